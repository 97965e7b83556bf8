"""Addresses of the web as they are kept: without what only tells how a reader came to the page.

Feeds, mails and social networks add parameters to the same address; two of them would be two articles.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

LONGEST = 2048
"""Characters of an address; a longer one is none."""

_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|vero|stm|itm|at|oly|mc|trk|spm|wt|ns|s_kwcid|ga|_hs)_[a-z_]+"
    r"|_?(?:hsenc|hsmi|hsctatracking|openstat|gl|ga)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid"
    r"|ttclid|igshid|igsh|li_fat_id|mkt_tok|mc_cid|mc_eid|rss_id|ref_src|ref_url|ns_campaign|ns_mchannel|ns_source"
    r"|cmpid|campaign_id|smid|smtyp|ncid|ocid|sr_share|srnd|ito|xtor|emc|intcmp|icid|wt\.mc_id|wt_mc|feedtype",
    re.IGNORECASE,
)
_FROM_FEED = re.compile(
    r"(?:source|ref|partner|via|from|src|cmp|feed|utm)=(?:rss|feed|atom|rss[-_]?feed)", re.IGNORECASE
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]")


def web_address(text: str) -> str | None:
    """An address as it is kept; None for what is none of the web (`javascript:`, `mailto:`, a path).

    Scheme and host are written small, a port that is the usual one is dropped, as are parameters that
    only trace the reader. The rest stays as it came, its order too.
    """
    trimmed = text.strip()
    if not 0 < len(trimmed) <= LONGEST or _SPACES.search(trimmed):
        return None
    try:
        parts = urlsplit(trimmed)
        scheme, host = parts.scheme.lower(), _host(parts)
    except ValueError:
        return None
    if scheme not in _DEFAULT_PORTS or not host:
        return None
    fragment = "" if _is_tracking(parts.fragment) else parts.fragment
    return urlunsplit((scheme, host, parts.path or "/", _without_tracking(parts.query), fragment))


def _host(parts: SplitResult) -> str:
    """Host and port, without the name and password that may stand before them; ValueError for a bad port."""
    host, port = parts.hostname or "", parts.port
    shown = f"[{host}]" if ":" in host else host
    return (
        shown if not host or port in (None, _DEFAULT_PORTS.get(parts.scheme.lower())) else f"{shown}:{port}"
    )


def _without_tracking(query: str) -> str:
    return "&".join(one for one in query.split("&") if one and not _is_tracking(one))


def _is_tracking(parameter: str) -> bool:
    """Whether `name=value` only says how somebody came here."""
    name = parameter.partition("=")[0]
    return bool(_TRACKING.fullmatch(name) or _FROM_FEED.fullmatch(parameter))
