"""Which language a text is in: by its script, then by its most common words.

Interviews are made of sentences, and in sentences every language shows itself by its small words;
so no statistical model is needed, which would be tens of megabytes for the same answer.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")

_SCRIPTS = (
    ("HIRAGANA", "Kana"),
    ("KATAKANA", "Kana"),
    ("HANGUL", "Hang"),
    ("CJK UNIFIED", "Hani"),
    ("LATIN", "Latn"),
    ("CYRILLIC", "Cyrl"),
    ("ARABIC", "Arab"),
    ("HEBREW", "Hebr"),
    ("GREEK", "Grek"),
    ("THAI", "Thai"),
    ("DEVANAGARI", "Deva"),
    ("BENGALI", "Beng"),
    ("TAMIL", "Taml"),
    ("GEORGIAN", "Geor"),
    ("ARMENIAN", "Armn"),
    ("ETHIOPIC", "Ethi"),
    ("MYANMAR", "Mymr"),
    ("KHMER", "Khmr"),
    ("LAO", "Laoo"),
    ("TIBETAN", "Tibt"),
    ("MONGOLIAN", "Mong"),
)
_ONE_LANGUAGE = {
    "Hang": "ko",
    "Hebr": "he",
    "Grek": "el",
    "Thai": "th",
    "Deva": "hi",
    "Beng": "bn",
    "Taml": "ta",
    "Geor": "ka",
    "Armn": "hy",
    "Ethi": "am",
    "Mymr": "my",
    "Khmr": "km",
    "Laoo": "lo",
    "Tibt": "bo",
    "Mong": "mn",
}
"""Scripts in which (nearly) one language alone is written."""

_SMALL_WORDS = {
    "en": "the and of to in that it is was you we for on are with as they at be this have from or had but what there were when your can said which how do if will about out so not",
    "fr": "le la les de des du et est un une que qui dans en il elle nous vous je ne pas pour sur avec ce cette au aux mais plus par sont était c'est d'un ou où très on même comme fait tout ça",
    "de": "der die das und ist nicht ich sie wir ein eine einen den dem zu mit es auf für von im auch sich aber war wie man als noch dann haben hat wenn oder nur so was bei sehr über mir aus",
    "es": "el la los las de que y en un una es no por con para se lo como más pero su al del era muy me yo nos cuando también hay está fue todo qué porque eso esto ser tiene sin sobre años",
    "it": "il la le gli di che e è un una non per con sono mi si ma come anche più della del nel alla lo ha ho era perché quando questo questa molto ci io noi cosa dei delle tutto quello se al",
    "pt": "o a os as de que e em um uma não é para com por se do da dos das no na mas mais como foi eu ele nós você muito era isso também ao quando à há são porque está ter ser então pelo tinha",
    "nl": "de het een en van ik dat is in niet te zijn we op met voor die maar ook er als was aan om hij ze dan nog bij wat naar heb heeft je hoe door wel uit hadden of over geen onze",
    "sv": "och det att i en jag är som på vi inte av för med den var till har om så de men ett man kan när från vad hade då också där mycket eller nu hur blev skulle varit alla",
    "da": "og det at i en jeg er som på vi ikke af for med den var til har om så de men et man kan når fra hvad havde også der meget eller nu hvordan blev skulle været alle noget",
    "nb": "og det at i en jeg er som på vi ikke av for med den var til har om så de men et man kan når fra hva hadde også der mye eller nå hvordan ble skulle vært alle noe",
    "fi": "ja on ei se että oli en mutta niin kun hän me ne tai mitä joka ovat myös kuin sitä sen olen olla jos nyt siitä minun tämä vain minä mikä miten koska sitten hyvin ollut",
    "pl": "i w nie to się na że z jest do jak ale o co tak za po od czy tym był było ja my oni dla tego przez być bardzo już jego ich które który która mnie też kiedy tylko bo",
    "cs": "a v se na že je to s z do jsem ale jako za po by tak co pro když jsme byl bylo byla nebo už jen ještě jsou který která které není může mi si při také tam velmi",
    "sk": "a v sa na že je to s z do som ale ako za po by tak čo pre keď sme bol bolo bola alebo už len ešte sú ktorý ktorá ktoré nie môže mi si pri tiež tam veľmi",
    "hu": "a az és hogy nem is egy ez de volt csak már van meg ha mint azt még vagy nagyon ezt én mi ők ki akkor lehet kell mert amikor sem volna minden lesz úgy aki",
    "ro": "și de la în că nu o este un cu pe să a se din mai ce care pentru am au fost dar ca sunt era eu noi foarte acest această lui după când sau cum fi fără",
    "tr": "ve bir bu da de için çok ama ben ne o ile gibi daha var mi mı sonra kadar değil olarak olan biz her şey nasıl zaman diye bunu ki ya hiç onun beni vardı oldu",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam saya ke ada akan pada juga kami mereka adalah karena bisa sudah kita atau seperti lebih banyak oleh apa sangat telah tapi",
    "vi": "và của là có không tôi cho một những được trong này đã với người các để khi chúng ở ra đó làm như nhưng cũng thì về đến rất phải nó vì còn",
    "ca": "el la els les de que i en un una és no per amb va és com més però del al jo quan també molt ser perquè això hi ha són aquest aquesta dels nosaltres fer tot ho",
    "ru": "и в не на что я с он как это по но они мы к у вы за так от был было бы же только для из его её очень мне когда уже то если есть были",
    "uk": "і в не на що я з він як це по але вони ми до у ви за так від був було б же тільки для із його її дуже мені коли вже та якщо є були",
    "bg": "и в не на че аз с той как това по но те ние към у вие за така от беше да се е са ще със само много ми когато вече ако има бяха който което",
    "sr": "и у не на да је се сам што ја са он као то по али они ми од био било би за тако само из његов њен веома кад већ ако су били који која",
    "ar": "في من على إلى أن كان هذا التي الذي ما لا هو مع عن هذه كل لم بعد كنت قد ذلك هي بين أو ثم حتى عند كانت لقد",
    "fa": "در به از که این را با است برای آن یک بود می هم ما من تا بر خود کرد شد ها چه اگر نیست داشت هر وقتی خیلی",
    "ur": "کے کی میں ہے کہ اور کا سے کو نے پر یہ ہیں تھا نہیں اس بھی ہم وہ تو جو ایک کر تھی تھے",
}
_LETTERS = {
    "fr": "œçèêàùîôû",
    "de": "ßäöü",
    "es": "ñ¿¡áíóúé",
    "it": "àèìòù",
    "pt": "ãõçáâêéíó",
    "nl": "ë",
    "sv": "åäö",
    "da": "åæø",
    "nb": "åæø",
    "fi": "äö",
    "pl": "łąęśćźżńó",
    "cs": "řěůčšžýáíéú",
    "sk": "ľĺŕčšžýáíéúô",
    "hu": "őűöüáéíóú",
    "ro": "ășțâî",
    "tr": "ğışçöü",
    "ca": "çèàòïl·",
    "vi": "ơưđăâêôạảấầậắặẹếềệịọốồộớờợụủứừựỳ",
    "uk": "іїєґ",
    "ru": "ыэё",
    "bg": "ъщ",
    "sr": "јљњћђџ",
    "fa": "پچژگکی",
    "ur": "ٹڈڑےںہھ",
    "ar": "ةىيكأإ",
}
"""Letters that tell languages apart where words are few."""
_SCRIPT_OF = {
    "ru": "Cyrl",
    "uk": "Cyrl",
    "bg": "Cyrl",
    "sr": "Cyrl",
    "ar": "Arab",
    "fa": "Arab",
    "ur": "Arab",
}
_LETTER = 0.3
"""A word of one letter may be an initial."""
_FALLBACK = {"Latn": "en", "Cyrl": "ru", "Arab": "ar"}


def language_of(text: str) -> str | None:
    """Return the BCP 47 tag of the language that most of a text is in; None where it has no words.

    Chinese is `zh-Hans` or `zh-Hant`. The same text has the same answer always.
    """
    sample = text[:_SAMPLE]
    scripts = _scripts(sample)
    if not scripts:
        return None
    if scripts["Kana"] * 10 > scripts["Hani"] and scripts["Kana"] + scripts["Hani"] > _rest(
        scripts, "Kana", "Hani"
    ):
        return "ja"
    script = max(sorted(scripts), key=lambda name: scripts[name])
    if script == "Hani":
        return chinese(sample)
    return _ONE_LANGUAGE.get(script) or _by_words(sample, script)


def chinese(text: str) -> str:
    """Return `zh-Hans` or `zh-Hant`, by the characters that only one of the two is written with."""
    han = Counter(char for char in text[:_SAMPLE] if "\u3400" <= char <= "\u9fff")
    simplified = sum(n for char, n in han.items() if _in_set(char, "gb2312", "big5"))
    traditional = sum(n for char, n in han.items() if _in_set(char, "big5", "gb2312"))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def known_tag(written: str | None, text: str) -> str | None:
    """Return a tag that a document states, such as `en_GB` or `zh-TW`, in the form used here.

    Plain `zh` is told apart by the text. None where there is no tag.
    """
    parts = (written or "").replace("_", "-").lower().split("-")
    if not re.fullmatch(r"[a-z]{2,3}", parts[0]):
        return None
    if parts[0] != "zh":
        return parts[0]
    rest = set(parts[1:])
    if rest & {"hant", "tw", "hk", "mo"}:
        return "zh-Hant"
    return "zh-Hans" if rest & {"hans", "cn", "sg"} else chinese(text)


def _scripts(text: str) -> Counter[str]:
    """Count letters by script; a Han character and a Hangul syllable weigh as much as three."""
    counted: Counter[str] = Counter()
    for char, times in Counter(text).items():
        if script := _script(char):
            counted[script] += times * (3 if script in {"Hani", "Hang"} else 1)
    return counted


@functools.cache
def _script(char: str) -> str | None:
    if not char.isalpha():
        return None
    name = unicodedata.name(char, "")
    return next((script for prefix, script in _SCRIPTS if name.startswith(prefix)), None)


def _rest(scripts: Counter[str], *but: str) -> int:
    return sum(times for script, times in scripts.items() if script not in but)


def _by_words(text: str, script: str) -> str:
    folded = text.casefold()
    seen = Counter(_WORD.findall(folded)) + Counter(char for char in folded if char > "\x7f")
    scores = {
        tag: sum(seen[word] * weight for word, weight in weighed.items())
        for tag, weighed in _weights().items()
        if _SCRIPT_OF.get(tag, "Latn") == script
    }
    best = max(scores, key=lambda tag: scores[tag], default="")
    if best and scores[best]:
        return best
    return _FALLBACK.get(script, "und")


@functools.cache
def _weights() -> dict[str, dict[str, float]]:
    """Return what a small word or a letter says for a language: the more have it, the less."""
    signs = {
        tag: {*_WORD.findall(words), *_LETTERS.get(tag, "")} for tag, words in _SMALL_WORDS.items()
    }
    shared = Counter(sign for each in signs.values() for sign in each)
    return {
        tag: {
            sign: (1.0 if len(sign) > 1 or sign > "z" else _LETTER) / shared[sign] for sign in each
        }
        for tag, each in signs.items()
    }


@functools.cache
def _in_set(char: str, one: str, other: str) -> bool:
    return _has(char, one) and not _has(char, other)


def _has(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeError:
        return False
    return True
