"""Cards to cut out: both sides in register, nothing cut off, nothing lost, one question a card."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

import papers
from conftest import CONTENT, STOCK
from fangtan import i18n
from fangtan.edition import Artifact
from fangtan.editions import cards
from fangtan.editions.cards.arranging import COLUMNS, ROWS, Page, arranged, mirrored, rows
from fangtan.editions.cards.fitting import SIZES, Fit, Setting, Size, fit
from fangtan.findings import Place
from fangtan.load import load
from fangtan.markup import plain
from fangtan.model import InLanguages, Language, Publication, Segment, Text, student
from fangtan.pdf import SheetError
from papers import Line, lines, pages, squeezed, tags

LANGUAGES = Path(__file__).parent / "languages" / "content"
DPI = 254
"""Ten pixels a millimetre, so that a page is whole pixels wide and can be turned exactly."""
MM = 72 / 25.4
LEAST = 9.0
UNEVEN = (10, 40, 60, 12, 110, 9, 230)
"""Prompts in words."""
PARAGRAPH = 40
SAFE = 4.0 * MM
"""How far from where one cuts every word has to be."""


# --- What is made ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """What one card says on a page, and where it begins: column and row from the top left."""

    column: int
    row: int
    number: str
    text: str


def publication(content: Path = STOCK, **imprint: object) -> Publication:
    """Return a publication as students see it, with its imprint changed."""
    whole = student(load(content).seminar)
    return replace(whole, imprint=replace(whole.imprint, **imprint))  # type: ignore[arg-type]


def made(whole: Publication) -> dict[str, bytes]:
    """Return the sets of cards of a publication by their languages."""
    with i18n.speaking(whole.imprint.strings):
        return {
            ".".join(artifact.languages): artifact.make(*artifact.depends)
            for artifact in planned(whole)
        }


def planned(whole: Publication) -> list[Artifact]:
    """Return the sets of cards that a publication plans."""
    with i18n.speaking(whole.imprint.strings):
        return [*cards.EDITION.plan(whole, ())]


def with_prompts(*lengths: int) -> Publication:
    """Return the stock publication with prompts of so many words in place of its own."""
    whole = publication()
    interview = whole.interviews[0]
    questions = tuple(
        replace(
            interview.questions[0],
            id=f"question-{number}",
            prompt=tuple(
                Segment(f"question-{number}.{start}", written(number, start, length))
                for start in range(0, length, PARAGRAPH)
            ),
        )
        for number, length in enumerate(lengths, start=1)
    )
    return replace(whole, interviews=(replace(interview, questions=questions),))


def written(number: int, start: int, length: int) -> InLanguages[Text]:
    """Return a paragraph of words that can all be told apart."""
    place, counted = Place("questions.en.md"), range(start, min(length, start + PARAGRAPH))
    english = " ".join(f"w{number}x{index}" for index in counted)
    chinese = "".join(f"词{number}之{index}，" for index in counted) + "完。"
    return InLanguages({"en": Text(english, place), "zh-Hans": Text(chinese, place, "reviewed")})


@pytest.fixture(scope="module")
def four() -> dict[str, bytes]:
    """The cards of a publication in four languages, on Letter, with an address."""
    return made(publication(LANGUAGES, paper="letter"))


@pytest.fixture(scope="module")
def shipped() -> bytes:
    """The cards of the shipped publication."""
    return made(publication(CONTENT))["en.zh-Hans"]


@pytest.fixture(scope="module")
def uneven() -> bytes:
    """Cards whose prompts are of very different lengths."""
    return made(with_prompts(*UNEVEN))["en.zh-Hans"]


def test_there_is_a_set_for_each_pair_of_languages(four: dict[str, bytes]) -> None:
    assert [artifact.path for artifact in planned(publication())] == [
        "site/paper/quiet-sound/quiet-sound-cards.en.zh-Hans.pdf"
    ]
    assert sorted(four) == [
        "ar.fr", "en.ar", "en.fr", "en.zh-Hans", "zh-Hans.ar", "zh-Hans.fr",
    ]  # fmt: skip


def test_a_language_that_is_in_no_pair_has_cards_of_its_own() -> None:
    whole = publication(LANGUAGES, pairs=(("en", "ar"),))
    assert [it.languages for it in planned(whole)] == [("en", "ar"), ("zh-Hans",), ("fr",)]


def test_pair_whose_questions_are_in_one_language_has_no_cards() -> None:
    whole = publication()
    interview = replace(whole.interviews[0], question_languages=("en",))
    assert [it.languages for it in planned(replace(whole, interviews=(interview,)))] == [("en",)]


def test_interview_without_questions_has_no_cards() -> None:
    whole = publication()
    interview = replace(whole.interviews[0], questions=())
    assert planned(replace(whole, interviews=(interview,))) == []


def test_same_publication_gives_same_bytes(four: dict[str, bytes]) -> None:
    assert made(publication(LANGUAGES, paper="letter")) == four


# --- Register -------------------------------------------------------------------------------------


def test_every_front_has_a_back(four: dict[str, bytes], shipped: bytes, uneven: bytes) -> None:
    for pdf in (*four.values(), shipped, uneven):
        assert len(pages(pdf)) % 2 == 0


@pytest.mark.parametrize("which", ["en.zh-Hans", "en.ar", "ar.fr", "shipped", "uneven"])
def test_sheet_turned_about_its_long_edge_has_its_cuts_where_they_were(
    request: pytest.FixtureRequest, four: dict[str, bytes], which: str
) -> None:
    pdf = four.get(which) or request.getfixturevalue(which)
    for front, back in leaves(pdf):
        seen, behind = picture(front), ImageOps.mirror(picture(back))
        assert len(cuts(seen)) >= 4
        assert alike(cuts(seen), cuts(behind))


def test_cuts_are_compared_to_the_pixel(shipped: bytes) -> None:
    front, _ = next(leaves(shipped))
    seen = picture(front)
    moved = Image.new("L", seen.size, 255)
    moved.paste(seen, (3, 0))
    assert not alike(cuts(seen), cuts(moved))


@pytest.mark.parametrize("which", ["en.zh-Hans", "zh-Hans.fr", "en.ar", "ar.fr", "shipped"])
def test_back_of_each_card_is_the_same_question_in_the_other_language(
    request: pytest.FixtureRequest, four: dict[str, bytes], which: str
) -> None:
    pdf = four.get(which) or request.getfixturevalue(which)
    whole = publication(CONTENT if which == "shipped" else LANGUAGES)
    languages = ("en", "zh-Hans") if which == "shipped" else tuple(which.split("."))
    questions = whole.interviews[0].questions
    turned = 0
    for front, back in leaves(pdf):
        behind = {(cell.column, cell.row): cell for cell in cells(back)}
        for cell in cells(front):
            other = behind[COLUMNS - 1 - cell.column, cell.row]
            assert cell.number == other.number
            question = questions[int(cell.number) - 1]
            for side, language in ((cell, languages[0]), (other, languages[1])):
                if language != "ar":
                    assert squeezed(plain(question.title[language].markdown)) in side.text
                    assert squeezed(plain(question.prompt[0].text[language].markdown)) in side.text
            turned += 1
    assert turned == len(questions)


def test_first_card_is_where_its_readers_begin(four: dict[str, bytes]) -> None:
    for which, column in (("en.ar", 1), ("zh-Hans.fr", 1), ("ar.fr", 0)):
        # The card before it says what they are, and has no number.
        first = next(cell for cell in cells(pages(four[which])[0]) if cell.number == "1")
        assert (first.column, first.row) == (column, 0)


@given(st.lists(st.sampled_from(SIZES), min_size=1, max_size=40))
def test_every_card_lies_once_and_over_no_other(sizes: list[Size]) -> None:
    sheets = arranged(sizes)
    assert sorted(slot.card for page in sheets for slot in page if slot.card is not None) == [
        *range(len(sizes))
    ]
    for page in sheets:
        taken = [place for slot in page for place in covered(slot.column, slot.row, slot.size)]
        assert sorted(taken) == [*itertools.product(range(COLUMNS), range(ROWS))]
        assert all(slot.card is None or slot.size == sizes[slot.card] for slot in page)
        assert mirrored(mirrored(page)) == page
        assert is_mirror(page, mirrored(page))


def covered(column: int, row: int, size: Size) -> Iterator[tuple[int, int]]:
    """Yield the places that a card takes."""
    wide = range(COLUMNS) if size == "page" else (column,)
    yield from itertools.product(wide, range(row, row + rows(size)))


def is_mirror(page: Page, other: Page) -> bool:
    """Return whether each card lies on the other side of the same rows."""
    return all(
        (one.row, one.card, one.size) == (two.row, two.card, two.size)
        and (one.size == "page" or one.column + two.column == COLUMNS - 1)
        for one, two in zip(page, other, strict=True)
    )


# --- Nothing cut off, nothing lost ----------------------------------------------------------------


def test_card_grows_only_when_the_least_type_does_not_fit() -> None:
    rooms: dict[Size, float] = {
        "rows-1": 10, "rows-2": 20, "rows-3": 30, "rows-4": 40, "page": 40,
    }  # fmt: skip
    narrow = [Setting(step) for step in range(5)]
    wide = [Setting(step, is_wide=True) for step in range(5)]
    assert fit(rooms, {narrow[0]: (9.0, 10.0)}, 1) == Fit("rows-1", (0, 0))
    shrunk = dict(zip(narrow, [(14.0, 9.0), (13.0, 8.0), (12.0, 7.0), (10.0, 6.0)], strict=False))
    assert fit(rooms, shrunk, 1) == Fit("rows-1", (3, 0))
    grown = dict(zip(narrow, [(21.0, 5.0), (20.0, 5.0), (18.0, 5.0), (11.0, 5.0)], strict=False))
    assert fit(rooms, grown, 1) == Fit("rows-2", (1, 0))
    whole = {**dict.fromkeys(narrow, (90.0, 5.0)), **dict.fromkeys(wide, (39.0, 5.0))}
    assert fit(rooms, whole, 1) == Fit("page", (0, 0))
    with pytest.raises(SheetError, match="question 7 is too long"):
        fit(rooms, dict.fromkeys((*narrow, *wide), (90.0, 5.0)), 7)


def test_long_prompts_take_smaller_type_then_larger_cards(uneven: bytes) -> None:
    sizes = [prompt_size(uneven, number) for number in range(1, len(UNEVEN) + 1)]
    assert sizes[0] == sizes[3] == pytest.approx(13, abs=0.1)
    assert LEAST - 0.01 <= min(sizes) < 13
    found = {cell.number: cell for front, _ in leaves(uneven) for cell in cells(front)}
    assert squeezed(written(3, 0, 60)["en"].markdown) in found["3"].text


def test_no_word_of_a_long_prompt_is_lost(uneven: bytes) -> None:
    text = squeezed("".join(page.get_text() for page in pages(uneven)))
    for number, length in enumerate(UNEVEN, start=1):
        for index in range(length):
            assert f"w{number}x{index}" in text
            assert f"词{number}之{index}，" in text


@pytest.mark.parametrize("which", ["en.zh-Hans", "en.ar", "ar.fr", "shipped", "uneven"])
def test_every_word_is_well_inside_of_its_card_and_over_no_other(
    request: pytest.FixtureRequest, four: dict[str, bytes], which: str
) -> None:
    pdf = four.get(which) or request.getfixturevalue(which)
    for page in pages(pdf):
        found = cuts(picture(page))
        across, down = grid(found)
        inside = [it for it in lines(page) if down[0] < it.y0 and it.y1 < down[-1] + 4]
        assert inside
        for line in inside:
            assert line.size >= LEAST - 0.01, line
            assert across[0] + SAFE < line.x0, line
            assert line.x1 < across[-1] - SAFE + 1, line
            assert clear(found, line), line
        for one, other in itertools.combinations(inside, 2):
            assert not overlap(one, other), (one, other)


@pytest.mark.parametrize("which", ["en.zh-Hans", "ar.fr", "shipped", "uneven"])
def test_margin_says_how_to_print_outside_of_the_cards(
    request: pytest.FixtureRequest, four: dict[str, bytes], which: str
) -> None:
    pdf = four.get(which) or request.getfixturevalue(which)
    words = {"en": "flip on the long edge", "zh-Hans": "沿长边翻转", "fr": "sur le grand côté"}
    languages = which.split(".") if which in four else ["en", "zh-Hans"]
    for page in pages(pdf):
        _, down = grid(cuts(picture(page)))
        above = "".join(line.text for line in lines(page) if line.y1 < down[0] - 4)
        for language in set(languages) & set(words):
            assert squeezed(words[language]) in squeezed(above)
        for line in lines(page):
            assert line.y1 < down[0] or line.y0 > down[0], line
            assert line.y1 < down[-1] or line.y0 > down[-1], line


def test_printer_is_asked_to_turn_sheets_about_the_long_edge(shipped: bytes) -> None:
    with pikepdf.open(io.BytesIO(shipped)) as pdf:
        asked = pdf.Root.ViewerPreferences
        assert asked.Duplex == "/DuplexFlipLongEdge"
        assert asked.PrintScaling == "/None"
        assert asked.DisplayDocTitle


# --- What stands on them --------------------------------------------------------------------------


def test_both_sides_say_number_title_prompt_phase_format_minutes_and_passages() -> None:
    front, back = pages(made(publication())["en.zh-Hans"])[:2]
    english = next(cell for cell in cells(front) if cell.number == "1").text
    chinese = next(cell for cell in cells(back) if cell.number == "1").text
    question = publication().interviews[0].questions[0]
    for text, language in ((english, "en"), (chinese, "zh-Hans")):
        assert squeezed(question.title[language].markdown) in text
        assert squeezed(i18n.say(language, f"phase_{question.phase}")) in text
        assert squeezed(i18n.say(language, "question_cites")) in text
        assert "¶" in text
    assert set(re.findall(r"¶\d+", english)) == set(re.findall(r"¶\d+", chinese))


def test_follow_ups_are_on_no_card(shipped: bytes) -> None:
    text = squeezed("".join(page.get_text() for page in pages(shipped)))
    for question in publication(CONTENT).interviews[0].questions:
        for segment in question.follow_ups:
            assert squeezed(plain(segment.text["en"].markdown)) not in text


def test_first_card_says_of_what_it_is_a_digest_in_both_languages(shipped: bytes) -> None:
    front, back = (squeezed(page.get_text()) for page in pages(shipped)[:2])
    assert squeezed("A digest, in our own words, of an interview with Wang Rui") in front
    assert squeezed("对王瑞访谈的摘要") in back


def test_cards_in_one_language_have_their_number_alone_on_the_back() -> None:
    whole = publication(LANGUAGES, pairs=())
    pdf = made(whole)["fr"]
    _, down = grid(cuts(picture(pages(pdf)[1])))
    inside = [line for line in lines(pages(pdf)[1]) if down[0] < line.y0 < line.y1 < down[-1]]
    assert sorted(line.text.strip() for line in inside) == ["1", "2", "3"]
    (front, back), *_ = leaves(pdf)
    places = {cell.number: (cell.column, cell.row) for cell in cells(front)}
    middle = back.rect.width / 2
    for line in inside:
        column, row = places[line.text.strip()]
        assert (line.x0 > middle) == (column == 0)
        assert row == int((line.y0 - down[0]) / (down[-1] - down[0]) * ROWS)


def test_question_that_is_not_translated_says_so_on_its_back() -> None:
    whole = publication()
    interview = whole.interviews[0]
    first, *others = interview.questions
    alone = replace(first, prompt=tuple(only_original(it) for it in first.prompt))
    changed = replace(interview, questions=(alone, *others))
    pdf = made(replace(whole, interviews=(changed,)))["en.zh-Hans"]
    back = next(cell for cell in cells(pages(pdf)[1]) if cell.number == "1")
    assert squeezed(i18n.say("zh-Hans", "state_beside")) in back.text
    assert "暂用原文1处" in squeezed(pages(pdf)[1].get_text())


def test_translation_that_is_a_draft_or_older_says_so_on_the_cards() -> None:
    whole = publication()
    interview = whole.interviews[0]
    first, *others = interview.questions
    stale = replace(first, prompt=tuple(standing(it, "stale") for it in first.prompt))
    changed = replace(interview, questions=(stale, *others))
    pdf = made(replace(whole, interviews=(changed,)))["en.zh-Hans"]
    back = next(cell for cell in cells(pages(pdf)[1]) if cell.number == "1")
    assert i18n.say("zh-Hans", "state_stale") in back.text
    legend = squeezed(i18n.say("zh-Hans", "state_stale_means"))
    assert legend in squeezed(pages(pdf)[1].get_text())


def test_passages_are_linked_where_the_publication_has_an_address(
    four: dict[str, bytes], shipped: bytes
) -> None:
    found = {
        str(note.A.URI)
        for page in pikepdf.open(io.BytesIO(four["en.fr"])).pages
        for note in page.get("/Annots", ())
    }
    base = "https://example.org/light/en/window-light/with-fr/"
    assert {base, f"{base}#why-wait.2"} <= found
    assert not any("/Annots" in page for page in pikepdf.open(io.BytesIO(shipped)).pages)


def test_backs_are_tagged_in_their_language(shipped: bytes) -> None:
    with pikepdf.open(io.BytesIO(shipped)) as pdf:
        sections = [tag for tag in tags(pdf) if tag.S == "/Sect"]
        spoken = [str(tag.Lang) for tag in sections if "/Lang" in tag]
    count = len(publication(CONTENT).interviews[0].questions) + 1
    assert spoken.count("zh-Hans") == spoken.count("en") == count


# --- Reading pages --------------------------------------------------------------------------------

Run = tuple[str, int, int, int]
"""A dark line: whether it goes across or down, where it lies, where it begins and ends."""


def leaves(pdf: bytes) -> Iterator[tuple[papers.Page, papers.Page]]:
    """Yield the front and the back of each sheet of paper."""
    found = pages(pdf)
    yield from zip(found[::2], found[1::2], strict=True)


def picture(page: papers.Page) -> Image.Image:
    """Return a page in pixels."""
    pixels = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    return Image.open(io.BytesIO(pixels.tobytes("png"))).convert("L")


def cuts(image: Image.Image) -> set[Run]:
    """Return the lines to cut along: longer than a rule on a card, or going on in the margin."""
    edge = image.width - 160
    across = (it for it in runs(image, 860) if it[1] < image.width - edge or it[2] > edge)
    down = runs(image.transpose(Image.Transpose.TRANSPOSE), 500)
    return {("across", *it) for it in thick(across)} | {("down", *it) for it in thick(down)}


def thick(found: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield lines that are pixels thick as one: from their first row, as long as the longest."""
    whole: list[tuple[int, int, int, int]] = []
    for at, start, end in found:
        beside = [it for it in whole if at - it[1] <= 1 and start < it[3] and it[2] < end]
        for other in beside:
            whole.remove(other)
        first = min([at, *(it[0] for it in beside)])
        start = min([start, *(it[2] for it in beside)])  # noqa: PLW2901 - as long as the longest
        end = max([end, *(it[3] for it in beside)])  # noqa: PLW2901
        whole.append((first, at, start, end))
    yield from ((first, start, end) for first, _, start, end in whole)


