"""A publication to exchange with translators, and the way there and back."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from fangtan.load import Loaded, load
from fangtan.translate import po, xliff
from fangtan.translate.catalogue import Catalogue, Returned, catalogues
from fangtan.translate.importing import Brought, brought, slugs_of
from fangtan.translate.storing import put

STOCK = Path(__file__).parent / "stock" / "content"

INTERVIEW = "interviews/quiet-sound/interview"
QUESTIONS = "interviews/quiet-sound/questions"
SEMINAR = "interviews/quiet-sound/seminar"


class Form(Protocol):
    SUFFIX: str

    def written(self, catalogue: Catalogue) -> bytes: ...

    def read(self, path: Path) -> Returned: ...


FORMS: Mapping[str, Form] = {"po": po, "xliff": xliff}

_RICH = {
    "about.en.md": "---\ntitle: About\n---\n\nWho made this.\n\n- One.\n- Two.\n",
    "about.zh-Hans.md": "---\ntitle: 关于\n---\n\n编者是谁。\n",
    "people.yaml": (
        "# Who is who.\n"
        "lin-yue:\n"
        "  name: {en: Lin Yue, zh-Hans: 林月}   # in her own order\n"
        "  pinyin: Lín Yuè\n"
        "  role: {en: Sound recordist, zh-Hans: '录音师'}\n"
        "  note:\n"
        "    en: >-\n"
        "      She records what others\n"
        "      do not hear.\n"
        "    zh-Hans: >-\n"
        "      她录下别人听不见的。\n"
        "\n"
        "host:\n"
        '  name: {en: "The host", zh-Hans: "主持人"}\n'
        "  role: {en: Host}\n"
    ),
    f"{INTERVIEW}.yaml": (
        "original: en\n"
        "speakers:\n"
        "  - id: host\n"
        "    label: {en: Host, zh-Hans: 主持人}\n"
        "    role: interviewer\n"
        "  - id: lin-yue\n"
        "    label: {en: Lin Yue, zh-Hans: 林月}\n"
        "    role: interviewee\n"
        "    person: lin-yue\n"
        "fidelity: edited\n"
        "rights: open\n"
        "rights_note:\n"
        "  en: |\n"
        "    All of it.\n"
        "    For everybody.\n"
        "  zh-Hans: |\n"
        "    全部开放。\n"
        "# where it appeared\n"
        "source:\n"
        "  publisher: {en: A paper, zh-Hans: 某报}\n"
        "themes: [listening]\n"
    ),
}

_MORE = """
{#the-list}
**Host:** What is in the bag?

**Lin Yue:**

- A boom.
- Two microphones,
  one of them old.

> Never go without a spare.

1. Batteries.
2. Tape.
"""

_MORE_ZH = """
{#the-list}
**主持人：**包里有什么？

**林月：**

- 吊杆。
- 两支话筒，
  一支是旧的。

> 备用的一定要带。

1. 电池。
2. 胶带。
"""


def publication(folder: Path) -> Path:
    """Lay out a publication in which every kind of text stands, in a folder of its own."""
    content = folder / "content"
    # Nothing has been said of its translations yet.
    shutil.copytree(STOCK, content, ignore=shutil.ignore_patterns("*.states"))
    for path, text in _RICH.items():
        (content / path).write_text(text, "utf-8")
    for language, more in (("en", _MORE), ("zh-Hans", _MORE_ZH)):
        file = content / f"{INTERVIEW}.{language}.md"
        file.write_text(file.read_text("utf-8") + more, "utf-8")
    return content


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def texts(loaded: Loaded, language: str) -> dict[str, str]:
    """Return what is written in a language, by `part#id`."""
    return {
        f"{unit.part}#{unit.id}": unit.text[language].markdown.strip()
        for unit in loaded.units
        if language in unit.text
    }


def export(content: Path, form: str, language: str = "zh-Hans") -> Path:
    """Write everything that is to be translated into one file beside the content."""
    loaded = load(content)
    parts = sorted({unit.part for unit in loaded.units})
    (catalogue,) = catalogues(loaded, parts, language)
    file = content.parent / f"all{FORMS[form].SUFFIX}"
    file.write_bytes(FORMS[form].written(catalogue))
    return file


def bring(
    file: Path, content: Path, language: str = "zh-Hans", *, reviewed: bool = False
) -> Brought:
    """Import a file, and write what comes of it."""
    form = "po" if file.suffix == ".po" else "xliff"
    returned = FORMS[form].read(file)
    loaded = load(content, slugs_of(content, returned.entries))
    made = brought(loaded, language, returned.entries, reviewed=reviewed)
    put(content, made.files)
    return made
