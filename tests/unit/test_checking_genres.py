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
    "qanda.md": ["2025", "Britain"],
    "notes.md": [],
    "timeline.md": [],
    "british.txt": [],
    "feature.md": [],
    "radio.txt": [],
    "essay.md": [],
    "release.txt": [],
    "diary.md": ["Busan", "fiftieth"],
    "briefing.md": ["Xi"],
    "speech.txt": ["two hundred and fifteen", "thirty-first"],
    "list.md": [],
    "explainer.txt": ["Xi"],
    "agency.txt": [],
    "blog.md": ["Qingming"],
    "minutes.md": ["Gyeongju", "an hour and a quarter"],
    "profile.txt": [],
}
"""By draft, the errors that are not found: what is put together of two sentences, or has no other words."""
TOLD = {"diary.md": ["2030"]}
"""What is falsely told: a year that ends a plan of which the sentence before speaks."""


@pytest.mark.parametrize("day", ["2026-02-08", None], ids=["of its day", "of today"])
@pytest.mark.parametrize("name", NOT_FOUND)
def test_planted_errors_are_found_and_nothing_else_is_told(
    sample: Library, name: str, day: str | None
) -> None:
    findings = check(read_draft(draft(name), day), sample)
    missed, false = missed_and_false(name, findings)
    assert false == TOLD.get(name, [])
    assert missed == NOT_FOUND[name]
    assert len(planted(name)) >= 8
    assert sum(not one.is_alarm for one in findings) >= 10


@pytest.mark.parametrize("right", draft("right.txt").splitlines())
def test_what_is_right_is_told_of_in_no_wording(sample: Library, right: str) -> None:
    assert [one.text for one in check(read_draft(right, "2026-02-08"), sample) if one.is_alarm] == []
