"""A draft as a text of which sentences and facts can be read: plain, or with the signs of Markdown.

Signs are blanked, not cut out, so that every place in the text is a place in the draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.compare.passages import Passage, passages
from newsbrowse.models import Article, Quote, Span
from newsbrowse.text.sentences import sentences
from newsbrowse.writing.checking.signs import NOTHING, analysed, unwrapped

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FENCED = re.compile(r"^(?P<fence>```|~~~).*\n(?:.*\n)*?(?:(?P=fence).*(?:\n|\Z)|\Z)", re.MULTILINE)
_LEFT_OUT = re.compile(
    r"<!--.*?-->|`[^`\n]+`|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|(?<=\])\[[^\[\]\n]*\]"
    r"|\[\^[^\]\n]+\]:?|\[-?@[^\]\n]*\]|^\[[^\]\n]+\]:.*$|<https?://[^>\s]*>|https?://[^\s)>\]]+"
    r"|^[ ]{0,3}(?:#{1,6}|>[> ]*|[-*+])(?=[ \t])|^[ ]{0,3}(?:[-*_][ \t]*){3,}$",
    re.MULTILINE | re.DOTALL,
)
_JOINED_SIGNS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|!?\[|\]|\\(?=[^\w\s])")
_QUOTED_LINES = re.compile(r"(?:^[ ]{0,3}>.*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_SIGN = re.compile(r"^[ ]{0,3}>[> ]*", re.MULTILINE)
_DAY = re.compile(r"^(?:date|published|day):[ \t]*[\"']?(\d{4}-\d{2}-\d{2})", re.MULTILINE)
_AT_ONCE = 80
"""Sentences of a part of a draft."""
_SHORTEST_BLOCK = 4
"""Words of a block quotation, at least."""


class Sentence(Struct, frozen=True):
    """A sentence of a draft with what was read out of it."""

    passage: Passage
    text: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.passage.span


class Draft(Struct, frozen=True):
    """A draft that is to be checked.

    Attributes:
        text: as it was read.
        article: the same without signs, and what was read out of it; days are resolved against `day`.
        quotes: the words in quotation marks and the block quotations, in order.
        day: the day it is written for.
        is_dated: whether that day was given; if not it is today, and only resolves what has a month.
    """

    text: str
    article: Article
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    day: str
    is_dated: bool

    def parts(self) -> Iterator[Draft]:
        """The draft in parts of some pages, each with its sentences and quotations; never none.

        What is held in memory for a part does not grow with the whole.
        """
        for first in range(0, max(1, len(self.sentences)), _AT_ONCE):
            sentences_ = self.sentences[first : first + _AT_ONCE]
            start = sentences_[0].span.start if first else 0
            following = self.sentences[first + _AT_ONCE : first + _AT_ONCE + 1]
            end = following[0].span.start if following else len(self.text)
            quotes = tuple(one for one in self.quotes if start <= one.start < end)
            yield replace(self, sentences=sentences_, quotes=quotes)

    def holds(self, place: int) -> bool:
        """Whether a place is in one of the sentences."""
        return any(one.span.start <= place < one.span.end for one in self.sentences)


def read_draft(text: str, day: str | None = None) -> Draft:
    """A draft with its sentences and facts.

    Args:
        text: plain, or Markdown with or without front matter.
        day: `YYYY-MM-DD`; else what the front matter says, else today.
    """
    told = day or _day_of(text)
    against = told or date.today().isoformat()
    prose = _prose(text)
    analysis = analysed(prose, against)
    article = Article("", "", prose, published=against, analysis=analysis)
    spans = sentences(prose)
    found = tuple(Sentence(one, prose[one.span.start : one.span.end]) for one in passages(article, spans))
    quotes = tuple(_with_blocks(text, prose, analysis.quotes))
    return Draft(text, article, found, quotes, against, told is not None)


def _day_of(text: str) -> str | None:
    front = _FRONT_MATTER.match(text)
    told = _DAY.search(front[0]) if front else None
    return told[1] if told else None


def _prose(text: str) -> str:
    """The text with blanks in the place of what is not prose; line breaks stay."""
    for pattern in (_FRONT_MATTER, _FENCED, _LEFT_OUT):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return unwrapped(_JOINED_SIGNS.sub(lambda match: NOTHING * len(match[0]), text))


def _with_blocks(text: str, prose: str, quotes: Sequence[Quote]) -> Iterator[Quote]:
    blocks = list(_blocks(text, prose))
    outside = [one for one in quotes if not any(b.start <= one.start < b.end for b in blocks)]
    yield from sorted((*blocks, *outside), key=lambda one: one.start)


def _blocks(text: str, prose: str) -> Iterator[Quote]:
    """The paragraphs of block quotations, without the one that says where they come from."""
    for block in _QUOTED_LINES.finditer(text):
        start = block.start()
        for part in re.split(r"(\n[ ]{0,3}>[> ]*(?=\n))", block[0]):
            end = start + len(part)
            words = prose[start:end]
            inner = words.strip(" \n\"“”‘’'")
            is_words = len(inner.split()) >= _SHORTEST_BLOCK and not inner.startswith(("—", "–", "--"))
            if is_words and not _QUOTE_SIGN.fullmatch(part):
                at = start + words.index(inner)
                yield Quote(None, inner, at, at + len(inner))
            start = end


def line_and_column(text: str, at: int, *, in_bytes: bool = True) -> tuple[int, int]:
    """The line of a place and the byte of that line in UTF-8, both from 1, as compilers and vim count.

    Args:
        text: of the draft.
        at: a code point of it.
        in_bytes: False counts code points of the line instead, as Emacs does.
    """
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return text.count("\n", 0, at) + 1, len(before.encode("utf-8", "replace") if in_bytes else before) + 1
