"""Terms of the glossary in a text: where it uses them, and by which words."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan.model import Language, Term

NOT_THE_TERM = "not-the-term"
"""The class of a span whose words are meant in their everyday sense."""

# Scripts without spaces, or with particles joined to words: no boundary of a term can be seen.
_JOINED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3040-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[^\W_{_JOINED}]+")
_PIECE = re.compile(rf"{_WORD.pattern}|[{_JOINED}]+|[^\s-]")
_GAP = re.compile(r"[-\u2010\u2011 \u00a0]|[ \t]*\n[ \t]*|")
_LINE_BREAK = r"(?:[ \t]*\n[ \t]*)?"
_ARABIC_ARTICLE = "ال"
_ARABIC_PARTICLES = ("", "ال", "و", "وال", "ف", "فال", "ب", "بال", "ك", "كال", "ل", "لل")
"""What is written together with the noun that follows: and, so, in, like, for, each with “the”."""
_HYPHENS = "-\u2010\u2011"

_WORDS_OF_LINK = r"(?:[^\[\]\\]|\\.|\[[^\[\]]*\](?:\([^()]*\)|\{[^{}]*\})?)*"
_TARGET = r"\((?:[^()\\]|\\.|\([^()]*\))*\)"
_CODE = r"(?P<ticks>`*)(?!`)[^`](?:[\s\S]*?[^`])?`(?P=ticks)(?!`)"
_HAS_ADDRESS = re.compile(r"://|www\.|@|[A-Za-z0-9_-]\.[a-z]")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|[A-Za-z0-9_-]+\.(?:[a-z]{3,4}|mp[34])(?!\w)"  # the name of a file
)
_BLOCK = re.compile(
    r"""
      ^[ \t]*(?P<fence>`{3,}|~{3,})[\s\S]*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)
    | (?:\A|^[ \t]*\n)(?:[ ]{4}|\t).*(?:\n(?:[ ]{4}|\t).*)*     # code by its indentation
    | ^[ \t]*(?:[-*+]|\d+[.)])(?:[ ]{5}|[ ]*\t).*               # and such code in a list
    | ^[ ]{0,3}>.*(?:\n.*\S.*)*                                 # a quotation
    | ^[ ]{0,3}\#{1,6}[ ].*                                     # a heading
    """,
    re.VERBOSE | re.MULTILINE,
)
_INLINE = re.compile(
    # The first class lets the search run from mark to mark.
    rf"""[\\&`\[{{<“"「『《〈*_](?:
      (?<=\\).
    | (?<=&)\#?\w+;
    | (?<=`){_CODE}
    | (?<=\[){_WORDS_OF_LINK}\](?:{_TARGET}|\{{[^{{}}]*\}})       # a link, a picture, a span
    | (?<=\{{)[^{{}}\n]*\}}                                     # attributes
    | (?<=<)[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>
    | (?<=“)[^“”]*” | (?<=")[^"\n]*" | (?<=「)[^「」]*」 | (?<=『)[^『』]*』
    | (?<=《)[^《》]*》 | (?<=〈)[^〈〉]*〉
    | (?<=\*)(?P<stars>\*{{0,2}})(?=[^\s*])[^*]*[^\s*]\*(?P=stars) # emphasis, titles in italics
    | (?<=_)(?P<lines>_?)(?=[^\s_])[^_]*[^\s_]_(?P=lines)
    )""",
    re.VERBOSE,
)
_MARKED = re.compile(f"{_ADDRESS.pattern}|{_INLINE.pattern}", re.VERBOSE)
_SILENT = re.compile(
    rf"\[(?:[^\[\]]|\[[^\[\]]*\]{_TARGET})*\]\{{[^{{}}]*\.{NOT_THE_TERM}\b[^{{}}]*\}}|`{_CODE}"
)
STANDS_FOR = re.compile(r"\]\{[^{}]*\bterm=[\"']?([\w-]+)[^{}]*\}")
"""The end of a span whose words stand for a term, and that term."""
_MARKS = re.compile(rf"\]{_TARGET}|\]\{{[^{{}}]*\}}|[*_\[\]\\]")


@dataclass(frozen=True, slots=True)
class Use:
    """Words of a text that stand for a term, and from where to where they stand."""

    term: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a term: its pieces, each with the ways in which it may be written."""

    term: str
    pieces: tuple[frozenset[str], ...]
    length: int

    def end(self, text: str, start: int) -> int:
        """Return where the form ends that begins here, or -1."""
        at = start
        for number, ways in enumerate(self.pieces):
            gap = _GAP.match(text, at) if number else None
            at = _piece_end(text, gap.end() if gap else at, ways)
            if at < 0:
                return -1
        return at


_Index = Mapping[str, Sequence[_Form]]
"""Forms by their first word, or first character in scripts without spaces; the longest first."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What counts as each term in one language."""

    names: Mapping[str, str]
    """The name of each term by its id; a term without one is not in this vocabulary."""
    links_only: frozenset[str]
    _forms: _Index
    _accepted: _Index
    _beginning: re.Pattern[str]

    def uses(self, markdown: str) -> Iterator[Use]:
        """Yield where a text uses a term in so many words; of two that overlap the longer one.

        Words that are marked in any way are passed over: links, emphasis, quotations, code.
        """
        done = 0
        text = blotted(markdown)
        for start, forms in self._beginnings(text, self._forms):
            if start < done:
                continue
            ends = ((form.term, form.end(text, start)) for form in forms)
            term, done = next((fit for fit in ends if fit[1] >= 0), ("", done))
            if term and term not in self.links_only:
                yield Use(term, markdown[start:done], start, done)

    def has(self, term: str, markdown: str) -> bool:
        """Return whether anything in a text stands for the term, be it marked or not.

        Only what is said not to be the term does not count.
        """
        if any(found[1] == term for found in STANDS_FOR.finditer(markdown)):
            return True
        words = _MARKS.sub("", _ADDRESS.sub("", _SILENT.sub("\0", markdown)))
        return any(
            form.term == term and form.end(words, start) >= 0
            for index in (self._forms, self._accepted)
            for start, forms in self._beginnings(words, index)
            for form in forms
        )

    def owners(self, words: str) -> Iterator[str]:
        """Yield the terms that all of these words stand for, once for each way in which they do."""
        for start, forms in self._beginnings(words, self._forms):
            if start == 0:
                yield from (form.term for form in forms if form.end(words, 0) == len(words))

    def _beginnings(self, text: str, index: _Index) -> Iterator[tuple[int, Sequence[_Form]]]:
        """Yield where forms may begin; what follows a hyphen is the end of another word."""
        for found in self._beginning.finditer(text):
            forms = index.get(found.group().lower())
            if forms and (not found.start() or text[found.start() - 1] not in _HYPHENS):
                yield found.start(), forms


def vocabulary(terms: Iterable[Term], language: Language) -> Vocabulary:
    """Return what counts as each term in a language."""
    named = [term for term in terms if language in term.name]
    # Of two terms with the same word it stands for the one that does not wait for a link.
    ordered = sorted(named, key=lambda term: language in term.links_only)
    forms = _index(language, {term.id: words_for(term, language) for term in ordered})
    accepted = _index(language, {term.id: term.accepts.get(language, ()) for term in named})
    firsts = sorted({first for first in (*forms, *accepted) if not _WORD.match(first)})
    characters = "".join(map(re.escape, firsts))
    return Vocabulary(
        names={term.id: term.name[language] for term in named},
        links_only=frozenset(term.id for term in named if language in term.links_only),
        _forms=forms,
        _accepted=accepted,
        _beginning=re.compile(f"{_WORD.pattern}|[{characters}]" if characters else _WORD.pattern),
    )


def words_for(term: Term, language: Language) -> tuple[str, ...]:
    """Return the words that count as a term in a language, its name first."""
    others = (*term.aliases.get(language, ()), *term.forms.get(language, ()))
    return (term.name[language], *others)


def blotted(markdown: str) -> str:
    """Return a text with a blot, as long as it, on all that is marked in any way."""
    text = markdown
    if any(mark in text for mark in (">", "#", "```", "~~~", "    ", "\t")):
        text = _BLOCK.sub(_blot, text)
    # A link is passed over with its address, and what is in an address is no mark.
    return (_MARKED if _HAS_ADDRESS.search(text) else _INLINE).sub(_blot, text)


def _blot(found: re.Match[str]) -> str:
    return "\0" * len(found.group())


def _index(language: Language, words: Mapping[str, Sequence[str]]) -> _Index:
    found: dict[str, list[_Form]] = defaultdict(list)
    for term, written in words.items():
        for one in written:
            pieces = _PIECE.findall(one)
            if not pieces:
                continue
            form = _form(language, term, pieces)
            for way in form.pieces[0]:
                first = way if _WORD.match(way) else way[0]
                found[first.lower()].append(form)
    return {first: sorted(forms, key=lambda it: -it.length) for first, forms in found.items()}


def _form(language: Language, term: str, pieces: Sequence[str]) -> _Form:
    ways = [
        frozenset(
            _key(way, like=piece)
            for way in _inflected(language, piece, is_last=number == len(pieces))
        )
        for number, piece in enumerate(pieces, start=1)
    ]
    return _Form(term, tuple(ways), sum(map(len, pieces)))


def _inflected(language: Language, piece: str, *, is_last: bool) -> Sequence[str]:
    """Return a piece of a term in the forms that a language makes by rule."""
    if not _WORD.match(piece):
        return [piece]
    primary = language.split("-")[0]
    if primary == "en" and is_last:
        return _plurals(piece)
    if primary == "ar":
        bare = piece.removeprefix(_ARABIC_ARTICLE)
        return [f"{particle}{bare}" for particle in _ARABIC_PARTICLES]
    return [piece]


def _plurals(word: str) -> list[str]:
    """Return an English noun and its regular plural."""
    if re.search(r"[^aeiou]y$", word):
        return [word, f"{word[:-1]}ies"]
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return [word, f"{word}es"]
    return [word, f"{word}s"]


def _key(word: str, like: str) -> str:
    """Return how a word is looked up: an abbreviation in capitals is one in capitals alone."""
    is_abbreviation = len(like) > 1 and like.isupper()
    return word.replace("’", "'") if is_abbreviation else word.lower().replace("’", "'")


def _piece_end(text: str, start: int, ways: frozenset[str]) -> int:
    found = _WORD.match(text, start)
    if found:
        word = found.group()
        return found.end() if word in ways or word.lower() in ways else -1
    for way in ways:
        if text.startswith(way, start) or (way == "'" and text.startswith("’", start)):
            return start + len(way)
        if len(way) > 1 and "\n" in text:
            broken = _broken(way).match(text, start)
            return broken.end() if broken else -1
    return -1


@functools.cache
def _broken(words: str) -> re.Pattern[str]:
    """Return the pattern of words in a script without spaces, wherever their lines end."""
    return re.compile(_LINE_BREAK.join(map(re.escape, words)))
