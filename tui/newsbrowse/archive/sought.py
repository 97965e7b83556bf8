"""The words of a search that are looked for in texts, as distinct from names, days and sources."""

from __future__ import annotations

from collections.abc import Iterator

from newsbrowse.archive.index import plain_words, stems
from newsbrowse.archive.needles import Needle
from newsbrowse.archive.syntax import All, Any, Node, Term, parse
from newsbrowse.models import Search

TEXT_FIELDS: dict[str | None, tuple[str, ...]] = {
    None: ("title", "body"),
    "title": ("title",),
    "body": ("body",),
}
"""The index fields in which a word of each field of the query language is looked for."""


def words_of(search: Search, *, as_you_type: bool = False) -> tuple[Needle, ...]:
    """The words of a search that are looked for in texts; no index is needed to tell them."""
    return tuple(needles_of(parse(search.text, typing=as_you_type).root))


def needles_of(node: Node | None) -> Iterator[Needle]:
    """The words and phrases of a tree that are looked for in texts, without what is excluded."""
    if isinstance(node, Term):
        if node.field in TEXT_FIELDS and (tokens := stems(node.text)):
            begun = plain_words(node.text)[-1] if node.prefix or node.typing else ""
            only_begun = node.prefix and len(tokens) == 1
            yield Needle(() if only_begun else tuple(tokens), begun, node.slop)
    elif isinstance(node, All | Any):
        for child in node.children:
            yield from needles_of(child)
