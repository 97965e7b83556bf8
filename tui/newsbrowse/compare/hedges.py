"""What the words before a figure make of it: more than it, less, or about as much."""

from __future__ import annotations

from newsbrowse.models import Figure

ABOUT = frozenset(("about", "around", "approximately", "roughly", "some", "estimated", "close to", "circa"))
MORE = frozenset(
    (
        "over",
        "just over",
        "well over",
        "more than",
        "above",
        "in excess of",
        "exceeding",
        "surpassing",
        "topping",
        "at least",
        "or more",
    )
)
LESS = frozenset(
    ("under", "just under", "less than", "fewer than", "below", "nearly", "almost", "up to", "at most")
)
_SENSES = (ABOUT, MORE, LESS)


def sense(hedge: str) -> int | str:
    """What a hedge means: `exceeding` and `above` are one, and one that no list has is of its own."""
    return next((number for number, hedges in enumerate(_SENSES) if hedge in hedges), hedge)


def as_told(figure: Figure) -> str:
    """A figure with its hedge where a text has it: `over 40`, `40 or more`, `dozens of boats`."""
    if figure.text.lower().startswith(figure.hedge):
        return figure.text
    told = (figure.text, figure.hedge) if figure.hedge.startswith("or ") else (figure.hedge, figure.text)
    return " ".join(told)
