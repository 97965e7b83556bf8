"""What becomes of hostile servers: the outcome, the time and the memory of each, fetched by the real program.

    PYTHONPATH=tui:. python bench/fetching.py

The servers are those of the tests (`tests/local`), on this machine. Each feed is fetched by a process of its
own; the memory is the largest that it, or the process that reads markup for it, had.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.local import Handler, Site, atom_of_tags, bomb, drip, onward, refused, rss, serving

SECONDS = "5"
"""The deadline that is set: the slow drip takes it whole."""


def entity_bomb() -> bytes:
    """A feed whose entities multiply."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12))
    return f"<!DOCTYPE rss [{entities}]><rss version='2.0'><item><title>&a11;</title></item></rss>".encode()


def cases(site: Site) -> dict[str, tuple[str, bytes | Handler]]:
    """What is fetched: a name, a path, and what the server has there."""
    latin = (
        "<rss version='2.0'><channel><title>Zürcher</title><item><title>Zürich</title></item></channel></rss>"
    )
    attributes = " ".join(f"a{n}='{n}'" for n in range(200_000))
    return {
        "a feed": ("/feed", rss("Ferry strike", "Harbour fire")),
        "unchanged (304)": ("/tags", atom_of_tags),
        "gzip bomb, 0.5 MB to 512 MB": ("/bomb", bomb),
        "a byte now and then": ("/drip", drip),
        "an address of the own machine": ("/inner", rss("Ferry strike")),
        "endless redirect": ("/1", onward("/2")),
        "redirect to a file": ("/file", onward("file:///etc/passwd")),
        "charset that is not true": (
            "/latin",
            lambda exchange: exchange.answer(200, latin.encode(), Content_Type="text/xml; charset=koi8-r"),
        ),
        "429 with Retry-After": ("/busy", refused(429, Retry_After="3600")),
        "503": ("/down", refused(503)),
        "entities that multiply": ("/entities", entity_bomb()),
        "200,000 attributes": (
            "/attributes",
            f"<rss version='2.0'><item {attributes}></item></rss>".encode(),
        ),
        "20 MB of opened tags": ("/tags20", b"<rss version='2.0'>" + b"<a " * 6_600_000),
        "50,000 items": ("/many", rss(*(f"Item {n}" for n in range(50_000)))),
    }


def run(site: Site, folder: Path, path: str) -> tuple[str, float, float]:
    """Fetch in a process of its own; the outcome, the seconds and the megabytes."""
    reader, writer = os.pipe()
    started = time.perf_counter()
    if (child := os.fork()) == 0:
        os.close(reader)
        os.write(writer, outcome(site.url(path), folder).encode())
        own, others = (
            resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        os.write(writer, f"\n{max(own, others) / 1024:.0f}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        words, megabytes = told.read().rsplit("\n", 1)
    os.waitpid(child, 0)
    return words, time.perf_counter() - started, float(megabytes)


def outcome(address: str, folder: Path) -> str:
    """What the program says of a feed that it fetches."""
    program = [
        sys.executable,
        "-m",
        "newsbrowse",
        "--library",
        str(folder),
        "--set",
        f"fetch.seconds={SECONDS}",
    ]
    opml = folder.with_suffix(".opml")
    opml.write_text(f"<opml><outline text='Feed' xmlUrl='{address}'/></opml>", encoding="utf-8")
    subprocess.run([*program, "feeds", "import", str(opml)], capture_output=True, check=True)
    allowed = [] if "inner" in address else ["--private"]
    done = subprocess.run([*program, "fetch", "--all", *allowed], capture_output=True, text=True, check=False)
    line = (done.stderr.strip().splitlines() or [""])[-1].removeprefix("Feed: ").partition("  <")[0]
    return f"{done.stdout.strip()}  {line}" if "0 broken" in done.stdout else line


def main() -> None:
    """Print the table."""
    print(f"{'server':<34} {'seconds':>7} {'MB':>5}  outcome")
    with serving() as site, tempfile.TemporaryDirectory() as folder:
        site.pages["/2"] = onward("/3")
        for number in range(3, 20):
            site.pages[f"/{number}"] = onward(f"/{number + 1}")
        for position, (name, (path, page)) in enumerate(cases(site).items()):
            site.pages[path] = page
            words, seconds, megabytes = run(site, Path(folder) / str(position), path)
            print(f"{name:<34} {seconds:>7.1f} {megabytes:>5.0f}  {words[:110]}", flush=True)


if __name__ == "__main__":
    main()
