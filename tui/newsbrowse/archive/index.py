"""The search index, derived from the store: it may be deleted and built again at any time.

No other module imports Tantivy but `fields` and `filling`, which only this one and tests import.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

import tantivy

from newsbrowse.archive.checksums import cut_off, damaged_files, drop_unlisted, sizes
from newsbrowse.archive.documents import VERSION, IndexDocument
from newsbrowse.archive.engine import BUILD_ANEW, EngineError, engine_errors, hushed
from newsbrowse.archive.fields import BEGUN_LETTERS as BEGUN_LETTERS
from newsbrowse.archive.fields import SCHEMA as SCHEMA
from newsbrowse.archive.fields import plain_words as plain_words
from newsbrowse.archive.fields import register
from newsbrowse.archive.fields import stems as stems
from newsbrowse.archive.generations import Generations
from newsbrowse.errors import LibraryError
from newsbrowse.text.clean import clean

Searcher: TypeAlias = tantivy.Searcher
Query: TypeAlias = tantivy.Query
Occur: TypeAlias = tantivy.Occur
NUMBER = tantivy.FieldType.Unsigned
Order: TypeAlias = tantivy.Order
DocAddress: TypeAlias = tantivy.DocAddress
SearchResult: TypeAlias = tantivy.SearchResult

_ATTEMPTS = 5
"""Times a copy is removed: the engine may just be writing a file of its own into it."""


class SearchIndex:
    """The index of one library. Any thread may search; one writes, and holds the index lock meanwhile."""

    def __init__(self, root: Path, library: str) -> None:
        self._generations = Generations(root, version=VERSION, library=library)
        self._guard = threading.RLock()
        self._index: tantivy.Index | None = None
        self._folder: Path | None = None
        self._copy: Path | None = None
        self._sizes: dict[str, int] = {}
        self._seen: tuple[object, ...] = ()
        self._watermark: int | None = None

    def open(self) -> bool:
        """Open the generation in use; False if there is none that can be used."""
        with self._guard:
            signature = self._generations.signature()
            folder = self._generations.current()
            known = sizes(folder) if folder else {}
            index = self._opened(folder, known) if folder else None
            if index is None:
                return False
            self._index, self._folder, self._seen, self._watermark = index, folder, signature, None
            self._sizes = known
            return True

    @property
    def is_there(self) -> bool:
        """Whether there is a generation of this library and layout, be it sound or not."""
        return self._generations.current() is not None

    @property
    def version(self) -> object:
        """Something that differs once another state of the index is searched."""
        with self._guard:
            return self._seen

    def close(self) -> None:
        """Let go of the files."""
        with self._guard:
            self._index = self._folder = None
            self._drop_copy()

    def refresh(self) -> bool:
        """Take in what another process has written; True if there was something. Cheap: two file look-ups."""
        with self._guard:
            if self._generations.signature() == self._seen or self._generations.current() is None:
                return False
            return self.open()

    def searcher(self) -> tantivy.Searcher:
        """The index as it is now; what is written later does not show in it.

        Raises:
            EngineError: a file was cut off since it was opened: to read it would end the process.
            LibraryError: there is no index to search.
        """
        with self._guard:
            if self._index is None or self._folder is None:
                raise LibraryError(
                    "the library has no search index that can be read",
                    "newsbrowse reindex builds it, where the library's folder can be written",
                )
            if self._copy is None and (name := cut_off(self._folder, self._sizes)):
                raise EngineError(f"the search index is damaged: {clean(name)} was cut off", BUILD_ANEW)
            return self._index.searcher()

    def watermark(self) -> int:
        """The largest change number in the index: it holds all changes up to this one."""
        with self._guard:
            if self._watermark is None:
                self._watermark = _largest(self.searcher(), "change")
            return self._watermark

    def update(self, documents: Iterable[IndexDocument], *, expected: int = 1) -> int:
        """Add articles, each in place of its older self; the number of articles.

        Whatever stops it, the index stays as it was at the last commit, and the writer is thrown away: one
        that has failed once may afterwards report a commit that kept nothing.

        Args:
            documents: in the order of their changes, so that the watermark holds after each commit.
            expected: about how many there are.
        """
        from newsbrowse.archive import filling

        with self._guard:
            index, folder = self._index, self._folder
        if index is None or folder is None:
            raise LibraryError("the library has no search index", "newsbrowse reindex builds it")
        highest = _largest(index.searcher(), "key")
        done = filling.write(folder, documents, filling.of_update(expected), highest=highest)
        with self._guard:
            self.open()
        return done

    def rebuild(self, documents: Iterable[IndexDocument], *, expected: int) -> int:
        """Build the whole index beside the one in use, and swap; the number of articles.

        Args:
            documents: in the order of their changes.
            expected: about how many there are.
        """
        from newsbrowse.archive import filling

        with engine_errors("writing the search index"):
            folder = self._generations.begin()
        try:
            with engine_errors("writing the search index"):
                tantivy.Index(SCHEMA, path=str(folder), reuse=False)
            done = filling.write(folder, documents, filling.even_share(expected))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        with engine_errors("writing the search index"):
            self._generations.adopt(folder)
        with self._guard:
            self.open()
        return done

    def sweep(self) -> None:
        """Remove what crashes left behind; call it only while holding the index lock."""
        self._generations.sweep()
        with self._guard:
            folder = self._folder
        if folder is not None and self._copy is None:
            drop_unlisted(folder)

    def size(self) -> int:
        """The bytes of the files of segments."""
        with self._guard:
            return sum(self._sizes.values())

    def damaged_files(self) -> list[str]:
        """The files of the index that are missing or damaged; reads all of it."""
        with self._guard:
            folder = self._folder
        return damaged_files(folder) if folder else []

    def _opened(self, folder: Path, known: Mapping[str, int]) -> tantivy.Index | None:
        if cut_off(folder, {**known, **self._sizes} if folder == self._folder else known):
            return None
        if folder == self._folder and self._index is not None and self._copy is None:
            try:
                with engine_errors("reading the search index"), hushed():
                    self._index.reload()
            except EngineError:
                return None
            return self._index
        try:
            return _registered_at(folder)
        except EngineError:
            return None if os.access(folder, os.W_OK) else self._open_copy(folder)

    def _open_copy(self, folder: Path) -> tantivy.Index | None:
        """An index in a folder that cannot be written, opened from a copy: opening makes a lock file."""
        import tempfile

        self._drop_copy()
        self._copy = Path(tempfile.mkdtemp(prefix="newsbrowse-"))
        try:
            shutil.copytree(folder, self._copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.lock"))
            return _registered_at(self._copy)
        except (EngineError, OSError):
            self._drop_copy()
            return None

    def _drop_copy(self) -> None:
        if self._copy is not None:
            for _ in range(_ATTEMPTS):
                shutil.rmtree(self._copy, ignore_errors=True)
                if not self._copy.exists():
                    break
            self._copy = None


def _largest(searcher: tantivy.Searcher, field: str) -> int:
    """The largest value of a field of numbers; 0 in an empty index."""
    with engine_errors("reading the search index"), hushed():
        answer = searcher.aggregate(tantivy.Query.all_query(), {field: {"max": {"field": field}}})
    return int(answer[field]["value"] or 0)


def _registered_at(folder: Path) -> tantivy.Index:
    with engine_errors("opening the search index"), hushed():
        return _registered(tantivy.Index.open(str(folder)))


def _registered(index: tantivy.Index) -> tantivy.Index:
    """The index with our analysers, which are named anew at each opening, and without its watching thread."""
    register(index)
    index.config_reader("manual")
    index.reload()
    return index
