"""The first start: what the user chose to begin with is done, and the browser opened on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsbrowse import config
from newsbrowse.models import AddReport

if TYPE_CHECKING:
    from newsbrowse.fetching.following import Found
    from newsbrowse.ui.keymap import Keymap


def begin(library: Path) -> tuple[Path, str | None, str] | None:
    """Ask what to begin with until something is there to browse; None if the user leaves.

    Args:
        library: where the library will live; there is none yet.

    Returns:
        The library to open, what to call it (None for its folder's name), and a line to say there.
    """
    from newsbrowse.ui.welcome import Places, Way, welcome

    said = ""
    while chosen := welcome(Places(library, config.config_path(), config.state_dir()), said):
        match chosen.way:
            case Way.SAMPLE:
                from newsbrowse.cli.sample import NAME, sample_library

                return sample_library(), NAME, _hint()
            case Way.EMPTY:
                _create(library)
                return library, None, ""
            case Way.FEED if chosen.found is not None:
                return library, None, _follow(library, chosen.found)
            case _ if chosen.path is not None:
                report = _add(library, chosen.path)
                said = _told(report)
                if report.added or report.unchanged or report.updated:
                    return library, None, said
    return None


def _hint() -> str:
    """What to say in the sample library, with the keys as the user mapped them."""
    keys = _keys()
    return f"Look around; {keys.told('app.quit')} leaves, {keys.told('app.help')} shows the keys."


def _keys() -> Keymap:
    """The keys as the user mapped them."""
    from newsbrowse.config.reading import load
    from newsbrowse.config.settings import PRESET
    from newsbrowse.ui.keymap import build

    settings = load()
    return build(settings[PRESET], settings.bindings, settings.binding_place)[0]


def _create(library: Path) -> None:
    from newsbrowse.archive.library import Library

    Library.open(library, create=True).close()


def _add(library: Path, path: Path) -> AddReport:
    from newsbrowse.archive.library import Library
    from newsbrowse.cli.inputs import add_paths
    from newsbrowse.cli.interrupt import unheard

    with Library.open(library, create=True) as archive, unheard():
        return add_paths(archive, [str(path.absolute())])[0]


def _follow(library: Path, found: Found) -> str:
    """Follow a feed in a library that is made for it; a line to say of it."""
    from newsbrowse.archive.library import Library
    from newsbrowse.cli.interrupt import unheard
    from newsbrowse.config.reading import load
    from newsbrowse.fetching.following import follow
    from newsbrowse.fetching.manner import manner_of

    with Library.open(library, create=True) as archive, unheard():
        report = follow(archive, found, manner_of(load()))
    added = report.added if report else 0
    many = f"{added:,} articles of" if added != 1 else "One article of"
    shows = _keys().told("browse.feeds")
    return (
        f"{many} {found.subscription.title}; {shows} shows the feeds, 'newsbrowse fetch' brings what is new."
    )


def _told(report: AddReport) -> str:
    added = f"{report.added:,} articles are in." if report.added != 1 else "One article is in."
    if not report.failed:
        return added
    first = report.failed[0]
    more = f" (and {len(report.failed) - 1:,} more)" if len(report.failed) > 1 else ""
    return f"{added} Not read: {first.origin}: {first.reason}{more}"
