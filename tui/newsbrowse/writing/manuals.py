"""Citations after the manuals: Chicago, APA, MLA, and a plain line for those who follow none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsbrowse.writing.citations import Facts, Passage, Style
from newsbrowse.writing.marks import quoted, titled
from newsbrowse.writing.names import Name

_MOST_APA = 20
"""Authors up to which APA names all; of more the first 19 and the last."""

_MOST_CHICAGO = 2
"""Authors up to which a note names all; of more the first."""


def quotation(facts: Facts, passage: Passage, style: Style, citation: str) -> str:
    """The words in quotation marks, with what the style puts behind them, and the citation below."""
    words = quoted("\n\n".join(passage.paragraphs))
    where = {Style.APA: _apa_place, Style.MLA: _mla_place}.get(style)
    behind = f" {where(facts, passage)}" if where else ""
    return f"{words}{behind}\n\n{citation}\n"


def chicago(facts: Facts, passage: Passage) -> str:
    """`Amina Khatun, “Title,” Source, February 4, 2026, para. 3, https://…`, with a point at the end."""
    authors = _chicago_names(facts.names)
    rest = (
        facts.source,
        facts.day.american if facts.day else "",
        passage.told("para. ", "paras. "),
        facts.url,
    )
    following = _joined(rest)
    if not facts.title:
        return _ended(_joined((authors, "untitled article" if authors else "Untitled article", following)))
    head = _joined((authors, titled(facts.title, "," if following else ".")))
    return _ended(" ".join(filter(None, (head, following))))


def _chicago_names(names: Sequence[Name]) -> str:
    if len(names) > _MOST_CHICAGO:
        return f"{names[0].read} et al."
    return _listed([one.read for one in names], "and")


def apa(facts: Facts, passage: Passage) -> str:
    """`Khatun, A., & Doe, J. (2026, February 4). Title. Source. https://…`."""
    authors = _apa_names(facts.names)
    day = f"({facts.day.year_first if facts.day else 'n.d.'})."
    title = _ended(facts.title or "[News article]")
    head = (authors, day, title) if authors else (title, day)
    return " ".join(filter(None, (*head, _ended(facts.source), facts.url)))


def _apa_names(names: Sequence[Name]) -> str:
    written = [one.initialled for one in names]
    if not written:
        return ""
    if len(written) > _MOST_APA:
        return _ended(f"{', '.join(written[: _MOST_APA - 1])}, . . . {written[-1]}")
    return _ended(f"{', '.join(written[:-1])}, & {written[-1]}" if written[1:] else written[0])


def _apa_place(facts: Facts, passage: Passage) -> str:
    families = [one.family for one in facts.names]
    who = f"{families[0]} et al." if len(families) > 2 else " & ".join(families)
    year = str(facts.day.year) if facts.day else "n.d."
    rest = _joined((year, passage.told("para. ", "paras. ")))
    return f"({who}, {rest})" if who else f"({_without_author(facts, ',')} {rest})"


def mla(facts: Facts, passage: Passage) -> str:
    """`Khatun, Amina, and John Doe. “Title.” Source, 4 Feb. 2026, par. 3, https://….`."""
    authors = _ended(_mla_names(facts.names))
    title = titled(facts.title, ".") if facts.title else "News article."
    day = facts.day.short if facts.day else ""
    rest = _joined((facts.source, day, passage.told("par. ", "pars. "), facts.url))
    return " ".join(filter(None, (authors, title, _ended(rest))))


def _mla_names(names: Sequence[Name]) -> str:
    if not names:
        return ""
    if len(names) > 2:
        return f"{names[0].inverted}, et al."
    return f"{names[0].inverted}, and {names[1].read}" if names[1:] else names[0].inverted


def _mla_place(facts: Facts, passage: Passage) -> str:
    families = [one.family for one in facts.names]
    who = f"{families[0]} et al." if len(families) > 2 else " and ".join(families)
    place = passage.told("par. ", "pars. ")
    if who:
        return f"({_joined((who, place))})"
    return f"({_without_author(facts, ',')} {place})" if place else f"({_without_author(facts)})"


def _without_author(facts: Facts, end: str = "") -> str:
    """What stands in the place of an author: the first words of the title, else the source."""
    words = facts.title.split()
    short = " ".join(words[:5]) if len(words) > 6 else facts.title
    return titled(short, end) if short else f"{facts.source or 'News article'}{end}"


def plain(facts: Facts, passage: Passage) -> str:
    """`Amina Khatun: “Title”, Source, 4 February 2026, paragraph 3, https://…`."""
    title = titled(facts.title) if facts.title else ""
    day = facts.day.plain if facts.day else ""
    rest = _joined((title, facts.source, day, passage.told("paragraph ", "paragraphs "), facts.url))
    authors = _listed([one.read for one in facts.names], "and")
    return ": ".join(filter(None, (authors, rest)))


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(filter(None, parts))


def _listed(names: Sequence[str], last: str) -> str:
    """`A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def _ended(text: str) -> str:
    """The text with a point at its end, before closing marks, unless something ends it."""
    if not text or text.rstrip("”’\"'")[-1:] in (".", "?", "!", "…"):
        return text
    words = text.rstrip('”"')
    return f"{words}.{text[len(words) :]}"
