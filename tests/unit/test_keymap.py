"""Which keys run what: defaults, presets and the user's own; what cannot be is told with both names."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.ui.commands import COMMANDS, Scope
from newsbrowse.ui.key_names import shown_key, spell
from newsbrowse.ui.keymap import PLACES, TYPING, Keymap, build, default_keymap
from newsbrowse.ui.presets import PRESETS
from newsbrowse.ui.wording import hints, least

IDS = {command.id: command for command in COMMANDS}


def mapped(bindings: dict[str, tuple[str, ...]], preset: str = "vim") -> tuple[Keymap, list[str]]:
    keymap, problems = build(preset, bindings, lambda name: f"FILE:{list(bindings).index(name) + 1}")
    return keymap, [str(one) for one in problems]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_two_commands_of_a_preset_are_in_each_others_way(preset: str) -> None:
    keys = mapped({}, preset)[0].keys
    for place in {*PLACES.values()}:
        here = [(one, key) for one in COMMANDS if one.scope in place for key in keys[one.id]]
        for (one, mine), (other, theirs) in combinations(here, 2):
            assert mine != theirs or one.scope is not other.scope, (one.id, other.id, mine)
            assert not mine.startswith(f"{theirs} "), (one.id, other.id)
            assert not theirs.startswith(f"{mine} "), (one.id, other.id)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_commands_and_keys_that_there_are(preset: str) -> None:
    for name, keys in PRESETS[preset].items():
        assert name in IDS
        assert [spell(shown_key(key)) for key in keys] == list(keys)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.id)
def test_each_default_key_can_be_written_in_a_config(command: object) -> None:
    for key in command.keys:  # type: ignore[attr-defined]
        assert spell(key) == spell(shown_key(key)) == key


def test_every_scope_has_its_place() -> None:
    assert {scope for place in PLACES.values() for scope in place} == set(Scope)


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("/", "slash"),
        ("esc", "escape"),
        ("C-x C-c", "ctrl+x ctrl+c"),
        ("ctrl+x u", "ctrl+x u"),
        ("M-<", "alt+less_than_sign"),
        ("alt+G", "alt+shift+g"),
        ("shift+g", "G"),
        ("Shift+Tab", "shift+tab"),
        ("PgDn", "pagedown"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("-", "minus"),
        ("ctrl+m", "enter"),
        ("F5", "f5"),
        ("é", "é"),
        ("g g", "g g"),
    ],
)
def test_keys_as_people_write_them(written: str, spelt: str) -> None:
    assert spell(written) == spelt


@pytest.mark.parametrize(
    "written", ["", " ", "ctrl+", "hyper+x", "foo", "ctrl+foo", "g foo", "\x1b", "shift+/"]
)
def test_what_is_no_key(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        spell(written)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(max_codepoint=126), max_size=12))
def test_whatever_is_written_is_a_key_or_is_not(text: str) -> None:
    try:
        spelt = spell(text)
    except ValueError:
        return
    assert spell(spelt) == spelt


def test_the_users_keys_take_the_place_of_a_commands_keys() -> None:
    keymap, told = mapped({"list.read": ("enter", "o")})
    assert keymap.keys["list.read"] == ("enter", "o")
    assert keymap.command(Scope.LIST, "o") is IDS["list.read"]
    assert keymap.command(Scope.BROWSE, "o") is IDS["browse.cycle_sort"]
    assert keymap.command(Scope.LIST, "l") is None
    assert told == []


def test_a_key_is_taken_from_another_command_and_that_is_told() -> None:
    keymap, told = mapped({"browse.star": ("o",)})
    assert keymap.keys["browse.star"] == ("o",)
    assert keymap.keys["browse.cycle_sort"] == ()
    assert told == ["FILE:1: o is browse.star now and no longer browse.cycle_sort"]


def test_keys_are_swapped_without_a_word() -> None:
    keymap, told = mapped({"browse.star": ("o",), "browse.cycle_sort": ("s",)})
    assert (keymap.keys["browse.star"], keymap.keys["browse.cycle_sort"]) == (("o",), ("s",))
    assert told == []


def test_of_two_that_want_the_same_key_the_first_has_it() -> None:
    keymap, told = mapped({"browse.star": ("o",), "browse.fold": ("o", "w"), "browse.cycle_sort": ()})
    assert keymap.keys["browse.fold"] == ("w",)
    assert told == ["FILE:2: o cannot be browse.fold: it is browse.star"]


def test_a_sequence_must_not_begin_with_a_command() -> None:
    keymap, told = mapped({"browse.fold": ("s s", "D D"), "list.read": ("g",)})
    assert keymap.keys["browse.fold"] == ("D D",)
    assert keymap.keys["list.read"] == ()
    assert told[0] == "FILE:1: s s cannot be browse.fold: it begins with browse.star by s"
    assert told[1] == "FILE:2: g cannot be list.read: it begins move.first_line by g g"


def test_names_that_are_not_known_are_told_with_a_near_one() -> None:
    keymap, told = mapped({"list.raed": ("x",), "list.read": ("entr", "o"), "browse.star": ("",)})
    assert told == [
        "FILE:1: no command is named list.raed; did you mean list.read?",
        "FILE:2: no key is named entr; did you mean enter?",
        "FILE:3: no key is named (empty)",
    ]
    assert keymap.keys["list.read"] == ("o",)
    assert keymap.keys["browse.star"] == ()


def test_a_letter_is_no_command_where_it_is_typed() -> None:
    keymap, told = mapped({"search.leave": ("x", "ctrl+g")})
    assert keymap.keys["search.leave"] == ("ctrl+g",)
    assert told == ["FILE:1: x cannot be search.leave: it is text to be typed there"]
    assert set(PLACES) >= TYPING


def test_what_may_follow_a_key() -> None:
    keymap = default_keymap()
    assert keymap.begins(Scope.MOVE, "g")
    following = dict(keymap.following(PLACES[Scope.LIST], "g"))
    assert following["g"] is IDS["move.first_line"]
    assert following["a"] is IDS["browse.look_at_all"]
    assert not keymap.begins(Scope.MOVE, "g g")


def test_the_footer_shows_the_keys_as_they_are_mapped() -> None:
    keymap, _ = mapped({"list.read": ("o",), "browse.star": ()})
    hints = keymap.hints((Scope.LIST, Scope.BROWSE), lambda command: command.action != "compare")
    assert (hints[0].key, hints[0].label) == ("o", "read")
    assert "star" not in {one.label for one in hints}
    assert [one.label for one in hints if not one.available] == ["compare"]


def test_where_text_is_typed_only_keys_that_are_no_text_are_hinted() -> None:
    keymap = default_keymap()
    typed = {hint.label: hint.key for hint in keymap.hints(PLACES[Scope.READER_LINE], lambda _: True)}
    assert typed["take"] == "enter"
    assert typed["keys"] == "f1"
    assert typed["quit"] == "ctrl+q"
    assert "search" not in typed
    read = {hint.label: hint.key for hint in keymap.hints(PLACES[Scope.READER], lambda _: True)}
    assert (read["find"], read["keys"], read["quit"]) == ("/", "?", "q")


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("place", PLACES)
def test_at_80_columns_the_footer_has_the_way_out_the_keys_and_what_comes_first(
    place: Scope, preset: str
) -> None:
    """Whatever else there is no room for stands behind the key of help."""
    found = mapped({}, preset)[0].hints(PLACES[place], lambda _: True)
    footer = "".join(text for text, _ in hints(found, 80))
    assert least(found) <= len(footer) <= 80
    labels = {one.label for one in found if f" {one.key} {one.label} " in footer}
    ways_out = {
        one.label for one in COMMANDS if one.scope is place and one.action in ("leave", "close", "drop")
    }
    assert {"keys", "quit", found[0].label, *ways_out} - {""} <= labels, footer


def test_advice_names_the_key_or_the_way_through_the_palette() -> None:
    assert default_keymap().told("browse.save_search") == "S"
    keymap, _ = build("default", {"browse.save_search": (), "app.palette": ("F2",)}, lambda name: "")
    assert keymap.told("browse.save_search") == "f2 “save search”"
    assert keymap.told("browse.undo") == "u"
