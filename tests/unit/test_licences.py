"""What is installed with newsbrowse is free to use with it, and what asks for more than a notice is named."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LICENCES = runpy.run_path(str(ROOT / "bench" / "licences.py"))


def test_all_that_comes_along_may() -> None:
    found = LICENCES["packages"]()
    assert {"newsbrowse", "textual", "tantivy", "trafilatura"} <= {package.name for package in found}
    assert [f"{package.name}: {package.licence}" for package in found if not package.may] == []


def test_exceptions_are_needed_and_stand_in_the_notice() -> None:
    names = {package.name for package in LICENCES["packages"]()}
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for name, licence in LICENCES["EXCEPTIONS"].items():
        assert name in names
        assert f"{name} ({licence})" in notice


@pytest.mark.parametrize(
    ("name", "licence", "may"),
    [
        ("a", "MIT", True),
        ("a", "Apache-2.0 AND CNRI-Python", True),
        ("a", "GPL-3.0-or-later", False),
        ("a", "GPL-2.0-only OR MIT", True),
        ("a", "MIT AND GPL-2.0-only", False),
        ("a", "MPL-2.0", False),
        ("certifi", "MPL-2.0", True),
        ("tld", "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("tld", "GPL-2.0-only OR LGPL-2.1-or-later", False),
        ("a", "", False),
    ],
)
def test_which_may(name: str, licence: str, may: bool) -> None:
    assert LICENCES["may"](name, licence) is may
