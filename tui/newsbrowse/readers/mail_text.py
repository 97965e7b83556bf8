"""The text of a message: its plain or its rich part, without what mailing programs put around it."""

from __future__ import annotations

import re
from email.message import Message

from newsbrowse.errors import ReadError
from newsbrowse.readers import paragraphs
from newsbrowse.readers.furniture import is_furniture
from newsbrowse.readers.markup_text import text_of
from newsbrowse.text.decode import decode, storable
from newsbrowse.text.redirects import article_address

_CELL = re.compile(r"<(/?)t[dh](?=[\s>/])", re.IGNORECASE)
_MOST_PARTS = 200
_SIGNATURE = "\n-- \n"
_LONGEST_SIGNATURE = 1000
_ON_THE_WEB = re.compile(
    r"(?:view|read) this (?:post|e-?mail|issue|newsletter) (?:on the web|online) at (https?://\S+)", re.I
)
_ABOVE = re.compile(
    r"(?:view|read|see|open) (?:this )?(?:(?:e-?mail|post|newsletter|issue|message|it) )?"
    r"(?:in your|in a|in|on the|online).{0,160}"
    r"|(?:im browser (?:ansehen|öffnen)|voir (?:cet e-?mail )?dans (?:le|votre) navigateur"
    r"|ver en (?:el|tu) navegador).{0,120}",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\bunsubscribe\b|\b(?:you are|you're|you’re) receiving this\b|\byou received this (?:e-?mail|message)\b"
    r"|\bto stop receiving\b|\b(?:update|manage|change) your (?:e-?mail |subscription )?preferences\b"
    r"|\bour mailing address\b|\bchange how you receive these\b"
    r"|\bnewsletter (?:abbestellen|abmelden)\b|\bse désabonner\b|\bdarse de baja\b",
    re.IGNORECASE,
)
_TOP = 3
_BOTTOM = 0.6
"""The share of a text above which nothing is taken for the notices at its end."""

_LONGEST_NOTICE = 600
_RIGHTS = re.compile(r"(?:copyright|©|\(c\))", re.IGNORECASE)


def text_of_message(message: Message) -> str:
    """The text: the plain part, unless it is only a word about the other."""
    plain: list[str] = []
    rich: list[str] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if kind == "text/plain":
            plain.append(paragraphs.tidy(_without_signature(_decoded(part))))
        elif kind == "text/html":
            rich.append(text_of(_CELL.sub(r"<\1div", _decoded(part))))
    short, long = "\n\n".join(plain).strip(), "\n\n".join(rich).strip()
    return short if short and len(short) >= 0.5 * len(long) else long


def article_of(text: str) -> str:
    """A text without the links above it, the notices below it and the buttons between."""
    blocks = text.split("\n\n")
    kept = [
        block
        for number, block in enumerate(blocks)
        if not is_furniture(block) and not (number < _TOP and _ABOVE.fullmatch(block))
    ]
    return storable("\n\n".join(_without_notices(kept)))


def address_in(text: str) -> str | None:
    """The address at which a message says that it stands on the web, too; None where it does not."""
    found = _ON_THE_WEB.search(text[:2000])
    return article_address(found[1].rstrip(").,>")) if found else None


def _without_notices(blocks: list[str]) -> list[str]:
    """Paragraphs without how to unsubscribe and all that follows it, and whose rights they are."""
    total = sum(map(len, blocks))
    size = 0
    for number, block in enumerate(blocks):
        if size >= _BOTTOM * total and len(block) <= _LONGEST_NOTICE and _BELOW.search(block):
            end = number
            while end > 1 and _RIGHTS.match(blocks[end - 1].strip("*_ ")):
                end -= 1
            return blocks[:end] or blocks
        size += len(block)
    return blocks


def _without_signature(text: str) -> str:
    """A plain text without the signature that a line of two dashes begins."""
    before, found, after = text.replace("\r\n", "\n").rpartition(_SIGNATURE)
    return before if found and before.strip() and len(after) <= _LONGEST_SIGNATURE else text


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    try:
        return storable(decode(data, part.get_content_charset()))
    except ReadError:
        return storable(data.decode("utf-8", "replace"))
