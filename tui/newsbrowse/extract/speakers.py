"""Who said the quoted words: only where a verb of saying stands beside them with its subject.

The patterns are those of news English (`said X`, `X said`, `according to X`, `X described it as "..."`),
after Pareti et al., "Automatically Detecting and Attributing Indirect Quotations" (EMNLP 2013): verbs of
speech with a named or pronominal subject cover most attributions. Everything else is left without a speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from newsbrowse.models import Person, Span
from newsbrowse.text.sentences import paragraphs, sentences_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAYING = _words(
    """said says saying told telling added adding asked asking noted noting wrote writing tweeted posted
    stated declared declaring announced argued arguing claimed claiming insisted insisting stressed
    stressing emphasised emphasized explained explaining warned warning replied responded answered
    acknowledged admitted suggested promised vowed vowing pledged pledging urged urging demanded
    predicted concluded continued recalled remarked commented observed joked quipped testified
    reiterated reiterating repeated affirmed reaffirmed confirmed denied lamented complained contended
    maintained cautioned advised boasted shouted adds asks notes writes states argues claims insists
    stresses explains warns believes thinks recalls"""
)
"""Verbs that may follow the words they report."""
_PUTTING = _SAYING | _words(
    """called calling calls described describing describes describe dubbed branded labelled labeled accused
    accusing criticised criticized criticising criticizing praised praising hailed hailing denounced
    denouncing condemned condemning slammed blasted expressed expressing highlighted highlighting
    underscored underlined referred referring spoke voiced thanked proposed dismissed dismissing
    rejected rejecting likened deemed say tell call characterised characterized"""
)
"""Verbs that may stand before quoted words, whole or in part."""
_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]+")
_NEXT_WORD = re.compile(r"\s*,?\s*([A-Za-z]+)")
_ACCORDING = re.compile(r"[\s,]*according to\s+", re.IGNORECASE)
_FILLER = (
    r"(?:\s*\b(?:also|later|then|earlier|once|again|has|had|have|is|who|would|will|himself|herself|often|"
    r"\w{2,20}ly|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)*+\s*"
)
_UP_TO_VERB = re.compile(
    rf"(?:\s*\([^()]{{0,60}}\))?(?:,[^.;:“”\"()]{{1,140}},|(?:\sof(?:\s[A-Z]\w+){{1,3}}))?{_FILLER}"
)
_PRONOUN_BEFORE_VERB = re.compile(rf"\b(?P<who>he|she)\b{_FILLER}$", re.IGNORECASE)
_PRONOUN = re.compile(r"\s*(?:he|she)\b", re.IGNORECASE)
_PRONOUN_FIRST = re.compile(rf"\s*,?\s*(?:he|she)\b{_FILLER}", re.IGNORECASE)
_FULL_STOP = r"(?-i:(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})\.\s)"
"""A full stop that does not belong to an initial or a title such as `Gov.`."""
_BLOCKING = re.compile(
    r"\b(?:who|whom|whose|about|for|to|with|against|from|near|than|after|before|and|but|while|when|as|that|he|she|"
    r"they|we|it|said|told|spokes\w+|lawyers?|aides?)\b|[;:!?“”\"(]\s"
    rf"|{_FULL_STOP}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(rf"[;!?]\s|{_FULL_STOP}")
_JOINED = re.compile(
    r"(?:,|\band|\bbut|\bor|\bwhile|\bby|\bbefore|\bafter)\s+(?:\w{2,20}ly\s+)?$", re.IGNORECASE
)
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|been|be|being|to|not)\s+(?:\w{2,20}ly\s+)?$", re.IGNORECASE)
_NAMED_THING = re.compile(
    r"\b(?:films?|movies?|books?|novels?|songs?|albums?|series|shows?|play|magazine|podcasts?|"
    r"called|titled|entitled|named|dubbed|nicknamed|so-called|known as)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:['’]s?|\b(?:the|a|an|his|her|its|their|our|this|that|new))\s+$", re.IGNORECASE)
_SMALL_WORDS = _words("a an and as at by de for from in into of on or the to with")
_WINDOW = 220
_GAP = 160


class _Mention(NamedTuple):
    start: int
    end: int
    name: str


class Speakers:
    """Finds the speaker of each of the quoted stretches of one body."""

    def __init__(self, body: str, people: Sequence[Person], quoted: Sequence[Span]) -> None:
        self._body = body
        self._quoted = quoted
        starts = [span.start for span in quoted]
        found = {_Mention(start, end, person.name) for person in people for start, end in person.mentions}
        self._mentions = sorted(
            (m for m in found if not _inside(m.start, quoted, starts)), key=lambda m: (m.start, -m.end)
        )
        self._starts = [mention.start for mention in self._mentions]
        self._sentences: dict[Span, list[Span]] = {}
        self._paragraphs = paragraphs(body)
        self._paragraph_starts = [span.start for span in self._paragraphs]

    def resolve(self) -> list[str | None]:
        """For each quoted stretch its speaker's full name, or None where the text does not say."""
        found: list[str | None] = []
        for number, span in enumerate(self._quoted):
            speaker = None
            if not self._is_name_of_thing(span):
                speaker = self._from_after(span)
                if speaker is None:
                    speaker = self._from_before(span)
                if speaker is None and number:
                    speaker = self._from_previous(span, self._quoted[number - 1], found[-1])
            found.append(speaker or None)
        return found

    def _is_name_of_thing(self, span: Span) -> bool:
        """Whether the marks hold a title or a name: `the "Board of Works"`, `the film "Rain"`."""
        before = self._body[max(0, span.start - 40) : max(0, span.start - 1)]
        if _NAMED_THING.search(before):
            return True
        words = self._body[span.start : min(span.end, span.start + 100)].split()
        titled = all(w[:1].isupper() or w[:1].isdigit() or w in _SMALL_WORDS for w in words)
        return titled and words[0][:1].isupper() and bool(_OWNED.search(before))

    def _from_after(self, span: Span) -> str | None:
        """From `..." said X`, `..." X said`, `..." according to X`; empty if X is not a person's name."""
        body, paragraph = self._body, self._paragraph(span.start)
        after = span.end
        while after < paragraph.end and body[after] in ",\"“”»«'’ \u00a0":
            after += 1
        limit = min(paragraph.end, after + _WINDOW)
        if match := _ACCORDING.match(body, after, limit):
            return self._named_at(match.end(), limit) or ""
        if body[span.end - 1] in ".;:" or not self._goes_on(span, after):
            return None
        if (end := self._verb_end(after, limit)) is not None:
            if _PRONOUN.match(body, end, limit):
                return self._antecedent(span.start)
            return self._named_at(end, limit) or ""
        pronoun = _PRONOUN_FIRST.match(body, after, limit)
        if pronoun and self._verb_end(pronoun.end(), limit) is not None:
            return self._antecedent(span.start)
        return self._subject_of_next_verb(after, limit)

    def _goes_on(self, span: Span, after: int) -> bool:
        """Whether the punctuation at the end of the quote lets an attribution follow."""
        return self._body[span.end - 1] in "?!—–-…" or "," in self._body[span.end - 2 : after]

    def _subject_of_next_verb(self, start: int, limit: int) -> str | None:
        for mention in self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, limit)]:
            if _BLOCKING.search(self._body, start, mention.start):
                return None
            match = _UP_TO_VERB.match(self._body, mention.end, limit)
            if match and self._verb_end(match.end(), limit) is not None:
                return mention.name
        return None

    def _verb_end(self, start: int, limit: int) -> int | None:
        """Where a verb of saying that stands at `start` ends."""
        match = _NEXT_WORD.match(self._body, start, limit)
        return match.end() if match and match[1].lower() in _SAYING else None

    def _named_at(self, start: int, limit: int) -> str | None:
        """The person whose name follows, after a title at most: `Foreign Minister X`."""
        mention = self._first_mention(start, limit)
        if mention is None or mention.start - start > 90 or self._is_possessive(mention):
            return None
        if _BLOCKING.search(self._body, start, mention.start):
            return None
        return mention.name

    def _from_before(self, span: Span) -> str | None:
        """From `X said "..."` or `X described it as "..."`, in the same sentence."""
        body = self._body
        start = max(self._sentence(span.start).start, span.start - 2 * _WINDOW)
        head = body[start : span.start].rstrip("\"“«„‘'` ")
        if head.endswith(":") and (name := self._ending_at(start + len(head) - 1)):
            return name
        for verb in self._verbs_before(start, start + len(head)):
            before = body[max(start, verb - 40) : verb]
            if _AUXILIARY.search(before):
                return None
            if name := self._subject_before(start, verb):
                return name
            if not _JOINED.search(before):
                return None
        return None

    def _verbs_before(self, start: int, end: int) -> Iterator[int]:
        """Where the verbs that put words begin, the last one first."""
        words = list(_WORD.finditer(self._body, start, end))
        return (word.start() for word in reversed(words) if word[0].lower() in _PUTTING)

    def _subject_before(self, start: int, verb: int) -> str | None:
        body = self._body
        window = max(start, verb - _WINDOW)
        if pronoun := _PRONOUN_BEFORE_VERB.search(body[max(start, verb - 60) : verb]):
            return self._antecedent(max(start, verb - 60) + pronoun.start("who"))
        index = bisect_left(self._starts, verb)
        while index and self._mentions[index - 1].start >= window:
            index -= 1
            mention = self._mentions[index]
            if _UP_TO_VERB.fullmatch(body, mention.end, verb):
                return None if self._is_one_of_several(mention) else mention.name
        return None

    def _ending_at(self, end: int) -> str | None:
        index = bisect_left(self._starts, end)
        if index and self._mentions[index - 1].end == end:
            return self._mentions[index - 1].name
        return None

    def _from_previous(self, span: Span, previous: Span, speaker: str | None) -> str | None:
        """From the quote before, where only its attribution stands between the two."""
        gap = self._body[previous.end : span.start]
        if (
            speaker is None
            or len(gap) > _GAP
            or "\n\n" in gap
            or not any(w.lower() in _SAYING for w in _WORD.findall(gap))
        ):
            return None
        between = gap.strip("\"“”«»'’ ,").rstrip(".:,—– ")
        return None if _SENTENCE_END.search(between) else speaker

    def _antecedent(self, position: int) -> str | None:
        """Whom `he` or `she` means: the first person named in the nearest earlier sentence that names one."""
        index = bisect_left(self._starts, position)
        if not index:
            return None
        last = self._mentions[index - 1]
        if position - last.start > 1_500:
            return None
        first = bisect_left(self._starts, self._sentence(last.start).start)
        return next((m.name for m in self._mentions[first:index] if not self._is_possessive(m)), last.name)

    def _first_mention(self, start: int, limit: int) -> _Mention | None:
        index = bisect_left(self._starts, start)
        while index < len(self._starts) and self._starts[index] < limit:
            if not self._is_possessive(self._mentions[index]):
                return self._mentions[index]
            index += 1
        return None

    def _is_possessive(self, mention: _Mention) -> bool:
        return self._body[mention.end : mention.end + 1] in ("'", "’")

    def _is_one_of_several(self, mention: _Mention) -> bool:
        return self._body[max(0, mention.start - 5) : mention.start].endswith((" and ", " or "))

    def _sentence(self, position: int) -> Span:
        """The sentence at a position; those of a paragraph are told apart when one is asked for."""
        paragraph = self._paragraph(position)
        spans = self._sentences.get(paragraph)
        if spans is None:
            spans = self._sentences[paragraph] = sentences_of(self._body, paragraph)
        return spans[max(0, bisect_right(spans, position, key=_start) - 1)]

    def _paragraph(self, position: int) -> Span:
        return self._paragraphs[max(0, bisect_right(self._paragraph_starts, position) - 1)]


_start = attrgetter("start")


def _inside(position: int, spans: Sequence[Span], starts: Sequence[int]) -> bool:
    index = bisect_right(starts, position) - 1
    return index >= 0 and position < spans[index].end
