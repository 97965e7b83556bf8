"""One scenario for each command of the table: what is pressed before, and what its key must bring about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsbrowse.archive.library import Library
from newsbrowse.archive.passages import Spot
from newsbrowse.models import Entry, Search, Sort, Subscription
from newsbrowse.text.sentences import sentences
from newsbrowse.ui.screens.compare import CompareScreen
from newsbrowse.ui.screens.feeds import FeedsScreen
from newsbrowse.ui.screens.help import HelpScreen
from newsbrowse.ui.screens.list_choice import ListChoice
from newsbrowse.ui.screens.listing import Listing, ListingScreen
from newsbrowse.ui.screens.marked import MarkedScreen
from newsbrowse.ui.screens.messages import MessagesScreen
from newsbrowse.ui.screens.palette import PaletteList, PaletteScreen
from newsbrowse.ui.screens.pick import PickList, PickScreen, PromptScreen
from newsbrowse.ui.screens.quotes import QuotesScreen
from newsbrowse.ui.screens.text import TextScreen
from newsbrowse.ui.screens.themes import ThemeScreen
from newsbrowse.ui.screens.values import ValueScreen
from newsbrowse.ui.widgets.chips import Chips
from newsbrowse.ui.widgets.compare_view import CompareView
from newsbrowse.ui.widgets.ledger import Ledger
from newsbrowse.ui.widgets.line_input import LineInput
from newsbrowse.ui.widgets.lines import CursorView, LineView
from newsbrowse.ui.widgets.search_box import SearchBox

from .conftest import Browser

Seen = Callable[[Browser], bool]


@dataclass(frozen=True)
class Scenario:
    """How a command is tried.

    Attributes:
        before: keys that lead to where the command can run.
        seen: what its key must bring about; it must not be so before.
        prepare: what the library must hold.
        size: columns and rows of the screen.
    """

    before: Sequence[str]
    seen: Seen
    prepare: Callable[[Library], object] = lambda library: None
    size: tuple[int, int] = (120, 40)


def shows(screen: type) -> Seen:
    """A screen is shown."""
    return lambda browser: isinstance(browser.app.screen, screen)


def focus(pane: str) -> Seen:
    """A pane has the focus."""
    return lambda browser: browser.focused == pane


def says(text: str) -> Seen:
    """The status line says something."""
    return lambda browser: text in browser.bar("#status")


def place_told(text: str) -> Seen:
    """The title of the article's pane says something of the place."""
    return lambda browser: text in browser.bar("#reader-pane PaneTitle")


def cursor(row: int) -> Seen:
    """The cursor of the list is on a row."""
    return lambda browser: browser.articles.cursor == row


def searches(text: str) -> Seen:
    """The search has a text."""
    return lambda browser: browser.browse.search.text == text


def box(text: str) -> Seen:
    """The search box holds a text."""
    return lambda browser: browser.browse.query_one(SearchBox).value.strip() == text


def marked(query: str, total: int) -> Seen:
    """So many articles are found by a query."""
    return lambda browser: browser.browse.library.search(Search(query)).total == total


def feed(library: Library) -> None:
    """A feed is followed whose source the sample has, at an address that is refused without asking it."""
    library.feeds.add([Subscription("http://127.0.0.1:9/feed", "Meridian Wire")])


def back_on(screen: str) -> Seen:
    """The main screen is shown again, a pane of it in focus."""
    return lambda browser: browser.app.screen is browser.browse and browser.focused == screen


def line(text: str) -> Seen:
    """The line of the screen over the browser holds a text."""
    return lambda browser: browser.app.screen.query_one(LineInput).value == text


def in_one_row(browser: Browser) -> bool:
    """Whether what is chosen is one row of the screen."""
    signs = [line for line in browser.lines("#reader") if line.startswith("▌")]
    return len(signs) == 1


def top_of(pane: str, holds: Callable[[int], bool]) -> Seen:
    """How far a pane is scrolled."""
    return lambda browser: holds(browser.app.screen.query_one(pane, LineView).top)


def width(pane: str, holds: Callable[[int], bool]) -> Seen:
    """How wide a pane is; 0 if it is hidden."""
    return lambda browser: holds(browser.browse.query_one(f"#{pane}-pane").region.width)