def runs(image: Image.Image, least: int) -> Iterator[tuple[int, int, int]]:
    """Yield the dark rows of pixels of at least a length."""
    pixels = image.point(lambda value: 0 if value < 225 else 255).tobytes()
    width = image.width
    for y in range(image.height):
        for found in re.finditer(b"\0{%d,}" % least, pixels[y * width : (y + 1) * width]):
            yield y, found.start(), found.end()


def alike(some: set[Run], others: set[Run]) -> bool:
    """Return whether lines coincide to within a pixel, and their ends to within two."""
    return all(
        any(
            way == its_way
            and abs(at - it) <= 1
            and abs(start - begins) <= 2
            and abs(end - ends) <= 2
            for its_way, it, begins, ends in theirs
        )
        for mine, theirs in ((some, others), (others, some))
        for way, at, start, end in mine
    )


def grid(found: set[Run]) -> tuple[list[float], list[float]]:
    """Return where columns and rows of cards meet, in points."""
    down = [at for way, at, *_ in found if way == "across"]
    across = [at for way, at, *_ in found if way == "down"]
    points = 72 / DPI
    left, right = min(across) * points, max(across) * points
    top, bottom = min(down) * points, max(down) * points
    return (
        [left + (right - left) * it / COLUMNS for it in range(COLUMNS + 1)],
        [top + (bottom - top) * it / ROWS for it in range(ROWS + 1)],
    )


