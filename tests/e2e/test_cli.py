"""The command line as scripts and people meet it: the installed command, its streams and exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pexpect
import pyte
import pytest

from .conftest import SEEDS, Newsbrowse, program_line

COUNT = 12


def write_jsonl(path: Path, count: int) -> Path:
    """A JSON Lines file with `count` articles."""
    body = "The harbour board met on Monday in Oslo. Anna Berg spoke for Norway. It took three hours.\n\n" * 5
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            article = {
                "title": f"Harbour report {number}",
                "body": f"{body} Number {number}.",
                "ref": f"r{number}",
            }
            file.write(json.dumps(article) + "\n")
    return path


def test_adding_twice_changes_nothing(newsbrowse: Newsbrowse) -> None:
    first = newsbrowse("add", SEEDS, "--json")
    assert first.code == 0
    assert first.json() == {"added": COUNT, "updated": 0, "unchanged": 0, "failed": []}
    assert first.err == ""
    assert newsbrowse("add", SEEDS, "--json").json()["unchanged"] == COUNT


def test_a_changed_file_is_an_update(newsbrowse: Newsbrowse, tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text("---\ntitle: A vote in Riga\n---\n\nThe council votes on Monday.\n")
    assert newsbrowse("add", article, "--json").json()["added"] == 1
    article.write_text("---\ntitle: A vote in Riga\n---\n\nThe council voted on Monday.\n")
    assert newsbrowse("add", article, "--json").json()["updated"] == 1
    assert newsbrowse("search", "voted").lines[0].endswith("A vote in Riga")


def test_a_search_prints_the_contract(sample: Newsbrowse) -> None:
    result = sample("search", "busan", "--json")
    assert result.code == 0
    page = result.json()
    assert list(page) == ["query", "interpreted", "total", "hits", "warnings"]
    hits = page["hits"]
    assert isinstance(hits, list)
    assert page["total"] == len(hits) == 3
    keys = ["id", "title", "published", "source", "authors", "people", "countries", "snippet"]
    assert [list(hit) for hit in hits] == [keys] * 3


def test_a_pipe_gets_one_line_a_hit(sample: Newsbrowse) -> None:
    result = sample("search", "busan", "--sort", "newest")
    rows = [line.split("\t") for line in result.lines]
    assert len(rows) == 3
    assert all(len(row) == 4 for row in rows)
    assert [row[1][:10] for row in rows] == ["2026-02-05", "2026-02-05", "2026-02-04"]
    assert "\x1b" not in result.out


def test_limit_and_offset_walk_through_all_hits(sample: Newsbrowse) -> None:
    whole = sample("search", "xi", "--sort", "oldest", "--limit", "100").lines
    parts = [
        sample("search", "xi", "--sort", "oldest", "--limit", "5", "--offset", str(n)).lines
        for n in (0, 5, 10)
    ]
    assert [line for part in parts for line in part] == whole
    assert len(whole) > 10


def test_nothing_found_is_exit_1(sample: Newsbrowse) -> None:
    result = sample("search", "zebra")
    assert (result.code, result.out) == (1, "")
    assert len(result.said) == 1
    as_json = sample("search", "zebra", "--json")
    assert as_json.code == 1
    assert as_json.json()["total"] == 0


@pytest.mark.parametrize("field", ["people", "countries", "source"])
def test_a_facet_count_is_what_choosing_the_value_yields(sample: Newsbrowse, field: str) -> None:
    operator = {"people": "person", "countries": "country", "source": "source"}[field]
    result = sample("facets", "trade", "--field", field, "--json").json()
    facets = result["facets"]
    assert isinstance(facets, dict)
    assert list(facets) == [field]
    assert facets[field]
    for value in facets[field][:3]:
        found = sample("search", f'trade {operator}:"{value["value"]}"', "--json").json()
        assert found["total"] == value["count"], value


def test_every_article_is_in_one_month_and_one_source(sample: Newsbrowse) -> None:
    result = sample("facets", "--json").json()
    facets = result["facets"]
    assert isinstance(facets, dict)
    assert list(facets) == ["people", "countries", "published", "mentioned", "source"]
    for field in ("published", "source"):
        assert sum(value["count"] for value in facets[field]) == result["total"] == COUNT
    assert {"value", "code", "count"} == set(facets["countries"][0])


def test_show_prints_the_contract_and_its_spans_hold(sample: Newsbrowse) -> None:
    found = sample("search", "title:pledge OR title:promises").lines
    article = sample("show", found[0].split("\t")[0].lower(), "--json").json()
    assert " ".join(article) == (
        "id ref origins title published published_from source authors url language body "
        "people countries dates quotes figures starred read tags note passages lists"
    )
    body = article["body"]
    assert isinstance(body, str)
    for kind in ("dates", "quotes", "figures"):
        for item in article[kind]:  # type: ignore[attr-defined]
            assert body[item["start"] : item["end"]] == item["text"]
    people = article["people"]
    assert isinstance(people, list)
    assert "Vladimir Putin" in [person["name"] for person in people]
    for person in people:
        for start, end in person["mentions"]:
            assert body[start:end].strip()


def test_show_in_a_pipe_is_plain_text(sample: Newsbrowse) -> None:
    found = sample("search", "title:taiwan").lines[0].split("\t")
    shown = sample("show", found[0])
    assert shown.lines[0] == found[3]
    assert "$11.1 billion" in shown.out
    assert "\x1b" not in shown.out


def test_what_is_exported_can_be_added_elsewhere(sample: Newsbrowse, newsbrowse: Newsbrowse) -> None:
    exported = sample("export")
    assert len(exported.lines) == COUNT
    added = newsbrowse("add", "--format", "jsonl", "-", "--json", stdin=exported.out.encode())
    assert added.json()["added"] == COUNT

    def articles(text: str) -> list[tuple[object, ...]]:
        shown = [json.loads(line) for line in text.splitlines()]
        kept = ("title", "body", "published", "source", "url", "language")
        return sorted(tuple(article[name] for name in kept) for article in shown)

    assert articles(newsbrowse("export").out) == articles(exported.out)


def test_export_prints_what_show_prints(sample: Newsbrowse) -> None:
    (line,) = sample("export", "title:busan").lines
    assert json.loads(line) == sample("show", json.loads(line)["id"], "--json").json()


def test_quotes_are_listed_word_for_word_with_their_speakers(sample: Newsbrowse) -> None:
    found = sample("quotes", "russia", "--speaker", "putin", "--json").json()
    quotes = found["quotes"]
    assert isinstance(quotes, list)
    assert quotes
    for one in quotes:
        assert one["speaker"] == "Vladimir Putin"
        body = str(sample("show", one["id"], "--json").json()["body"])
        assert body[one["start"] : one["end"]] == one["text"]
    lines = sample("quotes", "russia", "--speaker", "putin").lines
    assert [line.split("\t")[0] for line in lines] == [one["id"] for one in quotes]


def test_comparisons_in_every_form(sample: Newsbrowse) -> None:
    left, right = (
        sample("search", f"title:{word}").lines[0].split("\t")[0] for word in ("conversations", "moscow")
    )
    result = sample("compare", left, right, "--json").json()
    assert list(result) == ["left", "right", "pairs", "ledger"]
    assert result == sample("compare", left, right, "--format", "json").json()
    assert sample("compare", left, right).out == sample("compare", left, right, "--format", "md").out
    page = sample("compare", left, right, "--format", "html").out
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "<script" not in page


def test_an_earlier_text_a_file_and_the_best_candidate_are_compared(
    newsbrowse: Newsbrowse, sample: Newsbrowse, tmp_path: Path
) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A pier\n\nThe ferry struck the northern pier of Vardal on Monday.\n")
    newsbrowse("add", str(page))
    page.write_text("# A pier\n\nThe ferry struck the southern pier of Vardal on Monday.\n")
    newsbrowse("add", str(page))
    article = newsbrowse("search", "ferry").lines[0].split("\t")[0]
    changed = newsbrowse("compare", f"{article}@1", article, "--json").json()
    assert "near" in str(changed["pairs"])
    same = newsbrowse("compare", str(page), article, "--json").json()
    assert "verbatim" in str(same["pairs"])
    assert "revisions 1 to 2" in newsbrowse("compare", f"{article}@3", article).err
    assert "no article" in newsbrowse("compare", article).err

    left = sample("search", "title:conversations").lines[0].split("\t")[0]
    result = sample("compare", left, "--json")
    named = result.err.split(":")[0].removeprefix("compared with ")
    assert named in str(result.json()["right"])


def test_reindex_counts_what_it_indexed(sample: Newsbrowse) -> None:
    assert sample("reindex", "--json").json() == {"indexed": COUNT}
    assert sample("search", "busan", "--json").json()["total"] == 3


def test_the_sample_library_is_made_once(newsbrowse: Newsbrowse) -> None:
    first = newsbrowse("demo", "--no-browse")
    assert first.code == 0
    path = first.out.strip()
    stamp = (Path(path) / "library.db").stat().st_mtime_ns
    assert newsbrowse("demo", "--no-browse").out.strip() == path
    assert (Path(path) / "library.db").stat().st_mtime_ns == stamp
    assert newsbrowse("--library", path, "search", "busan", "--json").json()["total"] == 3
    assert not newsbrowse.library.exists()


def bad_inputs(folder: Path) -> dict[str, Path]:
    """One file or folder for each way in which an input can be no article."""
    paths = {
        name: folder / name for name in ("empty.txt", "binary.txt", "broken.jsonl", "folder", "missing.txt")
    }
    paths["empty.txt"].write_bytes(b"")
    paths["binary.txt"].write_bytes(bytes(range(256)) * 64)
    paths["broken.jsonl"].write_bytes(b'{"title": \n')
    paths["folder"].mkdir()
    (paths["folder"] / "image.png").write_bytes(b"\x89PNG")
    return paths


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "broken.jsonl", "folder", "missing.txt"])
def test_a_bad_input_is_one_line_and_the_rest_goes_in(
    newsbrowse: Newsbrowse, tmp_path: Path, name: str
) -> None:
    bad = bad_inputs(tmp_path)[name]
    good = SEEDS / "2026-02-06-trade-figures.md"
    result = newsbrowse("add", bad, good, "--json")
    assert result.code == 1
    report = result.json()
    assert report["added"] == 1
    failed = report["failed"]
    assert isinstance(failed, list)
    assert len(failed) == len(result.said) == 1
    assert name in failed[0]["origin"]
    assert result.said[0] == f"{failed[0]['origin']}: {failed[0]['reason']}"


def test_invalid_utf_8_is_read_as_well_as_can_be(newsbrowse: Newsbrowse, tmp_path: Path) -> None:
    text = tmp_path / "latin.txt"
    text.write_bytes(
        "Müller resigns\n\nThe minister left office on Monday, and nobody knew why.\n".encode("latin-1")
    )
    assert newsbrowse("add", text).code == 0
    assert "resigns" in newsbrowse("search", "minister").out


def test_stdin_is_an_input(newsbrowse: Newsbrowse) -> None:
    text = b"Ferry runs aground\n\nA ferry ran aground off Bergen on Monday. Nobody was hurt.\n"
    assert newsbrowse("add", "--format", "text", "--source", "Coast Radio", "-", stdin=text).code == 0
    assert newsbrowse("search", "ferry").lines[0].split("\t")[2:] == ["Coast Radio", "Ferry runs aground"]


def test_an_unknown_id_is_one_line_and_a_hint(sample: Newsbrowse) -> None:
    for arguments in (["show", "ZZZZZZZZ"], ["show", "../\x1b[31m"], ["compare", "ZZZZZZZZ", "YYYYYYYY"]):
        result = sample(*arguments)
        assert (result.code, result.out) == (1, "")
        assert len(result.said) == 2
        assert "\x1b" not in result.err


@pytest.mark.parametrize("content", [b"", b"not a database at all, but some text\n" * 200])
def test_a_file_in_the_place_of_the_library(newsbrowse: Newsbrowse, content: bytes) -> None:
    newsbrowse.library.write_bytes(content)
    for arguments in (["search", "x"], ["add", str(SEEDS)], ["facets"]):
        result = newsbrowse(*arguments)
        assert (result.code, result.out) == (2, "")
        assert len(result.said) == 2
    assert newsbrowse.library.read_bytes() == content


def test_a_library_whose_database_is_none(newsbrowse: Newsbrowse) -> None:
    newsbrowse.library.mkdir()
    (newsbrowse.library / "library.db").write_bytes(b"not a database at all, but some text\n" * 200)
    result = newsbrowse("search", "x")
    assert (result.code, result.out) == (2, "")
    assert len(result.said) == 2
    assert "Traceback" not in result.err


def test_a_pipe_that_closes_early_is_no_error(sample: Newsbrowse) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*program_line(), "export"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=sample.environment,
        check=False,
    )
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 128 + signal.SIGPIPE


def test_a_full_disk_is_one_line(sample: Newsbrowse) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*program_line(), "export"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=sample.environment,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "newsbrowse: the output cannot be written: No space left on device"
    ]


def test_the_library_is_named_ahead_of_the_verb_or_after_it(
    sample: Newsbrowse, newsbrowse: Newsbrowse
) -> None:
    found = sample("search", "busan").out
    assert newsbrowse("--library", sample.library, "search", "busan").out == found
    assert newsbrowse("search", "busan", "--library", sample.library).out == found
    assert newsbrowse("--library", "none", "search", "busan", "--library", sample.library).out == found
    assert newsbrowse("search", "busan").code == 2


def test_a_hostile_file_name_cannot_reach_the_terminal(newsbrowse: Newsbrowse, tmp_path: Path) -> None:
    child = newsbrowse.on_terminal("add", os.fsencode(tmp_path).decode() + "/\x1b]0;owned\x07.txt")
    child.expect("no such file")
    assert isinstance(child.before, str)
    assert "\x1b]" not in child.before
    child.expect(pexpect.EOF)


def test_the_browser_wants_a_terminal(sample: Newsbrowse) -> None:
    result = sample()
    assert (result.code, result.out) == (2, "")
    assert "terminal" in result.said[0]


def test_a_terminal_gets_colour_and_fits(sample: Newsbrowse) -> None:
    child = sample.on_terminal("search", "busan", size=(40, 60))
    child.expect(pexpect.EOF)
    text = child.before
    assert isinstance(text, str)
    assert "\x1b[1m" in text
    screen = pyte.Screen(60, 40)
    pyte.Stream(screen).feed(text)
    assert sum("2026-02-0" in row for row in screen.display) == 3
    child.close()
    assert child.exitstatus == 0


def test_no_color_is_respected(sample: Newsbrowse) -> None:
    sample.environment["NO_COLOR"] = "1"
    try:
        child = sample.on_terminal("facets", "--field", "people")
        child.expect(pexpect.EOF)
    finally:
        del sample.environment["NO_COLOR"]
    assert isinstance(child.before, str)
    assert "Xi Jinping" in child.before
    assert "\x1b[3" not in child.before


def test_progress_is_shown_on_a_terminal_only(newsbrowse: Newsbrowse, tmp_path: Path) -> None:
    articles = write_jsonl(tmp_path / "many.jsonl", 300)
    child = newsbrowse.on_terminal("add", articles)
    child.expect(r"\d+/300")
    child.expect("300 added")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert newsbrowse("add", articles).err == ""


def test_ctrl_c_ends_a_read_from_the_terminal(newsbrowse: Newsbrowse) -> None:
    child = newsbrowse.on_terminal("add", "--format", "text", "-")
    child.expect("ctrl")
    child.sendintr()
    child.expect("stopped")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130


def test_ctrl_c_keeps_what_is_in(newsbrowse: Newsbrowse, tmp_path: Path) -> None:
    articles = write_jsonl(tmp_path / "many.jsonl", 100_000)
    child = newsbrowse.on_terminal("add", articles)
    child.expect(r"[1-9][\d,]*/100,000")
    child.sendintr()
    child.expect("stopped")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    kept = newsbrowse("facets", "--field", "source", "--json").json()["total"]
    again = newsbrowse("search", "harbour", "--json").json()["total"]
    assert 0 < int(str(kept)) < 100_000
    assert kept == again


def test_leaving_the_first_start_makes_nothing(newsbrowse: Newsbrowse) -> None:
    terminal = newsbrowse.on_terminal()
    terminal.expect("There is no library here yet")
    terminal.send("q")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert not newsbrowse.library.exists()