def row_of_facets(holds: Callable[[Browser], object]) -> Seen:
    """Something about the facets."""
    return lambda browser: bool(holds(browser))


def twins(library: Library) -> None:
    """Two articles of the same wording, newer than all others."""
    body = " ".join(f"word{at} said" for at in range(60))
    library.add([Entry(f"o:{at}", "A wire story", body, "2027-01-01", source=f"P{at}") for at in range(2)])


def saved(library: Library) -> None:
    """A saved search."""
    library.save_search("island", Search("taiwan"))


def listed(library: Library) -> None:
    """A reading list of three articles, those that came out first."""
    library.lists.add("mine", library.keys_of_hits(Search("", sort=Sort.OLDEST), rows=slice(0, 3)))


def on_list(*numbers: int) -> Seen:
    """The articles of that list, by their places in the order of time, as they stand now."""

    def seen(browser: Browser) -> bool:
        library = browser.browse.library
        every = library.keys_of_hits(Search("", sort=Sort.OLDEST))
        return library.lists.keys("mine") == [every[number] for number in numbers]

    return seen


def marked_passage(library: Library) -> None:
    """A passage with a star."""
    hit = library.search(Search("taiwan")).hits[0]
    (key,) = library.keys_of([hit.id])
    library.desk.passages.star([Spot(key, 0, library.article(hit.id).body[:20])])


def decided(library: Library) -> None:
    """A rule about a name."""
    library.entities.hide("country", "CA")


def searched(library: Library) -> None:
    """A search of before."""
    library.desk.remember_query("taiwan")


def swapped(browser: Browser) -> bool:
    """The article under the cursor, which was marked second, stands on the left."""
    screen, hit = browser.app.screen, browser.articles.hit
    return isinstance(screen, CompareScreen) and hit is not None and screen.comparison.left.id == hit.id


def facet(browser: Browser) -> str:
    """The facet that the cursor is in."""
    row = browser.sidebar.row
    return row.field.value if row else ""


def rules(browser: Browser) -> list[str]:
    """The verbs of the rules about names."""
    return [rule.verb for rule in browser.browse.library.entities.rules()]


def picked(browser: Browser) -> int:
    """The row under the cursor of the names that are listed; -1 before they are."""
    screen = browser.app.screen
    return screen.query_one(PickList).cursor if isinstance(screen, ValueScreen) and screen.shown else -1


MERGING = ("f", "e", "m")
TRADE = ("slash", *"trade", "enter")
CHOSEN = ("f", "space", "escape")
TWO_CHOSEN = ("f", "space", "j", "space", "escape")
COMPARED = ("slash", *"228", "enter", "c", "j", "c")
NOTHING = ("slash", *"taiwan -xi", "enter")
QUOTING = ("enter", "y")
SMALL = (100, 20)
LISTED = ('"', "enter")

