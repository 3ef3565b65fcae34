"""HTML to PDF: tagged, with the shipped typefaces alone, the same bytes every time."""

from __future__ import annotations

import contextlib
import email.message
import functools
import gc
import io
import itertools
import logging
import mimetypes
import os
import urllib.parse
import urllib.request
import urllib.response
import warnings
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Self

from fangtan.pdf.amendments import amend, unnest_links
from fangtan.resources import TEMPLATES

SCHEME = "sheet"
"""A page names the files that come with it by addresses such as `sheet:media/frames.svg`."""

_AS_THEY_LIKE: Mapping[str, str] = MappingProxyType({})
_SHEETS_BETWEEN_COLLECTIONS = 5
_sheets = itertools.count(1)


class SheetError(Exception):
    """A sheet did not come out as it was written; the arguments say why, one line each."""


class MissingLibraryError(Exception):
    """A system library that sets sheets is not on this machine."""


def write(
    html: str, css: str, files: Mapping[str, bytes], preferences: Mapping[str, str] = _AS_THEY_LIKE
) -> bytes:
    """Return a PDF/UA-1 file of a page; `files` are all fonts and pictures that it may name.

    `preferences` are what the format lets a file wish for when it is shown or printed.
    Raises `SheetError` when anything had to be left out: a style that is not understood,
    a picture that cannot be read, a font that is not there.
    """
    with _set(html, css, files) as (document, options):
        unnest_links(document)
        written: bytes = document.write_pdf(**options, finisher=_wishing(preferences))
    return written


def heights(html: str, css: str, files: Mapping[str, bytes]) -> Mapping[str, float]:
    """Return how high each element with an id comes out, borders included, in CSS pixels.

    The page has to be so long that none of them is broken. Raises `SheetError` as `write` does.
    """
    found: dict[str, float] = {}
    with _set(html, css, files) as (document, _):
        for page in document.pages:
            for box in page._page_box.descendants():  # noqa: SLF001 - there is no other way in
                name = None if box.element is None else box.element.get("id")
                if name:
                    # Boxes inside of it that nobody wrote, such as its lines, come after it.
                    found.setdefault(name, box.border_height())
    return found


@contextlib.contextmanager
def _set(
    html: str, css: str, files: Mapping[str, bytes]
) -> Iterator[tuple[Any, Mapping[str, object]]]:
    """Hand out a page laid out, with what it is to be written with; then raise what went wrong."""
    weasyprint = load()
    with _no_font_of_the_machine():
        fonts = weasyprint.text.fonts.FontConfiguration()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=[SCHEME])
    fetcher.add_handler(_Files(files))
    with _Log() as log, _without_collection():
        sheet = weasyprint.CSS(string=css, url_fetcher=fetcher, font_config=fonts)
        page = weasyprint.HTML(string=html, url_fetcher=fetcher, media_type="print")
        options = {
            **weasyprint.DEFAULT_OPTIONS, "stylesheets": [sheet], "pdf_variant": "pdf/ua-1",
        }  # fmt: skip
        yield page.render(font_config=fonts, **options), options
    if log.lines:
        raise SheetError(*dict.fromkeys(log.lines))


def _wishing(preferences: Mapping[str, str]) -> Callable[[Any, Any], None]:
    """Return what writes preferences beside that of showing the title, which is there."""

    def finish(document: Any, written: Any) -> None:  # noqa: ANN401 - of WeasyPrint
        del document
        for name, value in preferences.items():
            written.catalog["ViewerPreferences"][name] = f"/{value}"

    return finish


@functools.cache
def load() -> Any:  # noqa: ANN401 - it carries no types
    """Return WeasyPrint, or raise `MissingLibraryError`."""
    with _no_font_of_the_machine(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "No fonts configured in FontConfig", UserWarning)
        try:
            import weasyprint  # noqa: PLC0415 - a third of a second, for those who print
        except OSError as error:
            raise MissingLibraryError(
                "a library of Pango is missing. On Debian type: apt-get install "
                "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
            ) from error

    amend()
    return weasyprint


@contextlib.contextmanager
def _no_font_of_the_machine() -> Iterator[None]:
    """Have Fontconfig begin without a font: what a sheet looks like must not depend on any.

    The setting is taken back, since programs that this one starts would inherit it.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(TEMPLATES / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@contextlib.contextmanager
def _without_collection() -> Iterator[None]:
    """Keep the garbage collector from going again and again through all that a page is made of.

    That would take a fifth of the time. What is left of a sheet is set aside afterwards, and
    collected with that of the next ones: by then most processes that set sheets have ended.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if next(_sheets) % _SHEETS_BETWEEN_COLLECTIONS:
            gc.freeze()
        else:
            gc.unfreeze()
            gc.collect()
        if was_enabled:
            gc.enable()


class _Files(urllib.request.BaseHandler):
    """What serves the files of a sheet from memory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def sheet_open(self, request: urllib.request.Request) -> urllib.response.addinfourl:
        """Return a file, as if from a server; the name of this method is the scheme's."""
        name = urllib.parse.unquote(request.full_url.removeprefix(f"{SCHEME}:"))
        headers = email.message.EmailMessage()
        headers["Content-Type"] = mimetypes.guess_type(name)[0] or "application/octet-stream"
        body = io.BytesIO(self.files[name])
        return urllib.response.addinfourl(body, headers, request.full_url, 200)


class _Log(logging.Handler):
    """What WeasyPrint says while a sheet is made."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def __enter__(self) -> Self:
        logger = logging.getLogger("weasyprint")
        logger.addHandler(self)
        logger.propagate = False
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)
