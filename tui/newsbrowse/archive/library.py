"""The one door to a library: add, search, count, read. Every method may be called from any thread.

What it is asked stands in `archive.answers`, what changes it here. Importing this module loads the store and
the index, and neither the readers nor the extraction rules.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from newsbrowse.archive import place
from newsbrowse.archive.answers import Answers
from newsbrowse.archive.changes import KINDS, RULE
from newsbrowse.archive.desk import Desk
from newsbrowse.archive.feeds import Feeds
from newsbrowse.archive.index import SearchIndex
from newsbrowse.archive.journal import Journal, Turned
from newsbrowse.archive.lists import ReadingLists
from newsbrowse.archive.resolving import StoreResolver
from newsbrowse.archive.saved import SavedSearches
from newsbrowse.archive.searching import Searching
from newsbrowse.archive.shelf import Shelf
from newsbrowse.archive.space import MARGIN, ensure_room
from newsbrowse.archive.store import Store
from newsbrowse.archive.upkeep import ProgressCallback, Upkeep
from newsbrowse.models import AddReport, Entry, Failure, Search, Unread
from newsbrowse.text.clean import clean

if TYPE_CHECKING:
    from newsbrowse.archive.dump import Dump, Kept, TakenIn
    from newsbrowse.archive.entities import Entities

INDEX_FOLDER = "index"


class Library(Answers):
    """A folder of articles. Made by `Library.open`; also a context manager that closes it.

    Attributes:
        path: the folder.
        name: the folder's name, clean.
        desk: what the user does with articles, by their keys (`keys_of`, `keys_of_hits`).
        feeds: the feeds that the user follows.
        lists: the user's reading lists.
    """

    def __init__(self, path: Path, store: Store, index: SearchIndex) -> None:
        self.path = path
        self.name = clean(path.resolve().name) or "library"
        self._index = index
        self._upkeep = Upkeep(path, store, index)
        self._journal = journal = Journal(store, KINDS)
        self._saved = SavedSearches(store, journal, self._note_own_write)
        self.feeds = Feeds(store, journal, self._note_own_write)
        desk = Desk(store, journal, self._note_own_write, self._take_in_names)
        lists = ReadingLists(store, journal, self._note_own_write)
        resolver = StoreResolver(store, desk, self._saved, lists)
        searching = Searching(store, index, self._upkeep, self._saved, resolver)
        super().__init__(store, Shelf(store), searching, desk, lists)
        self._seen = store.data_version()
        self._left = threading.local()

    @classmethod
    def open(cls, path: Path, *, create: bool = False, progress: ProgressCallback | None = None) -> Library:
        """Open the library in a folder, made first if `create` is set, and bring its index up to date.

        `progress` is told how far it is where that takes long. LibraryError says why there is none to open.
        """
        store = Store.open(path, create=create)
        try:
            library = cls(path, store, SearchIndex(path / INDEX_FOLDER, store.library_id))
            library._upkeep.start(progress)
        except BaseException:
            store.close()
            raise
        return library

    @property
    def entities(self) -> Entities:
        """What the user decides about people and countries."""
        from newsbrowse.archive.entities import Entities

        return Entities(self._store, self._journal, self._take_in_names)

    @contextmanager
    def indexing_left(self) -> Iterator[None]:
        """Leave what is decided about names in this thread for the caller's `catch_up`."""
        self._left.to_caller = True
        try:
            yield
        finally:
            self._left.to_caller = False

    def close(self) -> None:
        """Let go of all files; closing twice does no harm."""
        self._index.close()
        self._store.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        items: Iterable[Entry | Failure | Unread],
        *,
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
        found: bool = True,
    ) -> AddReport:
        """Take articles in; what is already here is skipped (`archive.importing.take_in`).

        Unless they are to be `found` at once, the search index is left to `catch_up`: who adds a few
        articles many times pays for it once.
        """
        from newsbrowse.archive.beside import left_alone
        from newsbrowse.archive.importing import take_in

        ensure_room(self.path, MARGIN, "adding articles")
        catch_up = self._upkeep.catch_up_if_free if found else left_alone
        report = take_in(self._store, items, catch_up, progress=progress, stop=stop)
        self._seen = self._store.data_version()
        return report

    @property
    def unindexed(self) -> str:
        """Why what was added last is not found yet; empty if it is, or another process sees to it."""
        return self._upkeep.failure

    @property
    def waiting(self) -> int:
        """How many articles searches do not find as they are now, since the index has not taken them in."""
        return self._store.count_since(self._index.watermark())

    @property
    def rebuilt(self) -> bool:
        """Whether the search index was found damaged when the library was opened, and built anew."""
        return self._upkeep.rebuilt

    def watch_repairs(self, progress: ProgressCallback) -> None:
        """Have somebody told how far it is whenever a search meets a damaged index, which is built anew."""
        self._upkeep.watcher = progress

    def look_through_index(self) -> bool:
        """Read an index that is small through, and build it anew if a byte of it is wrong; whether it was."""
        return self._upkeep.look_through()

    def catch_up(
        self, *, progress: ProgressCallback | None = None, stop: threading.Event | None = None
    ) -> int:
        """Bring the index up to the store; the articles indexed. BusyError if another process writes it."""
        return self._upkeep.catch_up(progress, stop)

    def reindex(self, *, progress: ProgressCallback | None = None) -> int:
        """Build the index anew beside the one in use, and swap them; the number of articles."""
        return self._upkeep.rebuild(progress)

    def read_again(self, *, progress: ProgressCallback | None = None) -> int:
        """Read anew what older rules read (`archive.rereading`); the articles. Reindex afterwards."""
        from newsbrowse.archive.rereading import read_again

        return read_again(self._store, progress=progress)

    def refresh(self) -> bool:
        """Take in what other processes have written since the last call; True if there was something."""
        version = self._store.data_version()
        is_new = version != self._seen
        self._seen = version
        return self._index.refresh() or is_new

    def save_search(self, name: str, search: Search) -> None:
        """Keep a search under a name, in place of an older one; NewsbrowseError if it is not one word."""
        self._saved.save(name, search, self._index.watermark())

    def forget_search(self, name: str) -> None:
        """Drop a saved search; NotFoundError if there is none of the name."""
        self._saved.forget(name)

    def rename_search(self, name: str, new: str) -> None:
        """Give a saved search another name, which must be free; NotFoundError if there is none of the old."""
        self._saved.rename(name, new)

    def look_at_saved(self, name: str) -> Search:
        """A saved search; what it finds now counts as looked at. NotFoundError if there is none such."""
        return self._saved.look_at(name, self._index.watermark())

    def write_out_desk(self) -> Iterator[Kept]:
        """What the user did, article by article, then the saved searches (`archive.dump`)."""
        return self._dump().write_out()

    def take_in_desk(self, lines: Iterable[bytes]) -> TakenIn:
        """Merge what `write_out_desk` gave, as lines of JSON; one step of the journal (`archive.dump`)."""
        report = self._dump().take_in(lines, self._index.watermark())
        self._note_own_write()
        return report

    def _dump(self) -> Dump:
        from newsbrowse.archive.dump import Dump

        return Dump(self._store, self.desk, self._saved, self.lists, self._journal)

    def save_place(self, place_: dict[str, object]) -> None:
        """Keep where the reader was; LibraryError if the folder cannot be written."""
        place.save_place(self.path, place_)

    def load_place(self) -> dict[str, object] | None:
        """Where the reader was; None if nothing readable was kept."""
        return place.load_place(self.path)

    def _take_in_names(self, turned: Turned | None = None) -> None:
        """Have the index show what names are shown as now, if some step was undone that is about names."""
        if turned is None or RULE in turned.kinds:
            if not getattr(self._left, "to_caller", False):
                self._upkeep.catch_up_if_free()
            self._note_own_write()

    def _note_own_write(self) -> None:
        """Let `refresh` tell only of what others write."""
        self._seen = self._store.data_version()