SCENARIOS: dict[str, Scenario] = {
    "move.line_down": Scenario((), cursor(1)),
    "move.line_up": Scenario(("j", "j"), cursor(1)),
    "move.half_down": Scenario((), lambda browser: browser.articles.cursor > 1),
    "move.half_up": Scenario(("G",), lambda browser: browser.articles.cursor < 10),
    "move.full_down": Scenario((), lambda browser: browser.articles.cursor > 8),
    "move.full_up": Scenario(("G",), lambda browser: browser.articles.cursor < 3),
    "move.first_line": Scenario(("j",), cursor(0)),
    "move.last_line": Scenario((), cursor(11)),
    "browse.search": Scenario((), focus("search")),
    "browse.next_pane": Scenario((), focus("reader")),
    "browse.previous_pane": Scenario((), focus("sidebar")),
    "browse.facets": Scenario((), focus("sidebar")),
    "browse.compare_best": Scenario(("j",), shows(CompareScreen)),
    "browse.compare": Scenario((), lambda browser: browser.browse.place.marked is not None),
    "browse.star": Scenario((), marked("is:starred", 1)),
    "browse.mark_read": Scenario((), marked("is:read", 1)),
    "browse.tag": Scenario((), shows(PromptScreen)),
    "browse.note": Scenario((), shows(PromptScreen)),
    "browse.write_note": Scenario((), says("cannot be lent to an editor")),
    "browse.bulk": Scenario((), shows(PickScreen)),
    "browse.undo": Scenario(("s",), marked("is:starred", 0)),
    "browse.redo": Scenario(("s", "u"), marked("is:starred", 1)),
    "browse.cycle_sort": Scenario((), lambda browser: browser.browse.search.sort is Sort.OLDEST),
    "browse.chips": Scenario(CHOSEN, focus("chips")),
    "browse.clear_selections": Scenario(CHOSEN, lambda browser: not browser.browse.search.selections),
    "browse.look_at_all": Scenario(TRADE, searches("")),
    "browse.go_back": Scenario(TRADE, searches("")),
    "browse.go_forward": Scenario((*TRADE, "H"), searches("trade")),
    "browse.more_like_this": Scenario((), lambda browser: browser.browse.search.text.startswith("similar:")),
    "browse.save_search": Scenario(TRADE, shows(PromptScreen)),
    "browse.saved_searches": Scenario((), shows(PickScreen), saved),
    "browse.put_on_list": Scenario((), shows(ListChoice)),
    "browse.take_off_list": Scenario((*LISTED, "j"), on_list(0, 2), listed),
    "browse.reading_lists": Scenario((), shows(PickScreen), listed),
    "browse.next_unread": Scenario(("r", "j", "r", "g", "g"), cursor(2)),
    "browse.previous_unread": Scenario(("j", "r", "j"), cursor(0)),
    "list.move_down": Scenario(LISTED, on_list(1, 0, 2), listed),
    "list.move_up": Scenario((*LISTED, "G"), on_list(0, 2, 1), listed),
    "list.move_to": Scenario(LISTED, shows(PromptScreen), listed),
    "browse.zoom": Scenario((), width("list", lambda cells: cells == 120)),
    "browse.wider": Scenario((), width("list", lambda cells: cells > 44)),
    "browse.narrower": Scenario((), width("list", lambda cells: cells < 44)),
    "browse.even": Scenario((">",), width("list", lambda cells: cells == 44)),
    "browse.hide_facets": Scenario((), width("sidebar", lambda cells: cells == 0)),
    "browse.hide_article": Scenario((), width("reader", lambda cells: cells == 0)),
    "browse.fold": Scenario((), lambda browser: "folded" in browser.bar("#list-pane PaneTitle")),
    "browse.back": Scenario(("enter",), focus("list")),
    "app.palette": Scenario((), shows(PaletteScreen)),
    "app.help": Scenario((), shows(HelpScreen)),
    "app.theme": Scenario((), shows(ThemeScreen)),
    "app.messages": Scenario((), shows(MessagesScreen)),
    "app.quit": Scenario((), lambda browser: not browser.app.is_running),
    "search.to_list": Scenario(("slash", *"trade"), back_on("list")),
    "search.complete": Scenario(("slash", *"person:ush"), box('person:"Yury Ushakov"')),
    "search.older": Scenario(("slash",), box("taiwan"), searched),
    "search.newer": Scenario(("slash", "up"), box(""), searched),
    "search.leave": Scenario(("slash",), focus("list")),
    "search.empty": Scenario(("slash", *"qzx", "enter", "slash"), box("")),
    "facets.choose": Scenario(("f",), lambda browser: bool(browser.browse.search.selections)),
    "facets.exclude": Scenario(
        ("f",), lambda browser: any(one.excluded for one in browser.browse.search.selections)
    ),
    "facets.open": Scenario(
        ("f", "}", "}"), row_of_facets(lambda browser: any(row.depth for row in browser.sidebar.lines))
    ),
    "facets.shut": Scenario(
        ("f", "}", "}", "l"),
        row_of_facets(lambda browser: not any(row.depth for row in browser.sidebar.lines)),
    ),
    "facets.rule": Scenario(("f", "space"), lambda browser: bool(browser.browse.search.switched)),
    "facets.passing": Scenario(("f",), lambda browser: browser.browse.search.in_passing),
    "facets.order": Scenario(("f",), row_of_facets(lambda browser: browser.sidebar.options.orders)),
    "facets.filter": Scenario(("f",), focus("facet-filter")),
    "facets.next_facet": Scenario(("f",), row_of_facets(lambda browser: facet(browser) == "countries")),
    "facets.previous_facet": Scenario(("f", "}"), row_of_facets(lambda browser: facet(browser) == "people")),
    "facets.why": Scenario(("f",), shows(ListingScreen)),
    "facets.rename": Scenario(("f",), shows(PromptScreen)),
    "facets.merge": Scenario(("f",), shows(ValueScreen)),
    "facets.hide": Scenario(("f",), lambda browser: rules(browser) == ["hide"]),
    "facets.kind": Scenario(("f",), shows(PickScreen)),
    "facets.rules": Scenario(("f",), shows(PickScreen), decided),
    "facets.split": Scenario(
        ("f",), lambda browser: shows(PickScreen)(browser) or says("not joined")(browser)
    ),
    "chips.next_chip": Scenario((*TWO_CHOSEN, ","), lambda browser: chip(browser) == 1),
    "chips.previous_chip": Scenario((*TWO_CHOSEN, ",", "l"), lambda browser: chip(browser) == 0),
    "chips.remove": Scenario((*CHOSEN, ","), lambda browser: not browser.browse.search.selections),
    "chips.turn": Scenario((*CHOSEN, ","), lambda browser: browser.browse.search.selections[0].excluded),
    "chips.leave": Scenario((*CHOSEN, ","), focus("list")),
    "filter.done": Scenario(("f", "F", "x"), focus("sidebar")),
    "filter.drop": Scenario(("f", "F", "x"), focus("sidebar")),
    "list.read": Scenario((), focus("reader")),
    "list.tick": Scenario((), lambda browser: len(browser.browse.ticked) == 1),
    "list.alike": Scenario(("=",), shows(PickScreen), twins),
    "ways.take": Scenario(NOTHING, lambda browser: browser.articles.rows > 0),
    "reader.leave": Scenario(("enter",), focus("list")),
    "reader.page": Scenario(("enter",), top_of("#reader", lambda top: top > 8), size=SMALL),
    "reader.next_match": Scenario((*TRADE, "enter"), place_told("match 1 of")),
    "reader.previous_match": Scenario((*TRADE, "enter"), place_told("match ")),
    "reader.facts": Scenario(("enter",), lambda browser: browser.focused != "reader"),
    "reader.quote": Scenario(("enter",), lambda browser: browser.reader.passage is not None),
    "passage.copy": Scenario(QUOTING, says("Copied")),
    "passage.words": Scenario(QUOTING, says("Copied")),
    "passage.blockquote": Scenario(QUOTING, says("Copied")),
    "passage.citation": Scenario(QUOTING, says("Copied")),
    "passage.footnote": Scenario(QUOTING, says("Copied")),
    "passage.entry": Scenario(QUOTING, says("Copied")),
    "passage.note": Scenario(QUOTING, shows(PromptScreen)),
    "passage.write_note": Scenario(QUOTING, says("cannot be lent to an editor")),
    "passage.next_sentence": Scenario(QUOTING, lambda browser: sentence(browser) == 1),
    "passage.previous_sentence": Scenario((*QUOTING, "j", "j"), lambda browser: sentence(browser) == 1),
    "passage.extend": Scenario(QUOTING, lambda browser: chosen(browser) == 2),
    "passage.shrink": Scenario((*QUOTING, "J"), lambda browser: chosen(browser) == 1),
    "passage.quotation": Scenario(QUOTING, lambda browser: sentence(browser) == -1),
    "passage.line": Scenario(QUOTING, in_one_row),
    "passage.paragraph": Scenario(QUOTING, lambda browser: chosen(browser) > 1),
    "passage.star": Scenario(QUOTING, says("Starred a passage of")),
    "passage.tag": Scenario(QUOTING, shows(PromptScreen)),
    "passage.leave": Scenario(QUOTING, lambda browser: browser.reader.passage is None),
    "facts.why": Scenario(("enter", "i"), shows(ListingScreen)),
    "facts.merge": Scenario(("enter", "i"), shows(ValueScreen)),
    "facts.kind": Scenario(("enter", "i"), shows(PickScreen)),
    "facts.split": Scenario(("enter", "i"), shows(PickScreen)),
    "facts.copy": Scenario(("enter", "i", "G"), says("Copied")),
    "facts.close": Scenario(("enter", "i"), focus("reader")),
    "facts.next_section": Scenario(("enter", "i"), lambda browser: at(browser) > 2),
    "facts.previous_section": Scenario(("enter", "i", "G"), lambda browser: at(browser) < bottom(browser)),
    "compare.next_difference": Scenario(COMPARED, lambda browser: compared(browser).current is not None),
    "compare.previous_difference": Scenario((*COMPARED, "G"), lambda b: compared(b).current is not None),
    "compare.switch_pane": Scenario(COMPARED, focus("ledger")),
    "compare.swap": Scenario(COMPARED, swapped),
    "compare.next_row": Scenario(COMPARED, lambda browser: compared(browser).current is not None),
    "compare.previous_row": Scenario((*COMPARED, "]", "]"), lambda browser: row_of_ledger(browser) == 0),
    "compare.why": Scenario((*COMPARED, "n"), shows(TextScreen)),
    "compare.copy": Scenario((*COMPARED, "n"), says("Copied")),
    "compare.candidate": Scenario(COMPARED, says("Candidate ")),
    "compare.candidates": Scenario(COMPARED, shows(PickScreen)),
    "compare.dim": Scenario(COMPARED, lambda browser: compared(browser).dims),
    "compare.apart": Scenario(COMPARED, lambda browser: compared(browser).apart),
    "compare.left_text": Scenario((*COMPARED, "a", "l"), lambda browser: compared(browser).active == 0),
    "compare.right_text": Scenario((*COMPARED, "a"), lambda browser: compared(browser).active == 1),
    "compare.go_back": Scenario(COMPARED, back_on("list")),
    "compare.go_forward": Scenario((*COMPARED, "s", "H"), swapped),
    "compare.close": Scenario(COMPARED, back_on("list")),
    "ledger.go": Scenario((*COMPARED, "tab"), lambda browser: compared(browser).current is not None),
    "browse.passages": Scenario((), shows(MarkedScreen), prepare=marked_passage),
    "browse.feeds": Scenario((), shows(FeedsScreen)),
    "feeds.articles": Scenario(("R",), back_on("list"), feed),
    "feeds.add": Scenario(("R",), shows(PromptScreen)),
    "feeds.remove": Scenario(("R",), lambda browser: not browser.browse.library.feeds.all(), feed),
    "feeds.fetch": Scenario(("R",), says("leads into a private network"), feed),
    "feeds.fetch_all": Scenario(("R",), says("1 feed: 0 new, 0 changed, 1 broken"), feed),
    "feeds.whole": Scenario(("R",), lambda browser: browser.browse.library.feeds.all()[0].whole, feed),
    "feeds.undo": Scenario(("R", "d"), lambda browser: bool(browser.browse.library.feeds.all()), feed),
    "feeds.close": Scenario(("R",), back_on("list")),
    "browse.quotes": Scenario((), shows(QuotesScreen)),
    "quotes.read": Scenario(("Q",), focus("reader")),
    "quotes.copy": Scenario(("Q",), says("Copied")),
    "quotes.find": Scenario(("Q",), focus("find")),
    "quotes.speaker": Scenario(("Q",), lambda browser: browser.app.screen.query_one(LineInput).value != ""),
    "quotes.unattributed": Scenario(("Q",), says("nobody is named for")),
    "quotes.words": Scenario(("Q",), says("Copied")),
    "quotes.blockquote": Scenario(("Q",), says("Copied")),
    "quotes.footnote": Scenario(("Q",), says("Copied")),
    "quotes.close": Scenario(("Q",), back_on("list")),
    "pick.take": Scenario(("'",), searches("taiwan"), saved),
    "pick.rename": Scenario(("'",), shows(PromptScreen), saved),
    "pick.remove": Scenario(("'",), lambda browser: not browser.browse.library.saved_searches(), saved),
    "pick.close": Scenario(("'",), back_on("list"), saved),
    "prompt.complete": Scenario(("t", *"trad"), line("trade")),
    "prompt.close": Scenario(("S",), back_on("list")),
    "confirm.yes": Scenario(("b", "enter", "j", "enter"), marked("is:starred", 12)),
    "confirm.no": Scenario(("b", "enter", "j", "enter"), back_on("list")),
    "help.find": Scenario(("?",), focus("find")),
    "help.close": Scenario(("?",), back_on("list")),
    "find.done": Scenario(("?", "/", *"star"), focus("listing")),
    "find.drop": Scenario(("?", "/", *"star"), lambda browser: len(listing(browser).lines) > 50),
    "palette.run": Scenario(("ctrl+p", *"star"), marked("is:starred", 1)),
    "palette.below": Scenario(("ctrl+p",), lambda browser: palette(browser).cursor == 1),
    "palette.above": Scenario(("ctrl+p", "down"), lambda browser: palette(browser).cursor == 0),
    "palette.close": Scenario(("ctrl+p",), back_on("list")),
    "values.take": Scenario(MERGING, lambda browser: rules(browser) == ["merge"]),
    "values.below": Scenario(MERGING, lambda browser: picked(browser) == 1),
    "values.above": Scenario((*MERGING, "down"), lambda browser: picked(browser) == 0),
    "values.close": Scenario(MERGING, back_on("sidebar")),
}
"""By the id of the command."""

