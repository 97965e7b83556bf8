"""Bylines, photo credits and desk notes inside a body: the people they name are not in the story."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsbrowse.models import Span
from newsbrowse.speedups import faster

_AGENCIES = (
    r"(?:Getty(?: Images)?|AFP|AP|Associated Press|Reuters|REUTERS|Xinhua|EPA|EFE|TASS|Bloomberg|UPI|PA"
    r"|Sputnik|Shutterstock|iStock|Alamy|Pool|Handout|NurPhoto|Anadolu|ANSA|DPA|Kyodo|Polaris|Corbis|WireImage|Zuma|ZUMA"
    r"|CNN|NPR|NBC News|CBS News|ABC News|Fox News|USA TODAY|Newsmax|Flickr|Wikimedia|AAP|CNA|CNS|ANI|PTI|MCT"
    r"|[Tt]he [A-Z]\w+(?: [A-Z]\w+){0,3})\b"
)
_WORK = (
    r"(?:photo(?:graph)?s?|pictures?|images?|video|illustration|graphic|(?:additional )?reporting|writing"
    r"|written|editing|edited|reported|compiled|translated|produced|production|copyright|credits?|source)"
)
_WORK_ENDS = """photo photos photograph photographs picture pictures image images video illustration graphic
    reporting writing written editing edited reported compiled translated produced production copyright credit
    credits source"""
_WORKS = tuple(_WORK_ENDS.split())
"""The last words of what stands before `by` or a colon in a labelled credit."""
_LABEL_SIGNS = {":": 0, " by": 0, "ourtesy": 2, " COURTESY": 0, "By": 0, "BY": 0}
"""What stands behind such a word, and how much further back the word ends: a capital may begin `courtesy`."""
_LONGEST_WORK = 16
_BRACKETED = re.compile(rf"[\[(]\s*(?:AP |AFP |EPA |file )?{_WORK}\b[^\])\n]{{0,400}}[\])]", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:^|(?<=[.!?)\"”] ))(?:\W{0,3})"
    rf"(?:AP |AFP |EPA |Reuters |additional |contributing |file ){{0,2}}{_WORK}"
    r"(?: credits?)?(?: by\b|[ ]?:| courtesy)[^\n]{0,160}$",
    re.IGNORECASE | re.MULTILINE,
)
_BYLINE = re.compile(
    r"\n[ \t]{0,8}(?:By|BY|Written by|Posted by|Story by|Author:)[ ]([^\n]{2,120})$", re.MULTILINE
)
"""It begins with the end of the line before, of which there are few: looking for them is quick."""
_BYLINE_WORDS = frozenset(
    {"and", "de", "van", "von", "der", "bin", "al", "of", "the", "for", "&", "|", "-", "–", "—"}
)
_CONTACT_SIGN = "ontact"
_CONTACT = re.compile(r"ontacts?(?: Information| Person)?[ \t]*:?\s{1,4}(?=[A-Z])")
_PHONE = re.compile(r"\(?\b\d{3}\)?[ /.-]{1,2}\d{3}[ .-]{1,2}\d{4}\b")
_SENTENCE_END = re.compile(r"[\w)]{2}[.!?][\"”)]?\s")
_CONTRIBUTING = re.compile(r"^.{0,20}ontributing to this (?:report|story|article)[^\n]{0,300}", re.MULTILINE)
_CONTRIBUT = "ontribut"
"""What all contributions have."""
_CONTRIBUTED = ("contributed to this ", "contributed reporting", "contributed to the reporting")
_WRITE_TO = re.compile(r"Write to [A-Z][^\n@]{3,60} at [\w.]{2,40}@")
_BEFORE_AGENCY = re.compile(
    rf"(?<!\w)(?:[A-Z][\w.'’-]{{0,40}}[ ]){{1,4}}[A-Z]?[\w.'’-]{{0,40}}[ ]?[/|][ ]?{_AGENCIES}"
)
_AFTER_AGENCY = re.compile(
    rf"(?:{_AGENCIES}|Photo)[ ]?/[ ]?[A-Z][\w.'’-]{{0,40}}(?:[ ][A-Z][\w.'’-]{{0,40}}){{0,3}}"
)
_FOLLOW = re.compile(r"\bfollow[ ]+(?:[A-Z][\w.'’-]{0,40}[ ]){1,4}on[ ]+(?:Twitter|Facebook|X|Instagram)\b")
_BARS = ("/", "|")
_NAME_BEHIND_BAR = re.compile(r"[/|][ ]?(?:[A-Z]|the |iStock)")
"""What every credit with a bar has, and few addresses of the web."""
_IN_A_LINE = {
    "/": (_BEFORE_AGENCY, _AFTER_AGENCY),
    "|": (_BEFORE_AGENCY,),
    "ollow ": (_FOLLOW,),
    "Write to ": (_WRITE_TO,),
}
"""Credits within a line, each with what the line must have for it to be worth a look."""
_SIGNS = (*_LABEL_SIGNS, _CONTACT_SIGN, _CONTRIBUT, *_IN_A_LINE)
"""What credits are told by, but for brackets and bylines."""
_LONGEST_LABELLED = 240
_LONGEST_CONTACT = 90
_LONGEST_CONTRIBUTION = 400
"""A labelled credit is the end of its line, and no longer than this."""


class Credits:
    """The stretches of a text that credit its makers."""

    def __init__(self, text: str) -> None:
        spans = _bracketed(text)
        # In the text behind one more line end, a line begins where its line end stands.
        bylines = _BYLINE.finditer("\n" + text)
        spans += [(byline.start(), byline.end() - 1) for byline in bylines if _is_byline(byline[1])]
        if found := _looked_for.places(text):
            spans += _signed(text, found)
        self._spans = _merged(sorted(spans))
        self._starts = [span.start for span in self._spans]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._starts)

    def cover(self, start: int, end: int) -> bool:
        """Whether the stretch from `start` to `end` touches a credit."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._spans[at].end > start


