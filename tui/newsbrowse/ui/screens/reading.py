"""What a screen with an article does for its reader: find, links, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.events import DescendantFocus, Resize

from newsbrowse.ui.commands import Need
from newsbrowse.ui.layout import FACTS, MEASURE, WIDEST_FACTS
from newsbrowse.ui.screens.lending import LendingScreen
from newsbrowse.ui.widgets.pane import Pane
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.reader_line import Purpose, ReaderLine

if TYPE_CHECKING:
    from newsbrowse.ui.widgets.facts_view import FactsView


class ReadingScreen(LendingScreen):
    """A screen with an article in `#reader-pane`; what that needs is mounted when it is wanted."""

    _find_from = 0

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
            self.pipe(event.text)

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

    def _open_link(self, number: str) -> None:
        if not number:
            return
        if not number.isdecimal() or not 0 < int(number) <= len(self._links):
            self.say(f"There are links 1 to {len(self._links)}.", warning=True)
            return
        self.open_address(self._links[int(number) - 1])

    # What is wanted with the article as a whole.

    @on(Reader.Wanted)
    async def _wanted_for_article(self, event: Reader.Wanted) -> None:
        if event.what == "facts":
            await self._show_facts()
        elif event.what == "pager":
            self.page_article()
        else:
            self.edit_article()

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
