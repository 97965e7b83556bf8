"""Choosing a passage: by sentence, by the words in quotation marks, by paragraph. Spans are of the body."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from newsbrowse.models import Span
from newsbrowse.text.blocks import Block
from newsbrowse.text.clean import REPLACEMENT
from newsbrowse.text.markup import Markup
from newsbrowse.text.sentences import sentences_of
from newsbrowse.ui.reading.flow import HIDDEN, flow_of
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.writing.citations import Passage

_LARGEST = 32_000
"""Code points of a paragraph whose sentences are found together; of a larger one block by block."""


class Passages:
    """The passages that may be chosen of an article; only the paragraphs that are asked for are looked at.

    Args:
        reading: the article.
        blocks: the blocks of its text, as far as they are known.
    """

    def __init__(self, reading: Reading, blocks: Sequence[Block]) -> None:
        self._reading = reading
        self._blocks = blocks
        self._found: dict[Span, list[Span]] = {}
        self._quotes = [Span(one.start, one.end) for one in reading.article.analysis.quotes]

    def at(self, offset: int) -> Span | None:
        """The sentence that a place is in, else the next one, else the last; None if there is none."""
        group = self._group_at(offset)
        while group is not None:
            found = next((one for one in self._sentences(group) if one.end > offset), None)
            if found is not None:
                return found
            group = self._group(group[1])
        return self._last()

    def following(self, span: Span) -> Span | None:
        """The sentence after a passage."""
        found = self.at(span.end)
        return found if found is not None and found.start >= span.end else None

    def preceding(self, span: Span) -> Span | None:
        """The sentence before a passage."""
        group = self._group_at(span.start)
        while group is not None:
            before = [one for one in self._sentences(group) if one.end <= span.start]
            if before:
                return before[-1]
            group = self._group(group[0] - 1) if group[0] else None
        return None

    def extended(self, span: Span) -> Span:
        """The passage to the end of its last sentence, or with the next one."""
        last = self.at(span.end - 1)
        if last is None or not last.start < span.end < last.end:
            last = self.following(span)
        return Span(span.start, last.end) if last else span

    def shrunk(self, span: Span) -> Span:
        """The passage without its last sentence; the only one stays."""
        last = self.at(span.end - 1)
        if last is None or last.start <= span.start:
            return span
        before = self.preceding(Span(last.start, last.end))
        return Span(span.start, before.end) if before and before.end > span.start else span

    def quotation(self, span: Span, marked: Iterable[Span] = ()) -> Span | None:
        """The words in quotation marks that a passage touches or that follow it; the next for such words.

        Args:
            span: the passage.
            marked: what the reader looks for; words in quotation marks around it come first.
        """
        if span not in self._quotes:
            inside = (self._around(one) for one in marked if span.start <= one.start < span.end)
            found = next((quote for quote in inside if quote is not None), None)
            if found is not None:
                return found
        at = bisect_right(self._quotes, span) if span in self._quotes else self._first_quote(span)
        return self._quotes[at] if at < len(self._quotes) else None

    def _around(self, span: Span) -> Span | None:
        """The quotation that some words are in."""
        at = self._first_quote(span)
        found = self._quotes[at] if at < len(self._quotes) else None
        return found if found is not None and found.start <= span.start else None

    def _first_quote(self, span: Span) -> int:
        return bisect_right(self._quotes, span.start, key=lambda one: one.end)

    def paragraph(self, span: Span) -> Span:
        """The paragraphs that a passage is in; those and the next if it is whole ones already."""
        first, last = self._group_at(span.start), self._group_at(span.end - 1)
        if first is None or last is None:
            return span
        whole = Span(self._stretch(first).start, self._stretch(last).end)
        if whole == span and (following := self._group(last[1])):
            return Span(whole.start, self._stretch(following).end)
        return whole

    def taken(self, span: Span) -> Passage:
        """The words of a passage as they stand in the article: hard-wrapped lines joined, without signs."""
        pieces: list[str] = []
        touched = self._touched(span)
        for block in touched:
            if words := self._words(block, span):
                if pieces:
                    pieces.append(self._between(block))
                pieces.append(words)
        first, last = (touched[0], touched[-1]) if touched else (None, None)
        return Passage("".join(pieces), first.paragraph if first else 0, last.paragraph if last else 0)

    def _touched(self, span: Span) -> list[Block]:
        first = bisect_right(self._blocks, span.start, key=lambda block: block.end)
        stop = bisect_left(self._blocks, span.end, key=lambda block: block.start)
        return list(self._blocks[first:stop])

    def _words(self, block: Block, span: Span) -> str:
        text = self._reading.text[block.start : block.end]
        if REPLACEMENT in text:
            body = self._reading.article.body[block.start : block.end]
            text = "".join(
                HIDDEN if shown == REPLACEMENT != stored else shown
                for shown, stored in zip(text, body, strict=True)
            )
        alone = block._replace(marker=0, start=0, end=len(text))
        flow = flow_of(text, alone, markdown=self._reading.markup is not Markup.PLAIN)
        start = flow.from_body(max(span.start - block.start, 0))
        return flow.text[start : flow.from_body(min(span.end, block.end) - block.start)].strip()

    def _between(self, block: Block) -> str:
        """What parts a block from the one before: nothing but a space where a sentence goes on over it."""
        group = self._group_at(block.start)
        if group and any(one.start < block.start < one.end for one in self._sentences(group)):
            return " "
        return "\n\n" if block.opens or block.spaced else "\n"

    # Groups: the first block of a paragraph, and the one after its last.

    def _group_at(self, offset: int) -> tuple[int, int] | None:
        return self._group(max(bisect_right(self._blocks, offset, key=lambda block: block.marker) - 1, 0))

    def _group(self, at: int) -> tuple[int, int] | None:
        blocks = self._blocks
        if not 0 <= at < len(blocks):
            return None
        first, stop = at, at + 1
        while first and blocks[first - 1].paragraph == blocks[at].paragraph:
            first -= 1
            if blocks[at].end - blocks[first].start > _LARGEST:
                return at, at + 1
        while stop < len(blocks) and blocks[stop].paragraph == blocks[at].paragraph:
            stop += 1
            if blocks[stop - 1].end - blocks[first].start > _LARGEST:
                return at, at + 1
        return first, stop

    def _stretch(self, group: tuple[int, int]) -> Span:
        return Span(self._blocks[group[0]].start, self._blocks[group[1] - 1].end)

    def _sentences(self, group: tuple[int, int]) -> list[Span]:
        stretch = self._stretch(group)
        if stretch not in self._found:
            self._found[stretch] = sentences_of(self._reading.text, stretch)
        return self._found[stretch]

    def _last(self) -> Span | None:
        for at in range(len(self._blocks) - 1, -1, -1):
            group = self._group(at)
            if group and (found := self._sentences(group)):
                return found[-1]
        return None
