"""What the user decides about people and countries: rename, merge, hide, change the kind, split.

Each is a rule in the library and a step of the journal; what it is about is decided anew in the same
transaction, and the index takes it in before the call returns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from newsbrowse.archive.done import Done
from newsbrowse.archive.ids import read_id
from newsbrowse.archive.journal import Journal
from newsbrowse.archive.naming import AS_COUNTRY, AS_PERSON, NOTHING, own_countries
from newsbrowse.archive.rule_lines import KeptRule, NewRow, RulesTaken, name_of, read_rule
from newsbrowse.archive.store import Store
from newsbrowse.archive.subjects import Subjects
from newsbrowse.archive.tallies import COUNTRY, PERSON
from newsbrowse.archive.values import facet_value
from newsbrowse.errors import NewsbrowseError, NotFoundError
from newsbrowse.models import Article, Failure
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold

if TYPE_CHECKING:
    from newsbrowse.archive.explaining import Explained


class Entities:
    """The user's rules about the people and countries of one library. Any thread may call.

    A person is given by any name of theirs, a country by its code. Raises NotFoundError for a name that the
    library does not have, and NewsbrowseError for what cannot be, each in one line.
    """

    def __init__(self, store: Store, journal: Journal, changed: Callable[[], None] = lambda: None) -> None:
        """The rules; `changed` is called after each write, to bring the index up to it."""
        self._store = store
        self._journal = journal
        self._changed = changed

    def rename(self, name: str, new: str, kind: str = PERSON) -> Done:
        """Show a person, or a country, under another name, which no other may have."""
        shown = name_of(new)
        with self._writing() as writer:
            subjects = Subjects(writer, kind)
            value = subjects.value(name)
            if kind == COUNTRY:
                return self._call(writer, subjects, value, shown)
            if shown != value and subjects.is_other(shown, value):
                raise NewsbrowseError(f"somebody else is called {clean(shown)}", "merge joins the two")
            words = f"“{clean(value)}” renamed “{clean(shown)}”"
            return self._keep(
                writer, words, [] if shown == value else [("rename", PERSON, value, shown, None)]
            )

    def merge(self, kind: str, names: Sequence[str], into: str, article: str = "") -> Done:
        """Show people, or countries, as another; in one article alone if it is given."""
        with self._writing() as writer:
            subjects = Subjects(writer, kind)
            target, key = subjects.value(into), self._key(writer, article)
            values = [value for value in dict.fromkeys(map(subjects.value, names)) if value != target]
            if not values:
                raise NewsbrowseError(f"{subjects.words(target)} is that already", "name two that differ")
            who = ", ".join(map(subjects.words, values))
            words = f"{who} merged into {subjects.words(target)}{_in(article)}"
            return self._keep(writer, words, [("merge", kind, value, target, key) for value in values])

    def _call(self, writer: sqlite3.Connection, subjects: Subjects, code: str, new: str) -> Done:
        """Have a country called otherwise; its value stays its code."""
        from newsbrowse.extract.countries import country_code

        own = own_countries(writer)
        others = {fold(name) for other, name in own.items() if other != code}
        if fold(new) in others or country_code(new) not in (None, code):
            raise NewsbrowseError(f"another country is called {clean(new)}", "merge joins the two")
        words = f"{subjects.words(code)} renamed “{clean(new)}”"
        return self._keep(writer, words, [("rename", COUNTRY, code, new, None)], subjects.articles(code))

    def hide(self, kind: str, name: str) -> Done:
        """Keep a person or a country out of the facet; it is still found by its name."""
        return self._put(kind, name, "hide", "", "hidden")

    def set_kind(self, kind: str, name: str, to: str, article: str = "") -> Done:
        """Say what a name is that was taken for a person or a country.

        Args:
            kind: what it was taken for.
            name: the name.
            to: one of `naming.KINDS`, `country:FR`, `person:` with the name of somebody in the library, or
                `kind` itself, to take back what was said before.
            article: the short id of the article; empty for all.
        """
        if to.startswith(AS_PERSON):
            with self._store.reading() as reader:
                to = AS_PERSON + Subjects(reader, PERSON).value(to.removeprefix(AS_PERSON))
        return self._put(kind, name, "kind", to, f"is {self._kind_words(kind, to)}", article)

    def _kind_words(self, kind: str, to: str) -> str:
        if to.startswith(AS_COUNTRY):
            with self._store.reading() as reader:
                return Subjects(reader, COUNTRY).country_words(to.removeprefix(AS_COUNTRY))
        if to.startswith(AS_PERSON):
            return f"“{clean(to.removeprefix(AS_PERSON))}”"
        said = {NOTHING: f"no {kind}", "other": "something else", "organisation": "an organisation"}
        return said.get(to, f"a {to}")

    def split(self, kind: str, name: str, article: str = "", new: str = "") -> Done:
        """Take a name out of those it is joined with, everywhere or in one article.

        Args:
            kind: `person` or `country`.
            name: the name as articles write it.
            article: the short id of the article; empty for all.
            new: what it is to be shown as; needed where the others are shown as that very name.
        """
        if kind == COUNTRY and article:
            return self.set_kind(kind, name, NOTHING, article)
        with self._writing() as writer:
            subjects = Subjects(writer, kind)
            raw, key = subjects.raw(name), self._key(writer, article)
            if (key is not None and not new and raw in subjects.shown_as(raw)) or _is_same(new, raw):
                raise NewsbrowseError(f"the others are called {clean(raw)} too", "say what to call this one")
            is_own = raw in subjects.shown_as(raw)
            if key is None and (is_own if kind == COUNTRY else len(subjects.forms(subjects.value(raw))) < 2):
                raise NewsbrowseError(
                    f"{subjects.words(raw)} is not joined with other names", "there is nothing to split"
                )
            rows = [("split", kind, raw, name_of(new) if new and key is not None else "", key)]
            if new and key is None:
                rows.append(("rename", kind, raw, name_of(new), None))
            return self._keep(writer, f"{subjects.words(raw)} taken out{_in(article)}", rows)

    def forget(self, number: int) -> Done:
        """Take a rule away; what it did is undone, in so far as no later rule says the same."""
        with self._writing() as writer:
            row = next((row for row in _stored(writer) if row[0] == number), None)
            if row is None:
                raise NotFoundError(f"there is no rule {number}", "newsbrowse entities rules lists them")
            return self._record(writer, f"rule {number} taken away", [(row, None)])

    def why(self, kind: str, name: str, article: Article | None = None) -> Explained:
        """Why a person or a country is shown for the names it is, and where an article names it."""
        from newsbrowse.archive.explaining import explained

        with self._store.reading() as reader:
            return explained(reader, kind, Subjects(reader, kind).value(name), article)

    def forms(self, kind: str, values: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
        """The names that are shown as each of some values, with their articles, the most frequent first."""
        with self._store.reading() as reader:
            subjects = Subjects(reader, kind)
            return {value: subjects.forms(value) for value in values}

    def rules(self) -> tuple[KeptRule, ...]:
        """All rules in their order."""
        with self._store.reading() as reader:
            ids = dict(
                reader.execute("SELECT key, id FROM articles WHERE key IN (SELECT key FROM rules)").fetchall()
            )
            return tuple(
                KeptRule(verb, kind, name, target, ids.get(key, ""), at, number)
                for number, at, verb, kind, name, target, key in _stored(reader)
            )

    def write_out(self) -> Iterator[KeptRule]:
        """The rules as they are written out, without their numbers."""
        yield from (msgspec.structs.replace(rule, number=0) for rule in self.rules())

    def take_in(self, lines: Iterable[bytes]) -> RulesTaken:
        """Add rules out of lines of JSON behind those there are, as one step; known ones are left out."""
        failed: list[Failure] = []
        rows: list[NewRow] = []
        count = 0
        with self._writing() as writer:
            known = {tuple(row[2:]) for row in _stored(writer)}
            for count, line in enumerate(lines, start=1):
                try:
                    row = read_rule(line, lambda article: self._key(writer, article))
                except (msgspec.DecodeError, NewsbrowseError) as error:
                    failed.append(Failure(f"line {count}", clean(str(error))[:200]))
                    continue
                if row not in known:
                    known.add(row)
                    rows.append(row)
            self._keep(writer, f"{len(rows):,} rules about names taken in", rows)
        return RulesTaken(count, len(rows), tuple(failed))

    def _put(self, kind: str, name: str, verb: str, target: str, done: str, article: str = "") -> Done:
        with self._writing() as writer:
            subjects = Subjects(writer, kind)
            value, key = subjects.value(name), self._key(writer, article)
            words = f"{subjects.words(value)} {done}{_in(article)}"
            number = subjects.articles(value) if key is None else 1
            return self._keep(writer, words, [(verb, kind, value, target, key)], number)

    def _key(self, writer: sqlite3.Connection, article: str) -> int | None:
        if not article:
            return None
        row = writer.execute("SELECT key FROM articles WHERE id = ?", (read_id(article) or "",)).fetchone()
        if row is None:
            raise NotFoundError(
                f"no article has the id {clean(article)[:40]}", "newsbrowse search lists the ids"
            )
        return int(row[0])

    def _keep(
        self, writer: sqlite3.Connection, words: str, rows: Sequence[NewRow], articles: int = 0
    ) -> Done:
        """Write rules behind all others; one that the last rule about its name says already is left out.

        Args:
            writer: in a transaction.
            words: what is done.
            rows: the rules.
            articles: how many articles they are about, where that is not how many the index takes in anew.
        """
        last = writer.execute("SELECT coalesce(max(number), 0) FROM rules").fetchone()[0]
        latest = {(row[3], row[4], row[6]): tuple(row[2:]) for row in _stored(writer)}
        fresh = [row for row in rows if latest.get((row[1], row[2], row[4])) != row]
        at = datetime.now(UTC).date().isoformat()
        pairs = [(None, [last + n, at, *row]) for n, row in enumerate(fresh, start=1)]
        return self._record(writer, words, pairs, articles)

    def _record(
        self,
        writer: sqlite3.Connection,
        words: str,
        pairs: Sequence[tuple[object, object]],
        articles: int = 0,
    ) -> Done:
        from newsbrowse.archive.rules import changing

        before = writer.execute("SELECT coalesce(max(change), 0) FROM articles").fetchone()[0]
        if pairs:
            self._journal.record(writer, words, [changing(pairs)])
        after = writer.execute("SELECT count(*) FROM articles WHERE change > ?", (before,)).fetchone()[0]
        return Done(words, int(after) or articles or len(pairs) if pairs else 0)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._store.writing() as writer:
            yield writer
        self._changed()


def _stored(connection: sqlite3.Connection) -> list[list[Any]]:
    from newsbrowse.archive.rules import stored

    return stored(connection)


def _is_same(new: str, raw: str) -> bool:
    return bool(new) and facet_value(new) == raw


def _in(article: str) -> str:
    return f" in {clean(article).upper()}" if article else ""
