"""Articles that databases of the press give out as plain text: Nexis, Factiva and ProQuest, many in a file.

Each has labels of its own in front of what it says; what follows a label belongs to it until the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure
from newsbrowse.readers import paragraphs, record
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.naming import fitting
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source
from newsbrowse.readers.values import stamp
from newsbrowse.text.days import find_leading_stamp
from newsbrowse.text.decode import decode, storable

NO_ARTICLES = "no articles in it, as those that Nexis, Factiva and ProQuest give out have them"

_NEXIS = re.compile(r"^[ \t\f]*(?:Document )?\d{1,5} of \d{1,5} DOCUMENTS[ \t]*$", re.MULTILINE)
_NEXIS_LABEL = re.compile(r"(?P<label>[A-Z][A-Z-]{2,20}):(?:[ \t]+|\Z|(?=\n))")
_NEXIS_ENDS = re.compile(
    r"LOAD-DATE|LANGUAGE|GRAPHIC|SUBJECT|PUBLICATION-TYPE|URL|TYPE|COUNTRY|CITY|STATE|COMPANY|PERSON|ORGANIZATION"
    r"|GEOGRAPHIC|DISTRIBUTION|JOURNAL-CODE|ACC-NO|NOTES|CORRECTION(?:-DATE)?|TICKER|INDUSTRY"
)
_NEXIS_RIGHTS = re.compile(r"Copyright (?:©\s)?\d{4}|All Rights Reserved", re.IGNORECASE)
_FACTIVA = re.compile(r"^(?=(?:SE|HD)(?:[ \t]|$))", re.MULTILINE)
_FACTIVA_LABEL = re.compile(
    r"^(?P<label>SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|CO|IN|NS|RE|PUB|ART|AN|RF|IPC|IPD)"
    r"(?:$|[ \t]*\t|[ \t]{2,})",
    re.MULTILINE,
)
_PROQUEST = re.compile(r"^_{20,}[ \t]*$", re.MULTILINE)
_PROQUEST_LABEL = re.compile(
    r"^(?P<label>Author|Publication info|Abstract|Links|Full text|Subject|Location|People|Pages|Section|Year"
    r"|Company / organization|Title|Alternate title|Publication (?:title|year|date|subject)|Publisher|Credit"
    r"|(?:Place|Country|Language) of publication|ISSN|Source type|First page|Column|Document (?:type|URL)"
    r"|ProQuest document ID|Copyright|Database|Last updated|Dateline|Volume|Issue|Identifier / keyword"
    r"|ProQuest document link)(?::[ \t]*|(?<=link)$)",
    re.MULTILINE,
)
_FACTIVA_ID = re.compile(r"\ADocument\s+")
_PROQUEST_MARK = b"ProQuest document"
_HEAD = 4000
_BLANK = b"\xef\xbb\xbf \t\r\n"


def is_press_archive(head: bytes) -> bool:
    """Whether a text begins as what a database of the press gives out does."""
    if b" DOCUMENTS" in head[:1000] and _NEXIS.search(head[:1000].decode("latin-1").replace("\r", "")):
        return True
    if head.lstrip(_BLANK).startswith(b"_" * 20):
        return _PROQUEST_MARK in head
    start = head[:_HEAD].lstrip(_BLANK)
    if not start.startswith((b"HD", b"SE")) or _PROQUEST_MARK in head:
        return False
    found = {match["label"] for match in _FACTIVA_LABEL.finditer(start.decode("latin-1").replace("\r", ""))}
    return {"HD", "WC", "PD", "SN"} <= found


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read the articles of a file.

    Raises:
        ReadError: there is none in it, or it is no text.
    """
    text = storable(decode(content.read_all())).lstrip("\ufeff")
    origin = replace(origin, many=True)
    number = 0
    for fields in _articles(text):
        number += 1
        title = record.one_line(fields.pop("title", "")) or title_from(fields["body"])
        if title:
            yield record.entry(fitting(fields), title, fields["body"], origin)
        else:
            yield Failure(origin.name, f"article {number}: no title and no text")
    if not number:
        raise ReadError(NO_ARTICLES)


