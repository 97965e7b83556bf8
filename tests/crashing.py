"""Commands that are killed, or run out of disk, at any moment: a server that forks a process for each.

Run as a program it reads jobs as lines of JSON and answers each with one. Loading the program takes longer
than what is done with it here, so that the server loads it once. `Server` is the other end.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Self

import newsbrowse

ROOT = Path(__file__).parent.parent
QUERIES = (
    "trade",
    '"more follows"',
    "person:haddad",
    "country:japan -copper",
    "ferries OR grain",
    "said:ortega",
)


class Server:
    """Runs commands of newsbrowse, each in a process of its own.

    Args:
        small: a folder to put a file system of its own on, of so many bytes; only root can.
    """

    def __init__(self, small: tuple[Path, int] | None = None) -> None:
        arguments = [sys.executable, "-m", "tests.crashing"]
        if small is not None:
            folder, size = small
            mount = f'mount -t tmpfs -o size={size} tmpfs "$0" && exec "$@"'
            arguments = ["unshare", "-m", "sh", "-c", mount, str(folder), *arguments]
        source = Path(newsbrowse.__file__).parent.parent
        self._process = subprocess.Popen(
            arguments,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{source}:{ROOT}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._root = None if small is None else Path(f"/proc/{self._process.pid}/root")
        self.told = ""
        """What the last command said, on stdout and stderr."""
        self.acknowledged: list[str] = []
        """The articles that commands acknowledged, by the senders' keys, since this was last emptied."""
        self._ask({})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def seen(self, path: Path) -> Path:
        """A path of the server's as this process can open it."""
        return path if self._root is None else self._root / path.relative_to("/")

    def run(self, *arguments: str, **limits: Any) -> int:
        """Run a command; its exit code, or minus the number of the signal that ended it.

        Args:
            arguments: those of the command line.
            limits: `kill`, the seconds after which it is killed; `largest`, the bytes that any file may
                have; `free`, the bytes that stay free on the server's own file system, of which `folder` is
                a part; `inline`, whether it may start no other processes; `stop`, the call that it is
                killed in, as [module, class, method, which].
        """
        answer = self._ask({"run": arguments, **limits})
        self.told = str(answer["told"])
        self.acknowledged += str(answer["acks"]).split("\n")[:-1]
        return int(answer["code"])

    def rows(self, library: Path) -> list[str]:
        """The senders' keys of all articles, read by SQLite alone, once it finds the file sound."""
        return [str(ref) for ref in self._ask({"look": str(library), "with": "rows"})["rows"]]

    def look(self, library: Path) -> dict[str, Any]:
        """What is in a library: see `look`."""
        return self._ask({"look": str(library), "with": "look"})

    def _ask(self, job: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


def rows(library: Path) -> dict[str, Any]:
    """What SQLite alone says."""
    with closing(sqlite3.connect(library / "library.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {"rows": [ref for (ref,) in database.execute("SELECT ref FROM articles")]}


def look(library: Path) -> dict[str, Any]:
    """What a user would see of a library, and what the doctor says of it."""
    from newsbrowse.archive.doctor import examine
    from newsbrowse.archive.library import Library
    from newsbrowse.cli.article_shapes import article
    from newsbrowse.models import Search

    with Library.open(library) as archive:
        everything = sorted(archive.export(Search()), key=lambda one: one.id)
        refs = [one.ref for one in everything]
        marks = archive.marks([one.id for one in everything])
        exported = json.dumps([article(one, marks[one.id]) for one in everything])
        found = {query: [hit.id for hit in archive.search(Search(query)).hits] for query in QUERIES}
        facets = archive.facets(Search("trade")).values
        counted = {field.value: [[one.value, one.count] for one in facets[field]] for field in facets}
        lines = archive.search(Search(), limit=10_000, folded=True).hits
    wrong = [one.what for check in examine(library) for one in check.findings]
    digest = hashlib.sha256(exported.encode()).hexdigest()
    groups = [[hit.id, hit.alike] for hit in lines]
    return {
        "refs": refs,
        "export": digest,
        "found": found,
        "facets": counted,
        "groups": groups,
        "wrong": wrong,
    }


def _serve() -> None:
    from newsbrowse.archive import analysing
    from newsbrowse.cli import add, run  # noqa: F401 - loaded once for all
    from newsbrowse.models import Text
    from newsbrowse.readers import jsonl, read_path  # noqa: F401 - as above

    analysing.analyse_articles([Text("Trade", "“We need grain,” said Omar Haddad in Kenya on 3 March 2025.")])
    _answer({})
    sys.stdin.readline()
    for line in sys.stdin:
        job = json.loads(line)
        answer = _looked(job) if "look" in job else _forked(job)
        _answer(answer)


def _answer(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _looked(job: dict[str, Any]) -> dict[str, Any]:
    reading, writing = os.pipe()
    if (process := os.fork()) == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as stream:
            json.dump({"look": look, "rows": rows}[job["with"]](Path(job["look"])), stream)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    os.waitpid(process, 0)
    return dict(json.loads(text))


def _forked(job: dict[str, Any]) -> dict[str, Any]:
    filler = _fill(job)
    told, acks = os.pipe(), os.pipe()
    if (process := os.fork()) == 0:
        os.setsid()
        _child(job, told[1], acks[1])
    for _, end in (told, acks):
        os.close(end)
    try:
        code = _end_of(process, job.get("kill"))
    finally:
        if filler is not None:
            filler.unlink(missing_ok=True)
    return {"code": code, "told": _read(told[0]), "acks": _read(acks[0])}


def _read(pipe: int) -> str:
    """What was written into a pipe; what it holds outlives who wrote it."""
    with os.fdopen(pipe, encoding="utf-8", errors="replace") as stream:
        return stream.read()


def _end_of(process: int, seconds: float | None) -> int:
    """Wait for a process and all that it started, killed after so many seconds."""
    if seconds is not None:
        time.sleep(seconds)
        _kill_all(process)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    _kill_all(process)
    return code


def _kill_all(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _fill(job: dict[str, Any]) -> Path | None:
    """Fill the file system up to what is to stay free."""
    if "free" not in job:
        return None
    folder = Path(job["folder"])
    filler = folder / "filler"
    state = os.statvfs(folder)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, state.f_bavail * state.f_frsize - job["free"]))
    return filler


def _child(job: dict[str, Any], told: int, acks: int) -> None:
    from newsbrowse.archive import beside, importing, space
    from newsbrowse.cli.run import run

    for descriptor, stream in enumerate((os.open(os.devnull, os.O_RDWR), told, told)):
        os.dup2(stream, descriptor)
    _acknowledge(acks)
    beside.EVERY = 50
    if job.get("inline", True):
        importing.INLINE_UP_TO = 1_000_000
    if "largest" in job:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["largest"], job["largest"]))
    if "largest" in job or "free" in job:
        space.free_bytes = lambda folder: 1 << 60
    if "stop" in job:
        _die_in(*job["stop"])
    code = 70
    try:
        code = run(job["run"])
    except BaseException:  # noqa: BLE001 - what nobody foresaw is told as the program would tell it
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def _acknowledge(file: int) -> None:
    """Have each article written down once the store says that it is on the disk."""
    from newsbrowse.archive.store import Store

    put = Store.put

    def put_and_tell(self: Store, items: Sequence[Any]) -> Any:
        outcomes = put(self, items)
        os.write(file, "".join(f"{item.entry.ref}\n" for item in items).encode())
        return outcomes

    Store.put = put_and_tell  # type: ignore[method-assign, assignment]


def _die_in(module: str, owner: str, method: str, number: int) -> None:
    """Have the process kill itself when a method is called for the n-th time, before it does anything."""
    __import__(module)
    place: Any = sys.modules[module]
    place = getattr(place, owner) if owner else place
    real, calls = getattr(place, method), 0

    def dying(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)

    setattr(place, method, dying)


if __name__ == "__main__":
    _serve()
