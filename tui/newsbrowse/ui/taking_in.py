"""Having the index take in what was decided about names, beside all else that goes on.

A decision is on the disk at once, and what is written next need not wait for the index: a frequent name
stands in thousands of articles, each of which is indexed anew.
"""

from __future__ import annotations

import threading

from textual.message import Message
from textual.screen import Screen

from newsbrowse.archive.library import Library
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Progress
from newsbrowse.ui.messages import Failed, Said, Told


class Working(Told):
    """Something is being done that may take a while; an empty text says that it is over."""

    text: str


class Decided(Told):
    """Something about names is on the disk.

    Attributes:
        then: what is told once the index has it.
    """

    then: Message


class TakingIn:
    """Brings the index up to what was decided, one decision after the other, in a thread."""

    def __init__(self, screen: Screen[None], library: Library) -> None:
        self._screen = screen
        self._library = library
        self._guard = threading.Lock()
        self._waiting: list[Message] = []
        self._stop: threading.Event | None = None

    def start(self, then: Message) -> None:
        """Take in what was decided, and post a message after it."""
        with self._guard:
            self._waiting.append(then)
            if self._stop is not None:
                return
            self._stop = threading.Event()
        self._screen.run_worker(self._run, thread=True, group="names", name="names")

    def stop(self) -> bool:
        """Leave the rest for the next start; whether something was going on."""
        with self._guard:
            if self._stop is not None:
                self._stop.set()
            return self._stop is not None

    def _run(self) -> None:
        while (told := self._next()) is not None:
            stop, messages = told
            try:
                self._library.catch_up(progress=self._tell, stop=stop)
            except NewsbrowseError as error:
                messages.append(Failed(error.message, error.hint))
            if stop.is_set():
                messages.append(Said("Stopped: the other articles follow at the next start."))
            for message in (Working(""), *messages):
                self._screen.post_message(message)

    def _next(self) -> tuple[threading.Event, list[Message]] | None:
        with self._guard:
            messages, self._waiting = self._waiting, []
            self._stop = threading.Event() if messages else None
            return (self._stop, messages) if self._stop is not None else None

    def _tell(self, progress: Progress) -> None:
        share = f" {progress.done:,} of {progress.total:,}" if progress.total else ""
        self._screen.post_message(Working(f"{progress.message}{share} (esc stops)"))
