"""What news agencies and mail put around a text: slugs, version marks, the agency, end marks, headers."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SLUG = re.compile(
    r"(?:[A-Z]{1,3}[-–])?[A-Z][A-Z0-9.&']{1,24}(?:[-/–][A-Z0-9.&' ]{1,24}){1,5}(?:\s\([A-Z0-9 ,]{3,40}\))?\Z"
)
_VERSION = re.compile(
    r"(?:UPDATE|WRAPUP|RPT|REPEAT|REFILE|UPDATED|TAKE-A-LOOK)(?:\s\d{1,2})?\s?[-–]\s?(?=\S)"
)
_END = re.compile(
    r"(?:enditem|endit|\(?(?:more|end|ends|mtf|xxx|nnnn)\)?|[a-z]{2,4}(?:[/-][a-z]{2,4}){1,4}|\(\(.{3,200}\)\))\Z",
    re.IGNORECASE,
)
_AGENCIES = {
    "reuters": "Reuters",
    "ap": "AP",
    "afp": "AFP",
    "xinhua": "Xinhua",
    "upi": "UPI",
    "tass": "TASS",
    "itar-tass": "TASS",
    "interfax": "Interfax",
    "dpa": "dpa",
    "pti": "PTI",
    "ians": "IANS",
    "ani": "ANI",
    "kyodo": "Kyodo",
    "yonhap": "Yonhap",
    "ansa": "ANSA",
    "efe": "EFE",
    "bloomberg": "Bloomberg",
    "prnewswire": "PR Newswire",
    "business wire": "Business Wire",
    "globe newswire": "GlobeNewswire",
}
_CREDIT = re.compile(
    r".{0,80}?(?:\((?P<name>[A-Za-z -]{2,20})\)|/(?P<wire>[A-Z][A-Za-z]{4,20})/)\s*(?:--?|[–—_])\s"
)
_MAIL = re.compile(
    r"(?P<name>from|to|cc|bcc|date|sent|subject|reply-to|message-id|mime-version|content-[\w-]{2,30}|x-[\w-]{2,30})"
    r"\s*:\s*(?P<value>.{0,500})\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*<[^<>]{3,120}>.*|\s*\([^()]{3,120}@[^()]{3,120}\).*")
_FEWEST_HEADERS = 3
_MOST_HEADERS = 40


def is_slug(line: str) -> bool:
    """Whether a line is the catchword of a wire story: `RUSSIA-CHINA/TALKS (UPDATE 2)`."""
    return "/" in line and _SLUG.match(line) is not None


def without_version(title: str) -> str:
    """A headline without the mark of its version: `UPDATE 2-`, `RPT-`."""
    match = _VERSION.match(title)
    return title[match.end() :] if match and len(title) - match.end() >= 10 else title


def is_end_mark(line: str) -> bool:
    """Whether a line closes a wire story: `Enditem`, the initials of its editors, a number to call."""
    return len(line) <= 204 and _END.match(line) is not None


def agency_of(paragraph: str) -> str | None:
    """The news agency that a dateline names, as `MOSCOW, Feb 4 (Reuters) -` does; None without one."""
    match = _CREDIT.match(paragraph[:120])
    return _AGENCIES.get((match["name"] or match["wire"]).lower()) if match else None


def mail_headers(lines: Sequence[str]) -> dict[str, str]:
    """The headers that a mail begins with, by their names in lower case; empty if it is none.

    Their number is the number of lines to leave out.
    """
    headers: dict[str, str] = {}
    for line in lines[:_MOST_HEADERS]:
        match = _MAIL.match(line)
        if match is None or match["name"].lower() in headers:
            break
        headers[match["name"].lower()] = match["value"].strip()
    return headers if len(headers) >= _FEWEST_HEADERS and "subject" in headers else {}


def sender_of(headers: dict[str, str]) -> str:
    """The name of a mail's sender without the address."""
    return _ADDRESS.sub("", headers.get("from", "")).strip(' "')
