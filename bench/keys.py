"""What a key costs: bytes written to the terminal and the time to the painted answer, in a real pty.

    python bench/keys.py --library DIR [--size 120x40]

Starts the installed program on an existing library, moves the cursor, types a search, chooses a facet,
and reports for each key the bytes that came back and the milliseconds until the screen was quiet.
"""

from __future__ import annotations

import argparse
import os
import select
import statistics
import sys
import time

import pexpect

QUIET = 0.25
"""Seconds without a byte after which the answer to a key is taken as complete."""


class Terminal:
    """The program in a pty."""

    def __init__(self, command: list[str], columns: int, rows: int) -> None:
        environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.child = pexpect.spawn(
            command[0], command[1:], dimensions=(rows, columns), env=environment, timeout=60
        )

    def drain(self, first: float = 10.0) -> tuple[int, float]:
        """Read until it is quiet: (bytes, seconds until the last of them)."""
        started = time.perf_counter()
        taken, last, wait = 0, started, first
        while select.select([self.child.child_fd], [], [], wait)[0]:
            try:
                taken += len(os.read(self.child.child_fd, 1 << 16))
            except OSError:
                break
            last, wait = time.perf_counter(), QUIET
        return taken, last - started

    def key(self, keys: str) -> tuple[int, float]:
        """Press a key and measure the answer."""
        os.write(self.child.child_fd, keys.encode())
        return self.drain(2.0)


def measure(terminal: Terminal, keys: str, times: int) -> tuple[list[int], list[float]]:
    """Press a key a number of times, each after the answer to the one before."""
    answers = [terminal.key(keys) for _ in range(times)]
    return [count for count, _ in answers], [seconds * 1000 for _, seconds in answers]


def report(name: str, counts: list[int], times: list[float]) -> None:
    """Print one row of the table."""
    print(
        f"{name:34} {statistics.median(counts):9.0f} {max(counts):9d}"
        f" {statistics.median(times):9.1f} {sorted(times)[int(len(times) * 0.95) - 1]:9.1f}"
    )


def main() -> None:
    """Run the keys and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", required=True)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--query", default="trade")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    columns, rows = (int(number) for number in options.size.split("x"))
    terminal = Terminal([sys.executable, "-m", "newsbrowse", "--library", options.library], columns, rows)
    started, seconds = terminal.drain()
    print(f"start: {started:,} bytes, last of them after {seconds:.2f} s; size {options.size}")
    print(f"{'key':34} {'bytes p50':>9} {'bytes max':>9} {'ms p50':>9} {'ms p95':>9}")
    terminal.key("\x1b")
    terminal.key("g")
    report("cursor down, list and preview", *measure(terminal, "j", 12))
    terminal.key("g")
    report("ten keys j at once", *measure(terminal, "jjjjjjjjjj", 5))
    terminal.key("/")
    letters = [terminal.key(letter) for letter in options.query]
    report("a letter of a search", [c for c, _ in letters], [s * 1000 for _, s in letters])
    terminal.key("\r")
    terminal.key("f")
    report("cursor down in the facets", *measure(terminal, "j", 6))
    report("choosing a facet value", *measure(terminal, " ", 6))
    terminal.key("\x1b")
    terminal.key("\r")
    report("a line down in the article", *measure(terminal, "j", 12))
    terminal.child.send("q")
    terminal.child.expect(pexpect.EOF)
    terminal.child.close()


if __name__ == "__main__":
    main()
