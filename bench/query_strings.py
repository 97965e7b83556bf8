"""Queries made at random, the same for the same seed: well formed, damaged, very long, any text at all."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence

from newsbrowse.archive.tokens import FIELDS as NAMES_OF_FIELDS

WORDS = [
    *(
        "the",
        "of",
        "a",
        "in",
        "to",
        "trade",
        "oil",
        "tariffs",
        "president",
        "said",
        "company",
        "shares",
        "bank",
    ),
    *("United", "States", "market", "Reagan", "Japan", "Clinton", "Trump", "billion", "dlrs", "year", "opec"),
    *("wheat", "puttin", "café", "U.S.", "xi's", "228.1", "2016", "e-mail", "don’t", "北京", "naïve"),
    *(
        "https://example.org/a?b=c&d=(e)",
        "user@example.org",
        "🙂",
        "👩\u200d👩\u200d👧",
        "\ud800",
        "\x1b[31m",
    ),
    *("...", "---", "=", "*", "~", "~5", ":", "::", "AND", "OR", "NOT"),
]
FIELDS = [*NAMES_OF_FIELDS, "foo", "http"]
VALUES = [
    *(
        "2026",
        "2016",
        "2016-11",
        "1987-03-26",
        "2015..2017",
        "..2016",
        "2016..",
        "today",
        "last-week",
        "last",
    ),
    *("this", "since", "monday", ">800", "<200", "200..400", "9999999999", "starred", "unread", "annotated"),
    *("japan", "us", "CN", "english", "tariffs", "TKBXRCFJ", "x", "y"),
]
SPOKEN = (
    "published:last week",
    "published:since monday",
    "mentions:last 7 days",
    "published:last",
    "published:since",
    "published:this year",
    "mentions:last 9999 years",
)
FREQUENT = [
    "the",
    "of",
    "to",
    "and",
    "a",
    "in",
    "said",
    "for",
    "it",
    "on",
    "was",
    "from",
    "by",
    "that",
    "is",
    "with",
    "at",
    "be",
    "mln",
    "as",
]
SIGNS = '""()()-+*~:=^\\\'“”’.,&|!?<>[]{}/ \t\n\x00\ud800\udfff\u202e\u0301é🙂'
LONGEST = 10_000


def queries(seed: int, number: int, names: Sequence[str] = (), *, costly: bool = False) -> Iterator[str]:
    """Queries of all kinds.

    Args:
        seed: of the random numbers.
        number: how many.
        names: names of people of the library that is asked.
        costly: whether all are to be of the kinds that take long.
    """
    draw = random.Random(seed)
    kinds = (_formed, _damaged, _any_text, _repeated, _costly)
    weights = (0, 0, 0, 0, 1) if costly else (65, 23, 9, 1, 2)
    for kind in draw.choices(kinds, weights, k=number):
        yield kind(draw, names)[:LONGEST]


def _formed(draw: random.Random, names: Sequence[str], depth: int = 0) -> str:
    parts = []
    for _ in range(draw.choice((1, 1, 2, 2, 3, 5, 8))):
        sign = draw.choice(("", "", "", "", "-", "NOT ", "OR ", "AND "))
        if depth < 4 and draw.random() < 0.15:
            field = f"{draw.choice(FIELDS)}:" if draw.random() < 0.2 else ""
            parts.append(f"{sign}{field}({_formed(draw, names, depth + 1)})")
        else:
            parts.append(sign + _operand(draw, names))
    return " ".join(parts)


def _operand(draw: random.Random, names: Sequence[str]) -> str:
    shape = draw.random()
    word = draw.choice(WORDS)
    if shape < 0.4:
        return draw.choice(("", "", "", "=")) + word + draw.choice(("", "", "", "*"))
    if shape < 0.5:
        return f"{word[: draw.randint(1, 2)]}*"
    if shape < 0.65:
        phrase = " ".join(draw.choices(WORDS, k=draw.randint(1, 5)))
        return f'"{phrase}"' + draw.choice(("", "", "~3", "~50", "~999"))
    if shape < 0.75 and names:
        name = draw.choice(names)
        return f'{draw.choice(("person", "said"))}:"{name}"'
    if shape < 0.8:
        return draw.choice(SPOKEN)
    return f"{draw.choice(FIELDS)}:{draw.choice((word, draw.choice(VALUES), f'={word}', f'{word[:2]}*'))}"


def _damaged(draw: random.Random, names: Sequence[str]) -> str:
    text = list(_formed(draw, names))
    for _ in range(draw.randint(1, 8)):
        at = draw.randint(0, len(text))
        if draw.random() < 0.5:
            text.insert(at, draw.choice(SIGNS))
        else:
            del text[at : at + draw.randint(1, 3)]
    return "".join(text)


def _any_text(draw: random.Random, _: Sequence[str]) -> str:
    highest = draw.choice((0x7F, 0x24F, 0xFFFF, 0x10FFFF))
    return "".join(chr(draw.randint(0, highest)) for _ in range(draw.randint(0, 60)))


def _costly(draw: random.Random, names: Sequence[str]) -> str:
    """Many clauses of a kind that takes long, side by side, nested, or as exclusions within exclusions."""
    dear = draw.choice(COSTLY)
    kinds = [dear, dear, draw.choice(COSTLY)]
    clauses = [draw.choice(kinds)(draw) for _ in range(draw.choice((5, 20, 60, 200)))]
    shape = draw.random()
    if shape < 0.4:
        sign = draw.choice(("", "", "-", "NOT "))
        return draw.choice((" ", " OR ")).join(f"{sign}{clause}" for clause in clauses)
    if shape < 0.7:
        opening = draw.choice(("-({} ", "({} OR ", "-({} OR -("))
        nested = "".join(opening.format(clause) for clause in clauses)
        return nested + f"{draw.choice(FREQUENT)}" + ")" * nested.count("(")
    return " ".join(f"({first} OR -{second})" for first, second in itertools.pairwise(clauses))


def _near(draw: random.Random) -> str:
    phrase = " ".join(draw.choices(FREQUENT, k=draw.choice((2, 2, 3, 4, 6, 8, 40))))
    return f'"{phrase}"' + draw.choice(("", "~1", "~9", "~50"))


def _begun(draw: random.Random) -> str:
    begun = "".join(draw.choices("abcdefghilmnoprstuw", k=draw.choice((1, 1, 2, 3))))
    return (
        draw.choice(("", "", "title:", "lead:", "person:", "said:", "author:", "source:", "tag:"))
        + f"{begun}*"
    )


def _range(draw: random.Random) -> str:
    first = (
        f"{draw.choice(('0001', '1900', '1987', '2015'))}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    )
    last = draw.choice(("", "2020-05-06", "9998-11-13", "2016"))
    return f"{draw.choice(('published', 'mentions'))}:{first}..{last}"


def _set(draw: random.Random) -> str:
    states = ("is:unread", "is:read", "is:starred", "note:a", f"length:>{draw.randint(0, 999)}", "saved:a")
    return draw.choice(states)


def _word(draw: random.Random) -> str:
    return draw.choice(("", "=", "title:", "lead:")) + draw.choice(FREQUENT)


COSTLY = (_near, _begun, _range, _set, _word)
"""Makers of clauses that each look at a good part of a library."""


def _repeated(draw: random.Random, names: Sequence[str]) -> str:
    """One piece over and over: what takes long once takes very long so."""
    pieces = [
        "(",
        ")",
        '"',
        "-",
        "(a ",
        "NOT ",
        "a* ",
        "t* ",
        "the ",
        '"the of"~50 ',
        "a OR ",
        ":",
        "=",
        "\u0301",
    ]
    piece = draw.choice(
        [*pieces, draw.choice(SIGNS), f"{_operand(draw, names)} ", f"-({_operand(draw, names)} "]
    )
    if draw.random() < 0.3:
        return " ".join(_operand(draw, names) for _ in range(draw.randint(50, 600)))
    return piece * (draw.randint(100, LONGEST) // len(piece))
