"""The index: it may be lost, damaged or outdated at any time, and what it says is what the store holds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction import each

import newsbrowse
from newsbrowse.archive import analysing, documents, filling, index, upkeep
from newsbrowse.archive.checksums import damaged_files
from newsbrowse.archive.documents import IndexDocument, document
from newsbrowse.archive.engine import EngineError, engine_errors, hushed
from newsbrowse.archive.generations import Generations, write_whole
from newsbrowse.archive.ids import short_id
from newsbrowse.archive.index import SearchIndex, plain_words, stems
from newsbrowse.archive.library import Library
from newsbrowse.archive.locks import held
from newsbrowse.archive.periods import is_period, mentioned, published_period, published_second
from newsbrowse.archive.store import Stored
from newsbrowse.archive.words import find_words, searchable, word_places, words_in
from newsbrowse.errors import BusyError, LibraryError
from newsbrowse.models import Analysis, Article, Entry, Search

SOURCE_ROOT = Path(newsbrowse.__file__).parent.parent


@pytest.fixture(autouse=True)
def without_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "analyse_articles", each(lambda *_: Analysis()))


def entries(start: int, stop: int) -> list[Entry]:
    return [Entry(f"o{n}", f"Ferry {n}", f"Sailing number {n}.", "2026-02-04") for n in range(start, stop)]


def filled(path: Path, number: int = 5) -> Library:
    library = Library.open(path, create=True)
    library.add(entries(0, number))
    return library


def total(library: Library, text: str = "ferry") -> int:
    return library.search(Search(text), limit=0).total


def generation(path: Path) -> Path:
    return path / "index" / (path / "index" / "CURRENT").read_text().strip()


def mutilate(files: Iterable[Path], change: Callable[[bytes], bytes]) -> None:
    for file in files:
        file.write_bytes(change(file.read_bytes()))


# rebuilding


def test_a_deleted_index_is_built_again_at_opening(tmp_path: Path) -> None:
    filled(tmp_path).close()
    shutil.rmtree(tmp_path / "index")
    with Library.open(tmp_path) as library:
        assert total(library) == 5


def test_an_index_deleted_while_open_goes_on_and_is_built_again(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        shutil.rmtree(tmp_path / "index")
        assert total(library) == 5
        library.refresh()
        assert total(library) == 5
        library.add(entries(5, 7))
        assert total(library) == 7
        shutil.rmtree(tmp_path / "index")
        assert library.catch_up() == 7
    assert generation(tmp_path).is_dir()


def test_another_layout_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path).close()
    old = generation(tmp_path)
    stamp = json.loads((old / "STAMP").read_text())
    (old / "STAMP").write_text(json.dumps({**stamp, "version": documents.VERSION - 1}))
    with Library.open(tmp_path) as library:
        assert total(library) == 5
    assert generation(tmp_path) != old
    assert not old.exists()


def test_the_index_of_another_library_is_not_used(tmp_path: Path) -> None:
    filled(tmp_path / "one", 5).close()
    filled(tmp_path / "two", 2).close()
    shutil.rmtree(tmp_path / "two" / "index")
    shutil.copytree(tmp_path / "one" / "index", tmp_path / "two" / "index")
    with Library.open(tmp_path / "two") as library:
        assert total(library) == 2


def test_an_index_ahead_of_its_store_is_built_again(tmp_path: Path) -> None:
    filled(tmp_path, 3).close()
    shutil.copy(tmp_path / "library.db", tmp_path / "backup")
    with Library.open(tmp_path) as library:
        library.add(entries(3, 6))
    shutil.copy(tmp_path / "backup", tmp_path / "library.db")
    with Library.open(tmp_path) as library:
        assert total(library) == 3


def test_an_index_behind_its_store_catches_up_at_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path, create=True) as library:
        monkeypatch.setattr(upkeep.Upkeep, "catch_up_if_free", lambda *_: None)
        library.add(entries(0, 3))
        assert total(library) == 0
    monkeypatch.undo()
    with Library.open(tmp_path) as library:
        assert total(library) == 3


@pytest.mark.parametrize("pointer", [b"", b"g999999\n", b"../..\n", b"\xff\xfe"])
def test_a_pointer_to_nothing_is_no_index(tmp_path: Path, pointer: bytes) -> None:
    filled(tmp_path).close()
    (tmp_path / "index" / "CURRENT").write_bytes(pointer)
    with Library.open(tmp_path) as library:
        assert total(library) == 5


@pytest.mark.parametrize("part", ["fast", "fieldnorm", "idx", "store", "term", "meta.json", ".managed.json"])
@pytest.mark.parametrize(
    "change", [lambda data: data[: len(data) // 2], lambda data: b""], ids=["cut", "empty"]
)
def test_a_cut_file_means_a_new_index(tmp_path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    filled(tmp_path).close()
    mutilate(generation(tmp_path).glob(f"*{part}"), change)
    with Library.open(tmp_path) as library:
        assert total(library) == 5
        library.add(entries(5, 6))
        assert total(library) == 6


def test_flipped_bytes_are_found_by_their_checksum(tmp_path: Path) -> None:
    filled(tmp_path).close()
    folder = generation(tmp_path)
    assert damaged_files(folder) == []
    (terms,) = folder.glob("*.term")
    mutilate([terms], lambda data: bytes([data[0] ^ 255]) + data[1:])
    assert damaged_files(folder) == [terms.name]
    terms.unlink()
    assert damaged_files(folder) == [terms.name]


def test_a_search_that_meets_damage_is_answered_by_a_new_index(tmp_path: Path) -> None:
    filled(tmp_path).close()
    mutilate(
        generation(tmp_path).glob("*.term"), lambda data: bytes(b ^ 0x55 for b in data[:-200]) + data[-200:]
    )
    with Library.open(tmp_path) as library:
        assert total(library) == 5
        assert library.facets(Search("ferry")).total == 5


def test_a_failure_without_damage_is_told_and_rebuilds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path) as library:

        def failing(*_: object, **__: object) -> None:
            raise EngineError("searching failed: reason", "hint")

        monkeypatch.setattr("newsbrowse.archive.searching.hits", failing)
        before = generation(tmp_path)
        with pytest.raises(LibraryError, match="searching failed"):
            library.search(Search("ferry"))
        assert generation(tmp_path) == before


def test_reindex_swaps_and_leaves_one_generation(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        before = generation(tmp_path)
        (tmp_path / "index" / "g000777").mkdir()
        (before / ".tmpleft").touch()
        assert library.reindex() == 5
        assert total(library) == 5
    assert [child.name for child in (tmp_path / "index").iterdir() if child.is_dir()] == [
        generation(tmp_path).name
    ]
    assert generation(tmp_path) != before


# writing


def test_a_changed_article_takes_its_own_place(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        library.add([Entry("o1", "Ferry 1", "A whale.", "2026-02-04")])
        assert (total(library), total(library, "whale"), total(library, "sailing")) == (5, 1, 4)


def test_a_failed_writer_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions: list[filling._Session] = []
    real = filling._Session.commit

    def failing(self: filling._Session) -> None:
        sessions.append(self)
        if len(sessions) == 1:
            raise ValueError("No space left on device")
        real(self)

    with filled(tmp_path) as library:
        monkeypatch.setattr(filling._Session, "commit", failing)
        assert library.add(entries(5, 7)).added == 2
        assert (len(library), total(library)) == (7, 5)
        assert library.catch_up() == 2
        assert total(library) == 7
    assert sessions[0] is not sessions[1]
    assert [session._writer for session in sessions] == [None, None]


def test_a_failed_rebuild_leaves_the_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ValueError("No space left on device")

    with filled(tmp_path) as library:
        before = generation(tmp_path)
        monkeypatch.setattr(filling._Session, "commit", failing)
        with pytest.raises(LibraryError, match="writing the search index failed"):
            library.reindex()
        assert (generation(tmp_path), total(library)) == (before, 5)
        assert [child.name for child in (tmp_path / "index").iterdir() if child.is_dir()] == [before.name]


def test_a_long_update_is_committed_in_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "LARGEST", 2)
    with filled(tmp_path, 5) as library:
        assert total(library) == 5
        library.catch_up()
        assert (total(library), library._index.watermark()) == (5, 5)


@pytest.mark.parametrize("articles", [1, 20_000, 20_001, 30_000, 40_001, 50_000])
def test_an_update_fills_one_segment_or_pairs_of_one_size(articles: int) -> None:
    pace = filling.of_update(articles)
    commits = -(-articles // pace.commit)
    assert pace.threads == (1 if articles <= filling.LARGEST else 2)
    assert pace.commit <= pace.threads * filling.LARGEST
    assert pace.threads * commits <= -(-articles // filling.LARGEST) + 1
    assert commits * pace.commit - articles < max(commits, pace.commit)


@given(st.from_regex(r"[A-Za-z0-9]{1,12}(?:ing|ed|s|ies|ly|ness)?", fullmatch=True))
def test_a_stem_begins_with_the_first_letter_of_its_word(word: str) -> None:
    assert all(found[0] == word[0].lower() for found in (*stems(word), *plain_words(word)))


def test_a_rebuild_ends_in_one_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "LARGEST", 10)
    with filled(tmp_path, 70) as library:
        library.reindex()
        assert (library._index.searcher().num_segments, total(library)) == (1, 70)


@pytest.mark.parametrize("articles", [0, 1, 20_000, 20_001, 100_000, 1_000_000, 3_000_001])
def test_the_segments_of_a_rebuild_are_of_one_size_and_merge_without_rest(articles: int) -> None:
    pace = filling.even_share(articles)
    share, segments = pace.commit, -(-articles // pace.commit)
    assert share <= filling.LARGEST
    assert pace.threads == 1
    assert segments in (0, 1, 8, 64, 512)
    assert articles - (segments - 1) * share > share / 2


def test_a_beginning_of_any_length_finds_the_articles_with_a_word_that_begins_so(tmp_path: Path) -> None:
    bodies = [
        "İstanbul and Ærø",
        "Straße x_y café",
        "1st of 日本語",
        "Cafés in Ísafjörður",
        "an I beam",
        "ǆ ß",
    ]
    with Library.open(tmp_path, create=True) as library:
        library.add(Entry(f"o{n}", f"Title{n} ñandú", body) for n, body in enumerate(bodies))
        words = [{*plain_words(body), *plain_words(f"Title{n} ñandú")} for n, body in enumerate(bodies)]
        for begun in {word[:size] for each in words for word in each for size in (1, 2, 3, 4)}:
            expected = sum(any(word.startswith(begun) for word in each) for each in words)
            if plain_words(begun) == [begun]:
                assert library.search(Search(begun), as_you_type=True).total == expected, begun
                assert library.search(Search(f"{begun}*")).total == expected, begun


def test_a_failure_between_two_commits_keeps_the_first(tmp_path: Path) -> None:
    def broken() -> Iterator[IndexDocument]:
        for n in range(1, 4):
            yield document(Stored(n, n, (), Article(f"0000000{n}", "Ferry", "Sailing")))
        raise KeyboardInterrupt

    made = SearchIndex(tmp_path / "index", "library")
    made.rebuild([document(Stored(9, 1, (), Article("00000009", "Ferry", "")))], expected=1)
    with pytest.raises(KeyboardInterrupt):
        made.update(broken())
    assert made.searcher().num_docs == 1
    assert made.update([document(Stored(2, 2, (), Article("00000002", "Ferry", "")))]) == 1
    assert (made.searcher().num_docs, made.watermark()) == (2, 2)


def test_an_article_takes_the_place_of_its_older_self(tmp_path: Path) -> None:
    made = SearchIndex(tmp_path / "index", "name")
    made.rebuild([], expected=0)

    def numbered(*keys: int) -> list[IndexDocument]:
        change = made.watermark()
        return [
            document(Stored(key, change + n, (), Article(f"{key:08}", f"Ferry {change + n}", "")))
            for n, key in enumerate(keys, start=1)
        ]

    made.update(numbered(2, 3, 5, 3))
    assert (made.searcher().num_docs, made.watermark()) == (3, 4)
    made.update(numbered(4, 1, 6, 2, 6))
    assert (made.searcher().num_docs, made.watermark()) == (6, 9)


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8")), st.integers(195, 205), st.sampled_from("xÆé"))
def test_words_are_folded_here_as_a_query_is(text: str, length: int, letter: str) -> None:
    given_text = f"{text} {letter * length} {text} İ{letter * (length // 2)}"
    with tempfile.TemporaryDirectory() as folder:
        made = SearchIndex(Path(folder), "library")
        made.rebuild([document(Stored(1, 1, (), Article("0" * 8, "", given_text)))], expected=1)
        for field, words in (("body", stems(given_text)), ("body_plain", plain_words(given_text))):
            assert {term for term, _ in made.searcher().terms_with_prefix(field, "")} == set(words)


def test_a_word_that_is_too_long_keeps_its_place(tmp_path: Path) -> None:
    long = "x" * 500
    with Library.open(tmp_path, create=True) as library:
        library.add([Entry("o", "t", f"mist {long} came"), Entry("p", "t", "mist came")])
        assert [hit.id for hit in library.search(Search('"mist came"')).hits] == [short_id("p")]
        assert library.search(Search('"mist came"~1')).total == 2


def test_a_book_is_cut_into_pieces_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_PIECE", 7)
    monkeypatch.setattr(documents, "_BOOK", 10)
    for text in ("", "word", "one two three four", "onetwothree", "a bcdefg hijk", "ends with a space "):
        assert "".join(filling._pieces(text)) == text
        assert [word for piece in filling._pieces(text) for word in piece.split()] == text.split()
        assert documents._word_count(text) == len(text.split())


def test_what_is_printed_of_a_panic_is_hushed_in_the_main_thread(capfd: pytest.CaptureFixture[str]) -> None:
    with hushed(), hushed():
        os.write(2, b"panicked at engine.rs")
    os.write(2, b"a line of ours")
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_write_hushed).result()
    assert capfd.readouterr().err == "a line of ours, another"


def _write_hushed() -> None:
    with hushed():
        os.write(2, b", another")


def test_panics_become_errors() -> None:
    class PanicException(BaseException):
        pass

    with pytest.raises(EngineError, match="asking failed: the search engine met"), engine_errors("asking"):
        raise PanicException("boom")
    with pytest.raises(KeyboardInterrupt), engine_errors("asking"):
        raise KeyboardInterrupt


# several processes


def test_the_lock_names_its_holder(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with (
        held(lock, patience=0, what="x"),
        pytest.raises(BusyError, match=f"the index is busy: process {os.getpid()}"),
        held(lock, patience=0, what="the index"),
    ):
        pytest.fail("two held the lock")
    assert lock.exists()
    with held(lock, patience=0, what="x"):
        pass


def test_an_import_does_not_fail_where_the_index_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "PATIENCE", 0.0)
    with filled(tmp_path) as library:
        library._upkeep._patience = 0.0
        with held(tmp_path / upkeep.LOCK_FILE, patience=0, what="x"):
            assert library.add(entries(5, 6)).added == 1
            with pytest.raises(BusyError):
                library.catch_up()
        assert (len(library), total(library)) == (6, 5)
        assert library.catch_up() == 1


def test_what_one_writes_another_sees_after_a_refresh(tmp_path: Path) -> None:
    with filled(tmp_path) as writing, Library.open(tmp_path) as reading:
        assert reading.refresh() is False
        writing.add(entries(5, 6))
        assert writing.refresh() is False
        assert reading.refresh() is True
        assert (total(reading), reading.refresh()) == (6, False)
        writing.reindex()
        assert reading.refresh() is True
        assert (total(reading), reading.refresh()) == (6, False)
        reading.add(entries(6, 7))
        assert writing.refresh() is True
        assert total(writing) == 7


READ = """
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from newsbrowse.archive.library import Library
from newsbrowse.models import Search
with Library.open(Path(sys.argv[1])) as library:
    print(library.search(Search("ferry")).total, library.facets(Search()).total)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="needs another user to read as")
