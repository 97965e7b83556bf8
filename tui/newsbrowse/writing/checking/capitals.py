"""The words with capitals of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsbrowse.models import Span

JOINED = re.compile(r" (?:of|for) ")
_RUN = re.compile(r"[^\W\d_a-z][\w’'-]+(?: (?:(?:of|the|for|de|du|al) ){0,2}[^\W\d_a-z][\w’'-]+)*")


def names_in(text: str) -> list[tuple[str, Span]]:
    """The runs of words with capitals in a text."""
    found = []
    for match in _RUN.finditer(text):
        words = match[0].removesuffix("'s").removesuffix("’s")
        found.append((words, Span(match.start(), match.start() + len(words))))
    return found


def parts_in(text: str) -> Iterator[tuple[str, Span]]:
    """The names of a text, those joined by `of` one by one."""
    for run, span in names_in(text):
        start = span.start
        for part in JOINED.split(run):
            yield part, Span(start, start + len(part))
            start = text.find(" ", start + len(part) + 1) + 1
