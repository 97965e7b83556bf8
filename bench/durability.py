"""What a library survives: imports killed at random moments, a full disk at each page, flipped bytes.

    python bench/durability.py [--kills 100] [--articles 400] [--flips 200]

Kills and full disks are told with what was missing of what had been acknowledged, and with how many libraries
differed in the end from that of an import that nothing disturbed. A disk of a given size takes root.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.corpus import write
from tests.crashing import Server
from tests.damage import content, database_flips, differing, flip, flips, put_back

from newsbrowse.archive.doctor import Remedy, examine
from newsbrowse.archive.doctor.repair import repair
from newsbrowse.archive.library import Library
from newsbrowse.models import Search

OLDER = 40


class Import:
    """An import into a library in which some of the articles are already, with an older text."""

    def __init__(self, server: Server, folder: Path, count: int, **limits: Any) -> None:
        self.server, self.folder, self.limits = server, folder, limits
        self.library, self.corpus = folder / "library", folder / "corpus.jsonl"
        write(server.seen(self.corpus), OLDER, version=2)
        server.run("--library", str(folder / "template"), "add", str(self.corpus))
        write(server.seen(self.corpus), count)
        start = time.monotonic()
        self.anew()
        self.seconds = time.monotonic() - start
        self.undisturbed = server.look(self.library)
        self.size = sum(file.stat().st_size for file in server.seen(self.library).rglob("*"))

    def anew(self, **limits: Any) -> int:
        """Import into the library as it was before; the exit code."""
        library = self.server.seen(self.library)
        shutil.rmtree(library, ignore_errors=True)
        shutil.copytree(self.server.seen(self.folder / "template"), library)
        self.server.acknowledged.clear()
        return self.go(**limits)

    def go(self, **limits: Any) -> int:
        """Import into the library as it is; the exit code."""
        arguments = ("--library", str(self.library), "add", str(self.corpus))
        return self.server.run(*arguments, folder=str(self.folder), **self.limits, **limits)

    def missing(self) -> int:
        """How many of the articles that were acknowledged are not there exactly once."""
        there = self.server.rows(self.library)
        return sum(there.count(ref) != 1 for ref in self.server.acknowledged)

    def differs(self) -> bool:
        """Whether anything is not as after an import that nothing disturbed."""
        return self.server.look(self.library) != self.undisturbed


def killed(one: Import, count: int, rng: random.Random) -> tuple[int, int, int, int]:
    """Kills, imports they were spread over, acknowledged articles missing, libraries that differed."""
    done = through = missing = different = 0
    while done < count:
        code = one.anew(kill=rng.uniform(0, 1.1 * one.seconds))
        while code != 0:
            done += code == -9
            missing += one.missing()
            code = one.go(kill=rng.uniform(0, 1.1 * one.seconds)) if done < count else one.go()
        through += 1
        missing += one.missing()
        different += one.differs()
    return done, through, missing, different


def filled(one: Import, limits: list[dict[str, int]]) -> tuple[int, int, int, int, int]:
    """Runs, failures, acknowledged articles missing, false successes, libraries that differed then."""
    failed = missing = false = different = 0
    for limit in limits:
        code = one.anew(**limit)
        failed += code != 0
        missing += one.missing()
        false += code == 0 and one.differs()
        different += one.go() != 0 or one.differs()
    return len(limits), failed, missing, false, different


def flipped(one: Import, count: int) -> tuple[int, int, bool]:
    """Flipped bytes, those that the doctor found, and whether all is well and found again after a repair."""
    one.anew()
    library = one.library
    places, found = flips(library, count, seed=1), 0
    for file, at, bits in places:
        before = flip(file, at, bits)
        found += any(
            finding.remedy is Remedy.REINDEX for check in examine(library) for finding in check.findings
        )
        put_back(file, at, before)
    for file, at, bits in places:
        flip(file, at, bits)
    for _ in repair(library, {finding.remedy for check in examine(library) for finding in check.findings}):
        pass
    return count, found, not one.differs()


def flipped_database(one: Import, count: int) -> tuple[int, int, int, str]:
    """Flipped bytes of the database, those found, those that change no row, and the tables of the others."""
    one.anew()
    _marked(one.library)
    before = content(one.library)
    found = harmless = 0
    missed: Counter[str] = Counter()
    for file, at, bits in database_flips(one.library, count, seed=1):
        kept = flip(file, at, bits)
        if any(check.findings for check in examine(one.library)):
            found += 1
        elif changed := differing(before, one.library):
            missed.update(changed)
        else:
            harmless += 1
        put_back(file, at, kept)
    return count, found, harmless, ", ".join(f"{table} {times}" for table, times in missed.items()) or "none"


def _marked(library: Path) -> None:
    """Do with each article what a user does, and leave nothing of it in SQLite's log."""
    with Library.open(library) as archive:
        keys = list(range(1, archive.search(Search(), limit=0).total + 1))
        archive.desk.star(keys[::2])
        archive.desk.mark_read(keys[::3])
        archive.desk.tag(keys[::4], ["Grain", "port"])
        for key in keys[::5]:
            archive.desk.set_note(key, f"ask the ministry again about number {key}")
            archive.desk.remember_query(f"ministry {key}")
    with closing(sqlite3.connect(library / "library.db")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def main() -> None:
    """Measure all three, and print a line each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--step", type=int, default=4096, help="bytes between two sizes of a disk")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("inline", "workers", "files", "small"):
            (folder / part).mkdir()
        with Server() as server:
            for part, inline in (("inline", True), ("workers", False)):
                one = Import(server, folder / part, given.articles, inline=inline)
                done = killed(one, given.kills // 2, random.Random(part))
                print(
                    "kill -9, {}: {} kills over {} imports, {} acknowledged articles missing, {} libraries"
                    " differ".format(part, *done),
                    flush=True,
                )
            files = Import(server, folder / "files", 60)
            print(
                "flipped bytes of the index: {1} of {0} found; searches right after the repair: {2}".format(
                    *flipped(files, given.flips)
                ),
                flush=True,
            )
            print(
                "flipped bytes of the database: {1} of {0} found, {2} change no row; not found, by table:"
                " {3}".format(*flipped_database(files, given.flips)),
                flush=True,
            )
            sizes = [{"largest": size} for size in range(1, 2 * files.size, given.step)]
            _tell("no file may grow beyond a size", filled(files, sizes))
        if os.geteuid() == 0:
            with Server(small=(folder / "small", 64_000_000)) as server:
                small = Import(server, folder / "small", 60)
                sizes = [{"free": size} for size in range(given.step, 2 * small.size, given.step)]
                _tell("a full disk (tmpfs)", filled(small, sizes))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{used.ru_utime + used.ru_stime:.0f} s of processor time")


def _tell(what: str, done: tuple[int, ...]) -> None:
    print(
        "{}: {} runs, {} failed, {} acknowledged articles missing, {} false successes,"
        " {} libraries differ after the same command again".format(what, *done),
        flush=True,
    )


if __name__ == "__main__":
    main()
