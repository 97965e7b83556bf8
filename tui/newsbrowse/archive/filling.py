"""Filling the search index: documents of the engine out of articles, and the writer that takes them.

Loaded where something is written: what is searched needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path

import tantivy
from msgspec import Struct

from newsbrowse.archive.checksums import seal, unseal
from newsbrowse.archive.documents import IndexDocument
from newsbrowse.archive.engine import engine_errors, hushed
from newsbrowse.archive.fields import BEGUN_LETTERS, NO_WORD, SCHEMA, folded, register
from newsbrowse.archive.generations import sync_folder
from newsbrowse.archive.word_forms import folding, stemmer
from newsbrowse.archive.words import searchable
from newsbrowse.speedups import faster

LARGEST = 20_000
"""Articles in a new segment, at most."""

MERGED_AT_ONCE = 8
"""Segments of one size that the engine puts together as soon as there are so many (its `LogMergePolicy`)."""

_HEAP = 200_000_000
"""Bytes for a segment while it is filled; with fewer the engine would end it sooner."""

_PIECE = 500_000
_TEXT_FIELDS = ("title", "body", "lead")
_BEGUN_FIELDS = ("title", "body")
_beginning = itemgetter(slice(BEGUN_LETTERS))


class Pace(Struct, frozen=True):
    """How segments are filled.

    Attributes:
        commit: articles between two commits.
        threads: those of the engine, each of which fills a segment between two commits.
    """

    commit: int
    threads: int = 1


def even_share(articles: int) -> Pace:
    """The pace of a rebuild: the engine merges its segments, which are of one size, into a single one.

    Every question is put to each segment, and a facet's values are looked up in each.
    """
    segments = 1
    while articles > segments * LARGEST:
        segments *= MERGED_AT_ONCE
    return Pace(max(1, -(-articles // segments)))


def of_update(articles: int) -> Pace:
    """The pace at which some articles are added: where they need several segments, two are filled at a time.

    So they are written to the disk at a time, too, while nothing else could be done.
    """
    if articles <= LARGEST:
        return Pace(LARGEST)
    commits = -(-articles // (2 * LARGEST))
    return Pace(-(-articles // commits), 2)


def write(
    folder: Path,
    documents: Iterable[IndexDocument],
    pace: Pace,
    *,
    highest: int | None = None,
) -> int:
    """Write articles, commit them now and then, and list the checksums; the number of articles.

    Args:
        folder: that of the index.
        documents: in the order of their changes, so that the watermark holds after each commit.
        pace: how many between two commits, and how many segments at a time.
        highest: the largest key in the index, which articles up to it replace; None for an empty index.
    """
    done = 0
    with engine_errors("writing the search index"):
        unseal(folder)
        session = _Session(folder, highest, pace.threads)
        try:
            for done, document in enumerate(documents, start=1):
                session.add(document)
                if done % pace.commit == 0:
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

    def __init__(self, folder: Path, highest: int | None, threads: int) -> None:
        self._folder = folder
        self._highest = highest
        self._making = Making()
        index = tantivy.Index.open(str(folder))  # its own: what is searched stems the words of queries
        register(index, stemmed=self._making.stems)
        self._writer: tantivy.IndexWriter | None = index.writer(_HEAP * threads, threads)

    def add(self, document: IndexDocument) -> None:
        """Add an article, in place of an older one of its key if there may be one."""
        if self._writer is not None:
            self._remove_older(document.key)
            self._writer.add_document(self._making.made(document))

    def _remove_older(self, key: int) -> None:
        """Take an article out, unless its key is above all others: to look for each takes long."""
        if self._writer is None or self._highest is None:
            return
        if key <= self._highest:
            # By query: deletion by term finds nothing in fields of unsigned numbers (Tantivy 0.27).
            self._writer.delete_documents_by_query(tantivy.Query.term_query(SCHEMA, "key", key))
        self._highest = max(self._highest, key)

    def commit(self) -> None:
        """Make what was added last: the engine syncs its files, but not the folder they are listed in."""
        if self._writer is not None:
            with hushed():
                self._writer.commit()
            sync_folder(self._folder)

    def finish(self) -> None:
        """Wait for merges; nothing can be added afterwards."""
        if self._writer is not None:
            with hushed():
                self._writer.wait_merging_threads()
            sync_folder(self._folder)

    def discard(self) -> None:
        """Throw the writer away, with all that is not committed."""
        self._writer = None


class Making:
    """Makes documents of the engine, and keeps what it learns of words meanwhile."""

    def __init__(self) -> None:
        self._folded = folding() or _folded
        self._stemmed = stemmer()

    @property
    def stems(self) -> bool:
        """Whether the engine is given stems, or is to make them."""
        return self._stemmed is not None

    def made(self, document: IndexDocument) -> tantivy.Document:
        """What the engine is given of an article."""
        it = tantivy.Document()
        it.add_unsigned("key", document.key)
        it.add_unsigned("change", document.change)
        it.add_unsigned("news", document.news)
        it.add_integer("newest", document.newest)
        it.add_integer("oldest", document.oldest)
        it.add_unsigned("length", document.length)
        it.add_unsigned("group", document.group)
        for name, values in document.texts.items():
            for value in values:
                it.add_text(name, value)
        begun: list[str] = []
        for name, texts in document.words.items():
            for words in map(self._words, texts):
                self._add_words(it, name, words)
                if name in _BEGUN_FIELDS:
                    begun.append(words)
        it.add_text("begun", begun_in(begun, NO_WORD) or _begun_in(begun, NO_WORD))
        return it

    def _words(self, text: str) -> str:
        words = self._folded(text)
        return _folded(text) if words is None else words

    def _add_words(self, it: tantivy.Document, name: str, words: str) -> None:
        """Add folded words, in two fields if they are also asked for by their stems."""
        if name in _TEXT_FIELDS:
            it.add_text(f"{name}_plain", words)
            it.add_text(name, self._stemmed(words) if self._stemmed else words)
        else:
            it.add_text(name, words)


def _folded(text: str) -> str:
    """The words of a text in their folded form, with spaces between."""
    words = searchable(text)
    return folded(words) if len(words) <= _PIECE else " ".join(map(folded, _pieces(words)))


def _pieces(text: str) -> Iterator[str]:
    """A text of words with spaces between, cut at some of these: a book's words at once take much memory."""
    start = 0
    while len(text) - start > _PIECE and (end := text.find(" ", start + _PIECE)) >= 0:
        yield text[start:end]
        start = end
    yield text[start:]


def _begun_in(texts: list[str], no_word: str) -> str:
    """The first letter and the first two of each word of some texts, each once, with spaces between.

    The kernel leaves texts to this that have other characters than those of ASCII.

    Args:
        texts: folded words with spaces between.
        no_word: what stands where there is none.
    """
    begun: set[str] = set()
    for text in texts:
        begun |= _beginnings(text, no_word)
    return " ".join(begun | {word[0] for word in begun})


begun_in = faster("beginnings", _begun_in)


def _beginnings(text: str, no_word: str) -> set[str]:
    """The first two letters of each word."""
    begun: set[str] = set()
    for piece in _pieces(text):
        begun.update(map(_beginning, piece.split()))
    if _beginning(no_word) in begun and no_word in text:
        return {_beginning(word) for word in set(text.split()) if word != no_word}
    return begun
