"""The words of a search that are looked for in texts, as distinct from names, days and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsbrowse.archive.index import BEGUN_LETTERS, plain_words, stems
from newsbrowse.archive.needles import Needle
from newsbrowse.archive.resolver import NOTHING, Resolver
from newsbrowse.archive.syntax import All, Any, Node, parse
from newsbrowse.archive.tokens import Term
from newsbrowse.models import Search

TEXT_FIELDS: dict[str | None, tuple[str, ...]] = {
    None: ("title", "body"),
    "title": ("title",),
    "body": ("body",),
    "lead": ("lead",),
}
"""The index fields in which a word of each field of the query language is looked for."""


_DEEPEST_SAVED = 4


def words_of(
    search: Search, *, as_you_type: bool = False, resolver: Resolver = NOTHING
) -> tuple[Needle, ...]:
    """The words of a search that are looked for in texts; no index is needed to tell them."""
    root = parse(search.text, typing=as_you_type).root
    return tuple(dict.fromkeys(_needles_of(root, resolver, _DEEPEST_SAVED)))


def needle_of(term: Term) -> Needle | None:
    """What a word or phrase looks for; None if it holds no word."""
    whole, tokens = plain_words(term.text), stems(term.text)
    if not tokens:
        return None
    if term.exact and len(whole) == 1:
        return Needle((), whole[0]) if term.typing else Needle(tuple(whole), is_exact=True)
    begun = whole[-1] if term.prefix or term.typing else ""
    only_begun = len(tokens) == 1 and (term.prefix or is_barely_begun(term, whole))
    return Needle(() if only_begun else tuple(tokens), begun, term.slop)


def is_barely_begun(term: Term, whole: Sequence[str]) -> bool:
    """Whether a single word is only begun, and so short that it ranks nothing: the articles come by time.

    Args:
        term: how the word is meant.
        whole: the words of its text, folded.
    """
    return (term.prefix or term.typing) and len(whole) == 1 and len(whole[0]) <= BEGUN_LETTERS


def _needles_of(node: Node | None, resolver: Resolver, depth: int) -> Iterator[Needle]:
    """The words and phrases of a tree that are looked for in texts, without what is excluded."""
    if isinstance(node, Term):
        needle = needle_of(node) if node.field in TEXT_FIELDS else None
        if needle is not None:
            yield needle
        elif node.field == "saved" and depth and (search := resolver.saved(node.text)) is not None:
            yield from _needles_of(parse(search.text).root, resolver, depth - 1)
    elif isinstance(node, All | Any):
        for child in node.children:
            yield from _needles_of(child, resolver, depth)
