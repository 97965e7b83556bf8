"""The forms of words that the index is given, made quickly for many articles: folded, and stemmed.

`fields` says what they are, one text at a time. Loaded where something is written.
"""

from __future__ import annotations

from collections.abc import Callable

from newsbrowse.archive.fields import folded, stem
from newsbrowse.archive.words import LONGEST, SIGNS, needs_all_rules, searchable
from newsbrowse.extract.kept import Kept
from newsbrowse.speedups import kernel


def stemmer() -> Callable[[str], str] | None:
    """What turns `folded` words with spaces between into their stems, likewise; None if the engine does it.

    It keeps the stems of words that came before, in 8 MB: to stem each word each time takes the engine a
    third of its time.
    """
    compiled = kernel("stemming")
    return compiled.Stems(stem).of if compiled else None


def folding() -> Callable[[str], str | None] | None:
    """What turns a text into its words in their folded form, with spaces between, where that is quick.

    It says None of a text that is left to `searchable` and `folded`; None if all are.
    """
    compiled = kernel("folding")
    return compiled.Folding(SIGNS, Kept(_folded_run).__getitem__, LONGEST).folded if compiled else None


def _folded_run(run: str) -> str | None:
    """Some letters and digits in folded form, if they do not call for the rules of all scripts."""
    return None if needs_all_rules(run) else folded(searchable(run))
