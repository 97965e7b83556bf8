"""What becomes of hostile servers: the outcome, the time and the memory of each, fetched by the real program.

    python bench/fetching.py

The servers are those of the tests (`tests/local`), on this machine. Each is asked twice, by a process of its
own: by `fetch`, as a feed that is followed, and by `add URL`. The memory is the largest that the process, or
the one that reads markup for it, had. The exit code is 1 if an outcome is not the right one, or
took more than 30 s or 150 MB.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from msgspec import Struct
from pypdf import PdfWriter
from tests.local import Handler, atom_of_tags, bomb, drip, onward, refused, reset, rss, serving

SECONDS = "5"
"""The deadline that is set: the slow drip takes it whole."""

MEASURED = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps([" ".join((done.stderr + done.stdout).split()), largest]))
"""
"""Runs a command beneath a small process: the system counts what the parent of one had as its own."""

MOST_SECONDS = 30
MOST_MEGABYTES = 150
ADDED = "1 added, 0 updated, 0 unchanged, 0 failed"
NEW = "1 feed: 1 new, 0 changed, 0 broken"
TEXT = (
    "<p>The crews of the northern harbour came back to work after the union had accepted the terms.</p>" * 6
)


class Case(Struct, frozen=True):
    """A server, and what is to come of it.

    Attributes:
        answer: what it has under its path.
        fetched: words of what `fetch` says.
        added: words of what `add` says.
        private: whether addresses of this machine may be asked.
        secure: whether it speaks TLS.
    """

    answer: bytes | Handler
    fetched: str
    added: str
    private: bool = True
    secure: bool = False


def entity_bomb() -> bytes:
    """A feed whose entities multiply."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12))
    return f"<!DOCTYPE rss [{entities}]><rss version='2.0'><item><title>&a11;</title></item></rss>".encode()


def page(title: str, text: str = TEXT) -> str:
    """A page with an article."""
    head = f"<!doctype html><html><head><title>{title}</title></head>"
    return f"{head}<article><h1>{title}</h1>{text}</article></html>"


def sent(body: bytes, kind: str) -> Handler:
    """An answer of a media type."""
    return lambda exchange: exchange.answer(200, body, Content_Type=kind)


def pdf() -> bytes:
    """A PDF without a text."""
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(buffer)
    return buffer.getvalue()


def cases() -> dict[str, Case]:
    """All servers, by what is special about them."""
    feed = (
        "<rss version='2.0'><channel><title>Zürcher</title><item><title>Zürich</title></item></channel></rss>"
    )
    attributes = " ".join(f"a{n}='{n}'" for n in range(200_000))
    same = {
        "gzip bomb, 0.5 MB to 512 MB": (bomb, "is larger than 20 MB"),
        "a byte now and then": (drip, f"takes longer than {SECONDS} s"),
        "endless redirect": (onward("/2"), "redirects more than 5 times"),
        "redirect to a file": (onward("file:///etc/passwd"), "redirects to what is no address"),
        "429 with Retry-After": (refused(429, Retry_After="3600"), "429 (too many requests)"),
        "503": (refused(503), "503 (service unavailable)"),
        "410": (refused(410), "410"),
        "a connection that is torn down": (reset, "broke off the connection"),
        "20 MB of opened tags": (b"<rss version='2.0'>" + b"<a " * 6_600_000, "its tags have no end"),
        "an empty answer": (b"", "empty"),
    }
    empty = "0 added, 0 updated, 0 unchanged, 1 failed"
    return {
        "a feed": Case(rss("Ferry strike"), NEW, ADDED),
        "a page": Case(page("New pier").encode(), "not a feed", ADDED),
        "unchanged (304)": Case(atom_of_tags, NEW, ADDED),
        "an address of the own machine": Case(
            rss("Ferry strike"), "private network", "private network", private=False
        ),
        "a certificate that nobody signed": Case(
            rss("A"), "not to be trusted", "not to be trusted", secure=True
        ),
        **{name: Case(answer, told, told) for name, (answer, told) in same.items()},
        "a feed with a charset that is not true": Case(
            sent(feed.encode(), "text/xml; charset=koi8-r"), NEW, ADDED
        ),
        "a page with a charset that is not true": Case(
            sent(page("Zürich").encode(), "text/html; charset=koi8-r"), "not a feed", ADDED
        ),
        "entities that multiply": Case(entity_bomb(), NEW, ADDED),
        "200,000 attributes": Case(
            f"<rss version='2.0'><item {attributes}></item></rss>".encode(), "its tags", "its tags"
        ),
        "a page of 200,000 attributes": Case(
            page("A", f"<p {attributes}>{TEXT}</p>").encode(), "its tags", "more than 10 s"
        ),
        "5,000 items": Case(rss(*(f"Item {n}" for n in range(5_000))), "5,000 new", "5,000 added"),
        "a picture": Case(
            sent(b"\x89PNG\r\n\x1a\n" + bytes(999), "image/png"), "not a feed", "it is image/png"
        ),
        "a PDF without a text": Case(sent(pdf(), "application/pdf"), "not a feed", empty),
    }


def run(words: list[str]) -> tuple[str, float, float]:
    """Run the program; what it says, the seconds, and the megabytes that it or a child of its had at most."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *words], capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - started
    said, megabytes = json.loads(done.stdout)
    return said, seconds, megabytes


def program(folder: Path) -> list[str]:
    """The words that begin each command."""
    return [
        *(sys.executable, "-m", "newsbrowse", "--library", str(folder)),
        *("--set", f"fetch.seconds={SECONDS}", "--set", "fetch.delay=0"),
    ]


def fetched(address: str, folder: Path, private: list[str]) -> tuple[str, float, float]:
    """What `fetch` makes of a feed that is followed."""
    opml = folder.with_suffix(".opml")
    opml.write_text(f"<opml><outline text='Feed' xmlUrl='{address}'/></opml>", encoding="utf-8")
    subprocess.run([*program(folder), "feeds", "import", str(opml)], capture_output=True, check=True)
    return run([*program(folder), "fetch", *private])


def added(address: str, folder: Path, private: list[str]) -> tuple[str, float, float]:
    """What `add` makes of an address."""
    return run([*program(folder), "add", *private, address])


def main() -> None:
    """Print the table."""
    wrong = 0
    print(f"{'server':<40} {'verb':<5} {'seconds':>7} {'MB':>5}  outcome")
    with ExitStack() as stack:
        plain, secure = stack.enter_context(serving()), stack.enter_context(serving(secure=True))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for number in range(2, 20):
            plain.pages[f"/{number}"] = onward(f"/{number + 1}")
        for position, (name, case) in enumerate(cases().items()):
            site = secure if case.secure else plain
            site.pages[path := f"/case{position}"] = case.answer
            private = ["--private"] if case.private else []
            for verb, work, told in (("fetch", fetched, case.fetched), ("add", added, case.added)):
                said, seconds, megabytes = work(site.url(path), folder / f"{position}{verb}", private)
                is_right = told in said and seconds < MOST_SECONDS and megabytes < MOST_MEGABYTES
                wrong += not is_right
                mark = "" if is_right else f"  WRONG: expected {told!r}"
                print(
                    f"{name:<40} {verb:<5} {seconds:>7.1f} {megabytes:>5.0f}  {said[:90]}{mark}", flush=True
                )
    print(f"{wrong} wrong")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
