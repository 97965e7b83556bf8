from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from newsbrowse.ui.app import NewsbrowseApp
from newsbrowse.ui.commands import COMMANDS, Command, Scope, commands, key_table
from newsbrowse.ui.picking import PickingScreen
from newsbrowse.ui.screens.browse import BrowseScreen
from newsbrowse.ui.screens.compare import CompareScreen
from newsbrowse.ui.screens.confirm import ConfirmScreen
from newsbrowse.ui.screens.feeds import FeedsScreen
from newsbrowse.ui.screens.listing import FindLine, ListingScreen
from newsbrowse.ui.screens.palette import PaletteScreen
from newsbrowse.ui.screens.pick import PickScreen, PromptScreen
from newsbrowse.ui.screens.quotes import QuotesScreen
from newsbrowse.ui.screens.text import TextScreen
from newsbrowse.ui.screens.values import ValueScreen
from newsbrowse.ui.welcome import WelcomeScreen
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.chips import Chips
from newsbrowse.ui.widgets.facet_filter import FacetFilter
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.facts_view import FactsView
from newsbrowse.ui.widgets.ledger import Ledger
from newsbrowse.ui.widgets.lines import LineView
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.reader_line import ReaderLine
from newsbrowse.ui.widgets.search_box import SearchBox
from newsbrowse.ui.widgets.ways_list import WaysList

OWNERS: dict[Scope, type] = {
    Scope.MOVE: LineView,
    Scope.BROWSE: BrowseScreen,
    Scope.SEARCH: SearchBox,
    Scope.CHIPS: Chips,
    Scope.FACETS: FacetSidebar,
    Scope.FILTER: FacetFilter,
    Scope.LIST: ArticleList,
    Scope.TAKE: PickingScreen,
    Scope.WAYS: WaysList,
    Scope.READER: Reader,
    Scope.PASSAGE: Reader,
    Scope.READER_LINE: ReaderLine,
    Scope.FACTS: FactsView,
    Scope.TEXT: TextScreen,
    Scope.COMPARE: CompareScreen,
    Scope.LEDGER: Ledger,
    Scope.FEEDS: FeedsScreen,
    Scope.QUOTES: QuotesScreen,
    Scope.PICK: PickScreen,
    Scope.PROMPT: PromptScreen,
    Scope.CONFIRM: ConfirmScreen,
    Scope.WELCOME: WelcomeScreen,
    Scope.HELP: ListingScreen,
    Scope.FIND: FindLine,
    Scope.PALETTE: PaletteScreen,
    Scope.VALUES: ValueScreen,
    Scope.APP: NewsbrowseApp,
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_command_has_its_action(command: Command) -> None:
    assert callable(getattr(OWNERS[command.scope], f"action_{command.action}"))
    assert command.help
    assert not command.help.endswith(".")


@pytest.mark.parametrize(("scope", "owner"), OWNERS.items())
def test_each_owner_runs_its_scope(scope: Scope, owner: type) -> None:
    assert scope in owner.SCOPES  # type: ignore[attr-defined]


def test_ids_are_unique() -> None:
    assert [one for one, times in Counter(command.id for command in COMMANDS).items() if times > 1] == []


@pytest.mark.parametrize("scope", Scope)
def test_no_key_has_two_meanings_in_one_scope(scope: Scope) -> None:
    keys = Counter(key for command in commands(scope) for key in command.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_the_readme_has_the_table_as_it_is() -> None:
    readme = Path(__file__).parents[2] / "README.md"
    assert key_table() in readme.read_text(encoding="utf-8")
