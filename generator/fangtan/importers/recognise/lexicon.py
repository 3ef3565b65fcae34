"""Words that carry meaning in the layout of interviews, by what they tell; languages side by side.

They are one piece of evidence among others: none decides alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import yaml

from fangtan.importers.recognise.characters import HAN, KANA, folded


def _read() -> dict[str, frozenset[str]]:
    text = (Path(__file__).parent / "words.yaml").read_text("utf-8")
    loaded: dict[str, str] = yaml.load(text, yaml.CSafeLoader)
    return {
        kind: frozenset(word.strip() for word in words.split("|") if word.strip())
        for kind, words in loaded.items()
    }


_WORDS: Final = _read()
ASKERS: Final = _WORDS["askers"]
ANSWERERS: Final = _WORDS["answerers"]
BYSTANDERS: Final = _WORDS["bystanders"]
BREAKS: Final = _WORDS["breaks"]
REMARKS: Final = _WORDS["remarks"]
NUMBERED: Final = _WORDS["numbered"]
FREQUENT: Final = re.compile(
    r"\bfaqs?\b|frequently asked|häufige fragen|häufig gestellte|foire aux questions"
    r"|questions fréquentes"
    r"|preguntas frecuentes|perguntas frequentes|част(о|ые) .*вопрос|常见问题|常見問題|よくある質問"
    r"|الأسئلة الشائعة|שאלות נפוצות",
    re.IGNORECASE,
)
CAST: Final = _WORDS["cast"]
MODERATORS: Final = _WORDS["moderators"]
PUBLICATIONS: Final = re.compile(
    r"\b(the|magazine|journal|times|post|news|review|daily|weekly|zeitung|spiegel|monde|país|paper"
    r"|radio|tv|bbc|press|газета)\b|新闻|新聞|周刊|[^通]报$|報$|日报|日報|时报|時報|晚报|杂志|雜誌"
    r"|网|電視|电视|记者$|記者$",
    re.IGNORECASE,
)
SPEECH_VERBS: Final = re.compile(
    r"\b(said|says|say|saying|asked|asks|added|adds|replied|told|wrote|writes|explained"
    r"|recalls?|recalled"
    r"|answered|continued|noted|concluded|stated|warned|insisted|joked|laughed|shouted"
    r"|whispered|is|are|was|were|has|have|had"
    r"|following|follows|includes?|including|such as|because|that|this|these|which|and|or|but"
    r"|sagte|sagt|fragte|fragt|meinte|meint|erklärte|schrieb|ist|sind|war|und|dass|folgende[sn]?"
    r"|dit|disait|demanda|déclare|explique|répond|répondit|est|sont|était|et|que|suivante?s?"
    r"|dijo|dice|preguntó|explicó|respondió|es|son|era|disse|perguntou"
    r"|сказал[аи]?|говорит|спросил[а]?|ответил[а]?|пишет|это|были?|قال|قالت|يقول|وأضاف|אמר"
    r"|אמרה|שאל)$"
    rf"|[{HAN}](说|道|說|讲|講|问|問|喊|写道|常想|心想|告诉|告訴|表示|认为|認為|指出|写道|寫道|称|稱|介绍|强调|补充|是|有|为"
    rf"|如下)$|[いうたすとはがをにも]$",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(
    r"^(?:.*\s)?(?:i|we|he|she|they|you|it|my|our|his|her|their|ich|wir|er|es|man|mein\w*|je|j['’]\w+"
    r"|nous|il|elle|on|ils|elles|yo|nosotros|él|ella|ellos|eu|ele|ela|nós|io|lui|lei|noi|я|мы|он"
    r"|она|они|мне|мой|моя)\s+\S"
    rf"|^(?=.{{3}})[{HAN}{KANA}，、]*(?:我|你|您|他|她|它|咱|私|僕|彼)"
    r"|^(?:كان|كانت|كنا|كنت|كانوا|قال|قالت|قلت|قلنا|هناك|هذا|هذه|ذلك|كل|ثم|لكن|ولكن|أما|وكان"
    r"|وقال|היה|הייתה|היתה|היו|אמר|אמרה|אמרתי|זה|כל|אז|אבל|יש|אין)\s+\S"
    rf"|^[{HAN}]{{2,}}(?:讲|講|问|問|说|說|想|写|寫|叫|答|喊|念|唱)$",
    re.IGNORECASE,
)
"""Words that a clause has and a name has not: a pronoun with its verb, a verb of speech."""
INTERVIEW: Final = re.compile(
    r"\b(interview\w*|q\s?&\s?a|q\s?and\s?a|in conversation|conversation with|a chat with"
    r"|talks? to|questions? (for|to)"
    r"|\w*gespräch|round ?table|podiumsdiskussion|table ronde|mesa redonda"
    r"|tavola rotonda|fragen an|entretien|rencontre avec|questions à|entrevista"
    r"|conversación|intervista|intervju"
    r"|интервью|беседа|разговор с|вопросов)\b|访谈|訪談|专访|專訪|对话|對話|采访|採訪"
    r"|問答|问答|インタビュー|対談|聞いた|聞く"
    r"|حوار|مقابلة|لقاء مع|ריאיון|ראיון|שיחה עם|인터뷰|대담|مصاحبه|röportaj|wywiad|haastattelu",
    re.IGNORECASE,
)
WITH: Final = re.compile(
    r"(?:interview(?:s)? with|conversation with|q\s?&\s?a with|q\s?and\s?a with|questions for"
    r"|chat with|talk with|(?:minutes|hours?|afternoon|evening|day|lunch|tea|coffee) with"
    r"|interview:|gespräch mit|interview mit"
    r"|entretien avec|rencontre avec|entrevista (?:a|con|com)|intervista (?:a|con)|интервью с"
    r"|беседа с|حوار مع|مقابلة مع|ראיון עם|שיחה עם)\s+"
    r"(?P<name>[^\W\d_]+(?:[ .’'-]+[^\W\d_]+){0,3})",
    re.IGNORECASE,
)
WITH_HAN: Final = re.compile(
    rf"(?:专访|專訪|对话|對話|对谈|采访|访谈)[:：｜"
    rf"|\s]*(?P<name>[{HAN}]{{2,4}}(?:·[{HAN}]+)?)(?=$|[:：,，\s|｜、])"
    rf"|(?:^|[\s　』」】、・])(?P<whom>[{HAN}]{{3,6}}|[{KANA}]{{2,8}}[・＝][{KANA}]{{2,10}})"
    r"(?:さん|氏|監督|先生)?[\s　]?(?:ロング|スペシャル|独占)?(?:インタビュー|に聞く)"
)
TAPE: Final = re.compile(
    r"\b(end|start|begin(ning)?|change|continued|side|ende|anfang|beginn|fin|début|inicio"
    r"|конец|начало)\b.{0,30}"
    r"\b(tape|side|cassette|reel|disc|track|recording|interview|audio|video|transcript|file"
    r"|session|part|band|kassette|seite|bande|cinta|cara|кассет\w*|сторон\w*|запис\w*"
    r"|плёнк\w*)\b"
    r"|^(tape|side|cassette|reel|disc|kassette|band|cinta|кассета)\b.{0,40}$"
    r"|^磁带\S{0,3}(?:[A-D一二三四五六\d]面?|结束|开始|完)$|换带|^(?:テープ|カセット)\S{0,4}(?:[A-D\d]面?"
    r"|終\w*|交換|開始)$|录音(结束|开始|中断)|نهاية الشريط|סוף (ה)?קלטת",
    re.IGNORECASE,
)
CREDIT: Final = re.compile(
    r"\b(photo(graph)?s?|foto|fotos|photographie|image|picture|courtesy|credit|copyright|фото"
    r"|снимок)\b\s*(by\b|:|：|/|©|\()"
    r"|\b(photo(graph)?ed by|courtesy of|file photo|getty|reuters|afp|xinhua|dpa|visual china"
    r"|data map|alamy|imago|shutterstock|crédit|crédits|aus dem archiv|из архива|тасс"
    r"|риа новости)\b"
    r"|©|[（(](photo|foto|photo :|фото|图|圖|写真)\b|供图|供圖|资料图|資料圖|視覺中國"
    r"|视觉中国|新华社|[图圖](/|／|：|源|片)|摄$"
    r"|摄影|攝$|摄[）)]|写真[＝=:：/]|撮影(?=\s*[＝=:：／/）)]|$)|提供[）)]?$|تصوير|الصورة|צילום|באדיבות",
    re.IGNORECASE,
)
PHOTO: Final = re.compile(
    r"(photo(graph)?s?|picture|image|foto|fotos|photographie|фото|图|图片|图源|摄影"
    r"|写真|圖)\s*[:：/／=]",
    re.IGNORECASE,
)
POINTING: Final = re.compile(
    r"\b(from left|left to right|far left|far right|\(left\)|\(right\)|centre|pictured"
    r"|on the set of|on set|seen here|von links|links im bild|de gauche à droite|à gauche"
    r"|de izquierda a derecha|слева направо|слева)\b"
    r"|[（(](left|right|links|rechts|à gauche|à droite|izquierda|слева|справа|左|右"
    r"|中)[）)]|左起|左一"
    r"|右一|从左至右|从左到右|[左右]から|图为|圖為|من اليسار|מימין|משמאל"
    r"|^(figure|fig\.|abb\.|abbildung|рис\.|图|圖|図)\s*\d+",
    re.IGNORECASE,
)
CLOSING: Final = re.compile(
    r"\b(edited (and|&|for)|condensed|transcribed by|transcript by|interview(ed)? (by"
    r"|conducted)|this interview|this conversation|translated by|photographs? by|copyright"
    r"|all rights reserved|subscribe|is a (writer|journalist|editor|reporter)"
    r"|das gespräch führte|das interview führte|propos recueillis|entretien réalisé"
    r"|entrevista realizada|беседовал[аи]?|беседу вел[аи]?|интервью подготовил\w*"
    r"|записал[аи]?)\b"
    r"|责任编辑|责编|本文来自|编辑[：:]|^[（(]?(?:值班)?编辑[\s/丨|｜]|校对[\s：:/丨|｜]|（完）|（实习|来源：|記者.{1,6}報導|（聞き手"
    r"|聞き手[＝=：:]|構成[＝=：:/]|取材・文|أجرى الحوار"
    r"|ראיין|ראיינה",
    re.IGNORECASE,
)
BYLINE: Final = re.compile(
    r"^(?:(?:text|words|story|interview|reporting|photographs|photos|texte?|texto|testo)?"
    r"(?: (?:and|und|et|y|e) \w+)? ?(?:by|von|par|por|di|de)\s*:?\s+(?P<by>\S.+)"
    r"|(?:text|words|story|texte|texto|testo|reportage|protokoll|автор|текст)\s*[:：]\s*(?P<of>\S.+)"
    r"|(?:propos recueillis|entretien réalisé|das (?:gespräch|interview) führten?"
    r"|entrevista realizada|беседовал[аи]?|беседу вел[аи]?|записал[аи]?)\b.*"
    r"|(?:本报|本刊|实习|實習|特约|特約)?(?:记者|記者|撰文|采写|採訪|采访|撰稿|文)"
    r"(?:[、/／和與&]\s?(?:撰文|採訪|采访|摄影|攝影|整理|写真|編集))*\s*[|｜丨/／:：]?\s*"
    rf"[{HAN}]{{2,4}}(?:\s*[、/／|｜\s].*)?"
    r"|(?:取材・文|構成・文|文|聞き手|構成|글|취재)\s*[＝=:：/／].*"
    r"|\S{2,4} 기자|كتبت?\s*[:：].*|(?:حاورها|أجرى الحوار).*|מאת[: ].*)$",
    re.IGNORECASE,
)
"""A line that says who wrote the text or led the talk; its groups have to be a name."""
FIRST_PERSON: Final = re.compile(
    r"\b(i|i'm|i’m|i've|i’ve|i'd|i’d|my|me|we|our|we're|ich|mich|mir|wir|mein\w*|unser\w*|uns"
    r"|je|j'\w+|j’\w+|nous|mon|ma|mes|notre|nos|moi|yo|nosotros|nosotras|mi|mis|nuestr\w+|me"
    r"|nos|eu|meu|minha|nós|io|mio|mia|noi|я|мы|мне|меня|мой|моя|нас|нам|наш\w*|мо[йяеи])\b"
    r"|我|咱|俺|私|僕|俺|自分|わたし|أنا|نحن|كنت|كنا|ـني|אני|אנחנו|שלי|לי|היינו|나는"
    r"|저는|제가|우리",
    re.IGNORECASE,
)
SECOND_PERSON: Final = re.compile(
    r"\b(you|your|you're|you’ve|yours|sie|ihr|ihre\w*|ihnen|du|dein\w*|dich|dir|vous|votre|vos"
    r"|tu|toi|usted|ustedes|su|sus|te|tú|você|seu|sua|lei|voi|вы|вам|вас|ваш\w*|ты|тебя)\b"
    r"|你|您|あなた|さん|ですか|ますか|أنت|لك|حضرتك|كيف|متى|لماذا|לך|אתה|את|שלך|선생님|당신",
    re.IGNORECASE,
)
SPEAKER_NUMBER: Final = re.compile(
    r"^(?:speaker|interviewer|interviewee|respondent|participant|informant|guest|host|narrator"
    r"|person"
    r"|voice|male|female|man|woman|student|moderator|int|sprecher|sprecherin|person|stimme"
    r"|befragter|locuteur"
    r"|participant|voix|hablante|locutor|voz|спикер|участник|голос|информант|说话人"
    r"|发言人|受访者|嘉宾|话者"
    r"|話者|متحدث|דובר)"
    r"[ _]?[#№]?\d{1,2}$|^(?:speaker|person|participant|informant) [a-h]$"
)
_COUNTED: Final = re.compile(r"\s*[#№]?\d{1,3}$")


def is_speaker_word(key: str) -> bool:
    """Return whether a folded label is a word for somebody who speaks, whatever the language."""
    return key in ASKERS or key in ANSWERERS or key in BYSTANDERS or key in MODERATORS


def is_remark(key: str) -> bool:
    """Return whether a folded label is a word for a remark, a field or a date."""
    bare = _COUNTED.sub("", key)
    return bare in REMARKS and bare not in CAST


def is_break(text: str) -> bool:
    """Return whether a text names a break or a part of a programme, and nothing else."""
    return folded(text) in BREAKS
