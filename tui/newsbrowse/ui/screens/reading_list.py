"""What a screen with a list of articles does with reading lists: put on, take off, move, open, read on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on

from newsbrowse.archive.library import Library
from newsbrowse.archive.renaming import Renaming
from newsbrowse.archive.wording import list_query
from newsbrowse.models import ReadingList, Search, Sort
from newsbrowse.text.fold import fold
from newsbrowse.ui import wording
from newsbrowse.ui.deskwork import Acted, Target, always
from newsbrowse.ui.listwork import ListCounted, ListRenamed, ListsFound, ListWork, UnreadFound
from newsbrowse.ui.screens.pairing import PairingScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.search_box import SearchBox


class ReadingListScreen(PairingScreen):
    """Keeps reading lists; one that is open is a search for what is on it, in its order."""

    def __init__(self, library: Library, place: Place) -> None:
        super().__init__(library, place)
        self.lists = ListWork(self, library, self.jobs.writes)

    @property
    def list_shown(self) -> str:
        """The name of the reading list on which all hits are; empty if there is no such list."""
        return self._page.reading_list if self._page is not None and self._page.search == self.search else ""

    @property
    def is_by_hand(self) -> bool:
        """Whether the hits are in the order of the reading list."""
        return bool(self.list_shown) and wording.order_of(self.search, self._page) is Sort.LIST

    def action_put_on_list(self) -> None:
        """Ask for a list, and put the article on it, or those that are ticked."""
        if self.target is not None:
            self.put_on_list(self.target)

    def put_on_list(self, target: Target) -> None:
        """Ask for a list and put articles on it."""
        from newsbrowse.ui.screens.list_choice import ListChoice

        def chosen(name: str | None) -> None:
            if name:
                self.act(always(self.lists.putting(name)), target)

        def found(lists: tuple[ReadingList, ...]) -> None:
            self.app.push_screen(ListChoice(f"Put {target.words} on a reading list", lists), chosen)

        self.lists.find(found)

    def further_doings(self, target: Target) -> list[tuple[str, Callable[[], None]]]:
        """What else can be done with many articles: put them on a list, or take them off the one shown."""
        doings: list[tuple[str, Callable[[], None]]] = [
            ("Put on a reading list", partial(self.put_on_list, target))
        ]
        if name := self.list_shown:
            take_off = partial(self.act, always(self.lists.taking_off(name)), target)
            doings.append((f"Take off {name}", take_off))
        return doings

    def action_take_off_list(self) -> None:
        """Take the article off the list that is shown, or those that are ticked."""
        self.act(always(self.lists.taking_off(self.list_shown)))

    @on(ArticleList.MoveWanted)
    def _move_wanted(self, event: ArticleList.MoveWanted) -> None:
        self.lists.move(self.list_shown, event.hit.id, event.rows, self.search, folded=self._folded)

    @on(ArticleList.PlaceWanted)
    def _place_wanted(self) -> None:
        from newsbrowse.ui.screens.pick import PromptScreen

        target, name = self.target, self.list_shown
        many = self.reading_list.articles if self.reading_list is not None else 0

        def typed(place: str | None) -> None:
            if place is None or target is None:
                return
            if not place.isdecimal() or not 1 <= int(place[:9]) <= many:
                self.say(f"A place is a number from 1 to {many:,}.", warning=True)
            else:
                self.act(always(self.lists.moving(name, int(place) - 1)), target)

        words = target.words if target is not None else ""
        self.app.push_screen(PromptScreen(f"Where to put {words}", hint=f"1 to {many:,}"), typed)

    def action_reading_lists(self) -> None:
        """List the reading lists, to open one, rename it or delete it."""
        from newsbrowse.ui.screens.list_choice import list_lists

        self.lists.find(lambda lists: list_lists(self, lists))

    def open_list(self, name: str) -> None:
        """Show what is on a list, in its order."""
        search = Search(list_query(name))
        self.query_one(SearchBox).value = search.text
        self.set_search(search)
        self.focus_pane("list")
        self.lists.use(name)
        keys = keymap_of(self)
        down, up, off = map(keys.shown, ("list.move_down", "list.move_up", "browse.take_off_list"))
        unread = keys.shown("browse.next_unread")
        self.say(f"{down} {up} move an article, {off} takes it off, {unread} goes to what is not read.")

    @on(ListRenamed)
    def _renamed_list(self, event: ListRenamed) -> None:
        """Say so, and go on showing the list if it is shown."""
        self.follow(Renaming("list", event.name, event.new, (fold(event.name),)))
        undo = keymap_of(self).told("browse.undo")
        self.say(f"{event.name} is called {event.new} now; {undo} takes it back.")

    def action_next_unread(self) -> None:
        """To the next article that is not read."""
        self._find_unread(back=False)

    def action_previous_unread(self) -> None:
        """To the one before that is not read."""
        self._find_unread(back=True)

    def _find_unread(self, *, back: bool) -> None:
        row = self.query_one(ArticleList).cursor
        self.lists.find_unread(self.search, row, back=back, folded=self._folded, typing=self._typing)

    @on(UnreadFound)
    def _unread_found(self, event: UnreadFound) -> None:
        if event.search != self.search:
            return
        if event.found is None:
            self.say(f"No article {'above' if event.back else 'below'} is unread.")
            return
        row, hit = event.found
        articles = self.query_one(ArticleList)
        articles.put_cursor(row)
        if self.query_one(Reader).has_focus:
            articles.post_message(ArticleList.Chosen(hit))

    @on(ListsFound)
    def _lists_found(self, event: ListsFound) -> None:
        event.then(event.lists)

    @on(Acted)
    def _count_list(self) -> None:
        if self.list_shown:
            self.lists.count(self.list_shown)

    @on(ListCounted)
    def _list_counted(self, event: ListCounted) -> None:
        if event.reading_list is not None and event.reading_list.name == self.list_shown:
            self.reading_list = event.reading_list
            self.describe_list()
