"""Asking for tags and for a short note."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.suggester import Suggester

from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Remark
from newsbrowse.models import Field, Hit, Search
from newsbrowse.text.clean import clean
from newsbrowse.ui.annotations import cut
from newsbrowse.ui.deskwork import Target, always, tagging
from newsbrowse.ui.screens.desk import DeskScreen
from newsbrowse.ui.screens.marking import MarkingScreen
from newsbrowse.ui.screens.pick import PromptScreen
from newsbrowse.ui.widgets.article_list import ArticleList

_TAGS_LISTED = 200
_WORDS_SHOWN = 60


class TagSuggester(Suggester):
    """Goes on with the last tag of a line, out of those known, which are asked for when first needed."""

    def __init__(self, known: Callable[[], tuple[str, ...]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._ask = known
        self._known: tuple[str, ...] | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last tag complete; None if there is nothing to go on with."""
        begun = value.rpartition(",")[2].lstrip(" -")
        if not begun:
            return None
        if self._known is None:
            self._known = await asyncio.to_thread(self._ask)
        return next((value + tag[len(begun) :] for tag in self._known if _begins(tag, begun)), None)


def _begins(tag: str, begun: str) -> bool:
    return len(tag) > len(begun) and tag[: len(begun)].casefold() == begun.casefold()


def tags_of(library: Library) -> tuple[str, ...]:
    """All tags: the user's own, the most frequent first, then those that articles came with."""
    own = [name for name, _ in library.desk.known_tags()]
    counted = library.facets(Search(), fields=(Field.TAG,), limit=_TAGS_LISTED)
    return tuple(dict.fromkeys(clean(tag) for tag in (*own, *(v.label for v in counted.values[Field.TAG]))))


def ask_for_tags(screen: DeskScreen, target: Target | None) -> None:
    """Ask for tags and put them on articles; `-name` takes one away."""
    if target is None:
        screen.say("No article is under the cursor.")
        return

    def given(line: str | None) -> None:
        deed = tagging(line or "")
        if deed is not None:
            screen.act(always(deed), target)

    heading, hint = f"Tags for {target.words}", "with commas between; -tag takes one off"
    suggester = TagSuggester(lambda: tags_of(screen.library))
    screen.app.push_screen(PromptScreen(heading, hint=hint, suggester=suggester), given)


def ask_for_a_note(screen: DeskScreen, hit: Hit) -> None:
    """Ask for a short note; an emptied line takes it away."""
    before = screen.query_one(ArticleList).marks_of(hit.id).note

    def given(line: str | None) -> None:
        if line is not None and line != before:
            screen.desk.note(hit.id, line, screen.shown)

    hint = "an empty line takes the note away" if before else "a short note"
    screen.app.push_screen(PromptScreen("A note on this article", before, hint=hint, or_empty=True), given)


def ask_for_passage_tags(screen: MarkingScreen, article: str, remark: Remark) -> None:
    """Ask for tags and put them on a passage, which stays chosen; `-name` takes one away."""

    def given(line: str | None) -> None:
        screen.desk.tag_passage(article, remark, line or "", screen.shown)

    hint = f"it has {', '.join(map(clean, remark.tags))}" if remark.tags else "with commas between"
    suggester = TagSuggester(lambda: tags_of(screen.library))
    prompt = PromptScreen("Tags for this passage", hint=f"{hint}; -tag takes one off", suggester=suggester)
    screen.app.push_screen(prompt, given)


def ask_for_a_remark(screen: MarkingScreen, article: str, remark: Remark) -> None:
    """Ask for a short note on a passage; an emptied line takes it away."""

    def given(line: str | None) -> None:
        if line is not None and line != remark.note:
            screen.keep_remark(article, remark, line)

    hint = "an empty line takes the note away" if remark.note else f"on “{cut(remark.words, _WORDS_SHOWN)}”"
    prompt = PromptScreen("A note on this passage", remark.note, hint=hint, or_empty=True)
    screen.app.push_screen(prompt, given)
