"""Who said the quoted words, as far as the text around them tells.

The patterns are those of news English (`said X`, `X said`, `according to X`, `X called it "..."`), after
Pareti et al., "Automatically Detecting and Attributing Indirect Quotations" (EMNLP 2013): verbs of speech
with their subjects cover most attributions. Where they do not, words that stand alone belong to whom the
text was just about (`X was blunt. "..."`); parts of sentences are left without a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsbrowse.extract.narrative import Narrative
from newsbrowse.extract.quote_titles import is_name_of_thing
from newsbrowse.extract.speaker_links import Link
from newsbrowse.extract.speaker_pronouns import Pronouns
from newsbrowse.extract.speaker_roles import Roles
from newsbrowse.extract.speaker_subjects import Subjects
from newsbrowse.extract.speaker_types import Kind, Subject
from newsbrowse.extract.speech_verbs import (
    NAMING,
    SAYING,
    VERBS_OF_PUTTING,
    VERBS_OF_SAYING,
    VERBS_TRIED,
    is_verb_of,
)
from newsbrowse.models import Person, Span

_WORD = re.compile(r"(?<![\w’'-])[A-Za-z]+")
_FIRST_WORD = re.compile(r"\s*(?:(?:also|later|then|once|has|had|have)\s+)?([A-Za-z]+)")
_LATER_ACCORDING = re.compile(r",\s+according to\s+")
_ACCORDING = re.compile(r"according to\s+", re.IGNORECASE)
_A = ("A", "a")
_SIGNED = re.compile(
    r"[\"”»’']{1,2}\s{1,6}\\?(?:--?|—|–)\s?"
    r"(?=(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|and|of|the|for|de|van|von|host|editor|author)){0,9})"
    r"(?:[,(][^\n]{0,120})?(?:\n|\Z))"
)
"""Words with the name below, as they are put on a page or taken out of it: `"..." — Ana Moe, mayor`."""
_MARKS = " \t\u00a0\u202f\"“”„«»‹›」』'’‘`"
_BETWEEN = _MARKS + ",–—-"
_WINDOW = 260
_GAP = 700
_MOST_MARKS = 12


class Speakers:
    """Finds the speaker of each of the quoted stretches of one body.

    Args:
        people: who is named in it.
        quoted: the quoted words, in order, without their marks.
        narrative: the body around them.
    """

    def __init__(self, people: Sequence[Person], quoted: Sequence[Span], narrative: Narrative) -> None:
        self._body = narrative.body
        self._quoted = quoted
        self._narrative = narrative
        self._text = narrative.text
        self._subjects = Subjects(self._text, people)
        self._pronouns = Pronouns(self._narrative, self._subjects)
        self._roles = Roles(self._text, self._subjects)

    def resolve(self) -> list[str | None]:
        """For each quoted stretch its speaker: a person's full name, else the text's words, else None."""
        found: list[str | None] = []
        for number, span in enumerate(self._quoted):
            speaker = None if is_name_of_thing(self._body, span) else self._speaker(number, span, found)
            found.append(speaker)
        return found

    def _speaker(self, number: int, span: Span, found: Sequence[str | None]) -> str | None:
        quoted = self._body[span.start : span.end]
        sentence = self._narrative.sentence(span.start)
        ways = (self._behind, self._in_front)
        if self._is_introduced(span, sentence):
            ways = (self._in_front, self._behind)
        subject = ways[0](span, sentence) or ways[1](span, sentence)
        if subject is not None:
            return self._named(subject, quoted)
        if number and (speaker := self._continued(span, self._quoted[number - 1], found[-1])):
            return speaker
        begins = quoted[0] if quoted[0].isalpha() else next((c for c in quoted[1:4] if c.isalpha()), "")
        if begins.islower() or not self._stands_alone(span, sentence):
            return None
        before = self._narrative.before(sentence)
        subject = self._told_in(before) if before else None
        return self._named(subject, quoted) if subject else None

    def _is_introduced(self, span: Span, sentence: Span) -> bool:
        """Whether what stands before the words announces them, so that what follows is another matter."""
        lead = self._text[max(sentence.start, span.start - 4) : span.start].rstrip("\"“«„‘'`‹「『 ")
        return lead.endswith(":") or (lead.endswith(",") and self._body[span.end - 1] in "?!…")

    def _named(self, subject: Subject, quoted: str) -> str | None:
        """The name of a subject, which is noted as who spoke last."""
        meant: Subject | None = subject
        if subject.kind is Kind.PRONOUN:
            meant = self._pronouns.meant(subject, quoted)
        elif subject.kind is Kind.WORDS:
            meant = self._roles.meant(subject) or subject
        if meant is None:
            return None
        self._pronouns.spoke(Subject(meant.kind, meant.name, subject.start))
        return meant.name

    # Behind the words: "...," said X; "...," X said; "...," according to X.

    def _behind(self, span: Span, sentence: Span) -> Subject | None:
        text = self._text
        signed = _SIGNED.match(text, span.end, span.end + _WINDOW)
        if signed and self._begins(span, sentence):
            return self._subjects.after(signed.end(), signed.end() + len(signed["name"]))
        start = self._behind_marks(span)
        limit = min(self._end_of_sentence(span, start, sentence), span.end + _WINDOW)
        limit = self._until_mark(start, limit)
        if text[start : start + 1] in _A and (match := _ACCORDING.match(text, start, limit)):
            return self._subjects.after(match.end(), limit)
        direct = self._goes_on(span, start)
        if direct and (end := self._verb_first(start, limit)) is not None:
            return self._subjects.after(end, limit)
        if not direct and self._text.find(",", start, limit) < 0:
            return None
        if found := self._subject_and_verb(start, limit, direct=direct):
            return found
        match = _LATER_ACCORDING.search(text, start, limit)
        return self._subjects.after(match.end(), limit) if match else None

    def _behind_marks(self, span: Span) -> int:
        following = self._text[span.end : span.end + 8]
        return span.end + len(following) - len(following.lstrip(_BETWEEN))

    def _end_of_sentence(self, span: Span, start: int, sentence: Span) -> int:
        """Where the sentence ends that may name the speaker; a question may be followed by one of its own."""
        asked = self._body[span.end - 1] in "?!…" and self._narrative.is_one_paragraph(span.end, start)
        return self._narrative.sentence(start if asked else max(span.end - 1, sentence.start)).end

    def _until_mark(self, start: int, limit: int) -> int:
        for mark in '"“„«':
            place = self._text.find(mark, start, limit)
            limit = place if place >= 0 else limit
        return limit

    def _goes_on(self, span: Span, after: int) -> bool:
        """Whether the punctuation at the end of the quote lets an attribution follow."""
        return self._body[span.end - 1] in "?!—–-…" or "," in self._body[span.end - 2 : after]

    def _verb_first(self, start: int, limit: int) -> int | None:
        """Where a verb of saying that stands at `start` ends."""
        match = _FIRST_WORD.match(self._text, start, limit)
        if match and is_verb_of(SAYING, match[1].lower(), self._text[match.end() : match.end() + 12]):
            return match.end()
        return None

    def _subject_and_verb(self, start: int, limit: int, *, direct: bool) -> Subject | None:
        """From `X said`; where the words are part of a sentence, at the end of that: `... now, X said`."""
        for verb, verb_end, _ in VERBS_OF_SAYING.first(self._text, start, limit, 3):
            if not direct and verb_end + 40 < limit:
                continue
            subject = self._subjects.before(start, verb, certain=direct)
            if subject is None:
                continue
            between = self._text[start : subject.start].strip()
            if direct and (not between or between.endswith(",") or self._is_lead(between)):
                return subject
            if not direct and between.endswith(","):
                return subject
            if direct:
                return None
        return None

    def _is_lead(self, between: str) -> bool:
        """Whether nothing but titles and words for a role stand before a name."""
        return (
            len(between) < 90 and not any(c in between for c in ";:()") and len(_WORD.findall(between)) <= 12
        )

    # In front of the words: X said "..."; X called it "..."; X, who said: "..."

    def _in_front(self, span: Span, sentence: Span) -> Subject | None:
        start = max(sentence.start, span.start - 2 * _WINDOW)
        end = start + len(self._text[start : span.start].rstrip("\"“«„‘'`‹「『 "))
        if end <= start:
            return self._before_colon(sentence)
        if self._text[end - 1] == ":" and (subject := self._ending_at(end - 1)):
            return subject
        if self._text[start] in _A and (match := _ACCORDING.match(self._text, start, end)):
            return self._subjects.after(match.end(), end)
        if found := self._of_verbs(start, end, sentence):
            return found
        return self._subjects.first_of(sentence.start, end) if self._text[end - 1] == ":" else None

    def _of_verbs(self, start: int, end: int, sentence: Span) -> Subject | None:
        """The subject of the last verb of saying before the words, or of the one it is joined to."""
        last: int | None = None
        vague: Subject | None = None
        for verb, verb_end, form in VERBS_OF_PUTTING.last(self._text, start, end, VERBS_TRIED):
            before = self._text[max(start, verb - 60) : verb]
            link = Link(before)
            if link.passive:
                return None
            if link.infinitive:
                return self._subjects.first_of(sentence.start, verb) if link.chain else None
            if form.endswith("ing") and (link.joined or not before.strip()):
                if subject := self._main_subject(start, verb, sentence):
                    return subject
                continue
            subject = self._subjects.before(start, verb)
            names = form in NAMING and not self._text[verb_end:end].strip()
            if subject and subject.name in ("it", "they") and subject.kind is Kind.PRONOUN:
                vague = vague or subject
                continue
            if subject and not (names and subject.kind is Kind.WORDS and not subject.name.endswith("s")):
                return subject
            if vague:
                break
            if not link.joined and not form.endswith("s"):
                return None
            last = verb if link.joined else None
        return vague or (self._subjects.first_of(sentence.start, last) if last else None)

    def _main_subject(self, start: int, verb: int, sentence: Span) -> Subject | None:
        """The subject that a participle such as `adding` shares with its sentence."""
        for main, _, form in VERBS_OF_PUTTING.last(self._text, start, verb, VERBS_TRIED):
            if not form.endswith("ing") and (subject := self._subjects.before(start, main)):
                return subject
        return self._subjects.first_of(sentence.start, verb)

    def _ending_at(self, end: int) -> Subject | None:
        """A name right before a colon: `Ana Moe: "..."`."""
        for mention in self._subjects.ending_near(end):
            if mention.end == end:
                return Subject(Kind.PERSON, mention.name, mention.start)
        return None

    def _before_colon(self, sentence: Span) -> Subject | None:
        """From a sentence before that ends with a colon, in the same paragraph or the one before."""
        before = self._narrative.before(sentence)
        if before is None or self._text[before.end - 1] != ":":
            return None
        start = max(before.start, before.end - 2 * _WINDOW)
        return (
            self._ending_at(before.end - 1)
            or self._of_verbs(start, before.end - 1, before)
            or self._subjects.first_of(before.start, before.end)
        )

    # Words that stand alone: the speaker of those before, or whom the sentence before is about.

    def _continued(self, span: Span, previous: Span, speaker: str | None) -> str | None:
        """The speaker of the quote before, if nobody else comes in between."""
        narrative = self._narrative
        if speaker is None or span.start - previous.end > _GAP:
            return None
        sentence = narrative.sentence(span.start)
        if not narrative.is_one_paragraph(previous.start, span.start):
            before = narrative.before(sentence)
            follows = before is not None and before.start <= previous.end <= before.end
            return speaker if follows and self._stands_alone(span, sentence) else None
        if sentence.start <= previous.start:
            between = self._text[previous.end : span.start].strip(_BETWEEN)
            if between in ("", "and", "or", "but", "and the", "and a", "and of"):
                return speaker
            return speaker if self._verb_first(self._behind_marks(previous), span.start) is not None else None
        if not self._stands_alone(span, sentence):
            return None
        before = narrative.before(sentence)
        if before is None or before.start <= previous.end:
            return speaker
        subject = self._told_in(before)
        return self._named(subject, self._body[slice(*span)]) if subject else speaker

    def _begins(self, span: Span, sentence: Span) -> bool:
        """Whether nothing but marks stands before the words in the sentence they begin."""
        near = span.start - sentence.start <= _MOST_MARKS
        return near and not self._text[sentence.start : span.start].strip(_BETWEEN)

    def _stands_alone(self, span: Span, sentence: Span) -> bool:
        """Whether the words are sentences of their own, with nothing before them."""
        if not self._begins(span, sentence):
            return False
        last = self._body[max(span.start, span.end - 3) : span.end].rstrip(_MARKS)[-1:]
        return last in (".", "!", "?", "…")

    def _told_in(self, sentence: Span) -> Subject | None:
        """Whom a sentence is about or whose speech it reports, if that is a person."""
        subject = self._subjects.first_of(sentence.start, sentence.end)
        if subject is None:
            limit = min(sentence.end, sentence.start + 2 * _WINDOW)
            for verb, _, _ in VERBS_OF_SAYING.first(self._text, sentence.start, limit, VERBS_TRIED):
                if subject := self._subjects.before(sentence.start, verb):
                    break
        return subject if subject and (subject.kind is not Kind.WORDS or subject.definite) else None
