"""Files of a folder whose names tell nothing: messages of a Maildir, mailboxes, pages of a mirror."""

from __future__ import annotations

import re
from pathlib import Path

from newsbrowse.errors import ReadError
from newsbrowse.readers import feed_head, heads
from newsbrowse.readers.source import open_regular

_HEAD = 8192
_OF_MAILDIR = re.compile(r"\d{9,11}[._].*|.*:2,[A-Z]*")


def may_be_article(path: Path) -> bool:
    """Whether a file without an ending, or named as those of a Maildir are, holds mail, a page or a feed."""
    if "." in path.name and not _OF_MAILDIR.fullmatch(path.name):
        return False
    try:
        with open_regular(path) as stream:
            head = stream.read(_HEAD)
    except (ReadError, OSError):
        return False
    return heads.is_mail(head) or heads.is_page(head) or feed_head.is_feed(head)
