"""Reads the settings: flags over environment over file over defaults; what is wrong is told, not raised."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

from newsbrowse.config.places import CONFIG_VARIABLE, config_path, usual_library
from newsbrowse.config.settings import BY_NAME, LIBRARY, TABLE, Plain, Setting, T, check, parse
from newsbrowse.speedups import PURE

_NO_SETTINGS = (CONFIG_VARIABLE, PURE)
"""Variables of ours that are none."""

_MOST_BYTES = 1 << 20
_KEYS = "keys"
_TABLES = tuple(dict.fromkeys(name.partition(".")[0] for name in BY_NAME if "." in name))
_MOST_KEYS = 20
_SHOWN = 60
"""Characters of a wrong value or name that are told."""

_PLACE = r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$"


class Problem(Struct, frozen=True):
    """What is wrong with a setting, and where: `FILE:LINE`, a variable or a flag.

    Attributes:
        broken: the whole file could not be read; otherwise the rest of it holds.
    """

    where: str
    message: str
    broken: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class Value(Struct, frozen=True):
    """A value and where it came from: `default`, `FILE:LINE`, `environment NAME` or a flag."""

    value: Plain
    source: str


class Settings:
    """All that is set. `settings[WIDTH]` is the value of a setting, of the setting's type.

    Attributes:
        path: the config file; it may not exist.
        bindings: keys by the id of a command, as they were written.
        problems: what was wrong.
    """

    def __init__(
        self,
        path: Path = Path("config.toml"),
        text: str = "",
        values: Mapping[str, Plain] | None = None,
        sources: Mapping[str, str] | None = None,
        bindings: Mapping[str, tuple[str, ...]] | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.path = path
        self.bindings = bindings or {}
        self.problems = problems
        self._text = text
        self._values = values or {}
        self._sources = sources or {}

    def __getitem__(self, setting: Setting[T]) -> T:
        """The value of a setting."""
        return cast("T", self._values.get(setting.name, setting.default))

    @property
    def library(self) -> Path:
        """The library folder."""
        named = self[LIBRARY].strip()
        return Path(named).expanduser() if named else usual_library()

    def value(self, setting: Setting[Any]) -> Value:
        """A setting's value with its origin."""
        source = self._sources.get(setting.name, "default")
        if source == "file":
            source = self.where(tuple(setting.name.split(".")))
        return Value(self._values.get(setting.name, setting.default), source)

    def where(self, path: tuple[str, ...]) -> str:
        """The place of a key in the config file, as `FILE:LINE`."""
        line = self._lines.get(path)
        return f"{self.path}:{line}" if line else str(self.path)

    def binding_place(self, command: str) -> str:
        """The place of a command's keys in the config file."""
        quoted = self.where((_KEYS, command))
        return quoted if quoted != str(self.path) else self.where((_KEYS, *command.split(".")))

    @cached_property
    def _lines(self) -> dict[tuple[str, ...], int]:
        from newsbrowse.config.lines import key_lines

        return key_lines(self._text)


def load(
    flags: Mapping[str, str] | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    path: Path | None = None,
) -> Settings:
    """Read all settings.

    Args:
        flags: texts by the name of a setting, as given on the command line.
        environment: the variables; those of this process where None.
        path: the config file; `config_path()` where None.
    """
    variables = os.environ if environment is None else environment
    path = path or config_path(variables)
    return _Loading(path, variables).all(flags or {})


