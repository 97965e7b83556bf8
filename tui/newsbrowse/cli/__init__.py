"""The command line: typer verbs, each a few lines over a public function of the package."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130
"""The exit code after ctrl+C: 128 and the number of SIGINT."""

SELDOM = 100_000
"""New objects between two looks for garbage: what start-up makes stays, and looking costs a tenth of it."""


def main() -> None:
    """Run the command line on `sys.argv` and end the process with its exit code."""
    gc.set_threshold(SELDOM, 10, 10)
    try:
        from newsbrowse.cli.run import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    gc.freeze()  # the process ends: nothing is worth being looked through once more
    sys.exit(code)
