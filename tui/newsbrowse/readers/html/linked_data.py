"""What a page says of its article in JSON-LD, the linked data that search engines read (schema.org).

Sites write it by hand and by machine: as one object, a list, or a graph whose nodes point to each other by
`@id`; with comments, with markup escaped twice, and not always as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from msgspec import Struct

from newsbrowse.readers.html.tree import Tree, words_of
from newsbrowse.readers.record import one_line

_ARTICLES = words_of(
    """newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle reviewnewsarticle
    backgroundnewsarticle asknewsarticle article blogposting socialmediaposting liveblogposting techarticle
    scholarlyarticle satiricalarticle advertisercontentarticle report review medicalscholarlyarticle
    newsmediapost posting"""
)
_PAGES = words_of("webpage itempage medicalwebpage aboutpage creativework recipe howto podcastepisode")
_MOST_NODES = 2000
_DEEPEST = 12
_LONGEST = 2_000_000
_OPENING, _CLOSING = ("//", "<![CDATA[", "<!--"), ("]]>", "-->", "//", ";")
_LOOSE_COMMA = re.compile(r",(?=\s*[\]}])")
_STATED = re.compile(r'"(datePublished|headline|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){1,500})"')

Node = Mapping[str, Any]


class LinkedData(Struct, frozen=True):
    """What was found; empty strings where it says nothing.

    Attributes:
        published: as it was written.
        addresses: those that it gives as its own.
        body: the whole text, where it is there.
    """

    headline: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    site: str = ""
    language: str = ""
    addresses: tuple[str, ...] = ()
    body: str = ""


def linked_data(tree: Tree) -> LinkedData:
    """Read the linked data of a page."""
    nodes: list[Node] = []
    broken: list[str] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(nodes) < _MOST_NODES:
            text = (script.text or "")[:_LONGEST]
            value = _parsed(text)
            if value is None:
                broken.append(text)
            nodes += _nodes(value, 0)
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 2}
    article = _best(nodes)
    return _read(article, by_id) if article else _salvaged(broken)


def _parsed(text: str) -> object:
    """The JSON of a script, also where it is a little off; None where it is none."""
    trimmed = text.strip()
    for mark in _OPENING:
        trimmed = trimmed.removeprefix(mark).lstrip()
    for mark in (*_CLOSING, *_CLOSING):
        trimmed = trimmed.removesuffix(mark).rstrip()
    for attempt in (trimmed, _LOOSE_COMMA.sub("", trimmed)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object, depth: int) -> list[Node]:
    """The objects of a document that stand for things of their own, in order."""
    if depth > _DEEPEST:
        return []
    if isinstance(value, list):
        return [node for item in value[:_MOST_NODES] for node in _nodes(item, depth + 1)]
    if not isinstance(value, dict):
        return []
    inner = [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]
    return [value, *_nodes(inner, depth + 1)]


def _types(node: Node) -> frozenset[str]:
    value = node.get("@type")
    types = value if isinstance(value, list) else [value]
    return frozenset(str(one).lower().rpartition("/")[2].rpartition(":")[2] for one in types)


def _best(nodes: list[Node]) -> Node | None:
    """The node that is the article: of the right type, and with the most to say; else the page."""
    for wanted in (_ARTICLES, _PAGES):
        found = [node for node in nodes if _types(node) & wanted]
        told = ("headline", "datePublished", "author")
        best = max(found, key=lambda node: sum(bool(node.get(key)) for key in told), default=None)
        if best is not None and any(best.get(key) for key in told):
            return best
    return None


def _read(node: Node, by_id: Mapping[str, Node]) -> LinkedData:
    page = node.get("mainEntityOfPage")
    return LinkedData(
        headline=_text(node.get("headline")) or (_text(node.get("name")) if _types(node) & _ARTICLES else ""),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        authors=tuple(dict.fromkeys(_names(node.get("author"), by_id) or _names(node.get("creator"), by_id))),
        site=next(_names(node.get("publisher"), by_id), ""),
        language=_text(node.get("inLanguage")),
        addresses=tuple(filter(None, (_text(node.get("url")), _address(page)))),
        body=_long_text(node.get("articleBody")),
    )


def _names(value: object, by_id: Mapping[str, Node], depth: int = 0) -> Iterator[str]:
    """The names of persons and organisations: given as text, as objects, or by their ids."""
    if depth > 3:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _names(item, by_id, depth + 1)
    elif isinstance(value, dict):
        known = value if value.get("name") else by_id.get(str(value.get("@id")), value)
        name = known.get("name")
        if isinstance(name, list):
            yield from _names(name, by_id, depth + 1)
        elif text := _text(name):
            yield text
    elif text := _text(value):
        yield text


def _address(value: object) -> str:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str:
    """A value as one line; empty for what is no text. Entities are escaped twice by many."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("@id")
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), "")
    return one_line(unescape(value)) if isinstance(value, str) else ""


def _long_text(value: object) -> str:
    return unescape(value) if isinstance(value, str) else ""


def _salvaged(broken: list[str]) -> LinkedData:
    """What a few patterns find in scripts that are no JSON."""
    stated: dict[str, str] = {}
    for text in broken:
        for match in _STATED.finditer(text):
            stated.setdefault(match[1], one_line(unescape(match[2].replace('\\"', '"').replace("\\/", "/"))))
    return LinkedData(
        headline=stated.get("headline", ""),
        published=stated.get("datePublished", ""),
        language=stated.get("inLanguage", ""),
    )
