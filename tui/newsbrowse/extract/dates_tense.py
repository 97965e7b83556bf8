"""In which tense a sentence speaks of a day, told by the verb nearest to it.

Every rule looks at a bounded stretch before and after the expression.
"""

from __future__ import annotations

import re

from newsbrowse.extract.dates_grammar import any_of
from newsbrowse.extract.dates_near import Tense

_REACH = 90

_INFINITIVES = any_of(
    """be meet vote begin start hold discuss visit open take go expire end arrive return release decide
    make give hear announce present consider debate appear report resume travel testify leave
    attend speak play address sign launch run seek move continue become complete face receive"""
)
_FUTURE = any_of(
    r"""will won't would shall may might could should must expects? expected scheduled plans?(?!_for)
    planned planning due slated upcoming going_to set_to set_for expires? effective payable
    as_soon_as as_early_as no_later_than postponed_until delayed_until takes?_effect comes?_into_force
    intends? be_\w{2,20} proposed hopes? is_to are_to"""
)
_PAST = any_of(
    r"""said told was were had did went came made took began rose fell met held won lost left gave got
    saw found became sent spoke wrote kept grew led broke sold bought paid ran shot brought
    thought caught stood drew flew fled fought knew struck swore threw withdrew chose drove hit
    since \w{2,20}ed arrived resigned announced agreed launched opened started ended visited attended
    called asked refused rejected signed passed voted failed happened occurred appeared returned"""
)
_CUES = re.compile(
    rf"[^0-9A-Za-z_-](?<!\w)(?:(?P<future>{_FUTURE}|to {_INFINITIVES})|(?P<past>{_PAST}))(?![\w-])"
)
"""Verbs, each with the character before it: a class of characters that is found quickly."""
_SENTENCE_END = re.compile(r"[.!?\s](?:(?<=\s)\s|(?<=[.!?])[\"”')]?[\"”')]?\s+(?=[A-Z\"“'(]))")

_AHEAD = re.compile(
    r"(?:\w{1,30} ){0,2}"
    + any_of(
        """election vote meeting game deadline summit primary debate match hearing ballot referendum
        talks session inauguration race final opening launch ceremony conference"""
    )
)
"""Things spoken of before they happen; other things that belong to a day have happened."""

_EVENT = re.compile(
    r"\W{1,3}(?:\d{4}\W)?"
    + any_of(
        """terror attack hijack riot insurrection commission committee massacre capitol memorial
        hearing siege rioter defendant victim hostage"""
    )
)


def tense_at(body: str, flat: str, start: int, end: int) -> Tense:
    """What the verb nearest before `start`, else after `end`, in its own sentence says.

    `Friday's ruling` is past whatever the verb; `Friday's vote` is as the verb says. A capitalised
    word (`May`, `Mohamed`) is no verb.

    Args:
        body: the text as written.
        flat: the same in lower case with plain spaces, at the same length.
        start: where the expression of a day begins.
        end: where it ends.
    """
    if flat.startswith("'s ", end) and not _AHEAD.match(flat, end + 3):
        return Tense.PAST
    low = max(0, start - _REACH)
    for boundary in _SENTENCE_END.finditer(body, low, start + 1):
        low = boundary.end()
    before = list(_CUES.finditer(flat, max(0, low - 1), start))
    for cue in reversed(before):
        if body[cue.start() + 1].islower():
            return _tense(cue)
    boundary_after = _SENTENCE_END.search(body, end, end + _REACH)
    stop = boundary_after.start() if boundary_after else end + _REACH
    after = (cue for cue in _CUES.finditer(flat, end - 1, stop) if body[cue.start() + 1].islower())
    return _tense(next(after, None))


def _tense(cue: re.Match[str] | None) -> Tense:
    if cue is None:
        return Tense.UNKNOWN
    return Tense.FUTURE if cue["future"] else Tense.PAST


def is_event(flat: str, end: int) -> bool:
    """True if what follows the expression is an attack or an inquiry known by its day."""
    return _EVENT.match(flat, end) is not None
