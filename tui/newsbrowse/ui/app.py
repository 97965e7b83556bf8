"""The browser as a program: theme, signals, crashes, and the way in."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace
from rich.text import Text
from textual import on
from textual.screen import Screen

from newsbrowse.archive.library import Library
from newsbrowse.config import log_path
from newsbrowse.config.places import SCREEN_FILE
from newsbrowse.config.reading import Settings, load
from newsbrowse.config.settings import FOLDED, SORT
from newsbrowse.crash import write_crash
from newsbrowse.models import Progress, Search, Sort
from newsbrowse.text.clean import clean
from newsbrowse.ui import wording
from newsbrowse.ui.driver import ThriftyDriver
from newsbrowse.ui.early_screen import EarlyScreen
from newsbrowse.ui.kept_screen import Rows, save
from newsbrowse.ui.keyed import KeyedApp
from newsbrowse.ui.messages import PairLeft, PairMoved, PlaceKept
from newsbrowse.ui.screens.browse import BrowseScreen
from newsbrowse.ui.screens.showing import ShowingScreen
from newsbrowse.ui.state import Place

_GRACE = 2.0
"""Seconds the terminal has to be restored in after a signal, before the process ends all the same."""

_HELD = 0.5
"""Seconds for which the screen of the last time stays at most, once keys are taken."""

_ABOVE = 3
"""Lines of the list above an article that the browser begins in."""

SWITCH = 0.001
"""Seconds for which a thread may keep the screen waiting; Python's own 5 ms are a frame of typing each."""


class CrashError(Exception):
    """An unforeseen error, told in one line; the traceback is in the log file."""

    def __init__(self, error: BaseException, log: Path | None) -> None:
        super().__init__(str(error))
        what = clean(f"{type(error).__name__}: {error}")[:200]
        where = f" (details in {log})" if log else ""
        self.line = f"newsbrowse: unexpected error, {what}{where}"

    def __rich__(self) -> Text:
        """The line, for the terminal that Textual has restored."""
        return Text(self.line)


class NewsbrowseApp(KeyedApp[None]):
    """The browser on one library."""

    def __init__(
        self,
        library: Library,
        *,
        title: str,
        place: Place,
        settings: Settings | None = None,
        said: str = "",
        early: EarlyScreen | None = None,
    ) -> None:
        super().__init__(settings or Settings())
        self.early_screen = early
        self.library = library
        self._said = said
        self._last: Rows = {}
        self._is_ending = False
        self._first = self.make_screen(library, place, title)

    def make_screen(self, library: Library, place: Place, title: str) -> BrowseScreen:
        """The main screen."""
        return BrowseScreen(library, place, title)

    def get_default_screen(self) -> Screen[None]:
        """The main screen; Textual would compose and paint an empty one first."""
        self._first.adapt_to(self.size)
        return self._first

    async def on_mount(self) -> None:
        """Take over the signals.

        asyncio hears of them through a pipe, which some hundred keys at once fill, and then forgets them. So
        it is only to wake up: Python's own handler runs in any case.
        """
        loop = asyncio.get_running_loop()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGHUP, signal.SIGTERM):
                loop.add_signal_handler(number, self.end_by_signal, number)
                signal.signal(number, lambda got, _: loop.call_soon_threadsafe(self.end_by_signal, got))
                signal.siginterrupt(number, False)

    async def prepare(self) -> None:
        """Wait for the whole main screen; then say what is to be said from the start."""
        await self._first.whole.wait()
        gc.freeze()  # what is there now stays: nothing of it is worth being looked through again
        gc.enable()
        self.set_timer(_HELD, self.show_painted)
        if self._said:
            self.say(self._said)
        self.tell_problems()

    @on(ShowingScreen.Settled)
    def _settled(self) -> None:
        self.show_painted()

    @on(PairLeft)
    def _pair_left(self, event: PairLeft) -> None:
        self._first.leave_pair(event.pair)

    @on(PairMoved)
    def _pair_moved(self) -> None:
        self._first.pair_moved()

    @on(PlaceKept)
    def _place_kept(self) -> None:
        """Keep the screen with the place, so that it is there also after an end that nobody foresaw."""
        self._note_screen()
        self.keep_screen()

    async def action_quit(self) -> None:
        """Keep the place and quit."""
        self._leave()

    def _leave(self, code: int = 0) -> None:
        self._first.save_place()
        self._note_screen()
        self.exit(return_code=code)

    def _note_screen(self) -> None:
        """Note what the main screen shows, where nothing lies over it."""
        if self.screen is self._first and isinstance(self._driver, ThriftyDriver):
            self._last = self._driver.meant()

    def keep_screen(self) -> None:
        """Keep the screen last noted for the next start; a folder of others stays as it is.

        Closing the library may change its files, so that it is kept once more behind that.
        """
        self.keep_rows(SCREEN_FILE)

    def keep_rows(self, name: str) -> None:
        """Keep the screen last noted in a file of the library's folder."""
        if self._last:
            with suppress(OSError):
                save(self.library.path, (self.size.width, self.size.height), self._last, name)

    # Signals and crashes.

    def end_by_signal(self, number: int) -> None:
        """Save the place, restore the terminal and end; a stalled terminal cannot hold the process."""
        if self._is_ending:
            return
        self._is_ending = True
        timer = threading.Timer(_GRACE, os._exit, (128 + number,))
        timer.daemon = True
        timer.start()
        self._leave(128 + number)

    def _handle_exception(self, error: Exception) -> None:
        """Tell an unforeseen error in one line instead of Textual's full-screen traceback.

        Textual has no public hook for this; an exception with `__rich__` is shown as it asks.
        An answer of a thread that comes while the panes are taken down finds none: the user has left,
        nothing is lost, and the exit code stays; the log alone tells it.
        """
        crash = CrashError(error, write_crash(error, log_path()))
        if not self.is_running:
            return
        crash.__cause__ = error
        super()._handle_exception(crash)


