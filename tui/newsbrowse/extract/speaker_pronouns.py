"""Whom `he`, `she`, `they` or `it` means as the subject of a verb of saying."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from newsbrowse.extract.names import gender_of
from newsbrowse.extract.narrative import Narrative
from newsbrowse.extract.speaker_subjects import Subjects
from newsbrowse.extract.speaker_types import SOMEBODY, Kind, Mention, Subject

_REACH = 1_500
"""Characters that are looked back over."""
_SENTENCES = 8
_SPOKE_READ = 8
_HIS_TITLES = "Mr|Sir|Lord|King|Prince|Father|Congressman|Msgr|Pope"
_HER_TITLES = "Mrs|Ms|Miss|Mme|Lady|Dame|Queen|Princess|Sister|Baroness|Congresswoman"
_TITLE = re.compile(rf"\b(?:(?P<he>{_HIS_TITLES})|(?P<she>{_HER_TITLES}))\.?\s(?:\w+\.?\s){{0,2}}$")
_TITLES = tuple(f"{_HIS_TITLES}|{_HER_TITLES}".split("|"))
_WORDS_BEHIND_TITLE = 2
_WORD = re.compile(r"\w+")
_FEMALE_ROLE = re.compile(r"woman\b|\b(?:actress|mother|daughter|wife|sister|widow|girl)\b", re.IGNORECASE)
_MALE_ROLE = re.compile(r"(?<!wo)man\b|\b(?:actor|father|son|husband|brother|boy|priest)\b", re.IGNORECASE)
_MENTIONS_READ = 12
_ARTICLES = (" the ", " The ", "\nThe ", " a ")


class Pronouns:
    """Resolves pronouns in one narrative; told who spoke as that becomes known."""

    def __init__(self, narrative: Narrative, subjects: Subjects) -> None:
        self._narrative = narrative
        self._subjects = subjects
        self._genders: dict[str, str] = {}
        self._spoke: list[Subject] = []

    def spoke(self, subject: Subject) -> None:
        """Note that somebody, by whatever word, speaks at a place; called in the order of the text."""
        self._spoke.append(subject)

    def meant(self, pronoun: Subject, quoted: str) -> Subject | None:
        """Who is meant by a pronoun beside some quoted words; None where nobody fits.

        Persons that the quoted words name are not their speaker.
        """
        if pronoun.name in ("it", "they"):
            return next((s for s in reversed(self._near(pronoun.start)) if s.kind is Kind.WORDS), None)
        sentence = self._narrative.sentence(pronoun.start)
        end = pronoun.start
        for _ in range(_SENTENCES):
            if found := self._in_sentence(sentence.start, end, pronoun.name, quoted):
                return found
            before = self._narrative.before(sentence)
            if before is None or pronoun.start - before.end > _REACH:
                break
            sentence, end = before, before.end
        return self._last_fitting(pronoun, quoted)

    def _last_fitting(self, pronoun: Subject, quoted: str) -> Subject | None:
        """Who spoke last, however long ago that was, and may be meant."""
        people = (s for s in reversed(self._spoke[-_SPOKE_READ:]) if s.kind is Kind.PERSON)
        return next((s for s in people if self._fits(s.name, pronoun.name, quoted)), None)

    def _near(self, position: int) -> list[Subject]:
        return [s for s in self._spoke[-4:] if position - _REACH < s.start < position]

    def _in_sentence(self, start: int, end: int, pronoun: str, quoted: str) -> Subject | None:
        """The speaker of a sentence, else the first fitting person in it who is not somebody's.

        Whose name only says which one a thing is (`the Harding administration`) is nobody's `he`.
        """
        for subject in reversed(self._spoke[-4:]):
            if (
                start <= subject.start < end
                and subject.kind is Kind.PERSON
                and self._fits(subject.name, pronoun, quoted)
            ):
                return subject
        starts, mentions = self._subjects.starts, self._subjects.mentions
        index = bisect_left(starts, start)
        second: Subject | None = None
        for mention in mentions[index : index + _MENTIONS_READ]:
            if mention.start >= end:
                break
            if self._fits(mention.name, pronoun, quoted) and not self._describes(mention):
                found = Subject(Kind.PERSON, mention.name, mention.start)
                if self._subjects.is_subject(mention, start):
                    return found
                second = second or found
        return second

    def _describes(self, mention: Mention) -> bool:
        """Whether a name stands between an article and the noun it describes."""
        text = self._narrative.text
        return text[mention.end : mention.end + 2].strip(" ").islower() and text.endswith(
            _ARTICLES, 0, mention.start
        )

    def _fits(self, name: str, pronoun: str, quoted: str) -> bool:
        if pronoun != SOMEBODY and self.gender(name) not in ("", pronoun):
            return False
        last = name.split()[-1]
        return last not in quoted or last not in _WORD.findall(quoted)

    def gender(self, name: str) -> str:
        """`he`, `she`, or empty where neither the title nor the given name tells."""
        known = self._genders.get(name)
        if known is None:
            known = self._genders[name] = self._by_title(name) or gender_of(name.split()[0].lower())
        return known

    def _by_title(self, name: str) -> str:
        text = self._narrative.text
        mentions = self._of_name.get(name, [])
        for mention in mentions[:_MENTIONS_READ]:
            start = max(0, mention.start - 40)
            words = text[start : mention.start].split()[-1 - _WORDS_BEHIND_TITLE :]
            if not any(word.rstrip(".").endswith(_TITLES) for word in words):
                continue
            if match := _TITLE.search(text, start, mention.start):
                return "he" if match["he"] else "she"
        return self._by_role(mentions[0]) if mentions else ""

    @cached_property
    def _of_name(self) -> dict[str, list[Mention]]:
        of_name: dict[str, list[Mention]] = {}
        for mention in self._subjects.mentions:
            of_name.setdefault(mention.name, []).append(mention)
        return of_name

    def _by_role(self, mention: Mention) -> str:
        before = self._narrative.text[max(0, mention.start - 20) : mention.start].rpartition("\n")[2]
        if _FEMALE_ROLE.search(before):
            return "she"
        return "he" if _MALE_ROLE.search(before) else ""
