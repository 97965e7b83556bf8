"""Two articles side by side: alignment, ledger, reports. Pure functions."""

from newsbrowse.compare.comparison import compare

__all__ = ["compare"]
