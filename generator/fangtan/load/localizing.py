"""One text in several languages: what is missing, and how each stands to the original."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

from fangtan.findings import Rule
from fangtan.load.deriving import derived, overrides
from fangtan.load.reader import Reader
from fangtan.load.sidecar import sidecar
from fangtan.load.units import Derivation, Paragraph, Unit, UnitKind, part_of
from fangtan.markup import fingerprint, is_placeholder
from fangtan.model import InLanguages, Language, Localized, Names, State, Text


def localized(
    reader: Reader, identifier: str, kind: UnitKind, sides: Mapping[Language, Paragraph]
) -> Localized:
    """Return one text in the languages of `sides`, the original first, each with its state.

    A translation that is a placeholder is missing; so the original is shown in its place.
    """
    original, side = next(iter(sides.items()))
    part = part_of(side.place.path)
    texts = {original: Text(side.text, side.place)}
    mark = fingerprint(side.text) if len(reader.languages) > 1 else ""
    # What is made of another language comes after that.
    for language in sorted(reader.languages, key=lambda tag: tag in reader.derived):
        if language == original:
            continue
        here = sides.get(language)
        if here is None and language in reader.derived:
            here = overrides(reader, part, language).get(identifier)
        if here is not None and is_placeholder(here.text):
            _report(reader, identifier, here)
            here = None
        if here is not None and not here.text.strip() and kind != "caption":
            here = None
        said = functools.partial(sidecar(reader, part, language).state, identifier)
        derivation = reader.derived.get(language)
        if derivation is not None and derivation.source in texts:
            texts[language] = _derived(said, derivation, texts[derivation.source], here)
        elif here is not None:
            texts[language] = Text(here.text, here.place, said(mark, fingerprint(here.text)))
        elif said(mark, mark) == "same":
            texts[language] = Text(side.text, side.place, "same")
    whole = InLanguages({tag: texts[tag] for tag in (original, *reader.languages) if tag in texts})
    if side.text.strip():
        reader.units.append(Unit(part, identifier, kind, whole, reader.derived))
    return whole


def _derived(
    said: Callable[[str, str], State],
    derivation: Derivation,
    source: Text,
    override: Paragraph | None,
) -> Text:
    """Return a text in a language that is made from another one, unless somebody wrote it."""
    markdown = override.text if override else derived(derivation, source.markdown)
    state = said(fingerprint(source.markdown), fingerprint(markdown))
    if source.state == "same" and override is None and state == "draft":
        # What is alike by design and has no Chinese in it stays as it is.
        state = "same" if markdown == source.markdown else state
    return Text(
        markdown, override.place if override else source.place, no_better(state, source.state)
    )


def no_better(state: State, source: State) -> State:
    """Return how a text stands that was made from another one: no better than that."""
    return source if source in {"stale", "draft"} and state != "stale" else state


def words(text: Localized) -> Names:
    """Return a text that holds no Markdown as a name."""
    return InLanguages({language: side.markdown for language, side in text.items()})


def with_derived_names(reader: Reader, names: Mapping[Language, str]) -> dict[Language, str]:
    """Return names together with those in languages that are made from theirs."""
    made = {
        language: derived(derivation, names[derivation.source])
        for language, derivation in reader.derived.items()
        if derivation.source in names
    }
    return {**names, **made}


def _report(reader: Reader, identifier: str, here: Paragraph) -> None:
    # Once a question or an exchange: whoever begins with a file of placeholders knows the rest.
    owner = (here.place.path, identifier.partition(".")[0])
    if owner in reader.waiting:
        return
    reader.waiting.add(owner)
    reader.find(
        here.place,
        Rule.PLACEHOLDER_IS_FILLED,
        f"“{here.text.splitlines()[0][:60]}” waits for your words",
        "write what it asks for in its place; until then readers see the original",
        severity="warning",
    )
