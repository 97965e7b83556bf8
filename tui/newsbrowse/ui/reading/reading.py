"""An article made ready to be shown."""

from __future__ import annotations

from msgspec import Struct

from newsbrowse.models import Article, Span
from newsbrowse.text.markup import Markup
from newsbrowse.ui.reading.topics import Topic
from newsbrowse.writing.noted import Noted


class Reading(Struct, frozen=True):
    """What the reader shows; made in a thread, since a body may have megabytes.

    Attributes:
        text: the body, of the same length, safe to show.
        matches: the words that the search found, in order.
        mentions: the spans of people, countries and dates, in order.
        markup: how the signs of the body are read.
        tags: the tags that the user gave it.
        note: the user's note on it; empty if there is none.
        noted: the user's notes on passages, where these stand; those that are no longer in the text last.
        lists: the reading lists that it is on.
        followed: the people, countries and days chosen in the search, to be stepped through.
    """

    article: Article
    text: str
    matches: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()
    markup: Markup = Markup.PLAIN
    followed: tuple[Topic, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    noted: tuple[Noted, ...] = ()
    lists: tuple[str, ...] = ()
