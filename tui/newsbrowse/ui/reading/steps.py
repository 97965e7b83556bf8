"""What an article can be stepped through: matches of the search, words found in it, mentions of a topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsbrowse.models import Span
from newsbrowse.ui.keymap import Keymap
from newsbrowse.ui.reading.marks import Layer
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.ui.reading.topics import Topic, merged
from newsbrowse.ui.reading.walk import Walk


class Step(NamedTuple):
    """Where a step led, None for nowhere, and what is to be said about it."""

    span: Span | None
    said: str = ""


class Steps:
    """The places of one article that its reader steps through, and which of them is the present one."""

    def __init__(self, reading: Reading, keys: Keymap) -> None:
        self._reading = reading
        self._keys = keys
        self._matches = Walk(reading.matches)
        self._found = Walk()
        self._mentions = Walk()
        self._topics: tuple[tuple[Span, Topic], ...] = ()
        self._walking = self._matches
        self.words = ""
        self.searching = False
        self.follow(reading.followed)

    @property
    def current(self) -> Span | None:
        """The place stepped to last."""
        return self._walking.current

    @property
    def told(self) -> str:
        """Where the present place stands: `match 3 of 12`, `Vladimir Putin 3 of 8`; empty for none."""
        walk = self._walking
        if walk is self._mentions and walk.at is not None:
            span, topic = self._topics[walk.at]
            return f"{topic.name} {topic.spans.index(span) + 1:,} of {len(topic.spans):,}"
        if walk is not self._found and walk is not self._matches:
            return ""
        if walk is self._found and self.words and not self.searching and not walk.spans:
            return "no match"
        return walk.told("match", more=walk is self._found and self.searching)

    @property
    def found(self) -> Sequence[Span]:
        """The places of the words looked for in the article."""
        return self._found.spans

    def look_for(self, words: str) -> None:
        """Begin to look for other words; empty ends it."""
        self.words = words
        self._found = Walk()
        self.searching = bool(words)
        self._walking = self._found if words else self._matches

    def add_found(self, spans: Iterable[Span]) -> None:
        """Further places of the words, in order."""
        self._found.spans += spans

    def follow(self, topics: Sequence[Topic]) -> None:
        """Step through the mentions of these from now on."""
        self._topics = merged(topics)
        self._mentions = Walk([span for span, _ in self._topics])

    def point_at(self, span: Span) -> Step:
        """To a place of its own, which is not stepped on from."""
        self._walking = Walk([span])
        self._walking.at = 0
        return Step(span)

    def match(self, step: int, view: tuple[int, int]) -> Step:
        """To the next (1) or previous (-1) place of the words looked for, else of the search's own.

        Args:
            step: 1 or -1.
            view: where in the text the view begins and ends.
        """
        if self.words:
            return self._step(self._found, step, view, f"“{self.words}” is not in this text.")
        nothing = f"No word of the search is in this text; {self._keys.told('reader.find')} finds others."
        return self._step(self._matches, step, view, nothing)

    def mention(self, step: int, view: tuple[int, int]) -> Step:
        """To the next or previous mention of what is followed."""
        facts = self._keys.told("reader.facts")
        nothing = f"Nobody is chosen to step through: {facts} shows who and what is in this article."
        return self._step(self._mentions, step, view, nothing)

    def _step(self, walk: Walk, step: int, view: tuple[int, int], nothing: str) -> Step:
        self._walking = walk
        if not walk.spans:
            return Step(None, nothing)
        if not walk.step(step, view):
            return Step(walk.current)
        round_the_end = (
            "Past the end: from the beginning again." if step > 0 else "Past the beginning: at the end."
        )
        return Step(walk.current, round_the_end)

    def layers(self, *, mentions: bool) -> list[Layer]:
        """What is marked in the text, the topmost last."""
        layers = [Layer("mention", self._reading.mentions)] if mentions else []
        layers.append(Layer("noted", [one.span for one in self._reading.noted if one.span is not None]))
        layers.append(Layer("match", self._reading.matches))
        if self.words:
            layers.append(Layer("found", self._found.spans))
        if self.current is not None:
            layers.append(Layer("current", [self.current]))
        return layers
