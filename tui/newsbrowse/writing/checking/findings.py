"""What a check of a draft tells: one finding for each thing that was looked up."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from newsbrowse.models import Article, Span


class Kind(StrEnum):
    """What was looked up."""

    QUOTE = "quote"
    SPEAKER = "speaker"
    NAME = "name"
    COUNTRY = "country"
    DATE = "date"
    FIGURE = "figure"


class Verdict(StrEnum):
    """What the library has of it. It is never said that a draft is wrong: the library may be."""

    FOUND = "found"
    DIFFERS = "differs"
    NOT_FOUND = "not found"


class Evidence(Struct, frozen=True):
    """A place in the library.

    Attributes:
        article: the article.
        span: of its body; empty where its title or its day of publication is meant.
        reading: how it puts what was looked up, one clean line; empty if it is not there.
    """

    article: Article
    span: Span
    reading: str


class Finding(Struct, frozen=True):
    """One thing of the draft, looked up.

    Attributes:
        span: where it stands in the draft, in code points.
        text: as the draft has it, one clean line.
        evidence: where the library has it, or what differs from it, the best first.
        note: in what it differs, in a few words.
    """

    kind: Kind
    verdict: Verdict
    span: Span
    text: str
    evidence: tuple[Evidence, ...] = ()
    note: str = ""

    @property
    def is_alarm(self) -> bool:
        """Whether it deserves a look."""
        return self.verdict is not Verdict.FOUND
