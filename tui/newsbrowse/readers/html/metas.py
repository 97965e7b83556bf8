"""The meta elements and links of a page's head, by name."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from newsbrowse.readers.html.tree import Tree, attribute
from newsbrowse.readers.record import one_line

_MOST = 500
_KEYS = ("property", "name", "itemprop", "http-equiv")


class Metas(Struct):
    """What stands in a head.

    Attributes:
        values: of each name, in lower case, what stands under it, in order.
        canonical: the address that the page gives as its own.
        language: that of the `html` element.
    """

    values: dict[str, list[str]] = field(default_factory=dict)
    canonical: str = ""
    language: str = ""

    def first(self, *names: str) -> str:
        """The first value under one of some names; empty where there is none."""
        return next(self.all(*names), "")

    def all(self, *names: str) -> Iterator[str]:
        """The values under some names, in the order of the names."""
        for name in names:
            yield from self.values.get(name, ())


def metas(tree: Tree) -> Metas:
    """Read the meta elements, wherever on the page they stand."""
    found = Metas(language=attribute(tree, "lang") or attribute(tree, "xml:lang"))
    for number, element in enumerate(tree.iter("meta")):
        if number >= _MOST:
            break
        value = one_line(attribute(element, "content"))
        for key in _KEYS:
            name = attribute(element, key).strip().lower()
            if name and value and value not in found.values.setdefault(name, []):
                found.values[name].append(value)
    for link in tree.iter("link"):
        if "canonical" in attribute(link, "rel").lower().split():
            found.canonical = found.canonical or attribute(link, "href").strip()
    return found
