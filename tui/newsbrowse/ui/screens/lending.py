"""What a screen hands on of an article: to the clipboard, a browser, the pager, the editor, a command."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported

from newsbrowse.config.settings import BROWSER, CITATION_STYLE, EDITOR, PAGER
from newsbrowse.text.clean import clean
from newsbrowse.ui.copying import Copied, copied, tell
from newsbrowse.ui.messages import Failed, Told
from newsbrowse.ui.screens.arranging import ArrangingScreen
from newsbrowse.ui.surroundings import ender_of, settings_of
from newsbrowse.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from newsbrowse.ui.in_order import InOrder
    from newsbrowse.ui.piping import Output


class Piped(Told):
    """A command that got the text has said what it has to say."""

    line: str
    output: Output


class LendingScreen(ArrangingScreen):
    """A screen with an article in `#reader`, which others may have; what that takes is loaded when wanted."""

    _copies: InOrder | None = None

    def action_address(self) -> None:
        """Open the article's own address."""
        reading = self.query_one(Reader).reading
        if reading is not None and reading.article.url:
            self.open_address(reading.article.url)

    def open_address(self, url: str) -> None:
        """Open an address in the browser that the user has named; where there is none, show it whole."""
        from webbrowser import open_new_tab

        from newsbrowse.ui.programs import ProgramError, browser_words, open_apart
        from newsbrowse.ui.screens.text import TextScreen

        try:
            command = browser_words(url, settings_of(self)[BROWSER], os.environ)
            if command is None:
                self.jobs.write(partial(open_new_tab, url))
            elif command[1]:
                self._leave_for(command[0])
            else:
                open_apart(command[0])
            self.say(f"Opened {clean(url)}")
        except ProgramError as error:
            self.app.push_screen(TextScreen("Address", f"{url}\n\n{error.message}\n{error.hint}"))

    @on(Reader.Taken)
    def _passage_taken(self, event: Reader.Taken) -> None:
        from newsbrowse.ui.in_order import InOrder
        from newsbrowse.writing.citations import Style, taken

        style = Style(settings_of(self)[CITATION_STYLE])

        def work() -> Copied:
            return copied(taken(event.article, event.passage, event.form, style))

        self._copies = self._copies or InOrder(self, "copy")
        self._copies.do(work)

    @on(Copied)
    def _copied(self, event: Copied) -> None:
        tell(self.app, event.receipt)

    def page_article(self) -> None:
        """Show the article in the pager."""
        self._leave_with_text("article.txt", self._pager_words)

    def edit_article(self) -> None:
        """Open a copy of the article in the editor."""
        if self._leave_with_text("article.txt", self._editor_words):
            self.say("That was a copy: the article in the library is as it was.")

    def _pager_words(self) -> list[str]:
        from newsbrowse.ui.programs import named

        return named(settings_of(self)[PAGER], ("PAGER",), ("less", "more"), os.environ)

    def _editor_words(self) -> list[str]:
        from newsbrowse.ui.programs import named

        return named(settings_of(self)[EDITOR], ("VISUAL", "EDITOR"), ("nano", "vim", "vi"), os.environ)

    def _leave_with_text(self, name: str, command: Callable[[], list[str]]) -> bool:
        """Leave the screen to a program with the article in a file; whether that was possible."""
        from newsbrowse.ui.programs import ProgramError, file_with, readable

        reading = self.query_one(Reader).reading
        if reading is None:
            return False
        try:
            words = command()
            with file_with(readable(reading.article), name) as path:
                self._leave_for([*words, str(path)])
        except ProgramError as error:
            self.say(Failed(error.message, error.hint).line, warning=True)
            return False
        except OSError as error:
            self.say(f"No file could be made for it: {error.strerror}.", warning=True)
            return False
        return True

    def _leave_for(self, words: list[str]) -> None:
        from newsbrowse.ui.lending import run_here
        from newsbrowse.ui.programs import ProgramError

        try:
            with self.app.suspend():
                run_here(words, ender_of(self))
        except SuspendNotSupported as error:
            raise ProgramError("This terminal cannot be left to another program.") from error

    def pipe(self, line: str) -> None:
        """Give the text of the article to a command, and show what that says once it has ended."""
        from newsbrowse.ui.programs import ProgramError, pipeline_of

        reading = self.query_one(Reader).reading
        if reading is None:
            return
        try:
            commands = pipeline_of(line)
        except ProgramError as error:
            self.say(Failed(error.message, error.hint).line, warning=True)
            return
        self.say(f"{clean(line)} is running …")

        def work() -> None:
            from newsbrowse.ui.piping import piped

            self.post_message(Piped(line, piped(reading.text.replace("\x00", ""), commands)))

        self.jobs.write(work)

    @on(Piped)
    def _piped(self, event: Piped) -> None:
        from newsbrowse.ui.screens.text import TextScreen

        self.app.push_screen(TextScreen(clean(event.line), event.output.text, event.output.note))
