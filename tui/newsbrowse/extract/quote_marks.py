"""Which stretches of a body stand in quotation marks.

Marks are looked at once, from left to right, so the time is linear. What makes it hard: straight marks do
not say whether they open or close, apostrophes look like single marks, speeches of several paragraphs open
each paragraph with a mark and close the last one alone, and some pages lose their paragraphs or break one
in the middle of a speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newsbrowse.models import Span
from newsbrowse.speedups import faster

_APOSTROPHE = r"(?<=[^\W_]['’])(?=[^\W_])"
_MARKS = {
    **{mark: re.compile(mark) for mark in '"“”„«»‘‹›「」『』'},
    "'": re.compile(rf"'(?:'|(?!{_APOSTROPHE}))"),
    "’": re.compile(rf"’(?!{_APOSTROPHE})"),
    "``": re.compile("``"),
}
"""Each mark, the straight single and back ones also doubled: one at a time is found more quickly than any.

An apostrophe between letters, which neither opens nor closes words, is passed over.
"""
_MARKS_OF_ASCII = {mark: pattern for mark, pattern in _MARKS.items() if mark.isascii()}
_BETWEEN_LETTERS = re.compile(f"['’]{_APOSTROPHE}")
_OPENING_SINGLE = re.compile(r"'(?<![^\W_]')")
_CLOSERS = {
    "“": ("”", '"', "''"),
    '"': ('"', "”"),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "``": ("''", "”", '"'),
    "»": ("«",),
    "”": ("”",),
    "‘": ("’",),
    "'": ("'",),
    "‹": ("›",),
    "›": ("‹",),
    "「": ("」",),
    "『": ("』",),
}
"""What may end words that began with a mark; `»` and `”` begin words in German and Swedish style."""
_OPENER_OF = {"’": "‘", "'": "'"}
_SINGLE = "‘'‹›"
_ALWAYS_OPEN = ("“", "„", "«", "``", "「", "『")
_ELISION = re.compile(r"\d|(?:em|n|tis|twas|til|till|cause|round|bout|cuz|s|ll|re|ve|t|d|m)\b", re.IGNORECASE)
"""What follows an apostrophe that stands for left-out letters: `'90s`, `'em`."""
_MAX_SINGLE = 600
_MAX_BROKEN = 2_000
"""Characters of a speech whose paragraphs do not each begin with a mark."""
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)\]]?\s*$")
_OUTER_SPACE = ", \t\n\u00a0\u202f"


class Mark(Struct, frozen=True, gc=False):
    """A mark and where it stands."""

    start: int
    end: int
    text: str


class Part(Struct, frozen=True):
    """The words between two marks; `continues` if the same speech goes on in the next part."""

    span: Span
    continues: bool


class _Stretch(Struct, frozen=True):
    """From behind a mark to its partner, or to where the words end without one."""

    span: Span
    closed: bool
    opener: str


def may_quote(body: str) -> bool:
    """A quick look that is false for many of the texts in which nothing is quoted, and for no others."""
    return (
        '"' in body
        or "``" in body
        or _OPENING_SINGLE.search(body) is not None
        or (not body.isascii() and any(mark in body for mark in "“”„«»‘‹›「『"))
    )


def marks_in(body: str, start: int, end: int) -> list[Mark]:
    """The quotation marks between two places in order; what is plainly an apostrophe is none."""
    marks = _MARKS_OF_ASCII if body.isascii() else _MARKS
    found = [
        (*match.span(), match[0])
        for mark, pattern in marks.items()
        if mark in body
        for match in pattern.finditer(body, start, end)
    ]
    found.sort()
    return [Mark(start, end, text) for start, end, text in found]


def quoted_parts(body: str, blocks: Sequence[Span]) -> list[Part]:
    """The quoted words of a body in order, without the comma that typography puts inside the marks.

    A speech over several paragraphs gives a part for each. Quotes within quotes are part of the outer one.

    Args:
        body: the article's text.
        blocks: its paragraphs.
    """
    parts: list[Part] = []
    together: list[_Stretch] = []
    for block, (plain, marks) in zip(blocks, marked(body, blocks, Span, Mark), strict=True):
        if marks:
            together += _quoted(body, block, marks)
        elif plain and together and not together[-1].closed:
            together += _quoted(body, block, marks_in(body, *block))
        elif plain:
            parts += _parts(body, together)
            together = []
            parts += [Part(span, False) for span in plain]
    parts += _parts(body, together)
    return parts


def _marked(
    body: str, blocks: Sequence[Span], span: type[Span], mark: type[Mark]
) -> list[tuple[Sequence[Span] | None, list[Mark]]]:
    """The marks of each paragraph; in place of them, what is quoted, where that is plain.

    The kernel holds that to be plain where double marks open and close words by turns; here nothing is.

    Args:
        body: the article's text.
        blocks: its paragraphs.
        span: the type of what is quoted, which is trimmed.
        mark: the type of a mark.
    """
    marks = marks_in(body, 0, len(body))
    starts = [mark.start for mark in marks]
    return [(None, marks[bisect_left(starts, start) : bisect_left(starts, end)]) for start, end in blocks]


marked = faster("quoted", _marked)


def _parts(body: str, stretches: list[_Stretch]) -> Iterator[Part]:
    """The parts that stretches, in order, come to."""
    if not stretches:
        return
    stretches = _joined_over_breaks(body, stretches)
    for number, stretch in enumerate(stretches):
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        continues = not stretch.closed and following is not None and _goes_on(body, stretch, following)
        trimmed = _trimmed(body, stretch.span)
        if trimmed and (stretch.closed or continues):
            yield Part(trimmed, continues)


def _goes_on(body: str, stretch: _Stretch, following: _Stretch) -> bool:
    """Whether the mark that opens the next stretch takes up the same speech: only space stands between."""
    mark = following.span.start - len(following.opener)
    return following.opener == stretch.opener and not body[stretch.span.end : mark].strip()


def _trimmed(body: str, span: Span) -> Span | None:
    """Without outer space and final comma; None if no letter or digit is left."""
    text = body[span.start : span.end].rstrip(_OUTER_SPACE)
    inner = text.lstrip()
    if not any(map(str.isalnum, inner)):
        return None
    start = span.start + len(text) - len(inner)
    return Span(start, start + len(inner))


def _joined_over_breaks(body: str, stretches: list[_Stretch]) -> list[_Stretch]:
    """Words that open in one paragraph and close in a later one, with no mark in between, as one stretch."""
    joined: list[_Stretch] = []
    for stretch in stretches:
        opened = joined[-1] if joined else None
        if stretch.opener:
            joined.append(stretch)
        elif opened and not opened.closed and opened.opener not in _SINGLE:
            near = stretch.span.end - opened.span.start <= _MAX_BROKEN
            mark = body[stretch.span.end : stretch.span.end + 2]
            if near and mark.startswith(_CLOSERS[opened.opener]):
                joined[-1] = _Stretch(Span(opened.span.start, stretch.span.end), True, opened.opener)
    return joined


def _quoted(body: str, block: Span, marks: Sequence[Mark]) -> Iterator[_Stretch]:
    """The quoted stretches of a paragraph; first, without an opener, what ends at a mark that only closes."""
    opened: Mark | None = None
    closings = _single_closings(body, marks)
    for number, mark in enumerate(marks):
        if opened and mark.text in _CLOSERS[opened.text] and _can_close(body, mark, opened.text):
            yield _Stretch(Span(opened.end, mark.start), True, opened.text)
            opened = None
        elif _can_open(body, block, mark, closings):
            if opened is None or _reopens(body, mark, opened.text):
                if opened and _SENTENCE_END.search(body, max(opened.end, mark.start - 6), mark.start):
                    yield _Stretch(Span(opened.end, mark.start), False, opened.text)
                opened = mark
        elif (
            number == 0
            and mark.text not in _SINGLE
            and mark.text not in "’'"
            and _is_first(body, block, mark)
        ):
            yield _Stretch(Span(block.start, mark.start), True, "")
    if opened and opened.text not in _SINGLE:
        yield _Stretch(Span(opened.end, block.end), False, opened.text)


def _is_first(body: str, block: Span, mark: Mark) -> bool:
    """Whether a paragraph has no mark before this one, be it an apostrophe."""
    return _BETWEEN_LETTERS.search(body, block.start, mark.start) is None


def _can_open(body: str, block: Span, mark: Mark, closings: dict[str, list[int]]) -> bool:
    text, before, after = mark.text, body[mark.start - 1 : mark.start], body[mark.end : mark.end + 1]
    if text not in _CLOSERS or not after or (mark.start == block.end - len(text)):
        return False
    if text in _ALWAYS_OPEN:
        return True
    if before.isalnum() or after.isspace():
        return text == '"' and (mark.start == block.start or before.isspace()) and after.isspace()
    if text in ("‘", "'"):
        return _can_open_single(body, mark, closings[text])
    return text == '"' or after.isalnum()


def _can_open_single(body: str, mark: Mark, closings: list[int]) -> bool:
    before = body[mark.start - 1 : mark.start] if mark.start else " "
    if not (before.isspace() or before in "([{—–-:") or _ELISION.match(body, mark.end):
        return False
    if not body[mark.end].isalnum():
        return False
    index = bisect_left(closings, mark.end + 1)
    return index < len(closings) and closings[index] - mark.end <= _MAX_SINGLE


def _single_closings(body: str, marks: Sequence[Mark]) -> dict[str, list[int]]:
    """For both kinds of opening single marks, where a mark could end the words."""
    found: dict[str, list[int]] = {"‘": [], "'": []}
    for mark in marks:
        opener = _OPENER_OF.get(mark.text)
        if opener and _can_close(body, mark, opener):
            found[opener].append(mark.start)
    return found


def _can_close(body: str, mark: Mark, opener: str) -> bool:
    before, after = body[mark.start - 1 : mark.start], body[mark.end : mark.end + 1]
    if opener in _SINGLE:
        return not before.isspace() and not after.isalnum()
    if mark.text == '"':
        return not (_opens_word(before) and after and not after.isspace()) or opener == "“"
    return True


def _reopens(body: str, mark: Mark, opener: str) -> bool:
    """Whether a mark shows that the words opened before were never closed."""
    if opener in _SINGLE:
        return False
    return mark.text in (opener, "“") and _opens_word(body[mark.start - 1 : mark.start])


def _opens_word(before: str) -> bool:
    return not before or before.isspace() or before in "([{—–"
