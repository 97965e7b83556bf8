"""Choosing a passage of the article that is shown, to be copied or marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsbrowse.models import Span
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.messages import Said, Told
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.article_view import ArticleView

if TYPE_CHECKING:  # loaded with the first passage
    from newsbrowse.archive.marks import Remark
    from newsbrowse.models import Article
    from newsbrowse.ui.reading.marks import Layer
    from newsbrowse.ui.reading.passages import Passages
    from newsbrowse.ui.reading.reading import Reading
    from newsbrowse.writing.citations import Form, Passage
    from newsbrowse.writing.noted import Noted


class PassageView(ArticleView):
    """An article of which a passage can be chosen; while one is, other keys hold."""

    class Taken(Told):
        """A passage is to be copied."""

        article: Article
        passage: Passage
        form: Form

    class NoteWanted(Told):
        """A note is to be written on a passage, or the one that is there to be changed; or in the editor."""

        article: Article
        remark: Remark
        editor: bool

    class StarWanted(Told):
        """A passage is to be starred, or no longer."""

        article: Article
        remark: Remark

    class TagsWanted(Told):
        """Tags are to be put on a passage, or taken off."""

        article: Article
        remark: Remark

    class Choosing(Told):
        """A passage begins to be chosen, or no longer is."""

    _passage: Span | None = None

    @property
    def passage(self) -> Span | None:
        """What is chosen of the text."""
        return self._passage

    @property
    def scopes_now(self) -> tuple[Scope, ...]:
        """Whose commands hold: while a passage is chosen, not those of reading."""
        return (Scope.PASSAGE, Scope.MOVE) if self._passage else (Scope.READER, Scope.MOVE)

    @property
    def position(self) -> str:
        """How much is chosen, and where the view is."""
        if self._passage is None or self._sheet is None:
            return super().position
        words = len(self._passages.taken(self._passage).words.split())
        chosen = f"{words:,} {'word' if words == 1 else 'words'} chosen"
        return f"{chosen} · {self._sheet.position(self.top, self.top + self.page)}"

    def show(self, reading: Reading, top: int = 0) -> None:
        """Show an article; a passage of the one before is no longer chosen."""
        before = self._reading
        if before is None or before.article != reading.article:
            self._put(None)
        super().show(reading, top)

    def clear(self) -> None:
        """Show nothing."""
        self._put(None)
        super().clear()

    def marks(self) -> list[Layer]:
        """What is marked in the text; the passage lies over all else."""
        layers = super().marks()
        if self._passage is not None:
            from newsbrowse.ui.reading.marks import Layer

            layers.append(Layer("passage", [self._passage]))
        return layers

    @property
    def _passages(self) -> Passages:
        """The passages of what is shown, as far as it is set."""
        from newsbrowse.ui.reading.passages import Passages

        assert self._reading is not None  # noqa: S101 - callers have checked
        assert self._sheet is not None  # noqa: S101 - it is there with the reading
        return Passages(self._reading, self._sheet.layout.blocks)

    def _put(self, span: Span | None) -> None:
        """Choose a passage, or none."""
        changed = (span is None) is not (self._passage is None)
        self._passage = span
        if self._reading is not None:
            self._mark()
        if changed:
            self.post_message(self.Choosing())
        self.post_message(self.Moved())

    def _choose(self, span: Span | None, *, end: bool = False, nothing: str = "") -> None:
        """Choose a passage and bring it into view, its end if that is what changed; or say there is none."""
        if span is None:
            self.post_message(Said(nothing))
            return
        self._put(span)
        self._tell_marks(span)
        self.go_to_offset(span.end - 1 if end else span.start)

    @property
    def _looked_for(self) -> tuple[Span, ...]:
        """The place stepped to, what was found in the text, and the words of the search."""
        steps = self._steps
        here = [steps.current] if steps and steps.current else []
        return (*here, *(steps.found if steps else ()), *(self._reading.matches if self._reading else ()))

    # Keys.

    def action_quote(self) -> None:
        """Begin with the sentence of the place stepped to or found, else with the first one in view."""
        if self._reading is None:
            return
        begin, end = self._view
        start = next((one.start for one in self._looked_for if begin <= one.start < end), begin)
        passages = self._passages
        if span := next((one.span for one in self._reading.noted if one.span in self._looked_for[:1]), None):
            self._choose(span)
            return
        found = passages.at(start)
        if found is not None and start == begin and found.start < begin:
            found = passages.following(found) or found
        self._choose(found, nothing="This article has no text to quote.")

    def action_next_sentence(self) -> None:
        """To the next sentence."""
        if self._passage:
            self._choose(self._passages.following(self._passage), nothing="That is the last sentence.")

    def action_previous_sentence(self) -> None:
        """To the sentence before."""
        if self._passage:
            self._choose(self._passages.preceding(self._passage), nothing="That is the first sentence.")

    def action_extend(self) -> None:
        """One sentence more."""
        if self._passage:
            self._choose(self._passages.extended(self._passage), end=True)

    def action_shrink(self) -> None:
        """One sentence less."""
        if self._passage:
            self._choose(self._passages.shrunk(self._passage), end=True)

    def action_quotation(self) -> None:
        """The words in quotation marks."""
        if self._passage:
            nothing = "Nothing stands in quotation marks from here on."
            self._choose(self._passages.quotation(self._passage, self._looked_for), nothing=nothing)

    def action_paragraph(self) -> None:
        """The whole paragraph."""
        if self._passage:
            self._choose(self._passages.paragraph(self._passage))

    def action_line(self) -> None:
        """The line of the screen, or one more."""
        if self._passage and self._sheet:
            self._choose(self._sheet.line(self._passage), end=True)

    def action_copy(self) -> None:
        """Copy quotation and citation."""
        self._take("quote")

    def action_words(self) -> None:
        """Copy the words."""
        self._take("words")

    def action_blockquote(self) -> None:
        """Copy a block quotation."""
        self._take("blockquote")

    def action_footnote(self) -> None:
        """Copy the words with a footnote."""
        self._take("footnote")

    def action_citation(self) -> None:
        """Copy the citation."""
        self._take("citation")

    def action_entry(self) -> None:
        """Copy the BibTeX entry."""
        self._take("entry")

    def action_note(self) -> None:
        """Write a note on the passage."""
        self._want_note(editor=False)

    def action_write_note(self) -> None:
        """Write the note in the editor."""
        self._want_note(editor=True)

    def action_star(self) -> None:
        """Star the passage, or take the star off."""
        if self._passage and self._reading:
            self.post_message(self.StarWanted(self._reading.article, self._remark_on(self._passage)))

    def action_tag(self) -> None:
        """Ask for tags of the passage."""
        if self._passage and self._reading:
            self.post_message(self.TagsWanted(self._reading.article, self._remark_on(self._passage)))

    def take_span(self, span: Span) -> None:
        """Copy a stretch of the text with its citation, without choosing it first."""
        from newsbrowse.writing.citations import Form

        if self._reading and self._sheet:
            self.post_message(self.Taken(self._reading.article, self._passages.taken(span), Form.QUOTE))

    def drop_passage(self) -> None:
        """Choose nothing any more."""
        if self._passage is not None:
            self._put(None)

    def _note_on(self, span: Span) -> Noted | None:
        """The note on a passage, or on one that it is a part of."""
        noted = self._reading.noted if self._reading else ()
        within = [
            (one.span.end - one.span.start, number, one)
            for number, one in enumerate(noted)
            if one.span and one.span.start <= span.start and span.end <= one.span.end
        ]
        return min(within)[2] if within else None

    def _tell_marks(self, span: Span) -> None:
        """Say what is noted on a passage, what marks it has, and how it read when it was marked."""
        noted = self._note_on(span)
        if noted is not None:
            from newsbrowse.ui.annotations import told_of

            self.post_message(Said(told_of(noted, keymap_of(self).told("passage.note"))))

    def _remark_on(self, span: Span) -> Remark:
        """What is kept of just this passage, or would be."""
        from newsbrowse.archive.marks import Remark

        assert self._reading is not None  # noqa: S101 - callers have checked
        same = (one.remark for one in self._reading.noted if one.span == span and one.remark is not None)
        return next(same, Remark(span.start, self._reading.article.body[slice(*span)]))

    def _want_note(self, *, editor: bool) -> None:
        if self._passage and self._reading:
            noted = self._note_on(self._passage)
            there = noted.remark if noted is not None else None
            remark = there or self._remark_on(self._passage)
            self.post_message(self.NoteWanted(self._reading.article, remark, editor))

    def _take(self, form: str) -> None:
        from newsbrowse.writing.citations import Form

        if self._passage and self._reading:
            passage = self._passages.taken(self._passage)
            self.post_message(self.Taken(self._reading.article, passage, Form(form)))
            self._put(None)
