"""JSON in which articles are no list: as tables that pandas wrote, or under a key each."""

from __future__ import annotations

from collections.abc import Mapping

from newsbrowse.readers.naming import names_something

_MOST = 1_000_000


def rows_of(value: object) -> object:
    """A document as a list of objects, if it is one in another form; else as it is.

    Three forms are known: names of columns beside rows (`split`), columns of values by number, and objects by
    their ids.
    """
    if not isinstance(value, Mapping):
        return value
    columns, data = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(data, list) and names_something(map(str, columns)):
        return [dict(zip(map(str, columns), row, strict=False)) for row in data if isinstance(row, list)]
    inner = list(value.values())
    if len(inner) < 2 or not all(isinstance(one, Mapping) and one for one in inner):
        return value
    if names_something(value) and not any(isinstance(one, Mapping) for one in inner[0].values()):
        return _transposed(value)
    return _by_id(value) if all(names_something(map(str, one)) for one in inner[:20]) else value


def _transposed(columns: Mapping[str, Mapping[str, object]]) -> list[dict[str, object]]:
    """Columns, each with its values by the number of the row, as rows."""
    first = next(iter(columns.values()))
    return [{name: column.get(row) for name, column in columns.items()} for row in list(first)[:_MOST]]


def _by_id(articles: Mapping[str, Mapping[str, object]]) -> list[dict[str, object]]:
    """Objects under their ids, each with its own."""
    return [{"ref": key} | dict(one) for key, one in articles.items()]
