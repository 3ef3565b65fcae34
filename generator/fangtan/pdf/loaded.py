"""WeasyPrint, loaded: imported by the fork server, so that no worker has to do it again."""

from contextlib import suppress

import fontTools.otlLib.builder
import fontTools.ttLib

from fangtan import pdf

__all__ = ["fontTools", "pdf"]

with suppress(pdf.MissingLibraryError):
    pdf.load()
