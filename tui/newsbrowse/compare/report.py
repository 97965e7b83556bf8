"""A comparison as JSON and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsbrowse.compare.ledger import of_kind
from newsbrowse.compare.notices import notice
from newsbrowse.compare.report_html import as_html
from newsbrowse.models import Article, Comparison, LedgerRow, Pair, PairKind, Provenance, Side, Span
from newsbrowse.text.clean import clean
from newsbrowse.text.paragraphs import Paragraphs

__all__ = ["as_html", "as_json", "as_markdown", "paragraph_numbers"]

_KINDS = ("quotes", "figures", "dates", "people", "countries")
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&]|^[-+#=]|(?<=^\d)[.)]|(?<=^\d\d)[.)])")


def as_json(comparison: Comparison) -> dict[str, object]:
    """The comparison as plain lists and dicts, spans as `[start, end]`.

    `order` gives for each pair the number of its paragraph on both sides, from 1. `provenance` gives the
    passages that stand in other articles too, with these, the earliest first; it is empty where none were
    looked at.
    """
    ledger: dict[str, object] = {
        kind: [_row_json(row) for row in of_kind(comparison.ledger, kind)] for kind in _KINDS
    }
    ledger["order"] = [{"left": left, "right": right} for left, right in paragraph_numbers(comparison)]
    ledger["provenance"] = [_provenance_json(one) for one in comparison.provenance]
    return {
        "left": _head_json(comparison.left),
        "right": _head_json(comparison.right),
        "pairs": [_pair_json(pair) for pair in comparison.pairs],
        "ledger": ledger,
    }


def paragraph_numbers(comparison: Comparison) -> list[tuple[int, int]]:
    """For each pair the number of the paragraph, from 1, in which it stands on the left and on the right."""
    left, right = Paragraphs.of(comparison.left), Paragraphs.of(comparison.right)
    return [(left.number(pair.left.start), right.number(pair.right.start)) for pair in comparison.pairs]


def as_markdown(comparison: Comparison) -> str:
    """The comparison as Markdown: what both say, then the ledger. Nothing of the articles is markup in it."""
    lines = ["# Comparison", "", f"- Left: {_head(comparison.left)}", f"- Right: {_head(comparison.right)}"]
    if known := notice(comparison):
        lines += ["", known]
    lines += ["", f"## Said in both ({len(comparison.pairs)})", ""]
    numbers = paragraph_numbers(comparison)
    for pair, (left, right) in zip(comparison.pairs, numbers, strict=True):
        lines.extend(_pair_lines(comparison, pair, left, right))
    for kind in (*_KINDS, "order", "provenance"):
        lines.extend(_table(kind, of_kind(comparison.ledger, kind)))
    return "\n".join(lines).rstrip() + "\n"


def _head_json(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "source": article.source,
    }


def _pair_json(pair: Pair) -> dict[str, object]:
    return {
        "left": list(pair.left),
        "right": list(pair.right),
        "kind": pair.kind.value,
        "score": pair.score,
    }


def _row_json(row: LedgerRow) -> dict[str, object]:
    return {
        "side": row.side.value,
        "differs": row.differs,
        "left": row.left,
        "right": row.right,
        "left_spans": [list(span) for span in row.left_spans],
        "right_spans": [list(span) for span in row.right_spans],
        "note": row.note,
    }


def _provenance_json(found: Provenance) -> dict[str, object]:
    return {
        "left": list(found.left) if found.left else None,
        "right": list(found.right) if found.right else None,
        "articles": [
            {
                "id": copy.id,
                "title": copy.title,
                "published": copy.published,
                "source": copy.source,
                "span": list(copy.span),
            }
            for copy in found.copies
        ],
    }


def _head(article: Article) -> str:
    parts = (article.title, article.source, article.published, article.id)
    return " · ".join(_plain(part) for part in parts if part)


def _plain(text: str) -> str:
    """One line in which no character is Markdown or HTML markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(clean(text).split()))


def _pair_lines(comparison: Comparison, pair: Pair, left: int, right: int) -> Iterator[str]:
    yield f"**{pair.kind.value}**, paragraph {left} and paragraph {right}"
    yield ""
    yield f"> {_passage(comparison.left, pair.left)}"
    if pair.kind is not PairKind.VERBATIM:
        yield ">"
        yield f"> {_passage(comparison.right, pair.right)}"
    yield ""


def _passage(article: Article, span: Span) -> str:
    return _plain(article.body[span.start : span.end])


def _table(kind: str, rows: Sequence[LedgerRow]) -> Iterator[str]:
    if not rows:
        return
    yield f"## {kind.capitalize()}"
    yield ""
    yield "| | left | right | note |"
    yield "| --- | --- | --- | --- |"
    for row in rows:
        cells = (_standing(row), _cell(row.left), _cell(row.right), _plain(row.note))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _cell(text: str) -> str:
    return _plain(text) if text else "not found"


def _standing(row: LedgerRow) -> str:
    if row.differs:
        return "differs"
    return {Side.BOTH: "both", Side.LEFT: "only left", Side.RIGHT: "only right"}[row.side]
