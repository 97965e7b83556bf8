"""The examples of the help pages: what each names is a verb, with options and arguments that it takes."""

from __future__ import annotations

import importlib
import re
import shlex
from collections.abc import Iterator
from itertools import groupby

import pytest

from newsbrowse.cli.app import VERBS, build_verb

_BETWEEN = set("|<>;&()")
_INNER = re.compile(r'"?\$\((.*?)\)"?')
"""A command whose output is a word of another one."""


def examples(verb: str) -> Iterator[list[str]]:
    """The words of each command in the examples of a verb, from the verb on, without what tells of it."""
    lines = importlib.import_module(VERBS[verb]).EXAMPLES.splitlines()
    within = [inner for line in lines for inner in _INNER.findall(line)]
    for line in [*(_INNER.sub("FILE", line) for line in lines), *within]:
        tokens = shlex.shlex(line.strip().partition("  ")[0], posix=True, punctuation_chars=True)
        tokens.whitespace_split = True
        for is_sign, group in groupby(tokens, key=lambda token: set(token) <= _BETWEEN):
            words = list(group)
            while not is_sign and "newsbrowse" in words:
                words = words[words.index("newsbrowse") + 1 :]
                words = words[2:] if words[:1] and words[0] in ("--library", "--set") else words
                if words:
                    yield words


@pytest.mark.parametrize("verb", VERBS)
def test_what_the_examples_name_is_there(verb: str) -> None:
    found = list(examples(verb))
    assert any(words[0] == verb for words in found)
    for words in found:
        context = build_verb(words[0]).make_context(words[0], words[1:])
        assert context.args == []
