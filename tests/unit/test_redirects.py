"""The article's own address out of those that alerts, mail programs and archives wrap around it."""

from __future__ import annotations

import pytest

from newsbrowse.text.redirects import article_address

OWN = "https://wire.example/2026/ferry?id=4"


@pytest.mark.parametrize(
    "wrapped",
    [
        OWN,
        f"{OWN}&utm_source=rss",
        "https://www.google.com/url?rct=j&sa=t&url=https://wire.example/2026/ferry%3Fid%3D4&ct=ga&usg=x",
        "https://www.google.co.uk/url?q=https%3A%2F%2Fwire.example%2F2026%2Fferry%3Fid%3D4&sa=D",
        "http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fwire.example%2f2026%2fferry%3fid%3d4&c=1",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwire.example%2F2026%2Fferry%3Fid%3D4&data=x",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwire.example%2F2026%2Fferry%3Fid%3D4&h=x",
        "https://web.archive.org/web/20260206101010/https://wire.example/2026/ferry?id=4",
        "https://web.archive.org/web/20260206101010id_/https://wire.example/2026/ferry?id=4",
        "https://urldefense.com/v3/__https://wire.example/2026/ferry?id=4__;!!x!y$",
    ],
)
def test_what_leads_to_an_article(wrapped: str) -> None:
    assert article_address(wrapped) == OWN


def test_copies_for_telephones() -> None:
    assert article_address("https://www.google.com/amp/s/wire.example/ferry") == "https://wire.example/ferry"
    cached = "https://wire-example.cdn.ampproject.org/c/s/wire.example/ferry.amp"
    assert article_address(cached) == "https://wire.example/ferry.amp"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/url?rct=j",
        "https://www.google.com/url?url=javascript:alert(1)",
        "https://web.archive.org/web/2026/",
        "https://wire.example/url?url=https://other.example/a",
        "https://news.google.com/rss/articles/CBMi?oc=5",
    ],
)
def test_other_addresses_stay(address: str) -> None:
    assert article_address(address) == address


def test_what_is_no_address() -> None:
    assert article_address("mailto:a@wire.example") is None
