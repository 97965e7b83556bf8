"""What a check found, in words: lines for a reader, lines for an editor's list of places, and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from newsbrowse.compare.grouping import put
from newsbrowse.models import Span
from newsbrowse.text.clean import clean
from newsbrowse.text.paragraphs import Paragraphs
from newsbrowse.writing.checking.draft import Draft, line_and_column
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict
from newsbrowse.writing.checking.wording import Words
from newsbrowse.writing.citations import Passage, Style, cite

Json = dict[str, object]


def editor_lines(
    draft: Draft, findings: Iterable[Finding], name: str, *, in_bytes: bool = True
) -> Iterator[str]:
    """`draft.md:12:8: figure differs: …`: a line for each finding, as compilers write them.

    Args:
        draft: what was checked.
        findings: those that are to be told.
        name: of the draft's file.
        in_bytes: whether columns count bytes of UTF-8, else code points.
    """
    for finding in findings:
        line, column = line_and_column(draft.text, finding.span.start, in_bytes=in_bytes)
        yield f"{clean(name)}:{line}:{column}: {summary(finding)}"


def summary(finding: Finding) -> str:
    """A finding on one line: `figure differs: $230 billion; library: $228.1 billion; … [C9AN5KS1 ¶1]`."""
    said = f"{finding.kind.value} {finding.verdict.value}: {marked_difference(finding) or put(finding.text)}"
    first = finding.evidence[0] if finding.evidence else None
    parts = [said]
    if first and not marked_difference(finding):
        parts.append(f"library: {put(first.reading)}")
    if finding.note:
        parts.append(finding.note)
    return "; ".join(parts) + (f" [{place(first)}]" if first else "")


def place(evidence: Evidence) -> str:
    """`C9AN5KS1 ¶1`: the article and the number of the paragraph."""
    number = paragraph(evidence)
    return f"{evidence.article.id} ¶{number}" if number else evidence.article.id


def paragraph(evidence: Evidence) -> int:
    """The number of the paragraph, from 1; 0 where no place in the body is meant."""
    if evidence.span == Span(0, 0):
        return 0
    return Paragraphs.of(evidence.article).number(evidence.span.start)


def citation(evidence: Evidence, style: Style) -> str:
    """The citation of a place in a style; one line."""
    number = paragraph(evidence)
    return cite(evidence.article, style, Passage("", number, number) if number else None)


def marked_difference(finding: Finding) -> str:
    """The words of a misquotation with what the library has: `a [-steady-] {+stabilising+} factor`."""
    signs = {"": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
    return " ".join(f"{signs[sign][0]}{words}{signs[sign][1]}" for sign, words in difference(finding))


def difference(finding: Finding) -> list[tuple[str, str]]:
    """The words of both (empty sign), of the draft alone (`-`) and of the library alone (`+`), in order.

    Empty for a finding that is no misquotation.
    """
    if finding.kind is not Kind.QUOTE or finding.verdict is not Verdict.DIFFERS or not finding.evidence:
        return []
    from rapidfuzz.distance import Indel

    ours, theirs = finding.text, finding.evidence[0].reading
    mine, other = Words.of(ours), Words.of(theirs)
    pieces: list[tuple[str, str]] = []
    for step in Indel.opcodes(mine.words, other.words):
        if step.tag == "insert":
            pieces.append(("+", _slice(theirs, other, step.dest_start, step.dest_end)))
            continue
        sign = "-" if step.tag == "delete" else ""
        # What the draft has comes before what the library has in its place.
        at = len(pieces) - 1 if sign and pieces and pieces[-1][0] == "+" else len(pieces)
        pieces.insert(at, (sign, _slice(ours, mine, step.src_start, step.src_end)))
    return pieces


def _slice(text: str, words: Words, first: int, end: int) -> str:
    start, stop = words.span(first, end)
    return text[start:stop]


def as_json(draft: Draft, findings: Sequence[Finding], name: str, style: Style) -> Json:
    """All findings; `start` and `end` count code points of the draft from 0, those of `library` of a body."""
    counted = Counter(one.verdict for one in findings)
    return {
        "draft": name,
        "day": draft.day,
        "found": counted[Verdict.FOUND],
        "differs": counted[Verdict.DIFFERS],
        "not_found": counted[Verdict.NOT_FOUND],
        "findings": [_json(draft, one, style) for one in findings],
    }


def _json(draft: Draft, finding: Finding, style: Style) -> Json:
    line, column = line_and_column(draft.text, finding.span.start)
    return {
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "text": finding.text,
        "note": finding.note,
        "difference": [list(piece) for piece in difference(finding)],
        "library": [_evidence(one, style) for one in finding.evidence],
    }


def _evidence(evidence: Evidence, style: Style) -> Json:
    return {
        "id": evidence.article.id,
        "reading": evidence.reading,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "paragraph": paragraph(evidence) or None,
        "citation": citation(evidence, style),
    }
