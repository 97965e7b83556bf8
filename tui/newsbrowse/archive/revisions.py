"""Earlier texts of an article, as `ID@1`: what its origin said before it was changed."""

from __future__ import annotations

import json

from msgspec.structs import replace

from newsbrowse.archive.store import Store
from newsbrowse.errors import NotFoundError
from newsbrowse.models import Article, PublishedFrom


def revision(store: Store, key: int, article: Article, number: str) -> Article:
    """An article as it was at one of its revisions, analysed anew.

    Args:
        store: where it is kept.
        key: the article's key.
        article: the article as it is now.
        number: what was typed behind `@`.

    Raises:
        NotFoundError: it has no such revision.
    """
    wanted = int(number) if number.isdecimal() and len(number) < _LONGEST else 0
    if wanted == article.revision:
        return article
    kept = store.revision(key, wanted)
    if kept is None:
        there = "only revision 1" if article.revision == 1 else f"revisions 1 to {article.revision}"
        raise NotFoundError(f"{article.id} has {there}", f"{article.id}@1 is the text it first came with")
    return _article(article, json.loads(kept), wanted)


_LONGEST = 9
"""Digits of a number from which on no article has so many revisions."""


def _article(now: Article, then: dict[str, str | None], number: int) -> Article:
    from newsbrowse.extract.analysis import analyse

    title, body, published = then["title"] or "", then["body"] or "", then["published"]
    return replace(
        now,
        title=title,
        body=body,
        published=published,
        published_from=PublishedFrom(then["published_from"] or PublishedFrom.UNKNOWN),
        source=then["source"],
        authors=tuple(json.loads(then["authors"] or "[]")),
        url=then["url"],
        language=then["language"],
        ref=then["ref"],
        revision=number,
        analysis=analyse(title, body, published, then["language"]),
    )
