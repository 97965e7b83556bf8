"""The text of a page's article: found by trafilatura, written in the plain form that the reader sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from newsbrowse.readers.byline import read_byline
from newsbrowse.readers.captions import is_caption
from newsbrowse.readers.foreign_days import read_foreign_day
from newsbrowse.readers.furniture import is_furniture
from newsbrowse.readers.html.near import is_stamp_line
from newsbrowse.readers.html.title import key
from newsbrowse.readers.html.tree import Tree
from newsbrowse.readers.markup_text import text_of
from newsbrowse.readers.paragraphs import tidy
from newsbrowse.text.days import find_leading_stamp
from newsbrowse.text.decode import storable

_SPACES = re.compile(r"\s+")
_RUNS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n ?")
_SIGN = re.compile(r"\A(?:[-*•·‣▪–]|\(?\d{1,3}[.)])\s+")
_SIGNS = re.compile(r"\A(?:#+|-|\d+\.|>)\s+")
_LEVEL = re.compile(r"h([1-6])")
_READING_TIME = re.compile(
    r"(?:(?:temps de )?lecture|lesezeit|leestijd|tempo di lettura|(?:tiempo|tempo) de lect?ura)"
    r"\s*:?\s*\d{1,2}\s*(?:min\w{0,5}\.?|')"
    r"|\d{1,2} min(?:ut[aeo]?[ns]?)? (?:de lecture|lesezeit|de lectura|de leitura|di lettura)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d+ )?(?:(?:leave|post|add|write) a (?:comment|reply)|(?:reader )?comments?|join the conversation"
    r"|kommentare?|kommentieren|kommentar schreiben|schreibe einen kommentar|diskussion|comentarios?"
    r"|comentar|deja (?:un|tu) comentario|commentaires?|laisser un commentaire|commenti|comentários?"
    r"|reacties|комментарии)(?: \(?\d+\)?)?[.:]?"
)
_TAGS = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_PART = 0.4
"""A text shorter than this share of the stated one is what a page shows before its scripts have run."""

_EARLY = 6
_DEEPEST = 40
_INLINE = frozenset(("hi", "ref", "del", "a", "span", "b", "i", "em", "strong", "sub", "sup", "u"))
_PARTED = frozenset(("p", "item", "row", "cell", "head", "quote", "list"))


def main_text(tree: Tree, address: str) -> Tree | None:
    """The element that trafilatura makes of a page's article; None where it finds none. The tree stays."""
    from trafilatura import bare_extraction, baseline

    found = bare_extraction(tree, url=address or None, include_comments=False)
    if found is not None and not isinstance(found, dict):
        return found.body
    body, text, _ = baseline(deepcopy(tree))
    return body if text else None


def fuller(found: str, stated: str) -> str:
    """The text found on a page, or the one that it states for machines, if the page shows a part of it."""
    text = text_of(stated) if _TAGS.search(stated) else tidy(stated)
    return storable(text) if len(found) < _PART * len(text) else found


def written(body: Tree, title: str) -> str:
    """Paragraphs between blank lines; `#` before headings, `-` before items, `>` before quoted lines.

    The headline, the lines of writer and day above the text, buttons among the paragraphs and the readers'
    comments below are left out.
    """
    kept: list[tuple[str, str]] = []
    wanted = key(title)
    for kind, text in _blocks(body, 0):
        plain = _SIGNS.sub("", text)
        if kind == "head" and len(kept) > _EARLY and _COMMENTS.fullmatch(plain.casefold()):
            break
        early = len(kept) <= _EARLY and (key(plain) == wanted or _is_byline(plain))
        if not early and (kind == "code" or not _is_button(plain)):
            kept.append((kind, text))
    while len(kept) > 1 and (kept[-1][0] == "head" or is_furniture(_SIGNS.sub("", kept[-1][1]))):
        kept.pop()
    return _joined(kept)


def _joined(blocks: Sequence[tuple[str, str]]) -> str:
    """Blocks as a body; items of a list and rows of a table stay together."""
    pieces: list[str] = []
    before = ""
    for kind, text in blocks:
        if pieces:
            pieces.append("\n" if kind == before and kind in ("item", "row") else "\n\n")
        pieces.append(text)
        before = kind
    return storable("".join(pieces))


