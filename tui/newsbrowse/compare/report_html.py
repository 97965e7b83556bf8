"""A comparison as one HTML page that needs nothing else: no script, no font, no picture from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from newsbrowse.compare.ledger import of_kind
from newsbrowse.compare.rows import CompareRow, compare_rows
from newsbrowse.compare.words import word_differences
from newsbrowse.models import Article, Comparison, LedgerRow, PairKind, Side, Span
from newsbrowse.text.clean import clean, clean_preserving

_KINDS = ("figures", "dates", "quotes", "people", "countries", "order", "provenance")
_SIGNS = {PairKind.VERBATIM: "=", PairKind.NEAR: "≈", PairKind.CLAIM: "~"}
_STANDING = {Side.BOTH: "both", Side.LEFT: "only left", Side.RIGHT: "only right"}
_LONGEST_MARKED = 4_000
"""Characters of a passage up to which its differing words are marked."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --accent: #b35900; --mark: #ffd54a66; }
body { font: 1rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1, h2, th, .kind { font-family: system-ui, sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
.texts { table-layout: fixed; } .texts .kind { width: 2.5rem; text-align: center; color: var(--accent); }
.alone td { opacity: .7; } .differs td:first-child { color: var(--accent); font-weight: bold; }
.about { opacity: .7; font-weight: normal; } mark { background: var(--mark); color: inherit; }
""".strip()


def as_html(comparison: Comparison) -> str:
    """The comparison as a page: both texts side by side, a pair in one row; below, the ledger."""
    return "\n".join(_page(comparison)) + "\n"


def _page(comparison: Comparison) -> Iterator[str]:
    left, right = comparison.left, comparison.right
    title = f"{_text(left.title)} | {_text(right.title)}"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>"
    yield "<h1>Two accounts, side by side</h1>"
    yield "<p>= word for word · ≈ edited · ~ the same claim in other words · ↕ its partner "
    yield "stands elsewhere · no sign: on one side only</p>"
    yield '<table class="texts">'
    yield f'<tr><th>{_head(left)}</th><th class="kind"></th><th>{_head(right)}</th></tr>'
    for row in compare_rows(comparison):
        yield _row(comparison, row)
    yield "</table>"
    for kind in _KINDS:
        yield from _ledger(kind, of_kind(comparison.ledger, kind))
    yield "</body>\n</html>"


def _text(text: str) -> str:
    return escape(clean(text))


def _head(article: Article) -> str:
    about = " · ".join(_text(part) for part in (article.source, article.published, article.id) if part)
    return f'{_text(article.title)}<br><span class="about">{about}</span>'


def _row(comparison: Comparison, row: CompareRow) -> str:
    left = _passage(comparison.left, comparison.left_passages, row.left)
    right = _passage(comparison.right, comparison.right_passages, row.right)
    if row.kind is None:
        return f'<tr class="alone"><td>{_text(left)}</td><td class="kind"></td><td>{_text(right)}</td></tr>'
    elsewhere = row.moved or row.partner is not None
    sign = f"{_SIGNS[row.kind]} ↕" if elsewhere else _SIGNS[row.kind]
    if row.kind is PairKind.NEAR and left and right and max(len(left), len(right)) <= _LONGEST_MARKED:
        cells = [
            _marked(text, s) for text, s in zip((left, right), word_differences(left, right), strict=True)
        ]
    else:
        cells = [_text(left), _text(right)]
    return f'<tr><td>{cells[0]}</td><td class="kind">{sign}</td><td>{cells[1]}</td></tr>'


def _passage(article: Article, passages: Sequence[Span], number: int | None) -> str:
    return "" if number is None else article.body[slice(*passages[number])]


def _marked(text: str, spans: Sequence[Span]) -> str:
    text = clean_preserving(text)
    parts, end = [], 0
    for start, stop in spans:
        parts.append(f"{escape(text[end:start])}<mark>{escape(text[start:stop])}</mark>")
        end = stop
    return "".join(parts) + escape(text[end:])


def _ledger(kind: str, found: Sequence[LedgerRow]) -> Iterator[str]:
    if not found:
        return
    yield f"<h2>{kind.capitalize()}</h2>\n<table>"
    yield "<tr><th></th><th>left</th><th>right</th><th></th></tr>"
    for row in found:
        standing = "differs" if row.differs else _STANDING[row.side]
        cells = [standing, row.left or "not found", row.right or "not found", row.note]
        opening = '<tr class="differs">' if row.differs else "<tr>"
        yield opening + "".join(f"<td>{_text(cell)}</td>" for cell in cells) + "</tr>"
    yield "</table>"
