"""The values that travel between the layers: immutable, and without behaviour of their own.

They are structs of msgspec, as all values of the package: to make the class of a dataclass takes half a
millisecond, and a start needs some eighty.
"""

from newsbrowse.models.answers import (
    Completion,
    Completions,
    Facets,
    FacetValue,
    Hit,
    Page,
    QueryWarning,
    WayOut,
)
from newsbrowse.models.articles import (
    UNSURE,
    AddReport,
    Analysis,
    Article,
    Country,
    DateMention,
    Entry,
    Failure,
    Figure,
    Person,
    Progress,
    PublishedFrom,
    Quote,
    Span,
    Text,
    Unread,
)
from newsbrowse.models.comparisons import Comparison, Copy, LedgerRow, Pair, PairKind, Provenance, Side
from newsbrowse.models.feeds import FeedReport, FetchState, Missing, Subscription
from newsbrowse.models.searches import ALL_OF, FACETS, FacetOrder, Field, SavedSearch, Search, Selection, Sort

__all__ = [
    "ALL_OF",
    "FACETS",
    "UNSURE",
    "AddReport",
    "Analysis",
    "Article",
    "Comparison",
    "Completion",
    "Completions",
    "Copy",
    "Country",
    "DateMention",
    "Entry",
    "FacetOrder",
    "FacetValue",
    "Facets",
    "Failure",
    "FeedReport",
    "FetchState",
    "Field",
    "Figure",
    "Hit",
    "LedgerRow",
    "Missing",
    "Page",
    "Pair",
    "PairKind",
    "Person",
    "Progress",
    "Provenance",
    "PublishedFrom",
    "QueryWarning",
    "Quote",
    "SavedSearch",
    "Search",
    "Selection",
    "Side",
    "Sort",
    "Span",
    "Subscription",
    "Text",
    "Unread",
    "WayOut",
]
