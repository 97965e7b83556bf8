"""What a screen with an article does for its reader: find, links, facts, other programs."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported
from textual.events import DescendantFocus, Resize

from newsbrowse.config.settings import BROWSER, CITATION_STYLE, EDITOR, PAGER
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Need
from newsbrowse.ui.dispatch import Telling
from newsbrowse.ui.layout import FACTS, MEASURE, WIDEST_FACTS
from newsbrowse.ui.messages import Failed, Told
from newsbrowse.ui.screens.arranging import ArrangingScreen
from newsbrowse.ui.surroundings import ender_of, settings_of
from newsbrowse.ui.themed import ThemedApp
from newsbrowse.ui.widgets.pane import Pane
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.reader_line import Purpose, ReaderLine

if TYPE_CHECKING:
    from newsbrowse.ui.in_order import InOrder
    from newsbrowse.ui.piping import Output
    from newsbrowse.ui.widgets.facts_view import FactsView
    from newsbrowse.writing.clipboard import Receipt


class Piped(Told):
    """A command that got the text has said what it has to say."""

    line: str
    output: Output


class Copied(Told):
    """A passage is copied, as far as that is known."""

    receipt: Receipt


class ReadingScreen(ArrangingScreen):
    """A screen with an article in `#reader-pane`; what that needs is mounted when it is wanted."""

    _find_from = 0
    _copies: InOrder | None = None

    # The line below the article.

    @on(Reader.LineWanted)
    async def _line_wanted(self, event: Reader.LineWanted) -> None:
        reader = self.query_one(Reader)
        self._find_from = reader.top
        if event.purpose is Purpose.LINK and not self._number_links():
            self.say(Need.LINK.value)
            return
        pane = self.query_one("#reader-pane", Pane)
        if not pane.query(ReaderLine):
            await pane.mount(ReaderLine(id="reader-line"))
        pane.query_one(ReaderLine).begin(event.purpose)

    @on(ReaderLine.Edited)
    def _line_edited(self, event: ReaderLine.Edited) -> None:
        reader = self.query_one(Reader)
        if event.purpose is Purpose.FIND:
            reader.look_for(event.text.strip(), self._find_from)
        elif event.purpose is Purpose.LINK and event.text.isdecimal():
            number = int(event.text)
            if 0 < number <= len(self._links) < number * 10:
                self.query_one(ReaderLine).action_done()

    @on(Reader.Moved)
    def _tell_matches(self) -> None:
        """Tell, beside the words looked for, which place of how many is shown."""
        for line in self.query(ReaderLine):
            if line.display and line.purpose is Purpose.FIND:
                line.tell(self.query_one(Reader).told)

    @on(ReaderLine.Given)
    def _line_given(self, event: ReaderLine.Given) -> None:
        reader = self.query_one(Reader)
        reader.focus()
        reader.show_badges({})
        if event.purpose is Purpose.FIND:
            reader.look_for(event.text, self._find_from)
        elif event.purpose is Purpose.LINK:
            self._open_link(event.text)
        elif event.text:
            self._pipe(event.text)

    @on(ReaderLine.Dropped)
    def _line_dropped(self, event: ReaderLine.Dropped) -> None:
        reader = self.query_one(Reader)
        reader.show_badges({})
        if event.purpose is Purpose.FIND:
            reader.look_for("")
            reader.go_to_line(self._find_from)
        reader.focus()

    @on(DescendantFocus)
    def _line_left(self, event: DescendantFocus) -> None:
        """Put the line away when the user goes to another pane; words that were looked for stay."""
        for line in self.query(ReaderLine):
            if line.display and event.widget is not line:
                line.put_away()
                self.query_one(Reader).show_badges({})

    @on(ReaderLine.LibraryWanted)
    def _library_wanted(self) -> None:
        self.query_one(Reader).look_for("")
        self.action_search()

    def action_search(self) -> None:
        """Go to the search box; where that is, the subclass knows."""

    # Links.

    _links: tuple[str, ...] = ()

    def _number_links(self) -> bool:
        from newsbrowse.ui.reading.links import links

        reading = self.query_one(Reader).reading
        found = links(reading) if reading is not None else ()
        self._links = tuple(link.url for link in found)
        self.query_one(Reader).show_badges({link.start: f"[{at}]" for at, link in enumerate(found, 1)})
        return bool(found)

    def action_address(self) -> None:
        """Open the article's own address."""
        reading = self.query_one(Reader).reading
        if reading is not None and reading.article.url:
            self.open_address(reading.article.url)

    def _open_link(self, number: str) -> None:
        if not number:
            return
        if not number.isdecimal() or not 0 < int(number) <= len(self._links):
            self.say(f"There are links 1 to {len(self._links)}.", warning=True)
            return
        self.open_address(self._links[int(number) - 1])

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

    # What is copied.

    @on(Reader.Taken)
    def _passage_taken(self, event: Reader.Taken) -> None:
        from newsbrowse.ui.in_order import InOrder
        from newsbrowse.writing.citations import Style, taken
        from newsbrowse.writing.clipboard import copy
        from newsbrowse.writing.kept import kept_path

        style = Style(settings_of(self)[CITATION_STYLE])

        def work() -> Copied:
            text = taken(event.article, event.passage, event.form, style)
            return Copied(copy(text, kept_path(), os.environ))

        self._copies = self._copies or InOrder(self, "copy")
        self._copies.do(work)

    @on(Copied)
    def _copied(self, event: Copied) -> None:
        if event.receipt.sequence and isinstance(self.app, ThemedApp):
            self.app.send(event.receipt.sequence)
        if isinstance(self.app, Telling):  # also on a screen that lies over this one
            self.app.say(event.receipt.line, warning=event.receipt.warning)

    # Other programs.

    @on(Reader.Wanted)
    async def _wanted_for_article(self, event: Reader.Wanted) -> None:
        if event.what == "facts":
            await self._show_facts()
        elif event.what == "pager":
            self._leave_with_text("article.txt", self._pager_words)
        else:
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

    def _pipe(self, line: str) -> None:
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

    # Facts. The view is loaded with its first use, so its messages are taken by their names.

    async def _show_facts(self) -> None:
        from newsbrowse.ui.widgets.facts_view import FactsView

        pane = self.query_one("#reader-pane", Pane)
        if not pane.query(FactsView):
            await pane.mount(Pane("Facts", FactsView(id="facts"), id="facts-pane"))
        pane.query_one("#facts-pane").display = True
        self._share_out()
        self._place_facts()
        view = pane.query_one(FactsView)
        view.show(self.query_one(Reader).reading)
        view.focus()

    @on(Reader.Moved)
    def _facts_follow(self) -> None:
        """Show the facts of the article that is shown."""
        self._place_facts()
        for pane in self.query("#facts-pane"):
            if pane.display:
                from newsbrowse.ui.widgets.facts_view import FactsView

                pane.query_one(FactsView).show(self.query_one(Reader).reading)

    @property
    def shows_facts(self) -> bool:
        """Whether the facts of the article are shown."""
        return any(pane.display for pane in self.query("#facts-pane"))

    def on_resize(self, event: Resize) -> None:
        """Keep panes and facts to the room there is."""
        super().on_resize(event)
        self._place_facts()

    def _place_facts(self) -> None:
        """Facts stand beside the text where both have room, else below it."""
        pane = self.query_one("#reader-pane", Pane)
        beside = self.columns_of_article >= MEASURE + FACTS
        pane.set_class(beside, "-beside")
        for facts in self.query("#facts-pane"):
            columns = min(self.columns_of_article - MEASURE, WIDEST_FACTS)
            facts.styles.width = columns if beside else "1fr"

    def on_facts_view_went(self, event: FactsView.Went) -> None:
        """Go to a fact in the text; what it is can be stepped through from there."""
        reader = self.query_one(Reader)
        if event.row.topic is not None:
            reader.follow((event.row.topic,), event.span)
        else:
            reader.point_at(event.span)

    def on_facts_view_quoted(self, event: FactsView.Quoted) -> None:
        """Copy a quote or a figure with its citation."""
        self.query_one(Reader).take_span(event.span)

    def on_facts_view_chosen(self, event: FactsView.Chosen) -> None:
        """Search for articles that have a value too."""
        self.set_search(self.search.toggled(event.field, event.value))

    def on_facts_view_closed(self) -> None:
        """Give the article the room again."""
        self.step_back()

    def step_back(self) -> bool:
        """Put away what was found in the article, or its facts; whether there was either."""
        if self.focused is None or self.focused.id not in ("reader", "facts"):
            return False
        if self.focused.id == "reader" and self.query_one(Reader).drop_found():
            return True
        shown = [pane for pane in self.query("#facts-pane") if pane.display]
        for pane in shown:
            pane.display = False
            self.query_one(Reader).focus()
            self._share_out()
        return bool(shown)
