"""The first start: there is no library yet, and the user says what to begin with."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from newsbrowse.config.reading import Settings, load
from newsbrowse.errors import NewsbrowseError
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.keyed import KeyedApp
from newsbrowse.ui.messages import Told
from newsbrowse.ui.paths import complete_path
from newsbrowse.ui.screens.pick import PickList
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import Bar
from newsbrowse.ui.widgets.line_input import LineInput
from newsbrowse.ui.widgets.note import Note

if TYPE_CHECKING:
    from newsbrowse.fetching.following import Found


class Way(Enum):
    """What a user can begin with."""

    SAMPLE = "Look around in the sample library"
    ADD = "Add articles of your own: a file or a folder"
    FEED = "Follow a feed: the news of a site as they come"
    EMPTY = "Begin with an empty library"


_DETAILS = {
    Way.SAMPLE: "a library of its own",
    Way.ADD: ".txt .md .html .jsonl",
    Way.FEED: "RSS, Atom, JSON",
    Way.EMPTY: "newsbrowse add fills it",
}


_LINES = {Way.ADD: "#path", Way.FEED: "#address"}


@dataclass(frozen=True)
class Beginning:
    """What the user chose; `path` names the articles to add, `found` is the feed to follow."""

    way: Way
    path: Path | None = None
    found: Found | None = None


@dataclass(frozen=True)
class Places:
    """Where things lie or will lie; shown, so that nobody has to guess."""

    library: Path
    config: Path
    state: Path


class Sought(Told):
    """A feed was looked for: it was found, or a line says why not."""

    request: threading.Event
    found: Found | None
    line: str


class WelcomeScreen(Screen[None]):
    """Offers the ways to begin; the app returns the one chosen, or None."""

    AUTO_FOCUS = "#pick"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.WELCOME,)

    def __init__(self, places: Places, said: str, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._places = places
        self._said = clean(said)
        self._seeking: threading.Event | None = None

    def compose(self) -> ComposeResult:
        """A word of welcome, the ways to begin, and where things will lie."""
        complete = keymap_of(self).told("welcome.complete")
        with Vertical(id="welcome"):
            yield Bar(id="greeting")
            yield Bar(id="why")
            yield PickList([(way.value, _DETAILS[way]) for way in Way], id="pick")
            yield LineInput(
                placeholder=f"path of a file or a folder; {complete} completes", sign="❯", id="path"
            )
            yield LineInput(
                placeholder="address of a feed, or of a page that has one", sign="❯", id="address"
            )
            yield Note(id="told")
            yield Bar(id="library-place")
            yield Bar(id="config-place")
            yield Bar(id="state-place")
            yield Bar(id="other-place")
            yield Bar(id="blank")
            yield Bar(id="keys")

    def on_mount(self) -> None:
        """Say what is to be said."""
        show = self._show
        show("greeting", ("newsbrowse", "bar--strong"))
        show("why", ("There is no library here yet. Begin with", "bar--plain"))
        show("library-place", ("Your library will live in  ", "bar--dim"), (_shown(self._places.library),))
        show("config-place", ("Your settings go into      ", "bar--dim"), (_shown(self._places.config),))
        show("state-place", ("Logs and the sample are in ", "bar--dim"), (_shown(self._places.state),))
        show("other-place", ("--library DIR or NEWSBROWSE_LIBRARY names another library.", "bar--dim"))
        keys = keymap_of(self)
        enter, escape = keys.shown("welcome.take"), keys.shown("welcome.close")
        show(
            "keys",
            (enter, "bar--key"),
            (" begin  ", "bar--dim"),
            (escape, "bar--key"),
            (" leave", "bar--dim"),
        )
        self.tell(self._said)

    def _show(self, name: str, *pieces: tuple[str, ...]) -> None:
        self.query_one(f"#{name}", Bar).show(
            [(piece[0], piece[1] if len(piece) > 1 else "bar--plain") for piece in pieces]
        )

    def tell(self, text: str) -> None:
        """Say what is wrong, or what could follow."""
        self.query_one(Note).show(text)

    def action_take(self) -> None:
        """Begin with the way under the cursor."""
        way = list(Way)[self.query_one(PickList).cursor]
        if way in _LINES:
            line = self.query_one(_LINES[way], LineInput)
            line.display = True
            line.focus()
        else:
            self.app.exit(Beginning(way))

    def action_complete(self) -> None:
        """Go on with the path that is being typed."""
        line = self.query_one("#path", LineInput)
        if line.has_focus:
            line.value, names = complete_path(line.value)
            line.cursor_position = len(line.value)
            self.tell("  ".join(names[:20]) if len(names) != 1 else "")

    @on(Input.Submitted, "#path")
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        path = Path(event.value.strip()).expanduser()
        if not event.value.strip():
            self.tell("Type the path of a file or a folder.")
        elif not path.exists():
            self.tell(f"There is nothing at {path}")
        else:
            self.app.exit(Beginning(Way.ADD, path))

    @on(Input.Submitted, "#address")
    def _addressed(self, event: Input.Submitted) -> None:
        """Look for the feed, in a thread."""
        event.stop()
        if not event.value.strip():
            self.tell("Type the address of a feed, or of a page that has one.")
        elif self._seeking is None:
            self._seeking = stop = threading.Event()
            escape = keymap_of(self).told("welcome.close")
            self.tell(f"Fetching {event.value.strip()} … {escape} stops")
            self.run_worker(partial(self._seek, event.value, stop), thread=True, name="seek")

    def _seek(self, typed: str, stop: threading.Event) -> None:
        from newsbrowse.fetching.following import find_feed
        from newsbrowse.fetching.manner import manner_of
        from newsbrowse.network import Stopped

        found, line = None, ""
        try:
            found = find_feed(typed, manner_of(self._settings), stop=stop)
        except Stopped:
            line = "Stopped."
        except NewsbrowseError as error:
            line = ": ".join(filter(None, (error.message, error.hint)))
        self.post_message(Sought(stop, found, line))

    def on_sought(self, event: Sought) -> None:
        """Begin with the feed that was found, or say why there is none."""
        if event.request is self._seeking:
            self._seeking = None
            self.tell(event.line)
            if event.found is not None:
                self.app.exit(Beginning(Way.FEED, found=event.found))

    def action_close(self) -> None:
        """Stop fetching; else from a line back to the ways; from them, leave."""
        line = self.focused
        if self._seeking is not None:
            self._seeking.set()
            self._seeking = None
            self.tell("Stopped.")
        elif isinstance(line, LineInput):
            line.display = False
            self.tell("")
            self.query_one(PickList).focus()
        else:
            self.app.exit(None)


class WelcomeApp(KeyedApp[Beginning]):
    """The program of the first start."""

    def __init__(self, places: Places, said: str = "", settings: Settings | None = None) -> None:
        super().__init__(settings or Settings())
        self._screen = WelcomeScreen(places, said, self.settings)

    def get_default_screen(self) -> Screen[None]:
        """The one screen there is."""
        return self._screen


def _shown(path: Path) -> str:
    """A path as people write it, with `~` for the home folder."""
    home = Path.home()
    return clean(f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path))


def welcome(places: Places, said: str = "") -> Beginning | None:
    """Ask what to begin with; None if the user leaves."""
    return WelcomeApp(places, said, load()).run(mouse=False)
