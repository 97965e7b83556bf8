"""Mentions of one person in a text brought together under the fullest name.

A full name (two words or more) makes a person; a surname, a given name or a name with an initial joins the
full name it belongs to. What no full name explains stays a person of its own, if the tagger is sure enough.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import chain
from operator import itemgetter

from msgspec import Struct, field

from newsbrowse.extract.names import gender_of, name_list, normal, word_class
from newsbrowse.extract.people_found import Candidate, Mention, parts_of
from newsbrowse.extract.people_namesakes import core, may_be_same, surname_of

_SURE_ALONE = 0.7
_SURE_ADDRESSED = 0.5
_SURE_PLACE = 0.85
_HEADLINE_DOUBT = 0.15
_NAMESAKES = 32
"""At most so many people of one surname are compared with a new name, which keeps the time linear."""


class Identity(Struct):
    """One person while the text is read: the fullest name so far, and where it stands.

    The `surname` is the word by which the person is named alone. One who `is_related` is named in full only
    as someone's kin, or as `Jr.`. The `gender` is `he` or `she` where a title before the name, or the given
    name, says so.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    surname: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    is_related: bool = True
    gender: str = ""

    @property
    def called(self) -> tuple[str, ...]:
        """The words that name the person alone: the surname, and in East Asian names also the last word."""
        return (self.surname, self.keys[-1])


def link(mentions: Sequence[Mention], candidates: Sequence[Candidate], storms: Set[str]) -> list[Identity]:
    """The people of a text, each with all spans; in the order of the first span.

    A word alone that is among the text's `storms` names nobody, unless it is addressed.
    """
    if not mentions:
        return []
    people = _People(storms)
    single: list[Mention] = []
    several: list[Mention] = []
    for mention in mentions:
        is_single = len(mention.keys) == 1 or len(core(mention.keys)) == 1
        (single if is_single else several).append(mention)
    for mention in sorted(several, key=lambda m: (m.headline, -len(m.keys), m.start)):
        people.add_full(mention)
    people.drop_compounds(single)
    people.settle(_asked(single, candidates))
    people.let_go(single)
    left = [mention for mention in single if not people.join(mention)]
    waiting = [candidate for candidate in candidates if not people.join_candidate(candidate)]
    if left:
        people.add_alone(left, waiting)
    return people.in_order()


def _asked(singles: Sequence[Mention], candidates: Sequence[Candidate]) -> set[str]:
    """The words of which it will be asked whom they name."""
    asked = {mention.keys[0] for mention in singles}
    asked.update([key[:-1] for key in asked if key.endswith("s")])
    for candidate in candidates:
        asked.add(normal(candidate.word))
        if "-" in candidate.word:
            asked.update([normal(part) for part, _, _ in parts_of(candidate)])
    return asked


