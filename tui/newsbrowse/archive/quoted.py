"""The quotes of many articles, one after the other, with who said them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from newsbrowse.archive.words import words_in
from newsbrowse.models import Article, Quote
from newsbrowse.text.fold import fold

_TELLING = 3
"""Letters of a beginning by which fewer articles are found."""


class Quotation(Struct, frozen=True):
    """Quoted words and the article they stand in."""

    article: Article
    quote: Quote


def quotations(
    articles: Iterable[Article],
    *,
    speaker: str = "",
    holding: str = "",
    unattributed: bool = False,
    once: bool = False,
) -> Iterator[Quotation]:
    """The quotes of some articles, in the order of the articles and of their texts.

    Args:
        articles: read one at a time.
        speaker: only quotes whose speaker's name has all of these words, without regard to case and accents.
        holding: only quotes of which each of these words begins one, or one of the speaker's name, likewise.
        unattributed: also quotes of which the text does not say who speaks; titles in quotation marks are
            among them. Where a speaker is asked for they are left out.
        once: whether the same words of the same speaker are told only where they stand first.
    """
    wanted = set(words_in(fold(speaker)))
    beginnings = words_in(fold(holding))
    seen: set[tuple[str, ...]] = set()
    for article in articles:
        for quote in article.analysis.quotes:
            if not _is_wanted(quote, wanted, unattributed=unattributed) or not _holds(quote, beginnings):
                continue
            words = (fold(quote.speaker or ""), *words_in(fold(quote.text)))
            if not once or words not in seen:
                yield Quotation(article, quote)
            if once:
                seen.add(words)


def _is_wanted(quote: Quote, wanted: set[str], *, unattributed: bool) -> bool:
    if quote.speaker is None:
        return unattributed and not wanted
    return wanted <= set(words_in(fold(quote.speaker)))


def _holds(quote: Quote, beginnings: Sequence[str]) -> bool:
    """Whether each of some words begins one of the quote's or of its speaker's name."""
    if not beginnings:
        return True
    words = words_in(fold(f"{quote.speaker or ''}\n{quote.text}"))
    return all(any(word.startswith(begun) for word in words) for begun in beginnings)


def query_holding(text: str, words: str) -> str:
    """A query narrowed to the articles in which something is quoted that holds some words, or a bit wider."""
    begun = [word for word in words_in(fold(words)) if len(word) >= _TELLING]
    clauses = " ".join(f"({word}* OR said:{word}*)" for word in begun)
    return f"({text}) {clauses}" if text.strip() and clauses else clauses or text


def query_for(text: str, speaker: str) -> str:
    """A query narrowed to the articles in which a speaker is quoted."""
    said = " ".join(f"said:{word}" for word in words_in(speaker))
    return f"({text}) {said}".strip() if text.strip() and said else said or text
