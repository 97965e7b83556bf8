"""The one table of settings: name, type, default, bounds and help of each."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T", str, int, bool)
Plain = str | int | bool
"""What a setting can be."""

LONGEST = 4096
"""Characters of the longest text taken for a value."""


class Setting(Struct, Generic[T], frozen=True):
    """One thing a user can set.

    Attributes:
        name: as in the config file, with its table: `reading.width`.
        default: what holds where nothing is set; its type is the setting's.
        help: a line for the template and the README.
        choices: of a text: the words it may be; empty for any.
        low: of a number: the least.
        high: of a number: the most.
    """

    name: str
    default: T
    help: str
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"NEWSBROWSE_{self.name.upper().replace('.', '_')}"


LIBRARY = Setting("library", "", "the library folder; empty: in your data folder")
THEME = Setting("theme", "newsbrowse", "the colours: a name of the list that a wrong one brings up")
SYMBOLS = Setting(
    "symbols",
    "auto",
    "ascii draws signs that every font has; auto looks at the terminal",
    choices=("auto", "unicode", "ascii"),
)
PRESET = Setting("keys.preset", "vim", "the keys to begin with", choices=("vim", "emacs"))
WIDTH = Setting("reading.width", 76, "columns of a line of an article", low=40, high=120)
PARAGRAPH_NUMBERS = Setting("reading.paragraph_numbers", False, "number the paragraphs of an article")
MENTION_MARKS = Setting("reading.mention_marks", True, "mark people, countries and dates in an article")
FOLDED = Setting("list.folded", False, "begin with near-duplicates folded into one line")
SORT = Setting(
    "list.sort",
    "",
    "begin with this order; empty: best first where there are words, else newest first",
    choices=("", "relevance", "newest", "oldest"),
)
CITATION_STYLE = Setting(
    "citation.style",
    "chicago",
    "how a quotation that is copied names its source",
    choices=("chicago", "apa", "mla", "markdown", "pandoc", "wiki", "plain"),
)
EDITOR = Setting("programs.editor", "", "the command that edits a text; empty: $VISUAL, then $EDITOR")
PAGER = Setting("programs.pager", "", "the command that pages through a text; empty: $PAGER, then less")
BROWSER = Setting(
    "programs.browser", "", "the command that opens an address; empty: $BROWSER, then the system's"
)
FETCH_SECONDS = Setting(
    "fetch.seconds", 30, "seconds that fetching one address may take in all", low=1, high=600
)
FETCH_DELAY = Setting("fetch.delay", 1, "seconds between two requests of one host", low=0, high=60)
FETCH_AT_ONCE = Setting("fetch.at_once", 8, "hosts that are asked at the same time", low=1, high=32)
FETCH_PRIVATE = Setting(
    "fetch.private", False, "fetch also from this machine and your own network, which feeds may try to reach"
)

TABLE: tuple[Setting[str] | Setting[int] | Setting[bool], ...] = (
    LIBRARY,
    THEME,
    SYMBOLS,
    PRESET,
    WIDTH,
    PARAGRAPH_NUMBERS,
    MENTION_MARKS,
    FOLDED,
    SORT,
    CITATION_STYLE,
    EDITOR,
    PAGER,
    BROWSER,
    FETCH_SECONDS,
    FETCH_DELAY,
    FETCH_AT_ONCE,
    FETCH_PRIVATE,
)
"""All settings, in the order of the template."""

BY_NAME = {setting.name: setting for setting in TABLE}


def check(setting: Setting[str] | Setting[int] | Setting[bool], value: object) -> str:
    """What is wrong with a value, in a few words; empty if it can be taken."""
    if isinstance(setting.default, bool):
        return "" if isinstance(value, bool) else "is true or false"
    if isinstance(setting.default, int):
        if isinstance(value, int) and not isinstance(value, bool) and setting.low <= value <= setting.high:
            return ""
        return f"is a whole number from {setting.low} to {setting.high}"
    if not isinstance(value, str):
        return "is a text in quotes"
    if len(value) > LONGEST or not value.isprintable():
        return f"is a line of at most {LONGEST:,} characters, without control characters"
    if setting.choices and value not in setting.choices:
        return f"is one of {', '.join(one or '(empty)' for one in setting.choices)}"
    return ""


def parse(setting: Setting[str] | Setting[int] | Setting[bool], text: str) -> object:
    """The value that a text of the environment or of a flag stands for; the text itself if it is none."""
    text = text.strip()
    if isinstance(setting.default, bool):
        return {"true": True, "yes": True, "on": True, "1": True}.get(text.lower()) or (
            False if text.lower() in ("false", "no", "off", "0") else text
        )
    if isinstance(setting.default, int) and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    return text
