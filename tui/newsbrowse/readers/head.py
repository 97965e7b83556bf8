"""What stands above the text of a pasted page: stamps, labels, sections, the headline, the byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from newsbrowse.readers.byline import correspondent, read_byline, with_role_joined
from newsbrowse.readers.captions import Captions, without_site
from newsbrowse.readers.foreign_days import read_foreign_day
from newsbrowse.readers.furniture import is_furniture, is_prose, is_section_line
from newsbrowse.readers.headline import without_dateline
from newsbrowse.readers.page_words import PUBLICATIONS
from newsbrowse.readers.paragraphs import is_list_item
from newsbrowse.readers.plain import is_paragraph
from newsbrowse.text.days import find_leading_stamp

_LINES = 16
_LONGEST_TITLE = 250
_LONGEST_NOTE = 120
_LONGEST_STAMP = 60
_MOST_NOTES = 8
_TITLE_LABEL = re.compile(r"(?:main\s+)?(?:headline|title|heading)\s*[:：]\s*(?P<rest>.*)", re.IGNORECASE)
_LEAD_LABEL = re.compile(
    r"(?:lead|lede|intro|introduction|standfirst|dek|sub-?headline|sub-?heading|subtitle|the story|story"
    r"|full story|article|body|text|content)\s*[:：]\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_SOURCE_LABEL = re.compile(
    r"(?:source|publisher|publication|outlet)\s*[:：]\s*(?P<name>[^\s.:/]{2}[^:/]{0,58})\Z", re.IGNORECASE
)
_DAY_LABEL = re.compile(
    r"(?P<updated>(?:last\s+)?(?:updated|modified|edited))(?:\s+(?:on|at))?\s*[:|–-]?\s*"
    r"|(?:(?:first|originally|article)\s+)?(?:published|posted|released|issued|created|dated?|release\s+date"
    r"|publication\s+date|date\s+published|publish\s+date|time|on)(?:\s+(?:on|at))?\s*[:|–-]?\s*",
    re.IGNORECASE,
)
_DAY_STARTS = frozenset(
    ("las", "upd", "mod", "edi", "fir", "ori", "art", "pub", "pos", "rel", "iss", "cre", "dat", "tim")
)
"""What `_DAY_LABEL` begins with, but for `on` and letters beyond ASCII that are taken for one of these."""
_AFTER_STAMP = re.compile(
    r"\s*(?:[\]):|/–—·•,-]+\s*|\Z|(?=[(\[])|\.\Z|(?=updated|published)|(?=\d{1,2}[.:h]\d\d.{0,20}\Z))",
    re.IGNORECASE,
)
_GLUED_TIME = re.compile(r"\b(?:19|20)\d\d(?=\d{1,2}:\d\d)")
_GLUED_LABEL = re.compile(r"(?<=[a-zA-Z0-9])(?=(?:Updated|Published)\b)")
_AGO = re.compile(
    r".{0,40}\b(?:ago|today|yesterday|just now)\b.{0,20}\Z|\d{1,2}[:.]\d\d\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?\Z",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MARKS = re.compile(r"(?:#{1,6}\s+|\*\*|__)|(?:\*\*|__)\Z")


class Head(Struct):
    """What was found above the text, and the lines that are left, the text among them."""

    title: str = ""
    rest: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    source: str | None = None

    @property
    def stamps(self) -> list[str]:
        """Stated days, those of publication before those of updates."""
        return [*self.published, *self.updated]


def read_head(lines: list[str], captions: Captions) -> Head:
    """Read the first lines of a page, down to the second paragraph of its text.

    Args:
        lines: those of the page.
        captions: knows which of them are captions.
    """
    head = Head()
    kept: list[str] = []
    lines = [*with_role_joined(lines[:_LINES]), *lines[_LINES:]]
    paragraphs = used = 0
    for line in lines[:_LINES]:
        used += 1
        if is_paragraph(line):
            kept.append(line)
            paragraphs += 1
            if paragraphs == 2:
                break
            continue
        kept_line = _read_line(line, head, above=not paragraphs, first=not kept)
        if kept_line:
            kept.append(kept_line)
            paragraphs += is_prose(kept_line) and not captions.has(kept_line)
        if paragraphs == 2:
            break
    head.title, kept = (head.title, kept) if head.title else _choose_title(kept, captions)
    head.title = without_site(head.title)
    head.rest = [*kept, *lines[used:]]
    return head


def _read_line(line: str, head: Head, *, above: bool, first: bool) -> str:
    """What is left of a line once its metadata has gone to the head; empty if nothing is."""
    if len(line) > 4 * _LONGEST_TITLE:
        return line
    if above:
        line = _without_stamp(_unmarked(line), head)
    elif len(line) <= _LONGEST_STAMP and (
        line.isdecimal() or line in head.authors or not _without_stamp(line, head)
    ):
        return ""
    has_colon = ":" in line or "：" in line
    label = _TITLE_LABEL.match(line) if has_colon and above else None
    if label:
        head.title = head.title or _without_stamp(label["rest"], head)
        return ""
    label = _LEAD_LABEL.match(line) if has_colon else None
    line = label["rest"].strip() if label else line
    if not line or (not label and _is_note(line, head)):
        return ""
    return "" if is_furniture(line) or (above and _stands_above(line, head, first=first)) else line


def _unmarked(line: str) -> str:
    """The line without the marks of a heading and of emphasis."""
    return _MARKS.sub("", line) if "#" in line or "**" in line or "__" in line else line


def read_notes(lines: list[str]) -> tuple[Head, int]:
    """What the bylines and days say that stand first in a text, and how many of its lines they are."""
    head = Head()
    number = 0
    for line in lines[:_MOST_NOTES]:
        text = _unmarked(line.strip()).strip("*_ ")
        if text and not (
            _is_note(text, head) or (len(text) <= _LONGEST_STAMP and not _without_stamp(text, head))
        ):
            break
        number += 1
    return head, number


def _stands_above(line: str, head: Head, *, first: bool) -> bool:
    """Whether a line is one of those that stand only above a text: a count, a section, the writer again."""
    name = None if first else correspondent(line)
    if name:
        head.authors = tuple(dict.fromkeys((*head.authors, name)))
    is_section = (first or len(line.split(None, 3)) <= 3) and is_section_line(line)
    return bool(name) or is_section or line.isdecimal() or line in head.authors


def _without_stamp(line: str, head: Head) -> str:
    """The line without the stamp it begins with, which goes to the head."""
    if len(line) <= _LONGEST_NOTE:
        line = _parted(line)
        line = line[1:] if line[:1] in ("[", "(") and find_leading_stamp(line[1:]) else line
    found = find_leading_stamp(line)
    gap = _AFTER_STAMP.match(line, found[1]) if found else None
    if not found or not gap:
        return line
    head.published.append(found[0])
    rest = line[gap.end() :].strip()
    _read_notes(rest, head)
    return rest if len(rest.split()) >= 4 and not _is_note(rest, head) else ""


def _parted(line: str) -> str:
    """The line with a space before a time or a label that stands right behind a year or a word."""
    if ":" in line:
        line = _GLUED_TIME.sub(r"\g<0> ", line, count=1)
    if line.find("Updated", 1) > 0 or line.find("Published", 1) > 0:
        line = _GLUED_LABEL.sub(" ", line, count=1)
    return line


def _is_note(line: str, head: Head) -> bool:
    """Whether a line is a byline, a day with a label or a source; what it says goes to the head."""
    if len(line) > 2 * _LONGEST_NOTE:
        return False
    byline = read_byline(line)
    if byline:
        head.authors = tuple(dict.fromkeys((*head.authors, *byline[0])))
        _read_notes(byline[1], head)
        return True
    source = _SOURCE_LABEL.match(line) if ":" in line or "：" in line else None
    if source:
        head.source = head.source or source["name"].strip()
        return True
    day = read_foreign_day(line)
    if day:
        head.published.append(day)
    return bool(day) or _read_day(line, head)


def _read_notes(text: str, head: Head) -> None:
    """Read the parts of a line that are separated by bars: a byline, days."""
    if not text:
        return
    for part in _note_parts(text):
        if len(part) < len(text) or _DAY_LABEL.match(part):
            _is_note(part, head)
        found = find_leading_stamp(part)
        if found and found[0] not in head.stamps:
            head.published.append(found[0])


def _note_parts(text: str) -> Iterator[str]:
    for part in re.split(
        r"\s*[|•·–—]\s*|\s-\s|(?=\b(?:updated|published|posted)\b)", text, flags=re.IGNORECASE
    ):
        if stripped := part.strip(" ,;()[]*_-"):
            yield stripped


def _read_day(line: str, head: Head) -> bool:
    label = _DAY_LABEL.match(line) if _may_have_label(line) and _has_day(line) else None
    if not label:
        return False
    rest = line[label.end() :]
    found = find_leading_stamp(rest)
    is_sentence = is_prose(line) and ":" not in label[0]
    if found and not is_sentence and (_AFTER_STAMP.match(rest, found[1]) or len(line) <= _LONGEST_NOTE):
        (head.updated if label["updated"] else head.published).append(found[0])
        _read_notes(rest[found[1] :].strip(), head)
        return True
    return bool(label["updated"] and _AGO.match(rest))


def _may_have_label(line: str) -> bool:
    """Whether a line may begin with the label of a day, by its first letters."""
    start = line[:3]
    return start.lower() in _DAY_STARTS or start[:2].lower() == "on" or not start.isascii()


def _has_day(line: str) -> bool:
    """Whether there may be a day in a line: all have figures but that of an update, `Updated today`."""
    if _DIGIT.search(line) or not line.isascii():
        return True
    lower = line.lower()
    return "updated" in lower or "modified" in lower or "edited" in lower


def _choose_title(lines: list[str], captions: Captions) -> tuple[str, list[str]]:
    """The headline among the first lines, and the lines without it and what stood above it."""
    above = next((n for n, line in enumerate(lines) if is_prose(line) and not captions.has(line)), len(lines))
    candidates = [n for n in range(above) if not captions.has(lines[n])]
    if not candidates or not _is_title(lines[candidates[0]], alone=len(lines) == 1):
        return "", lines
    chosen = candidates[0]
    if len(candidates) > 1 and above < len(lines) and _is_site_name(lines[chosen], lines[candidates[1]]):
        chosen = candidates[1]
    section, bar, headline = lines[chosen].partition("|")
    if bar and len(section.split()) <= 3 and headline.strip() in (lines[n] for n in candidates):
        chosen = next(n for n in candidates if lines[n] == headline.strip())
    skipped = [line for line in lines[:chosen] if captions.has(line)]
    return lines[chosen], [*skipped, *lines[chosen + 1 :]]


def _is_title(line: str, *, alone: bool) -> bool:
    if len(line) > _LONGEST_TITLE or is_list_item(line) or without_dateline(line) != line:
        return False
    return alone or not (line.endswith(".") and len(line.split()) >= 9)


def _is_site_name(line: str, following: str) -> bool:
    """Whether a line of a few words is the name of the paper above the headline that follows."""
    words = line.casefold().split()
    few = len(words) <= 2 or (len(words) <= 4 and (line.isupper() or words[-1] in PUBLICATIONS))
    repeated = following.casefold().endswith(line.casefold())
    headline = len(following.split()) >= 5 and _is_title(following, alone=False)
    return line[-1].isalnum() and headline and (few or (repeated and len(words) <= 5))
