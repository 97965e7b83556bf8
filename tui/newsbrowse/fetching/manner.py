"""How this user wants feeds to be fetched: the settings, as the values that fetching takes."""

from __future__ import annotations

from msgspec import Struct

from newsbrowse.config.reading import Settings
from newsbrowse.config.settings import FETCH_AT_ONCE, FETCH_DELAY, FETCH_PRIVATE, FETCH_SECONDS
from newsbrowse.network import Terms


class Manner(Struct, frozen=True):
    """What fetching keeps to.

    Attributes:
        terms: those of each request.
        delay: seconds between two requests of one host.
        at_once: hosts that are asked at the same time.
    """

    terms: Terms = Terms()
    delay: float = 1.0
    at_once: int = 8


def manner_of(settings: Settings, *, private: bool = False) -> Manner:
    """The manner that the settings ask for; `private` allows the own network besides."""
    terms = Terms(private=private or settings[FETCH_PRIVATE], seconds=settings[FETCH_SECONDS])
    return Manner(terms, settings[FETCH_DELAY], settings[FETCH_AT_ONCE])
