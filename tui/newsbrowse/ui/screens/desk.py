"""What a screen does on the desk: stars, read marks, tags, notes, ticks, undo and redo."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported

from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Marks
from newsbrowse.config.settings import EDITOR
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Field, Search
from newsbrowse.ui.deskwork import (
    Acted,
    Choice,
    DeskWork,
    Target,
    ToConfirm,
    switch_read,
    switch_star,
)
from newsbrowse.ui.entitywork import (
    EntityWork,
    FormsFound,
    NameWanted,
    ReasonsFound,
    Renamed,
    RulesFound,
    RulesWanted,
)
from newsbrowse.ui.lookup import ReadRequest
from newsbrowse.ui.messages import Failed
from newsbrowse.ui.screens.changing import ChangingScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.surroundings import ender_of, keymap_of, settings_of
from newsbrowse.ui.taking_in import Decided, TakingIn, Working
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.status import StatusBar

if TYPE_CHECKING:
    from newsbrowse.ui.reading.reading import Reading

_ON_TICKED = ("browse.star", "browse.mark_read", "browse.tag", "browse.back")
_ASKS_THE_DESK = re.compile(r"\b(?:is|tag|note|list|saved):", re.IGNORECASE)


class DeskScreen(ChangingScreen):
    """Acts on the article under the cursor, on those ticked, or on many at once.

    Ticks are no part of the search: articles of several searches can be ticked and acted on together.
    """

    def __init__(self, library: Library, place: Place) -> None:
        super().__init__(library, place)
        self.desk = DeskWork(self, library, self.jobs.writes)
        self.entities = EntityWork(self, library, self.jobs.writes)
        self.taking_in = TakingIn(self, library)
        self._ticked: dict[str, None] = {}

    @property
    def ticked(self) -> Sequence[str]:
        """The ids of the ticked articles, in the order in which they were ticked."""
        return tuple(self._ticked)

    @property
    def target(self) -> Target | None:
        """What a key acts on: the ticked articles, or else the one under the cursor."""
        hit = self.query_one(ArticleList).hit
        ids = self.ticked or ((hit.id,) if hit else ())
        if not ids:
            return None
        words = f"the {len(ids):,} ticked articles" if len(ids) > 1 else "this article"
        return Target(words, lambda library: library.keys_of(ids))

    @property
    def shown(self) -> list[str]:
        """The ids of the articles in view, whose marks are asked for when something was done."""
        return self.query_one(ArticleList).shown

    def act(self, choice: Choice, target: Target | None = None) -> None:
        """Do something to articles; a line says so where there are none."""
        target = target or self.target
        if target is None:
            self.say("No article is under the cursor.")
        else:
            self.desk.act(target, choice, self.shown)

    def action_star(self) -> None:
        """Star the article, or take the star off."""
        self.act(switch_star)

    def action_mark_read(self) -> None:
        """Mark the article as read, or as unread."""
        self.act(switch_read)

    def action_tag(self) -> None:
        """Ask for tags."""
        from newsbrowse.ui.screens.annotate import ask_for_tags

        ask_for_tags(self, self.target)

    def action_note(self) -> None:
        """Ask for a note; one of several lines goes to the editor."""
        from newsbrowse.ui.screens.annotate import ask_for_a_note

        hit = self.query_one(ArticleList).hit
        if hit is None:
            self.say("No article is under the cursor.")
        elif "\n" in self.query_one(ArticleList).marks_of(hit.id).note:
            self.action_write_note()
        else:
            ask_for_a_note(self, hit)

    def action_write_note(self) -> None:
        """Write the note in the user's editor."""
        articles = self.query_one(ArticleList)
        if articles.hit is None:
            self.say("No article is under the cursor.")
            return
        note = self.edited(articles.marks_of(articles.hit.id).note)
        if note is not None:
            self.desk.note(articles.hit.id, note, self.shown)

    def edited(self, before: str) -> str | None:
        """A note as the user leaves it in the editor; None, and a line says why, if it stays as it was."""
        from newsbrowse.ui.editor import edited
        from newsbrowse.ui.lending import run_here

        try:
            with self.app.suspend():
                run = partial(run_here, ended=ender_of(self))
                note = edited(before, run, named=settings_of(self)[EDITOR])
        except SuspendNotSupported:
            key = keymap_of(self).shown("browse.note")
            self.say(f"This terminal cannot be lent to an editor; {key} writes a short note.", warning=True)
            return None
        except NewsbrowseError as error:
            self.say(Failed(error.message, error.hint).line, warning=True)
            return None
        self.refresh()
        if note is None:
            self.say("The note stays as it was.")
        return note

    def action_bulk(self) -> None:
        """Act on many articles at once."""
        from newsbrowse.ui.screens.bulk import ask_for_articles

        ask_for_articles(self)

    def further_doings(self, target: Target) -> list[tuple[str, Callable[[], None]]]:
        """What else can be done with many articles, in words; the subclass knows."""
        return []

    def action_undo(self) -> None:
        """Undo what was done last."""
        self.desk.turn(redo=False, shown=self.shown)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.desk.turn(redo=True, shown=self.shown)

    @on(ArticleList.Ticked)
    def _ticked_or_not(self, event: ArticleList.Ticked) -> None:
        if event.hit.id in self._ticked:
            del self._ticked[event.hit.id]
        else:
            self._ticked[event.hit.id] = None
        self._show_ticks()

    def drop_ticks(self) -> None:
        """Take all ticks off."""
        self._ticked.clear()
        self._show_ticks()

    def _show_ticks(self) -> None:
        self.query_one(ArticleList).show_ticked(self._ticked)
        count = len(self._ticked)
        star, read, tag, back = map(keymap_of(self).shown, _ON_TICKED)
        act = f"{count:,} ticked: {star} {read} {tag} act on them, {back} takes the ticks off."
        self.say(act if count else "None ticked.")
        self.describe_list()

    @on(NameWanted)
    def _name_wanted(self, event: NameWanted) -> None:
        from newsbrowse.ui.screens.entities import ask

        ask(self, event.verb, event.subject)

    @on(FormsFound)
    def _forms_found(self, event: FormsFound) -> None:
        from newsbrowse.ui.screens.entities import split_off

        split_off(self, event.subject, event.forms)

    @on(ReasonsFound)
    def _reasons_found(self, event: ReasonsFound) -> None:
        from newsbrowse.ui.screens.entities import show_why

        show_why(self, event.subject, event.told)

    @on(RulesWanted)
    def _rules_wanted(self) -> None:
        self.entities.list_rules()

    @on(RulesFound)
    def _rules_found(self, event: RulesFound) -> None:
        from newsbrowse.ui.screens.entities import list_rules

        list_rules(self, event.rules)

    @on(Renamed)
    def _renamed(self, event: Renamed) -> None:
        self.say(event.text)
        subject, now = event.subject, event.now or ""
        sidebar = self.query_one(FacetSidebar)
        sidebar.let_go(subject.field if subject else None, subject.value if subject else "", now)
        followed = event.followed(self.search)
        if followed != self.search:
            self.set_search(followed)
        else:
            self.ask_again()

    @on(Decided)
    def _decided(self, event: Decided) -> None:
        self.taking_in.start(event.then)

    @on(Working)
    def _working(self, event: Working) -> None:
        self.query_one(StatusBar).show_work(event.text)

    @on(ToConfirm)
    def _ask(self, event: ToConfirm) -> None:
        from newsbrowse.ui.screens.confirm import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self.desk.confirmed(event.deed, event.keys, self.shown)
            else:
                self.say("Nothing was changed.")

        self.app.push_screen(ConfirmScreen(event.deed.question(event.count)), answered)

    @on(Acted)
    def _acted(self, event: Acted) -> None:
        articles, reading = self.query_one(ArticleList), self.query_one(Reader).reading
        shown = None if reading is None else event.marks.get(reading.article.id)
        if reading is not None and shown and _differ(shown, reading):
            self.jobs.load.ask(ReadRequest(reading.article.id, self.search, self._typing))
        articles.show_marks(event.marks)
        if event.text:
            self.say(event.text)
            if asks_the_desk(self.search):
                self.ask_again()
            elif event.tags:
                self._ask_counts()

    def ask_again(self) -> None:
        """Ask for the hits of the same search anew, with the cursor where it is."""

    def describe_list(self) -> None:
        """Say in the title of the list in which order it is, and what is ticked."""


def _differ(marks: Marks, reading: Reading) -> bool:
    """Whether other tags or notes are shown with an article than it has."""
    shown = {one.remark for one in reading.noted}
    now = (marks.tags, marks.lists, marks.note, set(marks.remarks))
    return now != (reading.tags, reading.lists, reading.note, shown)


def asks_the_desk(search: Search) -> bool:
    """Whether what a search finds depends on what the user did."""
    by_tag = any(selection.field is Field.TAG for selection in search.selections)
    return by_tag or _ASKS_THE_DESK.search(search.text) is not None
