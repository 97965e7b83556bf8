"""`cite` and `paste` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.cli.run import run
from newsbrowse.models import Search
from newsbrowse.writing.kept import keep, kept_path

Captured = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def first(sample: Library) -> str:
    return sample.search(Search("")).hits[0].id


def test_an_article_is_cited_in_the_style_that_is_named_or_set(
    sample: Library, sample_folder: Path, capsysbinary: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = first(sample)
    start = ["--library", str(sample_folder)]
    assert run([*start, "cite", article.lower()]) == 0
    chicago = capsysbinary.readouterr().out.decode()
    assert run([*start, "cite", article, "--style", "APA"]) == 0
    apa = capsysbinary.readouterr().out.decode()
    assert chicago.count("\n") == apa.count("\n") == 1
    assert chicago != apa
    monkeypatch.setenv("NEWSBROWSE_CITATION_STYLE", "apa")
    assert run([*start, "cite", article]) == 0
    assert capsysbinary.readouterr().out.decode() == apa
    assert run([*start, "--set", "citation.style=chicago", "cite", article]) == 0
    assert capsysbinary.readouterr().out.decode() == chicago


def test_the_entry_is_found_by_the_key(sample: Library, sample_folder: Path, capsysbinary: Captured) -> None:
    start = ["--library", str(sample_folder), "cite", first(sample)]
    assert run([*start, "--style", "pandoc", "--json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told["id"] == first(sample)
    assert told["bibtex"].startswith(f"@article{{{told['citation'][2:-1]},\n")
    assert run([*start, "--bibtex"]) == 0
    assert capsysbinary.readouterr().out.decode() == told["bibtex"]


def test_a_wrong_style_is_told_with_a_near_one(sample_folder: Path, capsysbinary: Captured) -> None:
    assert run(["--library", str(sample_folder), "cite", "X", "--style", "chigaco"]) == 2
    assert b"no style is named chigaco; did you mean chicago?" in capsysbinary.readouterr().err
    assert run(["--set", "citation.style=mal", "cite", "X"]) == 2
    assert b"did you mean mla?" in capsysbinary.readouterr().err


def test_paste_prints_what_was_copied_byte_for_byte(capsysbinary: Captured) -> None:
    assert run(["paste"]) == 1
    assert b"nothing has been copied yet" in capsysbinary.readouterr().err
    for text in ("“One”\n\ntwo\n", "no line break"):
        keep(text, kept_path())
        assert run(["paste"]) == 0
        assert capsysbinary.readouterr().out == text.encode()
    keep("\x1b]0;evil\x07words", kept_path())
    assert run(["paste"]) == 0
    assert capsysbinary.readouterr().out == b"]0;evilwords"
