"""Whatever ends an import, and whenever: what was acknowledged is there once; the same again completes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.corpus import write
from tests.crashing import Server
from tests.damage import commits

COUNT = 300
OLDER = 40


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


class Import:
    """An import of a corpus into a library in which some of it is already, with an older text.

    Attributes:
        template: the library as it is before.
        undisturbed: what is seen of it after an import that nothing disturbed.
        seconds: how long that took.
    """

    def __init__(self, server: Server, folder: Path, count: int = COUNT, **limits: Any) -> None:
        self.server = server
        self.library = folder / "library"
        self.template = folder / "template"
        self._corpus = folder / "corpus.jsonl"
        self._limits = limits
        write(server.seen(self._corpus), OLDER, version=2)
        assert server.run("--library", str(self.template), "add", str(self._corpus)) == 0
        write(server.seen(self._corpus), count)
        self.begin_anew()
        start = time.monotonic()
        assert self.go() == 0
        self.seconds = time.monotonic() - start
        self.undisturbed = server.look(self.library)
        assert self.undisturbed["wrong"] == []
        assert len(self.undisturbed["refs"]) == count

    @property
    def files(self) -> list[int]:
        """The sizes of the library's files."""
        folder = self.server.seen(self.library)
        return [file.stat().st_size for file in folder.rglob("*") if file.is_file()]

    def begin_anew(self) -> None:
        library = self.server.seen(self.library)
        shutil.rmtree(library, ignore_errors=True)
        shutil.copytree(self.server.seen(self.template), library)
        self.server.acknowledged.clear()

    def go(self, **limits: Any) -> int:
        arguments = ("--library", str(self.library), "add", str(self._corpus))
        return self.server.run(*arguments, folder=str(self.library.parent), **self._limits, **limits)

    def missing(self) -> list[str]:
        """What was acknowledged and is not in the library exactly once; read past the program."""
        there = Counter(self.server.rows(self.library))
        assert not there or max(there.values()) == 1
        return [ref for ref in self.server.acknowledged if there[ref] != 1]

    def complete(self) -> None:
        """Run the same command again, undisturbed, and compare."""
        assert self.go() == 0, self.server.told
        assert self.missing() == []
        assert self.server.look(self.library) == self.undisturbed


def kills(one: Import, number: int, rng: random.Random) -> int:
    """Kill imports at so many random moments, each restarted until it is through; how many of them were."""
    done = through = 0
    while done < number:
        one.begin_anew()
        code = -9
        while code != 0 and done < number:
            code = one.go(kill=rng.uniform(0, 1.1 * one.seconds))
            assert code in (0, -9)
            done += code == -9
            assert one.missing() == []
        one.complete()
        through += 1
    return through


def test_an_import_killed_at_random_moments(server: Server, tmp_path: Path) -> None:
    kills(Import(server, tmp_path), 3, random.Random(1))


@pytest.mark.slow
def test_an_import_killed_at_a_hundred_random_moments(server: Server, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "several").mkdir()
    kills(Import(server, tmp_path / "one"), 80, random.Random(2))
    kills(Import(server, tmp_path / "several", inline=False), 20, random.Random(3))


@pytest.mark.parametrize(
    ("module", "owner", "method", "number"),
    [
        ("newsbrowse.archive.store", "Store", "put", 1),
        ("newsbrowse.archive.upkeep", "Upkeep", "catch_up", 1),
        ("newsbrowse.archive.settling", "", "settle", 1),
        ("newsbrowse.archive.filling", "", "unseal", 1),
        ("newsbrowse.archive.filling", "_Session", "add", 30),
        ("newsbrowse.archive.filling", "_Session", "commit", 1),
        ("newsbrowse.archive.filling", "_Session", "finish", 1),
        ("newsbrowse.archive.filling", "", "seal", 1),
        ("newsbrowse.archive.checksums", "", "write_whole", 1),
        ("newsbrowse.archive.filling", "", "sync_folder", 1),
        ("os", "", "fsync", 1),
        ("os", "", "fsync", 3),
        ("os", "", "fsync", 4),
    ],
)
def test_an_import_killed_where_it_matters(
    server: Server, tmp_path: Path, module: str, owner: str, method: str, number: int
) -> None:
    one = Import(server, tmp_path, 60)
    one.begin_anew()
    assert one.go(stop=[module, owner, method, number]) == -9
    assert one.missing() == []
    one.complete()


def full(one: Import, limit: dict[str, int]) -> int:
    """Run an import that may run out of disk; its exit code."""
    one.begin_anew()
    code = one.go(**limit)
    assert code in (0, 1, 2), one.server.told
    assert "unexpected" not in one.server.told
    assert one.missing() == []
    if code == 0:
        assert one.server.look(one.library) == one.undisturbed
    one.complete()
    return code


def sizes(one: Import) -> list[int]:
    """Sizes of files from nothing up to that of the largest, a page apart."""
    return list(range(1, 4 * max(one.files), 4096))


def test_no_file_may_grow(server: Server, tmp_path: Path) -> None:
    one = Import(server, tmp_path, 60)
    codes = [full(one, {"largest": size}) for size in sizes(one)[::60]]
    assert codes[0] != 0
    assert codes[-1] == 0


@pytest.mark.slow
def test_no_file_may_grow_at_each_page(server: Server, tmp_path: Path) -> None:
    one = Import(server, tmp_path, 60)
    codes = [full(one, {"largest": size}) for size in sizes(one)]
    assert codes[0] != 0
    assert codes[-1] == 0


def around_commits(one: Import) -> list[int]:
    """Sizes of a file at which what an import commits is complete, and such that are hardly less or more."""
    one.begin_anew()
    assert one.go(stop=["newsbrowse.archive.checksums", "", "write_whole", 1]) == -9
    ends = commits(one.server.seen(one.library) / "library.db-wal")
    assert ends
    return sorted({end + more for end in ends for more in (-4096, -4095, -1, 0, 1, 23, 24, 25)})


def test_no_file_may_grow_around_the_last_commit(server: Server, tmp_path: Path) -> None:
    one = Import(server, tmp_path, 60)
    for size in around_commits(one)[-8:]:
        full(one, {"largest": size})


@pytest.mark.slow
def test_no_file_may_grow_around_each_commit(server: Server, tmp_path: Path) -> None:
    one = Import(server, tmp_path, 60)
    for size in around_commits(one):
        full(one, {"largest": size})


def may_mount() -> bool:
    """Whether this process may have a file system of its own."""
    try:
        return os.geteuid() == 0 and subprocess.run(["unshare", "-m", "true"], check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(not may_mount(), reason="only root may mount a file system of a given size")
def test_a_full_disk_at_each_page(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    with Server(small=(folder, 64_000_000)) as server:
        one = Import(server, folder, 60)
        codes = [full(one, {"free": size}) for size in range(4096, 2 * sum(one.files), 16_384)]
    assert codes[0] != 0
    assert codes[-1] == 0
