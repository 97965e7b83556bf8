"""Quotations and citations in Markdown, for pandoc, and as BibTeX; their signs are escaped."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsbrowse.text.fold import fold
from newsbrowse.writing.citations import Facts, Passage
from newsbrowse.writing.marks import quoted
from newsbrowse.writing.names import Name

_SIGNS = re.compile(r"[\\`*_\[\]<>#|~^$&@{}]")
_LINE_START = re.compile(r"(?P<sign>[-+=:%])|(?P<number>\d{1,9}|[A-Za-z#])(?P<point>[.)])(?=\s|\Z)")
_NOT_IN_ADDRESS = re.compile(r"[\s()<>\\{}\"`|^\[\]]")
_NOT_IN_WIKI = re.compile(r"[\[\]|#^\\]")
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
_OPENING = re.compile(r'(?<![^\s(\[{—–])"')
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The strings that every style of BibTeX knows the months by."""


def escaped(text: str) -> str:
    """A clean line that Markdown shows as it is."""
    text = _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)
    start = _LINE_START.match(text)
    if start is None:
        return text
    if start["sign"]:
        return f"\\{text}"
    return f"{start['number']}\\{text[start.start('point') :]}"


def blockquote(passage: Passage, citation: str, *, apart: bool = True) -> str:
    """The words as a block quotation.

    Args:
        passage: the words.
        citation: what follows them, in Markdown.
        apart: whether it stands in a paragraph of its own.
    """
    paragraphs = ["\\\n> ".join(map(escaped, one.split("\n"))) for one in passage.paragraphs]
    if apart or not paragraphs:
        paragraphs.append(citation)
    else:
        paragraphs[-1] = f"{paragraphs[-1]} {citation}"
    return "\n>\n".join(f"> {one}" for one in paragraphs) + "\n"


def footnote(facts: Facts, passage: Passage, citation: str) -> str:
    """The words in quotation marks, or as a block quotation if they are several paragraphs, with a footnote.

    Its label is the id of the article and the number of the paragraph, so that no two meet in one text.

    Args:
        facts: of the article.
        passage: the words.
        citation: the note's text, in Markdown; an address of the web in it becomes one that can be followed.
    """
    if web := address(facts.url):
        citation = citation.replace(escaped(facts.url), f"<{web}>")
    label = f"[^{facts.id}-{passage.first}]" if passage.first else f"[^{facts.id}]"
    if len(passage.paragraphs) > 1:
        words = blockquote(passage, label, apart=False).rstrip("\n").removesuffix(f" {label}")
    else:
        words = "\\\n".join(map(escaped, quoted("".join(passage.paragraphs)).split("\n")))
    return f"{words}{label}\n\n{label}: {citation}\n"


def reference(facts: Facts, passage: Passage) -> str:
    """`Amina Khatun, [Title](https://…), Source, 4 February 2026, ¶3`; only a web address is a link."""
    authors = ", ".join(escaped(one.read) for one in facts.names)
    day = facts.day.plain if facts.day else ""
    parts = (authors, link(facts), escaped(facts.source), day, passage.told("¶", "¶¶"))
    return ", ".join(filter(None, parts))


def link(facts: Facts) -> str:
    """`[Title](https://…)`; the title alone where there is no address of the web."""
    title, web = escaped(facts.title), address(facts.url)
    return f"[{title or escaped(facts.url)}]({web})" if web else title


def address(url: str) -> str:
    """An address of the web that can stand in brackets; empty where it is none of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return _NOT_IN_ADDRESS.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), url)


def wiki_link(facts: Facts, passage: Passage) -> str:
    """`[[khatun2026-7kq2m9xa|Title]], ¶3`: a link to the page that `export --markdown` writes."""
    title = " ".join(_NOT_IN_WIKI.sub(" ", facts.title or facts.id).split())
    where = passage.told("¶", "¶¶")
    return f"[[{key(facts)}{f'|{title}' if title else ''}]]{f', {where}' if where else ''}"


def key_of(facts: Facts, passage: Passage) -> str:
    """`[@khatun2026-7kq2m9xa, para. 3]`."""
    where = passage.told("para. ", "paras. ")
    return f"[@{key(facts)}{f', {where}' if where else ''}]"


def key(facts: Facts) -> str:
    """Who or where, the year, and the article's id, which makes it the only one: `khatun2026-7kq2m9xa`."""
    first = facts.names[0].family if facts.names else facts.source
    word = re.sub(r"[^a-z]", "", fold(first))[:20] or "article"
    return f"{word}{facts.day.year if facts.day else ''}-{facts.id.lower()}"


def entry(facts: Facts) -> str:
    """An entry that BibTeX, biblatex and pandoc read; the last two know by `entrysubtype` that it is news."""
    month = _MONTHS[facts.day.month - 1] if facts.day and facts.day.month else ""
    fields = (
        ("author", " and ".join(_author(one) for one in facts.names)),
        ("title", f"{{{_value(facts.title)}}}" if facts.title else ""),
        ("journal", _value(facts.source)),
        ("entrysubtype", "newspaper" if facts.source else ""),
        ("date", facts.day.iso if facts.day else ""),
        ("year", str(facts.day.year) if facts.day else ""),
        ("url", address(facts.url)),
        ("options", "useprefix=true" if any(one.family[:1].islower() for one in facts.names) else ""),
    )
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    lines += [f"  month = {month},"] if month else []
    kind = "article" if facts.source else "misc"
    return "\n".join((f"@{kind}{{{key(facts)},", *lines, "}")) + "\n"


def _author(name: Name) -> str:
    if not name.given:
        return f"{{{_value(name.family)}}}"
    parts = (name.family, name.suffix, name.given)
    return ", ".join(_value(part) for part in parts if part)


def _value(text: str) -> str:
    marked = _OPENING.sub("``", "".join(_BIBTEX.get(character, character) for character in text))
    return marked.replace('"', "''")
