"""The ways to go on with a command line: verbs, options, and values out of the library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from newsbrowse import config
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Field, Search
from newsbrowse.text.clean import clean

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

_MOST = 40
_LONG_VALUES = ("person", "said", "country", "names", "source", "author", "tag", "list")
"""Fields whose values need no quotation marks, in which a shell would see its own."""

_PLAIN = re.compile(r"\w[\w .,-]*")
"""Such a value is the same with and without quotation marks."""

_QUERY_FIELDS = {
    Field.PEOPLE.value: "person",
    Field.COUNTRIES.value: "country",
    Field.PUBLISHED.value: "published",
    Field.MENTIONED.value: "mentions",
    Field.SOURCE.value: "source",
    Field.AUTHOR.value: "author",
    Field.TAG.value: "tag",
    Field.LANGUAGE.value: "language",
}
"""The names of the facets in the query language."""

_DAYS = ("published", "mentions")
"""Fields of which only days are values of a facet, not `this year`."""


class Way(Struct, frozen=True):
    """A word that can stand next, and what it means; both clean."""

    value: str
    help: str = ""


class _Line(Struct, frozen=True):
    """What was typed of a verb: `before` are its other words, `begun` the one that is typed."""

    verb: str
    before: tuple[str, ...]
    begun: str
    library: str | None


def ways(words: Sequence[str]) -> list[Way]:
    """The ways to go on with the last of some words; none where a file is meant, or nothing is known.

    Args:
        words: of the command line behind the program's name; the last is being typed and may be empty.
    """
    *before, begun = words or [""]
    found = _after_option(before, begun)
    if found is None:
        found = _of_verb(before, begun)
    once = dict.fromkeys(way for way in found if way.value and clean(way.value) == way.value)
    return list(islice(once, _MOST * 5))


def _after_option(before: Sequence[str], begun: str) -> Iterable[Way] | None:
    """The values of an option ahead of the verb; None if none is being typed."""
    if before and before[-1] == "--library" and not _verb_of(before[:-1])[0]:
        return ()
    if before and before[-1] == "--set" and not _verb_of(before[:-1])[0]:
        from newsbrowse.config.settings import TABLE

        return _begin(begun, ((f"{one.name}=", one.help) for one in TABLE))
    return None


def _verb_of(words: Sequence[str]) -> tuple[str, int]:
    """The verb among some words and its place; an empty one if there is none yet."""
    at = 0
    while at < len(words):
        if words[at] in ("--library", "--set"):
            at += 2
        elif words[at].startswith("-"):
            at += 1
        else:
            return words[at], at
    return "", at


def _of_verb(before: Sequence[str], begun: str) -> Iterable[Way]:
    from newsbrowse.cli.app import VERBS, app, build_verb

    verb, at = _verb_of(before)
    if not verb:
        import typer

        if begun.startswith("-"):
            return _options(typer.main.get_command(app), begun)
        return _begin(
            begun,
            ((name, build_verb(name).get_short_help_str(80)) for name in VERBS if name.startswith(begun)),
        )
    if verb not in VERBS:
        return ()
    command = build_verb(verb)
    words = tuple(before[at + 1 :])
    given = _value_of(before, "--library")
    line = _Line(verb, words, begun, given)
    if "--" not in words:
        option = _option_named(command, words[-1]) if words else None
        if option is not None and not option.is_flag:
            return _values(option, line)
        if begun.startswith("-"):
            return _options(command, begun)
    argument = _argument(command, words)
    return _values(argument, line) if argument is not None else ()


def _begin(begun: str, values: Iterable[tuple[str, str]]) -> Iterator[Way]:
    folded = begun.casefold()
    return (Way(value, clean(text)) for value, text in values if value.casefold().startswith(folded))


def _options(command: Any, begun: str) -> Iterator[Way]:
    named = (one for one in command.params if one.param_type_name == "option")
    told = [(name, one.help or "") for one in named for name in one.opts if name.startswith("--")]
    return _begin(begun, [*told, ("--help", "Show how it is used.")])


def _option_named(command: Any, name: str) -> Any:
    return next((one for one in command.params if one.param_type_name == "option" and name in one.opts), None)


def _value_of(words: Sequence[str], name: str) -> str | None:
    places = [at for at, word in enumerate(words[:-1]) if word == name]
    return words[places[-1] + 1] if places else None


def _argument(command: Any, words: Sequence[str]) -> Any:
    """The argument of a verb that comes next."""
    given, skip = 0, False
    for word in words:
        option = None if skip else _option_named(command, word)
        given += not skip and (option is None) and not word.startswith("--")
        skip = option is not None and not option.is_flag
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    for number, one in enumerate(arguments):
        if one.nargs == -1 or number == given:
            return one
    return None


def _values(parameter: Any, line: _Line) -> Iterable[Way]:
    """The values that a parameter can have: its choices, or what its name in the help stands for."""
    if choices := getattr(parameter.type, "choices", None):
        return _begin(line.begun, ((str(getattr(one, "value", one)), "") for one in choices))
    kind = (parameter.metavar or "").strip("[].").replace("]...", "")
    find = _OF_THE_LIBRARY.get((line.verb, kind)) or _OF_THE_LIBRARY.get(("", kind))
    if kind == "STYLE":
        return _begin(line.begun, ((style, "") for style in _styles(line.verb)))
    if find is None:
        return ()
    try:
        from newsbrowse.archive.library import Library

        with closing(
            Library.open(config.library_path(Path(line.library) if line.library else None))
        ) as library:
            return list(islice(find(library, line), _MOST))
    except NewsbrowseError:
        return ()


def _styles(verb: str) -> tuple[str, ...]:
    from newsbrowse.cli.cite import ENTRIES
    from newsbrowse.writing.citations import Style

    return (*Style, *(ENTRIES if verb == "cite" else ()))


def _ids(library: Library, line: _Line) -> Iterator[Way]:
    for short, title in library.ids_beginning(line.begun, _MOST):
        yield Way(short.lower() if line.begun.islower() else short, clean(title))


def _queries(library: Library, line: _Line) -> Iterator[Way]:
    """The ways on that the search box offers, among the articles that the words before it find."""
    rest = " ".join(word for word in line.before if not word.startswith("--"))
    text = f"{rest} {line.begun}".lstrip()
    done = library.complete(Search(text), len(text), limit=_MOST)
    head = (
        line.begun[: len(line.begun) - (len(text) - done.start)]
        if len(text) - done.start <= len(line.begun)
        else ""
    )
    for item in done.items:
        count = f"{item.count:,}" if item.count is not None else ""
        yield Way(head + _bare(item.insert), " ".join(filter(None, (clean(item.label), count))))


def _bare(insert: str) -> str:
    """A value without the quotation marks that the query language does not need.

    It does where there are signs in it; shells quote them as they quote all else.
    """
    field, sign, value = insert.partition(":")
    inner = value[1:-1]
    quoted = sign and value[:1] == value[-1:] == '"' and _PLAIN.fullmatch(inner)
    return f"{field}:{inner}" if quoted and field.lstrip("-") in _LONG_VALUES else insert


def _targets(library: Library, line: _Line) -> Iterator[Way]:
    if line.begun and ":" not in line.begun:
        yield from _ids(library, line)
    yield from _queries(library, line)


def _facet_values(library: Library, line: _Line) -> Iterator[Way]:
    """`people=Vladimir Putin`: a field, then its values that begin so."""
    name, sign, text = line.begun.partition("=")
    if not sign:
        yield from _begin(line.begun, ((f"{field.value}=", "") for field in Field))
        return
    for way in _named(library, _QUERY_FIELDS.get(name, ""), text):
        yield Way(f"{name}={way.value}", way.help)


def _named(library: Library, field: str, begun: str) -> Iterator[Way]:
    """The values of a field of the query language that begin so, with the number of articles of each."""
    if not field:
        return
    text = f'{field}:"{begun}' if " " in begun else f"{field}:{begun}"
    for item in library.complete(Search(text), len(text), limit=_MOST).items:
        value = item.insert.partition(":")[2].strip('"')
        if field not in _DAYS or value[:1].isdigit():
            yield Way(value, f"{item.count:,}" if item.count is not None else "")


def _people(library: Library, line: _Line) -> Iterator[Way]:
    return _named(library, "person", line.begun)


def _tags(library: Library, line: _Line) -> Iterator[Way]:
    return _named(library, "tag", line.begun)


def _saved(library: Library, line: _Line) -> Iterator[Way]:
    return _begin(line.begun, ((one.name, f"{one.search.text}") for one in library.saved_searches()))


def _lists(library: Library, line: _Line) -> Iterator[Way]:
    """Reading lists, the one used last first."""
    return _begin(
        line.begun, ((one.name, f"{one.read:,} of {one.articles:,} read") for one in library.lists.all())
    )


_Find = Callable[["Library", _Line], Iterable[Way]]
_OF_THE_LIBRARY: Mapping[tuple[str, str], _Find] = {
    ("", "ID"): _ids,
    ("", "A"): _ids,
    ("", "B"): _ids,
    ("", "QUERY"): _queries,
    ("", "QUERY|ID"): _targets,
    ("", "FIELD=VALUE"): _facet_values,
    ("", "FIELD=TEXT"): _facet_values,
    ("", "NAME"): _people,
    ("tag", "NAME"): _tags,
    ("notes", "TAG"): _tags,
    ("saved", "NAME"): _saved,
    ("list", "NAME"): _lists,
}
"""By verb (or none) and the name of a parameter in the help, what of a library it can be."""
