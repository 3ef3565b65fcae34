"""Markdown as HTML, for one page: links go where that page wants them to go."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup
from mdit_py_plugins.attrs import attrs_plugin

from fangtan import i18n
from fangtan.markup.links import SCHEMES
from fangtan.markup.pinyin import over
from fangtan.markup.quotations import attribute, quoted
from fangtan.markup.terms import NOT_THE_TERM
from fangtan.markup.typography import kept_whole

IN_PASSING = "in-passing"
"""The class of words that ask something in passing, which nobody is to answer."""
_FOR_EDITORS = frozenset({NOT_THE_TERM, IN_PASSING})

_MARKED = re.compile(r"[\\`*_\[\]<>&!{}]|^\s*(?:[-+#>=~|]|\d+[.)])", re.MULTILINE)
_CJK = (
    r"\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
_BREAK_IN_CJK = re.compile(rf"(?<=[{_CJK}”’]) *\n *(?=[{_CJK}“‘])")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_HAN_RUN = re.compile(
    r"[《「]?[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff][\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef·]*"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a link goes on the page at hand, and the attributes that it carries there.

    Without `href` the words stand as they are, in a span. Of a passage, `reference` is what the
    line below a block quotation calls it, and `aside` what follows a quotation in the line.
    """

    href: str | None
    attributes: Mapping[str, str]
    reference: str = ""
    aside: str = ""


class Links(Protocol):
    """What a page knows of links."""

    def anchor(self, scheme: str, target: str) -> Anchor:
        """Return where a link with this scheme goes."""

    @property
    def language(self) -> str:
        """The language of this text."""

    @property
    def han(self) -> str | None:
        """The language of Han characters in this text; None where it is the text's own."""


def inline(markdown: str, links: Links) -> Markup:
    """Return one paragraph's HTML, without the element around it."""
    text = _prepared(markdown)
    if not _MARKED.search(text):
        return marked(text, links)
    return Markup(_parser().renderInline(text, {"links": links}))  # noqa: S704 - HTML is off


def rich(markdown: str, links: Links) -> Markup:
    """Return the HTML of any Markdown: paragraphs, lists, quotations, tables."""
    html: str = _parser().render(_with_values(markdown), {"links": links})
    return Markup(html.strip())  # noqa: S704 - HTML is off in the parser


def marked(words: str, links: Links) -> Markup:
    """Return plain words as HTML, with the language of Han characters where they are foreign."""
    return Markup(_mark_han(_escape(words), links))  # noqa: S704 - escaped right here


def plain(markdown: str) -> str:
    """Return the words alone, for titles, descriptions and search engines."""
    tokens = _parser().parseInline(_prepared(markdown), {})
    return "".join(_words(token.children or []) for token in tokens).strip()


def paragraphs(markdown: str) -> tuple[str, ...]:
    """Return the words alone of any Markdown, paragraph by paragraph."""
    if not _MARKED.search(markdown):
        return tuple(join_lines(part) for part in _PARAGRAPH_BREAK.split(markdown.strip()))
    tokens = _parser().parse(_with_values(markdown), {})
    return tuple(_words(token.children or []) for token in tokens if token.type == "inline")


def join_lines(markdown: str) -> str:
    """Return the text with no break between Han characters, where it would become a space."""
    return _BREAK_IN_CJK.sub("", markdown)


def _prepared(markdown: str) -> str:
    return _with_values(join_lines(markdown))


def _with_values(markdown: str) -> str:
    # The plugin knows no attribute without a value.
    return markdown.replace("]{pinyin}", ']{pinyin=""}')


def _escape(text: str) -> str:
    return str(escapeHtml(text))


def _mark_han(html: str, links: Links) -> str:
    if links.han is None:
        return kept_whole(html)
    if not _HAN_RUN.search(html):
        return html
    turned = _turned(links.han, links.language)
    return _HAN_RUN.sub(rf'<span lang="{links.han}"{turned}>\g<0></span>', html)


def _turned(language: str, within: str) -> str:
    """Return the attribute of what is written the other way than the text that it stands in."""
    direction = i18n.direction(language)
    return "" if direction == i18n.direction(within) else f' dir="{direction}"'


def _words(tokens: Sequence[Token]) -> str:
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "".join(breaks.get(token.type, token.content) for token in tokens)


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.use(attrs_plugin, spans=True, allowed=["lang", "class", "pinyin"])
    parser.core.ruler.push("spans_for_editors", _without_spans_for_editors)
    parser.validateLink = _allowed  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("link_close", _link_close)
    parser.add_render_rule("blockquote_open", _blockquote_open)
    parser.add_render_rule("blockquote_close", _blockquote_close)
    parser.add_render_rule("text", _text)
    parser.add_render_rule("span_open", _span_open)
    parser.core.ruler.before("inline", "join_lines", _join_lines)
    parser.core.ruler.before("inline", "quotations", _quotations)
    return parser


