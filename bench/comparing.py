"""Several sides of a comparison run in turn, and the lines of the table that tell of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def in_turn(runs: int, *sides: Callable[[], float]) -> list[list[float]]:
    """The results of each side over some rounds; a first round does not count."""
    rounds = [[side() for side in sides] for _ in range(runs + 1)]
    return [list(column) for column in zip(*rounds[1:], strict=True)]


def timed(action: Callable[[], object]) -> Callable[[], float]:
    """An action as a side: its milliseconds."""
    return lambda: milliseconds(action)


def milliseconds(action: Callable[[], object]) -> float:
    """How long an action takes."""
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def title(text: str) -> None:
    """Begin a part of the table."""
    print(text, flush=True)


def compared(label: str, times: list[float], against: list[float] | None = None, budget: str = "") -> None:
    """Print a line of the table, with the ratio of the medians."""
    p95 = statistics.quantiles(times, n=20)[-1]
    ratio = f"{statistics.median(times) / statistics.median(against):6.2f}" if against else " " * 6
    print(f"    {label:42}{statistics.median(times):9.1f} {p95:9.1f}    {ratio}  {budget}", flush=True)


def resident(
    label: str, sizes: dict[str, float], against: dict[str, float] | None = None, budget: str = ""
) -> None:
    """Print a line of the table of memory."""
    more = f"{sizes['VmRSS'] - against['VmRSS']:+6.0f}" if against else " " * 6
    print(f"    {label:42}{sizes['VmRSS']:9.0f} {sizes['RssAnon']:9.0f}    {more}  {budget}", flush=True)
