"""What `check` found of planted changes, and what it told of right statements; for `check.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from newsbrowse.models import Span
from newsbrowse.writing.checking.findings import Finding
from planting import KINDS


class Planted(Struct, frozen=True):
    """A change in a draft: its kind, where it stands, and the words."""

    kind: str
    span: Span
    words: str = ""


class Score:
    """Planted changes found, by kind, and what was told beside them."""

    def __init__(self) -> None:
        self.planted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self.apart = 0
        self.sentences = 0
        self.missed: list[str] = []
        self.wrong: list[str] = []

    def count(self, text: str, planted: Sequence[Planted], findings: Iterable[Finding]) -> None:
        """Take in one draft.

        An alarm that touches a changed stretch counts as its finding; so does the alarm of a speaker that
        tells the planted name, or that stands in the planted one's sentence, at the words spoken.
        """
        alarms = [one for one in findings if one.is_alarm]
        hit: set[int] = set()
        for change in planted:
            self.planted[change.kind] += 1
            touching = [at for at, one in enumerate(alarms) if _is_of(one, change, text)]
            if touching:
                self.found[change.kind] += 1
                hit.update(touching)
            else:
                start, end = change.span
                self.missed.append(f"{change.kind}: {text[max(0, start - 90) : end + 60]!r}")
        for at, one in enumerate(alarms):
            if at not in hit:
                self.false[f"{one.kind.value} {one.verdict.value}"] += 1
                self.wrong.append(_line(one, text))

    def show(self, title: str, verbose: int) -> None:
        """Print precision and recall, then the counts by kind."""
        planted, found, false = sum(self.planted.values()), sum(self.found.values()), sum(self.false.values())
        right = self.sentences - planted
        print(
            f"{title}: {self.sentences} sentences, {planted} changes: found {found} "
            f"({100 * found / planted if planted else 0:.1f} %), falsely told {false} "
            f"({100 * false / right if right else 0:.2f} per 100 right sentences)"
        )
        kinds = (f"{kind} {self.found[kind]}/{self.planted[kind]}" for kind in KINDS if self.planted[kind])
        print(f"    found: {', '.join(kinds) or '-'}; false: {dict(self.false)}; apart: {self.apart}")
        for line in (*self.missed[:verbose], *(f"false {w}" for w in self.wrong[:verbose])):
            print(f"  {line}")


def _is_of(alarm: Finding, change: Planted, text: str) -> bool:
    start, end = change.span
    if alarm.span.start < end and start < alarm.span.end:
        return True
    if alarm.kind.value != "speaker":
        return False
    paragraph = text.rfind("\n\n", 0, start), (text.find("\n\n", end) + 1 or len(text))
    is_beside = change.kind == "speaker" and paragraph[0] < alarm.span.start < paragraph[1]
    return is_beside or (bool(change.words) and alarm.text == change.words)


def _line(alarm: Finding, text: str) -> str:
    place = text[max(0, alarm.span.start - 80) : alarm.span.end + 80]
    reading = alarm.evidence[0].reading if alarm.evidence else ""
    return f"{alarm.kind.value} {alarm.verdict.value}: {alarm.text} | {reading} | {alarm.note} | {place!r}"
