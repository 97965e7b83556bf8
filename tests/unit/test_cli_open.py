"""`open`: the address of an article in the program that is named, else the article here."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.cli.run import run
from newsbrowse.errors import NotFoundError
from newsbrowse.models import Entry, Search, Sort
from newsbrowse.ui.app import place_in
from newsbrowse.ui.state import Place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "l", create=True) as library:
        library.add(
            [
                Entry("a", "One", "Words.", url="https://wire.example/a?b=c&d=$(x)", published="2026-01-02"),
                Entry("b", "Two", "Words.", url="file:///etc/passwd", published="2026-01-01"),
                Entry("c", "Three", "Words.", published="2026-01-03"),
            ]
        )
    return tmp_path / "l"


def id_of(folder: Path, title: str) -> str:
    with Library.open(folder) as library:
        return library.search(Search(f"title:{title}")).hits[0].id


def test_the_address_is_one_word_for_the_program(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    program = tmp_path / "w3m"
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > {told}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    assert run(["--library", str(folder), "open", id_of(folder, "One").lower()]) == 0
    assert told.read_text(encoding="utf-8") == "https://wire.example/a?b=c&d=$(x)|"


def test_without_a_terminal_what_cannot_be_opened_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("BROWSER", "nothing-of-that-name")
    start = ["--library", str(folder), "open"]
    assert run([*start, id_of(folder, "Two")]) == 1
    assert b"Only http and https addresses are opened." in capsysbinary.readouterr().err
    assert run([*start, id_of(folder, "One")]) == 1
    assert run([*start, id_of(folder, "Three")]) == 2
    assert run([*start, "ZZZZZZZZ"]) == 1
    assert b"Traceback" not in capsysbinary.readouterr().err


def test_the_place_in_an_article_is_its_line_in_the_list_of_all(folder: Path) -> None:
    with Library.open(folder) as library:
        for sort in (None, Sort.OLDEST):
            kept = Place(Search("one", sort=sort), marked="X", read_top=9)
            place = place_in(library, id_of(folder, "Two"), kept)
            hits = library.search(place.search).hits
            assert hits[place.row].title == "Two"
            assert (place.pane, place.read_top, place.marked) == ("reader", 0, "X")
        with pytest.raises(NotFoundError):
            place_in(library, "ZZZZZZZZ", Place())