def _without_spans_for_editors(state: StateCore) -> None:
    """Take spans away that only say how their words are to be checked."""
    for block in state.tokens:
        children = block.children or []
        if any(token.type == "span_open" for token in children):
            block.children = list(_for_readers(children))


def _for_readers(tokens: Sequence[Token]) -> Iterator[Token]:
    is_kept: list[bool] = []
    for token in tokens:
        if token.type == "span_open":
            classes = str(token.attrs.pop("class", "")).split()
            if shown := [name for name in classes if name not in _FOR_EDITORS]:
                token.attrs["class"] = " ".join(shown)
            is_kept.append(bool(token.attrs))
        if token.type not in {"span_open", "span_close"} or is_kept[-1]:
            yield token
        if token.type == "span_close":
            is_kept.pop()


def _join_lines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.content = join_lines(token.content)


def _quotations(state: StateCore) -> None:
    found = list(attribute(state.tokens))
    for opening, closing, target, _ in found:
        opening.meta["passage"] = closing.meta["passage"] = target
    if found:
        _hide_empty_paragraphs(state.tokens)


def _hide_empty_paragraphs(tokens: Sequence[Token]) -> None:
    """Hide the paragraph that held nothing but the mark of a quotation."""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.type == "inline" and not token.content and before.type == "paragraph_open":
            before.hidden = after.hidden = True


def _allowed(url: str) -> bool:
    scheme = url.partition(":")[0].lower()
    return scheme in {*SCHEMES, "http", "https", "mailto"} or ":" not in url


def _text(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: Mapping[str, Any]
) -> str:
    token, links = tokens[index], env["links"]
    if "reading" in token.meta:
        return _ruby(token.content, token.meta["reading"])
    return _mark_han(_escape(token.content), links)


def _span_open(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    _: OptionsDict,
    env: Mapping[str, Any],
) -> str:
    token: Token = tokens[index]
    links: Links = env["links"]
    reading = token.attrs.pop("pinyin", None)
    if reading is not None:
        token.attrJoin("class", "pinyin")
        if links.han and "lang" not in token.attrs:
            token.attrs["lang"] = links.han
        for inner in itertools.takewhile(lambda it: it.type != "span_close", tokens[index + 1 :]):
            inner.meta["reading"] = str(reading)
    turned = _turned(str(token.attrs["lang"]), links.language) if "lang" in token.attrs else ""
    return f"<span{renderer.renderAttrs(token)}{turned}>"


def _ruby(words: str, reading: str) -> str:
    return "".join(
        f'<ruby>{_escape(base)}<rt lang="zh-Latn-pinyin">{_escape(above)}</rt></ruby>'
        if above
        else _escape(base)
        for base, above in over(words, reading)
    )


def _link_open(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: Mapping[str, Any]
) -> str:
    anchor = _anchor(str(tokens[index].attrs.get("href", "")), env["links"])
    pairs = dict(anchor.attributes)
    if anchor.href is not None:
        pairs = {"href": anchor.href, **pairs}
    # The closing tag is rendered later and has to know which element was opened.
    closing = _closing(tokens, index)
    tokens[closing].meta["element"] = "a" if anchor.href is not None else "span"
    if anchor.aside and quoted(_words(tokens[index + 1 : closing])):
        tokens[closing].meta["aside"] = anchor.aside
        pairs.pop("data-number", None)
    written = "".join(f' {key}="{_escape(value)}"' for key, value in pairs.items())
    return f"<{'a' if anchor.href is not None else 'span'}{written}>"


def _link_close(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: Mapping[str, Any]
) -> str:
    meta = tokens[index].meta
    aside = meta.get("aside", "")
    after = f'<span class="quotation-aside">{_escape(aside)}</span>' if aside else ""
    return f"</{meta.get('element', 'a')}>{after}"


def _blockquote_open(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: Mapping[str, Any]
) -> str:
    target = tokens[index].meta.get("passage")
    if target is None:
        return "<blockquote>\n"
    href = env["links"].anchor("passage", target).href
    cite = f' cite="{_escape(href)}"' if href is not None else ""
    return f'<div class="quotation">\n<blockquote{cite}>\n'


def _blockquote_close(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: Mapping[str, Any]
) -> str:
    target = tokens[index].meta.get("passage")
    if target is None:
        return "</blockquote>\n"
    anchor = env["links"].anchor("passage", target)
    words = _escape(anchor.reference)
    if anchor.href is not None:
        words = f'<a class="reference" href="{_escape(anchor.href)}">{words}</a>'
    line = f'<p class="quotation__reference">{words}</p>\n' if anchor.reference else ""
    return f"</blockquote>\n{line}</div>\n"


def _anchor(href: str, links: Links) -> Anchor:
    scheme, colon, target = href.partition(":")
    if colon and scheme in SCHEMES:
        return links.anchor(scheme, target)
    return Anchor(href, {"rel": "external"} if colon else {})


def _closing(tokens: Sequence[Token], opening: int) -> int:
    level = tokens[opening].level
    return next(
        index
        for index in range(opening + 1, len(tokens))
        if tokens[index].type == "link_close" and tokens[index].level == level
    )
