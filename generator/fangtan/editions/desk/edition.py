"""The list of desks with the page that leads to them, and how one is made."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.desk import index
from fangtan.editions.desk.choosing import filters
from fangtan.editions.desk.files import Files, files
from fangtan.editions.desk.links import DeskLinks
from fangtan.editions.desk.matter import Desk, desk
from fangtan.editions.desk.passages import cited, passages, pictures, step_anchor
from fangtan.editions.guide.script import clock, cuts
from fangtan.editions.report.frame import Frame, frame, page
from fangtan.model import Interview, Language, Media, Seminar
from fangtan.render import Voice
from fangtan.render.rows import rows
from fangtan.resources import TEMPLATES
from fangtan.sheet import by_phase, printed

_KINDS: Mapping[str, str] = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class DeskEdition:
    """Desks for instructors, and the page that lists all there is."""

    name: str = "desk"
    summary: str = "all that a lecturer needs on one page, passages beside questions; private"

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a page for each interview and language, then one that lists what there is."""
        publication = seminar.publication
        desks = [
            artifact
            for interview in publication.interviews
            for artifact in self._of(seminar, interview, beside)
        ]
        yield from desks
        found = (*desks, *beside)
        pages = index.paths(publication.imprint.languages)
        for language, path in pages:
            surroundings = frame(publication, language, path, pages)
            listed = index.listed(publication, found, language)
            yield Artifact(
                path, self.name, "instructor", None, (language,), index.make,
                (surroundings, listed, files(found, None)),
            )  # fmt: skip

    def _of(
        self, seminar: Seminar, interview: Interview, beside: Sequence[Artifact]
    ) -> Iterator[Artifact]:
        slug = interview.slug
        for language in _languages(seminar, interview):
            teaching = seminar.teaching[slug]
            matter = desk(seminar.publication, interview, teaching, language)
            surroundings = frame(
                seminar.publication,
                language,
                urls.desk(slug, language),
                tuple((tag, urls.desk(slug, tag)) for tag in _languages(seminar, interview)),
                (("desk_index", index.path(seminar.publication.imprint.languages, language)),),
            )
            yield Artifact(
                surroundings.path, self.name, "instructor", slug, (language,), make_desk,
                (surroundings, matter, files(beside, interview)), is_heavy=True,
            )  # fmt: skip


EDITION = DeskEdition()


def _languages(seminar: Seminar, interview: Interview) -> tuple[Language, ...]:
    """Return the languages in which there is a desk: those with anything for the instructor."""
    held = seminar.teaching[interview.slug].run_sheet_languages
    return tuple(tag for tag in interview.languages if interview.tasks_in(tag) or tag in held)


def make_desk(frame: Frame, matter: Desk, files: Files) -> bytes:
    """Return the page."""
    voices = tuple(_voices(matter))
    voice, language = voices[0], frame.language
    sheet = matter.sheet
    lying = {file.path for _, members in files for file in members}
    return page(
        "desk/desk.html",
        "desk.css",
        frame,
        voice,
        voices=voices,
        desk=matter,
        files=files,
        filters=filters(matter.questions, matter.themes, language),
        numbers={it.id: number for number, it in enumerate(matter.questions, start=1)},
        titles={it.id: it.title for it in matter.questions},
        phases=by_phase(sheet, matter.questions),
        passages=passages(matter, voices),
        cited={it.id: cited(matter, it) for it in matter.questions},
        printed=lambda targets: printed((sheet.passages[it] for it in targets), language),
        pictures=pictures,
        addresses={media.name: _address(media) for media in matter.media},
        step_anchor=step_anchor,
        clock=clock,
        cuts=cuts(matter.questions, matter.guidance),
        activity_sheets={
            it: path for it in matter.activities if (path := _sheet(matter, it)) in lying
        },
        rows=rows,
        script=script(),
    )


def script() -> Markup:
    """Return the script of a desk."""
    return Markup((TEMPLATES / "desk" / "desk.js").read_text("utf-8"))  # noqa: S704 - our own


def _voices(matter: Desk) -> Iterator[Voice]:
    sheet = matter.sheet
    anchors = frozenset(
        (*(entry.anchor for entry in (*sheet.glossary, *sheet.named)), *sheet.passages)
    )
    for language, standing in zip(matter.languages, matter.standings, strict=True):
        links = DeskLinks(language, sheet.publication_languages, anchors, sheet.cited)
        yield Voice(language, links, standing)


def _sheet(matter: Desk, activity: str) -> str:
    return urls.activity(matter.sheet.interview.slug, activity, matter.languages[0])


def _address(media: Media) -> str:
    """Return a picture as an address that holds it."""
    kind = _KINDS[PurePosixPath(media.name).suffix.lower()]
    held = base64.b64encode(Path(media.file).read_bytes()).decode()
    return f"data:{kind};base64,{held}"
