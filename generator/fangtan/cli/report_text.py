"""The report as lines for a terminal, eighty columns wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fangtan.cli.columns import WIDTH, cut, fitted, table, width, wrapped
from fangtan.editions.report import InterviewView, Line, WholeView
from fangtan.editions.report.advice import Advice
from fangtan.editions.report.mixture import MixView
from fangtan.editions.report.view import Cell, RunSheetView, StateRow
from fangtan.i18n import say
from fangtan.model import Language, State
from fangtan.render.particulars import range_of

_ITEMS = 5
"""How many things a task lists; the page lists all of them."""
_BAR = 24
_MANY = 10
_STATES: tuple[State, ...] = ("missing", "stale", "draft")


def of_interview(view: InterviewView, language: Language) -> Iterator[str]:
    """Yield the report on one interview, what to do next first."""

    def words(key: str, **values: object) -> str:
        return say(language, key, **values)

    yield from wrapped(f"{view.title.text} ({view.slug})")
    yield from _key(view, language)
    yield from _to_do(view.advice, words("report_to_do"), language)
    yield from _heading(words("report_cited"))
    yield from _strips(view, language)
    if view.questions:
        yield from _heading(words("report_mix"))
        yield from _mix(view.mix, language)
        yield from _heading(words("report_times"))
        sums = (words("report_sum"), view.minutes)
        yield from table([*view.phases, sums])
        for sheet in view.run_sheets:
            yield from _run_sheet(sheet, view, language)
    yield from _states(view.states, language)


def of_whole(view: WholeView, language: Language, rows: Sequence[Line]) -> Iterator[str]:
    """Yield the report on the publication: its sums, a line an interview, what is of them all."""
    yield from wrapped(say(language, "report_of_all"))
    yield from _key(view, language, ("report_interviews", view.interviews))
    yield from _heading(say(language, "report_lines"))
    yield from _lines(rows, language)
    yield from of_publication(view, language)
    yield from _states(view.states, language)


def of_publication(view: WholeView, language: Language) -> Iterator[str]:
    """Yield what is to be done beside the interviews; nothing where there is nothing."""
    if view.advice:
        yield from _to_do(view.advice, say(language, "report_whole"), language)


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield "-" * width(title)


def _key(
    view: InterviewView | WholeView, language: Language, *before: tuple[str, object]
) -> Iterator[str]:
    """Yield the key figures of an interview or of the whole."""
    pairs = (
        *before,
        ("report_passages", view.passages),
        ("report_uncited", view.uncited),
        ("report_uncited_exchanges", view.uncited_exchanges),
        ("report_questions", view.questions),
        ("report_minutes", view.minutes),
        ("report_run_sheets", view.run_sheet_count),
    )
    colon, separator = say(language, "colon"), say(language, "clause_separator")
    facts = (f"{say(language, key)}{colon}{value}" for key, value in pairs)
    yield from wrapped(separator.join(facts))


def _to_do(advice: Sequence[Advice], title: str, language: Language) -> Iterator[str]:
    yield from _heading(title)
    if not advice:
        yield from wrapped(say(language, "report_nothing"))
    for number, it in enumerate(advice, start=1):
        counted = say(language, "report_counted", sentence=it.sentence, count=it.count)
        yield from wrapped(counted if it.count else it.sentence, f"{number:>2}. ")
        marks = max((width(item.mark) for item in it.items), default=0)
        for item in it.items[:_ITEMS]:
            mark = f"{item.mark}{' ' * (marks - width(item.mark))}  " if marks else ""
            yield f"      {mark}{cut(item.words.text, WIDTH - 6 - width(mark))}"
        if len(it.items) > _ITEMS:
            yield f"      {say(language, 'report_more', count=len(it.items) - _ITEMS)}"


def _strips(view: InterviewView, language: Language) -> Iterator[str]:
    space = say(language, "sentence_space")
    yield from wrapped(say(language, "report_cited_text"))
    rows = [(strip.section.mark, "".join(map(_sign, strip.cells)), strip) for strip in view.strips]
    marks = max((width(mark) for mark, _, _ in rows), default=0)
    for mark, signs, strip in rows:
        start = f"  {mark}{' ' * (marks - width(mark))}  "
        room = WIDTH - width(start)
        yield f"{start}{cut(strip.section.words.text, room)}"
        for at in range(0, len(signs), room):
            yield f"{' ' * width(start)}{signs[at : at + room]}"
    if view.once:
        once = say(language, "report_once", count=view.once_count)
        yield from wrapped(space.join((once, view.once)), "  ")


def _sign(cell: Cell) -> str:
    if not cell.questions:
        return "." if cell.asks else "o"
    return "+" if len(cell.questions) >= _MANY else str(len(cell.questions))


def _mix(mix: MixView, language: Language) -> Iterator[str]:
    rows = (*mix.crossed, (say(language, "report_sum"), mix.sums, mix.questions))
    none = say(language, "report_none")
    yield from table(
        [
            ("", *mix.kinds, say(language, "report_sum")),
            *(
                (level, *(str(it or none) for it in (*counts, total)))
                for level, counts, total in rows
            ),
        ]
    )
    labels = max(width(bar.label) for _, bars in mix.bars for bar in bars)
    for fact, bars in mix.bars:
        yield ""
        yield f"  {fact}"
        for bar in bars:
            filled = "#" * round(_BAR * bar.percent / 100)
            label = f"    {bar.label}{' ' * (labels - width(bar.label))}"
            yield f"{label}  {bar.count:>4}  {bar.percent:>3}%  {filled}".rstrip()


def _run_sheet(sheet: RunSheetView, view: InterviewView, language: Language) -> Iterator[str]:
    use = say(
        language,
        "report_sheet_use",
        planned=sheet.planned,
        minutes=sheet.minutes,
        used=len(sheet.used),
        questions=view.questions,
    )
    yield ""
    yield from wrapped(sheet.title.text, "  ")
    yield from wrapped(use, "    ")
    separator, space = say(language, "list_separator"), say(language, "sentence_space")
    if sheet.left_sections:
        left = separator.join(
            say(language, "report_counted", sentence=item.words.text, count=item.mark)
            for item in sheet.left_sections
        )
        yield from wrapped(space.join((say(language, "report_sheet_left"), left)), "    ")
    if sheet.unreached:
        unreached = say(language, "report_sheet_unreached", count=sheet.unreached_count)
        yield from wrapped(space.join((unreached, sheet.unreached)), "    ")
    if sheet.unused:
        unused = say(language, "report_sheet_unused")
        yield from wrapped(space.join((unused, sheet.unused_numbers)), "    ")


def _states(rows: Sequence[StateRow], language: Language) -> Iterator[str]:
    if not rows:
        return
    yield from _heading(say(language, "report_states"))
    head = ["", *(say(language, f"report_state_{state}") for state, _ in rows[0].counts)]
    none = say(language, "report_none")
    colon = say(language, "colon")
    yield from table(
        [
            head,
            *(
                [
                    f"{row.language_name}{colon}{row.part}",
                    *(str(count or none) for _, count in row.counts),
                ]
                for row in rows
            ),
        ]
    )
    for row in rows:
        for state, passages in row.passages:
            sentence = say(
                language,
                "report_states_passages",
                name=row.language_name,
                state=say(language, f"report_state_{state}"),
                passages=passages,
            )
            yield from wrapped(sentence, "  ")


def _lines(rows: Sequence[Line], language: Language) -> Iterator[str]:
    """Yield a line an interview: figures first, so that its name is there to be copied whole."""
    none = say(language, "report_none")
    keys = ("tasks", "uncited_short", "questions", "minutes")
    heads = (
        *(say(language, f"report_{key}") for key in keys),
        *(say(language, f"report_state_{state}") for state in _STATES),
        say(language, "report_interview"),
    )
    lines = [
        (
            str(row.tasks or none),
            str(row.uncited or none),
            str(row.questions or none),
            range_of(row.minutes, language),
            *(str(row.in_state(state) or none) for state in _STATES),
            row.slug,
        )
        for row in rows
    ]
    widths = [max(map(width, column)) for column in zip(heads, *lines, strict=True)][:-1]
    for line in (heads, *lines):
        sized = zip(line, widths, strict=False)
        figures = (fitted(cell, columns, right=True) for cell, columns in sized)
        yield "  ".join((*figures, line[-1]))
    for row in rows[:1]:
        yield from wrapped(say(language, "report_details", slug=row.slug))
