"""People and countries put right from the shell."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.test_entities import CAST
from tests.unit.test_naming import library_of

from newsbrowse.archive.library import Library
from newsbrowse.cli.run import run
from newsbrowse.models import Search


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with library_of(CAST, tmp_path):
        yield tmp_path / "l"


class Shell:
    """`newsbrowse entities` on a library: what it printed, and what it said."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._captured = captured
        self._patch = patch
        self.said = ""

    def __call__(self, *arguments: str, code: int = 0, stdin: str = "", verb: str = "entities") -> str:
        self._patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        assert run(["--library", str(self._folder), verb, *arguments]) == code
        out, self.said = self._captured.readouterr()
        return out


@pytest.fixture
def shell(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(folder, capsys, monkeypatch)


def id_of(folder: Path, day: str) -> str:
    with Library.open(folder) as library:
        (hit,) = library.search(Search(f"published:{day}")).hits
    return hit.id


def test_people_are_listed_with_the_names_that_are_joined(shell: Shell) -> None:
    assert (
        shell("list", "sandor") == "Viktor Sandor\t4\tSandor 1 | Viktor V. Sandor 1\nSandor ?\t1\tSandor 1\n"
    )
    (first, _) = json.loads(shell("list", "sandor", "--json"))["entities"]
    assert (first["value"], first["count"]) == ("Viktor Sandor", 4)
    assert first["aliases"][0] == {"name": "Viktor Sandor", "articles": 3}
    assert shell("list", "--country") == "France\t8\tFR\n"
    shell("list", "nobody", code=1)


def test_why_names_are_joined_and_where_an_article_has_them(shell: Shell, folder: Path) -> None:
    assert shell("why", "viktor sandor").splitlines() == [
        "Viktor Sandor\t3\tthe most frequent full name",
        "Sandor\t1\tonly bearer of Sandor in 2020",
        "Viktor V. Sandor\t1\tsame surname, with V.",
    ]
    assert shell("why", "Sandor ?") == "Sandor\t1\tmay be Viktor Sandor (4)\n"
    told = json.loads(shell("why", "Viktor Sandor", id_of(folder, "2020-01-03"), "--json"))
    assert [(place["start"], place["end"]) for place in told["places"]] == [(0, 1), (1, 2)]


def test_why_an_article_is_about_a_country(shell: Shell, folder: Path) -> None:
    article = id_of(folder, "2020-01-03")
    assert shell("why", "--country", "spain", article) == "\t\tthe article does not name it\n"
    told = json.loads(shell("why", "--country", "france", article, "--json"))
    assert told["about"] == "the article is about it: named in the title"


def test_a_merge_is_told_listed_as_a_rule_and_undone(shell: Shell) -> None:
    shell("merge", "Cass Clay", "mo ali")
    assert shell.said == "“Cass Clay” merged into “Mo Ali” (1 article)\n"
    number, day, *rest = shell("rules").rstrip("\n").split("\t")
    assert (number, rest[:4]) == ("1", ["merge", "person", "Cass Clay", "Mo Ali"])
    assert (
        shell("why", "Mo Ali").splitlines()[1]
        == f"Cass Clay\t1\tyour rule of {day}: merge Cass Clay → Mo Ali"
    )
    shell(verb="undo")
    assert shell.said == "Undone: “Cass Clay” merged into “Mo Ali”\n"
    assert shell("rules") == ""


def test_each_change_is_told_as_json(shell: Shell, folder: Path) -> None:
    article = id_of(folder, "2020-01-02")
    for arguments, what in [
        (("rename", "Mo Ali", "M. Ali"), "“Mo Ali” renamed “M. Ali”"),
        (("hide", "Nora Quist"), "“Nora Quist” hidden"),
        (("kind", "Jordan", "jordan"), "“Jordan” is Jordan"),
        (("kind", "Jordan", "nothing"), "“Jordan” is no person"),
        (
            ("split", "Viktor Sandor", "--in", article, "--as", "V. S."),
            f"“Viktor Sandor” taken out in {article}",
        ),
        (("rename", "--country", "france", "Gaul"), "France renamed “Gaul”"),
        (("merge", "--country", "HK", "CN"), "Hong Kong merged into China"),
        (("kind", "Cass Clay", "organisation"), "“Cass Clay” is an organisation"),
        (("kind", "Cass Clay", "person"), "“Cass Clay” is a person"),
        (("hide", "--country", "gaul"), "Gaul hidden"),
        (("forget", "1"), "rule 1 taken away"),
    ]:
        assert json.loads(shell(*arguments, "--json"))["what"] == what
    shell("hide", "Nora Quist", code=1)
    assert "all of that is so already" in shell.said


def test_rules_are_written_out_and_taken_in(shell: Shell) -> None:
    shell("merge", "Cass Clay", "Mo Ali")
    written = shell("export")
    assert json.loads(written)["name"] == "Cass Clay"
    shell(verb="undo")
    shell("import", "-", stdin=written)
    assert shell.said == "1 lines read, 1 new rule, 0 not taken\n"
    shell("import", "-", stdin="nonsense\n", code=1)
    assert "line 1" in shell.said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rename", "x"), "entities rename takes a name and a new one"),
        (("rename", "--country", "FR"), "entities rename takes a name and a new one"),
        (("kind", "--country", "FR", "country:ES"), "country:ES is no kind"),
        (("kind", "Jordan", "planet"), "planet is no kind"),
        (("forget", "one"), "one is not the number of a rule"),
    ],
)
def test_wrong_usage_is_told_in_a_line(shell: Shell, arguments: tuple[str, ...], said: str) -> None:
    shell(*arguments, code=2)
    assert said in shell.said
