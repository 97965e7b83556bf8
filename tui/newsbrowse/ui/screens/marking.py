"""What a screen does with passages of articles: notes, stars, tags, and going to those that are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from newsbrowse.archive.marks import Remark
from newsbrowse.models import Span
from newsbrowse.ui.latest import Latest
from newsbrowse.ui.messages import Told
from newsbrowse.ui.screens.desk import DeskScreen
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:  # loaded when they are listed
    from newsbrowse.ui.marked import MarkedLine

_MARK = ("reader.quote", "passage.star", "passage.tag", "passage.note")


class MarkedListed(Told):
    """The user's marked passages."""

    lines: tuple[MarkedLine, ...]


class MarkingScreen(DeskScreen):
    """Marks passages, and lists those that are marked."""

    _listing: Latest[bool] | None = None

    @on(Reader.NoteWanted)
    def _note_on_passage_wanted(self, event: Reader.NoteWanted) -> None:
        from newsbrowse.ui.screens.annotate import ask_for_a_remark

        if not event.editor and "\n" not in event.remark.note:
            ask_for_a_remark(self, event.article.id, event.remark)
            return
        note = self.edited(event.remark.note)
        if note is not None:
            self.keep_remark(event.article.id, event.remark, note)

    def keep_remark(self, article: str, remark: Remark, note: str) -> None:
        """Keep a note on the passage that is chosen, which no longer is; an empty one takes it away."""
        self.query_one(Reader).drop_passage()
        self.desk.remark(article, remark, note, self.shown)

    @on(Reader.StarWanted)
    def _star_on_passage_wanted(self, event: Reader.StarWanted) -> None:
        self.desk.star_passage(event.article.id, event.remark, self.shown)

    @on(Reader.TagsWanted)
    def _tags_on_passage_wanted(self, event: Reader.TagsWanted) -> None:
        from newsbrowse.ui.screens.annotate import ask_for_passage_tags

        ask_for_passage_tags(self, event.article.id, event.remark)

    # Marked passages.

    def action_passages(self) -> None:
        """List all marked passages."""
        self._listing = self._listing or Latest(self, "marked", self._list)
        self._listing.ask(True)

    def _list(self, _: bool) -> MarkedListed:
        from newsbrowse.ui.marked import marked_lines

        return MarkedListed(marked_lines(self.library))

    @on(MarkedListed)
    def _marked_listed(self, event: MarkedListed) -> None:
        from newsbrowse.ui.screens.marked import MarkedScreen

        if event.lines:
            self.app.push_screen(MarkedScreen(event.lines), self._go_to_marked)
        else:
            quote, star, tag, note = map(keymap_of(self).told, _MARK)
            self.say(f"No passage is marked yet: {quote} chooses one, then {star} {tag} {note} mark it.")

    def _go_to_marked(self, line: MarkedLine | None) -> None:
        """Go to a passage; the list shows what is annotated, since keys act on what its cursor is on."""
        from newsbrowse.ui.marked import MARKED

        if line is None:
            return
        self.query_one(SearchBox).value = MARKED.text
        self.set_search(MARKED)
        self.read_at(line.article, line.span)
        if line.span is None:
            self.say("This passage is no longer in the text.")

    def read_at(self, article_id: str, span: Span | None = None) -> None:
        """Go to an article of the list, and to a place of its text; how, the subclass knows."""
