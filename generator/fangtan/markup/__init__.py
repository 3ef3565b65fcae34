"""Markdown: its blocks with their lines, its links, and its HTML."""

from fangtan.markup.blocks import Block, attributes, blocks, split_front_matter
from fangtan.markup.fingerprints import fingerprint
from fangtan.markup.inline import IN_PASSING, Anchor, Links, inline, marked, paragraphs, plain, rich
from fangtan.markup.links import MARK, SCHEMES, Link, links
from fangtan.markup.placeholders import is_placeholder
from fangtan.markup.quotations import Quotation, quotations, stray_marks
from fangtan.markup.rows import cells
from fangtan.markup.terms import NOT_THE_TERM, STANDS_FOR, Use, Vocabulary, vocabulary, words_for

__all__ = [
    "IN_PASSING",
    "MARK",
    "NOT_THE_TERM",
    "SCHEMES",
    "STANDS_FOR",
    "Anchor",
    "Block",
    "Link",
    "Links",
    "Quotation",
    "Use",
    "Vocabulary",
    "attributes",
    "blocks",
    "cells",
    "fingerprint",
    "inline",
    "is_placeholder",
    "links",
    "marked",
    "paragraphs",
    "plain",
    "quotations",
    "rich",
    "split_front_matter",
    "stray_marks",
    "vocabulary",
    "words_for",
]
