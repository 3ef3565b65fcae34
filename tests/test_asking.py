"""What prompts ask: one question or several, and whether yes or no would answer it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangtan.checks import check
from fangtan.checks.asking import questions_in, wants_yes_or_no
from fangtan.coverage import coverage
from fangtan.findings import Rule
from fangtan.load import load

STOCK = Path(__file__).parent / "stock" / "content"
QUESTIONS = "interviews/quiet-sound/questions.{}.md"

ENGLISH_YES_OR_NO = [
    "Does the director trust her audience?",
    "Do you agree?",
    "Did the budget decide the ending?",
    "Is this still a documentary?",
    "Are the extras paid?",
    "Was the long take planned?",
    "Were the neighbours asked first?",
    "Can a phone hold a landscape?",
    "Could the scene do without music?",
    "Will anyone remember the second reel?",
    "Would you have cut here?",
    "Should a teacher show it?",
    "Has the word changed since then?",
    "Have you ever left a cinema early?",
    "Had the crew rehearsed?",
    "May an editor lie?",
    "Must the hero win?",
    "Isn’t the second answer bolder?",
    "Don’t these two passages collide?",
    "Can’t silence be loud?",
    "And does that convince you?",
    "But is it fair?",
    "In her own terms, does the plan succeed?",
    "If the lamp goes out, can we still follow her?",
    "When she says “soon”, does she mean this year?",
    "Where the road ends, is there a house?",
    "In your view is it a comedy?",
    "The script came first, didn’t it?",
    "He blames the producers, right?",
    "She is joking, is she not?",
    "What she wants is money, isn’t it?",
    "You would rather wait?",
    "Is the shot good or not?",
    "Is the claim right or wrong?",
    "Does she use either light or colour?",
    "Is there any prop or costume that gives him away?",
    "Would it, sooner or later, bore you?",
    "Does [the frame](term:frame) help him?",
    "Does Mr. Lin speak for all of them?",
    "Is it fair? Why?",
    "Look at the last shot. Does it answer the first?",
    "Decide whether the ending is earned.",
    "In pairs, discuss whether she is a reliable witness.",
    "Do you think whether he lies matters?",
    "Does “Who pays?” have an answer?",
]

ENGLISH_MORE_THAN_THAT = [
    "What does she leave out?",
    "Which of the two doors do we believe in?",
    "Who is speaking in the last paragraph?",
    "Whom does the camera follow?",
    "Whose hands are these?",
    "When does the laughter stop?",
    "Where is the microphone?",
    "Why do the extras look away?",
    "How would you light a secret?",
    "How far can a rumour carry a plot?",
    "To whom does the letter belong?",
    "On what grounds does he refuse?",
    "From which window could she have seen it?",
    "Among how many would you share the prize?",
    "At which point does the joke turn?",
    "Where, as she tells it, does the work end?",
    "What, in the end, is the light for?",
    "In her view, what has been lost?",
    "If the lamp goes out, what can we still follow?",
    "When she says “soon”, which year does she mean?",
    "Had he stayed, what would have been filmed?",
    "Should the money run out, who would finish it?",
    "Were the roof to leak, which scene could go on?",
    "What kind of silence, then, is it?",
    "Is the lamp a clue or a decoration?",
    "Does he answer as a critic or as a father?",
    "Would you rather lose the sound or the picture?",
    "Did the laugh come before the cut, or after it?",
    "Does the market decide? Or the school?",
    "Sketch the room from above.",
    "Name two sounds that the street has lost.",
    "Draw the plot as a staircase; say nothing yet.",
    "“Is it art?” asks a neighbour. What would you reply?",
    "> Is it art?\n\nWhat is wrong with this question?",
    "[Is it art?]{.in-passing} What would settle the matter?",
    "What does the title *Is It Sunday?* promise?",
    "And the second lamp?",
    "Why not a longer lens?",
    "What follows if one asks whether she lies?",
    "Say what she would lose by staying.",
    "Discuss whether the lamp is a clue or a decoration.",
    "TODO: Is this needed?",
    "Suppose that it rains. What becomes of the parade?",
    "What would the actor ask: is it my scene or yours?",
]

CHINESE_YES_OR_NO = [
    "导演相信观众吗？",
    "你同意吗？",
    "这还算纪录片吗？",
    "预算决定了结尾吗？",
    "难道配乐就不能省掉吗？",
    "他说的是什么意思，你听懂了吗？",
    "这样剪，观众看得明白么？",
    "长镜头是不是事先排好的？",
    "这样说是否公平？",
    "手机能否容得下一片风景？",
    "老师可否在课上放这一段？",
    "这场戏能不能不要音乐？",
    "会不会有人记得第二本？",
    "该不该给群众演员署名？",
    "应不应该留下这个镜头？",
    "可不可以把灯关掉？",
    "要不要补一句旁白？",
    "你有没有中途离开过影院？",
    "他看没看过样片？",
    "你愿意不愿意等到最后？",
    "这一处算不算转折？",
    "这个比喻站不站得住脚？",
    "这盏灯值不值得保留？",
    "她的话前后一不一致？",
    "剧本先有的，对吗？",
    "他怪的是制片人，对不对？",
    "第二个回答更大胆，是不是？",
    "换成你，也会这样拍，是吗？",
    "大概是预算不够吧？",
    "你看过样片没有？",
    "这种说法成立与否？",
    "这个镜头是好还是不好？",
    "他赞成这样做吗？为什么？",
    "他赞成这样做吗，为什么？",
    "他是不是太严厉了，为什么？",
    "先看最后一个镜头。它有没有回答第一个？",
    "请判断他的话是否成立。",
    "两人一组，讨论她算不算可靠的见证人。",
    "《谁在敲门？》的结尾说得通吗？",
    "[画幅](term:frame)帮了他没有？",
    "在她看来，计划成功了吗？",
    "如果灯灭了，我们还跟得上她吗？",
    "他还是这样想吗？",
    "動不動就停機，這樣拍得下去嗎？",
]

CHINESE_MORE_THAN_THAT = [
    "她略去了什么？",
    "两扇门，我们更相信哪一扇？",
    "最后一段是谁在说话？",
    "镜头跟着谁走？",
    "笑声在哪里停下来？",
    "群众演员为什么看向别处？",
    "一个秘密该怎样打光？",
    "一句谣言能把情节带出多远？",
    "信是写给何人的？",
    "他凭什么拒绝？",
    "这笔奖金该分给几个人？",
    "在她看来，失去的是什么？",
    "如果灯灭了，我们还能跟着什么走？",
    "要换多久，观众才会走？",
    "那么第二盏灯呢？",
    "怎样看出它是不是计划好的？",
    "一部片子能不能留下来，由什么决定？",
    "是不是谁都能拍，谁说了算？",
    "这盏灯是线索，还是摆设？",
    "他是以影评人的身份作答，还是以父亲的身份？",
    "是市场说了算吗？还是学校？",
    "是市场说了算吗，还是学校？",
    "他有没有说清楚，还是故意留白？",
    "你宁可没有声音，还是宁可没有画面？",
    "他是不想拍，还是不能拍？",
    "他不是说过钱不要紧吗，那么荣誉为什么要紧？",
    "无论观众看不看，他图的是什么？",
    "不管好不好看，大家都去，图的是什么？",
    "他动不动就停机，图什么？",
    "从俯视的角度画出这个房间。",
    "请举出街上消失了的两种声音。",
    "请把情节画成一段楼梯，先不要说话。",
    "邻居问：“这是艺术吗？”你会怎样回答？",
    "> 这是艺术吗？\n\n这样问，错在哪里？",
    "[这是艺术吗？]{.in-passing}拿什么来判断？",
    "片名《今天星期天吗？》许诺了什么？",
    "为何不用更长的镜头？",
    "他口口声声说的“有没有意思”指什么？",
    "请说说她留下来会失去什么。",
    "请谈谈一部不管好不好看，你都会看完的片子。",
    "请谈谈一个动不动就停机的剧组。",
    "讨论：这盏灯是线索还是摆设。",
    "TODO：这一题还需要吗？",
    "假设下雨，游行会变成什么样？",
    "你是来干吗的？",
    "要是問他喜不喜歡，他會怎麼說？",
]


@pytest.mark.parametrize("sentence", ENGLISH_YES_OR_NO)
def test_english_question_is_answered_yes_or_no(sentence: str) -> None:
    assert wants_yes_or_no([sentence], "en")


@pytest.mark.parametrize("sentence", ENGLISH_MORE_THAN_THAT)
def test_english_question_needs_more(sentence: str) -> None:
    assert wants_yes_or_no([sentence], "en") is None


@pytest.mark.parametrize("sentence", CHINESE_YES_OR_NO)
def test_chinese_question_is_answered_yes_or_no(sentence: str) -> None:
    assert wants_yes_or_no([sentence], "zh-Hans")


@pytest.mark.parametrize("sentence", CHINESE_MORE_THAN_THAT)
def test_chinese_question_needs_more(sentence: str) -> None:
    assert wants_yes_or_no([sentence], "zh-Hans") is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", "Est-ce juste ?"), ("ar", "هل هذا عادل؟"), ("ja", "これは芸術ですか？")],
)
def test_of_another_language_nothing_is_said(language: str, sentence: str) -> None:
    assert wants_yes_or_no([sentence], language) is None


@pytest.mark.parametrize(
    ("language", "texts", "count"),
    [
        ("en", ["What is left out?"], 1),
        ("en", ["Sketch the room. What did the frame decide?"], 1),
        ("en", ["Sketch the room from above."], 0),
        ("en", ["What is left out? Who would miss it?"], 2),
        ("en", ["What is left out?", "Who would miss it?"], 2),
        ("en", ["What is left out, and how does she hide it?"], 2),
        ("en", ["Where does she stand; why does she wait?"], 2),
        ("en", ["What does he say, and is he right?"], 2),
        ("en", ["Which lamp goes out first and which film does it quote?"], 2),
        ("en", ["Is it a clue, and can you prove it?"], 2),
        ("en", ["What, and where? When? Who else would know?"], 2),
        ("en", ["Which lamp matters most, and why?"], 1),
        ("en", ["Which lamp matters most? Why?"], 1),
        ("en", ["Which lamp matters most? And why not the other?"], 2),
        ("en", ["Does the market decide? Or the school?"], 1),
        ("en", ["How does she show what is lost and what is kept?"], 1),
        ("en", ["How can he hold that money decides, and that schools must teach?"], 1),
        ("en", ["A lamp is enough; what else would you light?"], 1),
        ("en", ["Who meets whom where?"], 1),
        ("en", ["She asks, “Who pays?” Whom does she mean?"], 1),
        ("en", ["> Who pays? Who asks?\n\nWhom does she mean?"], 1),
        ("en", ["How does *Who Goes There?* end?"], 1),
        ("en", ["[Who pays?]{.in-passing} Whom does the question spare?"], 1),
        ("en", ["What is this?!"], 1),
        ("en", ["TODO: What? Which? Who is it?"], 0),
        ("zh-Hans", ["她略去了什么？"], 1),
        ("zh-Hans", ["请画出房间。画幅替你决定了什么？"], 1),
        ("zh-Hans", ["请画出房间。"], 0),
        ("zh-Hans", ["她略去了什么？谁会惦记它？"], 2),
        ("zh-Hans", ["她略去了什么？", "谁会惦记它？"], 2),
        ("zh-Hans", ["哪一盏灯最要紧？为什么？"], 1),
        ("zh-Hans", ["哪一盏灯最要紧？理由是什么？"], 1),
        ("zh-Hans", ["哪一盏灯最要紧，为什么？"], 1),
        ("zh-Hans", ["是市场说了算？还是学校？"], 1),
        ("zh-Hans", ["她问：“谁买单？”她指的是谁？"], 1),
        ("zh-Hans", ["《谁在敲门？》的结尾说了什么？"], 1),
        ("zh-Hans", ["> 谁买单？谁来问？\n\n她指的是谁？"], 1),
        ("zh-Hans", ["[谁买单？]{.in-passing}这样问，放过了谁？"], 1),
        ("zh-Hant", ["她略去了什麼？誰會惦記它？"], 2),
        ("zh-Hant", ["哪一盞燈最要緊？為什麼？"], 1),
        ("fr", ["Qui parle ? Qui écoute ?"], 2),
        ("fr", ["Qui parle ? Pourquoi ?"], 1),
        ("ar", ["من يتكلم؟ ومن الذي يصغي؟"], 2),
    ],
)  # fmt: skip
def test_questions_of_a_prompt_are_counted(language: str, texts: list[str], count: int) -> None:
    assert len(questions_in(texts, language)) == count


def test_a_question_is_named_as_it_is_written() -> None:
    prompt = "Look at “the lamp”. What does “Who pays?” mean, and why does she ask?"
    assert questions_in([prompt], "en") == (
        "What does “Who pays?” mean",
        "why does she ask?",
    )


def edited(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STOCK, tmp_path / "content"))


@pytest.mark.parametrize("inquiry", ["factual", "interpretive", "evaluative"])
def test_a_question_that_nobody_has_answered_yet_is_no_fault(content: Path, inquiry: str) -> None:
    for language in ("en", "zh-Hans"):
        file = content / QUESTIONS.format(language)
        file.write_text(re.sub("::: answer.*?:::\n", "", file.read_text("utf-8"), flags=re.DOTALL))
    edited(content, QUESTIONS.format("en"), "interpretive", inquiry)
    assert check(load(content)) == ()


def test_an_evaluative_question_wants_a_second_answer_and_may_cite_nothing(content: Path) -> None:
    edited(content, QUESTIONS.format("en"), "inquiry: interpretive", "inquiry: evaluative")
    assert check(load(content)) == ()
    edited(content, QUESTIONS.format("en"), ' {cites="what-is-silence.3 the-boom"}', "")
    matter = coverage(load(content).seminar).interviews[0].thin
    assert matter.few_answers == ()
    assert matter.answers_citing_nothing == ("what-is-it.answer-2",)
    edited(
        content, QUESTIONS.format("en"), "A thing that can be recorded.", "The tone of the room."
    )
    assert coverage(load(content).seminar).interviews[0].thin.few_answers == ("what-is-it",)


def test_what_is_made_from_another_language_is_told_of_once(content: Path) -> None:
    derived = "languages: [en, zh-Hans, zh-Hant]\nderived: {zh-Hant: {from: zh-Hans}}"
    edited(content, "publication.yaml", "languages: [en, zh-Hans]", derived)
    edited(content, QUESTIONS.format("zh-Hans"), "她所说的寂静指什么？", "这说得通吗？")
    rule = Rule.QUESTION_NEEDS_MORE_THAN_YES_OR_NO
    found = [finding for finding in check(load(content)) if finding.rule == rule]
    assert [finding.message for finding in found] == ["yes or no would answer “这说得通吗？”"]


def test_facts_that_could_not_be_read_are_not_judged(content: Path) -> None:
    edited(content, QUESTIONS.format("en"), "inquiry: interpretive", "inquiry: rhetorical")
    edited(content, QUESTIONS.format("en"), "format: pairs", "format: solo")
    assert {finding.rule for finding in check(load(content))} == {Rule.VALUE_IS_VALID}


WORDS = st.lists(
    st.sampled_from(["the", "lamp", "keeps", "her", "light", "near", "old", "doors"]), min_size=1
).map(" ".join)
HAN = st.text("灯光她门旧留住着房间", min_size=1, max_size=12)


@given(st.sampled_from(["Does", "Can", "Is", "Would"]), WORDS)
def test_what_begins_with_an_auxiliary_is_answered_yes_or_no(first: str, rest: str) -> None:
    assert wants_yes_or_no([f"{first} {rest}?"], "en")


@given(st.sampled_from(["What does", "Why can", "How is", "In which film would"]), WORDS)
def test_what_begins_with_the_word_that_asks_needs_more(first: str, rest: str) -> None:
    assert wants_yes_or_no([f"{first} {rest}?"], "en") is None
    assert len(questions_in([f"{first} {rest}?"], "en")) == 1


@given(HAN, st.sampled_from(["吗", "嗎", "，是不是", "，对吗", "吧"]))
def test_chinese_particles_ask_for_yes_or_no(words: str, ending: str) -> None:
    assert wants_yes_or_no([f"{words}{ending}？"], "zh-Hans")


@given(HAN, HAN, st.sampled_from(["什么", "谁", "哪里", "怎样", "為何", "多少"]))
def test_chinese_words_that_ask_need_more(before: str, after: str, asking: str) -> None:
    assert wants_yes_or_no([f"{before}{asking}{after}？"], "zh-Hans") is None


@given(st.sampled_from([*ENGLISH_YES_OR_NO, *ENGLISH_MORE_THAN_THAT]))
def test_what_is_asked_in_passing_is_not_asked(sentence: str) -> None:
    if not any(mark in sentence for mark in "[]>"):
        passing = f"[{sentence}]{{.in-passing}}"
        assert questions_in([passing], "en") == ()
        assert wants_yes_or_no([passing], "en") is None


@given(st.text(max_size=60), st.sampled_from(["en", "zh-Hans", "zh-Hant", "fr"]))
def test_any_text_has_as_many_questions_as_marks_at_most(text: str, language: str) -> None:
    marks = sum(text.count(mark) for mark in "?？؟")
    found = questions_in([text], language)
    assert len(found) <= 2 * marks
    assert (wants_yes_or_no([text], language) is None) or text.strip()
