"""`newsbrowse completion`: completion of the command line in bash, zsh and fish."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from newsbrowse.cli.options import examples
from newsbrowse.cli.output import write_line
from newsbrowse.errors import UsageError

EXAMPLES = examples(
    "echo 'source <(newsbrowse completion bash)' >> ~/.bashrc",
    'newsbrowse completion zsh > "${fpath[1]}/_newsbrowse"',
    "newsbrowse completion fish > ~/.config/fish/completions/newsbrowse.fish",
)


class What(StrEnum):
    """What to print."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    WORDS = "words"
    LINE = "line"


def completion(
    what: Annotated[
        What, typer.Argument(help="The shell; `words` and `line` are for the shells themselves.")
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]...", help="What was typed, behind '--'.", show_default=False),
    ] = None,
) -> None:
    """Print what your shell loads to complete words.

    Values come out of your library: ids with their titles, people, countries, sources, tags, saved
    searches, with the number of articles that each finds.
    """
    from newsbrowse.cli.completion_scripts import SCRIPTS, Shell

    if what in (What.WORDS, What.LINE):
        _print_ways(list(words or [""]), is_line=what is What.LINE)
    elif words:
        raise UsageError(f"completion {what} takes no words", "newsbrowse completion --help has examples")
    else:
        write_line(SCRIPTS[Shell(what.value)].rstrip("\n"))


def _print_ways(words: list[str], *, is_line: bool) -> None:
    """Print a way to go on per line: for bash as it is written there, else with its meaning behind a tab."""
    from newsbrowse.cli.completing import ways

    if not is_line:
        for way in ways(words):
            write_line(f"{way.value}\t{way.help}")
        return
    from newsbrowse.cli.shell_line import read_line

    line = read_line(words[0])
    for way in ways(line.words[1:]):
        written = line.written(way.value)
        if written is not None:
            write_line(written)
