"""What the user wrote on an article, as lines for its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsbrowse.text.clean import clean

_LINES = 6
"""Lines of a note that stand in the head of its article; the rest is seen where it is written."""

_LONGEST = 500
"""Code points of a line of a note that stand there."""


def annotation_lines(tags: Sequence[str], note: str) -> Iterator[tuple[str, str]]:
    """(label, words) of the lines, each to be wrapped; the label only on the first of a kind."""
    if tags:
        yield "Tags", " · ".join(clean(tag) for tag in tags)
    lines = [line for line in note.splitlines() if line.strip()] if note else []
    for number, line in enumerate(lines[:_LINES]):
        words = clean(line)
        yield "" if number else "Note", words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    if len(lines) > _LINES:
        yield "", f"… {len(lines) - _LINES:,} more lines in the note"
