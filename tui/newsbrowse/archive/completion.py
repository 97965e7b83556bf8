"""Ways to go on with a half-typed query: names of fields, values, words of the library.

The number beside each is the total of the search with the completion in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.edits import begun_word, is_alternative, replaced, without
from newsbrowse.archive.index import plain_words, stems
from newsbrowse.archive.questions import Questions, Value
from newsbrowse.archive.term_parts import STATES
from newsbrowse.archive.terms import RELATIVE_DAYS
from newsbrowse.archive.tokens import FIELDS, WORD_FIELDS, Begun, plain
from newsbrowse.archive.vocabulary import name_key
from newsbrowse.archive.wording import list_query, quoted
from newsbrowse.models import Completion, Completions, Field, Search
from newsbrowse.text.clean import clean

_FACETS = {
    "person": Field.PEOPLE,
    "said": Field.PEOPLE,
    "country": Field.COUNTRIES,
    "names": Field.COUNTRIES,
    "source": Field.SOURCE,
    "author": Field.AUTHOR,
    "tag": Field.TAG,
    "language": Field.LANGUAGE,
}
_DAYS = {"published": Field.PUBLISHED, "mentions": Field.MENTIONED}
_NAMES = frozenset(("person", "said"))
_SHORTEST_WORD = 2
_FORMS = 4
"""Words looked up for each that is offered, since of the forms of a word only one is."""
_SPARE = 4
PATIENCE = 0.15
"""Seconds after which no further completion is counted."""


def complete(search: Search, cursor: int, questions: Questions, *, limit: int) -> Completions:
    """The ways to go on with the word under the cursor of a search's text.

    Args:
        search: the search with the half-typed text.
        cursor: where the next letter would be typed, in code points from 0.
        questions: asked of the library.
        limit: the most ways.
    """
    begun = begun_word(search.text, cursor)
    if begun is None or limit <= 0:
        return Completions(cursor, cursor)
    # What is joined by OR is sought beside the rest, not within it.
    rest = search.with_text(
        "" if is_alternative(search.text, begun.span) else without(search.text, begun.span)
    )
    asked = _Asked(search, rest, begun, questions, limit + _SPARE)
    items = list(_completions(asked))[:limit]
    return Completions(begun.span.start, begun.span.end, tuple(items))


class _Asked(Struct, frozen=True):
    """What is to be completed; `rest` is the search without the half-typed word."""

    search: Search
    rest: Search
    begun: Begun
    questions: Questions
    limit: int

    @property
    def is_excluded(self) -> bool:
        """Whether the word stands behind a minus or NOT, so that what it names is not among the hits."""
        before = self.search.text[: self.begun.span.start]
        return before.endswith("-") or before.rstrip().endswith("NOT")

    def item(self, label: str, insert: str) -> Completion:
        """A completion with its number."""
        text = replaced(self.search.text, [(self.begun.span, insert)])
        return Completion(clean(label), insert, self.questions.total(self.search.with_text(text)))


def _completions(asked: _Asked) -> Iterator[Completion]:
    field = asked.begun.field
    if field is None:
        yield from _fields(asked.begun.text)
    if field in WORD_FIELDS:
        yield from _found(asked, _words(asked))
    elif field in _FACETS:
        yield from _found(asked, _values(asked, field or ""))
    elif field in _DAYS:
        yield from (item for item in _patiently(asked, _days(asked, field or "")) if item.count)
    elif field == "list":
        wanted = f" {name_key(asked.begun.text)}"
        named = [name for name in asked.questions.lists() if wanted in f" {name_key(name)}"][: asked.limit]
        yield from _patiently(asked, (asked.item(name, list_query(name)) for name in named))
    elif field in ("is", "saved"):
        names = STATES if field == "is" else tuple(asked.questions.saved())
        wanted = asked.begun.text.casefold()
        begun = [name for name in names if name.casefold().startswith(wanted)][: asked.limit]
        yield from _patiently(asked, (asked.item(name, f"{field}:{quoted(name)}") for name in begun))


def _found(asked: _Asked, items: Iterator[Completion]) -> list[Completion]:
    """The completions that find something, those that find most first."""
    found = [item for item in _patiently(asked, items) if item.count]
    return found if asked.is_excluded else sorted(found, key=lambda item: -(item.count or 0))


def _patiently(asked: _Asked, items: Iterator[Completion]) -> Iterator[Completion]:
    """Completions as long as counting them does not take too long; one at least."""
    until = asked.questions.clock() + PATIENCE
    for item in items:
        yield item
        if asked.questions.clock() > until:
            return


def _fields(begun: str) -> Iterator[Completion]:
    wanted = begun.casefold()
    if wanted.isalpha():
        yield from (Completion(f"{name}:", f"{name}:") for name in FIELDS if name.startswith(wanted))


def _words(asked: _Asked) -> Iterator[Completion]:
    """Words of the library that begin so, one of each stem; none for several words or within quotes."""
    typed = asked.begun.text.removeprefix("=")
    words = plain_words(typed)
    start = asked.search.text[asked.begun.span.start : asked.begun.span.end]
    if len(words) != 1 or len(words[0]) < _SHORTEST_WORD or '"' in plain(start):
        return
    field, sign = asked.begun.field, "=" if typed != asked.begun.text else ""
    index_field = f"{field or 'body'}_plain"
    prefix = f"{field}:{sign}" if field else sign
    seen = set[tuple[str, ...]]()
    for word, _ in asked.questions.terms(index_field, words[0], _FORMS * asked.limit):
        meaning = (word,) if sign else tuple(stems(word))
        if word != words[0] and meaning not in seen and len(seen) < asked.limit:
            seen.add(meaning)
            yield asked.item(word, f"{prefix}{word}")


def _values(asked: _Asked, field: str) -> Iterator[Completion]:
    facet = _FACETS[field]
    rest = replace(asked.rest, in_passing=field == "names")
    for value in asked.questions.named(rest, facet, asked.begun.text, asked.limit):
        yield asked.item(value.label, f"{field}:{_value(asked, field, value)}")


def _value(asked: _Asked, field: str, value: Value) -> str:
    """A value as it is written in a query."""
    if field in ("country", "names"):
        is_known = asked.questions.country(value.label) == value.value
        return quoted(value.label) if is_known else value.value
    text = " ".join(plain(value.value).replace('"', " ").split())
    needs_quotes = field in _NAMES or any(sign in text for sign in "()*=:")
    return f'"{text}"' if needs_quotes else quoted(text)


def _days(asked: _Asked, field: str) -> Iterator[Completion]:
    """Periods that begin so, the latest first, one precision finer than what is typed; and days in words."""
    typed = " ".join(asked.begun.text.casefold().replace("-", " ").split())
    if not typed or typed[0].isalpha():
        spoken = [name for name in RELATIVE_DAYS if name.startswith(typed)]
        yield from (asked.item(name, f"{field}:{quoted(name)}") for name in spoken)
    if not typed or typed[0].isdigit():
        text = asked.begun.text
        grain = "year" if len(text) < 4 else "month" if len(text) < 7 else "day"
        days = asked.questions.days(asked.rest, _DAYS[field], grain)
        latest = sorted((day for day in days if day.startswith(text)), reverse=True)[: asked.limit]
        yield from (asked.item(day, f"{field}:{day}") for day in latest)
