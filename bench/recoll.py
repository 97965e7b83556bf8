"""How fast articles come in, beside `recollindex` on the same files.

    python bench/recoll.py --data DIR [--articles 30000] [--runs 2] [--keep FOLDER] [--jsonl]

DIR is the unpacked development data. Its news articles are written as plain text files (title, day, text)
into folders of 500. Both programs take in the same folder in turn, each run into a fresh place: `recollindex`
with its defaults (English stemming, no spelling dictionary), `newsbrowse add` with all that it reads out of
texts. Where there are fewer different articles than asked for, the rest are sentences of the same ones put
together anew, by a fixed seed. With `--jsonl` the same articles come as lines of one JSON Lines file as well,
which `recollindex` does not take apart: a third row, for what many files cost. Printed for each: articles a
second, processor time (the figure to trust where others use the machine), the largest memory of all its
processes together (PSS, which counts shared pages once) and its files. Above that stand the Python that
newsbrowse runs on and the compiled kernels that are in use.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from newsbrowse.speedups import in_use
from newsbrowse.text.sentences import sentences

SETS = (
    "reuters21578/reuters_train.jsonl",
    "allsides/allsides_sample.jsonl",
    "bbc/bbc.jsonl",
    "masakhanews_en/masakhanews_en.jsonl",
    "ucsc_news/ucsc.jsonl",
    "senate_press/senate_sample.jsonl",
    "trove_press/trove_sample.jsonl",
)
SEED = 1
IN_A_FOLDER = 500
SENTENCES = (5, 25)
_LOOK_EVERY = 0.25
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""Left of a scan; either program may refuse a file for them."""


class Text(Struct, frozen=True):
    """What a file holds."""

    title: str
    day: str
    body: str


class Run(Struct, frozen=True):
    """Seconds, seconds of processor time, bytes of memory and of files, and the last line that was said."""

    wall: float
    processor: float
    memory: int
    disk: int
    said: str


def main() -> None:
    """Make the files, run both programs in turn, print the table."""
    options = _options()
    if shutil.which("recollindex") is None:
        sys.exit("recollindex is not installed")
    with tempfile.TemporaryDirectory() as temporary:
        home = options.keep or Path(temporary)
        files = home / f"articles-{options.articles}"
        lines = files.with_suffix(".jsonl")
        if not files.exists() or (options.jsonl and not lines.exists()):
            texts = list(_texts(options.data, options.articles))
            if not files.exists():
                _write_files(texts, files)
            if options.jsonl:
                _write_lines(texts, lines)
        size = sum(file.stat().st_size for file in files.rglob("*.txt"))
        print(f"{options.articles:,} files, {size / 1e6:.1f} MB; {os.cpu_count()} processors; {_python()}\n")
        sides = {"recollindex": (_recoll, files), "newsbrowse add": (_newsbrowse, files)}
        if options.jsonl:
            sides["newsbrowse add *.jsonl"] = (_newsbrowse, lines)
        runs: dict[str, list[Run]] = {name: [] for name in sides}
        for _ in range(options.runs):
            for name, (side, given) in sides.items():
                runs[name].append(side(given, home))
                _print_run(name, runs[name][-1], options.articles)
        theirs, *ours = runs.values()
        for name, some in zip(tuple(sides)[1:], ours, strict=True):
            _print_ratios(name, theirs, some)


def _python() -> str:
    """The Python that newsbrowse runs on, and which kernels do its work."""
    version = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{version}; kernels: {', '.join(in_use()) or 'none'}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="measure taking articles in, beside recollindex")
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    parser.add_argument("--articles", type=int, default=30_000, metavar="N")
    parser.add_argument("--runs", type=int, default=2, metavar="N", help="runs of each program")
    parser.add_argument("--keep", type=Path, default=None, metavar="FOLDER", help="keep the files there")
    parser.add_argument(
        "--jsonl", action="store_true", help="add the same articles as one JSON Lines file too"
    )
    return parser.parse_args()


def _texts(data: Path, wanted: int) -> Iterator[Text]:
    """Different articles of all sets, mixed; where they are too few, then new ones of their sentences."""
    known: dict[str, Text] = {}
    for name in SETS:
        with (data / name).open(encoding="utf-8") as lines:
            for line in lines:
                text = _text(json.loads(line))
                known.setdefault(" ".join(text.body.split()), text)
    known.pop("", None)
    real = list(known.values())
    chance = random.Random(SEED)
    chance.shuffle(real)
    print(f"{len(real):,} different articles; {max(0, wanted - len(real)):,} put together of their sentences")
    yield from real[:wanted]
    for _ in range(wanted - len(real)):
        yield _recombined(real, chance)


