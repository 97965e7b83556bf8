"""What sites ask programs to leave alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.local import Site, drip, refused, serving

from newsbrowse.network import Terms
from newsbrowse.network.robots import NOTHING, Robots, Rules, fits, read_rules

OPEN = Terms(private=True, seconds=20)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.mark.parametrize(
    ("pattern", "path", "fit"),
    [
        ("/", "/anything", True),
        ("/fish", "/fish.html", True),
        ("/fish", "/Fish", False),
        ("/fish*", "/fishheads/yum", True),
        ("/*.php", "/folder/a.php?x=1", True),
        ("/*.php$", "/a.php?x=1", False),
        ("/*.php$", "/a.php", True),
        ("/a*b*c", "/axxbyyc", True),
        ("/a*b*c", "/axxcyyb", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/*aa$", "/aa", True),
        ("/a*a$", "/a", False),
    ],
)
def test_patterns(pattern: str, path: str, fit: bool) -> None:
    assert fits(pattern, path) is fit


def test_the_longest_pattern_decides_and_a_tie_allows() -> None:
    rules = read_rules(
        b"User-agent: *\nDisallow: /\nAllow: /news\nDisallow: /news/private\nAllow: /x\nDisallow: /x"
    )
    assert rules.allow("https://a.example/news/1")
    assert not rules.allow("https://a.example/news/private/1")
    assert not rules.allow("https://a.example/other")
    assert rules.allow("https://a.example/x")


def test_the_group_of_this_program_comes_before_that_of_all() -> None:
    data = b"""\xef\xbb\xbf# words
User-Agent: other
User-agent: NewsBrowse   # us
Disallow: /ours
Crawl-delay: 2.5

User-agent: *
Disallow: /
Sitemap: https://a.example/map"""
    rules = read_rules(data)
    assert rules == Rules((("/ours", False),), 2.5)
    assert read_rules(data, "stranger") == Rules((("/", False),))


def test_an_empty_rule_and_other_lines_forbid_nothing() -> None:
    assert read_rules(b"User-agent: *\nDisallow:\nnonsense\n\xff\xfe").allow("https://a.example/x")
    assert read_rules(b"").allow("https://a.example/")


def test_letters_beyond_ascii_are_the_same_written_either_way() -> None:
    rules = read_rules("User-agent: *\nDisallow: /über".encode())
    assert not rules.allow("https://a.example/%C3%BCber/1")
    assert not rules.allow("https://a.example/über/1")


def test_a_site_is_asked_once(site: Site) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private"
    robots = Robots(OPEN)
    assert robots.rules(site.url("/a")).allow(site.url("/a"))
    assert not robots.rules(site.url("/private/x")).allow(site.url("/private/x"))
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "rules"), [(404, Rules()), (403, Rules()), (500, NOTHING), (503, NOTHING)]
)
def test_rules_that_cannot_be_had(site: Site, status: int, rules: Rules) -> None:
    site.pages["/robots.txt"] = refused(status)
    assert Robots(OPEN).rules(site.url("/a")) == rules


def test_rules_that_never_come_allow_nothing(site: Site) -> None:
    site.pages["/robots.txt"] = drip
    assert Robots(Terms(private=True, seconds=0.3)).rules(site.url("/a")) == NOTHING


@settings(max_examples=60)
@given(st.text(alphabet="/a*$.", max_size=12), st.text(alphabet="/a.", max_size=12))
def test_patterns_hold_as_regular_expressions_do(pattern: str, path: str) -> None:
    import re

    ends = pattern.endswith("$")
    body = re.escape(pattern[:-1] if ends else pattern).replace(r"\*", ".*")
    assert fits(pattern, path) is (re.match(body + (r"\Z" if ends else ""), path) is not None)
