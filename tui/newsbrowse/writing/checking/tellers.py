"""Who says what a sentence tells, where no quotation was read with its speaker: its one person who acts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsbrowse.extract.speech_verbs import SAYING
from newsbrowse.models import Article, Quote, Span

_WORD = re.compile(r"[^\W\d_]+")
_NOT_ACTING = re.compile(
    r"\b(?:of|with|to|for|about|by|from|on|against|at|than|like|between|under|after|over|in|as|into|via)"
    r"\s+(?:(?:[a-z]+\s+){0,2}?(?:mr|mrs|ms|dr|president|minister|leader|colleague|the)\.?\s+)*$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:(?:Mr|Mrs|Ms|Dr|President|Senator|Professor)\.? )?$")
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
_PRONOUN = re.compile(r"\b(?:he|she|they|we|i|who|whose|it was)\b", re.IGNORECASE)
_SAID_HE = re.compile(r"\b(?:he|she) ([a-z]+)|\b([a-z]+) (?:he|she)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:as|while|when|after|because|since|although|where|critics|officials|people|media|others|which|what"
    r"|called)\b"
)
_AFTER_QUOTE = re.compile(
    r"[,.!?]?[\"”’'»]+,?\s+(?:(?:mr|mrs|ms|dr|president|senator|professor)\.?\s+)?", re.IGNORECASE
)
_VERB = re.compile(r" [a-z]+(?:s|ed)\b")
_BEGINNING = re.compile(
    r"(?:(?:\b[a-z][\w’'-]*|[\d”\"’,;:)])\s(?:and|but|while|whereas)\s|;\s)(?P<joint>)"
    r"(?:that\s|according to\s)?"
    r"(?:(?:Mr|Mrs|Ms|Dr|President|Senator|Professor)\.?\s)?$"
)
_BREAK = "\n\n"
_FARTHEST = 80
"""Characters between the one who acts and the words quoted, at most."""
_LABEL = re.compile(r"[ \t]*(?:[-*+•]|\d+[.)])?[ \t]*(?P<label>[^\W\d][^:\n]{1,50}?)(?: \([^)\n]*\))?:\s")
_BEFORE_THE_NAME = frozenset(
    (
        "said",
        "says",
        "added",
        "adds",
        "wrote",
        "writes",
        "explained",
        "argued",
        "noted",
        "warned",
        "replied",
        "insisted",
    )
)
"""Verbs behind which the one who says it stands; behind `told` it is who is told."""
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "president", "senator", "minister", "professor"))
_MARKS = "\u2060*_"


def label_of(text: str, at: int, names: Sequence[str]) -> str:
    """The person of a line such as `- Trump: the call was "excellent"`; empty if it begins otherwise."""
    start = text.rfind("\n", 0, at) + 1
    match = _LABEL.match(text, start, at)
    label = match["label"].strip(_MARKS) if match else ""
    return next((name for name in names if label and (name == label or name.endswith(f" {label}"))), "") or (
        next((name for name in names if label and name.startswith(f"{label} ")), "")
    )


def one_acting(article: Article, span: Span, quote: Span | None = None) -> str:
    """The one person whom a sentence names, if it is that one who acts in it; empty else.

    Args:
        article: with the sentence.
        span: of the sentence.
        quote: words quoted in it, before which the person must stand.
    """
    body, quotes = article.body, article.analysis.quotes
    if quote is not None:
        span = _clause(article, span, quote)
    named = _named(article, span, quotes)
    if quote is not None:
        named = [one for one in named if one[1].end <= quote.start] or named[:1]
    if len({name for name, _ in named}) != 1:
        return ""
    name, place = named[0]
    before = body[span.start : place.start]
    is_other = _NOT_ACTING.search(before) and not _ACCORDING.search(before)
    is_other = is_other or bool(_POSSESSIVE.match(body, place.end))
    if is_other or _PRONOUN.search(_outside(body, span, quotes)):
        return ""
    if quote is None:
        return name
    if _AFTER_QUOTE.fullmatch(body, quote.end, place.start):
        return name if _VERB.match(body, place.end) else ""
    between = body[place.end : quote.start]
    is_near = place.end <= quote.start and len(between) <= _FARTHEST
    return name if is_near and not _BETWEEN.search(between) else ""


def one_beginning(article: Article, span: Span, quote: Span) -> str:
    """The one who acts in a part of a sentence that begins anew before words quoted; empty if none does."""
    clause = _clause(article, span, quote)
    return one_acting(article, clause, quote) if clause.start > span.start else ""


def _clause(article: Article, span: Span, quote: Span) -> Span:
    """From the last place before words quoted where another begins to act: `…, and Xi trusted that “`."""
    body = article.body
    for _, place in reversed(_named(article, Span(span.start, quote.start), article.analysis.quotes)):
        opening = _BEGINNING.search(body[span.start : place.start])
        if opening:
            return Span(span.start + opening.end("joint"), quote.end)
    return span


def one_saying(article: Article, span: Span, before: Span | None = None) -> str:
    """The one person who says, without quotation marks, what a sentence tells: `said Putin`, `Putin said`.

    Args:
        article: with the sentence.
        span: of the sentence.
        before: the sentence before it, whose one who says something is meant by `he said`.
    """
    body = article.body
    if said := _said(article, span):
        return said
    pronoun = _SAID_HE.search(_outside(body, span, article.analysis.quotes))
    is_said = pronoun is not None and (pronoun[1] or pronoun[2]).lower() in SAYING
    return _said(article, before) if is_said and before and not _named(article, span, ()) else ""


def _said(article: Article, span: Span) -> str:
    named = _named(article, span, article.analysis.quotes)
    found = {name for name, place in named if _is_saying(article.body, span, place)}
    return found.pop() if len(found) == 1 else ""


def _is_saying(body: str, span: Span, place: Span) -> bool:
    """Whether a verb of saying stands right before or behind a name that acts."""
    before, behind = body[span.start : place.start], body[place.end : span.end]
    if _NOT_ACTING.search(before) or _POSSESSIVE.match(behind):
        return False
    first, last = _WORD.search(behind[:20]), _WORD.findall(before[-40:].lower())
    is_next = first is not None and first[0].lower() in SAYING and not behind[: first.start()].strip()
    while last and last[-1] in _TITLES:
        last.pop()
    return is_next or bool(last and last[-1] in _BEFORE_THE_NAME)


def _named(article: Article, span: Span, quotes: Sequence[Quote]) -> list[tuple[str, Span]]:
    """The people named in a sentence, outside of quotations, in order."""
    found = [
        (person.name, place)
        for person in article.analysis.people
        for place in person.mentions
        if span.start <= place.start < span.end
        and not any(one.start <= place.start < one.end for one in quotes)
    ]
    return sorted(found, key=lambda one: one[1])


def _outside(body: str, span: Span, quotes: Sequence[Quote]) -> str:
    """The words of a sentence that are not quoted."""
    pieces, at = [], span.start
    for one in quotes:
        if span.start <= one.start < span.end:
            pieces.append(body[at : one.start])
            at = max(at, one.end)
    return " ".join((*pieces, body[at : span.end]))


def is_only_guessed(article: Article, name: str, place: Span) -> bool:
    """Whether a person is named neither in the paragraph of some words nor before it, but meant by a `he`."""
    text = article.body
    paragraph = text.rfind(_BREAK, 0, place.start)
    start = text.rfind(_BREAK, 0, max(paragraph, 0))
    end = text.find(_BREAK, place.end)
    named = [mention.start for one in article.analysis.people if one.name == name for mention in one.mentions]
    return bool(named) and not any(start <= one and (end < 0 or one < end) for one in named)
