"""What the browser does about names: the person or country meant, and what is told once it is on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.message import Message
from textual.screen import Screen

from newsbrowse.archive.done import Done
from newsbrowse.archive.library import Library
from newsbrowse.archive.tallies import COUNTRY, PERSON
from newsbrowse.models import Facets, Field, Search
from newsbrowse.ui.in_order import InOrder
from newsbrowse.ui.messages import Told
from newsbrowse.ui.taking_in import Decided

if TYPE_CHECKING:
    from newsbrowse.archive.explaining import Explained
    from newsbrowse.archive.rule_lines import KeptRule

KINDS = {Field.PEOPLE: PERSON, Field.COUNTRIES: COUNTRY}
"""The facets whose values can be put right."""


class Subject(Struct, frozen=True):
    """A person or a country under the cursor.

    Attributes:
        value: what the facet takes.
        label: what a person reads, clean.
        article: the short id of the article in which it is meant; empty for all.
    """

    field: Field
    value: str
    label: str
    article: str = ""

    @property
    def kind(self) -> str:
        """`person` or `country`."""
        return KINDS[self.field]


class NameWanted(Told):
    """The user wants something done about a name: `rename`, `merge`, `hide`, `kind`, `split` or `why`."""

    verb: str
    subject: Subject


class RulesWanted(Told):
    """The user wants to see what was decided about names."""


class RulesFound(Told):
    """What was decided about names is known."""

    rules: tuple[KeptRule, ...]


class ReasonsFound(Told):
    """Why a subject is here is known."""

    subject: Subject
    told: Explained


class FormsFound(Told):
    """The names that a subject is joined of are known, with their articles."""

    subject: Subject
    forms: list[tuple[str, int]]


class Renamed(Told):
    """Names were put right, which is on the disk and in the index.

    Attributes:
        text: what was done, in a line.
        subject: what it was about; None after undoing.
        now: what the subject is shown as; empty if it is shown no longer, None if that does not matter.
    """

    text: str
    subject: Subject | None = None
    now: str | None = None

    def followed(self, search: Search) -> Search:
        """A search whose chosen values are those that there are now."""
        subject, now = self.subject, self.now
        if subject is None or now is None or search.state_of(subject.field, subject.value) is None:
            return search
        excluded = not search.state_of(subject.field, subject.value)
        rest = search.toggled(subject.field, subject.value, excluded=excluded)
        if not now or rest.state_of(subject.field, now) is not None:
            return rest
        return rest.toggled(subject.field, now, excluded=excluded)


class EntityWork:
    """Puts names right for a screen, in order with all else that it writes."""

    def __init__(self, screen: Screen[None], library: Library, writes: InOrder) -> None:
        self._screen = screen
        self._library = library
        self._writes = writes

    def list_rules(self) -> None:
        """Ask for what was decided."""
        self._writes.do(lambda: RulesFound(self._library.entities.rules()))

    def do(
        self, subject: Subject | None, work: Callable[[Library], Done], now: str | None = None, undo: str = ""
    ) -> None:
        """Do something about a subject.

        Args:
            subject: what it is about; None for nothing that may be chosen.
            work: does it.
            now: as of `Renamed`.
            undo: how to take it back, for the line that is told.
        """

        def run() -> Message:
            with self._library.indexing_left():
                done = work(self._library)
            text = _sentence(done, undo) if done.articles else "All of that is so already."
            return Decided(Renamed(text, subject, now if done.articles else None))

        self._writes.do(run)


def values_like(library: Library, field: Field, text: str, limit: int) -> Iterator[tuple[str, str, int]]:
    """The values of a facet in the whole library that have a text: value, label, articles."""
    counted: Facets = library.facets(
        Search(), fields=(field,), limit=limit, matching={field: text} if text.strip() else {}
    )
    yield from ((one.value, one.label, one.count) for one in counted.values[field])


def _sentence(done: Done, undo: str) -> str:
    many = f"{done.articles:,} {'article' if done.articles == 1 else 'articles'}"
    back = f"; {undo} takes it back" if undo else ""
    return f"{done.label[:1].upper()}{done.label[1:]}: {many}{back}."
