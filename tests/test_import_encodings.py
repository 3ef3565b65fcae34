"""Encodings and languages of sources: what is written is what is read, however it was saved."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangtan.importers.encoding import decode

TEXTS = {
    "zh-Hans": (
        "记者：您第一次走进录音棚是哪一年？当时的条件怎么样？\n"
        "林远：一九八七年冬天。棚里没有暖气，我们把棉被钉在墙上，既保暖又吸音。导演每天来听一遍，"
        "说这个声音太干净了，不像我们住的那条街。后来我带着机器到街上去，录了三个晚上，"
        "才明白干净不是目的。很多年轻人问我用什么话筒，我总是先问他们听见了什么。\n"
        "记者：这种方法现在还适用吗？\n林远：工具变了，耳朵没有变。你要先把一个地方听熟，"
        "再决定让观众听见哪一部分。有时候最重要的声音就是没有声音。\n"
    ),
    "zh-Hant": (
        "記者：您第一次走進錄音室是哪一年？當時的條件怎麼樣？\n"
        "林遠：一九八七年冬天。棚裡沒有暖氣，我們把棉被釘在牆上，既保暖又吸音。導演每天來聽一遍，"
        "說這個聲音太乾淨了，不像我們住的那條街。後來我帶著機器到街上去，錄了三個晚上，"
        "才明白乾淨不是目的。很多年輕人問我用什麼話筒，我總是先問他們聽見了什麼。\n"
        "記者：這種方法現在還適用嗎？\n林遠：工具變了，耳朵沒有變。你要先把一個地方聽熟，"
        "再決定讓觀眾聽見哪一部分。有時候最重要的聲音就是沒有聲音。\n"
    ),
    "ja": (
        "記者：初めて録音スタジオに入ったのは何年ですか。\n"
        "森田：一九八七年の冬でした。暖房がなかったので、壁に布団を打ちつけて音を吸わせたんです。"
        "監督は毎日聞きに来て、この音はきれいすぎる、私たちが住んでいる通りの音ではないと言いました。"
        "それから機械を持って街に出て、三晩かけて録りました。きれいな音が目的ではないと、"
        "そのときやっと分かりました。若い人には、まず何が聞こえたかを尋ねることにしています。\n"
    ),
    "ko": (
        "기자: 처음 녹음실에 들어간 것은 몇 년도였습니까?\n"
        "한서준: 천구백팔십칠년 겨울이었습니다. 난방이 없어서 벽에 이불을 걸어 소리를 흡수하게 했지요. "
        "감독님은 매일 와서 들어 보고 이 소리는 너무 깨끗하다고 했습니다. 우리가 사는 거리의 소리가 아니라는 "
        "것이었습니다. 그래서 기계를 들고 거리로 나가 사흘 밤 동안 녹음했습니다. 젊은 사람들에게는 무엇이 "
        "들렸는지 먼저 물어봅니다.\n"
    ),
    "en": (
        "Interviewer: When did you first walk into a studio? I’d guess it wasn’t warm…\n"
        "Ruth Adler: The winter of ’87 – no heating at all. We nailed quilts to the walls, which kept us warm "
        "and kept the sound dry. The director came by every day and said, “This is too clean; it isn’t the "
        "street that we live in.” So I took the machine outside for three nights. Young people ask me about "
        "microphones, and I ask them what they have heard — that’s where it begins.\n"
    ),
    "fr": (
        "Journaliste : En quelle année êtes-vous entrée pour la première fois dans un studio ?\n"
        "Hélène Carré : C’était l’hiver 1987. Il n’y avait pas de chauffage, alors nous avons cloué des édredons "
        "aux murs ; ça gardait la chaleur et ça étouffait le son. Le réalisateur venait écouter chaque matin et "
        "disait que c’était trop propre, que ce n’était pas la rue où nous habitions. Après, j’ai emporté la "
        "machine dehors pendant trois nuits, et j’ai compris que la propreté n’était pas le but.\n"
    ),
    "de": (
        "Frage: In welchem Jahr haben Sie zum ersten Mal ein Tonstudio betreten?\n"
        "Jörg Weiß: Das war im Winter 1987. Es gab keine Heizung, also nagelten wir Decken an die Wände; das "
        "hielt warm und schluckte den Schall. Der Regisseur kam täglich und sagte, es sei zu sauber, das sei "
        "nicht die Straße, in der wir wohnen. Später habe ich das Gerät für drei Nächte nach draußen getragen "
        "und verstanden, dass Sauberkeit nicht das Ziel ist. Über Mikrofone rede ich ungern.\n"
    ),
    "es": (
        "Pregunta: ¿En qué año entró por primera vez en un estudio?\n"
        "Inés Muñoz: Fue en el invierno de 1987. No había calefacción, así que clavamos mantas en las paredes; "
        "eso nos abrigaba y apagaba el sonido. El director venía a escuchar cada mañana y decía que era demasiado "
        "limpio, que no era la calle donde vivíamos. Después llevé la máquina afuera durante tres noches y "
        "comprendí que la limpieza no era el fin. ¿Qué han oído? Eso les pregunto a los jóvenes.\n"
    ),
    "ru": (
        "Корреспондент: В каком году вы впервые вошли в студию звукозаписи?\n"
        "Анна Лебедева: Это было зимой восемьдесят седьмого. Отопления не было, и мы прибили к стенам одеяла: "
        "так было теплее и звук не отражался. Режиссёр приходил каждое утро и говорил, что звук слишком чистый, "
        "что это не та улица, на которой мы живём. Потом я три ночи записывала на улице и поняла, "
        "что чистота не самоцель.\n"
    ),
}
SAVED_AS = [
    *((tag, "utf-8") for tag in TEXTS),
    *((tag, "utf-8-sig") for tag in TEXTS),
    *((tag, "utf-16") for tag in TEXTS),
    *((tag, "utf-16-le") for tag in TEXTS),
    *((tag, "utf-16-be") for tag in TEXTS),
    ("zh-Hans", "gb18030"),
    ("zh-Hant", "gb18030"),
    ("zh-Hant", "big5"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ja", "iso2022_jp"),
    ("ko", "cp949"),
    ("en", "cp1252"),
    ("fr", "cp1252"),
    ("de", "cp1252"),
    ("es", "cp1252"),
    ("ru", "cp1251"),
]


@pytest.mark.parametrize(("tag", "encoding"), SAVED_AS)
def test_whole_text_is_read_as_it_was_saved(tag: str, encoding: str) -> None:
    assert decode(TEXTS[tag].encode(encoding), "a.txt").text == TEXTS[tag]


@given(st.sampled_from(SAVED_AS), st.integers(0, 400), st.integers(200, 260))
def test_two_hundred_characters_are_enough(saved: tuple[str, str], start: int, length: int) -> None:
    tag, encoding = saved
    text = (TEXTS[tag] * 3)[start : start + length]
    assert decode(text.encode(encoding), "a.txt").text == text
