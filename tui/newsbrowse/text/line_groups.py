"""The lines of a body in groups: what stands between blank lines, and fenced blocks as wholes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsbrowse.models import Span

_MOST_LINES = 500
"""Lines without a blank one that are judged together."""

FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
"""What a fenced block of Markdown begins and ends with."""


class Group(NamedTuple):
    """Lines without a blank one between them; of a very long run a piece.

    Attributes:
        continued: whether it goes on where the piece before was cut.
        fenced: whether it begins inside a fenced block.
    """

    lines: list[Span]
    continued: bool
    fenced: bool


def groups(body: str, markdown: bool) -> Iterator[Group]:
    """The groups of a body, in order; fences count in Markdown alone."""
    run: list[Span] = []
    continued = fenced = begun_fenced = False
    at, size = 0, len(body)
    while at <= size:
        stop = body.find("\n", at)
        stop = size if stop < 0 else stop
        if not fenced and (stop == at or body[at:stop].isspace()):
            if run:
                yield Group(run, continued, begun_fenced)
            run, continued, begun_fenced = [], False, False
        else:
            if markdown and FENCE.match(body, at, stop):
                fenced = not fenced
            run.append(Span(at, stop))
            if len(run) == _MOST_LINES:
                yield Group(run, continued, begun_fenced)
                run, continued, begun_fenced = [], True, fenced
        at = stop + 1
    if run:
        yield Group(run, continued, begun_fenced)
