"""Tables of activities: their rows and their heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fangtan.findings import Finding, Rule
from fangtan.load import Loaded
from fangtan.markup import cells
from fangtan.model import Segment


def row_fits_its_table(loaded: Loaded) -> Iterator[Finding]:
    """No row of a table has more cells than its head."""
    for rows in _tables(loaded):
        for row in rows[1:]:
            for language, text in row.text.items():
                head = len(cells(rows[0].text[language].markdown))
                if len(cells(text.markdown)) > head:
                    yield Finding(
                        text.place,
                        Rule.ROW_FITS_ITS_TABLE,
                        f"“{text.markdown}” has {len(cells(text.markdown))} cells, and the head of "
                        f"its table has {head}",
                        r"part cells by one |, and write \| where a bar is meant; a cell that is "
                        "left empty is room to write",
                    )


def _tables(loaded: Loaded) -> Iterator[Sequence[Segment]]:
    for interview in loaded.seminar.publication.interviews:
        for activity in interview.activities:
            yield from (part.items for part in activity.parts if part.kind == "table")
        for guidance in loaded.seminar.teaching[interview.slug].guidance.values():
            yield guidance.rubric
