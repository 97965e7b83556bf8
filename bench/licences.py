"""The licences of all that an installed newsbrowse brings along; the exit code is 1 if one of them may not.

    python bench/licences.py

Read is what the packages say of themselves, from the requirements of newsbrowse with all its extras for users
down. Where a package leaves the choice, one licence that may suffices; where it names several, all must.
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution

from msgspec import Struct
from packaging.requirements import Requirement

PROGRAM = "newsbrowse"
EXTRAS = ("", "pdf")
FREE = re.compile(
    r"(?:the )?(?:mit|bsd|apache|isc|psf|python software foundation|cnri-python|zlib|0bsd|unlicense|cc0)\b.*"
    r"|psfl|apache2?",
    re.IGNORECASE,
)
"""Licences that ask for a notice at most."""

EXCEPTIONS = {"certifi": "MPL-2.0", "tld": "MPL-1.1"}
"""Packages under the Mozilla Public License, which asks for the source of their own files alone.

Both come with trafilatura. `tld` leaves the choice between that, the GPL and the LGPL, and is taken under the
first.
"""

_LONGEST = 80
_CLASSIFIER = "License :: "


class Package(Struct, frozen=True):
    """An installed package, what it says of its licence, and whether newsbrowse may bring it along."""

    name: str
    version: str
    licence: str
    may: bool


def packages() -> list[Package]:
    """All that newsbrowse needs, by name."""
    found: dict[str, Package] = {}
    waiting = [Requirement(f"{PROGRAM}[{','.join(filter(None, EXTRAS))}]")]
    while waiting:
        wanted = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in found:
            continue
        installed = distribution(wanted.name)
        licence = stated(installed)
        found[name] = Package(name, installed.version, licence, may(name, licence))
        extras = ("", *wanted.extras)
        for line in installed.requires or ():
            further = Requirement(line)
            if further.marker is None or any(further.marker.evaluate({"extra": one}) for one in extras):
                waiting.append(further)
    return sorted(found.values(), key=lambda package: package.name)


def stated(installed: Distribution) -> str:
    """What a package says of its licence: as an expression, in words, or by its classifiers."""
    told = installed.metadata
    words = str(told["License-Expression"] or told["License"] or "")
    if 0 < len(words) <= _LONGEST and "\n" not in words:
        return words
    named = [one for one in told.get_all("Classifier") or () if one.startswith(_CLASSIFIER)]
    return " AND ".join(one.rpartition(" :: ")[2] for one in named)


def may(name: str, licence: str) -> bool:
    """Whether a package of a licence may come along."""
    allowed = EXCEPTIONS.get(name)

    def is_free(one: str) -> bool:
        words = one.strip(" ()")
        return bool(FREE.fullmatch(words)) or words == allowed

    return any(all(map(is_free, choice.split(" AND "))) for choice in licence.split(" OR "))


def main() -> None:
    """Print the table."""
    found = packages()
    for package in found:
        mark = "" if package.may else "  MAY NOT come along"
        print(f"{package.name:<22} {package.version:<14} {package.licence}{mark}")
    wrong = sum(not package.may for package in found)
    print(f"{len(found)} packages, {wrong} that may not come along")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
