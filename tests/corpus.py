"""Articles made by rule, for tests that need some hundreds: people, countries, days, near-duplicates."""

from __future__ import annotations

import json
import random
from pathlib import Path

_PEOPLE = ("Anna Lindqvist", "Omar Haddad", "Grace Okafor", "Pavel Novotny", "Mei Tanaka", "Luis Ortega")
_PLACES = ("Norway", "Kenya", "Japan", "Chile", "Poland", "Egypt")
_THINGS = ("ferries", "grain", "solar panels", "copper", "fishing quotas", "railway lines")
_VERBS = ("opened", "delayed", "defended", "questioned", "doubled", "halved")


def _sentence(rng: random.Random) -> str:
    person, place = rng.choice(_PEOPLE), rng.choice(_PLACES)
    amount, day = rng.randrange(2, 900), rng.randrange(1, 28)
    return rng.choice(
        (
            f"{person} of {place} {rng.choice(_VERBS)} {rng.choice(_THINGS)} on {day} March 2025.",
            f"“We need {amount} more {rng.choice(_THINGS)},” said {person} in {place}.",
            f"{place} paid {amount} million dollars for {rng.choice(_THINGS)} that year.",
        )
    )


def record(number: int, *, version: int = 1) -> dict[str, object]:
    """An article, the same at every call; every tenth is nearly the same as the one before it.

    Args:
        number: which.
        version: 1, or another text of the same article.
    """
    rng = random.Random(number - (number % 10 == 9))
    sentences = [_sentence(rng) for _ in range(9)]
    if number % 10 == 9:
        sentences[-1] = "More follows."
    if version > 1:
        sentences.append("An earlier text was corrected.")
    return {
        "ref": f"r{number}",
        "url": f"https://wire.example/{number}",
        "title": f"Trade in {rng.choice(_THINGS)}, part {number}",
        "body": " ".join(sentences),
        "published": f"2025-0{rng.randrange(1, 9)}-{rng.randrange(10, 28)}",
        "source": "Harbour Wire" if number % 10 == 9 else "Meridian Desk",
    }


def write(file: Path, count: int, *, version: int = 1) -> Path:
    """Write so many articles as JSON Lines."""
    lines = (json.dumps(record(number, version=version)) for number in range(count))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file
