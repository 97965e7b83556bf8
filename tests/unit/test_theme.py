"""Themes: what must be read can be read."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from newsbrowse.ui.theme import DEFAULT, OWN, names, variables_of

PAIRS = (
    ("foreground", "background"),
    ("bar-text", "bar"),
    ("cursor-text", "bar-focused"),
    ("accent", "background"),
    ("on-accent", "accent"),
    ("secondary", "background"),
    ("error", "background"),
)
PAINTED = [theme for theme in (*OWN, *BUILTIN_THEMES.values()) if not theme.ansi]


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front: Color, back: Color) -> float:
    """The contrast ratio of WCAG 2, 1 to 21."""
    dark, light = sorted((luminance(front), luminance(back)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: str(theme.name))
def test_what_is_written_stands_out(theme: Theme) -> None:
    variables = variables_of(theme, theme.to_color_system().generate() | theme.variables)
    ground = Color.parse(variables["background"])

    def solid(name: str) -> Color:
        color = Color.parse(variables[name])
        return color if color.a == 1 else ground + color

    least = 4.5 if theme in OWN else 3.0
    assert {pair: contrast(solid(pair[0]), solid(pair[1])) >= least for pair in PAIRS} == dict.fromkeys(
        PAIRS, True
    )


def test_names_begin_with_the_default_and_are_each_once() -> None:
    assert names()[0] == DEFAULT
    assert len(set(names())) == len(names()) == len(OWN) + len(BUILTIN_THEMES)
