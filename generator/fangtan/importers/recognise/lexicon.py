"""Words that carry meaning in the layout of interviews, by what they tell; languages side by side.

They are one piece of evidence among others: none decides alone.
"""

from __future__ import annotations

import re
from typing import Final

from fangtan.importers.recognise.characters import HAN, folded


def _set(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.replace("\n", "|").split("|") if word.strip())


ASKERS: Final = _set("""
q|question|questions|interviewer|interviewers|int|intv|iv|ir|i|reporter|journalist|host|moderator|interviewer 1|interviewer 2
the interviewer|presenter|anchor|editor|examiner|correspondent|counsel|by|mod
问|記者|记者|問|主持人|采访者|採訪者|采访人|提问者|访谈者|訪談者|主持|编者|編者|本报记者|本刊记者|本刊|编辑|编辑部|访问者|提问|提問|访问|訪問者
聞き手|質問|質問者|編集部|司会|司会者|インタビュアー|記者|――|──|——|――|問い
frage|f|interviewer|interviewerin|moderator|moderatorin|redaktion|reporter|journalist|journalistin|fragesteller
question|journaliste|intervieweur|enquêteur|enquêtrice|enq|animateur|animatrice|rédaction|la rédaction|présentateur|présentatrice
p|pregunta|entrevistador|entrevistadora|entrev|periodista|e|ent|pergunta|jornalista|repórter|redacción|reportero|reportera
domanda|d|intervistatore|intervistatrice|giornalista|vraag|v|fråga|spørsmål|spørgsmål|kysymys|pytanie|dziennikarz|otázka
вопрос|в|корреспондент|корр|корреспондентка|интервьюер|ведущий|ведущая|журналист|и|инт|редакция|питання|в-с
س|سؤال|السؤال|المحاور|المحاورة|الصحفي|مذيع|المذيع|ש|שאלה|מראיין|מראיינת|המראיין|המראיינת|کارشناس|پرسش|خبرنگار|مجری
질문|문|기자|진행자|면담자|사회자|soru|sunucu|muhabir|ερώτηση|ε|δημοσιογράφος|प्रश्न|सवाल
""")
ANSWERERS: Final = _set("""
a|answer|answers|interviewee|guest|respondent|narrator|participant|informant|witness|the witness|subject|iee|resp|r|interviewee 1|interviewee 2
答|受访者|受訪者|嘉宾|嘉賓|被访者|被訪者|受访人|口述者|讲述者|回答|来宾|專家|专家
語り手|回答者|ゲスト|答え|話し手|話者
antwort|a|befragter|befragte|zeitzeuge|zeitzeugin|gast|erzähler|erzählerin|interviewter|interviewte|b
réponse|r|invité|invitée|témoin|enquêté|enquêtée|interviewé|interviewée
respuesta|r|entrevistado|entrevistada|invitado|invitada|resposta|informante|testigo|convidado|convidada
risposta|intervistato|intervistata|antwoord|svar|vastaus|odpowiedź|odpověď|o
ответ|о|респондент|информант|собеседник|гость|рассказчик|відповідь
ج|جواب|الجواب|الضيف|الإجابة|إجابة|ת|תשובה|מרואיין|מרואיינת|המרואיין|המרואיינת|پاسخ
답|답변|구술자|게스트|cevap|yanıt|konuk|απάντηση|α|उत्तर|जवाब
""")
BYSTANDERS: Final = _set("""
speaker|speaker 1|speaker 2|speaker 3|speaker 4|unknown speaker|unidentified speaker|unidentified|unknown|audience|audience member|male voice|female voice|male speaker|female speaker|man|woman|all|both|announcer|translator|interpreter|the court|the clerk|camera operator|cameraman|student
观众|翻译|众人|全体|旁白|听众|学生|一同|全員|sprecher|sprecherin|sprecher 1|sprecher 2|publikum|dolmetscher|locuteur 1|locuteur 2|public|traductrice|traducteur|hablante 1|hablante 2|público|intérprete|спикер 1|спикер 2|голос из зала|переводчик|зал|说话人|说话人1|说话人2|发言人|发言人1|发言人2|发言人 1|发言人 2|話者1|話者2
""")
BREAKS: Final = _set("""
break|music|intermission|ad break|commercial|commercial break|advertisement|ads|ad|sponsor|sponsors|sponsor break|midroll|intro|outro|theme music|intro music|outro music|pause|jingle|interlude|station break|music plays|music break|end of interview|end of transcript|end|transcript ends
广告|休息|间奏|音乐|片头|片尾|中场休息|休憩|音楽|ジングル|cm|pause musicale|musique|publicité|musik|werbung|werbepause|música|pausa|publicidad|intermedio|musica|музыка|пауза|реклама|перерыв|موسيقى|فاصل|استراحة|מוזיקה|הפסקה
对话|對話|dialogue|dialog|访谈|訪談|正文|访谈实录|对话实录|interview|采访实录|実録|dialogo|диалог|диалогue
""")
REMARKS: Final = _set("""
note|notes|editor's note|editors' note|warning|tip|tips|example|examples|update|caution|important|hint|summary|abstract|keywords|key words|conclusion|introduction|source|sources|see also|correction|disclaimer|p.s|ps|ingredients|method|directions|instructions|serves|prep time|cook time|yield|pros|cons|step|problem|solution|cause|effect|before|after|input|output|advantages|disadvantages|fix|remedy|symptom|materials|equipment|monday|tuesday|wednesday|thursday|friday|saturday|sunday|result|results|definition|theorem|proof|lemma|remark|exercise|quote|title|chapter|figure|table|photo|photos|image|caption|credit|picture|fact|myth|todo|bug|feature|author|related|read more|subject|re|to|from|cc|sent|http|https|verse|chorus|bridge|winner|score|address|phone|email|e-mail|website|web|github|linkedin|twitter|x|instagram|facebook|mastodon|tel|fax|hours|price|admission|directed by|cast|genre|runtime|starring|rating|verdict|language|type|size|color|colour|weight
date|time|place|location|interview date|date of interview|place of interview|recorded|recording|duration|length|transcribed by|transcriber|transcribed|edited by|transcript|transcription|interviewed by|interview with|interview by|interviewees|participants|present|project|collection|tape|side|accession|accession no|accession number|id|reference|restrictions|copyright|rights|topics|subjects|format|file|born|birth|date of birth|audio|video|series|episode|season|published|posted|words|text|photographs|photography|legend|key|speakers|conventions|abbreviations|venue|audited by|reviewed by|call number|identifier|repository|name|occupation|sponsor|show notes|links|guests|hosts|producer|music by
注|注意|备注|备注说明|提示|警告|例如|例|日期|时间|地点|采访时间|采访地点|访谈时间|访谈地点|整理|整理者|来源|作者|编者按|编者注|编按|按|摄影|摄|图|图片|图注|标题|关键词|摘要|小贴士|责任编辑|责编|校对|文字整理|录音|录音整理|材料|做法|步骤|日時|場所|取材|構成|撮影|注記|備考|例えば|文|写真|時間|地點|採訪時間|訪談時間|訪談地點|訪談日期|访谈日期|采访日期|採訪地點|原文|链接|网址|译者|翻译者|出品|监制|策划|采访|撰文|文字|视频|設計|设计
hinweis|achtung|anmerkung|anm|beispiel|zusammenfassung|quelle|zutaten|zubereitung|datum|ort|zeit|aufnahme|aufgenommen|transkription|transkribiert von|dauer|foto|fotos|bild|signatur|thema|titel|tipp|das gespräch führte|archiv|vorteile|nachteile
remarque|attention|exemple|date|lieu|durée|transcription|photo|résumé|source|ingrédients|préparation|astuce|conseil|propos recueillis par|entretien|avantages|inconvénients|nb|titre|thème|cote
nota|aviso|atención|advertencia|ejemplo|fecha|lugar|duración|transcripción|resumen|fuente|ingredientes|preparación|consejo|título|tema|ventajas|desventajas|foto|data|local|exemplo|entrevista|archivo|truco
примечание|внимание|пример|дата|место|время|источник|фото|ингредиенты|приготовление|совет|итог|запись|расшифровка|тема|место записи|дата записи|важно
ملاحظة|تنبيه|مثال|تاريخ|المكان|التاريخ|المصدر|المكونات|الطريقة|נ.ב|הערה|תאריך|מקום|שימו לב|דוגמה|מקור|צילום
""")
NUMBERED: Final = _set(
    "q|a|question|answer|frage|antwort|réponse|pregunta|respuesta|p|r|domanda|risposta|问|答|問|问题|问題|質問|回答|вопрос|ответ|س|ج|سؤال|جواب|ש|ת|שאלה|תשובה"
)
FREQUENT: Final = re.compile(
    r"\bfaqs?\b|frequently asked|häufige fragen|häufig gestellte|foire aux questions|questions fréquentes"
    r"|preguntas frecuentes|perguntas frequentes|част(о|ые) .*вопрос|常见问题|常見問題|よくある質問|الأسئلة الشائعة|שאלות נפוצות",
    re.IGNORECASE,
)
CAST: Final = _set("""
interviewer|interviewee|interviewed by|interview with|interview by|narrator|host|guest|guests|hosts|respondent|participant|participants|interviewers|interviewees|speakers|speaker|present|moderator|cast|legend
采访者|受访者|採訪者|受訪者|采访人|受访人|主持人|嘉宾|访谈者|被访者|采访对象|访谈对象|记者|口述者|聞き手|語り手|話し手|ゲスト
interviewer|interviewerin|interviewte|interviewter|zeitzeuge|zeitzeugin|befragte|befragter|gast|moderation|gesprächspartner|gesprächspartnerin
enquêteur|enquêtrice|témoin|invité|invitée|interviewé|interviewée|intervieweur
entrevistador|entrevistadora|entrevistado|entrevistada|invitado|invitada|testigo
интервьюер|респондент|информант|собеседник|гость|ведущий|корреспондент
المحاور|الضيف|المحاورة|מראיין|מראיינת|מרואיין|מרואיינת
""")
MODERATORS: Final = _set(
    "moderator|moderatorin|moderation|主持人|主持|司会|司会者|modérateur|modératrice|moderador|moderadora"
    "|модератор|ведущий|ведущая|مدير الجلسة|사회자|进行"
)
PUBLICATIONS: Final = re.compile(
    r"\b(the|magazine|journal|times|post|news|review|daily|weekly|zeitung|spiegel|monde|país|paper"
    r"|radio|tv|bbc|press|газета)\b|新闻|新聞|周刊|日报|日報|时报|時報|晚报|杂志|雜誌|网|電視|电视|记者$|記者$",
    re.IGNORECASE,
)
SPEECH_VERBS: Final = re.compile(
    r"\b(said|says|say|saying|asked|asks|added|adds|replied|told|wrote|writes|explained|recalls?|recalled"
    r"|answered|continued|noted|concluded|stated|warned|insisted|joked|laughed|shouted|whispered|is|are|was|were|has|have|had"
    r"|following|follows|includes?|including|such as|because|that|this|these|which|and|or|but"
    r"|sagte|sagt|fragte|fragt|meinte|meint|erklärte|schrieb|ist|sind|war|und|dass|folgende[sn]?"
    r"|dit|disait|demanda|déclare|explique|répond|répondit|est|sont|était|et|que|suivante?s?"
    r"|dijo|dice|preguntó|explicó|respondió|es|son|era|disse|perguntou"
    r"|сказал[аи]?|говорит|спросил[а]?|ответил[а]?|пишет|это|были?|قال|قالت|يقول|وأضاف|אמר|אמרה|שאל)$"
    rf"|[{HAN}](说|道|說|表示|认为|認為|指出|写道|寫道|称|稱|介绍|强调|补充|是|有|为|如下)$|[いうたすとはがをにも]$",
    re.IGNORECASE,
)
INTERVIEW: Final = re.compile(
    r"\b(interview\w*|q\s?&\s?a|q\s?and\s?a|in conversation|conversation with|a chat with|talks? to|questions? (for|to)"
    r"|gespräch|im gespräch|fragen an|entretien|rencontre avec|questions à|entrevista|conversación|intervista|intervju"
    r"|интервью|беседа|разговор с|вопросов)\b|访谈|訪談|专访|專訪|对话|對話|采访|採訪|問答|问答|インタビュー|対談|聞いた|聞く"
    r"|حوار|مقابلة|لقاء مع|ריאיון|ראיון|שיחה עם|인터뷰|대담|مصاحبه|röportaj|wywiad|haastattelu",
    re.IGNORECASE,
)
WITH: Final = re.compile(
    r"(?:interview(?:s)? with|conversation with|q\s?&\s?a with|q\s?and\s?a with|questions for|chat with|talk with|interview:|gespräch mit|interview mit"
    r"|entretien avec|rencontre avec|entrevista (?:a|con|com)|intervista (?:a|con)|интервью с|беседа с|حوار مع|مقابلة مع|ראיון עם|שיחה עם)\s+"
    r"(?P<name>[^\W\d_]+(?:[ .’'-]+[^\W\d_]+){0,3})",
    re.IGNORECASE,
)
WITH_HAN: Final = re.compile(
    rf"(?:专访|專訪|对话|對話|对谈|采访|访谈)[:：｜|\s]*(?P<name>[{HAN}]{{2,4}}(?:·[{HAN}]+)?)(?=$|[:：,，\s|｜、])"
)
TAPE: Final = re.compile(
    r"\b(end|start|begin(ning)?|change|continued|side|ende|anfang|beginn|fin|début|inicio|конец|начало)\b.{0,30}"
    r"\b(tape|side|cassette|reel|disc|track|recording|interview|audio|video|transcript|file|session|part|band|kassette|seite|bande|cinta|cara|кассет\w*|сторон\w*|запис\w*|плёнк\w*)\b"
    r"|^(tape|side|cassette|reel|disc|kassette|band|cinta|кассета)\b.{0,40}$"
    r"|磁带|换带|テープ|カセット|录音(结束|开始|中断)|نهاية الشريط|סוף (ה)?קלטת",
    re.IGNORECASE,
)
CREDIT: Final = re.compile(
    r"\b(photo(graph)?s?|foto|fotos|photographie|image|picture|courtesy|credit|copyright|фото|снимок)\b\s*(by\b|:|：|/|©|\()"
    r"|\b(photo(graph)?ed by|courtesy of|file photo|getty|reuters|afp|xinhua|dpa|visual china|data map|alamy|imago|shutterstock|crédit|crédits|aus dem archiv|из архива|тасс|риа новости)\b"
    r"|©|[（(](photo|foto|photo :|фото|图|圖|写真)\b|供图|供圖|资料图|資料圖|視覺中國|视觉中国|新华社|[图圖](/|／|：|源|片)|摄$|摄影|攝$|摄[）)]|写真[＝=:：/]|撮影|提供[）)]?$|تصوير|الصورة|צילום|באדיבות",
    re.IGNORECASE,
)
POINTING: Final = re.compile(
    r"\b(from left|left to right|far left|far right|\(left\)|\(right\)|centre|pictured|on the set of|on set|seen here|von links|links im bild|de gauche à droite|à gauche|de izquierda a derecha|слева направо|слева)\b"
    r"|[（(](left|right|links|rechts|à gauche|à droite|izquierda|слева|справа|左|右|中)[）)]|左起|左一|右一|从左至右|从左到右|[左右]から|图为|圖為|من اليسار|מימין|משמאל"
    r"|^(figure|fig\.|abb\.|abbildung|рис\.|图|圖|図)\s*\d+",
    re.IGNORECASE,
)
CLOSING: Final = re.compile(
    r"\b(edited (and|&|for)|condensed|transcribed by|transcript by|interview(ed)? (by|conducted)|this interview|this conversation|translated by|photographs? by|copyright|all rights reserved|subscribe|is a (writer|journalist|editor|reporter)"
    r"|das gespräch führte|das interview führte|propos recueillis|entretien réalisé|entrevista realizada|беседовал[аи]?|беседу вел[аи]?|интервью подготовил\w*|записал[аи]?)\b"
    r"|责任编辑|责编|本文来自|编辑[：:]|（完）|（实习|来源：|記者.{1,6}報導|（聞き手|聞き手[＝=：:]|構成[＝=：:/]|取材・文|أجرى الحوار|ראיין|ראיינה",
    re.IGNORECASE,
)
FIRST_PERSON: Final = re.compile(
    r"\b(i|i'm|i’m|i've|i’ve|i'd|i’d|my|me|we|our|we're|ich|mich|mir|wir|mein\w*|unser\w*|uns|je|j'\w+|j’\w+|nous|mon|ma|mes|notre|nos|moi|yo|nosotros|nosotras|mi|mis|nuestr\w+|me|nos|eu|meu|minha|nós|io|mio|mia|noi|я|мы|мне|меня|мой|моя|нас|нам|наш\w*|мо[йяеи])\b"
    r"|我|咱|俺|私|僕|俺|自分|わたし|أنا|نحن|كنت|كنا|ـني|אני|אנחנו|שלי|לי|היינו|나는|저는|제가|우리",
    re.IGNORECASE,
)
SECOND_PERSON: Final = re.compile(
    r"\b(you|your|you're|you’ve|yours|sie|ihr|ihre\w*|ihnen|du|dein\w*|dich|dir|vous|votre|vos|tu|toi|usted|ustedes|su|sus|te|tú|você|seu|sua|lei|voi|вы|вам|вас|ваш\w*|ты|тебя)\b"
    r"|你|您|あなた|さん|ですか|ますか|أنت|لك|حضرتك|كيف|متى|لماذا|לך|אתה|את|שלך|선생님|당신",
    re.IGNORECASE,
)
SPEAKER_NUMBER: Final = re.compile(
    r"^(?:speaker|interviewer|interviewee|respondent|participant|informant|guest|host|narrator|person"
    r"|voice|male|female|man|woman|student|moderator|int|sprecher|sprecherin|person|stimme|befragter|locuteur"
    r"|participant|voix|hablante|locutor|voz|спикер|участник|голос|информант|说话人|发言人|受访者|嘉宾|话者|話者|متحدث|דובר)"
    r"[ _]?[#№]?\d{1,2}$|^(?:speaker|person|participant|informant) [a-h]$"
)
_COUNTED: Final = re.compile(r"\s*[#№]?\d{1,3}$")


def is_speaker_word(key: str) -> bool:
    """Return whether a folded label is a word for somebody who speaks, whatever the language."""
    return key in ASKERS or key in ANSWERERS or key in BYSTANDERS


def is_remark(key: str) -> bool:
    """Return whether a folded label is a word for a remark, a field or a date."""
    bare = _COUNTED.sub("", key)
    return bare in REMARKS and bare not in CAST


def is_break(text: str) -> bool:
    """Return whether a text names a break or a part of a programme, and nothing else."""
    return folded(text) in BREAKS
