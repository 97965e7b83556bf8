"""The store: what is added once stays, what changes keeps its past, and nothing foreign is opened."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsbrowse.archive.bare_facts import decode_values
from newsbrowse.archive.codec import decode_analysis, decode_names, encode_analysis, pack, unpack
from newsbrowse.archive.ids import LENGTH, read_id, short_id
from newsbrowse.archive.records import record
from newsbrowse.archive.schema import APPLICATION_ID, SCHEMA_VERSION
from newsbrowse.archive.standing import standings_of
from newsbrowse.archive.store import Standing, Store
from newsbrowse.archive.writes import Analysed, Outcome
from newsbrowse.config import default_library, library_path
from newsbrowse.errors import BusyError, LibraryError
from newsbrowse.models import (
    Analysis,
    Article,
    Country,
    DateMention,
    Entry,
    Figure,
    Person,
    PublishedFrom,
    Quote,
    Span,
)

ENTRY = Entry(
    "https://example.org/a", "Ferry sails", "It sailed at noon.", "2026-02-04", source="Harbour Post"
)


def put(store: Store, *entries: Entry) -> list[Outcome]:
    return store.put([Analysed(entry, encode_analysis(Analysis(), entry.body), 1) for entry in entries])


def only(store: Store) -> Article:
    (stored,) = store.changed_since(0)
    found = store.by_keys([stored.key])[stored.key]
    assert store.by_id(found.id) == found
    return found


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "library", create=True)


def test_an_entry_comes_back_as_it_was(store: Store) -> None:
    entry = Entry(
        "file#3",
        "Titre",
        "Première ligne.\n\nSeconde.",
        "2026-02-04T10:00:00+01:00",
        PublishedFrom.METADATA,
        "Le Port",
        ("A. Nom", "B. Nom"),
        "https://example.org/3",
        "fr",
        "k3",
        ("sea",),
    )
    assert put(store, entry) == [Outcome.ADDED]
    article = only(store)
    assert (article.title, article.body, article.origins) == (entry.title, entry.body, ("file#3",))
    assert (article.published, article.published_from) == (entry.published, PublishedFrom.METADATA)
    assert (article.source, article.authors, article.url) == (entry.source, entry.authors, entry.url)
    assert (article.language, article.ref, article.revision) == ("fr", "k3", 1)
    assert [stored.tags for stored in store.changed_since(0)] == [("sea",)]


def test_the_same_again_changes_nothing(store: Store) -> None:
    put(store, ENTRY)
    before = store.last_change()
    assert store.standing(ENTRY) is Standing.KNOWN
    assert put(store, ENTRY, ENTRY) == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert (store.count(), store.last_change()) == (1, before)


def test_a_changed_text_is_a_revision_and_the_old_one_is_kept(store: Store, tmp_path: Path) -> None:
    put(store, ENTRY)
    first = only(store)
    changed = replace(ENTRY, body="It sailed at one.", authors=("N. Ame",))
    assert store.standing(changed) is Standing.FRESH
    assert put(store, changed) == [Outcome.UPDATED]
    article = only(store)
    assert (article.id, article.revision, article.body) == (first.id, 2, "It sailed at one.")
    with sqlite3.connect(tmp_path / "library" / "library.db") as database:
        ((revision, kept),) = database.execute("SELECT revision, record FROM revisions")
    assert (revision, json.loads(unpack(kept))["body"]) == (1, ENTRY.body)


def test_the_same_text_from_elsewhere_is_a_further_origin(store: Store) -> None:
    put(store, ENTRY)
    copy = replace(ENTRY, origin="/clips/a.txt", url="https://example.org/a", authors=("Someone",))
    assert store.standing(copy) is Standing.TWIN
    assert put(store, copy, copy) == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert only(store).origins == ("/clips/a.txt", "https://example.org/a")
    assert store.standing(copy) is Standing.KNOWN
    assert store.standing(ENTRY) is Standing.KNOWN


@pytest.mark.parametrize(
    "other", [{"source": "Other"}, {"published": None}, {"body": "It sailed."}, {"ref": "2"}]
)
def test_what_differs_is_another_article(store: Store, other: dict[str, str | None]) -> None:
    put(store, replace(ENTRY, ref="1"))
    assert put(store, replace(ENTRY, origin="b", **{"ref": "1", **other})) == [Outcome.ADDED]
    assert store.count() == 2


def test_the_number_of_articles_follows_what_this_and_other_stores_write(
    store: Store, tmp_path: Path
) -> None:
    assert store.count() == 0
    put(store, ENTRY)
    assert store.count() == 1
    with closing(Store.open(tmp_path / "library")) as other:
        put(other, replace(ENTRY, origin="b", title="Ferry waits"))
        assert (store.count(), other.count()) == (2, 2)


def test_a_saved_page_is_the_article_of_its_address(store: Store) -> None:
    page = replace(ENTRY, origin="/saved/ferry.html", also=ENTRY.origin, body="It sailed at noon, full.")
    copy = replace(page, origin="/saved/copy.html")
    assert put(store, ENTRY) == [Outcome.ADDED]
    assert put(store, page, copy, page, ENTRY) == [Outcome.UPDATED, *[Outcome.UNCHANGED] * 3]
    article = only(store)
    assert article.body == page.body
    assert article.origins == ("/saved/copy.html", "/saved/ferry.html", ENTRY.origin)
    assert [store.standing(one) for one in (page, copy, ENTRY)] == [Standing.KNOWN] * 3


def test_what_comes_from_the_address_of_a_saved_page_is_known(store: Store) -> None:
    page = replace(ENTRY, origin="/saved/ferry.html", also=ENTRY.origin)
    assert put(store, page) == [Outcome.ADDED]
    assert store.standing(ENTRY) is Standing.KNOWN
    assert store.standing(replace(page, origin="/saved/copy.html")) is Standing.TWIN
    assert put(store, replace(page, origin="/saved/copy.html"), ENTRY) == [Outcome.UNCHANGED] * 2


def test_many_entries_are_placed_as_each_alone(store: Store) -> None:
    page = replace(ENTRY, origin="/saved/ferry.html", also=ENTRY.origin)
    put(store, page, replace(ENTRY, origin="b", title="Ferry waits", ref="1"))
    entries = [
        ENTRY,
        replace(page, body="It sailed at one."),
        replace(ENTRY, origin="c"),
        replace(ENTRY, origin="d", also="b", title="Ferry waits", ref="1"),
        replace(ENTRY, origin="d", also="b", title="Ferry leaves"),
        replace(ENTRY, origin="e", title="Ferry waits", ref="2"),
        replace(ENTRY, origin="f", also="nowhere", title="Another"),
    ]
    found = standings_of(store, [record(entry) for entry in entries])
    assert found == [store.standing(entry) for entry in entries]
    assert set(found) == set(Standing)
    assert standings_of(store, []) == []


def test_one_of_two_origins_may_change_and_the_other_stays_known(store: Store) -> None:
    copy = replace(ENTRY, origin="copy")
    put(store, ENTRY, copy)
    changed = replace(ENTRY, body="It sailed at one.")
    assert put(store, changed, copy, changed) == [Outcome.UPDATED, Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert put(store, replace(copy, body="It sailed at one.")) == [Outcome.UNCHANGED]
    assert only(store).revision == 2


def test_changes_are_counted_and_followed_in_their_order(store: Store) -> None:
    put(store, *(replace(ENTRY, origin=f"o{n}", title=f"T{n}") for n in range(450)))
    put(store, replace(ENTRY, origin="o0", title="changed"))
    changes = [(stored.change, stored.article.title) for stored in store.changed_since(449)]
    assert changes == [(450, "T449"), (451, "changed")]
    assert [stored.change for stored in store.changed_since(0)] == list(range(2, 452))
    assert store.count_since(449) == 2


def test_a_batch_is_written_wholly_or_not_at_all(store: Store) -> None:
    def failing() -> list[Analysed]:
        raise KeyboardInterrupt

    def items() -> object:
        yield Analysed(ENTRY, None)
        yield from failing()

    with pytest.raises(KeyboardInterrupt):
        store.put(items())  # type: ignore[arg-type]
    assert store.count() == 0
    assert put(store, ENTRY) == [Outcome.ADDED]


def test_lone_surrogates_keep_their_place(store: Store) -> None:
    odd = Entry("a\udcffb", "t\ud800", "x\udfffy", authors=("\ud800",), tags=("\ud801",), ref="\ud800")
    assert put(store, odd, replace(odd, origin="a\udcfeb", ref="2")) == [Outcome.ADDED, Outcome.ADDED]
    assert store.standing(odd) is Standing.KNOWN
    first = next(iter(store.changed_since(0)))
    assert (first.article.title, first.article.body, first.article.authors) == (
        "t\ufffd",
        "x\ufffdy",
        ("\ufffd",),
    )


def test_an_article_without_analysis_is_kept(store: Store) -> None:
    store.put([Analysed(ENTRY, None)])
    assert only(store).analysis == Analysis()


def test_two_stores_on_one_library_see_each_other(store: Store, tmp_path: Path) -> None:
    other = Store.open(tmp_path / "library")
    before = other.data_version()
    put(store, ENTRY)
    assert other.data_version() != before
    assert other.standing(ENTRY) is Standing.KNOWN
    assert put(other, replace(ENTRY, origin="b", title="B")) == [Outcome.ADDED]
    assert store.count() == 2


# what is opened


def test_a_missing_library_is_not_made_by_chance(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library") as caught:
        Store.open(tmp_path / "nowhere")
    assert caught.value.hint
    assert not (tmp_path / "nowhere").exists()


def test_a_file_is_not_a_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(LibraryError) as caught:
            Store.open(path, create=True)
        assert "\n" not in str(caught.value)
        assert caught.value.hint


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(LibraryError) as caught:
        Store.open(tmp_path, create=True)
    assert caught.value.hint
    assert (tmp_path / "library.db").read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "library.db") as database:
        database.execute("CREATE TABLE theirs (x)")
    before = (tmp_path / "library.db").read_bytes()
    with pytest.raises(LibraryError, match="is not a newsbrowse library"):
        Store.open(tmp_path, create=True)
    assert (tmp_path / "library.db").read_bytes() == before


def test_an_empty_database_becomes_a_library_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    with pytest.raises(LibraryError, match="empty"):
        Store.open(tmp_path)
    assert Store.open(tmp_path, create=True).count() == 0


def test_a_newer_format_is_told(store: Store, tmp_path: Path) -> None:
    store.close()
    with sqlite3.connect(tmp_path / "library" / "library.db") as database:
        assert database.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(LibraryError, match="newer newsbrowse"):
        Store.open(tmp_path / "library")


def test_a_full_disk_is_told_and_nothing_is_acknowledged(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, ENTRY)
    writer = store._write_connection()
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count = {pages}")
    big = [replace(ENTRY, origin=f"o{n}", title=f"T{n}") for n in range(300)]
    with pytest.raises(LibraryError, match="no space left") as caught:
        put(store, *big)
    assert "again" in caught.value.hint
    assert store.count() == 1
    writer.execute("PRAGMA max_page_count = 1000000")
    assert put(store, *big).count(Outcome.ADDED) == 300


def test_a_locked_library_is_busy(store: Store, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "library" / "library.db", isolation_level=None) as database:
        database.execute("BEGIN IMMEDIATE")
        assert Store.open(tmp_path / "library").count() == 0
        store._write_connection().execute("PRAGMA busy_timeout = 1")
        with pytest.raises(BusyError, match="another process"):
            put(store, ENTRY)


def test_a_library_is_read_where_it_cannot_be_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, ENTRY)
    store.close()

    monkeypatch.setattr("newsbrowse.archive.database.os.access", lambda path, mode: False)
    reading = Store.open(tmp_path / "library")
    assert reading.read_only
    assert only(reading).title == ENTRY.title
    with pytest.raises(LibraryError, match="cannot be written"):
        put(reading, ENTRY)


# ids, blobs, hashes


@given(st.text())
def test_an_id_has_eight_letters_and_is_read_back(origin: str) -> None:
    made = short_id(origin)
    assert len(made) == LENGTH
    assert read_id(made) == made == read_id(f" {made.lower()} ")
    assert made == short_id(origin)
    assert short_id(origin, 1) != made


def test_an_id_is_read_as_people_type_it() -> None:
    assert read_id("1i0oLl10") == "11001110"
    for wrong in ("", "1234567", "123456789", "U2345678", "abc\x1bdefg", "1234567é"):
        assert read_id(wrong) is None


def test_a_taken_id_gives_way(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsbrowse.archive.writes.short_id", lambda origin, attempt=0: f"0000000{attempt}")
    put(store, ENTRY, replace(ENTRY, origin="b", title="B"), replace(ENTRY, origin="c", title="C"))
    assert [stored.article.id for stored in store.changed_since(0)] == ["00000000", "00000001", "00000002"]


def test_an_analysis_comes_back_as_it_was() -> None:
    body = "“We sail,” Ann Lee said on Monday; 43% of 2 ferries."
    analysis = Analysis(
        (Person("Ann Lee", (Span(11, 18), Span(15, 18))), Person("Bo", ())),
        (Country("FR", "France", True, (Span(0, 2),)), Country("XK", "Kosovo", False, ())),
        (DateMention("2026-02-02", 27, 33, body[27:33]), DateMention("2026/2027", 0, 3, "other words")),
        (Quote("Ann Lee", body[1:9], 1, 9), Quote(None, "We", 1, 3)),
        (Figure(43.0, "%", "", body[35:38], 35, 38), Figure(2.0, "", "about", "two", 42, 43)),
    )
    assert decode_analysis(encode_analysis(analysis, body), body) == analysis
    assert decode_analysis(None, body) == decode_names(None) == Analysis()
    bare = decode_values(encode_analysis(analysis, body))
    assert bare == Analysis(
        (Person("Ann Lee", ()), Person("Bo", ())),
        (Country("FR", "France", True, ()), Country("XK", "Kosovo", False, ())),
        (DateMention("2026-02-02", 0, 0, ""), DateMention("2026/2027", 0, 0, "")),
        (Quote("Ann Lee", "", 0, 0), Quote(None, "", 0, 0)),
    )
    assert decode_values(None) == Analysis()
    large = Analysis(figures=(Figure(1e27, "€", "", "“We", 0, 3), Figure(2.281e11, "", "", "sail\x7f", 4, 9)))
    assert decode_analysis(encode_analysis(large, body), body) == large
    brief = decode_names(encode_analysis(analysis, body))
    assert [person.name for person in brief.people] == ["Ann Lee", "Bo"]
    assert [(c.code, c.name, c.about) for c in brief.countries] == [
        ("FR", "France", True),
        ("XK", "Kosovo", False),
    ]


@pytest.mark.parametrize("blob", [b"noise", zlib.compress(b"[1, 2]"), zlib.compress(b"[[[1]],[],[],[],[]]")])
def test_facts_that_are_damaged_are_told_as_such(blob: bytes) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        decode_values(blob)


@given(st.text(st.characters(codec="utf-8")), st.integers(1, 60))
def test_a_body_is_packed_without_loss(text: str, times: int) -> None:
    body = text * times
    assert unpack(pack(body)) == body
    packed = pack(body)
    assert len(packed if isinstance(packed, bytes) else packed.encode()) <= len(body.encode())


@given(
    st.lists(st.none() | st.text(max_size=3), min_size=3, max_size=3),
    st.lists(st.none() | st.text(max_size=3), min_size=3, max_size=3),
)
def test_hashes_tell_entries_apart(left: list[str | None], right: list[str | None]) -> None:
    def content(values: list[str | None]) -> bytes:
        return record(replace(ENTRY, source=values[0], url=values[1], ref=values[2])).content

    assert (content(left) == content(right)) == (left == right)


# where a library lies


def test_the_library_is_named_by_flag_then_environment_then_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBROWSE_LIBRARY", "/somewhere/else")
    assert library_path("/flag") == Path("/flag")
    assert library_path(None) == default_library() == Path("/somewhere/else")
    monkeypatch.setenv("NEWSBROWSE_LIBRARY", " ")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_library().name == "library"
    assert "newsbrowse" in default_library().parts
