"""Where a second language parts from the first: said, and not guessed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fangtan.findings import Finding, Place, Rule
from fangtan.importers.alignment import Pair, align, unit
from fangtan.importers.sides import Here, There

_DOUBTFUL = 1.5
_SHOWN = 40


def differences(
    here: Sequence[Here],
    there: Sequence[There],
    pairs: Sequence[Pair],
    source: Place,
    speakers: Mapping[str, str],
) -> Iterator[Finding]:
    """Yield what has no counterpart, what may not be one, and where paragraphs differ.

    Lines are those of the text that is added, or of the one that stands where it is missing there.
    """
    for pair in pairs:
        ours = [here[index] for index in pair.left]
        theirs = [there[index] for index in pair.right]
        line = replace(source, line=max(1, theirs[0].turn.line)) if theirs else source
        if not theirs:
            yield from map(_missing, ours)
        elif not ours:
            yield from (_extra(row, replace(source, line=max(1, row.turn.line))) for row in theirs)
        elif len(ours) != len(theirs):
            yield _found(
                line,
                f"{_several(len(theirs), 'turn')} here {_stand(theirs)} beside "
                f"{_several(len(ours), 'turn')} of {_where(ours[0])}",
                "split or join them, so that both languages have the same turns",
            )
        elif pair.cost > _DOUBTFUL:
            yield _found(
                line,
                f"“{_words(theirs[0])}” may not be what stands at {_where(ours[0])}: "
                "speaker, length, names or numbers differ",
                "read both; move it to another exchange if it belongs there",
            )
        else:
            yield from _paragraphs(ours[0], theirs[0], line)
    yield from _strangers(there, source, speakers)


def _missing(row: Here) -> Finding:
    what = "heading" if not row.exchange else f"turn of “{row.exchange}”"
    return _found(
        row.place,
        f"the {what} “{_short(' '.join(row.passages))}” has no counterpart in the text that "
        "was added",
        "translate it, or move what stands for it here",
    )


def _extra(row: There, place: Place) -> Finding:
    what = "heading" if row.title else "turn" if row.turn.label else "paragraph"
    return _found(
        place,
        f"the {what} “{_words(row)}” has no counterpart in the interview; "
        "it stands where it came, in the exchange before it",
        "add it to the original, take it out, or join it to its neighbour",
    )


def _paragraphs(ours: Here, theirs: There, place: Place) -> Iterator[Finding]:
    texts = [passage.text for passage in theirs.turn.passages]
    if theirs.title or len(texts) == len(ours.passages):
        return
    pairs = align(
        [unit("context", text) for text in ours.passages], [unit("context", t) for t in texts]
    )
    uneven = [pair for pair in pairs if len(pair.left) != len(pair.right)]
    yield _found(
        place,
        f"{_several(len(texts), 'paragraph')} here, {_several(len(ours.passages), 'paragraph')} "
        f"at {_where(ours)}: {'; '.join(map(_uneven, uneven))}",
        "split or join paragraphs, so that each stands beside its counterpart",
    )


def _uneven(pair: Pair) -> str:
    if not pair.right:
        return f"its {_numbers(pair.left)} seems to be missing here"
    if not pair.left:
        return f"{_numbers(pair.right)} here seems to be new"
    return f"{_numbers(pair.right)} here seems to be its {_numbers(pair.left)}"


def _numbers(indexes: Sequence[int]) -> str:
    return " and ".join(f"no. {index + 1}" for index in indexes)


def _strangers(
    there: Sequence[There], source: Place, speakers: Mapping[str, str]
) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in there:
        label = row.turn.label
        if label and label not in speakers and label not in seen:
            seen.add(label)
            yield Finding(
                replace(source, line=max(1, row.turn.line)),
                Rule.SPEAKER_IS_DECLARED,
                f"“{label}” stands beside no speaker of the interview",
                "declare this label in interview.yaml, as another language of a speaker’s label",
                severity="warning",
            )


def _found(place: Place, message: str, hint: str) -> Finding:
    return Finding(place, Rule.LANGUAGES_RUN_PARALLEL, message, hint, severity="warning")


def _where(row: Here) -> str:
    exchange = f" (“{row.exchange}”)" if row.exchange else ""
    return f"{row.place.path}:{row.place.line}{exchange}"


def _words(row: There) -> str:
    return _short(row.title or " ".join(passage.text for passage in row.turn.passages))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _stand(rows: Sequence[There]) -> str:
    return "stands" if len(rows) == 1 else "stand"
