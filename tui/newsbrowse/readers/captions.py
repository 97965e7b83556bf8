"""Lines that stand under pictures or in their place: captions, credits, alternative texts."""

from __future__ import annotations

import re

from newsbrowse.text.days import find_leading_stamp, may_end_stamp

LONGEST = 700
"""No caption has more characters."""

_AGENCY = (
    r"(?:AFP|AP|EPA|PA|DPA|ANI|PTI|TASS|Xinhua|Reuters|REUTERS|Getty(?:\sImages)?|Bloomberg|Shutterstock|Alamy"
    r"|iStock|Anadolu(?:\sAgency)?|NurPhoto|Sputnik|Kyodo|Yonhap|USA TODAY|Unsplash|Pexels|Flickr|Wikimedia"
    r"|Zuma|ZUMA|Pool|POOL|EFE|ANSA|Imago|IMAGO|Corbis|Redux|Rex)"
)
_LABEL = re.compile(
    r"(?:file\s+)?(?:photo(?:graph)?s?|images?|pictures?|pictured|caption|photo\s+caption|illustration|graphic"
    r"|foto|bild|imagen|(?:image|media|video|photo)\s+(?:source|caption|credit|copyright))\s*"
    r"(?:(?:credit|courtesy|source|by|of)\s*)?[:,|]\s*\S"
    r"|FILE(?:\s+PHOTO)?\s*[-–—:]\s|\(?(?:AP|AFP|Reuters)\s+(?:file\s+)?photo\b|credit\s*:\s",
    re.IGNORECASE,
)
LABEL_STARTS = frozenset(
    ("fil", "pho", "ima", "pic", "cap", "ill", "gra", "fot", "bil", "med", "vid", "afp", "reu", "cre")
).union(("(ap", "(af", "(re"), (f"ap{space}" for space in map(chr, range(128)) if space.isspace()))
"""The first three letters of labels, but for letters beyond ASCII that are taken for one of these."""
_BRACKETED_CREDIT = re.compile(
    r"[\[(](?:(?:file\s+)?(?:photo(?:graph)?s?|image|picture|pic|illustration|screenshot|source|credit|courtesy)\b"
    rf"[^\])]{{0,120}}|{_AGENCY}\s+(?:file\s+)?photo[^\])]{{0,80}}|[^\])/]{{1,60}}/\s?{_AGENCY}[^\])]{{0,40}}"
    rf"|{_AGENCY}\s+via\s+[^\])]{{1,40}})[\])]\.?\Z",
    re.IGNORECASE,
)
_TAIL_CREDIT = re.compile(
    r"(?:(?<=[.!?|”\"])|(?<=[–—-]\s))\s*(?:(?:File\s+)?(?:Photo(?:graph)?|Image|Picture|Credit|Illustration)s?"
    rf"(?:\s+credit)?(?::|\s+by|\s+courtesy)\s*[^.]{{2,80}}|[A-Z][\w .'’-]{{2,50}}/\s?{_AGENCY}[\w /]{{0,40}}"
    rf"|{_AGENCY}(?:/[A-Z][\w .'’-]{{2,50}}|\s+photo))\.?\Z"
)
_SLASHED = re.compile(r"/\s?[A-Za-z]|[A-Za-z]/")
"""A slash with an agency on one of its sides, and not that of a fraction."""
_BARE_CREDIT = re.compile(rf"(?:[^\s/][^/]{{0,60}}/\s?)+{_AGENCY}(?:[/ ][\w /]{{1,60}})?\Z")
_CREDIT_FIRST = re.compile(rf"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{1,3}}\s?/\s?{_AGENCY}\b")
_ALT_SITE = re.compile(
    r"\S\s+(?:\|\s+(?:the\s+)?[A-Z][\w.&'’]*(?:\s+(?:[A-Z][\w.&'’]*|of|on|and|for|the)){0,6}|:\s+[A-Z]{2,6}(?:\s+News)?)\Z"
)
_ALT_OUTLET = re.compile(
    r"\S\s+[-–—]\s+(?:BBC(?: News)?|CNN|NPR|Reuters|AP News|Bloomberg|Wikipedia|YouTube|Politico|Axios"
    r"|Al Jazeera|Fox News|[A-Z]{2,3} News|(?:The )?(?:New York|Financial|Washington|Guardian|Economist"
    r"|Irish|Korea|Los Angeles|Wall Street|Japan|Moscow|Straits)(?: (?:Times|Post|Journal))?)\Z"
)
_FILE_NAME = re.compile(r"\S{1,120}\.(?:jpe?g|png|gif|webp|svg)\Z", re.IGNORECASE)
_SHOWS = re.compile(
    r"\b(?:speaks|holds|shakes? hands|attends|arrives|poses?|walks|meets|waves|looks? on|addresses|greets"
    r"|stands|gestures|smiles|listens|delivers|chairs|inspects|reviews|sits|toasts|hugs|takes part"
    r"|participates|applauds|leaves|visits|(?:is|are) (?:seen|pictured|shown))\b"
)
_TELLS = re.compile(
    r"\b(?:said|says|told|was|were|had|has|have|will|would|might|could|may|can|should|announced)\b"
)
_DAY_AT_END = re.compile(
    r"(?:on(?<=\bon)|,)\s+(?=(?:[A-Z][a-z]+day,?\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d|\d{1,2}\s+[A-Z]))"
)
_LONGEST_DAY = 60
_SENTENCE_BREAK = re.compile(r"[a-z]{4,}[.!?]\s+[A-Z]")


