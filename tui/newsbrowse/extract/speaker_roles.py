"""Whom `the minister` means, where the article says that somebody is one."""

from __future__ import annotations

import re

from newsbrowse.extract.speaker_nouns import ROLES
from newsbrowse.extract.speaker_subjects import Subjects
from newsbrowse.extract.speaker_types import Kind, Mention, Subject

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BEHIND = re.compile(r"\s*(?:\([^()\n]{0,40}\)\s*)?,\s*([^.;:!?“”\"\n]{2,90})")
_BEFORE = 70
_MENTIONS_READ = 200
_IDLE = frozenset({"the", "a", "an", "of", "for", "and", "former", "then", "current", "new", "young", "old"})
_LESSER = frozenset({"vice", "deputy", "acting", "assistant", "former"})


class Roles:
    """Finds people by how the article introduces them: `Finance Minister Ana Moe`, `Ana Moe, a minister`."""

    def __init__(self, text: str, subjects: Subjects) -> None:
        self._text = text
        self._subjects = subjects
        self._described: list[tuple[Mention, frozenset[str], frozenset[str]]] | None = None

    def meant(self, words: Subject) -> Subject | None:
        """The person whom the bare words for a role mean; None where nobody was introduced so.

        Among several the one whose introduction shares most words is meant, then the one named last.
        """
        role = [w.lower() for w in _WORD.findall(words.name)]
        if not words.definite or not role or role[-1] not in ROLES:
            return None
        wanted = frozenset(role) - _IDLE
        best: tuple[int, int, int, str] | None = None
        for mention, before, behind in self._descriptions():
            for told in (before, behind):
                if role[-1] in told and not (told - wanted) & _LESSER:
                    shared = len(wanted & told)
                    place = mention.start if mention.start < words.start else -mention.start
                    key = (shared, -len(told - wanted) if told is before else -9, place, mention.name)
                    best = max(best, key) if best else key
        if best is None or (best[0] < len(wanted) and best[0] < 2):
            return None
        return Subject(Kind.PERSON, best[3], words.start)

    def _descriptions(self) -> list[tuple[Mention, frozenset[str], frozenset[str]]]:
        if self._described is None:
            mentions = self._subjects.mentions[:_MENTIONS_READ]
            ends = [0, *(mention.end for mention in mentions)]
            self._described = [
                (m, self._before(m, end), self._behind(m)) for m, end in zip(mentions, ends, strict=False)
            ]
        return self._described

    def _before(self, mention: Mention, start: int) -> frozenset[str]:
        """The words of the title before a name, if a role stands last; none are from before `start`."""
        text = self._text[max(start, mention.start - _BEFORE) : mention.start]
        last = text.rstrip().rpartition(" ")[2]
        if last.isalpha() and last.lower() not in ROLES:
            return frozenset()
        text = re.split(r"[.;:!?“”\"\n](?:\s|$)|,\s(?=\S+\s*$)", text)[-1] if text else ""
        words = [w.lower() for w in _WORD.findall(text)][-6:]
        if not words or words[-1] not in ROLES:
            return frozenset()
        return frozenset([*words, "prime", "minister"] if words[-1] in ("pm", "premier") else words)

    def _behind(self, mention: Mention) -> frozenset[str]:
        """The words of the first apposition behind a name."""
        match = _BEHIND.match(self._text, mention.end)
        if match is None:
            return frozenset()
        first = match[1].split(",")[0]
        words = [w.lower() for w in _WORD.findall(first)][:10]
        return frozenset(words) if ROLES.intersection(words) else frozenset()
