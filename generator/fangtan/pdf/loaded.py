"""WeasyPrint, loaded: imported by the fork server, so that no worker has to do it again."""

from contextlib import suppress

from fangtan import pdf

with suppress(pdf.MissingLibraryError):
    pdf.load()
