"""The address that another one leads to or holds a copy of: alerts, mail programs and archives wrap them.

An article is known by its own address, however somebody came to it. What is asked for on the web stays the
address that was given.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from newsbrowse.text.addresses import web_address

_WRAPPERS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/url\Z"), ("url", "q")),
    (re.compile(r"www\.bing\.com/news/apiclick\.aspx\Z"), ("url",)),
    (re.compile(r"lm?\.facebook\.com/l\.php\Z"), ("u",)),
    (re.compile(r"[\w.-]+\.safelinks\.protection\.outlook\.com/.*\Z"), ("url",)),
    (
        re.compile(r"(?:t\.umblr\.com/redirect|href\.li/|out\.reddit\.com/.*|www\.youtube\.com/redirect)\Z"),
        ("z", "url", "q"),
    ),
)
"""Host and path of an address that leads on, and the parameters that say where to."""

_HOLDERS = re.compile(
    r"https?://(?:web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<copy>.+)"
    r"|(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<secure>s/)?(?P<amp>[^?#]+)"
    r"|[\w-]+\.cdn\.ampproject\.org/[civ]/(?P<safe>s/)?(?P<cached>[^?#]+)"
    r"|urldefense\.com/v3/__(?P<defended>.+?)__;.*)\Z",
    re.IGNORECASE,
)
_LIKELY = (
    "google.",
    "bing.com",
    "facebook.com",
    "safelinks",
    "umblr",
    "href.li",
    "reddit",
    "archive.org",
    "ampproject",
)
_LIKELY_TOO = ("urldefense", "youtube.com/redirect")
_MOST = 3


def article_address(text: str) -> str | None:
    """The address of an article as it is kept (`web_address`), without what is wrapped around it."""
    address = web_address(text)
    for _ in range(_MOST):
        inner = _inner(address) if address else None
        if inner is None:
            break
        address = inner
    return address


def _inner(address: str) -> str | None:
    """The address within another one; None where there is none."""
    if not any(mark in address for mark in (*_LIKELY, *_LIKELY_TOO)):
        return None
    held = _HOLDERS.match(address)
    if held:
        whole = held["copy"] or held["defended"]
        scheme = "https" if held["secure"] or held["safe"] else "http"
        return web_address(_with_slashes(whole) if whole else f"{scheme}://{held['amp'] or held['cached']}")
    parts = urlsplit(address)
    place = f"{parts.hostname}{parts.path}"
    for pattern, names in _WRAPPERS:
        if pattern.match(place):
            told = parse_qs(parts.query, max_num_fields=100) if parts.query.count("&") < 100 else {}
            return next(
                (found for name in names for one in told.get(name, ()) if (found := web_address(one))), None
            )
    return None


def _with_slashes(address: str) -> str:
    """An address with both slashes behind its scheme, of which servers of archives drop one."""
    return re.sub(r"\A(https?):/(?!/)", r"\1://", unquote(address) if "%3A" in address[:10] else address)
