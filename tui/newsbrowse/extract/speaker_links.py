"""How a verb is linked to what stands before it: `was told`, `went on to say`, `..., adding`."""

from __future__ import annotations

import re

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
_JOINTS = ("and", "but", "or", "while", "by", "before", "after", "without")
_SIGNS = (",", "--", "–", "—")
_ENDS_OF_PASSIVE = Endings("was were is are been be being get got also not ly")
_ENDS_OF_INFINITIVE = Endings("to ly")
_ENDS_OF_JOINT = Endings(
    ", and but or while by before after without of -- – — ly then also again later has have had"
)


class Link:
    """The link of a verb to the text before it, of which some 60 characters are enough.

    Attributes:
        passive: whether somebody is told and does not tell.
        infinitive: whether the verb is an infinitive.
        chain: whether that goes with a verb before it: `went on to say`.
    """

    def __init__(self, before: str) -> None:
        self._before = before
        self._end = end = before.rstrip().lower()
        self.passive = _ENDS_OF_PASSIVE.may_end(end) and _PASSIVE.search(before) is not None
        match = _INFINITIVE.search(before) if _ENDS_OF_INFINITIVE.may_end(end) else None
        self.infinitive = match is not None
        self.chain = match is not None and match["chain"] is not None

    @property
    def joined(self) -> bool:
        """Whether something joins the verb to one before it."""
        last = self._end.rpartition(" ")[2]
        if (last in _JOINTS or last.endswith(_SIGNS)) and self._before[-1:].isspace():
            return True
        return _ENDS_OF_JOINT.may_end(self._end) and _JOINED.search(self._before) is not None
