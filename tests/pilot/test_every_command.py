"""Each command of the table, by its first key, in the real browser."""

from __future__ import annotations

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.ui import deskwork
from newsbrowse.ui.commands import COMMANDS, Command
from newsbrowse.ui.key_names import spell

from .conftest import Opener
from .scenarios import ELSEWHERE, SCENARIOS


def test_each_command_has_a_scenario_and_no_scenario_is_left_over() -> None:
    assert {command.id for command in COMMANDS} == {*SCENARIOS, *ELSEWHERE}


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.id in SCENARIOS], ids=lambda command: command.id
)
async def test_the_key_of_a_command_does_what_it_says(
    sample: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.setattr(deskwork, "MOST_UNASKED", 5)
    scenario = SCENARIOS[command.id]
    scenario.prepare(sample)
    async with open_browser(sample, size=scenario.size) as browser:
        await browser.press(*("space" if key == " " else spell(key) for key in scenario.before))
        assert not scenario.seen(browser)
        await browser.pilot.press(*command.keys[0].split(" "))
        await browser.until(lambda: scenario.seen(browser))
