"""A comparison as one HTML page that needs nothing else: no script, no font, no picture from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from newsbrowse.compare.ledger import of_kind
from newsbrowse.compare.notices import notice
from newsbrowse.compare.rows import CompareRow, compare_rows
from newsbrowse.compare.words import word_differences
from newsbrowse.models import Article, Comparison, LedgerRow, PairKind, Side, Span
from newsbrowse.text.clean import clean, clean_preserving
from newsbrowse.text.paragraphs import Paragraphs

_KINDS = ("figures", "dates", "quotes", "people", "countries", "order", "provenance")
_SIGNS = {PairKind.VERBATIM: "=", PairKind.NEAR: "≈", PairKind.CLAIM: "~"}
_STANDING = {Side.BOTH: "both", Side.LEFT: "only left", Side.RIGHT: "only right"}
_HEADING = re.compile(r"^#{1,6} +")
_CODE = 3
"""Letters of a code of a language at most."""
_LONGEST_MARKED = 4_000
"""Characters of a passage up to which its differing words are marked."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_MEANINGS = {
    PairKind.VERBATIM: "word for word",
    PairKind.NEAR: "edited",
    PairKind.CLAIM: "the same claim in other words",
}
_ELSEWHERE = "its partner stands elsewhere"
_STYLE = """
:root { color-scheme: light dark; --line: #8886; --dim: #595959; --accent: #8f4700; --mark: #ffe08a; }
@media (prefers-color-scheme: dark) { :root { --dim: #b0b0b0; --accent: #ffb070; --mark: #6b5200; } }
body { font: 1rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1, h2, th, .kind, .para { font-family: system-ui, sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; } td[dir=auto] { unicode-bidi: plaintext; }
.texts { table-layout: fixed; } .texts .kind { width: 2.5rem; text-align: center; color: var(--accent); }
.alone td, .about, .para { color: var(--dim); } .about { font-weight: normal; }
.para { font-size: .75rem; white-space: nowrap; }
.differs th { color: var(--accent); font-weight: bold; } tbody th { font-weight: normal; width: 6rem; }
mark { background: var(--mark); color: inherit; text-decoration: underline; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 40rem) {
  .texts thead { display: none; }
  .texts tr { display: block; border-top: 1px solid var(--line); }
  .texts td { display: block; border: 0; width: auto !important; text-align: left !important; }
}
@media print {
  :root { color-scheme: light; --dim: #333; --accent: #000; --mark: #fff; }
  body { margin: 0; max-width: none; font-size: 10pt; } tr { break-inside: avoid; }
}
""".strip()


def as_html(comparison: Comparison) -> str:
    """The comparison as a page: both texts side by side, a pair in one row; below, the ledger."""
    return "\n".join(_Page(comparison).lines()) + "\n"


class _Page:
    """The page while it is written."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._articles = comparison.left, comparison.right
        self._passages = comparison.left_passages, comparison.right_passages
        self._paragraphs = Paragraphs.of(comparison.left), Paragraphs.of(comparison.right)

    def lines(self) -> Iterator[str]:
        """The whole page."""
        left, right = self._articles
        title = f"{_text(left.title)} | {_text(right.title)}"
        yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>"
        yield "<h1>Two accounts, side by side</h1>"
        yield "<p>= word for word · ≈ edited, what differs is underlined · ~ the same claim in other words · "
        yield f"↕ {_ELSEWHERE} · no sign: on one side only · ¶ the paragraph of its article</p>"
        if known := notice(self._comparison):
            yield f"<p>{_text(known)}</p>"
        yield '<table class="texts">\n<thead>'
        yield f'<tr><th scope="col">{_head(left)}</th><td class="kind"></td>'
        yield f'<th scope="col">{_head(right)}</th></tr>\n</thead>\n<tbody>'
        for row in compare_rows(self._comparison):
            yield self._row(row)
        yield "</tbody>\n</table>"
        for kind in _KINDS:
            yield from self._ledger(kind, of_kind(self._comparison.ledger, kind))
        yield "</main>\n</body>\n</html>"

    def _row(self, row: CompareRow) -> str:
        texts = self._passage(0, row.left), self._passage(1, row.right)
        if row.kind is PairKind.NEAR and all(texts) and max(map(len, texts)) <= _LONGEST_MARKED:
            shown = [_marked(text, s) for text, s in zip(texts, word_differences(*texts), strict=True)]
        else:
            shown = [_text(text) for text in texts]
        left, right = (
            f'<td{_language(article)} dir="auto">{self._numbered(at, number)}{words}</td>'
            for at, (article, number, words) in enumerate(
                zip(self._articles, (row.left, row.right), shown, strict=True)
            )
        )
        opening = "<tr>" if row.kind else '<tr class="alone">'
        return f"{opening}{left}{_sign(row)}{right}</tr>"

    def _passage(self, at: int, number: int | None) -> str:
        body = "" if number is None else self._articles[at].body[slice(*self._passages[at][number])]
        return _HEADING.sub("", body, count=1)

    def _numbered(self, at: int, number: int | None) -> str:
        return "" if number is None else self._paragraph(at, self._passages[at][number])

    def _paragraph(self, at: int, span: Span) -> str:
        return f'<span class="para">¶{self._paragraphs[at].number(span.start)}</span> '

    def _ledger(self, kind: str, found: Sequence[LedgerRow]) -> Iterator[str]:
        if not found:
            return
        yield f"<h2>{kind.capitalize()}</h2>\n<table>\n<thead>"
        yield '<tr><td></td><th scope="col">left</th><th scope="col">right</th><th scope="col">note</th></tr>'
        yield "</thead>\n<tbody>"
        for row in found:
            opening = '<tr class="differs">' if row.differs else "<tr>"
            standing = "differs" if row.differs else _STANDING[row.side]
            sides = ((row.left, row.left_spans), (row.right, row.right_spans))
            left, right = (self._thing(at, words, spans, kind) for at, (words, spans) in enumerate(sides))
            yield f'{opening}<th scope="row">{standing}</th>{left}{right}<td>{_text(row.note)}</td></tr>'
        yield "</tbody>\n</table>"

    def _thing(self, at: int, words: str, spans: Sequence[Span], kind: str) -> str:
        where = self._paragraph(at, spans[0]) if spans and kind != "order" else ""
        return f'<td dir="auto">{where}{_text(words or "not found")}</td>'


def _text(text: str) -> str:
    return escape(clean(text))


def _head(article: Article) -> str:
    told = (article.source, ", ".join(article.authors), article.published, article.url, article.id)
    about = " · ".join(_text(part) for part in told if part)
    return f'{_text(article.title)}<br><span class="about">{about}</span>'


def _language(article: Article) -> str:
    """The language of a cell, for those who have the page read out; nothing where it is not known."""
    code = article.language or ""
    return f' lang="{code.lower()}"' if code.isascii() and code.isalpha() and len(code) <= _CODE else ""


def _sign(row: CompareRow) -> str:
    if row.kind is None:
        return '<td class="kind"></td>'
    sign, meaning = _SIGNS[row.kind], _MEANINGS[row.kind]
    if row.moved or row.partner is not None:
        sign, meaning = f"{sign} ↕", f"{meaning}, {_ELSEWHERE}"
    return f'<td class="kind"><span aria-hidden="true">{sign}</span><span class="heard">{meaning}</span></td>'


def _marked(text: str, spans: Sequence[Span]) -> str:
    text = clean_preserving(text)
    parts, end = [], 0
    for start, stop in spans:
        parts.append(f"{escape(text[end:start])}<mark>{escape(text[start:stop])}</mark>")
        end = stop
    return "".join(parts) + escape(text[end:])
