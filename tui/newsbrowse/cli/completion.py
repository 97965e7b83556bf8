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
    "echo 'source <(newsbrowse completion bash --keys)' >> ~/.bashrc   # ctrl+x n picks",
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
    keys: Annotated[
        bool, typer.Option("--keys", help="Instead a key, ctrl+x n, that picks articles into the line.")
    ] = False,
) -> None:
    """Print what your shell loads to complete words.

    Values come out of your library: ids with their titles, people, countries, sources, tags, saved
    searches, with the number of articles that each finds.

    With --keys: what binds ctrl+x n to the picker; ids come to the cursor, and a citation, a link or a
    passage as one quoted word.
    """
    if keys and what in (What.WORDS, What.LINE):
        raise UsageError(f"completion {what} takes no --keys", "newsbrowse completion --help has examples")
    from newsbrowse.cli.completion_scripts import SCRIPTS, Shell

    if what in (What.WORDS, What.LINE):
        _print_ways(list(words or [""]), is_line=what is What.LINE)
    elif words:
        raise UsageError(f"completion {what} takes no words", "newsbrowse completion --help has examples")
    else:
        from newsbrowse.cli.key_scripts import KEYS

        write_line((KEYS if keys else SCRIPTS)[Shell(what.value)].rstrip("\n"))


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