ELSEWHERE = {
    "feeds.stop": "needs a server that takes long: test_feeds.py",
    **dict.fromkeys(
        (
            *(f"reader.{name}" for name in ("find", "next_mention", "previous_mention", "link", "marks")),
            *(f"reader.{name}" for name in ("numbers", "pager", "editor", "pipe")),
            *("reader_line.done", "reader_line.drop", "facts.go", "facts.choose", "text.close"),
        ),
        "needs articles and programs of their own: test_reading.py",
    ),
    **dict.fromkeys(
        (f"take.take_{kind}" for kind in ("id", "citation", "link", "quote")),
        "works in the picker alone: test_picking.py",
    ),
    "browse.address": "needs an article with an address, and a browser: test_reading.py",
    "app.suspend": "needs a shell to be stopped by: tests/e2e",
    "app.redraw": "needs a terminal: tests/e2e/test_browser.py",
    "welcome.take": "a program of its own: test_welcome.py",
    "welcome.complete": "a program of its own: test_welcome.py",
    "welcome.close": "a program of its own: test_welcome.py",
}
"""Commands that are tried by other tests, and where."""


def sentence(browser: Browser) -> int:
    """Which sentence of the text the chosen passage begins as; -1 for none."""
    reading, passage = browser.reader.reading, browser.reader.passage
    starts = [one.start for one in sentences(reading.text)] if reading else []
    return starts.index(passage.start) if passage and passage.start in starts else -1


