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

_SURE_ALONE = 0.7
_SURE_ADDRESSED = 0.5
_SURE_PLACE = 0.85
_HEADLINE_DOUBT = 0.15
_NAMESAKES = 32
"""At most so many people of one surname are compared with a new name, which keeps the time linear."""


class Identity(Struct):
    """One person while the text is read: the fullest name so far, and where it stands.

    One who `is_related` is named in full only as someone's kin, or as `Jr.`. The `gender` is `he` or `she`
    where a title before the name, or the given name, says so.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)
    is_related: bool = True
    gender: str = ""

    @property
    def surname(self) -> str:
        """The word by which the person is named alone."""
        keys = self.keys
        if len(keys) > 1 and keys[0] in word_class("east_asian") and len(keys[0]) < 7:
            return keys[0] if keys[-1] not in word_class("east_asian") or len(keys) > 2 else keys[-1]
        return keys[-1]

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
        is_single = len(mention.keys) == 1 or len(_core(mention.keys)) == 1
        (single if is_single else several).append(mention)
    for mention in sorted(several, key=lambda m: (m.headline, -len(m.keys), m.start)):
        people.add_full(mention)
    people.drop_compounds(single)
    people.settle()
    people.let_go(single)
    left = [mention for mention in single if not people.join(mention)]
    waiting = [candidate for candidate in candidates if not people.join_candidate(candidate)]
    people.add_alone(left, waiting)
    return people.in_order()


def _core(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The words without `Jr.` and its like."""
    suffixes = word_class("suffixes")
    end = len(keys)
    if end == 1 or keys[-1] not in suffixes:
        return keys
    while end > 1 and keys[end - 1] in suffixes:
        end -= 1
    return keys[:end]


class _People:
    """The people found so far, by the words of their names."""

    def __init__(self, storms: Set[str]) -> None:
        self._storms = storms
        self._all: list[Identity] = []
        self._by_last: dict[str, list[Identity]] = defaultdict(list)
        self._by_joined: dict[str, Identity] = {}
        self._places: dict[str, tuple[list[int], list[Identity]]] = {}

    def add_full(self, mention: Mention) -> None:
        """Put a name of several words to the person it names, or to a new one."""
        keys = _core(mention.keys)
        junior = mention.keys[len(keys) :]
        joined = "".join((*keys, *junior)).replace("-", "")
        person = self._by_joined.get(joined)
        if person is None:
            namesakes = self._by_last[keys[-1]][-_NAMESAKES:]
            person = next((p for p in reversed(namesakes) if _same(p, keys, junior, mention.headline)), None)
        if person is None:
            person = Identity(mention.words, mention.keys, gender=gender_of(mention.keys[0]))
            self._all.append(person)
            self._by_last[keys[-1]].append(person)
        self._by_joined.setdefault(joined, person)
        person.spans.append((mention.start, mention.end))
        person.is_related &= mention.related or mention.headline
        person.gender = mention.gender or person.gender

    def drop_compounds(self, singles: list[Mention]) -> None:
        """Drop what begins with the surname of another, as `Trump Plaza` where Donald Trump is named."""
        spans: dict[str, int] = defaultdict(int)
        for person in self._all:
            surname = person.surname
            spans[surname] = max(spans[surname], len(person.spans))
        for mention in singles:
            key = mention.keys[0]
            if key in name_list("surnames") and key not in name_list("given"):
                spans[key] += 1
        self._all = [
            person
            for person in self._all
            if person.keys[0] in name_list("classic")
            or person.keys[0] in word_class("east_asian")
            or spans.get(person.keys[0], 0) < len(person.spans)
        ]

    def settle(self) -> None:
        """Make the tables by which single words find their person: surname, then first, then other words."""
        bearers: dict[str, list[tuple[int, Identity]]] = defaultdict(list)
        particles = word_class("particles")
        for person in self._all:
            core, surname = _core(person.keys), person.surname
            for key in dict.fromkeys(core):
                if len(key) > 1 and key not in particles:
                    rank = 0 if key == surname else 1 if key in (core[0], core[-1]) else 2
                    bearers[key].append((rank, person))
        for key, ranked in bearers.items():
            if len(ranked) == 1:
                person = ranked[0][1]
                self._places[key] = (
                    sorted([start for start, _ in person.spans]),
                    [person] * len(person.spans),
                )
                continue
            best = min([rank for rank, _ in ranked])
            places = [(start, person) for rank, person in ranked if rank == best for start, _ in person.spans]
            places.sort(key=itemgetter(0))
            self._places[key] = ([start for start, _ in places], [person for _, person in places])

    def let_go(self, singles: list[Mention]) -> None:
        """Let a surname alone stand for none of its bearers, where all are kin of someone named so before.

        `President Trump's son Donald Trump Jr.` is not whom the text calls Trump.
        """
        for mention in singles:
            key = mention.keys[0]
            starts, people = self._places.get(key, ([], []))
            if not starts or mention.headline or mention.start > starts[0]:
                continue
            if all(person.is_related and person.surname == key for person in people):
                del self._places[key]

    def _named(self, key: str, start: int, gender: str = "") -> Identity | None:
        """Whom a single word names at a place: the last person so named before, else the first after.

        Where a title says the gender, nobody of the other one is meant (`Mrs. Clinton` beside Bill Clinton).
        """
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
        if person is None and key.endswith("s") and self._named(key[:-1], mention.start):
            return True
        if person is None:
            return False
        person.spans.append((mention.start, mention.end))
        return True

    def join_candidate(self, candidate: Candidate) -> bool:
        """Give an untagged word, or the parts of a hyphenated one, to people by surname."""
        if "-" in candidate.word and normal(candidate.word) not in self._places:
            found = False
            for part, start, end in parts_of(candidate):
                person = self._named(normal(part), start) if part[:1].isupper() else None
                if person is not None and person.surname == normal(part):
                    person.spans.append((start, end))
                    found = True
            return found
        if not candidate.alone and not candidate.headline:
            return False
        key = normal(candidate.word)
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
        person = Identity(group[0].words, group[0].keys)
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


def _same(person: Identity, keys: tuple[str, ...], junior: tuple[str, ...], headline: bool) -> bool:
    """Whether a full name may be of a person; in a text `Jr.` is left out of headlines alone."""
    core = _core(person.keys)
    return (person.keys[len(core) :] == junior or headline) and _same_person(core, keys)


def _same_person(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with one surname may be of one person; `full` has at least as many words."""
    if len(other) <= len(full) and full[-len(other) :] == other:
        return True
    if full[-1] != other[-1] or not _agree(full[0], other[0]):
        return False
    middle, other_middle = full[1:-1], other[1:-1]
    if not middle or not other_middle:
        return True
    return all(_agree(a, b) for a, b in zip(middle, other_middle, strict=False))


def _agree(a: str, b: str) -> bool:
    """Whether two given names are the same, one perhaps an initial."""
    if a == b:
        return True
    return a[:1] == b[:1] and (_is_initial(a) or _is_initial(b))


def _is_initial(key: str) -> bool:
    return len(key) == 1 or "." in key
