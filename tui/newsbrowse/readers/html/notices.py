"""Pages that a server gives in the place of an article: checks of the browser, errors, empty frames."""

from __future__ import annotations

import re

_TITLES = re.compile(
    r"just a moment|attention required.{0,20}|access (?:to this page has been )?denied"
    r"|checking your browser.{0,40}|ddos-guard|security check.{0,20}|robot check"
    r"|(?:are you|please verify (?:that )?you are) (?:a )?(?:human|robot|not a robot)\??"
    r"|(?:error )?(?:401|403|404|410|429|500|502|503|504)\b.{0,60}|(?:page )?not found|page unavailable"
    r"|bad gateway|service unavailable|too many requests|forbidden|pardon our interruption.{0,5}",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"security of your connection|(?:enable|turn on) (?:javascript|cookies)"
    r"|unusual (?:traffic|activity) from your|verify (?:that )?you are (?:a )?human"
    r"|javascript (?:is|must be|to be) (?:disabled|enabled|required)",
    re.IGNORECASE,
)
_EDGES = " .…!-–—"
_LONGEST = 800
"""Characters of the longest notice: an article about an error page is longer."""

_SHORT = 300


def is_notice(title: str, body: str) -> bool:
    """Whether a page holds a short notice and no article."""
    if len(body) > _LONGEST:
        return False
    checked = _CHECKED.search(body) is not None
    return _TITLES.fullmatch(title.strip(_EDGES)) is not None or (checked and len(body) <= _SHORT)