def _tell_building(progress: Progress) -> None:
    """Say on the terminal, before there is a screen, why there is none yet."""
    share = f" {progress.done:,} of {progress.total:,}" if progress.total else ""
    sys.stderr.write(f"\r\x1b[Kbuilding the search index:{share}")
    if progress.done == progress.total:
        sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()


def first_place(kept: Mapping[str, object] | None, text: str, settings: Settings) -> Place:
    """Where the browser begins: where the user was last, else at a search in the order that was set."""
    place = Place.from_dict(kept) if kept else Place(Search(text), folded=settings[FOLDED])
    if place.search.sort is None and settings[SORT]:
        return replace(place, search=replace(place.search, sort=Sort(settings[SORT])))
    return place


def place_in(library: Library, article: str, place: Place) -> Place:
    """The place with the cursor on an article in the list of all, and that opened; NotFoundError if none."""
    (key,) = library.keys_of([article])
    search = Search(sort=place.search.sort)
    row = library.keys_of_hits(search).index(key)
    return replace(
        place,
        search=search,
        row=row,
        top=max(0, row - _ABOVE),
        read_top=0,
        pane="reader",
        folded=False,
        comparing=None,
    )


def run_browser(
    library_path: Path,
    *,
    title: str | None = None,
    text: str = "",
    settings: Settings | None = None,
    said: str = "",
    early: EarlyScreen | None = None,
    article: str = "",
) -> int:
    """Open the browser on a library and stay in it until the user leaves.

    Args:
        library_path: the folder of an existing library.
        title: what to call it; its folder's name where None.
        text: a search to begin with; the last place where empty.
        settings: what the user set; read anew where None.
        said: a line to say at once.
        early: what is painted on the terminal already.
        article: the id of an article to begin in, in the list of all; else the last place.

    Returns:
        The exit code: 0, 1 after a crash, 128+n after signal n.

    Raises:
        LibraryError: the library cannot be opened.
    """
    sys.setswitchinterval(SWITCH)

    def tell_building(progress: Progress) -> None:
        if early is not None:
            early.leave()
        _tell_building(progress)

    with Library.open(library_path, progress=tell_building) as library:
        settings = settings or load()
        place = first_place(None if text else library.load_place(), text, settings)
        place = place_in(library, article, place) if article else place
        said = said or (wording.REBUILT if library.rebuilt else "")
        app = NewsbrowseApp(
            library, title=title or library.name, place=place, settings=settings, said=said, early=early
        )
        app.run(mouse=False)
    app.keep_screen()
    return app.return_code or 0
