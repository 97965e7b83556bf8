"""What stands above the text of an article: title, where and when, and who and where it is about."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newsbrowse.models import Article
from newsbrowse.text.clean import clean
from newsbrowse.ui.annotations import annotation_lines
from newsbrowse.ui.dates import long_day
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.ui.reading.topics import Topic, countries, people
from newsbrowse.ui.reading.wrapping import wrap

_NAMED = 6
"""People and countries that are named."""

_COUNTED = 2_000_000
"""Code points up to which words are counted one by one; of a longer text the blanks are."""

_LABELLED = 24
"""Cells of a pane in which labels have room."""

_FIRM = "\u00a0"
"""A space at which no line ends."""

_WORDS_A_MINUTE = 230
"""Brysbaert 2019, silent reading of English prose: 238 words a minute."""


class HeadLine(Struct, frozen=True):
    """A line of the head and the name of its style; `place` is -1 where the article's own address begins."""

    text: str
    style: str
    place: int | None = None


def head(reading: Reading, width: int) -> list[HeadLine]:
    """The lines above the text, `width` cells wide at most; the last is a rule."""
    article = reading.article
    authors = ", ".join(article.authors)
    where = (article.source or "", long_day(article.published), f"by {authors}" if authors else "")
    what = (article.id, length(article.body))
    lines = [HeadLine(line, "title") for line in _wrapped(clean(article.title), width)]
    for parts in (where, what):
        words = f"{_FIRM}· ".join(clean(part) for part in parts if part)
        lines += [HeadLine(line, "dim") for line in _wrapped(words, width)]
    if article.url:
        first, *rest = _wrapped(clean(article.url), width) or [""]
        lines += [HeadLine(first, "dim", -1), *(HeadLine(line, "dim") for line in rest)]
    lines += _about(article, width)
    for label, words in annotation_lines(reading.tags, reading.note, reading.noted, reading.lists):
        lines += _labelled(label, words, width)
    lines.append(HeadLine("─" * width, "rule"))
    return lines


def _about(article: Article, width: int) -> Iterator[HeadLine]:
    about = tuple(topic for topic in countries(article) if topic.about)
    for label, found in (("People", people(article)), ("Countries", about)):
        if found:
            yield from _labelled(label, _counted(found), width)


def _labelled(label: str, words: str, width: int) -> Iterator[HeadLine]:
    """Words behind a label, set in; on a very narrow pane without it."""
    lead = f"{label:<10}" if width >= _LABELLED else ""
    for number, line in enumerate(_wrapped(words, width - len(lead))):
        yield HeadLine((" " * len(lead) if number else lead) + line, "fact")


def _counted(topics: tuple[Topic, ...]) -> str:
    shown = [f"{one.name}{_FIRM}{len(one.spans)}" if one.spans else one.name for one in topics[:_NAMED]]
    more = f"{_FIRM}· {len(topics) - _NAMED} more" if len(topics) > _NAMED else ""
    return f"{_FIRM}· ".join(shown) + more


def length(body: str) -> str:
    """How long a text is, and to read: `1 word`, `842 words, 4 min`."""
    words = len(body.split()) if len(body) < _COUNTED else body.count(" ") + body.count("\n")
    minutes = -(-words // _WORDS_A_MINUTE)
    if minutes < 1:
        return "no text"
    time = f"{minutes} min" if minutes < 90 else f"{minutes / 60:.0f} h"
    return f"{words:,} {'word' if words == 1 else 'words'}, {time}"


def _wrapped(text: str, width: int) -> list[str]:
    return [text[start:end].replace(_FIRM, " ") for start, end in wrap(text, width)]