def test_a_read_only_folder_is_searched_from_a_copy(tmp_path: Path) -> None:
    filled(tmp_path / "library").close()
    for folder in (*tmp_path.parents, tmp_path):
        if folder.is_relative_to(Path("/tmp")) and folder != Path("/tmp"):
            folder.chmod(0o755)
    probe = [sys.executable, "-c", "import newsbrowse.archive.library"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCE_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": "/tmp",
    }
    nobody: dict[str, Any] = {
        "user": 65534,
        "group": 65534,
        "env": environment,
        "capture_output": True,
        "text": True,
    }
    try:
        subprocess.run(probe, **nobody, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("another user cannot run the program")
    command = [sys.executable, "-c", READ, str(tmp_path / "library")]
    result = subprocess.run(command, **nobody, check=False)
    assert result.stdout.split() == ["5", "5"], result.stderr


def test_a_read_only_library_is_opened_from_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path).close()
    real = index._registered_at

    def refusing(folder: Path) -> Any:
        if tmp_path in folder.parents and "newsbrowse-" not in folder.name:
            raise EngineError("read-only file system")
        return real(folder)

    monkeypatch.setattr(index, "_registered_at", refusing)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Library.open(tmp_path) as library:
        assert total(library) == 5
        copy = library._index._copy
        assert copy is not None
        with pytest.raises(LibraryError):
            library.add(entries(5, 6))
    assert not copy.exists()


