"""The text of a piece of HTML, as a feed carries it: paragraphs, items and rows, without its markup.

A piece is what an editor wrote: it has no menus and no advertisements to be told from the article. For whole
pages of the web this is no reader.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

LARGEST = 4_000_000
"""Characters of a piece that are looked at."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SKIPPED = _names("script style template svg math noscript head select textarea button")
_BLOCKS = _names(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot
    thead tr ul"""
)
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_CELLS = frozenset(("td", "th"))
_HOLDERS = frozenset(("div", "p", "section", "aside", "form", "footer"))
UNWANTED = re.compile(
    r"(?<![\w-])(?:subscription-widget(?:-wrap(?:-editor)?)?|subscribe-widget|button-wrapper|captioned-button-wrap"
    r"|sharedaddy|jp-relatedposts|feedflare|addtoany_share_save_container|kg-(?:cta|signup|button|product)-card"
    r"|wp-block-buttons?|calibre_navbar|wp-block-jetpack-subscriptions\S*|mailpoet_form\S*)(?![\w-])"
)
"""Classes of the buttons and forms to share and to subscribe."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DECLARATION = re.compile(r"<[!?][^>]*>")
_SPACES = re.compile(r"\s+")
_BREAKS = re.compile(r" *\n *")
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:#\d|#[xX]|[a-zA-Z]+;)")


def text_of(markup: str) -> str:
    """Paragraphs separated by blank lines; `#` before headings, `-` before items, `>` before quoted lines."""
    return _read(markup, signs=True)


def _read(markup: str, *, signs: bool) -> str:
    reader = _Reader(signs)
    reader.feed(parsable(markup[:LARGEST]))
    reader.close()
    return reader.text()


def parsable(markup: str) -> str:
    """Markup without what the standard library's parser looks for the end of again and again."""
    ended = markup.rfind("-->") + 3 if "-->" in markup else 0
    piece = _COMMENT.sub("", markup[:ended]) + markup[ended:]
    closed = piece.rfind(">") + 1
    rest = piece[closed:].partition("<!--")[0].replace("<", "&lt;")
    return _DECLARATION.sub("", piece[:closed]) + rest


def line_of(markup: str) -> str:
    """The text of a piece on one line."""
    if not _MARKUP.search(markup):
        return _SPACES.sub(" ", markup).strip()
    return _SPACES.sub(" ", _read(markup, signs=False)).strip()


def _is_unwanted(attrs: list[tuple[str, str | None]]) -> bool:
    """Whether an element is one that publishing programs put among an editor's paragraphs."""
    return any(name == "class" and value and UNWANTED.search(value) for name, value in attrs)


class _Reader(HTMLParser):
    """Gathers the text block by block."""

    def __init__(self, signs: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._signs = signs
        self._quoted = 0
        self._blocks: list[str] = []
        self._pieces: list[str] = []
        self._skipping: list[str] = []
        self._lists: list[int | None] = []
        self._sign = ""
        self._as_is = 0
        self._unwanted = ""
        self._within = 0

    def text(self) -> str:
        """All that was gathered."""
        self._end_block()
        joined: list[str] = []
        for before, block in zip(["", *self._blocks], self._blocks, strict=False):
            both_items = _is_item(before) and _is_item(block)
            joined += ["\n" if both_items else "\n\n", block]
        return "".join(joined[1:])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._within and tag == self._unwanted:
            self._within += 1
        elif not self._within and tag in _HOLDERS and _is_unwanted(attrs):
            self._end_block()
            self._unwanted, self._within = tag, 1
        if tag in _SKIPPED:
            self._skipping.append(tag)
        elif tag == "br":
            self._pieces.append("\n")
        elif tag in _CELLS:
            if any(map(str.strip, self._pieces)):
                self._pieces.append(" | ")
        elif tag in _BLOCKS:
            self._end_block()
            self._begin(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SKIPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag == self._unwanted:
            self._within -= 1
            if not self._within:
                self._pieces = []
        if tag in _SKIPPED:
            if tag in self._skipping:
                del self._skipping[self._skipping.index(tag) :]
        elif tag in _BLOCKS:
            self._end_block()
            self._sign = "" if tag == "li" or tag in _HEADINGS else self._sign
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            if tag == "pre":
                self._as_is = max(self._as_is - 1, 0)
            elif tag == "blockquote":
                self._quoted = max(self._quoted - 1, 0)

    def handle_data(self, data: str) -> None:
        if not self._skipping and not self._within:
            self._pieces.append(data if self._as_is else _SPACES.sub(" ", data))

    def _begin(self, tag: str) -> None:
        if tag == "ul":
            self._lists.append(None)
        elif tag == "ol":
            self._lists.append(0)
        elif tag == "pre":
            self._as_is += 1
        elif tag == "blockquote":
            self._quoted += 1
        elif tag == "li":
            self._sign = self._next_sign()
        elif tag in _HEADINGS:
            self._sign = f"{'#' * int(tag[1])} "

    def _next_sign(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number + 1}. "

    def _end_block(self) -> None:
        """Close the block that is being gathered; two line breaks in it part it, too."""
        text, self._pieces = "".join(self._pieces), []
        if not self._as_is:
            text = _BREAKS.sub("\n", re.sub(r"[ \t]+", " ", text))
        for part in re.split(r"\n\s*\n", text.strip("\n ")):
            if part.strip():
                self._blocks.append(self._signed(part.rstrip() if self._as_is else part.strip()))
                self._sign = ""

    def _signed(self, block: str) -> str:
        """A block behind the sign of what it is."""
        if not self._signs:
            return block
        signed = f"{self._sign}{block}"
        return "\n".join(f"> {line}" for line in signed.split("\n")) if self._quoted else signed


def _is_item(block: str) -> bool:
    return block.startswith("- ") or re.match(r"\d+\. ", block) is not None