def _is_byline(text: str) -> bool:
    """Whether a line only names the writer or the day."""
    if len(text) > 100:
        return False
    if read_foreign_day(text) is not None or _READING_TIME.fullmatch(text) or is_stamp_line(text):
        return True
    found = find_leading_stamp(text)
    return (found is not None and not text[found[1] :].strip(" .|")) or read_byline(text) is not None


def _is_button(text: str) -> bool:
    """Whether a block is furniture of a few words or a credit; longer notices, as `Read more: ...`, stay."""
    short = len(text) <= 40 and len(text.split()) <= 3 and is_furniture(text)
    return short or (len(text) <= 60 and is_caption(text))


def _blocks(element: Tree, depth: int) -> Iterator[tuple[str, str]]:
    """The blocks below an element: a kind and a text."""
    loose = _Loose()
    loose.add(_spaced(element.text))
    for child in element:
        if not isinstance(child.tag, str):
            loose.add(_spaced(child.tail))
            continue
        if child.tag in _INLINE and not _holds_blocks(child):
            loose.add(_inline(child))
        elif child.tag == "lb":
            loose.add("\n")
        else:
            yield from loose.taken()
            yield from _block(child, depth + 1)
        loose.add(_spaced(child.tail))
    yield from loose.taken()


class _Loose:
    """Text between blocks, gathered until it is a paragraph."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def add(self, text: str) -> None:
        """Gather a further piece."""
        self._pieces.append(text)

    def taken(self) -> Iterator[tuple[str, str]]:
        """The paragraph, and an empty one after it."""
        text = _tidy("".join(self._pieces))
        self._pieces = []
        if text:
            yield "text", text


def _block(element: Tree, depth: int) -> Iterator[tuple[str, str]]:
    tag = element.tag
    if tag == "head":
        text = _inline(element, flat=True)
        level = _LEVEL.match(element.get("rend") or "")
        if text:
            yield "head", f"{'#' * int(level[1] if level else 2)} {text}"
    elif tag == "list":
        yield from _items(element, depth)
    elif tag == "table":
        yield from _rows(element)
    elif tag == "quote":
        for _, text in _blocks(element, depth):
            yield "quote", "\n".join(f"> {line}" for line in text.split("\n"))
    elif tag == "code":
        text = "".join(element.itertext()).strip("\n")
        if text.strip():
            yield "code", re.sub(r"\n\s*\n", "\n", text)
    elif tag != "graphic":
        if depth > _DEEPEST:
            text = _inline(element, flat=True)
            yield from [("text", text)] if text else []
        else:
            yield from _blocks(element, depth)


def _items(element: Tree, depth: int) -> Iterator[tuple[str, str]]:
    numbered = (element.get("rend") or "") == "ol"
    number = 0
    for child in element:
        if child.tag == "item":
            number += 1
            text = _inline(child, flat=True)
            sign = f"{number}. " if numbered else "- "
            if text:
                yield "item", text if _SIGN.match(text) else sign + text
        elif isinstance(child.tag, str):
            yield from _block(child, depth + 1)


def _rows(element: Tree) -> Iterator[tuple[str, str]]:
    for row in element.iter("row"):
        cells = [_inline(cell, flat=True) for cell in row.iter("cell")]
        if any(cells):
            yield "row", " | ".join(cells) if len(cells) > 1 else cells[0]


def _holds_blocks(element: Tree) -> bool:
    return any(child.tag in _PARTED for child in element.iter())


def _inline(element: Tree, *, flat: bool = False) -> str:
    """The text within an element; on one line if `flat`, else with the breaks that it marks."""
    from lxml import etree

    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag == "lb":
                pieces.append(" " if flat else "\n")
            elif node is not element and node.tag in _PARTED:
                pieces.append(" ")
            pieces.append(_spaced(node.text))
        elif node is not element:
            pieces.append(_spaced(node.tail))
    return _tidy("".join(pieces)) if flat else "".join(pieces)


def _spaced(text: str | None) -> str:
    return _SPACES.sub(" ", text) if text else ""


def _tidy(text: str) -> str:
    """Text with single spaces; line breaks stay."""
    return _BREAKS.sub("\n", _RUNS.sub(" ", text)).strip()