def _articles(text: str) -> Iterator[dict[str, str]]:
    """The fields of each article, by the names of `record`; `body` is always among them."""
    if _NEXIS.search(text[:1000]):
        yield from map(_of_nexis, _NEXIS.split(text)[1:])
    elif text.lstrip().startswith("_"):
        pieces = (_labelled(piece, _PROQUEST_LABEL) for piece in _PROQUEST.split(text))
        yield from (_of_proquest(piece) for piece in pieces if "Full text" in piece or "Abstract" in piece)
    else:
        pieces = (_labelled(piece, _FACTIVA_LABEL) for piece in _FACTIVA.split(text))
        yield from (_of_factiva(piece) for piece in _joined(pieces))


def _joined(pieces: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Articles of Factiva; a section above a headline belongs to that."""
    section: dict[str, str] = {}
    for piece in pieces:
        if "HD" in piece:
            yield section | piece
        section = piece if "HD" not in piece else {}


def _labelled(text: str, label: re.Pattern[str]) -> dict[str, str]:
    """What stands behind each label, of two equal ones behind the first; before all under the empty name."""
    found = list(label.finditer(text))
    ends = [*(match.start() for match in found), len(text)]
    values = {"": text[: ends[0]]}
    for match, end in zip(found, ends[1:], strict=True):
        values.setdefault(match["label"], text[match.end() : end].strip())
    return values


def _of_factiva(values: dict[str, str]) -> dict[str, str]:
    return {
        "title": values.get("HD", ""),
        "body": paragraphs.tidy("\n\n".join(filter(None, (values.get("LP"), values.get("TD"))))),
        "authors": values.get("BY", ""),
        "published": stamp(values.get("PD", "")) or "",
        "source": values.get("SN", ""),
        "language": values.get("LA", ""),
        "ref": _FACTIVA_ID.sub("", values.get("AN", "")),
    }


def _of_proquest(values: dict[str, str]) -> dict[str, str]:
    body = values.get("Full text", "")
    body = body if len(body) > len("Not available.") else values.get("Abstract", "")
    return {
        "title": values.get("Title", "") or values[""].strip(),
        "body": paragraphs.tidy(body),
        "authors": values.get("Author", ""),
        "published": stamp(values.get("Publication date", "")) or "",
        "source": values.get("Publication title", "").partition(";")[0],
        "language": values.get("Language of publication", ""),
        "ref": values.get("ProQuest document ID", ""),
        "url": values.get("Document URL", ""),
    }


def _of_nexis(piece: str) -> dict[str, str]:
    """An article of Nexis: paper, day and headline stand first, without labels, the text behind its length.

    Other layouts label the headline and the body, too.
    """
    fields = {"body": ""}
    text: list[str] = []
    opening = "BODY" if "\nBODY:" in piece else "LENGTH"
    begun = False
    for block in filter(None, map(str.strip, re.split(r"\n[ \t]*\n", piece))):
        label = _NEXIS_LABEL.match(block)
        name = label["label"] if label else ""
        if begun and (_NEXIS_ENDS.fullmatch(name) or (text and _NEXIS_RIGHTS.match(block))):
            fields["url"] = block[label.end() :] if label and name == "URL" else ""
            break
        if begun and not (name in ("BODY", "HIGHLIGHT", "DATELINE") and not text):
            text.append(block)
        elif name:
            begun = begun or name == opening
            rest = block[label.end() :].strip() if label else ""
            text += [rest] if name == "BODY" and rest else []
            fields.setdefault({"BYLINE": "authors", "HEADLINE": "title"}.get(name, name), rest)
        else:
            _unlabelled(block, fields)
            begun = "title" in fields and f"\n{opening}:" not in piece
    return fields | {"body": paragraphs.tidy("\n\n".join(text))}


def _unlabelled(block: str, fields: dict[str, str]) -> None:
    """Put a block above the text where it belongs: the paper stands above the day, the headline below it."""
    line = record.one_line(block)
    day = find_leading_stamp(line)
    if day and "published" not in fields:
        fields["published"] = day[0]
    elif "published" not in fields:
        fields.setdefault("source", line)
    else:
        fields.setdefault("title", line)
