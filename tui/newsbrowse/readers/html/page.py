"""A page of the web as an entry: what is to be done in the child process."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, PublishedFrom
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.html.authors import authors_of
from newsbrowse.readers.html.body import fuller, main_text, written
from newsbrowse.readers.html.day import as_shown, day_in, is_far, shown_day, stated_day, timed
from newsbrowse.readers.html.linked_data import LinkedData, linked_data
from newsbrowse.readers.html.metas import Metas, metas
from newsbrowse.readers.html.near import Surroundings, surroundings
from newsbrowse.readers.html.notices import is_notice
from newsbrowse.readers.html.saved import saved_from
from newsbrowse.readers.html.title import headline_of, site_behind
from newsbrowse.readers.html.tree import Tree, attribute, line_of, parse, without_furniture, without_scripts
from newsbrowse.readers.published import dated_by_name
from newsbrowse.readers.record import LANGUAGE, Origin, one_line
from newsbrowse.text.language import detect
from newsbrowse.text.redirects import article_address

NO_ARTICLE = "no article on this page"
ONLY_A_NOTICE = "no article on this page, only a notice of its server"

_ARTICLES = re.compile(r"\w[-_]\w.*[-_]\w|\d{4}|^\w{20}")
_NUMBER = re.compile(r"\d{3}")
_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "title",
)
_SITES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "citation_journal_title",
    "apple-mobile-web-app-title",
)


def parse_page(data: bytes, origin: Origin, *, address: str = "", declared: str | None = None) -> Entry:
    """Read a page in this process; as `reading.read_page`, without bounds."""
    tree = parse(data, declared)
    address = address or saved_from(data)
    linked, head = linked_data(tree), metas(tree)
    url = _address(linked, head, address, _base(tree))
    sites = _sites(tree, linked, head, url)
    page_title = _page_title(tree)
    title = headline_of(tree, [linked.headline, *head.all(*_TITLES)], page_title, sites)
    around = surroundings(tree, title)
    day = _day(tree, linked, head, around, url or "")
    day = timed(tree, day) if day else None
    without_scripts(tree)
    authors = authors_of(tree, linked, head, sites, around)
    without_furniture(tree)
    found = main_text(tree, url or "")
    body = fuller(written(found, title) if found is not None else "", linked.body)
    title = one_line(title) or title_from(body)
    if not title or not body:
        raise ReadError(NO_ARTICLE)
    if is_notice(title, body):
        raise ReadError(ONLY_A_NOTICE)
    entry = Entry(
        origin=origin.of(title, body, url=url) if origin.many else origin.name,
        title=title,
        body=body,
        published=day,
        published_from=PublishedFrom.METADATA if day else PublishedFrom.UNKNOWN,
        source=origin.source or _source(sites, url, page_title, title),
        authors=authors,
        url=url,
        language=_language(linked, head, body),
        also=url if url and not origin.many and _is_articles(url) else None,
    )
    return dated_by_name(entry, origin.file_name)


def _day(tree: Tree, linked: LinkedData, head: Metas, around: Surroundings, url: str) -> str | None:
    """The day or time: stated for machines, in the address, near the headline, anywhere on the page.

    An address is given when an article first comes out, while what is stated may be of a later edition, or
    of another article that the page shows beside its own.
    """
    stated, shown, in_url = stated_day(tree, linked, head), around.day(), day_in(url)
    if in_url and (is_far(stated, in_url) if stated else not shown or is_far(shown, in_url)):
        return in_url
    if not stated:
        return shown or around.labelled or shown_day(tree, url)
    printed = around.day_line()
    unchanged = around.day(changed=False)
    stated = as_shown(stated, in_url or unchanged or around.numeric_day(stated))
    return printed if printed and printed[:10] != stated[:10] else stated


def _page_title(tree: Tree) -> str:
    element = tree.find(".//title")
    return line_of(element) if element is not None else ""


def _base(tree: Tree) -> str:
    """What the links of a page are relative to, where it says that."""
    base = tree.find(".//base")
    return attribute(base, "href").strip() if base is not None else ""


def _address(linked: LinkedData, head: Metas, address: str, base: str) -> str | None:
    """The address of the article: as the page gives it, made whole by its base or where it was fetched from.

    The base itself is taken where a page says nothing else, and that is an article's.
    """
    for given in (head.canonical, head.first("og:url"), *linked.addresses, address):
        try:
            whole = urljoin(urljoin(address, base), given) if given else ""
        except ValueError:
            continue
        if found := article_address(whole):
            return found
    own = article_address(base)
    return own if own and _is_articles(own) else None


def _is_articles(url: str) -> bool:
    """Whether an address looks like that of one article, and not of a section or of a site.

    Some sites give one address as that of all their pages; these would be taken for one article.
    """
    parts = urlsplit(url)
    name = parts.path.rstrip("/").rpartition("/")[2]
    return bool(_ARTICLES.search(name) or _NUMBER.search(parts.query))


def _sites(tree: Tree, linked: LinkedData, head: Metas, url: str | None) -> list[str]:
    """Names of the site, the most telling first."""
    host = _host(url) if url else ""
    marked = tree.find(".//*[@itemprop='publisher']//*[@itemprop='name']")
    publisher = attribute(marked, "content") or line_of(marked) if marked is not None else ""
    names = [
        head.first(_SITES[0]).lstrip("@"),
        linked.site,
        one_line(publisher),
        *head.all(*_SITES[1:]),
        host,
    ]
    return list(dict.fromkeys(name for name in names if name and "://" not in name))


def _source(sites: list[str], url: str | None, page_title: str, title: str) -> str | None:
    """Who published the page: as it says, else by the end of its title, else its host."""
    first = next(iter(sites), None)
    named = first and not (url and first == _host(url))
    return first if named else site_behind(page_title, title) or first


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _language(linked: LinkedData, head: Metas, body: str) -> str | None:
    """The language of the text; what the page says only where the text does not tell."""
    given = next(
        (
            one
            for one in (linked.language, head.language, head.first("og:locale", "content-language"))
            if LANGUAGE.match(one)
        ),
        "",
    )
    return detect(body) or given.replace("_", "-").split("-")[0].lower() or None
