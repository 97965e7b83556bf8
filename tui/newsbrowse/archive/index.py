"""The search index, derived from the store: it may be deleted and built again at any time.

No other module imports Tantivy.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import tantivy

from newsbrowse.archive.checksums import damaged_files, drop_unlisted, seal, unseal
from newsbrowse.archive.documents import VERSION, IndexDocument
from newsbrowse.archive.engine import EngineError, engine_errors
from newsbrowse.archive.generations import Generations, sync_folder
from newsbrowse.archive.words import LONGEST, searchable
from newsbrowse.errors import LibraryError

Searcher: TypeAlias = tantivy.Searcher
Query: TypeAlias = tantivy.Query
Occur: TypeAlias = tantivy.Occur
NUMBER = tantivy.FieldType.Unsigned
Order: TypeAlias = tantivy.Order
DocAddress: TypeAlias = tantivy.DocAddress
SearchResult: TypeAlias = tantivy.SearchResult

COMMIT_EVERY = 20_000
"""Articles between two commits of a long update, and at most in a new segment of a rebuild."""

MERGED_AT_ONCE = 8
"""Segments of one size that the engine puts together as soon as there are so many (its `LogMergePolicy`)."""

BEGUN_LETTERS = 2
"""Letters of a word's beginning up to which the beginnings of all words are a field of their own, `begun`.

So many words begin with one letter or two that to unite them takes ten times as long as to read one list.
"""

_STEMMED = "newsbrowse_english"
_PLAIN = "newsbrowse_plain"
_AS_GIVEN = "newsbrowse_as_given"
_RAW_FIELDS = ("people", "countries", "countries_any", "source", "author", "language", "tag")
_KEY_FIELDS = ("people_key", "source_key", "said_key")
_DAY_FIELDS = tuple(
    f"{kind}_{grain}" for kind in ("published", "mentioned") for grain in ("day", "month", "year")
)
_HEAP = 200_000_000
_PIECE = 500_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    builder.add_unsigned_field("change", fast=True)
    builder.add_unsigned_field("news", fast=True)
    builder.add_integer_field("newest", fast=True)
    builder.add_integer_field("oldest", fast=True)
    builder.add_unsigned_field("length", fast=True)
    builder.add_unsigned_field("group", indexed=True, fast=True)
    for name in ("title", "body", "lead"):
        builder.add_text_field(name, tokenizer_name=_STEMMED)
    for name in ("title_plain", "body_plain", "lead_plain"):
        builder.add_text_field(name, tokenizer_name=_PLAIN, index_option="basic")
    builder.add_text_field("begun", tokenizer_name=_AS_GIVEN, index_option="basic")
    for name in ("person", "said", "author_words"):
        builder.add_text_field(name, tokenizer_name=_PLAIN)
    for name in (*_RAW_FIELDS, *_DAY_FIELDS):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in _KEY_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _plain_builder() -> tantivy.TextAnalyzerBuilder:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
        .filter(tantivy.Filter.remove_long(LONGEST))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
    )


SCHEMA = _schema()
_ANALYSERS = {
    _STEMMED: _plain_builder().filter(tantivy.Filter.stemmer("english")).build(),
    _PLAIN: _plain_builder().build(),
    _AS_GIVEN: tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build(),
}


def stems(text: str) -> list[str]:
    """The words of a text as the index holds those of titles and bodies: folded and stemmed."""
    return list(_ANALYSERS[_STEMMED].analyze(searchable(text)))


def plain_words(text: str) -> list[str]:
    """The words of a text as the index holds those of names: folded, not stemmed."""
    return list(_ANALYSERS[_PLAIN].analyze(searchable(text)))


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
        self._seen: tuple[object, ...] = ()
        self._watermark: int | None = None

    def open(self) -> bool:
        """Open the generation in use; False if there is none that can be used."""
        with self._guard:
            signature = self._generations.signature()
            folder = self._generations.current()
            index = self._opened(folder) if folder else None
            if index is None:
                return False
            self._index, self._folder, self._seen, self._watermark = index, folder, signature, None
            return True

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
            LibraryError: there is no index to search.
        """
        with self._guard:
            if self._index is None:
                raise LibraryError("the library has no search index", "newsbrowse reindex builds it")
            return self._index.searcher()

    def watermark(self) -> int:
        """The largest change number in the index: it holds all changes up to this one."""
        with self._guard:
            if self._watermark is None:
                self._watermark = _largest(self.searcher(), "change")
            return self._watermark

    def update(self, documents: Iterable[IndexDocument]) -> int:
        """Add articles, each in place of its older self; the number of articles.

        Whatever stops it, the index stays as it was at the last commit, and the writer is thrown away: one
        that has failed once may afterwards report a commit that kept nothing.

        Args:
            documents: in the order of their changes, so that the watermark holds after each commit.
        """
        with self._guard:
            index, folder = self._index, self._folder
        if index is None or folder is None:
            raise LibraryError("the library has no search index", "newsbrowse reindex builds it")
        done = _write(index, folder, documents, COMMIT_EVERY, replace=True)
        with self._guard:
            self.open()
        return done

    def rebuild(self, documents: Iterable[IndexDocument], *, expected: int) -> int:
        """Build the whole index beside the one in use, and swap; the number of articles.

        Args:
            documents: in the order of their changes.
            expected: about how many there are.
        """
        with engine_errors("writing the search index"):
            folder = self._generations.begin()
        try:
            index = _registered(tantivy.Index(SCHEMA, path=str(folder), reuse=False))
            done = _write(index, folder, documents, _even_share(expected), replace=False)
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

    def damaged_files(self) -> list[str]:
        """The files of the index that are missing or damaged; reads all of it."""
        with self._guard:
            folder = self._folder
        return damaged_files(folder) if folder else []

    def _opened(self, folder: Path) -> tantivy.Index | None:
        if folder == self._folder and self._index is not None and self._copy is None:
            try:
                with engine_errors("reading the search index"):
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
    with engine_errors("reading the search index"):
        answer = searcher.aggregate(tantivy.Query.all_query(), {field: {"max": {"field": field}}})
    return int(answer[field]["value"] or 0)


