"""Names with given names put together to people.

Two values are better than two people under one, so a name that fits several people who do not fit each other
joins none of them, unless nearly all articles name the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct, field

from newsbrowse.extract.identity_names import Name, fit, formal, parts, weight

Years = Mapping[int, int]
"""Numbers of articles by year of publication."""

UNDATED = 0
"""The year of articles without a day."""

FEWEST = 3
"""Articles that must name a person in full for a surname alone to join them."""

DOMINANT = 0.8
"""Their share of the articles that name somebody of the surname at the time."""

RIVAL = 0.1
"""The share that no other bearer may have: two Clintons in the news are not told apart by counting."""

NEARLY_ALL = 0.95
"""The share for a name with a given name or an initial, which joins for all times."""

_MOST_GIVEN = 3
"""Given names of a name that is compared with others; what has more is several names run together."""

_APART = 3
"""Years without an article after which a name in another form is somebody else's."""

_NAMESAKES = 2
"""Given names that a surname has in the library, for each article that a person needs to be known by them:
of a frequent surname, `Jim` and `James` are one person only if it is a well-known one."""

_KNOWN_SHORT = 5
"""How many times more often than `Joseph R.` and `Joseph R. … Jr.` together `Joe` must stand to join them."""

_MOST_FORMS = 200
"""Different names with one surname and one given name that are compared with each other."""


class Form(Struct):
    """Names that differ in case, accents, hyphens and full stops alone."""

    parts: Name
    names: list[str]
    articles: int
    years: Years


class PersonFound(Struct):
    """Forms that are of one person."""

    forms: list[Form]
    years: Years = field(default_factory=dict)
    value: str = ""

    @property
    def articles(self) -> int:
        """How often they are named; an article with two of the forms counts twice."""
        return sum(form.articles for form in self.forms)

    def takes(self, name: Name) -> bool:
        """Whether a further name fits all forms."""
        return all(fit(name, form.parts) for form in self.forms)


def people_of(forms: Sequence[Form]) -> tuple[list[PersonFound], list[Form]]:
    """The people whom names with given names tell apart, and the names that may be of several of them."""
    people = [PersonFound([form]) for form in forms if len(form.parts.given) > _MOST_GIVEN]
    forms = [form for form in forms if len(form.parts.given) <= _MOST_GIVEN]
    unsure: list[Form] = []
    namesakes = len({form.parts.given[0] for form in forms})
    for cluster in _clusters([form for form in forms if form.parts.has_full_given]):
        found, left = _parted(_with_known_styles(cluster))
        people += (one for person in found for one in _apart(person, namesakes))
        unsure += left
    initials: list[PersonFound] = []
    for cluster in _by_letter([form for form in forms if not form.parts.has_full_given]):
        found, left = _parted(cluster)
        initials += found
        initials += [PersonFound([form]) for form in left]
    by_letter: dict[str, list[PersonFound]] = {}
    for person in people:
        by_letter.setdefault(person.forms[0].parts.given[0][0], []).append(person)
    for person in sorted(initials, key=order):
        near = by_letter.get(person.forms[0].parts.given[0][0], [])
        alike = near if len(near) <= _MOST_FORMS else []
        fitting = [other for other in alike if all(other.takes(form.parts) for form in person.forms)]
        home = _most(fitting, NEARLY_ALL)
        if home is not None and home.articles >= person.articles and _covers(home, person):
            home.forms += person.forms
        else:
            people.append(person)
    return people, unsure


def _covers(person: PersonFound, initials: PersonFound) -> bool:
    """Whether a person has a given name for each of some initials: `V.V.` is no Vladimir without a second."""
    most = max(len(form.parts.given) for form in initials.forms)
    return any(len(form.parts.given) >= most for form in person.forms)


