"""`python -m newsbrowse` is the same as `newsbrowse`."""

from __future__ import annotations

from newsbrowse.cli import main

if __name__ == "__main__":
    main()