# files


def test_a_generation_is_in_use_only_once_adopted(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "index", version=1, library="a")
    assert generations.current() is None
    first = generations.begin()
    assert generations.current() is None
    generations.adopt(first)
    before = generations.signature()
    second = generations.begin()
    assert (generations.current(), first.exists()) == (first, True)
    generations.adopt(second)
    assert (generations.current(), first.exists()) == (second, False)
    assert generations.signature() != before
    assert Generations(tmp_path / "index", version=2, library="a").current() is None
    assert Generations(tmp_path / "index", version=1, library="b").current() is None


def test_a_file_is_replaced_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "file", b"old")

    def failing(self: Path, target: Path) -> None:
        raise OSError("stopped")

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="stopped"):
        write_whole(tmp_path / "file", b"new")
    assert [child.read_bytes() for child in tmp_path.iterdir()] == [b"old"]


# documents


def test_articles_without_a_day_come_last_in_both_orders() -> None:
    days = (None, "2026-02-04", "0001-01-01", "9999-12-31T23:59:59+00:00", "nonsense", "2026", None)
    made = [
        document(Stored(n, n, (), Article("0" * 8, "t", "b", published=day))) for n, day in enumerate(days)
    ]
    newest = sorted(made, key=lambda d: -d.newest)
    oldest = sorted(made, key=lambda d: d.oldest)
    assert [d.key for d in newest] == [3, 1, 5, 2, 6, 4, 0]
    assert [d.key for d in oldest] == [2, 5, 1, 3, 0, 4, 6]
    assert all(-(2**63) <= value < 2**63 for d in made for value in (d.newest, d.oldest))


