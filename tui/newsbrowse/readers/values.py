"""Values as spreadsheets, databases and news services write them, in the form that `record` takes.

What cannot be understood is left out: an article is not lost over the number of its author.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from newsbrowse.readers import byline
from newsbrowse.readers.record import one_line
from newsbrowse.text.days import parse_stamp

_INNER = (
    *("rendered", "name", "main", "original", "value", "text", "title", "content", "href"),
    *("@value", "$oid", "$date", "permalink"),
)
_MOST_PARTS = 200
_MOST_PIECES = 10_000
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_NUMERIC = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_WEEKDAY_BEHIND = re.compile(r"\s*,?\s*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z", re.IGNORECASE)
_ZONELESS = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?")
_LISTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_LONGEST_LIST = 5_000
_SURNAME_FIRST = re.compile(r"[^\W\d_][\w.'’ -]*,\s*[^\W\d_][\w.'’ -]*")
_ONE_WORD = re.compile(r"[^\W\d_][\w'’-]+,\s*[^\W\d_][\w'’-]*(?:\s[^\W\d_]\.)?")
_TABLE = (
    "ar ara arabic; bg bul bulgarian; bn ben bengali; ca cat catalan; cs ces cze czech; "
    "da dan danish; de deu ger german deutsch; el ell gre greek; en eng english; "
    "es spa spanish español; et est estonian; eu eus baq basque; fa fas per persian farsi; "
    "fi fin finnish; fr fra fre french français; ga gle irish; gu guj gujarati; he heb hebrew; "
    "hi hin hindi; hr hrv croatian; hu hun hungarian; hy hye arm armenian; id ind indonesian; "
    "is isl ice icelandic; it ita italian italiano; ja jpn japanese; ka kat geo georgian; "
    "ko kor korean; lt lit lithuanian; lv lav latvian; mk mkd mac macedonian; mr mar marathi; "
    "ms msa may malay; nl nld dut dutch nederlands; no nor nob norwegian; pa pan punjabi; "
    "pl pol polish; pt por portuguese português; ro ron rum romanian; ru rus russian; "
    "sk slk slo slovak; sl slv slovenian; sq sqi alb albanian; sr srp serbian; "
    "sv swe swedish svenska; sw swa swahili; ta tam tamil; te tel telugu; th tha thai; "
    "tr tur turkish; uk ukr ukrainian; ur urd urdu; vi vie vietnamese; zh zho chi chinese mandarin"
)
_LANGUAGES = {name: line.split()[0] for line in _TABLE.split("; ") for name in line.split()}
"""The codes of two letters, by those of three letters and the names that services give."""


def is_wrapped(value: Mapping[str, object]) -> bool:
    """Whether an object holds one value, under a name that says no more than that."""
    return any(name in value for name in _INNER)


def plain(value: object) -> object:
    """A value without the object around it; a list of objects as a list of their names."""
    if isinstance(value, Mapping):
        if isinstance(value.get("name"), str) and isinstance(value.get("value"), str):
            return value["value"]
        if isinstance(value.get("family"), str):
            return f"{value.get('given') or ''} {value['family']}".strip()
        if isinstance(value.get("date-parts"), list):
            return _parted_day(value["date-parts"])
        return next((plain(value[key]) for key in _INNER if value.get(key)), None)
    if isinstance(value, list):
        if any(isinstance(one, Mapping) and "text" in one for one in value[:_MOST_PARTS]):
            return _run_together(value)
        parts = [plain(one) for one in value[:_MOST_PARTS]]
        return [str(one) for one in parts if isinstance(one, str | int | float)]
    return value


def _run_together(pieces: Sequence[object]) -> object:
    """A text that is given in pieces, some of them objects; a list of names where none is a text."""
    texts = [one.get("text") if isinstance(one, Mapping) else one for one in pieces[:_MOST_PIECES]]
    if not any(isinstance(one, str) for one in pieces):
        return [str(text) for text in texts if isinstance(text, str)]
    return "".join(text for text in texts if isinstance(text, str))


def line(value: object) -> str | None:
    """A value that is one line: of a list the first; None for anything else."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return one_line(str(value)) or None


