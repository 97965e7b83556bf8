"""The writers of a page: from linked data, meta elements, marked places and the line below the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsbrowse.readers import byline
from newsbrowse.readers.html.linked_data import LinkedData
from newsbrowse.readers.html.metas import Metas
from newsbrowse.readers.html.near import Surroundings
from newsbrowse.readers.html.title import key
from newsbrowse.readers.html.tree import Tree, attribute, line_of
from newsbrowse.readers.values import forename_first

_NAMES = (
    "cxenseparse:author",
    "parsely-author",
    "sailthru.author",
    "article:author_name",
    "article_author",
    "author",
    "article:author",
    "og:article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "citation_author",
    "rbauthors",
    "creator",
    "book:author",
)
_CATALOGUED = frozenset(("dc.creator", "dcterms.creator", "dc:creator", "citation_author"))
"""Elements in which surnames stand first, as in catalogues."""

_MAIL = re.compile(
    r"\A[\w.+-]{1,60}@[\w.-]{1,60}\s*\(([^()@]{2,60})\)\Z"
    r"|\A([^<>@]{2,60}?)\s*<[^<>@\s]{1,60}@[\w.-]{1,60}>\Z"
)
"""A name with an address of mail before or behind it."""

_NO_NAME = re.compile(
    r"https?:|www\.|@|\[at\]|\A\d|\A(?:null|none|undefined|unknown|admin(?:istrator)?|authors?|editor|webmaster|root"
    r"|user|guest|n/?a)\Z|\A(?:photos?|fotos?|bild(?:er)?|image|picture|crédits?)\b|\bedited by\b|©|[<>{}=]",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?:\A|[\s_-])(?:author|byline|by-line|autor|redakteur|writer)s?(?:[\s_-]?name)?s?(?:\Z|[\s_-])",
    re.IGNORECASE,
)
_NOT_MARKED = re.compile(
    r"comment|bio|avatar|image|photo|related|teaser|slider|widget|social|follow|date|link-?list|recommend|popular"
    r"|promo|sidebar|about|description|form|card-list|position|more",
    re.IGNORECASE,
)
_NOT_MARKED_AROUND = re.compile(
    r"(?<![\w-])(?:comment|related|teaser|slider|widget|sidebar|recommend|popular|promo|footer)"
    r"|[_-]comments?(?![\w-])",
    re.IGNORECASE,
)
_AROUND = frozenset(("nav", "footer", "aside", "form"))
_PREFIX = re.compile(
    r"\A(?:\W*(?:(?:geschrieben|verfasst|posted|written|published|publicado|publié|escrito|words|story|article|text)\s+)?"
    r"(?:by|von|par|por|di|door|af|av|autor(?:in)?|author|autore|auteur|redakteur(?:in)?|текст|автор)\b\s*:?\s*)+",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s+[|•·–—/-]\s+|[|•·]|\s*,?\s+(?=\d)|\s(?:on|am|le|il|el)\s(?=\d|\w+\s\d)|\b(?:posted|published|updated|last|veröffentlicht|aktualisiert|publié|publicado|pubblicato)\b|\s{2,}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*[;,&]\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y|e|og|och|en)\s+")
_HANDLE = re.compile(r"\s*[(|]?\s*@\w+\)?\s*\Z")
_DEGREE = re.compile(r"\A(?:Ph\.?D|M\.?D|Jr|Sr|MSc|BSc|MA|MBA|RN|Esq|II|III)\.?\Z", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|columnist|contributor|producer|staff|bureau|desk|redakteur(?:in)?"
    r"|volont[äa]r(?:in)?|korrespondent(?:in)?|autor(?:in)?|journaliste?|correspondante?|redactora?|giornalista)s?\b"
    r"|redaktion\b|\br[ée]daction\b|\bredacci[óo]n\b|\bredazione\b|\breda[çc][ãa]o\b|\A[A-Z]{1,3}\Z",
    re.IGNORECASE,
)
"""What stands beside a name and is none: a post, a degree."""

_POSTED = re.compile(
    r"\W*(?:Posted|Written|Published) by ([^\W\d_][\w.'’-]*(?:(?:, | and | & | )[^\W\d_][\w.'’-]*){1,15})"
    r"(?=\s[–—|-]\s|\s{2}|[|:(]|, [A-Z][\w ]*(?:Team|Engineer|Manager))"
)
_LONGEST = 160
_LONGEST_NAME = 60
_MOST = 40
_MOST_JOINED = 8


def authors_of(
    tree: Tree, linked: LinkedData, head: Metas, sites: Iterable[str], around: Surroundings
) -> tuple[str, ...]:
    """The writers.

    The most reliable statement counts; one that names further persons besides those completes it, and one
    that gives a lone forename in full replaces it. The site itself is taken only where nobody else is named.
    """
    names = {key(site) for site in sites} - {""}
    chosen: tuple[str, ...] = ()
    fallback: tuple[str, ...] = ()
    for found in _statements(tree, linked, head, around):
        persons = tuple(name for name in found if key(name) not in names)
        if not chosen or _completes(persons, chosen):
            chosen = persons
        fallback = fallback or found
    return tuple(map(_written, chosen or _only_one(tree, names) or fallback))


def _written(name: str) -> str:
    """A name as names are written, where all of it is in capitals."""
    read = byline.names_in(name) if name.isupper() and " " in name else ()
    return read[0] if len(read) == 1 else name


def _completes(found: tuple[str, ...], chosen: tuple[str, ...]) -> bool:
    """Whether names that were found say more than those that are chosen."""
    if len(found) == len(chosen) == 1 and " " not in chosen[0]:
        return key(found[0]).startswith(f"{key(chosen[0])} ")
    return len(found) <= _MOST_JOINED and _keys(found) > _keys(chosen)


def _only_one(tree: Tree, names: set[str]) -> tuple[str, ...]:
    """The one person that all links to a writer name, wherever they stand: most blogs have one writer."""
    links = (line_of(link) for link in tree.iter("a") if "author" in attribute(link, "rel").split())
    found = {tuple(_named(text)) for text, _ in zip(links, range(_MOST), strict=False) if text}
    only = found.pop() if len(found) == 1 else ()
    return tuple(name for name in only if key(name) not in names)


def _keys(names: Iterable[str]) -> set[str]:
    return {key(name) for name in names}


def _statements(
    tree: Tree, linked: LinkedData, head: Metas, around: Surroundings
) -> Iterator[tuple[str, ...]]:
    yield tuple(name for one in linked.authors for name in _named(one))
    for name in _NAMES:
        given = (forename_first(one) if name in _CATALOGUED else one for one in head.all(name))
        yield tuple(dict.fromkeys(part for one in given for part in _named(one)))
    labels = (
        "written by",
        "by",
        "author",
        "verfasst von",
        "geschrieben von",
        "escrito por",
        "écrit par",
        "scritto da",
    )
    if head.first("twitter:label1").casefold().rstrip(":") in labels:
        yield tuple(_named(head.first("twitter:data1")))
    posted = _POSTED.match(head.first("og:description", "description")[: 2 * _LONGEST])
    yield tuple(_named(posted[1])) if posted else ()
    yield from _marked(tree, around)
    yield around.authors()


def _marked(tree: Tree, around: Surroundings) -> Iterator[tuple[str, ...]]:
    """What stands in elements that are marked as naming the writer, the plainest marks first."""
    by_rank: dict[int, list[str]] = {}
    for count, element in enumerate(_candidates(tree, around.holders)):
        if count >= _MOST:
            break
        rank, text = element
        by_rank.setdefault(rank, []).append(text)
    for rank in sorted(by_rank):
        for text in by_rank[rank]:
            names = tuple(_named(text))
            if len(names) <= 2 or all(" " in name for name in names):
                yield names


def _candidates(tree: Tree, holders: frozenset[Tree]) -> Iterator[tuple[int, str]]:
    for element in tree.iter(
        "a", "span", "div", "p", "address", "li", "strong", "b", "em", "h3", "h4", "cite", "td"
    ):
        rank = _rank(element)
        if rank is not None and not _is_beside(element, holders):
            text = line_of(element)
            if 0 < len(text) <= _LONGEST:
                yield rank, text


def _rank(element: Tree) -> int | None:
    marks = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    if _NOT_MARKED.search(marks):
        return None
    if attribute(element, "itemprop") == "author" or "author" in attribute(element, "rel").split():
        return 0
    if "author" in marks and "vcard" in marks:
        return 0
    return 1 if len(marks) < 300 and _MARKED.search(marks) else None


def _is_beside(element: Tree, holders: frozenset[Tree]) -> bool:
    """Whether an element belongs to comments, menus or other articles, and not to what holds the headline."""
    for number, one in enumerate(element.iterancestors()):
        if one in holders:
            return False
        if one.tag in _AROUND or number > 12:
            return one.tag in _AROUND
        if one.tag not in ("body", "html", "main", "article") and _NOT_MARKED_AROUND.search(
            f"{attribute(one, 'class')} {attribute(one, 'id')}"[:300]
        ):
            return True
    return False


def _named(text: str) -> list[str]:
    """The names that a statement gives, as it writes them."""
    mail = _MAIL.match(text.strip()[:_LONGEST]) if "@" in text else None
    text = (mail[1] or mail[2]) if mail else text
    trimmed = _HANDLE.sub("", _PREFIX.sub("", text[:600]).strip())
    trimmed = _END.split(trimmed, maxsplit=1)[0] if len(trimmed) > 3 else trimmed
    parts = [part.strip(" .:|*–—-") if len(part) > 5 else part.strip() for part in _BREAK.split(trimmed)]
    names = [
        part
        for part in dict.fromkeys(parts)
        if 1 < len(part) <= _LONGEST_NAME
        and not _NO_NAME.search(part)
        and not _DEGREE.match(part)
        and len(part.split()) <= 6
        and any(map(str.isalpha, part))
    ]
    if len(names) > 1 and _ROLE.fullmatch(names[0]):
        return [trimmed] if len(trimmed) <= _LONGEST_NAME else names[:1]
    return [name for name in names if name is names[0] or not _ROLE.search(name)]