def cells(page: papers.Page) -> list[Cell]:
    """Return the questions that begin on a page, each where its number stands."""
    across, down = grid(cuts(picture(page)))
    found = lines(page)
    begun = []
    for line in found:
        # What is read first of a line of Arabic may stand anywhere in it.
        is_arabic = re.search(r"[\u0600-\u06ff]", line.text)
        number = (re.search if is_arabic else re.match)(r"\d+", line.text.strip())
        is_number = number and line.size > 13.2 and "Sans" in "".join(line.fonts)
        if number and is_number and down[0] < line.y0 < down[-1]:
            column = 0 if (line.x0 + line.x1) / 2 < across[1] else 1
            row = max(it for it in range(ROWS) if down[it] < line.y0)
            begun.append((column, row, number[0]))
    return [
        Cell(column, row, number, words(page, column, row, begun, across, down))
        for column, row, number in begun
    ]


def words(  # noqa: PLR0913 - a place among others
    page: papers.Page,
    column: int,
    row: int,
    begun: Sequence[tuple[int, int, str]],
    across: list[float],
    down: list[float],
) -> str:
    """Return what stands between the top of a card and the next one below it."""
    below = [it for its, it, _ in begun if its == column and it > row]
    bottom = down[min(below)] if below else down[-1]
    clip = (across[column], down[row], across[column + 1], bottom)
    return squeezed(page.get_text(clip=clip))


