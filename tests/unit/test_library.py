"""The door: what callers rely on, from any thread."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.extraction import each

import newsbrowse
from newsbrowse.archive import analysing, importing
from newsbrowse.archive.library import Library
from newsbrowse.archive.snippets import LENGTH, best_window, line_of
from newsbrowse.errors import LibraryError, NotFoundError
from newsbrowse.models import Analysis, Country, Entry, Person, Search, Sort, Span

SOURCE_ROOT = Path(newsbrowse.__file__).parent.parent
FOUND = Analysis(
    (Person("Xi Jinping", ()),), (Country("CN", "China", True, ()), Country("FR", "France", False, ()))
)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(analysing, "analyse_articles", each(lambda *_: FOUND))
    monkeypatch.setattr(importing, "INLINE_UP_TO", 1_000_000)
    with Library.open(tmp_path / "my \x1b[31mlibrary", create=True) as opened:
        yield opened


def entries(number: int) -> list[Entry]:
    return [
        Entry(f"o{n}", f"Ferry {n}", "The same words.", f"2026-02-{n % 28 + 1:02d}" if n % 5 else None)
        for n in range(number)
    ]


def test_a_library_has_a_clean_name_and_a_length(library: Library) -> None:
    assert library.name == "my [31mlibrary"
    assert len(library) == 0
    assert library.search(Search()).total == 0
    assert library.facets(Search("x")).total == 0
    library.add(entries(3))
    assert len(library) == 3


def test_a_hit_is_clean_and_whole(library: Library) -> None:
    body = "Before. " * 60 + "The \x1b]52;c;evil\x07 ferry sailed\non Monday. " + "After. " * 60
    library.add(
        [Entry("o", "A \x1b[31mtitle\u202e", body, "2026-02-04", source="Wi\x07re", authors=("Ann\n Lee",))]
    )
    (hit,) = library.search(Search("ferries sail")).hits
    assert (hit.title, hit.source, hit.authors, hit.published) == (
        "A [31mtitle",
        "Wire",
        ("Ann Lee",),
        "2026-02-04",
    )
    assert (hit.people, hit.countries) == (("Xi Jinping",), ("China",))
    assert [hit.snippet[span.start : span.end] for span in hit.matches] == ["ferry", "sailed"]
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) <= LENGTH + 4
    assert hit.snippet.isprintable()
    (bare,) = library.search(Search("ferries sail"), snippets=False).hits
    assert bare == replace(hit, snippet="", matches=())


def test_pages_join_without_gap_or_repetition(library: Library) -> None:
    library.add(entries(60))
    for search in (Search(), Search("", sort=Sort.OLDEST), Search("words"), Search("same", sort=Sort.NEWEST)):
        whole = [hit.id for hit in library.search(search, limit=100).hits]
        assert len(set(whole)) == 60
        for size in (1, 7, 59):
            pages = [library.search(search, limit=size, offset=at).hits for at in range(0, 70, size)]
            assert [hit.id for page in pages for hit in page] == whole
    assert library.search(Search("words"), offset=1000).hits == ()
    assert library.search(Search("words"), limit=0).total == 60
    assert len(library.search(Search("words"), limit=10**12).hits) == 60
    assert library.search(Search("words"), limit=10**12, offset=10**12).total == 60
    assert library.search(Search("words"), limit=5, offset=-3).offset == 0


@pytest.mark.parametrize("sort", [None, Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("number", [0, 7, 9, 20])
def test_keys_come_in_turn_as_at_once(
    library: Library, monkeypatch: pytest.MonkeyPatch, sort: Sort | None, number: int
) -> None:
    monkeypatch.setattr("newsbrowse.archive.searching._STRETCH", 3)
    library.add(entries(number))
    search = Search("ferry", sort=sort)
    keys = library.keys_of_hits(search)
    assert len(keys) == number
    assert list(library.keys_in_turn(search)) == keys
    folded = library.keys_of_hits(search, folded=True)
    for rows in (slice(None), slice(2, 5), slice(4, None), slice(0, 1), slice(30, 40)):
        assert library.keys_of_hits(search, rows=rows) == keys[rows]
        assert library.keys_of_hits(search, rows=rows, folded=True) == folded[rows]


def test_equal_scores_come_newest_first_and_undated_last(library: Library) -> None:
    library.add(entries(30))
    by_score = [hit.published for hit in library.search(Search("words"), limit=30).hits]
    by_day = [hit.published for hit in library.search(Search(), limit=30).hits]
    assert by_score == by_day == [*sorted((d for d in by_day if d), reverse=True), *[None] * 6]


def test_a_word_in_the_title_weighs_more(library: Library) -> None:
    library.add(
        [Entry("b", "Note", "A whale was seen from the pier today."), Entry("t", "Whale", "It was seen.")]
    )
    assert [hit.title for hit in library.search(Search("whale")).hits] == ["Whale", "Note"]


def test_an_article_is_found_by_its_id_as_people_type_it(library: Library) -> None:
    library.add(entries(1))
    (hit,) = library.search(Search()).hits
    typed = hit.id.lower().replace("1", "l").replace("0", "o")
    assert library.article(typed).title == "Ferry 0"
    assert library.article(typed).analysis == FOUND
    for wrong in ("", "nothing", "\x1b[31m", "ZZZZZZZZ", "a" * 9999):
        with pytest.raises(NotFoundError) as caught:
            library.article(wrong)
        assert str(caught.value).isprintable()


def test_export_gives_all_in_the_order_of_the_search(library: Library) -> None:
    library.add(entries(450))
    exported = [article.id for article in library.export(Search("words", sort=Sort.OLDEST))]
    assert exported == [h.id for h in library.search(Search("words", sort=Sort.OLDEST), limit=500).hits]
    assert list(library.export(Search("nothing"))) == []
    assert next(library.export(Search())).origins == (
        library.article(library.search(Search()).hits[0].id).origins
    )


def test_matches_follow_the_rules_of_the_index(library: Library) -> None:
    def matched(text: str, body: str) -> list[str]:
        return [body[span.start : span.end] for span in library.match_spans(Search(text), body)]

    body = "Running ferries: the CAFÉ ran Xi’s tariffs, Xi Jinping’s tariff. Xi, Jinping; Café\u0301."
    assert matched("run ferry", body) == ["Running", "ferries"]
    assert matched("cafe", body) == ["CAFÉ", "Café\u0301"]
    assert matched('"xi jinping"', body) == ["Xi Jinping", "Xi, Jinping"]
    assert matched('"jinping xi"', body) == []
    assert matched('"xi tariff"~2', body) == ["Xi", "tariffs", "Xi", "tariff", "Xi"]
    assert matched('"xi ferry"~3', body) == matched('"xi monday"~9', body) == []
    assert matched("tar*", body) == ["tariffs", "tariff"]
    assert matched("-ferry NOT cafe", body) == []
    assert matched('title:cafe person:xi country:china "', body) == ["CAFÉ", "Café\u0301"]
    assert matched("", body) == []
    assert library.match_spans(Search("ferry"), "") == ()


def test_many_words_are_matched_in_linear_time(library: Library) -> None:
    body = "".join(f"word{n} " for n in range(10_000)) + "a" * 1_000_000
    assert len(library.match_spans(Search("word*"), body)) == 10_000
    assert len(library.match_spans(Search('"word1 word2"~9 "word5 word6"'), body)) == 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=600), st.data())
def test_a_snippet_is_one_clean_line_of_bounded_length(text: str, data: st.DataObject) -> None:
    starts = sorted(data.draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=8)))
    window = best_window(text, [Span(start, start + 1) for start in starts])
    assert 0 <= window.start <= window.end <= len(text)
    assert window.end - window.start <= LENGTH
    assert "\n" not in line_of(text, window)


def test_a_snippet_shows_the_most_different_words() -> None:
    text = "alpha alpha alpha " + "x " * 300 + "alpha beta " + "y " * 300
    first = [Span(0, 5), Span(6, 11), Span(12, 17)]
    at = text.index("alpha beta")
    window = best_window(text, [*first, Span(at, at + 5), Span(at + 6, at + 10)])
    assert "alpha beta" in text[window.start : window.end]


def test_place_is_kept_and_garbage_is_no_place(library: Library) -> None:
    assert library.load_place() is None
    place: dict[str, object] = {"search": {"text": "xi\ud800"}, "cursor": 3}
    library.save_place(place)
    assert library.load_place() == place
    with pytest.raises(LibraryError):
        library.save_place({"x": {1, 2}})
    assert library.load_place() == place
    for garbage in (b"", b"{", b"[1]", b"\xff", b"[" * 100_000, b"1" * 2_000_000):
        (library.path / "place.json").write_bytes(garbage)
        assert library.load_place() is None


def test_threads_may_search_read_and_add_at_once(library: Library) -> None:
    library.add(entries(50))
    stop = threading.Event()

    def reading() -> int:
        rounds = 0
        while not stop.is_set() or not rounds:
            page = library.search(Search("words"))
            assert page.total >= 50
            assert library.article(page.hits[0].id).body == "The same words."
            assert library.facets(Search()).total >= 50
            library.refresh()
            rounds += 1
        return rounds

    with ThreadPoolExecutor(5) as pool:
        readers = [pool.submit(reading) for _ in range(4)]
        for stage in range(3):
            library.add(
                [replace(entry, origin=f"{stage}{entry.origin}", title=f"{stage}") for entry in entries(20)]
            )
        library.reindex()
        stop.set()
        assert all(reader.result() > 0 for reader in readers)
    assert library.search(Search("words")).total == len(library)


def test_a_closed_library_says_so(library: Library) -> None:
    library.close()
    library.close()
    with pytest.raises(LibraryError):
        library.search(Search())
    with pytest.raises(LibraryError):
        library.article("00000000")


def test_the_door_is_light() -> None:
    script = (
        "import sys, newsbrowse.archive.library;"
        "print([m for m in ('multiprocessing', 'pycrfsuite', 'textual', 'rich', 'yaml', 'typer', 'rapidfuzz',"
        " 'newsbrowse.readers', 'newsbrowse.extract', 'concurrent.futures') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(SOURCE_ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "[]"


def test_the_beginning_of_a_word_is_longer_than_its_stem(tmp_path: Path) -> None:
    with Library.open(tmp_path / "new", create=True) as library:
        library.add([Entry("a", "One", "A school of economics."), Entry("b", "Two", "The economy grew.")])
        for text in ("economi*", "body:economi*"):
            assert [hit.title for hit in library.search(Search(text)).hits] == ["One"]
        typed = library.search(Search("economi"), as_you_type=True)
        assert "One" in [hit.title for hit in typed.hits]
        found = library.match_spans(Search("economi*"), "Economics and economy")
        assert found == (Span(0, 9),)