def test_a_time_counts_for_the_day_of_its_own_zone() -> None:
    assert published_period("2026-02-04T23:30:00-05:00") == "2026-02-04"
    one, other = published_second("2026-02-04T23:30:00-05:00"), published_second("2026-02-05T04:30:00Z")
    assert one == other
    assert published_second("2026-02-04T99:00") == published_second("2026-02-04")
    assert published_second("0001-01-01T00:00:00+14:00") == 0
    assert published_second("9999-12-31T23:59:59-14:00") is not None


def test_a_mention_counts_for_its_month_and_year() -> None:
    found = mentioned(
        ("2026-02-04", "2025", "2024-12-30/2025-01-02", "2020-01/2030-12", "1900/1999", "junk", "5/4")
    )
    assert found.day == {"2026-02-04", "2024-12-30", "2024-12-31", "2025-01-01", "2025-01-02"}
    assert {"2026-02", "2024-12", "2025-01", "2020-01", "2021-12"} <= found.month
    assert "2022-01" not in found.month
    assert {"1900", "1929", "2020", "2030"} <= found.year
    assert "1930" not in found.year


@given(st.text() | st.from_regex(r"\A[0-9]{4}-[0-9]{2}(-[0-9]{2})?T?.{0,5}\Z"))
def test_any_text_may_stand_for_a_day(text: str) -> None:
    period = published_period(text)
    assert period is None or is_period(period)
    assert (published_second(text) is None) == (period is None)
    mentioned((text, f"{text}/{text}", f"2026/{text}"))


