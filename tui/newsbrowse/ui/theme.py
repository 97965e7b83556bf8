"""Themes: the terminal's own colours, two of ours made for long reading, and Textual's.

`newsbrowse` uses the terminal's own colours and is right on light and dark alike; plain text then needs no
escape sequence, which is a tenth of the bytes of a painted page. The others paint the page.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

DEFAULT = "newsbrowse"

_INPUT = {"input-cursor-text-style": "none"}

_PLAIN = Theme(
    name=DEFAULT,
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables=BUILTIN_THEMES["ansi-dark"].variables
    | {
        "bar": "#2b3440",
        "bar-text": "#d5d8dd",
        "bar-focused": "#3d5a80",
        "cursor-text": "#ffffff",
        "on-accent": "ansi_black",
        "rule": "ansi_bright_black",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "#3d5a80",
        "input-selection-foreground": "#ffffff",
    },
)

_DARK = Theme(
    name="newsbrowse-dark",
    primary="#7fa5c9",
    secondary="#8fb8a8",
    accent="#e0ac5c",
    warning="#e0ac5c",
    error="#e07a6a",
    success="#9bbd74",
    foreground="#d9d3c5",
    background="#1b1a18",
    surface="#24221f",
    panel="#2c2a26",
    variables=_INPUT
    | {
        "bar": "#2c2a26",
        "bar-text": "#d9d3c5",
        "bar-focused": "#38506b",
        "cursor-text": "#f6f2e8",
        "on-accent": "#1b1a18",
        "rule": "#45413a",
        "input-cursor-background": "#d9d3c5",
        "input-cursor-foreground": "#1b1a18",
        "input-selection-background": "#38506b",
        "input-selection-foreground": "#f6f2e8",
    },
)

_LIGHT = Theme(
    name="newsbrowse-light",
    dark=False,
    primary="#2f5d8a",
    secondary="#2b6a58",
    accent="#8f5200",
    warning="#8f5200",
    error="#a8321f",
    success="#3f6b1f",
    foreground="#2f2c27",
    background="#faf6ee",
    surface="#f2ede2",
    panel="#e8e1d3",
    variables=_INPUT
    | {
        "bar": "#e8e1d3",
        "bar-text": "#2f2c27",
        "bar-focused": "#bfd2e6",
        "cursor-text": "#17150f",
        "on-accent": "#faf6ee",
        "rule": "#c9c0ae",
        "input-cursor-background": "#2f2c27",
        "input-cursor-foreground": "#faf6ee",
        "input-selection-background": "#bfd2e6",
        "input-selection-foreground": "#17150f",
    },
)

_OURS = ("bar", "bar-text", "bar-focused", "cursor-text", "on-accent", "rule")

OWN = (_PLAIN, _DARK, _LIGHT)
"""The themes that are registered besides Textual's."""

_LIKE = {
    "bar": "panel",
    "bar-text": "foreground",
    "bar-focused": "primary-muted",
    "cursor-text": "foreground",
    "on-accent": "background",
    "accent": "text-accent",
    "secondary": "text-secondary",
    "warning": "text-warning",
    "error": "text-error",
}
"""Where a theme of Textual's lacks one of our variables, which of its own stands for it.

Its accents are made for areas; those made for text are readable on the theme's background.
"""


def names() -> tuple[str, ...]:
    """The names of all themes, ours first."""
    return (*(theme.name for theme in OWN), *sorted(BUILTIN_THEMES))


def variables_of(theme: Theme, generated: Mapping[str, str]) -> dict[str, str]:
    """The variables of a theme, with those that only our style sheet knows.

    Args:
        theme: ours or one of Textual's.
        generated: what Textual makes of the theme's colours, the theme's own variables included.
    """
    if "bar" in theme.variables:
        return dict(generated)
    if theme.ansi:
        return {**generated, **{name: _PLAIN.variables[name] for name in _OURS}}
    rule = generated["surface-lighten-2" if theme.dark else "surface-darken-2"]
    return {**generated, **{name: generated[like] for name, like in _LIKE.items()}, "rule": rule}
