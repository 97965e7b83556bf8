"""The headline of a page: as it stands above the text, else as the head says.

What a page says of itself in its head carries the name of the site, or was shortened for search engines; the
first heading is often the name of the site. Where both agree, it is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy

from newsbrowse.readers.html.tree import Tree, attribute, line_of
from newsbrowse.readers.page_words import SECTIONS
from newsbrowse.readers.record import one_line

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\s+(?:[|–—•·»«:‹›>*⁄~]|::|-|\|\|)\s+|\s*\|\s*|\s[»«]\s?|(?<=\w):\s")
_OF_SITE = re.compile(
    r"logo|site-?(?:title|name|header|brand)|brand|masthead|navbar|(?<![a-z])blog-?title", re.IGNORECASE
)
_KICKER = re.compile(
    r"kicker|overline|topline|top-line|dachzeile|spitzmarke|eyebrow|roofline|supertitle|pretitle|vorspann",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"(?<![\w-])(?:visually-?hidden|sr-only|screen-reader(?:-text)?|invisible|hidden|aural)(?![\w-])",
    re.IGNORECASE,
)
_MARKS = re.compile(f"{_KICKER.pattern}|{_HIDDEN.pattern}", re.IGNORECASE)
_FEWEST = 3
"""Words of the shortest headline below a topic."""

_CUT = ("...", "…")
_AROUND = frozenset(("nav", "footer", "aside"))
_MOST = 60
_PAGE_TITLE = 0.8
"""What the `title` element counts beside titles that are stated: it may be the name of the site."""

_LONGEST = 400
_LONGEST_SITE = 6
"""Words of the name of a site."""


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
    headings = [(level, text) for level, text in _headings(tree, told) if key(text) not in names]
    level, best = _agreed(headings, anchors)
    if best and not (level > 1 and told and _is_part(best, told[0], names)):
        return _without_labels(best, told)
    only = "" if best else _only_first(headings, page_title, alone=not told)
    if only:
        return only
    if anchors:
        return _without_site(anchors[0][0], names)
    return headings[0][1] if headings else ""


def site_behind(page_title: str, headline: str) -> str:
    """The name of the site that stands behind the headline in the `title` element; empty where none does."""
    marks = list(_MARK.finditer(page_title))
    if not marks or not key(headline) or key(page_title[: marks[0].start()]) != key(headline):
        return ""
    name = one_line(page_title[marks[-1].end() :])
    return name if len(name.split()) <= _LONGEST_SITE and key(name) not in SECTIONS else ""


def key(text: str) -> str:
    """The words of a text, for comparing."""
    return " ".join(_WORD.findall(text.casefold()))


def _headings(tree: Tree, told: Iterable[str]) -> list[tuple[int, str]]:
    """The headings of the page that are not those of its frame: level and text, in order.

    One of the first level that says just what the head does is the headline, wherever it stands.
    """
    found: list[tuple[int, str]] = []
    stated = {key(title) for title in told}
    for element in tree.iter("h1", "h2", "h3"):
        if len(found) >= _MOST:
            break
        text, level = line_of(element), int(element.tag[1])
        if 0 < len(text) <= _LONGEST and ((level == 1 and key(text) in stated) or not _is_frame(element)):
            found.append((level, _without_kicker(element) or text))
    return found


def _without_kicker(heading: Tree) -> str:
    """The text of a heading without a topic above it, which has an element of its own, and what is hidden."""
    marked = [element for element in heading.iterdescendants() if _MARKS.search(_marks_of(element))]
    if not marked:
        return ""
    kept = deepcopy(heading)
    for element in list(kept.iterdescendants()):
        if element.getparent() is not None and _MARKS.search(_marks_of(element)):
            element.drop_tree()
    text = line_of(kept)
    return text if len(text.split()) >= _FEWEST else ""


def _marks_of(element: Tree) -> str:
    return f"{attribute(element, 'class')} {attribute(element, 'id')}"


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


def _agreed(headings: list[tuple[int, str]], anchors: list[tuple[str, float]]) -> tuple[int, str]:
    """The heading that the head of the page names, the most prominent and fullest first; its level, too."""
    best, most = (0, ""), 0.0
    keys = [(key(anchor), key(_MARK.split(anchor)[0]), weight) for anchor, weight in anchors]
    for level, text in headings:
        mine = key(text)
        if not mine:
            continue
        alike = max((_likeness(mine, other) * weight for other, _, weight in keys), default=0.0)
        if level == 1 and any(mine == first for _, first, _ in keys):
            alike = max(alike, 1.0)
        score = alike - 0.05 * (level - 1)
        if score > most + 0.001:
            best, most = (level, text), score
    return best if most >= 0.5 else (0, "")


def _is_part(heading: str, title: str, names: set[str]) -> bool:
    """Whether a heading below the headline repeats a few words of what is stated as such."""
    mine, whole = key(heading), key(_without_site(title, names))
    if title.endswith(_CUT) or mine in map(key, _MARK.split(title)):
        return False
    return mine != whole and f" {mine} " in f" {whole} "


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
    parts = [
        title
        for title in told
        if len(title.split()) >= 4 and not title.endswith(_CUT) and f" {key(title)} " in ours
    ]
    return max(parts, key=len, default=heading)


def _only_first(headings: list[tuple[int, str]], page_title: str, *, alone: bool) -> str:
    """The single first-level heading of a page, if it has the length of a headline.

    A shorter one is taken if nothing else is stated (`alone`), and the page's title does not end in it.
    """
    first = [text for level, text in headings if level == 1]
    if len(first) != 1:
        return ""
    behind = {key(part) for part in _MARK.split(page_title)[1:]}
    fewest = 1 if alone and key(first[0]) not in behind else 4
    return first[0] if fewest <= len(first[0].split()) <= 40 else ""


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