class _Signs:
    """Some strings that are looked for."""

    def __init__(self, signs: tuple[str, ...]) -> None:
        self._signs = signs

    def places(self, text: str) -> dict[str, list[int]]:
        """For each string that the text has, where it begins, in order."""
        found: dict[str, list[int]] = {}
        for sign in self._signs:
            at = text.find(sign)
            while at >= 0:
                found.setdefault(sign, []).append(at)
                at = text.find(sign, at + 1)
        return found


_looked_for = faster("signs", _Signs)(_SIGNS)


def _signed(text: str, found: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """The credits that the signs tell which were found in a text."""
    yield from _labelled(text, _labels(text, found))
    if _CONTACT_SIGN in found:
        yield from _contacts(text)
    if _CONTRIBUT in found:
        yield from _contributors(text)
    for sign in _IN_A_LINE.keys() & found.keys():
        for start, end in _lines_with(sign, text):
            if sign not in _BARS or _NAME_BEHIND_BAR.search(text, start, end):
                for pattern in _IN_A_LINE[sign]:
                    yield from (match.span() for match in pattern.finditer(text, start, end))


def _bracketed(text: str) -> list[tuple[int, int]]:
    """`(Photo by …)` and its like."""
    spans: list[tuple[int, int]] = []
    for bracket in "([":
        at = text.find(bracket)
        while at >= 0:
            if found := _BRACKETED.match(text, at):
                spans.append(found.span())
            at = text.find(bracket, found.end() if found else at + 1)
    return spans


def _labels(text: str, found: Mapping[str, Sequence[int]]) -> list[int]:
    """Where a word for a work stands before `by`, `courtesy` or a colon, as in all labelled lines."""
    return sorted(
        at
        for sign, back in _LABEL_SIGNS.items()
        for at in found.get(sign, ())
        if _ends_with_work(text, at - back)
    )


def _ends_with_work(text: str, end: int) -> bool:
    return text[max(0, end - _LONGEST_WORK) : max(0, end)].rstrip().lower().endswith(_WORKS)


def _labelled(text: str, labels: Iterable[int]) -> Iterator[tuple[int, int]]:
    """`Photo by`, `Reporting by`, `Image:` and what follows in the line, for lines with `labels`."""
    end = -1
    for at in labels:
        if at <= end:
            continue
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        first = max(start, end - _LONGEST_LABELLED)
        last = text[first:end].lower()
        if ":" in last or " by" in last or " courtesy" in last:
            found = _LABELLED.search(text, first, end)
            if found:
                yield found.span()


def _contacts(text: str) -> Iterator[tuple[int, int]]:
    """The names before telephone numbers behind `Contact:`, as press releases have them."""
    for contact in _CONTACT.finditer(text):
        start = end = contact.end()
        while phone := _PHONE.search(text, end, end + _LONGEST_CONTACT):
            end = phone.end()
        if end > start:
            yield start, end


def _contributors(text: str) -> Iterator[tuple[int, int]]:
    """The line of `Contributing to this report`, and the sentence before `contributed to this report`."""
    for start, end in _lines_with("ontributing to this ", text):
        for line in _CONTRIBUTING.finditer(text, start, end):
            yield line.span()
    for words in _CONTRIBUTED:
        end = -1
        while (end := text.find(words, end + 1)) >= 0:
            first = max(0, end - _LONGEST_CONTRIBUTION)
            start = max(text.rfind("\n", first, end) + 1, first)
            ends = [mark.end() for mark in _SENTENCE_END.finditer(text, start, end)]
            yield (ends[-1] if ends else start), end


def _lines_with(sign: str, text: str) -> Iterator[tuple[int, int]]:
    """The lines that have a sign somewhere."""
    end = 0
    while (at := text.find(sign, end)) >= 0:
        start = text.rfind("\n", end, at) + 1 or end
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield start, end


def _is_byline(line: str) -> bool:
    """Whether the rest of a line that begins with `By` is names and a role, not a sentence."""
    words = line.split()
    if len(words) > 14 or line.rstrip()[-1:] in ".!?:;":
        return False
    return all(word[0].isupper() or not word[0].isalpha() or word in _BYLINE_WORDS for word in words[:3])


def _merged(spans: list[tuple[int, int]]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged
