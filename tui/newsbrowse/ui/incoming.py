"""What becomes of the library while the browser is open: articles that come in, damage to its index.

An import brings the index up to date at its end, or after many articles: until then they are in the library
and no search finds them, which is told as long as it is so. A byte of the index that is wrong may be found by
no search either, which then finds less: so the index is read through once, when the start is long over.
"""

from __future__ import annotations

from collections.abc import Callable

from newsbrowse.archive.library import Library
from newsbrowse.models import Progress
from newsbrowse.ui import wording

QUIET = 5
"""Looks in a row at which nothing has changed: who brought articles in has ended without indexing them."""


LOOKING_THROUGH = 60
"""The look at which the index is read through."""


class Incoming:
    """Looks at a library again and again, in any thread but one at a time.

    Args:
        library: the library.
        say: says a line once.
        show: shows a message as long as it holds; an empty one when it no longer does.
        catch_up: has the index take in what waits, in a thread of its own.
    """

    def __init__(
        self,
        library: Library,
        say: Callable[[str], None],
        show: Callable[[Progress], None],
        catch_up: Callable[[], None],
    ) -> None:
        self._library = library
        self._say = say
        self._show = show
        self._catch_up = catch_up
        self._articles: int | None = None
        self._waiting = False
        self._quiet = 0
        self._looks = 0

    def begin(self) -> None:
        """What comes in from now on is told."""
        if self._articles is None:
            self._articles = len(self._library)

    def look(self) -> bool:
        """Tell what has come in since the last look; whether anything was written."""
        self._looks += 1
        if self._looks == LOOKING_THROUGH and self._library.look_through_index():
            return True
        is_new, now = self._library.refresh(), len(self._library)
        before = now if self._articles is None else self._articles
        if not is_new and not self._waiting:
            self._articles = now  # what this process itself has added is no news
            return False
        self._quiet = 0 if is_new else self._quiet + 1
        if now > before and self._library.waiting:
            self._tell_waiting(now - before, is_new=is_new)
        else:
            self._tell_found(now, now - before)
        return is_new

    def _tell_waiting(self, number: int, *, is_new: bool) -> None:
        self._waiting = True
        if is_new:
            self._show(Progress(0, None, wording.coming_in(number)))
        elif self._quiet == QUIET:
            self._catch_up()

    def _tell_found(self, articles: int, number: int) -> None:
        if self._waiting:
            self._show(Progress(0, 0, ""))
        self._waiting = False
        self._articles = articles
        if number > 0:
            self._say(wording.came_in(number))
