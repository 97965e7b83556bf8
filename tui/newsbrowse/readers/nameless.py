"""Files of a folder whose names tell nothing: messages of a Maildir, mailboxes, pages of a mirror."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from newsbrowse.errors import ReadError
from newsbrowse.readers import feed_head, heads
from newsbrowse.readers.source import open_regular

_HEAD = 8192
_MOST = 50_000
"""Files of which it is kept what they are."""

_OF_MAILDIR = re.compile(r"\d{9,11}[._].*|.*:2,[A-Z]*")


def may_be_article(path: Path) -> bool:
    """Whether a file without an ending, or named as those of a Maildir are, holds mail, a page or a feed.

    What was looked at is known until it changes: a folder that is watched is gone through every few seconds.
    """
    if "." in path.name and not _OF_MAILDIR.fullmatch(path.name):
        return False
    try:
        status = path.lstat()
    except OSError:
        return False
    return _holds_article(path, status.st_mtime_ns, status.st_size)


@lru_cache(_MOST)
def _holds_article(path: Path, _changed: int, _size: int) -> bool:
    try:
        with open_regular(path) as stream:
            head = stream.read(_HEAD)
    except (ReadError, OSError):
        return False
    return heads.is_mail(head) or heads.is_page(head) or feed_head.is_feed(head)
