"""What looks like a person's name, and when two forms name one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from fangtan.importers.recognise.characters import HAN, KANA, folded, is_east_asian

_SURNAMES: Final = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡林郭何高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭肖蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鐘姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷曲盛冉翁蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應闵閔苟鄔邬边邊卞姬师師和仇栾隋商刁沙荣榮巫寇桑郎甄丛虞敖巩明佘池查麻苑迟邝"
)
_NAME_WORD: Final = re.compile(
    r"^(?:[^\W\d_a-zа-яёß]\S*|de|da|di|du|van|von|der|den|la|le|del|dos|al|el|bin|ben|ibn|y|e)$"
)
_CASELESS: Final = re.compile(r"^[\u0590-\u06ff\u0900-\u0dff\uac00-\ud7af .'’״\"-]{2,40}$")
_FUNCTION: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "for",
        "with",
        "by",
        "is",
        "are",
        "was",
        "not",
        "what",
        "why",
        "how",
        "when",
        "where",
        "who",
        "this",
        "that",
        "we",
        "i",
        "you",
        "it",
        "yes",
        "no",
        "my",
        "our",
        "der",
        "die",
        "das",
        "und",
        "oder",
        "im",
        "am",
        "zu",
        "mit",
        "von",
        "ist",
        "für",
        "le",
        "la",
        "les",
        "des",
        "et",
        "ou",
        "un",
        "une",
        "dans",
        "el",
        "los",
        "las",
        "y",
        "en",
        "un",
        "una",
        "il",
        "lo",
        "и",
        "в",
        "на",
        "с",
        "о",
        "не",
        "как",
        "что",
    ]
)
_HAN_NAME: Final = re.compile(
    rf"^[{HAN}]{{2,4}}$|^[{HAN}{KANA}]{{1,12}}[·・][{HAN}{KANA}·・]{{1,14}}$"
)
_LONGEST: Final = 10
"""Characters of a name in Han or kana."""
_HAN_TITLED: Final = re.compile(
    rf"^[{HAN}]{{1,4}}(?:氏|さん|先生|女士|教授|导演|導演|监督|老师|监制|博士|主任)$"
)


def likeness(text: str) -> float:
    """Return how far a text looks like a person's name, from 0 to 1."""
    bare = text.strip().strip(".:：")
    if not bare or any(char.isdigit() for char in bare):
        return 0.0
    if _HAN_NAME.match(bare) or _HAN_TITLED.match(bare):
        sure = bare[0] in _SURNAMES or "·" in bare or "・" in bare or _HAN_TITLED.match(bare)
        return 1.0 if sure else 0.5
    if len(bare) > _LONGEST and is_east_asian(bare):
        return 0.0
    return _likeness_of_words(bare.replace(",", " ").split())


def _likeness_of_words(parts: Sequence[str]) -> float:
    if not 0 < len(parts) <= 5 or any(part in {"the", "of", "and", "a"} for part in parts[1:]):
        return 0.0
    capitals = all(_NAME_WORD.match(part) for part in parts)
    if _CASELESS.match(" ".join(parts)) or (capitals and parts[0].casefold() not in _FUNCTION):
        return 1.0 if len(parts) > 1 else 0.5
    return 0.0


HONORIFIC: Final = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|professor|sir|herr|frau|m|mme|mlle|sr|sra|(?:el |la )?señora?"
    r"|o senhor|a senhora|senhora?|signora?|monsieur|madame|don|doña|г-н|г-жа"
    r"|д-р)\.?\s+(?=\S)"
)


def initials(name: str) -> str:
    """Return the first letters of a name's words, folded."""
    return "".join(part[0] for part in re.split(r"[\s.\-·]+", folded(name)) if part)


def abbreviates(key: str, name: str) -> bool:
    """Return whether a folded label stands for a name: its initials, its first or last part."""
    full = HONORIFIC.sub("", folded(name))
    key = HONORIFIC.sub("", key)
    bare = re.sub(r"[\s.]", "", key)
    if not bare or key == full:
        return key == full
    if bare.isalpha() and len(bare) <= 4 and bare == initials(name):
        return True
    parts = re.split(r"[\s·・]+", full)
    if len(parts) > 1 and (
        key in {parts[0], parts[-1]} or bare == initials(f"{parts[0]} {parts[-1]}")
    ):
        return True
    return bool(_HAN_NAME.match(full)) and full.startswith(key) and len(key) <= 2


def named_by(key: str, names: Iterable[str]) -> str | None:
    """Return the one name that a folded label stands for; None where none or several fit."""
    exact = [name for name in names if folded(name) == key]
    if exact:
        return exact[0]
    fitting = {folded(name): name for name in names if abbreviates(key, name)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None
