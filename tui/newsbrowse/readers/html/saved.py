"""What those who saved a page wrote into it: where it came from."""

from __future__ import annotations

import re

from newsbrowse.text.redirects import article_address

_HEAD = 65_536
_MARKS = re.compile(
    rb"<!--[^<>]{0,200}?(?:saved from url=\(\d{1,5}\)\s{0,5}|Page saved with SingleFile\s{1,5}url:\s{0,5}"
    rb"|Mirrored from )(?P<address>[^\s<>]{4,2000})(?P<tool> by HTTrack)?",
    re.IGNORECASE,
)


def saved_from(page: bytes) -> str:
    """The address that a browser, SingleFile or HTTrack noted in a comment; empty where none did.

    HTTrack notes it without its scheme.
    """
    found = _MARKS.search(page[:_HEAD].replace(b"\0", b""))
    if not found:
        return ""
    given = found["address"].decode("utf-8", "replace")
    return article_address(f"http://{given}" if found["tool"] else given) or ""
