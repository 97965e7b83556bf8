"""Bytes as a tree of elements, and the few questions that are put to one.

lxml is the parser; its trees are typed as `Any`, since it brings no types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsbrowse.errors import ReadError
from newsbrowse.readers.markup_text import UNWANTED
from newsbrowse.readers.record import MAX_FIELD, one_line
from newsbrowse.text.decode import decode, storable

NO_PAGE = "not a page of the web"

_HEAD = 16_384
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(
    rb"\A\s*<\?xml[^>]{0,200}\bencoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
    r"|&#(?:[xX]0{0,8}(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF])|0{0,8}(?:[0-8]|1[124-9]|2\d|3[01]|127))(?![0-9a-fA-F]);?"
)
"""What no document may hold: trafilatura gives up on it."""

_UNSEEN = frozenset(("script", "style", "template"))
_SCRIPTED = re.compile(r"\bjava ?script\b", re.IGNORECASE)
_XML_HEADER = re.compile(r"\A\s*<\?xml[^>]{0,500}\?>")

Tree = Any
"""An `lxml.html.HtmlElement`."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text that lists names."""
    return frozenset(text.split())


def parse(data: bytes, declared: str | None = None) -> Tree:
    """The tree of a page.

    Args:
        data: its bytes.
        declared: the encoding that the server gave; it comes before the one that the page names.

    Raises:
        ReadError: it is no text, or has no element.
    """
    from lxml import etree, html

    text = storable(decode(data, declared or _charset(data)))
    text = _CONTROLS.sub("", _XML_HEADER.sub("", text.lstrip("\ufeff"), count=1))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(NO_PAGE) from error
    return tree


def without_scripts(tree: Tree) -> None:
    """Take scripts and styles out of a tree: nobody sees them."""
    from lxml import etree

    etree.strip_elements(tree, "script", "style", "template", with_tail=False)


def without_furniture(tree: Tree) -> None:
    """Take forms to subscribe and buttons to share out of a tree, and what asks for scripts to be run."""
    unwanted = [
        element
        for element in tree.iter("div", "p", "section", "aside", "form", "noscript")
        if UNWANTED.search(attribute(element, "class"))
        or (element.tag == "noscript" and _SCRIPTED.search(line_of(element)))
    ]
    for element in unwanted:
        if element.getparent() is not None:
            element.drop_tree()


def line_of(element: Tree) -> str:
    """The text of an element on one line, without scripts and styles; of a long one the beginning."""
    pieces: list[str] = []
    room = 2 * MAX_FIELD
    for piece in _texts(element):
        pieces.append(piece)
        room -= len(piece)
        if room < 0:
            break
    return one_line(" ".join(pieces))


def _texts(element: Tree) -> Iterator[str]:
    from lxml import etree

    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node is not element and node.tail:
                yield node.tail
        elif node.tag in _UNSEEN:
            walk.skip_subtree()
        elif node.text:
            yield node.text


def attribute(element: Tree, name: str) -> str:
    """The value of an attribute; empty where there is none."""
    return str(element.get(name) or "")


def _charset(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _XML_ENCODING.search(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None
