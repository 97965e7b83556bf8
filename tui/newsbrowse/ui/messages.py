"""Messages: what they are made of, and those that more than one part of the browser sends."""

from __future__ import annotations

from typing import Any, dataclass_transform

from textual.message import Message


@dataclass_transform(eq_default=False)
class Told(Message):
    """A message whose subclasses name what they tell by annotations, as a dataclass does.

    Dataclasses are generated and compiled at each start: a quarter of a millisecond each, and dozens of them.
    """

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__()
        fields = type(self).__annotations__ if "__annotations__" in vars(type(self)) else {}
        given = dict(zip(fields, values, strict=False)) | named
        missing = [name for name in fields if name not in given and not hasattr(type(self), name)]
        if missing or len(given) != len(values) + len(named) or not given.keys() <= fields.keys():
            raise TypeError(f"{type(self).__qualname__} tells {', '.join(fields) or 'nothing'}")
        vars(self).update(given)


class Said(Told):
    """Something the user should read once, in the status line."""

    text: str
    warning: bool = False


class PairLeft(Told):
    """Another comparison takes the place of one; `pair` is a `ComparedPair`."""

    pair: Any


class PairMoved(Told):
    """The reader is somewhere else in a comparison."""


class PlaceKept(Told):
    """Where the user is has been written to the disk."""


class Failed(Told):
    """Work for the user could not be done; one line, and what to do."""

    text: str
    hint: str = ""

    @property
    def line(self) -> str:
        """Both on one line."""
        return f"{self.text}  {self.hint}".strip()
