"""Markdown as HTML, for one page: links go where that page wants them to go."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup
from mdit_py_plugins.attrs import attrs_plugin

from fangtan import i18n
from fangtan.markup.links import SCHEMES
from fangtan.markup.pinyin import over
from fangtan.markup.typography import kept_whole

_MARKED = re.compile(r"[\\`*_\[\]<>&!{}]|^\s*(?:[-+#>=~|]|\d+[.)])", re.MULTILINE)
_CJK = (
    r"\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
_BREAK_IN_CJK = re.compile(rf"(?<=[{_CJK}”’]) *\n *(?=[{_CJK}“‘])")
_HAN_RUN = re.compile(
    r"[《「]?[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff][\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef·]*"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a link goes on the page at hand, and the attributes that it carries there.

    Without `href` the words stand as they are, in a span.
    """

    href: str | None
    attributes: Mapping[str, str]


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
    html: str = _parser().render(_prepared(markdown), {"links": links})
    return Markup(html.strip())  # noqa: S704 - HTML is off in the parser


def marked(words: str, links: Links) -> Markup:
    """Return plain words as HTML, with the language of Han characters where they are foreign."""
    return Markup(_mark_han(_escape(words), links))  # noqa: S704 - escaped right here


def plain(markdown: str) -> str:
    """Return the words alone, for titles, descriptions and search engines."""
    tokens = _parser().parseInline(_prepared(markdown), {})
    return "".join(_words(token.children or []) for token in tokens).strip()


def join_lines(markdown: str) -> str:
    """Return the text with no break between Han characters, where it would become a space."""
    return _BREAK_IN_CJK.sub("", markdown)


def _prepared(markdown: str) -> str:
    # The plugin knows no attribute without a value.
    return join_lines(markdown).replace("]{pinyin}", ']{pinyin=""}')


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
    parser.validateLink = _allowed  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("link_close", _link_close)
    parser.add_render_rule("span_open", _span_open)
    parser.add_render_rule("text", _text)
    return parser


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
    tokens[_closing(tokens, index)].meta["element"] = "a" if anchor.href is not None else "span"
    written = "".join(f' {key}="{_escape(value)}"' for key, value in pairs.items())
    return f"<{'a' if anchor.href is not None else 'span'}{written}>"


def _link_close(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: Mapping[str, Any]
) -> str:
    return f"</{tokens[index].meta.get('element', 'a')}>"


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
