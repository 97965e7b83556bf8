"""Compiled kernels for the few loops in which an import spends its time; every one of them is optional.

A kernel is a module of Cython here that does what a function or class of plain Python does beside its user,
quicker and with the same outcome: the rules of language, the word lists and the rare odd cases stay in
Python. The kernels are compiled when newsbrowse is installed (`build_kernels.py`). Where there is no C
compiler, or `NEWSBROWSE_PURE` is set, plain Python does the work. So it does where a kernel was compiled from
another state of its source, as after an update of a working copy: what runs is always what the source says.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar
from zlib import crc32

BUILT = "built.json"
"""What `build_kernels.py` leaves here: for each kernel the checksum of the source it was made from."""

PURE = "NEWSBROWSE_PURE"
"""The environment variable that switches all kernels off, if it is set and not empty."""

_HERE = Path(__file__).parent

T = TypeVar("T")


def faster(name: str, plain: T) -> T:
    """The compiled form of a function or class, else the plain one itself.

    Args:
        name: the kernel; what is looked for in it has the name of `plain` without a leading underscore.
        plain: what does the same in Python.
    """
    module = kernel(name)
    found: T = getattr(module, plain.__name__.lstrip("_"), plain) if module else plain  # type: ignore[attr-defined]
    return found


@cache
def kernel(name: str) -> ModuleType | None:
    """A kernel, if it is wanted and was compiled from its present source."""
    if os.environ.get(PURE) or not _is_current(name):
        return None
    try:
        return import_module(f"{__name__}.{name}")
    except ImportError:
        return None


def in_use() -> list[str]:
    """The names of the kernels that do the work of plain Python here, sorted."""
    return [name for name in sorted(_built()) if kernel(name)]


def source_sum(source: Path) -> int:
    """The checksum of a kernel's source, by which it is told whether what was compiled is made from it."""
    return crc32(source.read_bytes())


def _is_current(name: str) -> bool:
    try:
        return name in _built() and _built()[name] == source_sum(_HERE / f"{name}.pyx")
    except OSError:
        return False


@cache
def _built() -> dict[str, int]:
    import json

    try:
        built = json.loads((_HERE / BUILT).read_bytes())
    except (OSError, ValueError):
        return {}
    return built if isinstance(built, dict) else {}
