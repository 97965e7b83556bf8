"""Acting on many articles at once: on which, and then what."""

from __future__ import annotations

from collections.abc import Callable

from newsbrowse.ui.deskwork import READ, STAR, UNREAD, UNSTAR, Target, always
from newsbrowse.ui.screens.annotate import ask_for_tags
from newsbrowse.ui.screens.desk import DeskScreen
from newsbrowse.ui.screens.pick import Picked, PickScreen
from newsbrowse.ui.widgets.article_list import ArticleList


def ask_for_articles(screen: DeskScreen) -> None:
    """Ask which articles, then what to do to them."""
    targets = _targets(screen)
    if not targets:
        screen.say("The list is empty.")
        return
    lines = [(f"{target.words[:1].upper()}{target.words[1:]}", "") for target in targets]
    _pick(screen, "Act on", lines, lambda row: _ask_what(screen, targets[row]))


def _ask_what(screen: DeskScreen, target: Target) -> None:
    doings: list[tuple[str, Callable[[], None]]] = [
        ("Tag, or take tags off", lambda: ask_for_tags(screen, target)),
        ("Star", lambda: screen.act(always(STAR), target)),
        ("Take the star off", lambda: screen.act(always(UNSTAR), target)),
        ("Mark as read", lambda: screen.act(always(READ), target)),
        ("Mark as unread", lambda: screen.act(always(UNREAD), target)),
        *screen.further_doings(target),
    ]
    lines = [(words, "") for words, _ in doings]
    _pick(screen, f"What to do with {target.words}", lines, lambda row: doings[row][1]())


def _pick(
    screen: DeskScreen, heading: str, lines: list[tuple[str, str]], take: Callable[[int], None]
) -> None:
    def picked(choice: Picked | None) -> None:
        if choice is not None:
            take(choice.row)

    screen.app.push_screen(PickScreen(heading, lines), picked)


def _targets(screen: DeskScreen) -> list[Target]:
    """The ticked articles, all hits, and the lines from the cursor up and down."""
    articles = screen.query_one(ArticleList)
    if not articles.rows:
        return []
    row, total = articles.cursor, screen.total
    targets = [_lines(screen, f"all {total:,} articles found", slice(None), folded=False)]
    if row:
        above = f"this one and the {row:,} above"
        targets.append(_lines(screen, above, slice(0, row + 1), folded=screen.folded))
    if row + 1 < articles.rows:
        targets.append(_lines(screen, "this one and all below", slice(row, None), folded=screen.folded))
    return [screen.target, *targets] if screen.ticked and screen.target else targets


def _lines(screen: DeskScreen, words: str, rows: slice, *, folded: bool) -> Target:
    """Lines of the present list; it may go on changing while they are asked for."""
    search, typing = screen.search, screen.typing
    return Target(
        words,
        lambda library: library.keys_of_hits(search, rows=rows, folded=folded, as_you_type=typing),
    )