class Captions:
    """Which lines of a text are captions or credits of pictures.

    Each line is looked at once.
    """

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}

    def has(self, line: str) -> bool:
        """As `is_caption`."""
        known = self._known.get(line)
        if known is None:
            known = self._known[line] = is_caption(line)
        return known


def is_caption(line: str) -> bool:
    """Whether a line is the caption or the credit of a picture.

    It has a label (`Photo:`), or a credit at its end, or it is one sentence in the present tense that
    closes with a full date: news itself is told in the past tense.
    """
    if len(line) > LONGEST:
        return False
    return _has_label(line) or _has_credit(line) or _describes(line)


def _has_label(line: str) -> bool:
    """Whether a line begins with a word for a picture, or is the name of one."""
    start = line[:3]
    if (start.lower() in LABEL_STARTS or not start.isascii()) and _LABEL.match(line):
        return True
    return " " not in line and _FILE_NAME.match(line) is not None


def _has_credit(line: str) -> bool:
    """Whether a line says whose picture it is."""
    if (")" in line[-2:] or "]" in line[-2:]) and _BRACKETED_CREDIT.search(line):
        return True
    is_slashed = "/" in line and _SLASHED.search(line) is not None
    if (is_slashed or may_have_credit_word(line)) and _TAIL_CREDIT.search(line):
        return True
    return is_slashed and bool(_BARE_CREDIT.match(line) or _CREDIT_FIRST.match(line))


def may_have_credit_word(line: str) -> bool:
    """Whether there may be one of the words of `_TAIL_CREDIT`: behind the last stop but that at the end."""
    tail = line[line.rfind(".", 0, -1) + 1 :]
    return (
        "hoto" in tail or "Image" in tail or "Picture" in tail or "Credit" in tail or "Illustration" in tail
    )


def is_alternative_text(line: str) -> bool:
    """Whether a line is the title of another page, as it stands in the place of its picture or link."""
    if len(line) > 250 or line.endswith((".", "?", "!", "”", '"')):
        return False
    if not _has_alt_mark(line) or len(line.split()) < 4:
        return False
    return bool(_ALT_SITE.search(line) or _ALT_OUTLET.search(line))


def _has_alt_mark(line: str) -> bool:
    """Whether there is one of the marks between the title of a page and the name of its site."""
    return "|" in line or ":" in line or "-" in line or "–" in line or "—" in line


def without_site(title: str) -> str:
    """A page title without the name of the site behind it."""
    if not is_alternative_text(title):
        return title
    mark = max(title.rfind(mark) for mark in (" | ", " : ", " - ", " – ", " — "))
    kept = title[:mark].strip()
    return kept if mark > 0 and len(kept.split()) >= 3 else title


def may_close_with_day(line: str) -> bool:
    """Whether a full date may stand at the end of a line."""
    return may_end_stamp(line[-_LONGEST_DAY:].rstrip(" ."))


def _describes(line: str) -> bool:
    """Whether a line tells what a picture shows, as `A speaks with B in C on January 21, 2025.` does."""
    if not may_close_with_day(line) or not _closes_with_day(line):
        return False
    words = line.split()
    if not 8 <= len(words) <= 45 or _TELLS.search(line) or _SENTENCE_BREAK.search(line):
        return False
    return _SHOWS.search(" ".join(words[:16])) is not None


def _closes_with_day(line: str) -> bool:
    for match in _DAY_AT_END.finditer(line, max(0, len(line) - _LONGEST_DAY)):
        found = find_leading_stamp(line[match.end() :])
        if found and line[match.end() + found[1] :].strip(" .") == "":
            return True
    return False
