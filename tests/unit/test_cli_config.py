"""`newsbrowse config`: each value and its origin; what is wrong is told, and the command ends with 1."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from newsbrowse.cli.run import run
from newsbrowse.config.reading import Settings, load
from newsbrowse.config.settings import PRESET, TABLE, WIDTH
from newsbrowse.models import Sort
from newsbrowse.ui.app import first_place
from newsbrowse.ui.commands import COMMANDS
from newsbrowse.ui.keymap import build, default_keymap


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    path.write_text("")
    monkeypatch.setenv("NEWSBROWSE_CONFIG", str(path))
    return path


def test_each_value_with_its_origin(
    file: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('theme = "nord"\n[keys]\n"list.read" = ["enter", "o"]\n')
    monkeypatch.setenv("NEWSBROWSE_LIST_FOLDED", "yes")
    assert run(["--library", "/some/where", "--set", "reading.width=60", "config"]) == 0
    rows = dict(line.split("\t", 1) for line in capfd.readouterr().out.splitlines())
    assert rows["library"] == '"/some/where"\t--library'
    assert rows["theme"] == f'"nord"\t{file}:1'
    assert rows["reading.width"] == "60\t--set reading.width"
    assert rows["list.folded"] == "true\tenvironment NEWSBROWSE_LIST_FOLDED"
    assert rows["list.sort"] == '""\tdefault'
    assert rows["keys.list.read"] == f'["enter", "o"]\t{file}:3'
    assert {setting.name for setting in TABLE} <= set(rows)


def test_as_json_with_what_is_wrong(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file.write_text('theme = "\\u001b[31m"\n[keys]\n"list.raed" = "x"\n')
    assert run(["config", "--json"]) == 1
    out, err = capfd.readouterr()
    found = json.loads(out)
    assert found["path"] == str(file)
    assert [one["where"] for one in found["problems"]] == [f"{file}:1", f"{file}:3"]
    assert "\x1b" not in out + err
    assert "did you mean list.read?" in err


def test_a_broken_file_is_one_line(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file.write_text("theme = \n")
    assert run(["config"]) == 1
    err = capfd.readouterr().err.splitlines()
    assert err == [f"newsbrowse: {file}:1:9: Invalid value; the defaults hold"]


@pytest.mark.parametrize("flag", ["reading.width", "reading.width=7", "nothing=1"])
def test_a_wrong_flag_is_wrong_usage(file: Path, capfd: pytest.CaptureFixture[str], flag: str) -> None:
    assert run(["--set", flag, "config"]) == 2
    assert "--set" in capfd.readouterr().err


def test_where_the_file_is(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--path"]) == 0
    assert capfd.readouterr().out == f"{file}\n"


def test_the_template_is_what_holds_without_it(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--template"]) == 0
    text = capfd.readouterr().out
    for content in (text, re.sub(r'^# ("?[a-z_.]+"? = )', r"\1", text, flags=re.MULTILINE)):
        file.write_text(content)
        settings = load(environment={}, path=file)
        keymap, wrong = build("vim", settings.bindings, settings.binding_place)
        assert (settings.problems, wrong) == ((), ())
        assert keymap.keys == default_keymap().keys
        assert all(settings[one] == one.default for one in TABLE)  # type: ignore[misc]
    assert set(settings.bindings) == {command.id for command in COMMANDS}


def test_the_library_of_the_config_is_searched(
    sample_folder: Path, file: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEWSBROWSE_LIBRARY", raising=False)
    file.write_text(f'library = "{sample_folder}"\n')
    assert run(["search", "taiwan"]) == 0
    assert capfd.readouterr().out


def test_the_config_of_the_readme_is_taken_without_a_word(file: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    example = readme.partition("<!-- config -->\n```toml\n")[2].partition("```")[0]
    file.write_text(example)
    settings = load(environment={}, path=file)
    keymap, wrong = build(settings[PRESET], settings.bindings, settings.binding_place)
    assert (settings.problems, wrong) == ((), ())
    assert settings[WIDTH] == 72
    assert keymap.keys["browse.star"] == ("asterisk", "s")
    assert keymap.keys["app.quit"] == ("ctrl+x ctrl+c",)


def test_where_the_browser_begins() -> None:
    settings = Settings(values={"list.folded": True, "list.sort": "oldest"})
    begun = first_place(None, "trade", settings)
    assert (begun.search.text, begun.folded, begun.search.sort) == ("trade", True, Sort.OLDEST)
    kept = first_place({"text": "x", "sort": "newest", "folded": False}, "", settings)
    assert (kept.search.text, kept.folded, kept.search.sort) == ("x", False, Sort.NEWEST)