# words


@given(st.text(st.characters(max_codepoint=0x52F) | st.sampled_from("中文日本語ไทย\u200b\u2019“😀")))
def test_words_are_cut_as_the_index_cuts_them(text: str) -> None:
    clean = searchable("".join(c for c in text if not "\ud800" <= c <= "\udfff"))
    words = words_in(clean)
    assert plain_words(clean) == [word for w in words for word in plain_words(w)]


_LETTERS = (
    "ab1é_ -’\u0301\u00ad\u200d北京年カ\u3099\uac01\u1100\u1161\u11a8بُأـש\u05c1ไม้हिन्दी\u09c7\u09be😀\ufe0f"
)


@given(st.text(_LETTERS, max_size=12))
def test_all_words_of_a_text_in_any_script_are_found_where_they_stand(text: str) -> None:
    places = [match.span() for match in word_places(text)]
    words = words_in(text)
    assert [text[start:end] for start, end in places] == words
    assert list(find_words(text, set(words))) == [(text[a:b], a, b) for a, b in places]
    assert searchable(text).split() == [searchable(word) for word in words]
    for first, (start, _) in enumerate(places):
        for last, (_, end) in enumerate(places[first:], start=first):
            assert searchable(text[start:end]).split() == searchable(text).split()[first : last + 1]


