"""Libraries to test with: the sample articles, read, analysed and indexed once for the whole run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from newsbrowse.archive import completion, ways_out
from newsbrowse.archive.library import Library
from newsbrowse.seeds import read_seeds, seeds_folder

settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

_HOMES = count()


@pytest.fixture(autouse=True)
def _all_the_time_in_the_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is offered does not depend on how quick the machine is."""
    for module, name in ((completion, "PATIENCE"), (ways_out, "CORRECTING"), (ways_out, "TRYING")):
        monkeypatch.setattr(module, name, float("inf"))


@pytest.fixture(autouse=True)
def _nothing_of_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees or changes what the user has set or kept, nor the size of its terminal."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_HOMES))
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    for name in ("NEWSBROWSE_LIBRARY", "NEWSBROWSE_CONFIG", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the sample articles that no test changes."""
    folder = tmp_path_factory.mktemp("template") / "sample"
    with Library.open(folder, create=True) as library:
        report = library.add(read_seeds(seeds_folder()))
    assert report.added == 12
    return folder


@pytest.fixture
def sample_folder(sample_template: Path, tmp_path: Path) -> Path:
    """The folder of a library of the sample articles, for one test alone."""
    folder = tmp_path / "sample"
    shutil.copytree(sample_template, folder)
    return folder


@pytest.fixture
def sample(sample_folder: Path) -> Iterator[Library]:
    """A library of the sample articles, for one test alone."""
    with Library.open(sample_folder) as library:
        yield library
