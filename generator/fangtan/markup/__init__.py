"""Markdown: its blocks with their lines, its links, and its HTML."""

from fangtan.markup.blocks import Block, attributes, blocks, split_front_matter
from fangtan.markup.inline import Anchor, Links, inline, marked, plain, rich
from fangtan.markup.links import SCHEMES, Link, links

__all__ = [
    "SCHEMES",
    "Anchor",
    "Block",
    "Link",
    "Links",
    "attributes",
    "blocks",
    "inline",
    "links",
    "marked",
    "plain",
    "rich",
    "split_front_matter",
]
