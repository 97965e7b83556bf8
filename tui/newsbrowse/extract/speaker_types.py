"""What is found in the place of a speaker."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct


class Kind(Enum):
    """What was found in the place of a subject."""

    PERSON = auto()
    PRONOUN = auto()
    WORDS = auto()


class Subject(Struct, frozen=True, gc=False):
    """Somebody who does something; `name` is a full name, a pronoun in lower case, or words of the text.

    `definite` tells words that mean somebody known: `the minister`, not `a minister`.
    """

    kind: Kind
    name: str
    start: int
    definite: bool = False


class Mention(Struct, frozen=True, gc=False):
    """Where a person is named."""

    start: int
    end: int
    name: str


SOMEBODY = "somebody"
"""The pronoun for `the 31-year-old`: whoever was spoken of, man or woman."""