def chosen(browser: Browser) -> int:
    """How many sentences the chosen passage has."""
    reading, passage = browser.reader.reading, browser.reader.passage
    return len(sentences(reading.text[slice(*passage)])) if reading and passage else 0


def at(browser: Browser) -> int:
    """The cursor of the pane in focus."""
    pane = browser.app.focused
    return pane.cursor if isinstance(pane, CursorView) else -1


def bottom(browser: Browser) -> int:
    """The last row of the pane in focus that its cursor rests on."""
    pane = browser.app.focused
    stops = range(pane.rows) if isinstance(pane, CursorView) else ()
    return max((row for row in stops if isinstance(pane, CursorView) and pane.can_stop_at(row)), default=-1)


def chip(browser: Browser) -> int:
    """The chip under the cursor."""
    selection = browser.browse.query_one(Chips).selection
    return browser.browse.search.selections.index(selection) if selection else -1


def row_of_ledger(browser: Browser) -> int:
    """The row of the ledger that the cursor is on."""
    return browser.app.screen.query_one(Ledger).cursor


def compared(browser: Browser) -> CompareView:
    """The two texts."""
    return browser.app.screen.query_one(CompareView)


def listing(browser: Browser) -> Listing:
    """The lines of the help."""
    return browser.app.screen.query_one(Listing)


def palette(browser: Browser) -> PaletteList:
    """The commands of the palette."""
    return browser.app.screen.query_one(PaletteList)
