"""What the user wrote on an article and its passages, as lines for its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsbrowse.text.clean import clean
from newsbrowse.writing.noted import Noted

_LINES = 6
"""Lines of a note that stand in the head of its article; the rest is seen where it is written."""

_LONGEST = 500
"""Code points of a line of a note that stand there."""


_PASSAGES = 6
"""Marked passages that stand there; all of them are among the facts of the article."""

_TOLD = 100
"""Code points of a note, and of a passage as it read before, that the status line shows."""

_WORDS = 40
_REMARK = 200
"""Code points of a passage, and of a note on it, that stand there."""


def annotation_lines(
    tags: Sequence[str], note: str, noted: Sequence[Noted] = (), lists: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """(label, words) of the lines, each to be wrapped; the label only on the first of a kind."""
    if tags:
        yield "Tags", " · ".join(clean(tag) for tag in tags)
    if lists:
        yield "Lists", " · ".join(clean(name) for name in lists)
    lines = [line for line in note.splitlines() if line.strip()] if note else []
    for number, line in enumerate(lines[:_LINES]):
        words = clean(line)
        yield "" if number else "Note", words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    if len(lines) > _LINES:
        yield "", f"… {len(lines) - _LINES:,} more lines in the note"
    for number, one in enumerate(noted[:_PASSAGES]):
        yield "" if number else "Passages", remark_line(one)
    if len(noted) > _PASSAGES:
        yield "", f"… {len(noted) - _PASSAGES:,} more passages"


def remark_line(one: Noted) -> str:
    """A marked passage: where it stands, how it begins, its marks and what the user wrote."""
    passage = cut(one.remark.words, _WORDS) if one.remark is not None else ""
    return "  ".join(filter(None, (f"{one.where} “{passage}”", clean(one.marks), cut(one.note, _REMARK))))


def told_of(one: Noted, key: str) -> str:
    """What there is to say of a marked passage, in a line: its marks, its note, how it read before.

    Args:
        one: the passage.
        key: the key that changes the note.
    """
    before = f"it read “{cut(one.remark.words, _TOLD)}”" if one.now and one.remark is not None else ""
    note = f"Your note: {cut(one.note, _TOLD)}  ({key} changes it)" if one.note else ""
    return "  ".join(filter(None, (clean(one.marks), note, before)))


def cut(text: str, most: int) -> str:
    """A text as one clean line, up to a number of code points."""
    line = " ".join(clean(text[: 4 * most]).split())
    return line if len(line) <= most and len(text) <= 4 * most else f"{line[:most].rstrip()}…"