def prompt_size(pdf: bytes, number: int) -> float:
    """Return the size of type in which the prompt of a question in English is set."""
    return next(
        line.size
        for front, _ in leaves(pdf)
        for line in lines(front)
        if f"w{number}x0 " in f"{line.text} "
    )


def clear(found: set[Run], line: Line) -> bool:
    """Return whether no line to cut along goes through a line of text."""
    points = 72 / DPI
    for way, at, start, end in found:
        low, high = start * points, end * points
        if way == "across" and line.y0 + 2 < at * points < line.y1 - 2:
            if low < line.x0 < high:
                return False
        elif way == "down" and line.x0 + 1 < at * points < line.x1 - 1 and low < line.y0 < high:
            return False
    return True


def overlap(line: Line, other: Line) -> bool:
    """Return whether two lines of text are set over each other."""
    across = min(line.x1, other.x1) - max(line.x0, other.x0)
    down = min(line.y1, other.y1) - max(line.y0, other.y0)
    return across > 2 and down > 0.6 * min(line.y1 - line.y0, other.y1 - other.y0)


def only_original(segment: Segment) -> Segment:
    """Return a passage without its translation."""
    return replace(segment, text=InLanguages({"en": segment.text["en"]}))


def standing(segment: Segment, state: str) -> Segment:
    """Return a passage whose translation stands so to its original."""
    language: Language = "zh-Hans"
    translated = replace(segment.text[language], state=state)  # type: ignore[arg-type]
    return replace(segment, text=InLanguages({"en": segment.text["en"], language: translated}))
