"""Tens of thousands of queries made at random, in a process of their own: an answer to each, no exception."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "queries.py"


@pytest.mark.slow
def test_each_of_50_000_queries_is_answered(sample_folder: Path) -> None:
    result = subprocess.run(
        [sys.executable, str(BENCH), "--library", str(sample_folder), "--number", "50000"],
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert result.stderr == ""
    assert result.returncode == 0
    assert "50,000" in result.stdout
