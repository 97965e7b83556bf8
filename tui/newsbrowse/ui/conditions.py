"""What is so in the browser, for the commands that need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsbrowse.ui.commands import Need
from newsbrowse.ui.facet_rows import RowKind
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from newsbrowse.ui.screens.browse import BrowseScreen


def holds_in_browser(screen: BrowseScreen, need: Need) -> bool:
    """Whether a condition holds on the main screen; one that it knows nothing of does."""
    match need:
        case Need.CHOSEN:
            return bool(screen.search.selections)
        case Need.ON_LIST | Need.BY_HAND:
            return bool(screen.list_shown) and (need is Need.ON_LIST or screen.is_by_hand)
        case Need.EARLIER:
            return screen.leads_back
        case Need.LATER:
            return screen.leads_forward
        case Need.ARTICLE | Need.ALIKE:
            hit = screen.query_one(ArticleList).hit
            if need is Need.ALIKE:
                return hit is not None and hit.alike > 0
            return hit is not None or bool(screen.ticked)
        case Need.VALUE:
            row = screen.query_one(FacetSidebar).row
            return row is not None and row.kind in (RowKind.VALUE, RowKind.MORE)
        case Need.NAME:
            return screen.query_one(FacetSidebar).subject is not None
        case Need.SHOWN | Need.MATCH:
            reading = screen.query_one(Reader).reading
            return reading is not None and (need is Need.SHOWN or bool(reading.matches))
        case Need.ADDRESS:
            reading = screen.query_one(Reader).reading
            return reading is not None and bool(reading.article.url)
    return True
