"""What the user decided about names, and what follows from it for the people that the program joins.

Pure. Rules are in the order in which they were made; where two are against each other the later one wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from newsbrowse.extract.identities import ANY_YEAR, Identity, decide
from newsbrowse.extract.identity_groups import Years


class Verb(StrEnum):
    """What a rule does.

    `RENAME` and `MERGE` show a name as another; they differ in what the user meant. `HIDE` keeps a value out
    of the facet, `KIND` says that it is something else, `SPLIT` takes a name out of those it was joined with.
    """

    RENAME = "rename"
    MERGE = "merge"
    HIDE = "hide"
    KIND = "kind"
    SPLIT = "split"


class Rule(Struct, frozen=True):
    """One decision of the user.

    Attributes:
        kind: `person` or `country`, whose names are codes.
        name: the name it is about: as articles write it, or as it is shown.
        target: what it is to be shown as; of `KIND` what it is: `nothing`, `organisation`, `country:FR`,
            `person:Michael Jordan`, or `kind` itself, which takes back what was said before; else empty.
        article: the short id of the only article for which it holds; empty for all.
    """

    verb: Verb
    kind: str
    name: str
    target: str = ""
    article: str = ""


SHOWING = (Verb.RENAME, Verb.MERGE)

Fate = str
"""Empty, `hide`, or the target of a rule that changes the kind."""


class Decided(Struct, frozen=True):
    """What is known of a name in the end.

    Attributes:
        value: what it is shown as.
        fate: what the user wants of the value.
    """

    name: str
    year: int
    value: str
    fate: Fate = ""


class Rules:
    """The rules of one kind that hold for all articles."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._edges: dict[str, str] = {}
        self._ranks: dict[str, int] = {}
        self._fates: dict[str, Fate] = {}
        self.split: set[str] = set()
        for rank, rule in enumerate(rules, start=1):
            self._take(rule, rank)
        for name, fate in tuple(self._fates.items()):
            self._fates.setdefault(self.shown(name), fate)

    def _take(self, rule: Rule, rank: int) -> None:
        if rule.verb in SHOWING:
            # The later rule wins: what it points to is no longer shown as something else.
            if rule.name in self._path(rule.target):
                self._edges.pop(rule.target, None)
            if rule.name != rule.target:
                self._edges[rule.name] = rule.target
            else:
                self._edges.pop(rule.name, None)
            self._ranks[rule.name] = self._ranks[rule.target] = rank
        elif rule.verb is Verb.SPLIT:
            self.split.add(rule.name)
            self._edges.pop(rule.name, None)
        else:
            is_back = rule.target == rule.kind
            self._fates[rule.name] = "" if is_back else rule.target or Verb.HIDE.value

    @cached_property
    def names(self) -> set[str]:
        """All names that some rule is about."""
        return {*self._edges, *self._edges.values(), *self._ranks, *self._fates, *self.split}

    def shown(self, name: str) -> str:
        """What a name is shown as, where rules say so."""
        return self._path(name)[-1]

    def of(self, value: str, members: Sequence[str]) -> tuple[str, Fate]:
        """What people joined under a value are shown as, and their fate.

        Args:
            value: what they would be shown as.
            members: the names joined, in any order.
        """
        named = sorted({value, *members} & self._ranks.keys(), key=lambda name: (self._ranks[name], name))
        moved = [name for name in named if name in self._edges]
        shown = self.shown((moved or named)[-1]) if named else value
        fates = (self._fates[name] for name in (shown, value, *sorted(members)) if name in self._fates)
        return shown, next(fates, "")

    def _path(self, name: str) -> list[str]:
        path = [name]
        while path[-1] in self._edges:
            path.append(self._edges[path[-1]])
        return path


def decide_codes(rules: Rules, codes: Mapping[str, Years]) -> list[Decided]:
    """What countries are shown as; those that are shown as themselves are left out."""
    outcomes = ((code, *rules.of(code, [code])) for code in sorted(codes))
    return [Decided(code, ANY_YEAR, value, fate) for code, value, fate in outcomes if value != code or fate]


def decide_with(rules: Rules, names: Mapping[str, Years]) -> list[Decided]:
    """What the names of one surname are shown as, by their letters and the user's rules.

    Returns:
        The names that are not shown as they are, or have a fate.
    """
    if len(names) == 1 and not rules.names:
        return []
    joined = decide({name: years for name, years in names.items() if name not in rules.split})
    members: dict[str, list[str]] = {}
    for identity in joined:
        if identity.year == ANY_YEAR:
            members.setdefault(identity.value, []).append(identity.name)
    plain = names.keys() - {identity.name for identity in joined}
    everything = [*joined, *(Identity(name, ANY_YEAR, name) for name in sorted(plain))]
    decided = []
    for identity in everything:
        forms = members.get(identity.value, [])
        value, fate = rules.of(identity.value, forms)
        if identity.year != ANY_YEAR and identity.name in rules.names:
            value, fate = rules.of(value, [identity.name])
        if value != identity.name or fate:
            decided.append(Decided(identity.name, identity.year, value, fate))
    return sorted(decided, key=lambda one: (one.name, one.year))
