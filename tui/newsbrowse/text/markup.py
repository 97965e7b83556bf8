"""Whether an article is Markdown, as far as it can be told from where it came from and from its text."""

from __future__ import annotations

import re
from enum import IntEnum

from newsbrowse.models import Article

_LOOKED_AT = 20_000
_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\(https?://")
_STRONG = re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{1,200}\*\*(?![\w*])")


class Markup(IntEnum):
    """How the signs of a body are read."""

    PLAIN = 0
    """As they stand."""

    SIGNS = 1
    """Emphasis and links within a line; line breaks as in any text."""

    MARKDOWN = 2
    """All of it, and a single line break is only wrapping."""


def markup_of(article: Article) -> Markup:
    """What an article is: Markdown by the name of a file it came from, or a text with signs of Markdown."""
    names = (origin.partition("#")[0].lower() for origin in article.origins)
    if any(name.endswith(_ENDINGS) and "://" not in name for name in names):
        return Markup.MARKDOWN
    head = article.body[:_LOOKED_AT]
    if _LINK.search(head) or len(_STRONG.findall(head)) > 1:
        return Markup.SIGNS
    return Markup.PLAIN
