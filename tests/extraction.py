"""Rules of extraction that tests put in the place of the real ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from newsbrowse.archive.analysing import Analyse
from newsbrowse.models import Analysis, Text


def each(analyse: Callable[[str, str, str | None, str | None], Analysis]) -> Analyse:
    """A function that gives the analysis of one text, as one for many, which workers can import as well."""
    return partial(_each, analyse)


def _each(
    analyse: Callable[[str, str, str | None, str | None], Analysis], texts: Sequence[Text]
) -> list[Analysis]:
    return [analyse(*text) for text in texts]
