"""`newsbrowse entities`: people and countries put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

import msgspec
import typer
from msgspec import Struct

from newsbrowse.archive.done import Done
from newsbrowse.archive.library import Library
from newsbrowse.archive.naming import AS_COUNTRY, AS_PERSON, KINDS
from newsbrowse.archive.tallies import COUNTRY, PERSON
from newsbrowse.cli import entity_lists
from newsbrowse.cli.line_files import lines_of, opened
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import complain, narrate, write_json
from newsbrowse.errors import UsageError
from newsbrowse.text.clean import clean

EXAMPLES = examples(
    "newsbrowse entities list putin",
    "newsbrowse entities why 'Vladimir Putin'",
    "newsbrowse entities merge 'Joseph R. Biden Jr.' 'Joe Biden'",
    "newsbrowse entities merge 'Clinton ?' 'Bill Clinton' --in 7KQ2M9XA",
    "newsbrowse entities rename 'Kim Jong Un' 'Kim Jong-un'",
    "newsbrowse entities kind 'Grand Rapids' place",
    "newsbrowse entities kind Jordan country:JO",
    "newsbrowse entities split 'John Kennedy' --in 7KQ2M9XA --as 'John Kennedy (senator)'",
    "newsbrowse entities hide --country JE",
    "newsbrowse entities rename --country MM Burma",
    "newsbrowse entities merge --country HK CN",
    "newsbrowse entities export > rules.jsonl",
)


class Action(StrEnum):
    """What to do."""

    LIST = "list"
    WHY = "why"
    RENAME = "rename"
    MERGE = "merge"
    HIDE = "hide"
    KIND = "kind"
    SPLIT = "split"
    RULES = "rules"
    FORGET = "forget"
    EXPORT = "export"
    IMPORT = "import"


class Asked(Struct, frozen=True):
    """What the command line asks for."""

    kind: str
    names: list[str]
    article: str
    new: str
    limit: int
    as_json: bool


def entities(
    context: typer.Context,
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.LIST,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Names; see below.", show_default=False)
    ] = None,
    country: Annotated[bool, typer.Option("--country", help="Countries, not people.")] = False,
    article: Annotated[
        str, typer.Option("--in", metavar="ID", help="In this article alone.", show_default=False)
    ] = "",
    new: Annotated[
        str, typer.Option("--as", metavar="NAME", help="What `split` is to call it.", show_default=False)
    ] = "",
    limit: Annotated[int, typer.Option(min=1, max=20_000, metavar="N", help="List at most so many.")] = 50,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """See how names are joined, and put people and countries right.

    \b
    list [TEXT]          people whose name has TEXT, with the names that are joined
    why NAME [ID]        why these are joined, and where an article names it
    rename NAME NEW      show it under another name
    merge NAME... INTO   show all as the last one
    hide NAME            keep it out of the facet
    kind NAME KIND       it is organisation, place, other, nothing, country:FR, person:NAME;
                         `person` (or `country`) takes that back
    split NAME           take a name out of those it is joined with
    rules, forget N      list what you decided; take rule N away
    export, import FILE  the rules as JSON Lines

    A name is given as an article writes it or as the facet shows it. Each change is a rule that
    holds at once, for what is there and for what is added later, and `newsbrowse undo` takes it back.
    """  # noqa: D301 - typer keeps the lines after \b
    asked = Asked(COUNTRY if country else PERSON, list(names or ()), article, new, limit, as_json)
    low, high, what = _TAKES[action]
    if not low <= len(asked.names) <= high:
        raise UsageError(f"entities {action} takes {what}", "newsbrowse entities --help has examples")
    with open_library(context, library) as archive:
        if action in _CHANGES:
            _tell(_CHANGES[action](archive, asked), as_json=as_json)
        else:
            _READS[action](archive, asked)


_TAKES: Mapping[Action, tuple[int, int, str]] = MappingProxyType(
    {
        Action.LIST: (0, 1, "a text at most"),
        Action.WHY: (1, 2, "a name, and the id of an article if you like"),
        Action.RENAME: (2, 2, "a name and a new one"),
        Action.MERGE: (2, 1_000, "two names at least; the last one stays"),
        Action.HIDE: (1, 1, "a name"),
        Action.KIND: (2, 2, f"a name and what it is: {', '.join(KINDS)}, country:FR or person:NAME"),
        Action.SPLIT: (1, 1, "a name"),
        Action.RULES: (0, 0, "no name"),
        Action.FORGET: (1, 1, "the number of a rule"),
        Action.EXPORT: (0, 0, "no name"),
        Action.IMPORT: (1, 1, "a file, or '-'"),
    }
)


def _rename(archive: Library, asked: Asked) -> Done:
    name, new = asked.names
    return archive.entities.rename(name, new, asked.kind)


def _merge(archive: Library, asked: Asked) -> Done:
    return archive.entities.merge(asked.kind, asked.names[:-1], asked.names[-1], asked.article)


def _hide(archive: Library, asked: Asked) -> Done:
    return archive.entities.hide(asked.kind, asked.names[0])


def _kind(archive: Library, asked: Asked) -> Done:
    name, to = asked.names
    return archive.entities.set_kind(asked.kind, name, _kind_of(asked.kind, to), asked.article)


def _kind_of(kind: str, text: str) -> str:
    """What a name is said to be, as rules have it."""
    if text.casefold() in (*KINDS, kind):
        return text.casefold()
    if kind == COUNTRY and text.startswith(AS_PERSON):
        return text
    from newsbrowse.extract.countries import country_code

    code = country_code(text.removeprefix(AS_COUNTRY))
    if code is None or kind == COUNTRY:
        other = "person:NAME" if kind == COUNTRY else "country:FR"
        raise UsageError(f"{clean(text)} is no kind", f"{', '.join(KINDS)}, {other}, or {kind} again")
    return AS_COUNTRY + code


def _split(archive: Library, asked: Asked) -> Done:
    return archive.entities.split(asked.kind, asked.names[0], asked.article, asked.new)


def _forget(archive: Library, asked: Asked) -> Done:
    number = asked.names[0]
    if not number.isdecimal() or len(number) > 9:
        raise UsageError(f"{number} is not the number of a rule", "newsbrowse entities rules lists them")
    return archive.entities.forget(int(number))


_CHANGES: Mapping[Action, Callable[[Library, Asked], Done]] = MappingProxyType(
    {
        Action.RENAME: _rename,
        Action.MERGE: _merge,
        Action.HIDE: _hide,
        Action.KIND: _kind,
        Action.SPLIT: _split,
        Action.FORGET: _forget,
    }
)


def _export(archive: Library, _: Asked) -> None:
    for rule in archive.entities.write_out():
        write_json(msgspec.to_builtins(rule))


def _import(archive: Library, asked: Asked) -> None:
    with opened(asked.names[0]) as stream:
        report = archive.entities.take_in(lines_of(stream))
    for failure in report.failed:
        narrate(f"{failure.origin}: {failure.reason}")
    if asked.as_json:
        failed = [{"origin": failure.origin, "reason": failure.reason} for failure in report.failed]
        write_json({"lines": report.lines, "changed": report.changed, "failed": failed})
    else:
        new = f"{report.changed:,} new {'rule' if report.changed == 1 else 'rules'}"
        narrate(f"{report.lines:,} lines read, {new}, {len(report.failed):,} not taken")
    if report.failed or not report.lines:
        complain("not all rules were taken in" if report.lines else "there was nothing to take in")
        raise typer.Exit(1)


_READS: Mapping[Action, Callable[[Library, Asked], None]] = MappingProxyType(
    {
        Action.LIST: lambda archive, asked: entity_lists.listed(
            archive, asked.kind, "".join(asked.names), asked.limit, as_json=asked.as_json
        ),
        Action.WHY: lambda archive, asked: entity_lists.why(
            archive, asked.kind, asked.names, as_json=asked.as_json
        ),
        Action.RULES: lambda archive, asked: entity_lists.rules(archive, as_json=asked.as_json),
        Action.EXPORT: _export,
        Action.IMPORT: _import,
    }
)


def _tell(done: Done, *, as_json: bool) -> None:
    if as_json:
        write_json({"what": done.label, "articles": done.articles})
    elif done.articles:
        narrate(f"{done.label} ({done.articles:,} {'article' if done.articles == 1 else 'articles'})")
    if not done.articles:
        complain("all of that is so already")
        raise typer.Exit(1)
