"""How long a decision about a frequent name takes: `python bench/rules.py --library LIBRARY`.

The library is copied. Each decision is made and undone on the most frequent person and country. Told is the
processor time until the facet shows it: that of the transaction and of what the index takes in anew.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from newsbrowse.archive.library import Library
from newsbrowse.models import Field, Search


def most_frequent(library: Library, field: Field) -> tuple[str, str]:
    """The two most frequent values of a facet."""
    first, second = library.facets(Search(), fields=(field,), limit=2).values[field][:2]
    return first.value, second.value


def seconds(work: Callable[[], object]) -> float:
    """The processor time that something takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(library: Library) -> None:
    """Print a line for each decision."""
    deeds = library.entities
    person, rival = most_frequent(library, Field.PEOPLE)
    country, neighbour = most_frequent(library, Field.COUNTRIES)
    for name, deed in (
        ("hide a person", lambda: deeds.hide("person", person)),
        ("hide a country", lambda: deeds.hide("country", country)),
        ("rename a country", lambda: deeds.rename(country, "Zembla", "country")),
        ("rename a person", lambda: deeds.rename(person, "Charles Kinbote")),
        ("merge two people", lambda: deeds.merge("person", [rival], person)),
        ("merge two countries", lambda: deeds.merge("country", [neighbour], country)),
    ):
        before = library.search(Search(), limit=0).total
        done, undone = seconds(deed), seconds(library.desk.undo)
        print(f"{name:<20} {done:6.2f} s, undone {undone:6.2f} s, library of {before:,}", flush=True)


def main() -> None:
    """Copy the library and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", type=Path, required=True)
    given = parser.parse_args().library
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "library"
        shutil.copytree(given, copy)
        with Library.open(copy) as library:
            measure(library)


if __name__ == "__main__":
    main()
