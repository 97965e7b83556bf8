"""The browser as a picker: what the user takes goes to who asked, and nothing else is done with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual import on

from newsbrowse.archive.library import Library
from newsbrowse.config.places import PICK_SCREEN_FILE
from newsbrowse.config.reading import Settings
from newsbrowse.config.settings import PRESET
from newsbrowse.models import Article, Progress
from newsbrowse.ui.app import SWITCH, NewsbrowseApp, first_place
from newsbrowse.ui.commands import Command, Scope
from newsbrowse.ui.early_screen import EarlyScreen
from newsbrowse.ui.keymap import Keymap, build
from newsbrowse.ui.screens.browse import BrowseScreen
from newsbrowse.ui.screens.showing import ShowingScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.writing.citations import Form, Passage


class Picked(Struct, frozen=True):
    """What was taken: articles by their ids, or a passage of one article and the form it is wanted in.

    Attributes:
        kind: how the articles are to be printed (`id`, `citation`, `link`); empty for what was asked for.
    """

    ids: tuple[str, ...] = ()
    kind: str = ""
    article: Article | None = None
    passage: Passage | None = None
    form: Form = Form.QUOTE


class PickingScreen(BrowseScreen):
    """The main screen, on which the key that reads takes the article instead; the place is not kept.

    Args, besides those of the main screen:
        passages: whether a passage is wanted, so that the key that reads opens the article all the same.
    """

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.TAKE, Scope.BROWSE)

    def __init__(self, library: Library, place: Place, title: str, *, passages: bool) -> None:
        super().__init__(library, place, title)
        self._passages = passages

    @on(ArticleList.Chosen)
    def _article_taken(self, event: ArticleList.Chosen) -> None:
        if not self._passages:
            event.prevent_default()
            self._take(Picked(ids=tuple(self.ticked) or (event.hit.id,)))

    @on(Reader.Taken)
    def _passage_picked(self, event: Reader.Taken) -> None:
        event.prevent_default()
        self._take(Picked(article=event.article, passage=event.passage, form=event.form))

    @property
    def scopes_now(self) -> tuple[Scope, ...]:
        """In the list, also the ways to take what is there."""
        here = self.focused is not None and self.focused.id == "list"
        return self.SCOPES if here else super().SCOPES

    def label_of(self, command: Command) -> str:
        """What a command is called in the footer: what reads an article elsewhere takes it here."""
        read = "open" if self._passages else "take"
        return {
            "list.read": read,
            "passage.copy": "take",
            "quotes.copy": "take",
            "browse.back": "leave",
        }.get(command.id, command.label)

    def action_take_id(self) -> None:
        """Print ids."""
        self._take_as("id")

    def action_take_citation(self) -> None:
        """Print citations."""
        self._take_as("citation")

    def action_take_link(self) -> None:
        """Print links."""
        self._take_as("link")

    def action_take_quote(self) -> None:
        """Open the article, where a passage can be chosen."""
        self._passages = True
        self.query_one(ArticleList).action_read()

    def _take_as(self, kind: str) -> None:
        hit = self.query_one(ArticleList).hit
        ids = tuple(self.ticked) or ((hit.id,) if hit is not None else ())
        if ids:
            self._take(Picked(ids=ids, kind=kind))

    def _take(self, picked: Picked | None) -> None:
        if isinstance(self.app, PickingApp):
            self.app.take(picked)

    def action_back(self) -> None:
        """One step back; from the list, where there is nothing to take back, out."""
        away = self.focused is not None and self.focused.id not in ("list", "ways")
        if away or self.ticked or self._compare_with is not None or self.has_class("-drawer"):
            super().action_back()
        else:
            self._take(None)

    def save_place(self) -> None:
        """Keep nothing: the place is that of the browser."""


class PickingApp(NewsbrowseApp):
    """The browser that ends with what was taken.

    Attributes:
        picked: what was taken; None if the user left without.
    """

    def __init__(
        self,
        library: Library,
        *,
        place: Place,
        settings: Settings,
        passages: bool,
        early: EarlyScreen | None = None,
    ) -> None:
        self._passages = passages
        keys = build(settings[PRESET], settings.bindings, settings.binding_place)[0]
        said = _hint(keys, passages=passages)
        title = f"{library.name}: pick"
        super().__init__(library, title=title, place=place, settings=settings, said=said, early=early)
        self.picked: Picked | None = None
        self._begun_with = (place.search, place.row)

    def make_screen(self, library: Library, place: Place, title: str) -> BrowseScreen:
        """The main screen as a picker."""
        return PickingScreen(library, place, title, passages=self._passages)

    @on(ShowingScreen.Settled)
    def _begun(self) -> None:
        """Note what the picker begins with: it begins with the same the next time, wherever it ends."""
        screen = self.screen_stack[0]
        if isinstance(screen, PickingScreen) and (screen.search, screen.place.row) == self._begun_with:
            super()._note_screen()
            self.keep_screen()

    def _note_screen(self) -> None:
        """What it ends with is not noted."""

    def keep_screen(self) -> None:
        """Keep what the picker began with."""
        self.keep_rows(PICK_SCREEN_FILE)

    def take(self, picked: Picked | None) -> None:
        """End with what was taken, or with nothing."""
        self.picked = picked
        self._leave(1 if picked is None else 0)

    async def action_quit(self) -> None:
        """End with nothing."""
        self.take(None)


def run_picker(
    path: Path, text: str, settings: Settings, *, passages: bool, early: EarlyScreen | None = None
) -> tuple[int, Picked | None]:
    """Let the user pick on the terminal.

    Args:
        path: the folder of an existing library.
        text: a search to begin with; the place of the last time where empty.
        settings: what the user set.
        passages: whether a passage is wanted, not articles.
        early: what is painted on the terminal already.

    Returns:
        The exit code (0, 1 for nothing or after a crash, 128+n after signal n), and what was taken.

    Raises:
        LibraryError: the library cannot be opened.
    """
    sys.setswitchinterval(SWITCH)

    def tell_building(progress: Progress) -> None:
        if early is not None:
            early.leave()

    with Library.open(path, progress=tell_building) as library:
        place = replace(first_place(None if text else library.load_place(), text, settings), pane="list")
        app = PickingApp(library, place=place, settings=settings, passages=passages, early=early)
        app.run(mouse=False)
    app.keep_screen()
    return app.return_code or 0, app.picked


def _hint(keys: Keymap, *, passages: bool) -> str:
    """What to say at first."""
    read, back = keys.told("list.read"), keys.told("browse.back")
    if passages:
        return f"{read} opens an article, {keys.told('reader.quote')} there chooses a passage; {back} leaves."
    tick, kinds = keys.told("list.tick"), keys.told("take.take_id").split(" ")[0]
    return f"{read} takes the article, {tick} ticks several, {kinds} says as what; {back} leaves."
