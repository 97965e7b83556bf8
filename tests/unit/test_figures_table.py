"""Each line of `tables/figures.txt`: a sentence and its figures as `(hedge) value unit`, set apart by ;."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbrowse.extract.figures import find_figures
from newsbrowse.models import Figure

LINES = [
    line
    for line in (Path(__file__).parent / "tables" / "figures.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_table_is_long() -> None:
    assert len(LINES) >= 150


@pytest.mark.parametrize("line", LINES)
def test_figures_of_a_sentence(line: str) -> None:
    body, _, told = line.partition(" |")
    found = find_figures(body)
    assert " ; ".join(map(shown, found)) == told.strip()
    assert all(body[figure.start : figure.end] == figure.text for figure in found)


def shown(figure: Figure) -> str:
    value = str(int(figure.value)) if figure.value == int(figure.value) else f"{figure.value:.6g}"
    return " ".join(filter(None, (f"({figure.hedge})" if figure.hedge else "", value, figure.unit)))