def _text(row: dict[str, Any]) -> Text:
    title = " ".join((row.get("title") or "").split())
    body = _CONTROL.sub("", row.get("body") or row.get("text") or "").strip()
    return Text(title, (row.get("date") or "")[:10], body)


def _recombined(real: Sequence[Text], chance: random.Random) -> Text:
    head = chance.choice(real)
    parts: list[str] = []
    enough = chance.randint(*SENTENCES)
    while len(parts) < enough:
        body = chance.choice(real).body
        spans = sentences(body)
        first = chance.randrange(len(spans) or 1)
        parts.extend(body[span.start : span.end] for span in spans[first : first + 3])
    return Text(head.title, head.day, "\n\n".join(parts))


def _write_files(texts: Sequence[Text], folder: Path) -> None:
    for number, text in enumerate(texts):
        file = folder / f"{number // IN_A_FOLDER:03}" / f"{number:06}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        parts = (text.title, text.day and f"Published {text.day}", text.body)
        file.write_text("\n\n".join(part for part in parts if part) + "\n", encoding="utf-8")


def _write_lines(texts: Sequence[Text], file: Path) -> None:
    with file.open("w", encoding="utf-8") as lines:
        for text in texts:
            values = {"title": text.title, "published": text.day, "body": text.body}
            lines.write(json.dumps(values, ensure_ascii=False) + "\n")


def _recoll(files: Path, home: Path) -> Run:
    settings = home / "recoll"
    shutil.rmtree(settings, ignore_errors=True)
    settings.mkdir(parents=True)
    lines = (f"topdirs = {files.absolute()}", "indexstemminglanguages = english", "noaspell = 1")
    (settings / "recoll.conf").write_text("\n".join((*lines, "loglevel = 2", "")), encoding="utf-8")
    run = _measured(["recollindex", "-c", str(settings)], lambda: _size(settings))
    shutil.rmtree(settings)
    return run


def _newsbrowse(files: Path, home: Path) -> Run:
    library = home / "library"
    shutil.rmtree(library, ignore_errors=True)
    command = [sys.executable, "-m", "newsbrowse", "add", "--library", str(library), str(files)]
    run = _measured(command, lambda: _size(library))
    shutil.rmtree(library)
    return run


def _measured(command: Sequence[str], size: Callable[[], int]) -> Run:
    """Run a program to its end, looking at the memory of all its processes meanwhile."""
    with tempfile.TemporaryFile("w+") as out:
        started = time.perf_counter()
        program = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
        memory = 0
        while True:
            pid, status, usage = os.wait4(program.pid, os.WNOHANG)
            if pid:
                break
            memory = max(memory, _memory(program.pid))
            time.sleep(_LOOK_EVERY)
        wall = time.perf_counter() - started
        program.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().strip()
    if program.returncode:
        sys.exit(f"{command[0]} ended with {program.returncode}: {said}")
    return Run(wall, usage.ru_utime + usage.ru_stime, memory, size(), (said.splitlines() or [""])[-1])


def _memory(session: int) -> int:
    """The proportional set sizes of all processes of a session, in bytes."""
    total = 0
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            try:
                if os.getsid(int(process.name)) == session:
                    rollup = (process / "smaps_rollup").read_text()
                    total += 1024 * int(rollup.split("\nPss:", 1)[1].split(None, 1)[0])
            except (OSError, IndexError):  # it has just ended
                continue
    return total


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _print_run(name: str, run: Run, articles: int) -> None:
    print(
        f"{name:24}{articles / run.wall:8,.0f} articles/s   processor {run.processor:7.1f} s"
        f" ({1000 * run.processor / articles:5.2f} ms an article)   memory {run.memory / 1e6:6.0f} MB"
        f"   files {run.disk / 1e6:6.1f} MB   {run.said}",
        flush=True,
    )


def _print_ratios(name: str, theirs: Sequence[Run], ours: Sequence[Run]) -> None:
    wall, processor = (
        statistics.median(pick(run) for run in theirs) / statistics.median(pick(run) for run in ours)
        for pick in (lambda run: run.wall, lambda run: run.processor)
    )
    print(
        f"\n{name} beside recollindex: {wall:.2f} times by the clock, {processor:.2f} by processor time"
        " (budget 1.3)"
    )


if __name__ == "__main__":
    main()
