"""Which keys run which command: the table's defaults, a preset over them, the user's own keys over both.

In a pane the keys of its own scope come first, then those of moving, then those of its screen, then those
of every screen: the same key may mean different things in different panes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from newsbrowse.config.reading import Problem
from newsbrowse.ui.commands import COMMANDS, Command, Scope
from newsbrowse.ui.key_names import KNOWN, is_text, shown_key, spell
from newsbrowse.ui.presets import PRESETS

PLACES: Mapping[Scope, tuple[Scope, ...]] = {
    Scope.SEARCH: (Scope.SEARCH, Scope.BROWSE, Scope.APP),
    Scope.FILTER: (Scope.FILTER, Scope.BROWSE, Scope.APP),
    Scope.CHIPS: (Scope.CHIPS, Scope.BROWSE, Scope.APP),
    Scope.FACETS: (Scope.FACETS, Scope.MOVE, Scope.BROWSE, Scope.APP),
    Scope.LIST: (Scope.LIST, Scope.MOVE, Scope.BROWSE, Scope.APP),
    Scope.TAKE: (Scope.LIST, Scope.MOVE, Scope.TAKE, Scope.BROWSE, Scope.APP),
    Scope.WAYS: (Scope.WAYS, Scope.MOVE, Scope.BROWSE, Scope.APP),
    Scope.READER: (Scope.READER, Scope.MOVE, Scope.BROWSE, Scope.APP),
    Scope.PASSAGE: (Scope.PASSAGE, Scope.MOVE, Scope.BROWSE, Scope.APP),
    Scope.READER_LINE: (Scope.READER_LINE, Scope.BROWSE, Scope.APP),
    Scope.FACTS: (Scope.FACTS, Scope.MOVE, Scope.BROWSE, Scope.APP),
    Scope.TEXT: (Scope.MOVE, Scope.TEXT, Scope.APP),
    Scope.COMPARE: (Scope.MOVE, Scope.COMPARE, Scope.APP),
    Scope.LEDGER: (Scope.LEDGER, Scope.MOVE, Scope.COMPARE, Scope.APP),
    Scope.FEEDS: (Scope.MOVE, Scope.FEEDS, Scope.APP),
    Scope.QUOTES: (Scope.MOVE, Scope.QUOTES, Scope.APP),
    Scope.PICK: (Scope.MOVE, Scope.PICK, Scope.APP),
    Scope.PROMPT: (Scope.PROMPT, Scope.APP),
    Scope.CONFIRM: (Scope.CONFIRM, Scope.APP),
    Scope.HELP: (Scope.MOVE, Scope.HELP, Scope.APP),
    Scope.WELCOME: (Scope.MOVE, Scope.WELCOME, Scope.APP),
    Scope.FIND: (Scope.FIND, Scope.HELP, Scope.APP),
    Scope.PALETTE: (Scope.PALETTE, Scope.APP),
    Scope.VALUES: (Scope.VALUES, Scope.APP),
}
"""For each pane, the scopes that hold in it, the nearest first."""

TYPING = frozenset(
    {Scope.SEARCH, Scope.FILTER, Scope.READER_LINE, Scope.PROMPT, Scope.FIND, Scope.PALETTE, Scope.VALUES}
)
"""Scopes of lines that are typed in: a letter is text there."""


class Hint(Struct, frozen=True):
    """A command as the footer shows it."""

    key: str
    label: str
    always: bool
    available: bool = True


class Keymap:
    """The keys of every command.

    Attributes:
        keys: sequences by the id of the command; a sequence is keys in Textual's spelling, apart by blanks.
    """

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self.keys = keys

    @cached_property
    def _commands(self) -> Mapping[Scope, Mapping[str, Command]]:
        found: dict[Scope, dict[str, Command]] = {scope: {} for scope in Scope}
        for command in COMMANDS:
            for sequence in self.keys[command.id]:
                found[command.scope].setdefault(sequence, command)
        return found

    @cached_property
    def _prefixes(self) -> Mapping[Scope, frozenset[str]]:
        return {
            scope: frozenset(one for sequence in commands for one in _beginnings(sequence))
            for scope, commands in self._commands.items()
        }

    def command(self, scope: Scope, sequence: str) -> Command | None:
        """The command that a sequence runs in a scope."""
        return self._commands[scope].get(sequence)

    def begins(self, scope: Scope, sequence: str) -> bool:
        """Whether longer sequences of a scope begin so."""
        return sequence in self._prefixes[scope]

    def following(self, scopes: Iterable[Scope], begun: str) -> list[tuple[str, Command]]:
        """The rest of the sequences that begin so, with their commands, the nearest scope first."""
        rest: dict[str, Command] = {}
        for scope in scopes:
            for sequence, command in self._commands[scope].items():
                if sequence.startswith(f"{begun} "):
                    rest.setdefault(sequence[len(begun) + 1 :], command)
        return list(rest.items())

    def shown(self, command: str) -> str:
        """The first key of a command as people write it; empty if it has none."""
        keys = self.keys.get(command, ())
        return shown_key(keys[0]) if keys else ""

    def told(self, command: str) -> str:
        """How to run a command, for advice: its first key; without one, the palette and its name there."""
        if key := self.shown(command):
            return key
        title = next(one.title for one in COMMANDS if one.id == command)
        return f"{self.shown('app.palette')} “{title}”".lstrip()

    def all_shown(self, command: Command) -> str:
        """All keys of a command as people write them."""
        return "  ".join(shown_key(key) for key in self.keys[command.id])

    def hints(
        self,
        scopes: Iterable[Scope],
        available: Callable[[Command], bool],
        label: Callable[[Command], str] = lambda command: command.label,
    ) -> tuple[Hint, ...]:
        """What the footer shows of some scopes, the nearest first; a command without a key is left out.

        So is, in a line that is typed in, one whose keys all are text there.

        Args:
            scopes: the nearest first.
            available: whether a command can run now.
            label: what it is called in the footer; empty leaves it out.
        """
        places = tuple(scopes)
        typing = bool(places) and places[0] in TYPING
        found = ((one, self._key(one, typing)) for scope in places for one in COMMANDS if one.scope is scope)
        return tuple(
            Hint(shown_key(key), label(one), one.action in _ALWAYS, available(one))
            for one, key in found
            if label(one) and key
        )

    def _key(self, command: Command, typing: bool) -> str:
        """The first key of a command that works, where letters are text or where they are not."""
        keys = (key for key in self.keys[command.id] if not (typing and is_text(key)))
        return next(keys, "")


_ALWAYS = ("help", "quit", "close", "leave", "drop", "back")
"""Commands that the footer names however little room there is: how to learn more and how to get out."""


def default_keymap() -> Keymap:
    """The keys of the table."""
    return Keymap({command.id: command.keys for command in COMMANDS})


def build(
    preset: str, bindings: Mapping[str, tuple[str, ...]], place: Callable[[str], str]
) -> tuple[Keymap, tuple[Problem, ...]]:
    """The keymap of a preset and the user's own keys, and what was wrong with these.

    Args:
        preset: the name of a preset.
        bindings: keys as written, by the id of a command; they take the place of the command's keys.
        place: where the keys of a command are set: `FILE:LINE`.
    """
    keys = {command.id: command.keys for command in COMMANDS} | dict(PRESETS.get(preset, {}))
    if not bindings:
        return Keymap(keys), ()
    making = _Making(keys, place)
    for name, texts in bindings.items():
        making.read(name, texts)
    making.settle()
    return Keymap(making.keys), tuple(making.problems)


class _Making:
    """Puts the user's keys over those of a preset; of two that cannot both be, one is dropped and told."""

    def __init__(self, keys: dict[str, tuple[str, ...]], place: Callable[[str], str]) -> None:
        self.keys = keys
        self.problems: list[Problem] = []
        self._place = place
        self._scopes = {command.id: command.scope for command in COMMANDS}
        self._own: dict[str, tuple[str, ...]] = {}

    def read(self, name: str, texts: tuple[str, ...]) -> None:
        """Take the keys of one command; they are weighed against the others in `settle`."""
        if name not in self._scopes:
            from newsbrowse.config.nearest import did_you_mean

            self._tell(name, f"no command is named {name[:60]}{did_you_mean(name, self._scopes)}")
            return
        spelt = (self._spelt(name, text) for text in texts)
        self._own[name] = tuple(dict.fromkeys(one for one in spelt if one))

    def settle(self) -> None:
        """Weigh the user's keys, in the order of the file, against each other and the rest."""
        for name in self._own:
            self.keys[name] = ()
        for name, sequences in self._own.items():
            for sequence in sequences:
                if self._fits(name, sequence):
                    self.keys[name] += (sequence,)

    def _tell(self, name: str, message: str) -> None:
        self.problems.append(Problem(self._place(name), message))

    def _spelt(self, name: str, text: str) -> str:
        try:
            spelt = spell(text)
        except ValueError as error:
            from newsbrowse.config.nearest import did_you_mean

            wrong = str(error)
            self._tell(name, f"no key is named {wrong[:30] or '(empty)'}{did_you_mean(wrong.lower(), KNOWN)}")
            return ""
        first = spelt.split(" ")[0]
        if self._scopes[name] in TYPING and is_text(first):
            self._tell(name, f"{shown_key(first)} cannot be {name}: it is text to be typed there")
            return ""
        return spelt

    def _fits(self, name: str, sequence: str) -> bool:
        """Make room for a key of the user's, or tell why it cannot be had."""
        for other, theirs in self._beside(name):
            clash = self._clash(name, sequence, other, theirs)
            if clash == "same" and other not in self._own:
                self.keys[other] = tuple(one for one in self.keys[other] if one != theirs)
                self._tell(name, f"{shown_key(sequence)} is {name} now and no longer {other}")
            elif clash:
                end = "" if clash == "same" else f" by {shown_key(theirs)}"
                what = {"same": "is", "begins": "begins", "begun": "begins with"}[clash]
                told = f"{shown_key(sequence)} cannot be {name}: it {what} {other}"
                self._tell(name, f"{told}{end}")
                return False
        return True

    def _beside(self, name: str) -> Iterator[tuple[str, str]]:
        """The sequences of the commands that hold in the same pane as a command."""
        mine = self._scopes[name]
        near = {scope for place in PLACES.values() if mine in place for scope in place} | {mine}
        for other, sequences in list(self.keys.items()):
            if self._scopes[other] in near and (other != name):
                for sequence in sequences:
                    yield other, sequence

    def _clash(self, name: str, mine: str, other: str, theirs: str) -> str:
        """How two sequences are in each other's way: `same`, `begins`, `begun`, or not at all."""
        if mine == theirs:
            return "same" if _at_once(self._scopes[name], self._scopes[other]) else ""
        if not any(self._scopes[name] in place and self._scopes[other] in place for place in PLACES.values()):
            return ""
        if theirs.startswith(f"{mine} "):
            return "begins"
        return "begun" if mine.startswith(f"{theirs} ") else ""


_IN_EVERY_PANE = frozenset(
    {Scope.BROWSE, Scope.COMPARE, Scope.PICK, Scope.HELP, Scope.TEXT, Scope.WELCOME, Scope.APP}
)


def _at_once(one: Scope, other: Scope) -> bool:
    """Whether the same key may not stand in both: one would hide the other in every pane."""
    if one is other or {one, other} == {Scope.BROWSE, Scope.APP}:
        return True
    return Scope.MOVE in (one, other) and bool({one, other} & _IN_EVERY_PANE)


def _beginnings(sequence: str) -> Iterator[str]:
    parts = sequence.split(" ")
    return (" ".join(parts[:count]) for count in range(1, len(parts)))
