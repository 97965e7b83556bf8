"""The number beside a value of the sidebar is the total shown after space, in any library."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsbrowse.models import Field, Search, Selection
from newsbrowse.ui.facet_rows import RowKind
from tests.random_libraries import Facts, facts, labels, library_of, selections, switched

from .conftest import Browser, Opener


def total_shown(browser: Browser) -> int:
    return browser.articles.rows


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(facts, min_size=2, max_size=8),
    selections,
    switched,
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from(("space", "x", "l", "a", "s", "i"))), max_size=6),
    labels,
)
async def test_space_yields_the_number_that_stood_there(
    open_browser: Opener,
    articles: list[Facts],
    chosen: tuple[Selection, ...],
    rules: frozenset[Field],
    steps: list[tuple[int, str]],
    given_tags: list[tuple[int, str, bool]],
) -> None:
    with library_of(articles, labelled=given_tags) as library:
        async with open_browser(library, size=(120, 60)) as browser:
            browser.browse.set_search(Search("", chosen, switched=rules))
            await browser.settle()
            await browser.press("f")
            for place, key in [*steps, (0, "space"), (7, "space")]:
                rows = [at for at, row in enumerate(browser.sidebar.lines) if row.kind is RowKind.VALUE]
                if not rows:
                    return
                browser.sidebar.put_cursor(rows[place % len(rows)])
                await browser.settle()
                row, before = browser.sidebar.row, total_shown(browser)
                assert row is not None
                await browser.press(key)
                if key != "space":
                    continue
                if row.state:
                    assert row.count == before
                else:
                    assert total_shown(browser) == row.count, (browser.browse.search, row)
                    assert row.added is None or before + row.added == row.count


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_a_further_source_adds_stands_beside_it(
    open_browser: Opener, size: tuple[int, int]
) -> None:
    rest: tuple[set[str], set[str], None] = (set(), set(), None)
    articles: list[Facts] = [
        (set(), {}, set(), None, source, "ferry", *rest) for source in ("Post", "Wire", "Wire", "Wire")
    ]
    with library_of(articles) as library:
        async with open_browser(library, size=size) as browser:
            browser.browse.set_search(Search().toggled(Field.SOURCE, "Post"))
            await browser.settle()
            rows = [row for row in browser.sidebar.lines if row.field is Field.SOURCE]
            values = [(row.value, row.number) for row in rows if row.kind is RowKind.VALUE]
            assert values == [("Post", "1"), ("Wire", "+3")]
