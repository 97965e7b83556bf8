"""The article pane: what its keys do. How it is drawn stands in `article_view.py`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from newsbrowse.models import Span
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.messages import Said, Told
from newsbrowse.ui.widgets.passage_view import PassageView
from newsbrowse.ui.widgets.reader_line import Purpose

if TYPE_CHECKING:  # loaded with the first article: the list does not need them
    from newsbrowse.ui.reading.reading import Reading
    from newsbrowse.ui.reading.steps import Step, Steps
    from newsbrowse.ui.reading.topics import Topic


class Reader(PassageView):
    """An article that is stepped through, searched, quoted from and given to other programs."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.READER, Scope.PASSAGE, Scope.MOVE)

    class Left(Told):
        """The user wants to go back to the list."""

    class LineWanted(Told):
        """Something is to be typed for the article."""

        purpose: Purpose

    class Wanted(Told):
        """The article's facts, or another program for it: `facts`, `pager`, `editor`."""

        what: str

    def show(self, reading: Reading, top: int = 0) -> None:
        """Show an article; words looked for in it before are looked for again."""
        before, words = self._reading, self._steps.words if self._steps else ""
        super().show(reading, top)
        if words and before is not None and before.article.id == reading.article.id:
            self.look_for(words)

    # Stepping.

    def look_for(self, words: str, top: int | None = None) -> None:
        """Find words in the text, from the view on or from a row; empty ends it."""
        if self._steps is None or self._reading is None or self._sheet is None:
            return
        from newsbrowse.ui.reading.finding import finds

        begin = max(self._sheet.offset_of(self.top if top is None else top), 0)
        self._steps.look_for(words)
        self._mark()
        self.post_message(self.Moved())
        if words:
            found = finds(self._reading.text, words)
            work = self._find_all(self._steps, words, found, begin)
            self.run_worker(work, exclusive=True, group="find")

    async def _find_all(self, steps: Steps, words: str, found: Iterable[Sequence[Span]], begin: int) -> None:
        """Gather what is found, in slices; go to the first place from `begin` on as soon as it is known."""
        gone = False
        for spans in found:
            steps.add_found(spans)
            if not gone and spans and spans[-1].start >= begin:
                gone = True
                self._go(steps.match(1, (begin, begin)))
            await asyncio.sleep(0)
            if self._steps is not steps or steps.words != words:
                return
        steps.searching = False
        if not gone and steps.found:
            self._go(steps.match(1, (begin, begin)))
        self._mark()
        self.post_message(self.Moved())

    def drop_found(self) -> bool:
        """Put away the words looked for; whether there were any."""
        if self._steps is None or not self._steps.words:
            return False
        self.look_for("")
        return True

    def point_at(self, span: Span) -> None:
        """Show one place of the text."""
        if self._steps is not None:
            self._go(self._steps.point_at(span))

    def follow(self, topics: Sequence[Topic], span: Span | None = None) -> None:
        """Step through the mentions of some topics from now on, beginning with one of them."""
        if self._steps is not None:
            self._steps.follow(topics)
            if span is not None:
                self._go(self._steps.mention(1, (span.start, span.start)))

    def _go(self, step: Step) -> None:
        """Show where a step led."""
        if step.span is not None:
            self._mark()
            self.go_to_offset(step.span.start)
        if step.said:
            self.post_message(Said(step.said))
        self.post_message(self.Moved())

    # Keys.

    def action_leave(self) -> None:
        """Choose no passage any more, or else back to the list."""
        if self.passage is None:
            self.post_message(self.Left())
        else:
            self._put(None)

    def action_page(self) -> None:
        """A page down."""
        self.action_full_down()

    def action_next_match(self) -> None:
        """To the next place of the words looked for."""
        self._step("match", 1)

    def action_previous_match(self) -> None:
        """To the place before."""
        self._step("match", -1)

    def action_next_mention(self) -> None:
        """To the next mention of what is chosen."""
        self._step("mention", 1)

    def action_previous_mention(self) -> None:
        """To the mention before."""
        self._step("mention", -1)

    def _step(self, what: str, step: int) -> None:
        if self._steps is not None:
            walk = self._steps.match if what == "match" else self._steps.mention
            self._go(walk(step, self._view))

    def action_find(self) -> None:
        """Type words to find in the text."""
        self.post_message(self.LineWanted(Purpose.FIND))

    def action_link(self) -> None:
        """Number the links."""
        self.post_message(self.LineWanted(Purpose.LINK))

    def action_pipe(self) -> None:
        """Type a command that gets the text."""
        self.post_message(self.LineWanted(Purpose.PIPE))

    def action_facts(self) -> None:
        """Show the article's facts."""
        self.post_message(self.Wanted("facts"))

    def action_pager(self) -> None:
        """Read the text in another program."""
        self.post_message(self.Wanted("pager"))

    def action_editor(self) -> None:
        """Open a copy of the text in an editor."""
        self.post_message(self.Wanted("editor"))

    def action_marks(self) -> None:
        """Mark people, countries and dates, or not."""
        self._marked = not self._marked
        self._mark()
        self.post_message(Said("Mentions are marked." if self._marked else "Mentions are no longer marked."))

    def action_numbers(self) -> None:
        """Number the paragraphs, or not."""
        self._numbered = not self._numbered
        if self._sheet is not None:
            self._set_again()
