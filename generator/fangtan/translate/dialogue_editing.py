"""The text of an interview: its front matter, sections, exchanges, labels and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from fangtan.findings import Place
from fangtan.load.dialogue import DraftExchange, DraftPicture, DraftSection, dialogue
from fangtan.load.units import Paragraph
from fangtan.markup import blocks, split_front_matter
from fangtan.model import Interview, Language
from fangtan.translate import shapes
from fangtan.translate.shapes import TODO, Labels
from fangtan.translate.source import Edit, end_of_words, line_start
from fangtan.translate.translation import NoPlaceError, Piece, Translation, insertions
from fangtan.translate.values import key_and_value, plain_value

_FULL_WIDTH = ("zh", "ja")
_OPENING = re.compile(
    r"(?P<before>\*\*)(?P<name>[^*\n]+?)(?P<after>[ \t]*(?:[:：][ \t]*\*\*|\*\*[ \t]*[:：])[ \t]*)"
    r"(?=(?P<rest>[^\n]?))"
)
_HEADING = re.compile(r"[ ]{0,3}#+[ \t]+(?P<words>.*?)[ \t]*\{[^{}\n]*\}[ \t]*")


def written(translation: Translation) -> bytes:
    """Return the text with its new words; what is missing is put in where it belongs."""
    interview = translation.interview
    original = _sections(translation, interview, interview.original, translation.original_path)
    if not translation.is_there:
        labels = _labels(translation, interview, [])
        return f"{_whole(translation, original, labels)}\n".encode()
    here = _sections(translation, interview, translation.language, translation.path)
    return _Amending(translation, interview, original, here).written()


def _sections(
    translation: Translation, interview: Interview, language: Language, path: str
) -> list[DraftSection]:
    reader = translation.reader
    _, body, first_line = split_front_matter(reader.read(path) or "")
    speakers = {speaker.label[language]: speaker.id for speaker in interview.speakers}
    return dialogue(reader, path, blocks(body, first_line), speakers)


def _labels(
    translation: Translation, interview: Interview, openings: Sequence[re.Match[str]]
) -> Labels:
    """Return the labels as they are to be, set as the file has set them so far."""
    names = {
        speaker.id: translation.texts.get(f"@speakers.{index}.label")
        or speaker.label[translation.language]
        for index, speaker in enumerate(interview.speakers)
    }
    for opening in openings:
        if opening["rest"]:
            return Labels(names, opening["before"], opening["after"])
    if translation.language.split("-", maxsplit=1)[0] in _FULL_WIDTH:
        return Labels(names, "**", "：**")
    return Labels(names, "**", ":** ")


def _whole(translation: Translation, original: Sequence[DraftSection], labels: Labels) -> str:
    words = translation.words
    standfirst = [words(name) or TODO for name in translation.of_prefix("@standfirst")]
    front = [
        key_and_value("title", words("@title") or TODO),
        key_and_value("standfirst", "\n\n".join(standfirst)),
    ]
    if "@description" in translation.units:
        front.append(key_and_value("description", words("@description") or TODO))
    pieces = ["---\n" + "\n".join(front) + "\n---"]
    for section in original:
        if section.id:
            pieces.append(shapes.section(section.id, words))
        pieces += [shapes.exchange(each, words, labels, ()) for each in section.exchanges]
    return "\n\n".join(pieces)


class _Amending:
    """One file with its new words, as edits."""

    def __init__(
        self,
        translation: Translation,
        interview: Interview,
        original: Sequence[DraftSection],
        here: Sequence[DraftSection],
    ) -> None:
        self.translation = translation
        self.interview = interview
        self.original = original
        self.text = translation.source.text
        self.own = {each.id: each for section in here for each in section.exchanges}
        self.pieces = self._pieces(here)
        self.openings = dict(self._openings())
        self.labels = _labels(translation, interview, list(self.openings.values()))

    def written(self) -> bytes:
        """Return the file."""
        edits = [*self._front(), *self._text()]
        rewritten = [(edit.start, edit.end) for edit in edits]
        renamed = [
            edit
            for edit in self._renamed()
            if not any(start <= edit.start < end for start, end in rewritten)
        ]
        return self.translation.source.changed([*edits, *renamed])

    def _pieces(self, here: Sequence[DraftSection]) -> dict[str, Piece]:
        things: list[DraftSection | DraftExchange] = []
        for section in here:
            things += [section] if section.id else []
            things += section.exchanges
        starts = [line_start(self.text, thing.place.line) for thing in things]
        ends = [*starts[1:], len(self.text)]
        return {
            thing.id: Piece(thing.id, start, end_of_words(self.text, start, end))
            for thing, start, end in zip(things, starts, ends, strict=True)
        }

    def _openings(self) -> Iterator[tuple[tuple[str, int], re.Match[str]]]:
        """Yield how each turn with a label is opened, by its exchange and its place there."""
        for exchange in self.own.values():
            for index, turn in enumerate(exchange.turns):
                start = line_start(self.text, turn.place.line)
                found = _OPENING.match(self.text, start) if turn.label else None
                if found:
                    yield (exchange.id, index), found

    def _renamed(self) -> Iterator[Edit]:
        """Yield an edit for each label that is to be another one."""
        for (identifier, index), opening in self.openings.items():
            speaker = self.own[identifier].turns[index].speaker
            name = self.labels.names.get(speaker or "", opening["name"])
            if name != opening["name"].strip():
                yield Edit(opening.start("name"), opening.end("name"), name)

    def _front(self) -> Iterator[Edit]:
        texts = self.translation.texts
        head, _, _ = split_front_matter(self.text)
        shift = len("---\n")
        values = {key: texts[f"@{key}"] for key in ("title", "description") if f"@{key}" in texts}
        if self.translation.changed("@standfirst"):
            values["standfirst"] = self._standfirst(head)
        new = ""
        at = 0
        for key, value in values.items():
            edit = plain_value(head, key, value)
            if edit.text.startswith("\n") and edit.start == edit.end:
                # Several keys that are missing are put in one behind the other.
                new, at = new + edit.text, edit.start
            else:
                yield Edit(edit.start + shift, edit.end + shift, edit.text)
        if new:
            yield Edit(at + shift, at + shift, new)

    def _standfirst(self, head: str) -> str:
        translation = self.translation
        names = translation.of_prefix("@standfirst")
        if not translation.keeps(["@standfirst"], self._leads(head)):
            raise NoPlaceError(
                translation.changed("@standfirst"),
                f"the standfirst in {translation.path} has other paragraphs than the original",
            )
        return "\n\n".join(translation.words(name) or TODO for name in names)

    def _leads(self, head: str) -> list[Paragraph]:
        """Return the paragraphs of the standfirst as they stand."""
        stated = yaml.safe_load(head).get("standfirst")
        place = Place(self.translation.path)
        return [Paragraph(block.text, place) for block in blocks(str(stated or ""))]

    def _text(self) -> Iterator[Edit]:
        words = self.translation.words
        new: dict[str, str] = {}
        order: list[str] = []
        for section in self.original:
            added: list[str] = []
            if section.id:
                order.append(section.id)
            for exchange in section.exchanges:
                order.append(exchange.id)
                if not self.translation.changed(exchange.id):
                    continue
                if exchange.id in self.own:
                    yield from self._amended(exchange, self.own[exchange.id])
                else:
                    new[exchange.id] = shapes.exchange(exchange, words, self.labels, ())
                    added.append(exchange.id)
            title = self.translation.texts.get(f"{section.id}.title") if section.id else None
            if section.id in self.pieces and title:
                found = _HEADING.match(self.text, self.pieces[section.id].start)
                if found:
                    yield Edit(found.start("words"), found.end("words"), title)
            elif section.id and section.id not in self.pieces and (title or added):
                new[section.id] = shapes.section(section.id, words)
        _, body, _ = split_front_matter(self.text)
        first = end_of_words(self.text, 0, len(self.text) - len(body))
        yield from insertions(order, self.pieces, new, first)

    def _amended(self, original: DraftExchange, here: DraftExchange) -> list[Edit]:
        """Return the edits of one exchange: texts where they stand, or else all of it anew."""
        translation = self.translation
        known = translation.beside(original.id, here.paragraphs)
        edits: list[Edit] = []
        for name in translation.changed(original.id):
            if ".figure-" in name:
                continue
            edit = (
                translation.replaced(known[name], translation.texts[name])
                if name in known
                else None
            )
            if edit is None:
                return [self._anew(original, here)]
            edits.append(edit)
        for index, picture in enumerate(here.pictures, start=1):
            prefix = f"{original.id}.figure-{index}"
            if translation.changed(prefix):
                edits.append(self._picture(prefix, picture))
        asked = {n.split(".")[1] for n in translation.changed(original.id) if ".figure-" in n}
        there = {f"figure-{index}" for index in range(1, len(here.pictures) + 1)}
        return edits if asked <= there else [self._anew(original, here)]

    def _anew(self, original: DraftExchange, here: DraftExchange) -> Edit:
        translation = self.translation
        if not translation.keeps([original.id], here.paragraphs) or len(here.pictures) > len(
            original.pictures
        ):
            raise NoPlaceError(
                translation.changed(original.id),
                f"what stands in “{original.id}” in {translation.path} cannot be told apart; "
                "“fangtan check” says why",
            )
        text = shapes.exchange(original, translation.words, self.labels, here.pictures)
        piece = self.pieces[original.id]
        return Edit(piece.start, piece.end, text)

    def _picture(self, prefix: str, picture: DraftPicture) -> Edit:
        words = self.translation.words
        start = self.text.index("![", line_start(self.text, picture.place.line))
        found = re.compile(
            rf"!\[(?:[^\]\\]|\\.)*\]\({re.escape(picture.file)}(?:\s+\"[^\"]*\")?\s*\)", re.DOTALL
        ).search(self.text, start)
        if found is None:
            raise NoPlaceError(self.translation.changed(prefix), "the picture cannot be found")
        text = shapes.picture(
            picture.file,
            words(f"{prefix}.alternative") or picture.alternative,
            words(f"{prefix}.caption") or picture.caption,
        )
        return Edit(found.start(), found.end(), text)
