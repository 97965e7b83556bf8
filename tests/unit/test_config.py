"""Settings from flags, environment, file and defaults; what is wrong is one line each, and the rest holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.config.lines import key_lines
from newsbrowse.config.nearest import nearest
from newsbrowse.config.reading import Settings, load
from newsbrowse.config.settings import (
    BY_NAME,
    FOLDED,
    PARAGRAPH_NUMBERS,
    PRESET,
    SORT,
    TABLE,
    THEME,
    WIDTH,
    Plain,
    Setting,
    check,
)


def read(
    tmp_path: Path, text: str | bytes, flags: dict[str, str] | None = None, **variables: str
) -> Settings:
    path = tmp_path / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(flags, environment=variables, path=path)


def values(found: Settings) -> dict[str, Plain]:
    return {one.name: found.value(one).value for one in TABLE}


DEFAULTS = {one.name: one.default for one in TABLE}


def told(found: Settings) -> list[str]:
    return [str(one).replace(f"{found.path}", "FILE") for one in found.problems]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    found = load(environment={}, path=tmp_path / "none.toml")
    assert values(found) == DEFAULTS
    assert found.problems == ()
    assert found.value(WIDTH).source == "default"


@pytest.mark.parametrize("setting", TABLE, ids=lambda one: one.name)
def test_every_default_is_a_value_that_can_be_taken(
    setting: Setting[str] | Setting[int] | Setting[bool],
) -> None:
    assert check(setting, setting.default) == ""
    assert setting.help


def test_a_flag_comes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    text = 'theme = "one"\n[reading]\nwidth = 60\nparagraph_numbers = true\n'
    found = read(tmp_path, text, {"theme": "three"}, NEWSBROWSE_THEME="two", NEWSBROWSE_READING_WIDTH="70")
    assert (found[THEME], found[WIDTH], found[PARAGRAPH_NUMBERS]) == ("three", 70, True)
    assert found.value(THEME).source == "--set theme"
    assert found.value(WIDTH).source == "environment NEWSBROWSE_READING_WIDTH"
    assert found.value(PARAGRAPH_NUMBERS).source == f"{found.path}:4"
    assert found.problems == ()


def test_a_wrong_value_is_told_with_its_line_and_the_next_best_holds(tmp_path: Path) -> None:
    text = '[reading]\nwidth = 12\nmention_marks = "no"\n[keys]\npreset = "emcas"\n[list]\nfolded = true\n'
    found = read(tmp_path, text, NEWSBROWSE_LIST_FOLDED="maybe")
    assert told(found) == [
        "FILE:2: reading.width is a whole number from 40 to 120, not 12",
        'FILE:3: reading.mention_marks is true or false, not "no"',
        'FILE:5: keys.preset is one of vim, emacs, not "emcas"; did you mean emacs?',
        'environment NEWSBROWSE_LIST_FOLDED: list.folded is true or false, not "maybe"',
    ]
    assert (found[WIDTH], found[PRESET], found[FOLDED]) == (76, "vim", True)


def test_an_unknown_name_is_told_with_a_near_one(tmp_path: Path) -> None:
    text = 'widht = 60\ntheem = "x"\n[reding]\nwidth = 60\n[list]\nsrot = "oldest"\nqqqq = 1\n'
    found = read(tmp_path, text, {"lst.sort": "x"}, NEWSBROWSE_TEHME="x")
    assert told(found) == [
        "FILE:1: no setting is named widht; did you mean reading.width?",
        "FILE:2: no setting is named theem; did you mean theme?",
        "FILE:3: no setting is named reding; did you mean reading?",
        "FILE:6: no setting is named list.srot; did you mean list.sort?",
        "FILE:7: no setting is named list.qqqq",
        "environment NEWSBROWSE_TEHME: no such setting; did you mean NEWSBROWSE_THEME?",
        "--set lst.sort: no setting is named lst.sort; did you mean list.sort?",
    ]


def test_what_switches_the_kernels_off_is_no_unknown_setting(tmp_path: Path) -> None:
    assert told(read(tmp_path, "", NEWSBROWSE_PURE="1")) == []


def test_a_file_that_is_not_toml_is_one_line_with_its_place(tmp_path: Path) -> None:
    found = read(tmp_path, "theme = 'x'\nwidth 60\n")
    assert told(found) == ["FILE:2:7: Expected '=' after a key in a key/value pair; the defaults hold"]
    assert found.problems[0].broken
    assert found[THEME] == THEME.default


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        b"a = " + b"[" * 100_000,
        b"[reading]\nwidth = " + b"9" * 5_000,
        b"a" * 1_100_000,
        b"theme = '''\x1b[31m'''",
        b'theme = "' + b"x" * 100_000 + b'"',
        b"theme = 1979-99-99",
        b"keys = 5",
        b"library = { a = 1 }",
    ],
    ids=["bytes", "nested", "number", "large", "control", "long", "day", "no table", "table"],
)
def test_a_hostile_file_is_one_short_line(tmp_path: Path, data: bytes) -> None:
    found = read(tmp_path, data)
    assert len(found.problems) == 1
    assert len(str(found.problems[0])) < 500
    assert values(found) == DEFAULTS


def test_a_folder_is_no_config_file(tmp_path: Path) -> None:
    found = load(environment={}, path=tmp_path)
    assert "not a regular file" in str(found.problems[0])


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    named = str(tmp_path / "mine.toml")
    assert "No such file" in str(load(environment={"NEWSBROWSE_CONFIG": named}).problems[0])
    Path(named).write_text('theme = "x"\n')
    assert load(environment={"NEWSBROWSE_CONFIG": named})[THEME] == "x"


def test_keys_are_given_by_the_id_of_a_command(tmp_path: Path) -> None:
    text = '[keys]\npreset = "emacs"\n"list.read" = ["enter", "o"]\nbrowse.star = "s"\nlist.alike = 5\n'
    found = read(tmp_path, text)
    assert found.bindings == {"list.read": ("enter", "o"), "browse.star": ("s",)}
    assert found.binding_place("list.read") == f"{found.path}:3"
    assert found.binding_place("browse.star") == f"{found.path}:4"
    assert told(found) == ["FILE:5: keys.list.alike takes a key in quotes, or a list of at most 20"]


def test_the_lines_of_keys() -> None:
    text = 'a = """\nb = 1\n"""\n[ x . "y z" ]\nc.d = 1 # e = 2\nlist = [\n "f = 1",\n]\n[[t]]\ng = 1'
    assert key_lines(text) == {
        ("a",): 1,
        ("x", "y z"): 4,
        ("x", "y z", "c"): 5,
        ("x", "y z", "c", "d"): 5,
        ("x", "y z", "list"): 6,
        ("t",): 9,
        ("t", "g"): 10,
    }


def test_the_nearest_name() -> None:
    assert nearest("sort", BY_NAME) == SORT.name
    assert nearest("zzzzzz", BY_NAME) == ""
    assert nearest("", BY_NAME) == ""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_whatever_a_file_holds_every_setting_has_a_value(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text, encoding="utf-8", errors="replace")
    found = load(environment={}, path=path)
    assert all(check(one, values(found)[one.name]) == "" for one in TABLE)
    assert key_lines(text) is not None
