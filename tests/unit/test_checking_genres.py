"""Drafts of many genres, each with ten errors planted: which are found, and that nothing else is told."""

from __future__ import annotations

import pytest
from tests.unit.planted_more import draft, missed_and_false, planted

from newsbrowse.archive.library import Library
from newsbrowse.writing.checking.check import check
from newsbrowse.writing.checking.draft import read_draft

NOT_FOUND = {
    "wire.txt": [],
    "newsletter.md": [],
    "column.md": [],
    "qanda.md": ["2025", "Britain", "eight"],
    "notes.md": [],
    "timeline.md": [],
    "british.txt": [],
    "feature.md": [],
}
"""By draft, the errors that are not found: what only a title says, or two sentences together."""


@pytest.mark.parametrize("day", ["2026-02-08", None], ids=["of its day", "of today"])
@pytest.mark.parametrize("name", NOT_FOUND)
def test_planted_errors_are_found_and_nothing_else_is_told(
    sample: Library, name: str, day: str | None
) -> None:
    findings = check(read_draft(draft(name), day), sample)
    missed, false = missed_and_false(name, findings)
    assert false == []
    assert missed == NOT_FOUND[name]
    assert len(planted(name)) >= 10
    assert sum(not one.is_alarm for one in findings) >= 10