def _clusters(forms: Sequence[Form]) -> Iterable[list[Form]]:
    """Forms whose first given names may be the same, directly or by way of others."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for form in forms:
        first = form.parts.given[0]
        for key in formal(first):
            leader[find(key)] = find(first)
    clusters: dict[str, list[Form]] = {}
    for form in forms:
        clusters.setdefault(find(form.parts.given[0]), []).append(form)
    return clusters.values()


def _with_known_styles(cluster: list[Form]) -> list[Form]:
    """The forms, with `Joseph R.` and `Joseph R. … Jr.` as one where far more articles say `Joe`."""
    by_given: dict[tuple[str, ...], list[Form]] = {}
    for form in cluster:
        if len(form.parts.given) > 1:
            by_given.setdefault(form.parts.given, []).append(form)
    short = sorted((form for form in cluster if len(form.parts.given) == 1), key=lambda form: -form.articles)
    replaced: set[Name] = set()
    styles: list[Form] = []
    for given, forms in by_given.items():
        best = next((form.articles for form in short[:2] if form.parts.given != given[:1]), 0)
        years = total(form.years for form in forms) if len(forms) > 1 else {}
        if years and best >= _KNOWN_SHORT * sum(years.values()):
            replaced.update(form.parts for form in forms)
            plain = Name(forms[0].parts.surname, given)
            styles.append(Form(plain, names_of(forms), sum(years.values()), years))
    return [form for form in cluster if form.parts not in replaced] + styles


def _apart(person: PersonFound, namesakes: int) -> list[PersonFound]:
    """A person's forms that are of one time and known well enough, and the others each alone."""
    forms = sorted(person.forms, key=lambda form: (-form.articles, form.names[0]))
    main, others = forms[0], forms[1:]
    if main.articles * _NAMESAKES < namesakes:
        return [PersonFound([form]) for form in forms]
    together, years = [main], set(main.years)
    while near := [form for form in others if _are_near(set(form.years), years)]:
        together += near
        years = years.union(*(form.years for form in near))
        others = [form for form in others if form not in near]
    return [PersonFound(together), *(PersonFound([form]) for form in others)]


def _are_near(some: set[int], years: set[int]) -> bool:
    if UNDATED in some or UNDATED in years:
        return True
    return any(not years.isdisjoint(range(year - _APART, year + _APART + 1)) for year in some)


def total(counts: Iterable[Years]) -> dict[int, int]:
    """Numbers of articles added up year by year."""
    added: dict[int, int] = {}
    for years in counts:
        for year, count in years.items():
            added[year] = added.get(year, 0) + count
    return added


def _by_letter(forms: Sequence[Form]) -> Iterable[list[Form]]:
    clusters: dict[str, list[Form]] = {}
    for form in forms:
        clusters.setdefault(form.parts.given[0], []).append(form)
    return clusters.values()


def _parted(forms: list[Form]) -> tuple[list[PersonFound], list[Form]]:
    """Forms put together to people, and those that fit several of them.

    Forms that all fit each other are one person. Otherwise those that say least are taken out, the rest is
    parted, and each that was taken out goes where alone it fits.
    """
    if len(forms) == 1:
        return [PersonFound(forms)], []
    if len(forms) > _MOST_FORMS:
        return [PersonFound([form]) for form in forms], []
    people: list[PersonFound] = []
    unsure: list[Form] = []
    for component in _components(forms):
        if all(fit(a.parts, b.parts) for a, b in combinations(component, 2)):
            people.append(PersonFound(component))
            continue
        least = min(weight(form.parts) for form in component)
        brief = [form for form in component if weight(form.parts) == least]
        rest = [form for form in component if weight(form.parts) != least]
        found, left = _parted(rest) if rest else ([], [])
        unsure += left
        unsure += _placed(brief, found)
        people += found
    return people, unsure


def _placed(brief: list[Form], people: list[PersonFound]) -> list[Form]:
    """Put forms to the people whom alone they fit, or make people of them; who fits several is left."""
    left = []
    for form in brief:
        fitting = [person for person in people if person.takes(form.parts)]
        known = sum(person.articles for person in fitting)
        share = NEARLY_ALL if form.articles < known else DOMINANT
        home = fitting[0] if len(fitting) == 1 else _most(fitting, share)
        if home is not None:
            home.forms.append(form)
        elif form.articles >= known:
            people.append(PersonFound([form]))
        else:
            left.append(form)
    return left


def _components(forms: list[Form]) -> list[list[Form]]:
    left = list(forms)
    components = []
    while left:
        component = [left.pop(0)]
        for form in component:
            near = [other for other in left if fit(form.parts, other.parts)]
            left = [other for other in left if other not in near]
            component += near
        components.append(component)
    return components


def _most(people: Sequence[PersonFound], share: float) -> PersonFound | None:
    """The one of some people of whom so large a share of their articles is."""
    if not people:
        return None
    best = min(people, key=order)
    known = sum(person.articles for person in people)
    return best if best.articles >= FEWEST and best.articles >= share * known else None


def names_of(forms: Iterable[Form]) -> list[str]:
    """The names of some forms, as articles write them."""
    return [name for form in forms for name in form.names]


def order(person: PersonFound) -> tuple[int, str]:
    """Puts the person named most often first; no two are equal."""
    return -person.articles, min(form.names[0] for form in person.forms)


def forms_of(names: Mapping[str, Years]) -> list[Form]:
    """The different names, the most frequent first; of each spelling the most frequent first."""
    by_parts: dict[Name, list[str]] = {}
    for name in sorted(names, key=lambda name: (-sum(names[name].values()), name)):
        by_parts.setdefault(parts(name), []).append(name)
    forms = []
    for key, spelt in by_parts.items():
        years = total(names[name] for name in spelt)
        forms.append(Form(key, spelt, sum(years.values()), years))
    return forms
