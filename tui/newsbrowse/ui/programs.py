"""Other programs for an article: browser, pager, editor, and a line of commands that gets its text.

No shell has a part in any of this. A command comes from the user's settings, environment or keyboard and is
cut into words; the text of an article is only ever in a file of the user's own or on standard input; an
address is http or https and one word of its own.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Article
from newsbrowse.text.clean import clean, clean_block
from newsbrowse.ui.dates import long_day
from newsbrowse.ui.reading.links import is_openable

_TEXT_BROWSERS = frozenset({"w3m", "lynx", "links", "links2", "elinks", "browsh", "www-browser"})
_NOT_WITHOUT_SHELL = frozenset("<>;&()`$")


class ProgramError(NewsbrowseError):
    """A program could not be run; one line, and what to do."""


def words_of(command: str) -> list[str]:
    """The words of a command.

    Raises:
        ProgramError: it has none, or a quotation mark that is not closed.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ProgramError(f"{clean(command)}: {error}", "Close the quotation mark.") from error
    if not words:
        raise ProgramError("No command is given.", "Type one, such as: wc -w")
    return words


def pipeline_of(line: str) -> list[list[str]]:
    """The commands of a line that are joined by `|`, each as its words.

    Raises:
        ProgramError: the line asks for what only a shell does, or a command is missing.
    """
    parts, quote, start, at = [], "", 0, 0
    while at < len(line):
        character = line[at]
        if character == "\\" and quote != "'":
            at += 1
        elif quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character == "|":
            parts.append(line[start:at])
            start = at + 1
        elif character in _NOT_WITHOUT_SHELL:
            hint = "Programs, their arguments and | are; quote the sign to give it as an argument."
            raise ProgramError(f"{character} is not understood: there is no shell here.", hint)
        at += 1
    parts.append(line[start:])
    if len(parts) > 1 and not all(part.strip() for part in parts):
        raise ProgramError("A command is missing beside |.", "Type one, such as: grep -i word | sort")
    return [words_of(part) for part in parts]


def named(
    choice: str, variables: Sequence[str], usual: Sequence[str], environment: Mapping[str, str]
) -> list[str]:
    """The words of the command to use: the one that is set, else of a variable, else one that is installed.

    Raises:
        ProgramError: there is none.
    """
    for command in (choice, *(environment.get(name, "") for name in variables)):
        if command.strip():
            return words_of(command)
    found = next((name for name in usual if shutil.which(name)), None)
    if found is None:
        raise ProgramError(f"None of {', '.join(usual)} is installed.", f"Name a program in ${variables[0]}.")
    return [found]


def readable(article: Article) -> str:
    """An article as a text for another program: title, where from, body."""
    authors = ", ".join(article.authors)
    where = (
        article.source or "",
        long_day(article.published),
        f"by {authors}" if authors else "",
        article.id,
    )
    lines = [clean(article.title), " · ".join(clean(one) for one in where if one)]
    if article.url:
        lines.append(clean(article.url))
    return "\n".join((*lines, "", clean_block(article.body), ""))


@contextmanager
def file_with(text: str, name: str) -> Iterator[Path]:
    """A file of the user's own (mode 600) that has a text, and is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="newsbrowse-"))
    try:
        path = folder / name
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(text, encoding="utf-8")
        yield path
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def not_started(name: str, error: OSError) -> ProgramError:
    """The error of a program that could not be started."""
    return ProgramError(f"{clean(name)} could not be started: {error.strerror}.", "Is it installed?")


def browser_words(url: str, choice: str, environment: Mapping[str, str]) -> tuple[list[str], bool] | None:
    """The command that opens an address, and whether it wants this terminal; None for the system's own.

    Raises:
        ProgramError: the address is none of the web, or there is no browser that could show it.
    """
    if not is_openable(url):
        raise ProgramError("Only http and https addresses are opened.", clean(url)[:200])
    command = choice.strip() or environment.get("BROWSER", "").split(os.pathsep)[0].strip()
    if command:
        words = words_of(command)
        words = [word.replace("%s", url) for word in words] if "%s" in command else [*words, url]
        return words, Path(words[0]).name in _TEXT_BROWSERS
    far = environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")
    shown = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if (sys.platform.startswith("linux") and (far or not shown)) or far:
        where = "over SSH" if far else "without a display"
        raise ProgramError(
            f"No browser can be opened here, {where}.", "Name one for the terminal in $BROWSER."
        )
    return None


def open_apart(words: Sequence[str]) -> None:
    """Start a program beside us that has nothing of this terminal.

    Raises:
        ProgramError: it cannot be started.
    """
    try:
        subprocess.Popen(
            list(words),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise not_started(words[0], error) from error