class _People:
    """The people found so far, by the words of their names."""

    def __init__(self, storms: Set[str]) -> None:
        self._storms = storms
        self._all: list[Identity] = []
        self._by_keys: dict[tuple[str, ...], Identity] = {}
        self._by_last: dict[str, list[Identity]] = defaultdict(list)
        self._by_joined: dict[str, Identity] = {}
        self._sole: dict[str, Identity] = {}
        """Who alone has a word in the name."""
        self._places: dict[str, tuple[list[int], list[Identity]]] = {}
        """Of words that several have in their names: where these stand, and whose they are."""

    def add_full(self, mention: Mention) -> None:
        """Put a name of several words to the person it names, or to a new one."""
        person = self._by_keys.get(mention.keys)
        if person is None:
            person = self._by_keys[mention.keys] = self._person(mention)
        person.spans.append((mention.start, mention.end))
        if not (mention.related or mention.headline):
            person.is_related = False
        if mention.gender:
            person.gender = mention.gender

    def _person(self, mention: Mention) -> Identity:
        """Whom a full name that was not met before names: one who has a similar name, or somebody new."""
        joined = "".join(mention.keys).replace("-", "")
        person = self._by_joined.get(joined)
        if person is not None:
            return person
        namesakes = self._by_last[core(mention.keys)[-1]]
        for person in namesakes[: -_NAMESAKES - 1 : -1]:
            if may_be_same(person.keys, mention.keys, mention.headline):
                break
        else:
            gender = gender_of(mention.keys[0])
            person = Identity(mention.words, mention.keys, surname_of(mention.keys), gender=gender)
            self._all.append(person)
            namesakes.append(person)
        self._by_joined[joined] = person
        return person

    def drop_compounds(self, singles: list[Mention]) -> None:
        """Drop what begins with the surname of another, as `Trump Plaza` where Donald Trump is named."""
        heads = {person.keys[0] for person in self._all} - name_list("classic") - word_class("east_asian")
        spans: dict[str, int] = defaultdict(int)
        for person in self._all:
            if person.surname in heads:
                spans[person.surname] = max(spans[person.surname], len(person.spans))
        for mention in singles:
            key = mention.keys[0]
            if key in heads and key in name_list("surnames") and key not in name_list("given"):
                spans[key] += 1
        if spans:
            self._all = [p for p in self._all if spans.get(p.keys[0], 0) < len(p.spans)]

    def settle(self, asked: Set[str]) -> None:
        """Make the tables by which single words find their person: surname, then first, then other words."""
        bearers: dict[str, list[tuple[int, Identity]]] = defaultdict(list)
        wanted = {key for key in asked if len(key) > 1} - word_class("particles")
        for person in self._all:
            keys = core(person.keys)
            for key in wanted.intersection(keys):
                rank = 0 if key == person.surname else 1 if key in (keys[0], keys[-1]) else 2
                bearers[key].append((rank, person))
        for key, ranked in bearers.items():
            if len(ranked) == 1:
                self._sole[key] = ranked[0][1]
                continue
            best = min([rank for rank, _ in ranked])
            places = [(start, person) for rank, person in ranked if rank == best for start, _ in person.spans]
            places.sort(key=itemgetter(0))
            self._places[key] = ([start for start, _ in places], [person for _, person in places])

    def let_go(self, singles: list[Mention]) -> None:
        """Let a surname alone stand for none of its bearers, where all are kin of someone named so before.

        `President Trump's son Donald Trump Jr.` is not whom the text calls Trump.
        """
        if not any(person.is_related for person in self._all):
            return
        firsts: dict[str, int] = {}
        for mention in singles:
            if not mention.headline:
                key = mention.keys[0]
                firsts[key] = min(mention.start, firsts.get(key, mention.start))
        for key, start in firsts.items():
            named, bearers = self._first(key)
            if start <= named and all(person.is_related and person.surname == key for person in bearers):
                self._sole.pop(key, None)
                self._places.pop(key, None)

    def _first(self, key: str) -> tuple[int, Sequence[Identity]]:
        """Where those whose names have a word are named in full first, and who they are; -1 if nobody is."""
        if key in self._sole:
            person = self._sole[key]
            return min(person.spans)[0], (person,)
        if key in self._places:
            starts, people = self._places[key]
            return starts[0], people
        return -1, ()

    def _named(self, key: str, start: int, gender: str = "") -> Identity | None:
        """Whom a single word names at a place: the last person so named before, else the first after.

        Where a title says the gender, nobody of the other one is meant (`Mrs. Clinton` beside Bill Clinton).
        """
        person = self._sole.get(key)
        if person is not None:
            return person if not gender or person.gender in ("", gender) else None
        if key not in self._places:
            return None
        starts, people = self._places[key]
        at = max(bisect_right(starts, start) - 1, 0)
        if not gender:
            return people[at]
        near = chain(
            range(at, max(at - _NAMESAKES, -1), -1), range(at + 1, min(at + _NAMESAKES, len(people)))
        )
        return next((people[n] for n in near if people[n].gender in ("", gender)), None)

    def join(self, mention: Mention) -> bool:
        """Give a single word to the person whose name has it."""
        key = mention.keys[0]
        person = self._named(key, mention.start, mention.gender)
        if person is None:
            return key.endswith("s") and self._named(key[:-1], mention.start) is not None
        person.spans.append((mention.start, mention.end))
        return True

    def join_candidate(self, candidate: Candidate) -> bool:
        """Give an untagged word, or the parts of a hyphenated one, to people by surname."""
        key = normal(candidate.word)
        if "-" in candidate.word and key not in self._sole and key not in self._places:
            found = False
            for part, start, end in parts_of(candidate):
                person = self._named(normal(part), start) if part[:1].isupper() else None
                if person is not None and person.surname == normal(part):
                    person.spans.append((start, end))
                    found = True
            return found
        if not candidate.alone and not candidate.headline:
            return False
        person = self._named(key, candidate.start)
        if person is None or key not in person.called:
            return False
        person.spans.append((candidate.start, candidate.end))
        return True

    def add_alone(self, mentions: list[Mention], candidates: list[Candidate]) -> None:
        """Make people of single words that no full name explains, where most of their places agree."""
        groups: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            groups[mention.keys[0]].append(mention)
        others: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            key = normal(candidate.word)
            if key in groups:
                others[key].append(candidate)
        for key, group in groups.items():
            self._add_group(group, others[key])

    def _add_group(self, group: list[Mention], others: list[Candidate]) -> None:
        key = group[0].keys[0]
        addressed = any(mention.addressed for mention in group)
        if not addressed and (key in name_list("regions") or key in self._storms):
            return
        needed = _SURE_ADDRESSED if addressed else _SURE_PLACE if _is_place(key) else _SURE_ALONE
        sure = max(m.sure - (_HEADLINE_DOUBT if m.headline else 0.0) for m in group)
        against = sum(1 for other in others if not other.headline)
        if sure < needed or against > len(group):
            return
        person = Identity(group[0].words, group[0].keys, key)
        person.spans.extend((m.start, m.end) for m in group)
        person.spans.extend((o.start, o.end) for o in others if o.alone)
        self._all.append(person)

    def in_order(self) -> list[Identity]:
        """All people with their spans in order."""
        for person in self._all:
            person.spans.sort()
        return sorted(self._all, key=lambda person: person.spans[0])


def _is_place(key: str) -> bool:
    return (key in name_list("cities") or key in name_list("regions")) and key not in name_list("classic")
