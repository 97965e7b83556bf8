"""What the browser does on the desk, in threads: to which articles, what, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from msgspec import Struct
from textual.message import Message
from textual.screen import Screen

from newsbrowse.archive.changes import RULE
from newsbrowse.archive.desk import Desk
from newsbrowse.archive.done import Done
from newsbrowse.archive.journal import told
from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Marks, Remark
from newsbrowse.archive.passage_changes import TAG
from newsbrowse.archive.passages import Spot
from newsbrowse.ui.in_order import InOrder
from newsbrowse.ui.messages import Told
from newsbrowse.ui.taking_in import Decided, Working

MOST_UNASKED = 20
"""Articles that may change without the user being asked."""

MANY = 10_000
"""Articles from which on the status line says that work is going on: they take some tenths of a second."""


class Doing(Protocol):
    """Does something to articles; with `dry` only tells what would be done."""

    def __call__(self, desk: Desk, keys: Sequence[int], *, dry: bool = False) -> Done:
        """Do it."""


class Target(Struct, frozen=True):
    """Some articles: in words, and how to find their keys (in a thread)."""

    words: str
    keys: Callable[[Library], Sequence[int]]


class Deed(Struct, frozen=True):
    """Something to do to articles.

    Attributes:
        verb: what it is called in a question, before the number of articles: `Mark`.
        end: what comes after it: ` as read`.
        do: does it.
        tags: whether it changes tags, and so the numbers of their facet.
    """

    verb: str
    end: str
    do: Doing
    tags: bool = False

    def question(self, count: int) -> str:
        """Whether to do it."""
        return f"{self.verb} {count:,} {'article' if count == 1 else 'articles'}{self.end}?"


class Choice(Protocol):
    """Says what to do once it is known to which articles."""

    def __call__(self, desk: Desk, keys: Sequence[int]) -> Deed:
        """Choose."""


STAR = Deed("Star", "", lambda desk, keys, dry=False: desk.star(keys, True, dry=dry))
UNSTAR = Deed("Take the star off", "", lambda desk, keys, dry=False: desk.star(keys, False, dry=dry))
READ = Deed("Mark", " as read", lambda desk, keys, dry=False: desk.mark_read(keys, True, dry=dry))
UNREAD = Deed("Mark", " as unread", lambda desk, keys, dry=False: desk.mark_read(keys, False, dry=dry))


def always(deed: Deed) -> Choice:
    """The same for all articles."""
    return lambda desk, keys: deed


def switch_star(desk: Desk, keys: Sequence[int]) -> Deed:
    """Star the articles; if all are starred, take the stars off."""
    return UNSTAR if all(mark.starred for mark in desk.marks(keys).values()) else STAR


def switch_read(desk: Desk, keys: Sequence[int]) -> Deed:
    """Mark the articles as read; if all are, as unread."""
    return UNREAD if all(mark.read for mark in desk.marks(keys).values()) else READ


def tagging(line: str) -> Deed | None:
    """What a line of tags asks for: names with commas between, with `-` before those to take away.

    Returns:
        None if it names no tag.
    """
    add, remove = tags_in(line)
    if not (add or remove):
        return None

    def do(desk: Desk, keys: Sequence[int], *, dry: bool = False) -> Done:
        return desk.tag(keys, add, remove, dry=dry)

    given = f"Put {', '.join(add)} on" if add else ""
    taken = f"{'take' if add else 'Take'} {', '.join(remove)} off" if remove else ""
    return Deed(" and ".join(filter(None, (given, taken))), "", do, tags=True)


def tags_in(line: str) -> tuple[list[str], list[str]]:
    """The tags that a line gives, and those that it takes away."""
    names = [name.strip() for name in line.split(",") if name.strip(" -")]
    removed = [name[1:].strip() for name in names if name.startswith("-")]
    return [name for name in names if not name.startswith("-")], removed


class Acted(Told):
    """Something was done and is on disk.

    Attributes:
        text: what, in a line; empty if the user did not ask for it.
        marks: of the articles in view, as they are now.
        tags: whether tags changed.
    """

    text: str
    marks: dict[str, Marks]
    tags: bool = False


class ToConfirm(Told):
    """Many articles would change; the user is to be asked."""

    deed: Deed
    keys: Sequence[int]
    count: int


class DeskWork:
    """Does things on the desk for a screen, in the order in which they were asked for."""

    def __init__(self, screen: Screen[None], library: Library, writes: InOrder) -> None:
        self._screen = screen
        self._library = library
        self._writes = writes

    def act(self, target: Target, choice: Choice, shown: Sequence[str]) -> None:
        """Do something to articles, unless there are many: then `ToConfirm` is posted.

        Args:
            target: the articles.
            choice: what to do.
            shown: ids of the articles in view, of which `Acted` tells the marks.
        """

        def work() -> Message:
            keys = target.keys(self._library)
            deed = choice(self._library.desk, keys)
            if len(keys) > MOST_UNASKED:
                count = deed.do(self._library.desk, keys, dry=True).articles
                if count > MOST_UNASKED:
                    return ToConfirm(deed, keys, count)
            return self._done(deed, keys, shown)

        self._writes.do(work)

    def confirmed(self, deed: Deed, keys: Sequence[int], shown: Sequence[str]) -> None:
        """Do what was asked about."""
        self._writes.do(partial(self._done, deed, keys, shown))

    def note(self, article: str, text: str, shown: Sequence[str]) -> None:
        """Keep a note on an article; an empty one takes it away."""

        def work() -> Message:
            done = self._library.desk.set_note(self._library.keys_of([article])[0], text)
            return self._acted(sentence(done), shown)

        self._writes.do(work)

    def remark(self, article: str, remark: Remark, text: str, shown: Sequence[str]) -> None:
        """Keep a note on a passage of an article; an empty one takes it away."""

        def work() -> Message:
            done = self._library.desk.passages.note(self._spot(article, remark), text)
            return self._acted(sentence(done), [article, *shown])

        self._writes.do(work)

    def star_passage(self, article: str, remark: Remark, shown: Sequence[str]) -> None:
        """Star a passage of an article; if it is starred, take the star off."""

        def work() -> Message:
            desk, spot = self._library.desk, self._spot(article, remark)
            marked = desk.marks([spot.key])[spot.key].remarks
            has = any(one.starred for one in marked if (one.start, one.words) == spot[1:])
            done = desk.passages.star([spot], not has)
            return self._acted(sentence(done), [article, *shown])

        self._writes.do(work)

    def tag_passage(self, article: str, remark: Remark, line: str, shown: Sequence[str]) -> None:
        """Give a passage of an article the tags of a line, and take away those with `-` before them."""
        add, remove = tags_in(line)

        def work() -> Message:
            done = self._library.desk.passages.tag([self._spot(article, remark)], add, remove)
            return self._acted(sentence(done), [article, *shown], tags=True)

        if add or remove:
            self._writes.do(work)

    def _spot(self, article: str, remark: Remark) -> Spot:
        return Spot(self._library.keys_of([article])[0], remark.start, remark.words)

    def opened(self, article: str) -> None:
        """Keep that an article was opened."""

        def work() -> Message:
            self._library.desk.opened(self._library.keys_of([article])[0])
            return self._acted("", [article])

        self._writes.do(work)

    def turn(self, *, redo: bool, shown: Sequence[str]) -> None:
        """Undo the last step, or do again the one undone last."""

        def work() -> Message:
            desk = self._library.desk
            with self._library.indexing_left():
                turned = desk.redo() if redo else desk.undo()
            if turned is not None and RULE in turned.kinds:
                from newsbrowse.ui.entitywork import Renamed

                return Decided(Renamed(told(turned, redo=redo)))
            tags = turned is not None and not turned.kinds.isdisjoint(("tag", TAG))
            return self._acted(told(turned, redo=redo), shown, tags=tags)

        self._writes.do(work)

    def _done(self, deed: Deed, keys: Sequence[int], shown: Sequence[str]) -> Message:
        if len(keys) >= MANY:
            self._screen.post_message(Working(f"at work on {len(keys):,} articles"))
        try:
            done = deed.do(self._library.desk, keys)
        finally:
            if len(keys) >= MANY:
                self._screen.post_message(Working(""))
        return self._acted(sentence(done), shown, tags=deed.tags)

    def _acted(self, text: str, shown: Sequence[str], *, tags: bool = False) -> Message:
        return Acted(text, self._library.marks(shown), tags)


def sentence(done: Done) -> str:
    """What was done, to be read once."""
    if not done.articles:
        return "All of that is so already."
    return in_words(done.label)


def in_words(label: str) -> str:
    """What a step of the journal is called, as a sentence of its own."""
    return label[:1].upper() + label[1:]
