"""The headline of a page: as it stands above the text, else as the head says.

What a page says of itself in its head carries the name of the site, or was shortened for search engines; the
first heading is often the name of the site. Where both agree, it is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsbrowse.readers.html.tree import Tree, attribute, line_of
from newsbrowse.readers.record import one_line

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\s+(?:[|–—•·»«:‹›>*⁄~]|::|-|\|\|)\s+|\s*\|\s*|\s[»«]\s?|(?<=\w):\s")
_OF_SITE = re.compile(
    r"logo|site-?(?:title|name|header|brand)|brand|masthead|navbar|blog-?title", re.IGNORECASE
)
_AROUND = frozenset(("nav", "footer", "aside"))
_MOST = 60
_PAGE_TITLE = 0.8
"""What the `title` element counts beside titles that are stated: it may be the name of the site."""

_LONGEST = 400


def headline_of(tree: Tree, stated: Iterable[str], page_title: str, sites: Iterable[str]) -> str:
    """The headline.

    Args:
        tree: of the page.
        stated: titles that the page's head and linked data give, the most telling first.
        page_title: what stands in the `title` element.
        sites: names of the site.
    """
    names = {key(site) for site in sites} - {""}
    told = [title for title in stated if title and key(title) not in names]
    anchors = [(title, 1.0) for title in told]
    anchors += [(page_title, _PAGE_TITLE if told else 1.0)] if page_title else []
    headings = [(level, text) for level, text in _headings(tree) if key(text) not in names]
    best = _agreed(headings, anchors)
    if best:
        return _without_labels(best, told)
    only = _only_first(headings, page_title)
    if only:
        return only
    return _without_site(anchors[0][0], names) if anchors else ""


def key(text: str) -> str:
    """The words of a text, for comparing."""
    return " ".join(_WORD.findall(text.casefold()))


def _headings(tree: Tree) -> list[tuple[int, str]]:
    """The headings of the page that are not those of its frame: level and text, in order."""
    found: list[tuple[int, str]] = []
    for element in tree.iter("h1", "h2", "h3"):
        if len(found) >= _MOST:
            break
        text = line_of(element)
        if 0 < len(text) <= _LONGEST and not _is_frame(element):
            found.append((int(element.tag[1]), text))
    return found


def _is_frame(element: Tree) -> bool:
    """Whether a heading is that of the site: in its menus, or a logo that leads home."""
    marks = [element, *list(element.iterancestors())[:3]]
    if any(_OF_SITE.search(f"{attribute(one, 'class')} {attribute(one, 'id')}") for one in marks[:2]):
        return True
    if any(one.tag in _AROUND for one in marks):
        return True
    links = element.findall(".//a")
    return (
        len(links) == 1
        and attribute(links[0], "href").rstrip("/").count("/") <= 2
        and (attribute(links[0], "href").rstrip("/") == "" or "://" in attribute(links[0], "href"))
    )


def _agreed(headings: list[tuple[int, str]], anchors: list[tuple[str, float]]) -> str:
    """The heading that the head of the page names, the most prominent and fullest first."""
    best, most = "", 0.0
    keys = [(key(anchor), weight) for anchor, weight in anchors]
    for level, text in headings:
        mine = key(text)
        if not mine:
            continue
        alike = max((_likeness(mine, other) * weight for other, weight in keys), default=0.0)
        score = alike - 0.05 * (level - 1)
        if score > most + 0.001:
            best, most = text, score
    return best if most >= 0.5 else ""


def _likeness(heading: str, anchor: str) -> float:
    """How far a heading is what an anchor says: the anchor may have a site's name behind or before it."""
    if heading == anchor:
        return 2.0
    ours, theirs = heading.split(), anchor.split()
    if len(ours) < 2 and len(theirs) > 4:
        return 0.0
    if f" {heading} " in f" {anchor} ":
        return 1.0 + len(ours) / max(len(theirs), 1) * 0.5 if len(ours) >= 0.4 * len(theirs) else 0.4
    shared = len(set(ours) & set(theirs))
    return 1.4 * shared / max(len(set(ours) | set(theirs)), 1)


def _without_labels(heading: str, told: list[str]) -> str:
    """A heading without what stands in it beside the headline: a topic above it, a line below it."""
    ours = f" {key(heading)} "
    parts = [title for title in told if len(title.split()) >= 4 and f" {key(title)} " in ours]
    return max(parts, key=len, default=heading)


def _only_first(headings: list[tuple[int, str]], page_title: str) -> str:
    """The single first-level heading of a page, if it has the length of a headline."""
    first = [text for level, text in headings if level == 1]
    return first[0] if len(first) == 1 and 4 <= len(first[0].split()) <= 40 else ""


def _without_site(title: str, sites: set[str]) -> str:
    """A title without the name of the site behind or before it."""
    marks = list(_MARK.finditer(title))
    for mark in marks:
        if key(title[: mark.start()]) in sites:
            return one_line(title[mark.end() :])
    for mark in marks:
        if key(title[mark.end() :]) in sites:
            return one_line(title[: mark.start()])
    if not marks:
        return title
    last = marks[-1]
    kept, dropped = title[: last.start()], title[last.end() :]
    few = len(dropped.split()) <= 5 and len(kept.split()) > len(dropped.split()) and last[0].strip() != ":"
    return one_line(kept) if few and len(kept.split()) >= 3 else title
