"""How a comparison looks of two articles that are no two accounts of one event, at three sizes."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry
from newsbrowse.ui.screens.compare import CompareScreen
from newsbrowse.ui.state import ComparedPair, Place
from tests.pilot.conftest import Opener, open_browser
from tests.snapshot.picture import words
from tests.snapshot.test_screens import SIZES, pictures

__all__ = ["open_browser", "pictures"]

ACCOUNT = (
    "The harbour of Vardal was closed on Sunday after a storm broke its northern pier. "
    "Mayor Ana Moe said that repairs would cost $12.5 million.\n\n"
    '"We will open again in spring," Moe said. Nobody was hurt, but three boats sank.'
)
ITEMS = (f"Item {n}: the board spent ${n}.5 million, said Per Lind." for n in range(2_000))
BODIES = {
    "nothing": "",
    "account": ACCOUNT,
    "copy": ACCOUNT,
    "one line": "The ferry ran aground.",
    "long word": "x" * 3_000,
    "long text": "\n\n".join(ITEMS),
    "in German": "Der Hafen von Vardal wurde am Sonntag geschlossen, nachdem ein Sturm ihn zerstört hatte. "
    "Bürgermeisterin Ana Moe sagte, die Reparatur koste 12,5 Millionen Dollar.",
    "in Chinese": "瓦尔达尔港口周日因风暴破坏北部码头而关闭。市长说，维修将耗资1250万美元。"
    "“我们将在春天重新开放，”她说。",
    "in Arabic": "أغلق ميناء فاردال يوم الأحد بعد عاصفة حطمت رصيفه الشمالي. "
    "تبلغ تكلفة الإصلاح 12.5 مليون دولار.",
}
PAIRS = (
    ("nothing", "nothing"),
    ("account", "nothing"),
    ("account", "account"),
    ("account", "copy"),
    ("in German", "account"),
    ("in Chinese", "account"),
    ("in Arabic", "account"),
    ("long text", "one line"),
    ("long word", "account"),
)


@pytest.mark.parametrize("size", SIZES)
async def test_odd_comparisons(
    tmp_path: Path, open_browser: Opener, pictures: SnapshotAssertion, size: str
) -> None:
    """Each says what the two are to each other, and no column stands empty without a word."""
    seen: list[str] = []
    with Library.open(tmp_path / "odd", create=True) as library:
        library.add([Entry(title, title, body, "2026-03-01") for title, body in BODIES.items()])
        ids = {hit.title: hit.id for hit in library.search(Place().search).hits}
        assert set(chain(*PAIRS)) == set(ids)
        for left, right in PAIRS:
            place = Place(comparing=ComparedPair(ids[left], ids[right]))
            async with open_browser(library, size=SIZES[size], place=place) as browser:
                await browser.until(lambda: isinstance(browser.app.screen, CompareScreen))
                await browser.press("tab")
                seen += [f"=== {left} against {right}", words(browser.app)]
    assert "\n".join(seen) + "\n" == pictures
