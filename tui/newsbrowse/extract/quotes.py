"""Words in quotation marks, with their speaker where the text says clearly who it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.extract.speakers import Speakers
from newsbrowse.models import Person, Quote, Span
from newsbrowse.text.sentences import paragraphs

_MARK = re.compile(r"``|''|[\"“”„«»‘’']")
_CLOSERS = {
    "“": ("”", '"', "''"),
    '"': ('"', "”"),
    "„": ("“", "”"),
    "«": ("»",),
    "``": ("''", "”", '"'),
    "»": ("«",),
    "”": ("”",),
    "‘": ("’",),
    "'": ("'",),
}
"""What may end words that began with a mark; `»` and `”` begin words in German and Swedish style."""
_SINGLE = "‘'"
_ELISION = re.compile(r"\d|(?:em|n|tis|twas|til|till|cause|round|bout|cuz|s|ll|re|ve|t|d|m)\b", re.IGNORECASE)
"""What follows an apostrophe that stands for left-out letters: `'90s`, `'em`."""
_MAX_SINGLE = 600


class _Part(Struct, frozen=True):
    """The words between two marks; `continues` if the same speech goes on in the next paragraph."""

    span: Span
    continues: bool


def find_quotes(body: str, people: Sequence[Person]) -> tuple[Quote, ...]:
    """The quoted words of a body in order, each with its speaker or None.

    A speech over several paragraphs gives one quote for each. Quotes within quotes are part of the outer
    one. Apostrophes open nothing. The comma that typography puts inside the marks is left out.

    Args:
        body: the article's text.
        people: who is named in it; a speaker is one of their names.
    """
    parts = list(_parts(body))
    if not parts:
        return ()
    speakers = Speakers(body, people, [part.span for part in parts])
    quotes: list[Quote] = []
    speech: list[Quote] = []
    for part, speaker in zip(parts, speakers.resolve(), strict=True):
        start, end = part.span
        speech.append(Quote(speaker, body[start:end], start, end))
        if not part.continues:
            quotes.extend(_with_one_speaker(speech))
            speech = []
    return (*quotes, *_with_one_speaker(speech))


def _with_one_speaker(speech: list[Quote]) -> list[Quote]:
    speaker = next((quote.speaker for quote in speech if quote.speaker), None)
    return [quote if quote.speaker == speaker else replace(quote, speaker=speaker) for quote in speech]


def _parts(body: str) -> Iterator[_Part]:
    blocks = paragraphs(body)
    for number, block in enumerate(blocks):
        following = blocks[number + 1].start if number + 1 < len(blocks) else len(body)
        for span, closed in _quoted(body, block):
            continues = not closed and body[following : following + 1] == body[span.start - 1]
            trimmed = _trimmed(body, span)
            if trimmed and (closed or continues):
                yield _Part(trimmed, continues)


def _trimmed(body: str, span: Span) -> Span | None:
    """Without outer space and final comma; None if no letter or digit is left."""
    text = body[span.start : span.end].rstrip(", \t\n\u00a0\u202f")
    inner = text.lstrip()
    if not any(character.isalnum() for character in inner):
        return None
    start = span.start + len(text) - len(inner)
    return Span(start, start + len(inner))


def _quoted(body: str, block: Span) -> Iterator[tuple[Span, bool]]:
    """Stretches between matching marks of one paragraph, and whether the closing mark was found."""
    opened: tuple[str, int] | None = None
    marks = list(_MARK.finditer(body, block.start, block.end))
    closings = _single_closings(body, marks)
    for mark in marks:
        text = mark[0]
        if opened and text in _CLOSERS[opened[0]] and _can_close(body, mark, opened[0]):
            yield Span(opened[1], mark.start()), True
            opened = None
        elif _can_open(body, block, mark, closings) and (opened is None or _reopens(body, mark, opened[0])):
            opened = (text, mark.end())
    if opened and opened[0] not in _SINGLE:
        yield Span(opened[1], block.end), False


def _can_open(body: str, block: Span, mark: re.Match[str], closings: dict[str, list[int]]) -> bool:
    text, before, after = mark[0], body[mark.start() - 1 : mark.start()], body[mark.end() : mark.end() + 1]
    if text not in _CLOSERS or not after:
        return False
    if text in "“„«" or text == "``":
        return True
    if before.isalnum() or after.isspace():
        return text == '"' and (mark.start() == block.start or before.isspace()) and after.isspace()
    if text in _SINGLE:
        return _can_open_single(body, mark, closings[text])
    return text == '"' or after.isalnum()


def _can_open_single(body: str, mark: re.Match[str], closings: list[int]) -> bool:
    before = body[mark.start() - 1 : mark.start()] if mark.start() else " "
    if not (before.isspace() or before in "([{—–-:") or _ELISION.match(body, mark.end()):
        return False
    if not body[mark.end()].isalnum():
        return False
    index = bisect_left(closings, mark.end() + 1)
    return index < len(closings) and closings[index] - mark.end() <= _MAX_SINGLE


def _single_closings(body: str, marks: list[re.Match[str]]) -> dict[str, list[int]]:
    """For both kinds of opening single marks, where a mark could end the words."""
    found: dict[str, list[int]] = {opener: [] for opener in _SINGLE}
    for mark in marks:
        for opener in _SINGLE:
            if mark[0] in _CLOSERS[opener] and _can_close(body, mark, opener):
                found[opener].append(mark.start())
    return found


def _can_close(body: str, mark: re.Match[str], opener: str) -> bool:
    before, after = body[mark.start() - 1 : mark.start()], body[mark.end() : mark.end() + 1]
    if opener in _SINGLE:
        return not before.isspace() and not after.isalnum()
    if mark[0] == '"':
        return not (_opens_word(before) and after and not after.isspace()) or opener == "“"
    return True


def _reopens(body: str, mark: re.Match[str], opener: str) -> bool:
    """Whether a mark shows that the words opened before were never closed."""
    if opener in _SINGLE:
        return False
    return mark[0] in (opener, "“") and _opens_word(body[mark.start() - 1 : mark.start()])


def _opens_word(before: str) -> bool:
    return not before or before.isspace() or before in "([{—–"
