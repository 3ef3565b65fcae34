"""Exchanges, questions, terms and steps as text: the original’s shape with a translation’s words.

What is still missing says `TODO:`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan.load.containers import KINDS, Container, groups, prefixes
from fangtan.load.dialogue import DraftExchange, DraftPicture, DraftTurn
from fangtan.load.parts import Part
from fangtan.load.units import Paragraph
from fangtan.translate.fitting import as_item, is_inline

TODO = "TODO:"
"""Stands where a translation is missing."""

Words = Callable[[str], str]
"""The words of a text by its id; empty where they are missing."""


@dataclass(frozen=True, slots=True)
class Labels:
    """How turns are opened in one language: labels by speaker, and what stands around them."""

    names: Mapping[str, str]
    before: str
    after: str

    def of(self, turn: DraftTurn) -> str:
        """Return what opens a turn; nothing where nobody speaks."""
        if turn.speaker is None:
            return ""
        return f"{self.before}{self.names.get(turn.speaker, turn.label)}{self.after}"


def exchange(
    original: DraftExchange, words: Words, labels: Labels, pictures: Sequence[DraftPicture]
) -> str:
    """Return an exchange; `pictures` are those of the translation as it stands."""
    first, *others = _of_turns(original, words, labels, pictures)
    # A list or quotation right below the id would still be read; a blank line shows it as well.
    gap = "\n" if is_inline(first) else "\n\n"
    return "\n\n".join([f"{{#{original.id}}}{gap}{first}", *others])


def picture(file: str, alternative: str, caption: str) -> str:
    """Return a picture in a paragraph of its own."""
    return f'![{alternative}]({file} "{caption}")' if caption else f"![{alternative}]({file})"


def section(identifier: str, words: Words) -> str:
    """Return a section’s heading."""
    return f"## {words(f'{identifier}.title') or TODO} {{#{identifier}}}"


def introduction(original: Sequence[Paragraph], words: Words) -> str:
    """Return what stands before the first question."""
    count = range(1, len(original) + 1)
    return "\n\n".join(words(f"@introduction.{n}") or TODO for n in count)


def part(original: Part, words: Words, braces: str = "", blocks: Sequence[str] = ()) -> str:
    """Return a heading and what stands below it, without facts.

    `braces` are the id and other values of the translation’s own heading, `blocks` how its
    `:::` blocks are opened, where it has any.
    """
    title = words(f"{original.id}.title") or TODO
    head = f"{'#' * original.level} {title} {braces or f'{{#{original.id}}}'}"
    return "\n\n".join([head, *_below(original, words, blocks)])


def _of_turns(
    original: DraftExchange, words: Words, labels: Labels, pictures: Sequence[DraftPicture]
) -> Iterator[str]:
    paragraphs = figures = 0
    for turn in original.turns:
        opening = labels.of(turn)
        for block in turn.blocks:
            if isinstance(block, Paragraph):
                paragraphs += 1
                text = words(f"{original.id}.{paragraphs}") or TODO
                goes_on = is_inline(text)
            else:
                figures += 1
                file = pictures[figures - 1].file if figures <= len(pictures) else block.file
                text = _figure(f"{original.id}.figure-{figures}", block, file, words)
                goes_on = False
            if opening and not goes_on:
                yield opening.rstrip()
                opening = ""
            yield f"{opening}{text}"
            opening = ""


def _figure(identifier: str, original: DraftPicture, file: str, words: Words) -> str:
    alternative = words(f"{identifier}.alternative") or (TODO if original.alternative else "")
    caption = words(f"{identifier}.caption") or (TODO if original.caption else "")
    return picture(file, alternative, caption)


def _below(original: Part, words: Words, openings: Sequence[str]) -> Iterator[str]:
    things: list[Paragraph | Container] = [
        *original.paragraphs,
        *original.items,
        *original.containers,
    ]
    counts: dict[str, int] = {}
    blocks = [prefix for _, prefix in prefixes(original.id, original.containers)]
    items: list[str] = []
    for thing in sorted(things, key=lambda thing: thing.place):
        if isinstance(thing, Paragraph) and thing in original.items:
            items.append(as_item(_next(words, f"{original.id}.follow-up", counts)))
            continue
        if items:
            yield "\n".join(items)
            items = []
        if isinstance(thing, Container):
            index = original.containers.index(thing)
            opening = openings[index] if index < len(openings) else f"::: {thing.kind}"
            inner = _inside(thing, blocks[index], words)
            yield f"{opening}\n{inner}\n:::"
        else:
            yield _next(words, original.id, counts)
    if items:
        yield "\n".join(items)


def _inside(container: Container, prefix: str, words: Words) -> str:
    """Return the texts of a block: prose parted by empty lines, then its items."""
    written = []
    for below, paragraphs in groups(container, prefix):
        are_items = KINDS[container.kind].holds == "items" or below != prefix
        texts = [words(f"{below}.{n}") or TODO for n in range(1, len(paragraphs) + 1)]
        if are_items and texts:
            written.append("\n".join(map(as_item, texts)))
        else:
            written += texts
    return "\n\n".join(written)


def _next(words: Words, prefix: str, counts: dict[str, int]) -> str:
    """Return the next text below an id: each prefix is counted by itself."""
    counts[prefix] = counts.get(prefix, 0) + 1
    return words(f"{prefix}.{counts[prefix]}") or TODO
