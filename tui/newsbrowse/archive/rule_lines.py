"""The user's rules about names as they are listed, written out and taken in: lines of JSON."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import Struct

from newsbrowse.archive.naming import AS_COUNTRY, AS_PERSON, KINDS
from newsbrowse.archive.records import storable
from newsbrowse.archive.tallies import COUNTRY, PERSON
from newsbrowse.archive.values import facet_value
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Failure
from newsbrowse.text.clean import clean

NewRow = tuple[str, str, str, str, int | None]
"""A rule to be written: verb, kind, name, target, and the key of the only article for which it holds."""

VERBS = ("rename", "merge", "hide", "kind", "split")


class KeptRule(Struct, frozen=True, omit_defaults=True):
    """A rule as it is listed, written out and taken in.

    Attributes:
        number: its place in the order; the later of two rules wins.
        article: the short id of the only article for which it holds; empty for all.
    """

    verb: str
    kind: str
    name: str
    target: str = ""
    article: str = ""
    at: str = ""
    number: int = 0


class RulesTaken(Struct, frozen=True):
    """What became of lines of rules: how many were read, how many are new, which could not be taken."""

    lines: int
    changed: int
    failed: tuple[Failure, ...]


def read_rule(line: bytes, key_of: Callable[[str], int | None]) -> NewRow:
    """A rule out of a line of JSON.

    Args:
        line: what `KeptRule` is written out as.
        key_of: the key of an article by its short id; None for an empty one.

    Raises:
        msgspec.DecodeError: it is no JSON of that shape.
        NewsbrowseError: it is no rule, or its article is unknown.
    """
    rule = msgspec.json.decode(line, type=KeptRule)
    if rule.verb not in VERBS or rule.kind not in (PERSON, COUNTRY):
        raise NewsbrowseError(f"{rule.verb} {rule.kind} is no rule")
    target = storable(facet_value(rule.target))
    if rule.verb in ("rename", "merge") and not target:
        raise NewsbrowseError("a rule to show a name otherwise must say how")
    is_kind = target in (*KINDS, rule.kind) or target.startswith((AS_COUNTRY, AS_PERSON))
    if rule.verb == "kind" and not is_kind:
        raise NewsbrowseError(f"{clean(target)} is no kind")
    return rule.verb, rule.kind, name_of(rule.name), target, key_of(rule.article)


def name_of(text: str) -> str:
    """A name that was typed, as it is stored; NewsbrowseError for one without a letter."""
    name = storable(facet_value(text))
    if not name:
        raise NewsbrowseError("a name has at least one letter", "type a name")
    return name
