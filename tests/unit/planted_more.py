"""Drafts of several genres for the sample articles; what is planted in each stands beside it by line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from newsbrowse.models import Span
from newsbrowse.writing.checking.findings import Finding, Kind

_FOLDER = Path(__file__).parent / "drafts"


class Planted(Struct, frozen=True):
    """An error in a draft: the kind it is of, where it stands, as it is written, and what is right."""

    kind: str
    span: Span
    line: Span
    written: str
    right: str


def draft(name: str) -> str:
    """The text of a draft; its name with its ending."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def planted(name: str) -> list[Planted]:
    """What is planted in a draft, in order."""
    return list(_planted(name))


def _planted(name: str) -> Iterator[Planted]:
    text, at = draft(name), 0
    lines = text.splitlines(keepends=True)
    with (_FOLDER / Path(name).with_suffix(".tsv")).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = sum(map(len, lines[: int(row["line"]) - 1]))
            line = Span(start, start + len(lines[int(row["line"]) - 1]))
            at = text.index(row["written"], max(at, start), line.end)
            span = Span(at, at + len(row["written"]))
            at = span.end
            yield Planted(row["kind"], span, line, row["written"], row["right"])


def missed_and_false(name: str, findings: Sequence[Finding]) -> tuple[list[str], list[str]]:
    """The planted errors that no alarm touches, and the alarms that touch none; both as they are written.

    Another speaker may be told at the words spoken, anywhere in the line.
    """
    errors = planted(name)
    alarms = [one for one in findings if one.is_alarm]
    missed = [error.written for error in errors if not any(_touches(one, error) for one in alarms)]
    false = [one.text for one in alarms if not any(_touches(one, error) for error in errors)]
    return missed, false


def _touches(finding: Finding, error: Planted) -> bool:
    is_speaker = error.kind == "speaker" and finding.kind is Kind.SPEAKER
    place = error.line if is_speaker else error.span
    return finding.span.start < place.end and place.start < finding.span.end
