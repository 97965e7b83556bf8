"""Putting a person or a country right: what is asked before, and why it is here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from newsbrowse.archive.done import Done
from newsbrowse.archive.explaining import Explained
from newsbrowse.archive.library import Library
from newsbrowse.archive.listing import label
from newsbrowse.archive.naming import AS_COUNTRY, AS_PERSON, NOTHING
from newsbrowse.archive.rule_lines import KeptRule
from newsbrowse.archive.tallies import COUNTRY, PERSON
from newsbrowse.models import Field
from newsbrowse.text.clean import clean
from newsbrowse.ui.entitywork import FormsFound, ReasonsFound, Subject, values_like
from newsbrowse.ui.screens.desk import DeskScreen
from newsbrowse.ui.screens.listing import Line, ListingScreen
from newsbrowse.ui.screens.pick import Picked, PickScreen, PromptScreen
from newsbrowse.ui.screens.values import MOST_LISTED, ValueScreen
from newsbrowse.ui.surroundings import keymap_of

_LEFT = 34
"""Cells for the names and places of the panel that says why."""


def ask(screen: DeskScreen, verb: str, subject: Subject) -> None:
    """Ask what is needed to do something about a subject, and do it."""
    _ASKS[verb](screen, subject)


def _rename(screen: DeskScreen, subject: Subject) -> None:
    def named(new: str | None) -> None:
        if new and new != subject.label:
            now = subject.value if subject.kind == COUNTRY else " ".join(clean(new).split())
            _do(
                screen,
                subject,
                lambda library: library.entities.rename(subject.value, new, subject.kind),
                now,
            )

    screen.app.push_screen(PromptScreen(f"Another name for {subject.label}", subject.label), named)


def _merge(screen: DeskScreen, subject: Subject) -> None:
    def taken(value: tuple[str, str, int] | None) -> None:
        if value is not None:
            into, now = value[0], None if subject.article else value[0]
            names = [subject.value]
            _do(
                screen,
                subject,
                lambda library: library.entities.merge(subject.kind, names, into, subject.article),
                now,
            )

    def listed(text: str) -> list[tuple[str, str, int]]:
        found = values_like(screen.library, subject.field, text, MOST_LISTED + 1)
        return [value for value in found if value[0] != subject.value][:MOST_LISTED]

    words = f"In this article, {subject.label} is" if subject.article else f"Merge {subject.label} into"
    screen.app.push_screen(ValueScreen(words, listed), taken)


def _hide(screen: DeskScreen, subject: Subject) -> None:
    _do(screen, subject, lambda library: library.entities.hide(subject.kind, subject.value), "")


def _kind(screen: DeskScreen, subject: Subject) -> None:
    field, of = (Field.PEOPLE, AS_PERSON) if subject.kind == COUNTRY else (Field.COUNTRIES, AS_COUNTRY)
    other = "person" if subject.kind == COUNTRY else "country"
    kinds = [("An organisation", "organisation"), ("A place", "place"), ("Something else", "other")]
    kinds.append((f"Nothing: no {subject.kind} at all", NOTHING))

    def picked(choice: Picked | None) -> None:
        if choice is not None and choice.row < len(kinds):
            _is(screen, subject, kinds[choice.row][1])
        elif choice is not None:
            screen.app.push_screen(
                ValueScreen(f"{subject.label} is the {other}", partial(_values, screen, field)),
                lambda value: None if value is None else _is(screen, subject, of + value[0]),
            )

    where = " in this article" if subject.article else ""
    lines = [*((words, "") for words, _ in kinds), (f"A {other}", "which one is asked")]
    screen.app.push_screen(PickScreen(f"What {subject.label} is{where}", lines), picked)


def _values(screen: DeskScreen, field: Field, text: str) -> list[tuple[str, str, int]]:
    return list(values_like(screen.library, field, text, MOST_LISTED))


def _is(screen: DeskScreen, subject: Subject, what: str) -> None:
    _do(
        screen,
        subject,
        lambda library: library.entities.set_kind(subject.kind, subject.value, what, subject.article),
        None if subject.article else "",
    )


def _split(screen: DeskScreen, subject: Subject) -> None:
    if subject.kind == COUNTRY and subject.article:
        _is(screen, subject, NOTHING)
        return

    def work() -> None:
        forms = screen.library.entities.forms(subject.kind, [subject.value])[subject.value]
        if subject.article:
            people = screen.library.article(subject.article).analysis.people
            names = next((p.forms or (p.name,) for p in people if p.name == subject.value), ())
            forms = [form for form in forms if form[0] in names]
        screen.post_message(FormsFound(subject, forms))

    screen.jobs.write(work)


def split_off(screen: DeskScreen, subject: Subject, forms: list[tuple[str, int]]) -> None:
    """Ask which of some names is to be taken out, and what it is to be called where that is needed."""
    if subject.kind == COUNTRY:
        forms = [form for form in forms if form[0] != subject.value]
    if not forms or (len(forms) < 2 and not subject.article and subject.kind != COUNTRY):
        screen.say(f"{subject.label} is not joined with other names.")
        return

    def picked(choice: Picked | None) -> None:
        if choice is not None:
            _take_out(screen, subject, forms[choice.row][0])

    lines = [(_called(subject.kind, name), f"{count:,}") for name, count in forms]
    where = " in this article" if subject.article else ""
    screen.app.push_screen(PickScreen(f"Take out of {subject.label}{where}", lines), picked)


def _take_out(screen: DeskScreen, subject: Subject, name: str) -> None:
    def named(new: str | None) -> None:
        if new is not None:
            new = "" if new == name else new
            _do(
                screen,
                subject,
                lambda library: library.entities.split(subject.kind, name, subject.article, new),
            )

    if subject.article and name == subject.value:
        prompt = PromptScreen(f"What to call {clean(name)} in this article", clean(name), hint="another name")
        screen.app.push_screen(prompt, named)
    else:
        named("")


def _why(screen: DeskScreen, subject: Subject) -> None:
    def work() -> None:
        article = screen.library.article(subject.article) if subject.article else None
        told = screen.library.entities.why(subject.kind, subject.value, article)
        screen.post_message(ReasonsFound(subject, told))

    screen.jobs.write(work)


def show_why(screen: DeskScreen, subject: Subject, told: Explained) -> None:
    """Show the names that are joined with the reason of each, and the places in an article."""
    names = [
        Line(f"{clean(form.name)} {form.articles:,}", clean(form.reason), form.name) for form in told.forms
    ]
    places = [Line(f"“{clean(one.text)}”", one.reason or "named", one.text) for one in told.places]
    lines = [Line("Names that are joined, with their articles"), *names]
    if places:
        lines += [Line(""), Line("In this article"), *places]
    if told.about:
        lines += [Line(""), Line(told.about[:1].upper() + told.about[1:])]
    screen.app.push_screen(ListingScreen(f"Why {subject.label} is here", lines, _LEFT))


def list_rules(screen: DeskScreen, rules: Sequence[KeptRule]) -> None:
    """List what was decided about names, the last first; one can be taken away."""
    if not rules:
        keys = keymap_of(screen)
        screen.say(f"Nothing is decided about names yet: {keys.told('facets.merge')} merges two.")
        return
    latest = list(reversed(rules))

    def picked(choice: Picked | None) -> None:
        if choice is not None and choice.removed:
            number = latest[choice.row].number
            screen.entities.do(
                None,
                lambda library: library.entities.forget(number),
                undo=keymap_of(screen).told("browse.undo"),
            )

    lines = [(_rule_words(rule), rule.at) for rule in latest]
    screen.app.push_screen(PickScreen("What you decided about names", lines, changeable=True), picked)


def _rule_words(rule: KeptRule) -> str:
    is_shown = rule.verb in ("merge", "split")
    target = f" → {_called(rule.kind if is_shown else PERSON, rule.target)}" if rule.target else ""
    where = f" in {rule.article}" if rule.article else ""
    return clean(f"{rule.verb} {_called(rule.kind, rule.name)}{target}{where}")


def _called(kind: str, name: str) -> str:
    """A name as it is read: a country's for its code."""
    return label(Field.COUNTRIES if kind == COUNTRY else Field.PEOPLE, name)


def _do(
    screen: DeskScreen, subject: Subject, work: Callable[[Library], Done], now: str | None = None
) -> None:
    screen.entities.do(subject, work, now, keymap_of(screen).told("browse.undo"))


_ASKS: Mapping[str, Callable[[DeskScreen, Subject], None]] = MappingProxyType(
    {"rename": _rename, "merge": _merge, "hide": _hide, "kind": _kind, "split": _split, "why": _why}
)
