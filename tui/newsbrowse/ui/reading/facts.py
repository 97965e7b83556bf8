"""The facts of an article as rows: marked passages, people, countries, dates, quotes and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from rich.cells import cell_len

from newsbrowse.models import Figure, Quote, Span
from newsbrowse.text.clean import clean
from newsbrowse.text.paragraphs import Paragraphs
from newsbrowse.ui.annotations import cut
from newsbrowse.ui.dates import short_day
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.ui.reading.timeline import timeline
from newsbrowse.ui.reading.topics import Topic, countries, dates, people
from newsbrowse.ui.strips import fit
from newsbrowse.writing.noted import Noted

_NUMBERED = 1_000_000
"""Code points of a body up to which the paragraphs of facts are told."""

_BAR = 8
"""Cells of the longest bar."""

_LEAST = 16
"""Cells that a row's words have before anything stands at its end."""

_AROUND = 60
"""Code points of a figure's sentence that are shown on either side."""


_NOTED = 40
"""Code points of a passage that stand behind its marks and the note on it."""


class FactRow(Struct, frozen=True):
    """A row of facts.

    Attributes:
        look: `heading`, `topic`, `dim` or `line`.
        left: what it says; cut where the row is too narrow.
        right: what stands at its end, never cut.
        bar: cells of a bar before `right`.
        topic: what `spans` mention, with a value that can be chosen in the search where it has one.
        spans: where it stands in the text; a row without them is passed over by the cursor.
    """

    look: str
    left: str
    right: str = ""
    bar: int = 0
    topic: Topic | None = None
    spans: tuple[Span, ...] = ()


def facts_of(reading: Reading, width: int) -> tuple[FactRow, ...]:
    """The rows of an article's facts.

    Args:
        reading: the article.
        width: cells; the time line is drawn for it.
    """
    number = _numbers(reading)
    sections = (
        ("PASSAGES", "", [_note(one) for one in reading.noted]),
        ("PEOPLE", "", _topics(people(reading.article))),
        ("COUNTRIES", "", _countries(reading)),
        ("DATES", _legend(reading), _dates(reading, width, number)),
        ("QUOTES", "", [_quote(one, number) for one in reading.article.analysis.quotes]),
        ("FIGURES", "", [_figure(reading, one, number) for one in reading.article.analysis.figures]),
    )
    rows: list[FactRow] = []
    for name, note, found in sections:
        if found:
            if rows:
                rows.append(FactRow("line", ""))
            count = sum(bool(row.spans or row.topic) for row in found)
            rows += [FactRow("heading", f"{name} {count:,}", note), *found]
    missing = ", ".join(name.lower() for name, _, found in sections[1:] if not found)
    if not rows:
        return (FactRow("dim", "Nobody, no country, day, quote or figure was found in this text."),)
    return (*rows, FactRow("line", ""), FactRow("dim", f"Not found: {missing}")) if missing else tuple(rows)


def _numbers(reading: Reading) -> Callable[[int], str]:
    """What tells the paragraph of a place."""
    if len(reading.text) > _NUMBERED:
        return lambda place: ""
    paragraphs = Paragraphs(reading.text, reading.markup)
    return lambda place: f"¶{paragraphs.number(place)}"


