"""The progress bar on stderr, where a person sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsbrowse.cli.output import is_terminal
from newsbrowse.models import Progress
from newsbrowse.text.clean import clean

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

Report = Callable[[Progress], None]


@contextmanager
def progress_bar(expected: int | None = None) -> Iterator[Report | None]:
    """Give a function that shows progress with its rate and the time left; None where nobody looks.

    Args:
        expected: the number of steps to expect where the work itself does not know it.
    """
    if not is_terminal(sys.stderr):
        yield None
        return
    with _bar() as bar:
        task = bar.add_task("", total=expected)
        last = 0

        def report(progress: Progress) -> None:
            nonlocal last
            if progress.done < last:
                bar.reset(task)
            last = progress.done
            bar.update(
                task,
                completed=progress.done,
                total=expected if progress.total is None else progress.total,
                description=clean(progress.message),
            )

        yield report


def _bar() -> RichProgress:
    """A bar with count, rate and time left, drawn on stderr and taken away at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, Task, TextColumn
    from rich.progress import Progress as RichProgress
    from rich.text import Text

    class CountColumn(ProgressColumn):
        """Steps done, and all of them where that is known."""

        def render(self, task: Task) -> Text:
            """Show both with their thousands apart."""
            share = f"{task.completed:,.0f}" + (f"/{task.total:,.0f}" if task.total else "")
            return Text(share if task.completed or task.total else "")

    class RateColumn(ProgressColumn):
        """Steps a second."""

        def render(self, task: Task) -> Text:
            """Show the mean rate of the last while, once there is one."""
            return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")

    class LeftColumn(ProgressColumn):
        """The time left."""

        def render(self, task: Task) -> Text:
            """Show it as `4:05 left`, once it can be told."""
            if task.finished or not task.total or task.time_remaining is None:
                return Text("")
            minutes, seconds = divmod(int(task.time_remaining), 60)
            hours, minutes = divmod(minutes, 60)
            told = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
            return Text(f"{told} left", style="dim")

    return RichProgress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=None),
        CountColumn(),
        RateColumn(),
        LeftColumn(),
        console=Console(stderr=True, markup=False, highlight=False, emoji=False),
        transient=True,
        expand=True,
    )