def stamp(value: object, *, utc: bool = False, day_first: bool | None = None) -> str | None:
    """A day or time as it was written, where that is understood; seconds since 1970 as a time in UTC.

    Args:
        value: of any kind.
        utc: whether a time without a zone is in UTC, as where the column is called `date_gmt`.
        day_first: whether `4/2/2026` is in February; None if that is not known.
    """
    text = str(value).strip() if isinstance(value, int | float | str) else ""
    if _EPOCH.fullmatch(text):
        seconds = float(text)
        when = datetime.fromtimestamp(seconds / (1000 if seconds > 1e11 else 1), UTC)
        return when.isoformat(timespec="seconds")
    if utc and _ZONELESS.fullmatch(text):
        text = f"{text}Z"
    numeric = _NUMERIC.match(text)
    if numeric and day_first is not None:
        day, month = numeric.group(1, 2) if day_first else numeric.group(2, 1)
        text = f"{numeric[3]}-{int(month):02}-{int(day):02}{text[numeric.end() :]}"
    return parse_stamp(text) or parse_stamp(_WEEKDAY_BEHIND.sub("", text[-200:]))


def day_order(text: str) -> bool | None:
    """Whether days such as `14/2/2026` are written day first; None where a text does not tell."""
    found = [(int(match[1]), int(match[2])) for match in _NUMERIC.finditer(text)]
    first, other = (any(12 < pair[at] <= 31 for pair in found) for at in (0, 1))
    return None if first == other else first


def language(value: object) -> str | None:
    """A language as a code, where it is given as one of three letters or by its name in English."""
    given = line(value)
    return _LANGUAGES.get(given.lower(), given) if given else None


def listed(value: object, breaks: str = r"\s*[;,|]\s*") -> list[str]:
    """A list, also one that was written into a cell (`['a', 'b']`, `a; b`)."""
    if isinstance(value, list):
        return [one_line(str(one)) for one in value[:_MOST_PARTS] if isinstance(one, str)]
    text = value.strip() if isinstance(value, str) else ""
    if text.startswith("[") and text.endswith("]"):
        found = _LISTED.finditer(text[:_LONGEST_LIST])
        return [name for one in found if (name := one_line(one[1] or one[2] or ""))]
    return [part for part in re.split(breaks, one_line(text)) if part]


def writers(value: object) -> list[str]:
    """The names of writers: a list, a byline, or surnames first as catalogues have them."""
    given = listed(value, r"\s*;\s*")
    if given and all(map(_SURNAME_FIRST.fullmatch, given)) and (len(given) > 1 or _ONE_WORD.match(given[0])):
        return [_turned(one) for one in given]
    if isinstance(value, str) and not value.strip().startswith("["):
        names = byline.names_in(one_line(value))
        return list(names) if names else listed(value, r"\s*[;,]\s*")
    return [forename_first(one) for one in given if not one.isdigit()]


def forename_first(name: str) -> str:
    """`Holm, Ida` as `Ida Holm`, where both are one word; any other text as it is."""
    return _turned(name) if _ONE_WORD.fullmatch(name.strip()) else name


def _turned(name: str) -> str:
    """`Holm, Ida` as `Ida Holm`; what is written in capitals is an agency, as in `AFP, DPA`."""
    surname, _, forename = name.partition(",")
    return name if forename.strip().isupper() else f"{forename.strip()} {surname.strip()}"


def _parted_day(parts: Sequence[object]) -> str | None:
    """A day such as `[[2026, 2, 4]]`, as citation programs write it; None for a month or a year."""
    numbers = parts[0] if parts and isinstance(parts[0], list) else []
    if len(numbers) != 3 or not all(str(one).isdigit() for one in numbers):
        return None
    year, month, day = (int(str(one)[:4]) for one in numbers)
    return f"{year:04}-{month:02}-{day:02}"
