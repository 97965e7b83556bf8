"""The manual page, made from the verbs themselves: `python -m newsbrowse.cli.manual > man/newsbrowse.1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer

from newsbrowse.cli.app import VERBS, app, build_verb
from newsbrowse.cli.output import write_line

_EXIT = (
    ("0", "done; for check: all was found"),
    ("1", "nothing found, or something failed; for check: something differs or is not found"),
    ("2", "wrong usage, or a library that cannot be opened"),
    ("130", "stopped by ctrl+C; 128+n for any signal n"),
    ("141", "who read the output has gone"),
)
_FILES = (
    ("~/.local/share/newsbrowse", "the library, where no other is named"),
    ("~/.config/newsbrowse/config.toml", "settings and keys"),
    ("~/.local/state/newsbrowse", "the log, and what was copied last"),
)
_VARIABLES = (
    ("NEWSBROWSE_LIBRARY", "the library folder"),
    ("NEWSBROWSE_CONFIG", "the config file"),
    ("NEWSBROWSE_PURE", "does in plain Python what was compiled, if it is not empty"),
    ("BROWSER, EDITOR, VISUAL, PAGER", "programs that are opened"),
    ("NO_COLOR", "draws without colours"),
)


def manual() -> str:
    """The page in the language of man(7)."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield '.\\" Made by python -m newsbrowse.cli.manual; change the verbs, not this page.'
    yield ".TH NEWSBROWSE 1"
    yield from (".SH NAME", "newsbrowse \\- a keyboard-only news archive browser for the terminal")
    yield from (".SH SYNOPSIS", ".B newsbrowse", "[\\fIoptions\\fR] [\\fIcommand\\fR ...]")
    yield ".SH DESCRIPTION"
    command: Any = typer.main.get_command(app)
    yield from _paragraphs(command.help)
    yield ".SH OPTIONS"
    yield from _options(command)
    yield ".SH COMMANDS"
    for name in VERBS:
        yield from _verb(name)
    yield from _table("EXIT STATUS", _EXIT)
    yield from _table("ENVIRONMENT", _VARIABLES)
    yield from _table("FILES", _FILES)


def _verb(name: str) -> Iterator[str]:
    command: Any = build_verb(name)
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    usage = " ".join(one.make_metavar(typer.Context(command)) for one in arguments)
    yield f".SS {_escaped(f'{name} {usage}'.strip())}"
    yield from _paragraphs(command.help)
    for one in arguments:
        if one.help:
            yield from _item(one.make_metavar(typer.Context(command)), one.help)
    yield from _options(command)
    yield ".PP"
    yield ".nf"
    for line in command.epilog.splitlines():
        text = line.strip()
        if text and text not in ("\b", "Examples:"):
            yield f".RS 4\n{_escaped(text)}\n.RE"
    yield ".fi"


def _options(command: Any) -> Iterator[str]:
    for one in command.params:
        if one.param_type_name == "option" and not one.hidden:
            value = "" if one.is_flag else f" {one.make_metavar(typer.Context(command))}"
            yield from _item(f"{', '.join(one.opts)}{value}", one.help or "")


def _table(title: str, rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f".SH {title}"
    for name, text in rows:
        yield from _item(name, text)


def _item(name: str, text: str) -> Iterator[str]:
    yield from (".TP", f"\\fB{_escaped(name)}\\fR", _escaped(" ".join(text.split())))


def _paragraphs(text: str | None) -> Iterator[str]:
    for number, paragraph in enumerate(re.split(r"\n\s*\n", (text or "").strip())):
        if number:
            yield ".PP"
        yield _escaped(" ".join(paragraph.replace("\b", "").split()))


def _escaped(text: str) -> str:
    """A line of which troff takes nothing for a request or an escape."""
    line = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    line = line.replace("^", "\\(ha").replace("~", "\\(ti")
    return f"\\&{line}" if line.startswith(".") else line


if __name__ == "__main__":
    write_line(manual().rstrip("\n"))