def test_a_character_and_its_other_forms_are_the_same_to_a_search() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x32000)):
        character = chr(code)
        once = searchable(character)
        assert searchable(once).split() == once.split()
        if len(composed := unicodedata.normalize("NFC", character)) == 1:
            assert searchable(composed).split() == once.split(), hex(code)
        assert searchable(f"{character}北").split()[:-1] == once.split(), hex(code)


@given(
    st.text(alphabet="ab\u0301\u00ad -é_北"), st.sets(st.sampled_from(["a", "ab", "b", "é", "a\u0301", "北"]))
)
def test_few_and_many_words_are_found_alike(text: str, wanted: set[str]) -> None:
    many = {*wanted, *(f"x{n}" for n in range(40))}
    assert list(find_words(text, wanted)) == list(find_words(text, many))


def test_accents_and_invisible_marks_do_not_matter() -> None:
    assert stems("Cafe\u0301s") == stems("cafés") == stems("ca\u00adfe\u200bs") == stems("CAFES")
    assert plain_words("x\u0302y") == ["xy"]


def test_an_endless_run_of_marks_is_read_in_linear_time() -> None:
    assert searchable("a" + "\u0301\u0323" * 500_000) == "a"


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.integers(0, 2))
def test_the_beginnings_of_words_are_those_of_the_words_as_they_are_indexed(text: str, long: int) -> None:
    body = f"{text} {'qß' * (40 * long)}"
    it = filling.Making().made(document(Stored(1, 1, (), Article("0" * 8, "t", body))))
    (made,) = it.to_dict()["begun"]
    heads = {word[:2] for word in ("t", *plain_words(body))}
    assert set(made.split()) == heads | {word[0] for word in heads}
