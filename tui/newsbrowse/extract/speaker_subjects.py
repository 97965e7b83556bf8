"""Who stands before or behind a verb of saying: a person, a pronoun, or the words for somebody.

The grammar is that of news English and looks at single clauses: a name with titles before it (`Finance
Committee Chairman Lars Lind`), appositions behind it (`Ana Moe, spokeswoman for the mayor, said`), and the
bare words for a role or a body (`a senior official`, `the ministry`). Every step looks at a bounded stretch
of text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsbrowse.extract.narrative import BLOT
from newsbrowse.extract.scanning import Endings
from newsbrowse.extract.speaker_clauses import (
    CUT,
    CUTS,
    DAY,
    clause_start,
    is_tail,
    last_cut,
    parts_between_commas,
    titles_at_end,
)
from newsbrowse.extract.speaker_phrases import LEADING, PREPOSITION_FIRST, without_brackets, words_for
from newsbrowse.extract.speaker_types import Kind, Mention, Subject
from newsbrowse.extract.speech_verbs import words_of
from newsbrowse.models import Person, Span

REACH = 260
"""Characters of a clause that are looked at."""

_CLAUSE_END = re.compile(r"[,;:“”\"«»()—…\n]|--+| [-–] |[.!?](?=\s*$)")
_FILLER = re.compile(
    r"(?:(?:\s|^)(?:also|later|then|earlier|once|again|further|has|had|have|is|was|would|will|did|does|do|been|not|"
    rf"himself|herself|themselves|itself|often|just|simply|recently|today|yesterday|repeatedly|even|soon|"
    rf"previously|quickly|flatly|[a-z]\w{{1,19}}ly|{DAY}|went\son\sto|continued\sto|seemed\sto|appeared\sto))+\s*$"
)
_ENDS_OF_FILLERS = Endings(
    """also later then earlier once again further has had have is was would will did does do been not himself
    herself themselves itself often just simply recently today yesterday repeatedly even soon ly day night
    morning afternoon evening to"""
)
_AND = re.compile(r"\s(?:and|or|nor)\s(?=\S)")
_PRONOUNS = ("he", "she", "they", "it")
_PRONOUN_FIRST = re.compile(r"\s*(he|she|they|it)\b", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"(?:(?:[A-Z][A-Za-z]+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.) )*[A-Z][A-Za-z]+")
"""Words with capitals in which no rule about clauses could find anything."""
_LONG = 60
_UNSURE = ("day", *_PRONOUNS)
"""What names end with that need a closer look: `He`, `Monday`, but also `She` and `Faraday`."""
_WHOLE_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_WORD_BEFORE = re.compile(r"([\w’']+)\s+$")
_OBJECT_WORDS = words_of(
    """for of to with from by against about representing near like including around among than versus and
    or over under between toward towards without concerning regarding on"""
)
_DOING = re.compile(r"\s(?:to|[a-z]+ing)\s")
_LETTER = re.compile(r"[^\W\d_]")
_POSSESSIVE = ("'", "’")


class Subjects:
    """Finds subjects in a text whose quoted words are blotted out.

    Args:
        text: the narrative.
        people: who is named in it; names inside quoted words are passed over.
    """

    def __init__(self, text: str, people: Sequence[Person]) -> None:
        self._text = text
        found = {
            (start, -end, person.name)
            for person in people
            for start, end in person.mentions
            if text[start] != BLOT
        }
        self.mentions = [Mention(start, -negative, name) for start, negative, name in sorted(found)]
        self.starts = [mention.start for mention in self.mentions]

    def before(self, start: int, verb: int, *, certain: bool = False) -> Subject | None:
        """The subject of a verb at `verb` whose clause begins at `start` or later.

        Args:
            start: where to look from.
            verb: where the verb begins.
            certain: whether whoever stands there speaks, be it a noun that does not sound so.
        """
        start = max(start, verb - REACH)
        if subject := self._lone(start, verb):
            return subject
        head = without_brackets(self._text[start:verb])
        boundary = clause_start(head)
        bare = head.rstrip()
        filler = _FILLER.search(head, boundary) if _ENDS_OF_FILLERS.may_end(bare.lower()) else None
        end = filler.start() if filler else len(bare)
        if head[:end].endswith("ly") and self._is_adverb(head[boundary:end].split(), start + end):
            end = boundary
        parts = parts_between_commas(head, boundary, end)
        last = parts[-1]
        text = head[slice(*last)].strip()
        if not text or (text in ("who", "which") and len(parts) > 1):
            return self._behind_appositions(head, parts[:-1], start)
        return self._direct(head, last, start, certain=certain)

    def _lone(self, start: int, verb: int) -> Subject | None:
        """The subject of a verb that has nothing but a pronoun or a plain name before it, as most have.

        Before the name may stand titles: `Prime Minister Ana Moe`, `Sen. Moe`.
        """
        stretch = self._text[start:verb]
        bare = stretch.strip()
        place = start + stretch.find(bare)
        lower = bare.lower()
        if lower in _PRONOUNS:
            return Subject(Kind.PRONOUN, lower, place)
        end = place + len(bare)
        index = bisect_left(self.starts, end) - 1
        if index < 0 or self.starts[index] < place or not bare[:1].isupper():
            return None
        mention = self._longest(index)
        if mention.end != end or not _PLAIN_NAME.fullmatch(bare) or not CUTS.isdisjoint(lower.split()):
            return None
        is_sure = not lower.endswith(_UNSURE) and len(bare) < _LONG and stretch[: place - start] in ("", " ")
        if is_sure or (mention.start == place and _WHOLE_NAME.fullmatch(bare)):
            return Subject(Kind.PERSON, mention.name, mention.start)
        return None

    def after(self, start: int, limit: int) -> Subject | None:
        """The subject that follows a verb which ends at `start`."""
        limit = min(limit, start + REACH)
        if match := _PRONOUN_FIRST.match(self._text, start, limit):
            return Subject(Kind.PRONOUN, match[1].lower(), match.start(1))
        end = self._clause_end(start, limit)
        if person := self._person_in(start, end):
            return person
        following = self._clause_end(end + 1, limit) if self._text[end : end + 1] == "," else end
        words = words_for(self._text, start, end, certain=True)
        if following > end and words and not words.name[:1].isupper():
            person = self._person_in(end + 1, following)
            if person and not self._text[self._end_of(person) : following].strip():
                return person
        return words

    def first_of(self, start: int, limit: int) -> Subject | None:
        """The subject of a sentence, if it begins with a person, a pronoun or a role.

        What is put before it and ends with a comma is passed over: `On Monday, Ana Moe …`.
        """
        limit = min(limit, start + REACH)
        lead = LEADING.match(self._text, start, limit)
        place = lead.end() if lead else start
        for _ in range(2):
            if found := self._at(place, limit):
                return found
            comma = self._text.find(",", place, limit)
            if comma < 0:
                return None
            place = comma + 1
        return None

    def _at(self, place: int, limit: int) -> Subject | None:
        if match := _PRONOUN_FIRST.match(self._text, place, limit):
            return Subject(Kind.PRONOUN, match[1].lower(), match.start(1))
        end = min(self._clause_end(place, limit), place + 90)
        mention = self.first_mention(place, end)
        if mention is None or not self.is_subject(mention, place):
            return None
        between = self._text[place : mention.start]
        if any(word[:1].islower() and word.endswith(("ed", "ing", "s")) for word in between.split()):
            return None
        return Subject(Kind.PERSON, mention.name, mention.start)

    def first_mention(self, start: int, limit: int) -> Mention | None:
        """The first name in a stretch of text."""
        index = bisect_left(self.starts, start)
        if index < len(self.starts) and self.starts[index] < limit:
            return self.mentions[index]
        return None

    def ending_near(self, end: int) -> Sequence[Mention]:
        """The last names that begin before a place."""
        index = bisect_left(self.starts, end)
        return self.mentions[max(0, index - 2) : index]

    def _direct(self, head: str, part: Span, offset: int, *, certain: bool) -> Subject | None:
        """The subject at the very end of a clause: `… that House Speaker Ana Moe` (said)."""
        start = part.start + last_cut(head[slice(*part)])
        said = head[start : part.end].rstrip()
        *_, last = said.rsplit(None, 1) or [""]
        if last.lower() in _PRONOUNS:
            return Subject(Kind.PRONOUN, last.lower(), offset + start + len(said) - len(last))
        index = bisect_left(self.starts, offset + part.end)
        if index and self.starts[index - 1] >= offset + start:
            mention = self._longest(index - 1)
            if is_tail(head, mention.end - offset, part.end) and self.is_subject(mention, offset + start):
                return Subject(Kind.PERSON, mention.name, mention.start)
        return words_for(
            self._text, offset + self._after_and(head, start, part.end), offset + part.end, certain=certain
        )

    def _is_adverb(self, words: list[str], end: int) -> bool:
        """Whether a clause up to `end` is one word that is nobody's name: `Roughly` (put)."""
        return len(words) == 1 and self.first_mention(end - len(words[0]), end) is None

    def _after_and(self, head: str, start: int, end: int) -> int:
        """Where the words for somebody begin, behind an `and` that joins what has nothing to do with them."""
        for match in reversed(list(_AND.finditer(head, start, end))):
            if not (head[match.end()].isupper() and head[start].isupper()):
                return match.end()
        return start

    def _behind_appositions(self, head: str, parts: list[Span], offset: int) -> Subject | None:
        """The subject in front of appositions: `Ana Moe, 45, a lawyer for the town,` (said)."""
        words: Subject | None = None
        for part in reversed(parts[-5:]):
            start, end = offset + part.start, offset + part.end
            text = head[slice(*part)].strip()
            if person := self._person_in(start, end, whole=True):
                return person
            if CUT.match(text) or not _LETTER.search(text) or text[:1].isdigit():
                continue
            if found := words_for(self._text, start, end):
                words = found
            elif not (text[:1].islower() or PREPOSITION_FIRST.match(text)):
                break
        return words

    def _person_in(self, start: int, end: int, *, whole: bool = False) -> Subject | None:
        """A person who is what a stretch is about: no `of` or `for` before the name, nothing but titles.

        Args:
            start: where the stretch begins.
            end: where it ends.
            whole: whether nothing may stand behind the name but where the person is from.
        """
        mention = self.first_mention(start, end)
        if mention is None or mention.start - start > 100 or not self.is_subject(mention, start):
            return None
        if CUT.search(self._text, start, mention.start):
            return None
        if whole and _DOING.search(self._text, start, mention.start):
            return None
        if whole and not is_tail(self._text, mention.end, end):
            return None
        return Subject(Kind.PERSON, mention.name, mention.start)

    def is_subject(self, mention: Mention, start: int) -> bool:
        """Whether a name in a clause from `start` on depends on nothing: not `for Ana Moe`, `Ana Moe's`."""
        if self._text[mention.end : mention.end + 1] in _POSSESSIVE:
            return False
        title = titles_at_end(self._text[max(start, mention.start - 80) : mention.start])
        owned = max(title.rfind("'s "), title.rfind("’s "))
        if owned >= 0:
            return True
        place = mention.start - len(title)
        before = self._text[max(start, place - 30) : place]
        last = before.rstrip().rpartition(" ")[2]
        if not last or (last.isalpha() and last.lower() not in _OBJECT_WORDS):
            return True
        word = _WORD_BEFORE.search(before)
        if word is None or word[1].lower() not in _OBJECT_WORDS:
            return True
        owner = self._text[max(start, place - 60) : place - len(word[0])].rstrip().rpartition(" ")[2]
        return word[1] == "of" and owner[:1].isupper() and place < mention.start

    def _clause_end(self, start: int, limit: int) -> int:
        match = _CLAUSE_END.search(self._text, start, limit)
        return match.start() if match else limit

    def _end_of(self, person: Subject) -> int:
        index = bisect_left(self.starts, person.start)
        return self.mentions[index].end

    def _longest(self, index: int) -> Mention:
        while index and self.mentions[index - 1].start == self.mentions[index].start:
            index -= 1
        return self.mentions[index]
