"""The shapes of `--json`: a contract for scripts. Keys, their order and their meaning do not change.

Those of a whole article, of feeds and of reading lists are in modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsbrowse.archive.quoted import Quotation
from newsbrowse.models import (
    AddReport,
    Article,
    Facets,
    FacetValue,
    Field,
    Hit,
    Page,
    QueryWarning,
    Quote,
    SavedSearch,
)

if TYPE_CHECKING:
    from newsbrowse.writing.noted import Noted

Json = dict[str, object]


def add_report(report: AddReport) -> Json:
    """What `add` did."""
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "failed": [{"origin": failure.origin, "reason": failure.reason} for failure in report.failed],
    }


def page(found: Page, *, texts: int | None = None) -> Json:
    """A stretch of hits; `position` of a warning counts code points of the query from 0.

    Where near-duplicates are folded, `texts` is the number of texts of their own wording among all hits, and
    each hit also says for how many further articles it stands (`alike`).
    """
    return {
        "query": found.search.text,
        "interpreted": found.interpreted,
        "total": found.total,
        **({} if texts is None else {"texts": texts}),
        "hits": [hit(one) if texts is None else {**hit(one), "alike": one.alike} for one in found.hits],
        "warnings": _warnings(found.warnings),
    }


def tally(found: Page) -> Json:
    """How many articles a query finds: one line of a batch."""
    return {
        "query": found.search.text,
        "interpreted": found.interpreted,
        "total": found.total,
        "warnings": _warnings(found.warnings),
    }


def similar(hits: Iterable[Hit]) -> Json:
    """Articles similar to one, the best first."""
    return {"hits": [hit(one) for one in hits]}


def quotations(found: Page, quoted: Iterable[Quotation], *, more: bool) -> Json:
    """Quotes of the articles that a query finds; `more` if there are further ones.

    `total` counts the articles; `start` and `end` count code points of the article's body, half open, and
    `text` is what stands there.
    """
    return {
        "query": found.search.text,
        "interpreted": found.interpreted,
        "total": found.total,
        "quotes": [
            {
                "id": one.article.id,
                "title": one.article.title,
                "published": one.article.published,
                "source": one.article.source,
                **quote(one.quote),
            }
            for one in quoted
        ],
        "more": more,
        "warnings": _warnings(found.warnings),
    }


def saved(searches: Iterable[SavedSearch]) -> Json:
    """Saved searches: what each finds, and how many of these are new since it was last looked at."""
    return {
        "saved": [
            {
                "name": one.name,
                "query": one.search.text,
                "selections": [
                    {"field": s.field.value, "value": s.value, "excluded": s.excluded}
                    for s in one.search.selections
                ],
                "total": one.total,
                "new": one.new,
            }
            for one in searches
        ]
    }


def _warnings(warnings: Iterable[QueryWarning]) -> list[Json]:
    return [{"position": warning.position, "message": warning.message} for warning in warnings]


def hit(found: Hit) -> Json:
    """One hit."""
    return {
        "id": found.id,
        "title": found.title,
        "published": found.published,
        "source": found.source,
        "authors": list(found.authors),
        "people": list(found.people),
        "countries": list(found.countries),
        "snippet": found.snippet,
    }


def facets(counted: Facets, fields: Iterable[Field]) -> Json:
    """The counted values of the wanted fields; a country carries its code beside its name."""
    return {
        "total": counted.total,
        "facets": {
            field.value: [_facet_value(field, value) for value in counted.values.get(field, ())]
            for field in fields
        },
    }


def _facet_value(field: Field, value: FacetValue) -> Json:
    if field is Field.COUNTRIES:
        return {"value": value.label, "code": value.value, "count": value.count}
    return {"value": value.value, "count": value.count}


def quote(said: Quote) -> Json:
    """One quote."""
    return {"speaker": said.speaker, "text": said.text, "start": said.start, "end": said.end}


def notes(found: Page, noted: Iterable[tuple[Article, Noted]], *, more: bool) -> Json:
    """Notes on the articles that a query finds; `more` if there are further ones, `total` counts articles."""
    return {
        "query": found.search.text,
        "interpreted": found.interpreted,
        "total": found.total,
        "notes": [
            {
                "id": article.id,
                "title": article.title,
                "published": article.published,
                "source": article.source,
                **note(one),
            }
            for article, one in noted
        ],
        "more": more,
        "warnings": _warnings(found.warnings),
    }


def note(one: Noted) -> Json:
    """A note, or a passage with a star or tags, whose note is null if there is none.

    On a whole article all but the note is null, false or empty. `passage` is as it was marked. `start` and
    `end` say where it stands in the body, `paragraph` counts from 1; they are null where a later revision of
    the text does not have it any more, which `gone` tells. One that was edited is `changed`, and reads as in
    `now`.
    """
    start, end = one.span or (None, None)
    return {
        "note": one.note or None,
        "passage": one.remark.words if one.remark else None,
        "start": start,
        "end": end,
        "paragraph": one.paragraph or None,
        "gone": one.remark is not None and one.span is None,
        "starred": one.remark is not None and one.remark.starred,
        "tags": list(one.remark.tags) if one.remark else [],
        "changed": bool(one.now),
        "now": one.now or None,
    }