def _registered_at(folder: Path) -> tantivy.Index:
    with engine_errors("opening the search index"):
        return _registered(tantivy.Index.open(str(folder)))


def _registered(index: tantivy.Index) -> tantivy.Index:
    """The index with our analysers, which are named anew at each opening, and without its watching thread."""
    for name, analyser in _ANALYSERS.items():
        index.register_tokenizer(name, analyser)
    index.config_reader("manual")
    index.reload()
    return index


def _even_share(articles: int) -> int:
    """How many articles a segment of a rebuild gets, so that the engine merges all of them into one.

    Every question is put to each segment, and a facet's values are looked up in each.
    """
    segments = 1
    while articles > segments * COMMIT_EVERY:
        segments *= MERGED_AT_ONCE
    return max(1, -(-articles // segments))


def _write(
    index: tantivy.Index, folder: Path, documents: Iterable[IndexDocument], share: int, *, replace: bool
) -> int:
    """Write articles, so many to a segment, commit each, and list the checksums; the number of articles."""
    done = 0
    with engine_errors("writing the search index"):
        unseal(folder)
        session = _Session(index, folder, replace=replace)
        try:
            for done, document in enumerate(documents, start=1):
                session.add(document)
                if done % share == 0:
                    session.commit()
            session.commit()
            session.finish()
        finally:
            session.discard()
        seal(folder)
    return done


class _Session:
    """A writer of the engine, held here alone.

    The traceback of an error keeps all its frames alive; a writer among their variables would keep its
    threads and its lock. So no function but this object's methods ever has one.
    """

    def __init__(self, index: tantivy.Index, folder: Path, *, replace: bool) -> None:
        self._folder = folder
        self._highest = _largest(index.searcher(), "key") if replace else None
        # One thread of the engine keeps up with the making of documents here, and fills one segment.
        self._writer: tantivy.IndexWriter | None = index.writer(_HEAP, 1)

    def add(self, document: IndexDocument) -> None:
        """Add an article, in place of an older one of its key if there may be one."""
        if self._writer is not None:
            self._remove_older(document.key)
            self._writer.add_document(_document(document))

    def _remove_older(self, key: int) -> None:
        """Take an article out, unless its key is above all others: to look for each takes long."""
        if self._writer is None or self._highest is None:
            return
        if key <= self._highest:
            # By query: deletion by term finds nothing in fields of unsigned numbers (Tantivy 0.27).
            self._writer.delete_documents_by_query(Query.term_query(SCHEMA, "key", key))
        self._highest = max(self._highest, key)

    def commit(self) -> None:
        """Make what was added last: the engine syncs its files, but not the folder they are listed in."""
        if self._writer is not None:
            self._writer.commit()
            sync_folder(self._folder)

    def finish(self) -> None:
        """Wait for merges; nothing can be added afterwards."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            sync_folder(self._folder)

    def discard(self) -> None:
        """Throw the writer away, with all that is not committed."""
        self._writer = None


def _document(document: IndexDocument) -> tantivy.Document:
    made = tantivy.Document()
    made.add_unsigned("key", document.key)
    made.add_unsigned("change", document.change)
    made.add_unsigned("news", document.news)
    made.add_integer("newest", document.newest)
    made.add_integer("oldest", document.oldest)
    made.add_unsigned("length", document.length)
    made.add_unsigned("group", document.group)
    for name, values in document.texts.items():
        for value in values:
            made.add_text(name, value)
    made.add_text("begun", _beginnings(document))
    return made


def _beginnings(document: IndexDocument) -> str:
    """The first letter and the first two of each word of the title and the body, with spaces between."""
    words: set[str] = set()
    for text in (*document.texts["title_plain"], *document.texts["body_plain"]):
        for piece in _pieces(text):
            words.update({word[:BEGUN_LETTERS] for word in _different_words(piece)})
    return " ".join(words | {word[0] for word in words})


def _pieces(text: str) -> Iterator[str]:
    """A text of words with spaces between, cut at some of these: a book's words at once take much memory."""
    start = 0
    while len(text) - start > _PIECE and (end := text.find(" ", start + _PIECE)) >= 0:
        yield text[start:end]
        start = end
    yield text[start:]


def _different_words(text: str) -> set[str]:
    """The words that the plain analyser makes of a text, without it where it would only cut at spaces."""
    if not text.isascii():
        return set(_ANALYSERS[_PLAIN].analyze(text))
    return {word for word in set(text.lower().split()) if len(word) < LONGEST}