class _Loading:
    """One reading: gathers values, the weightier over the lighter, and problems."""

    def __init__(self, path: Path, variables: Mapping[str, str]) -> None:
        self._file = Settings(path)
        self._text = ""
        self._variables = variables
        self._values: dict[str, Plain] = {}
        self._sources: dict[str, str] = {}
        self._bindings: dict[str, tuple[str, ...]] = {}
        self._problems: list[Problem] = []

    def all(self, flags: Mapping[str, str]) -> Settings:
        self._read_file()
        self._read_environment()
        for name, text in flags.items():
            self._take_text(name, text, "--library" if name == LIBRARY.name else f"--set {name}")
        file = self._file
        problems = tuple(self._problems)
        return Settings(file.path, self._text, self._values, self._sources, self._bindings, problems)

    def _read_file(self) -> None:
        try:
            text = _text_of(self._file.path, named=CONFIG_VARIABLE in self._variables)
            if not text:
                return
            import tomllib

            self._text = text
            self._file = Settings(self._file.path, text)
            self._take_table((), tomllib.loads(text))
        except RecursionError:
            self._break("values nested too deep")
        except (OSError, ValueError) as error:
            self._break(getattr(error, "strerror", None) or str(error))

    def _break(self, message: str) -> None:
        place = re.search(_PLACE, message)
        at = f":{place[1]}:{place[2]}" if place and place[1] else ""
        words = _shown(re.sub(_PLACE, "", message), 200)
        self._problems.append(Problem(f"{self._file.path}{at}", f"{words}; the defaults hold", broken=True))

    def _take_table(self, above: tuple[str, ...], table: Mapping[str, object]) -> None:
        for key, value in table.items():
            path = (*above, key)
            name = ".".join(path)
            if name in BY_NAME:
                self._take(BY_NAME[name], value, "file", path)
            elif path[0] == _KEYS and len(path) > 1:
                self._take_keys(path, value)
            elif isinstance(value, dict) and any(one.startswith(f"{name}.") for one in BY_NAME):
                self._take_table(path, value)
            else:
                self._unknown(name, self._file.where(path), _TABLES if isinstance(value, dict) else BY_NAME)

    def _take_keys(self, path: tuple[str, ...], value: object) -> None:
        """The keys of a command: one text or a list; `list.read` may be quoted or nested."""
        if isinstance(value, dict):
            self._take_table(path, value)
            return
        keys = [value] if isinstance(value, str) else value
        if isinstance(keys, list) and len(keys) <= _MOST_KEYS and all(isinstance(one, str) for one in keys):
            self._bindings[".".join(path[1:])] = tuple(keys)
            return
        what = "takes a key in quotes, or a list of at most 20"
        self._problems.append(Problem(self._file.where(path), f"{_shown('.'.join(path))} {what}"))

    def _read_environment(self) -> None:
        for setting in TABLE:
            text = self._variables.get(setting.variable, "")
            if text.strip():
                self._take_text(setting.name, text, f"environment {setting.variable}")
        for name in sorted(self._strangers()):
            from newsbrowse.config.nearest import did_you_mean

            near = did_you_mean(name, [*_NO_SETTINGS, *(one.variable for one in TABLE)])
            self._problems.append(Problem(f"environment {_shown(name)}", f"no such setting{near}"))

    def _strangers(self) -> Iterator[str]:
        known = {*_NO_SETTINGS, *(one.variable for one in TABLE)}
        return (one for one in self._variables if one.startswith("NEWSBROWSE_") and one not in known)

    def _take_text(self, name: str, text: str, source: str) -> None:
        if name in BY_NAME:
            setting = BY_NAME[name]
            self._take(setting, parse(setting, text), source)
        else:
            self._unknown(name, source)

    def _take(self, setting: Setting[Any], value: object, source: str, path: tuple[str, ...] = ()) -> None:
        wrong = check(setting, value)
        if not wrong:
            self._values[setting.name] = cast("Plain", value)
            self._sources[setting.name] = source
            return
        near = ""
        if setting.choices and isinstance(value, str):
            from newsbrowse.config.nearest import did_you_mean

            near = did_you_mean(value, setting.choices)
        where = self._file.where(path) if path else source
        given = _shown(repr(value) if not isinstance(value, str) else f'"{value[:1000]}"')
        self._problems.append(Problem(where, f"{setting.name} {wrong}, not {given}{near}"))

    def _unknown(self, name: str, where: str, known: Iterable[str] = BY_NAME) -> None:
        from newsbrowse.config.nearest import did_you_mean

        self._problems.append(
            Problem(where, f"no setting is named {_shown(name)}{did_you_mean(name, known)}")
        )


def _text_of(path: Path, *, named: bool) -> str:
    """The text of the config file; empty if there is none and nothing says there should be one.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no regular file, too large or not in UTF-8.
    """
    if not named and not path.exists():
        return ""
    if path.exists() and not path.is_file():
        raise ValueError("not a regular file")
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError("larger than 1 MiB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"not in UTF-8 (at line {line}, column 1)") from error


def _shown(text: str, most: int = _SHOWN) -> str:
    """A text from outside, short and on one line; the one who shows it cleans it."""
    return text if len(text) <= most else f"{text[:most]}…"
