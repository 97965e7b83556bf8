"""Paragraphs and sentences of a news text, as spans.

Rules instead of a model: news has few ways to end a sentence and many abbreviations. A full stop ends one
unless what stands before it is an abbreviation or an initial, or what follows starts in lower case.
Where an abbreviation can also end a sentence (`Inc.`, `U.S.`), it does so only before a word that
typically starts one. Every step looks at a bounded window, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from newsbrowse.models import Span
from newsbrowse.speedups import faster

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_LIST_ITEM = re.compile(r"[^\S\n]*(?:[-*•‣◦·▪●■–—]|\(?\d{1,2}[.)]|\(?[a-z]\))[^\S\n]+\S")
_FIRST_WORD = re.compile(r"[^\S\n]*(\S{1,100})")
_STOP = re.compile(
    r"[.!?…。！？｡؟۔।](?:"
    r"(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+"
    r"(?P<close>[\"'”’»“)\]]{0,6}(?:[\u00a0\u202f ]»|(?<=[’'])[\u00a0\u202f ]”)?)(?=\s|$)"
    r"|(?<=[。！？｡؟۔।])[。！？｡؟۔।]*[」』”’\"]*)"
)
"""The end of a sentence; that it begins with a class of characters makes the search quick."""
_WORD_BREAK = re.compile(r"[\s(\[\"“‘'«]")
_NEXT = re.compile(r"\s*[\"'“‘«„(\[–—-]{0,4}\s?(\w*)")
_LAST_WORD_WINDOW = 40
_NEXT_WORD_WINDOW = 60


_Abbreviated = Callable[[str, int, int, str, bool], bool]
"""Tells of a text, where a sentence begins, the full stop, the word behind and whether marks close it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    """mr mrs ms mx dr prof gen lt col maj capt cmdr cpl sgt adm sen rep gov pres amb rev fr sr hon messrs
    mme mlle st supt det insp atty vs viz cf e.g i.e approx ca al ft mt brig pvt ald asst assoc dept dist"""
)
"""Abbreviations after which a sentence goes on."""
_BEFORE_NUMBERS = _words(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    no nos art sec fig vol ch pp p par para ver"""
)
"""Abbreviations after which a sentence goes on with a number."""
_MAY_END = _words(
    """inc corp co cos ltd plc llc bros jr esq ave blvd rd jan feb mar apr aug sept oct nov dec etc univ
    ala ariz ark calif colo conn del fla ga ill ind kan ky md mass mich minn miss mo mont neb nev okla ore
    pa penn tenn tex va vt wash wis wyo bn mln dlr dlrs pct est u.s u.k u.n a.m p.m d.c ph.d m.d"""
)
"""Abbreviations that may also end a sentence: they do before a typical first word."""
_ABBREVIATIONS = _TITLES | _BEFORE_NUMBERS | _MAY_END
_STARTERS = _words(
    """the a an this that these those he she it they we i you his her its their our my there here in on at by
    for from with after before since during while when where if as but and or so yet however meanwhile
    although though because both all some many most several other one two three what who why how also under
    despite according asked another no not now then last earlier later still even such between among over"""
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ENUMERATOR = re.compile(r"\d{1,2}|[a-z]")


def paragraphs(body: str) -> list[Span]:
    """The stretches between blank lines, in order, trimmed of outer white space."""
    return fast_paragraphs(body, Span)


def sentences(body: str) -> list[Span]:
    """Sentence spans in order, trimmed; together they cover all but white space.

    None crosses a blank line. Headings and list items stand alone, also when only a newline parts them.
    """
    return [span for paragraph in paragraphs(body) for span in sentences_of(body, paragraph)]


def sentences_of(body: str, paragraph: Span) -> list[Span]:
    """The sentences of one of the paragraphs of a body."""
    start, end = paragraph
    if body.find("\n", start, end) < 0:
        return fast_sentences(body, start, end, Span, _ABBREVIATIONS, _is_abbreviated)
    return [
        span
        for block in _blocks(body, paragraph)
        for span in fast_sentences(body, *block, Span, _ABBREVIATIONS, _is_abbreviated)
    ]


def _paragraphs(body: str, span: type[Span]) -> list[Span]:
    """The paragraphs of a body, as spans of a type."""
    spans: list[Span] = []
    start = 0
    for gap in _BLANK_LINES.finditer(body):
        _append_trimmed(spans, body, start, gap.start(), span)
        start = gap.end()
    _append_trimmed(spans, body, start, len(body), span)
    return spans


def _sentences_in(
    body: str,
    start: int,
    end: int,
    span: type[Span],
    abbreviations: frozenset[str],
    abbreviated: _Abbreviated,
) -> list[Span]:
    """The sentences of a block.

    Args:
        body: the text.
        start: where the block begins.
        end: where it ends.
        span: the type of what is found.
        abbreviations: words in lower case, behind which alone, and behind words of one or two letters, in
            capitals or of other than plain letters, a full stop need not end the sentence.
        abbreviated: what tells whether it does not.
    """
    found: list[Span] = []
    for stop in _sentence_ends(body, start, end, abbreviated):
        _append_trimmed(found, body, start, stop, span)
        start = stop
    _append_trimmed(found, body, start, end, span)
    return list(_with_words(body, found)) if len(found) > 1 else found


def _with_words(body: str, found: list[Span]) -> Iterator[Span]:
    """The sentences; marks that stand alone, such as a closing quote, are joined to the one before."""
    last: Span | None = None
    for span in found:
        if (
            last is not None
            and not body[span.start].isalnum()
            and not any(map(str.isalnum, body[span.start : span.end]))
        ):
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _append_trimmed(spans: list[Span], body: str, start: int, end: int, span: type[Span]) -> None:
    # One space before a sentence is by far the most frequent, and needs no copy of it.
    if start < end and body[start].isspace():
        start += 1
    if start < end and not (body[start].isspace() or body[end - 1].isspace()):
        spans.append(span(start, end))
        return
    text = body[start:end].rstrip()
    if bare := text.lstrip():
        end = start + len(text)
        spans.append(span(end - len(bare), end))


def _blocks(body: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph cut where a line break is more than wrapping."""
    lines = list(_lines(body, paragraph))
    width = max(line.end - line.start for line in lines)
    start = paragraph.start
    for line, following in pairwise(lines):
        if _is_hard_break(body, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, paragraph.end)


def _lines(body: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while (end := body.find("\n", start, paragraph.end)) != -1:
        yield Span(start, end)
        start = end + 1
    yield Span(start, paragraph.end)


def _is_hard_break(body: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line was ended on purpose: before a list item, or though the next word still had room."""
    if _LIST_ITEM.match(body, following.start, following.end):
        return True
    word = _FIRST_WORD.match(body, following.start, following.end)
    if word is None or line.end - line.start + 1 + len(word[1]) > width:
        return False
    first = _first_letter(body, line)
    return not _first_letter(body, following).islower() and not first.islower()


def _first_letter(body: str, line: Span) -> str:
    head = body[line.start : min(line.end, line.start + 20)]
    return next((c for c in head if c.isalnum()), "")


def _sentence_ends(body: str, start: int, end: int, abbreviated: _Abbreviated) -> Iterator[int]:
    for stop in _STOP.finditer(body, start, end):
        if stop.end() < end and _ends_sentence(body, end, start, stop, abbreviated):
            yield stop.end()
            start = stop.end()


def _ends_sentence(body: str, limit: int, start: int, stop: re.Match[str], abbreviated: _Abbreviated) -> bool:
    close = stop["close"]
    if close is None:
        return True
    following = _NEXT.match(body, stop.end(), min(limit, stop.end() + _NEXT_WORD_WINDOW))
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    mark = body[stop.start() : stop.end() - len(close)]
    if mark != ".":
        return True
    return not abbreviated(body, start, stop.start(), word, bool(close))


def _is_abbreviated(body: str, start: int, dot: int, following: str, closed: bool) -> bool:
    """Whether the full stop at `dot` belongs to the word before it and the sentence goes on."""
    word = body[max(start, dot - _LAST_WORD_WINDOW) : dot].rpartition(" ")[2]
    if not word.isalpha() and _WORD_BREAK.search(word):
        word = _WORD_BREAK.split(word)[-1]
    if len(word) <= 2 and _is_enumerator(body, start, dot, word):
        return True
    key = word.lower().rpartition("-")[2]
    if key not in _ABBREVIATIONS and not word.isupper():
        return False
    starts_new = following.lower() in _STARTERS
    if key in _BEFORE_NUMBERS and following[:1].isdigit():
        return not closed
    if key in _TITLES:
        return not closed
    if key in _MAY_END:
        return not starts_new and not closed
    if _INITIALS.fullmatch(word) and word.isupper():
        return not starts_new and not closed
    return False


def _is_enumerator(body: str, start: int, dot: int, word: str) -> bool:
    """Whether a full stop ends the number or letter of an item, with nothing before it."""
    return _ENUMERATOR.fullmatch(word) is not None and not body[start : dot - len(word)].strip(" (\n")


fast_paragraphs = faster("sentences", _paragraphs)
fast_sentences = faster("sentences", _sentences_in)