def _topics(found: Sequence[Topic]) -> list[FactRow]:
    most = max((len(topic.spans) for topic in found), default=1)
    return [
        FactRow(
            "topic" if topic.about else "dim",
            topic.name,
            f"{len(topic.spans) or 'title':>5}",
            -(-len(topic.spans) * _BAR // max(most, 1)),
            topic,
            topic.spans,
        )
        for topic in found
    ]


def _countries(reading: Reading) -> list[FactRow]:
    found = countries(reading.article)
    about = [topic for topic in found if topic.about]
    passing = [topic for topic in found if not topic.about]
    rows = _topics(found)
    if about and passing:
        rows.insert(len(about), FactRow("dim", "  mentioned in passing"))
    return rows


def _legend(reading: Reading) -> str:
    day = reading.article.published
    return f"◆ published {short_day(day)}" if day else ""


def _dates(reading: Reading, width: int, number: Callable[[int], str]) -> list[FactRow]:
    found = dates(reading.article)
    values = [topic.value for topic in found for _ in topic.spans]
    rows = [FactRow("line", line) for line in timeline(values, reading.article.published, width)]
    if rows:
        rows.append(FactRow("line", ""))
    for topic in found:
        words = dict.fromkeys(clean(reading.text[slice(*span)]) for span in topic.spans)
        said = ", ".join(f"“{word}”" for word in words if word)
        where = _where(topic.spans, number)
        rows.append(FactRow("topic", f"{topic.name}  {said}", where, 0, topic, topic.spans))
    return rows


def why_day(reading: Reading, topic: Topic) -> str:
    """How the words of an article came to mean a day, a month or a year."""
    words = [clean(reading.text[slice(*span)]) for span in topic.spans]
    told = next((word for word in words if topic.value[:4] not in word), None)
    if told is None:
        return f"“{words[0]}” says so itself." if words else "Only the title names this."
    day = reading.article.published
    seen = f"seen from the day of publication, {short_day(day)}" if day else "by the words around it"
    return f"“{told}” means {topic.name}, {seen}."


def _where(spans: Sequence[Span], number: Callable[[int], str]) -> str:
    times = f"×{len(spans)} " if len(spans) > 1 else ""
    return f"{times}{number(spans[0].start)}"


def _note(one: Noted) -> FactRow:
    words = cut(one.remark.words, _NOTED) if one.remark is not None else ""
    said = filter(None, (clean(one.marks), cut(one.note, _AROUND)))
    left, right = "  ".join((*said, f"“{words}”")), one.where
    return FactRow("topic" if one.span else "dim", left, right, spans=(one.span,) if one.span else ())


def _quote(quote: Quote, number: Callable[[int], str]) -> FactRow:
    speaker = clean(quote.speaker) if quote.speaker else "Nobody named"
    span = Span(quote.start, quote.end)
    return FactRow("topic", f"{speaker}: “{_one_line(quote.text)}”", number(quote.start), 0, None, (span,))


def _figure(reading: Reading, figure: Figure, number: Callable[[int], str]) -> FactRow:
    span = Span(figure.start, figure.end)
    return FactRow("topic", _context(reading.text, span), number(figure.start), 0, None, (span,))


def _context(text: str, span: Span) -> str:
    """A figure with the words after it, and those before it where it ends its sentence."""
    figure = _one_line(text[slice(*span)])
    after = _one_line(_up_to_stop(text[span.end : span.end + _AROUND]))
    before = _one_line(text[max(span.start - _AROUND, 0) : span.start])
    words = before.split()[-4:] if len(after) < 12 else []
    return f"{figure}   {' '.join(('…', *words, '…')) if words else after}".rstrip()


def _up_to_stop(text: str) -> str:
    for at, character in enumerate(text):
        if character == "\n" or (character in ".;!?" and text[at + 1 : at + 2] in (" ", "\n", "")):
            return text[:at]
    return text.rpartition(" ")[0] + " …" if " " in text else text


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def row_pieces(row: FactRow, width: int) -> Iterator[tuple[str, str]]:
    """The pieces of a row with the names of their looks, `width` cells at most."""
    if row.look == "line":
        yield fit(row.left, width), "line"
        return
    tail = f" {row.right} " if row.right and width >= _LEAST + len(row.right) else ""
    bar = f" {'■' * row.bar:<{_BAR}}" if row.bar else ""
    if width < 30:
        bar = ""
    room = max(width - len(tail) - len(bar), 0)
    left = fit(row.left, room)
    yield left + " " * (room - cell_len(left)), row.look
    if bar:
        yield bar, "bar"
    yield tail, "count" if row.look != "heading" else "dim"
