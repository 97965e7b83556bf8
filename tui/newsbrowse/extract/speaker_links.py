"""How a verb is linked to what stands before it: `was told`, `went on to say`, `..., adding`."""

from __future__ import annotations

import re

from msgspec import Struct

from newsbrowse.extract.scanning import Endings

_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|be|being|get|got)\s+(?:\w{2,20}ly\s+|also\s+|not\s+)?$", re.IGNORECASE
)
_INFINITIVE = re.compile(
    r"(?:\b(?P<chain>went on|continued|began|started|proceeded|sought|tried|appeared|vowed|took to "
    r"\w+|rose|stood)\s+)?\bto\s+(?:\w{2,20}ly\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,|\band|\bbut|\bor|\bwhile|\bby|\bbefore|\bafter|\bwithout|\binstead of|--|[–—])\s+"
    r"(?:\w{2,20}ly\s+|then\s+|also\s+|again\s+|later\s+|has\s+|have\s+|had\s+)?$",
    re.IGNORECASE,
)
_ENDS = Endings(
    """, and but or while by before after without of -- – — was were is are been be being get got also not
    to ly then again later has have had"""
)


class Link(Struct, frozen=True):
    """What stands right before a verb.

    Attributes:
        passive: whether somebody is told and does not tell.
        infinitive: whether the verb is an infinitive.
        chain: whether that goes with a verb before it: `went on to say`.
        joined: whether something joins the verb to one before it.
    """

    passive: bool = False
    infinitive: bool = False
    chain: bool = False
    joined: bool = False


_NONE = Link()


def link_before(before: str) -> Link:
    """The link of a verb to the text before it, of which some 60 characters are enough."""
    if not _ENDS.may_end(before.rstrip().lower()):
        return _NONE
    infinitive = _INFINITIVE.search(before)
    return Link(
        passive=_PASSIVE.search(before) is not None,
        infinitive=infinitive is not None,
        chain=infinitive is not None and infinitive["chain"] is not None,
        joined=_JOINED.search(before) is not None,
    )
