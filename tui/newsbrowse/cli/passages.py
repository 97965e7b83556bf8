"""The passages that a verb acts on: named by their words, or all that are marked already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.archive.passages import Spot
from newsbrowse.cli.output import narrate
from newsbrowse.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library
    from newsbrowse.archive.marks import Remark
    from newsbrowse.models import Article

PassageOption = Annotated[
    str | None,
    typer.Option("--passage", metavar="WORDS", help="On these words of the text.", show_default=False),
]
PassagesOption = Annotated[bool, typer.Option("--passages", help="On the passages that are marked already.")]


def passage_named(archive: Library, article: Article, words: str) -> Remark:
    """The passage of an article that is meant: one that is marked, or the words as they stand in the text.

    Raises:
        UsageError: the words are blank.
        NotFoundError: they stand neither in the text nor in a marked passage.
    """
    found = _passages(archive, article, words)
    if not found:
        raise NotFoundError("these words do not stand in the article", f"newsbrowse show {article.id}")
    if len(found) > 1:
        narrate(f"these words stand there {len(found):,} times; the first is meant")
    return found[0]


def target_spots(archive: Library, keys: Sequence[int], words: str | None, *, every: bool) -> list[Spot]:
    """The passages of some articles that are meant: those with the words, once each, or all that are marked.

    Articles without such a passage are left out.

    Raises:
        UsageError: the words are blank, or all are meant besides.
        NotFoundError: the words do not stand in the only article.
    """
    if every and words is not None:
        raise UsageError("--passage and --passages exclude one another", "give one of them")
    if words is None:
        marks = archive.desk.marks(keys)
        return [Spot(key, one.start, one.words) for key in keys for one in marks[key].remarks]
    return list(_spots(archive, keys, words))


def _spots(archive: Library, keys: Sequence[int], words: str) -> Iterator[Spot]:
    for article in archive.articles(keys):
        if len(keys) == 1:
            one = passage_named(archive, article, words)
        elif found := _passages(archive, article, words):
            one = found[0]
        else:
            continue
        yield Spot(archive.keys_of([article.id])[0], one.start, one.words)


def _passages(archive: Library, article: Article, words: str) -> list[Remark]:
    """The passages of an article that words may mean: one that is marked, else all places of the words."""
    from newsbrowse.archive.marks import Remark
    from newsbrowse.text.anchors import Anchors, places_of

    if not words.strip():
        raise UsageError("--passage takes words of the text", "give words as they stand in the article")
    anchors = Anchors(article.body)
    places = anchors.places(words)
    for one in archive.marks([article.id])[article.id].remarks:
        place = one.place(anchors)
        if (place is not None and place.span in places) or (not places and places_of(one.words, words)):
            return [one]
    return [Remark(start, article.body[start:end]) for start, end in places]
