"""The signs of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

import newsbrowse.ui
from newsbrowse.ui import symbols
from newsbrowse.ui.strips import broken

SIGN = re.compile(r"[^\x00-\x7f“”‘’]")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    symbols.use("unicode")


def our_signs() -> set[str]:
    """Every sign in a string that the user interface draws, docstrings left out."""
    root = Path(newsbrowse.ui.__file__).parent
    found: set[str] = set()
    for path in root.rglob("*.py"):
        code = re.sub(r'"""[\s\S]*?"""', "", path.read_text(encoding="utf-8"))
        found |= set(SIGN.findall(code))
    return found


def test_every_sign_has_one_in_ascii_as_wide() -> None:
    symbols.use("ascii")
    for sign in our_signs():
        drawn = symbols.drawn(sign)
        assert drawn.isascii(), sign
        assert cell_len(drawn) == cell_len(sign) == 1, sign


def test_letters_stay() -> None:
    symbols.use("ascii")
    assert symbols.drawn("Übung, 東京, “quoted” · ★") == "Übung, 東京, “quoted” - *"
    symbols.use("unicode")
    assert symbols.drawn("· ★") == "· ★"


@pytest.mark.parametrize(("terminal", "plain"), [("linux", True), ("xterm-256color", False)])
def test_the_terminal_is_looked_at(monkeypatch: pytest.MonkeyPatch, terminal: str, plain: bool) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setattr("locale.getpreferredencoding", lambda _: "UTF-8")
    symbols.use("auto")
    assert symbols.are_ascii() is plain
    monkeypatch.setattr("locale.getpreferredencoding", lambda _: "ISO-8859-1")
    symbols.use("auto")
    assert symbols.are_ascii()


@pytest.mark.parametrize(
    ("text", "width", "parts"),
    [
        ("Two words", 20, ("Two words", "")),
        ("Two words", 9, ("Two words", "")),
        ("Two words", 8, ("Two", "words")),
        ("Two words", 4, ("Two", "words")),
        ("Two words", 3, ("Two", "words")),
        ("unbroken", 3, ("unb", "roken")),
        ("東京の空", 5, ("東京", "の空")),
    ],
)
def test_a_title_is_broken_between_words(text: str, width: int, parts: tuple[str, str]) -> None:
    assert broken(text, width) == parts
