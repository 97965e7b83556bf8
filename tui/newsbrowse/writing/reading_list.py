"""A reading list in Markdown, in its order: one document, or a folder with a page of each article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from msgspec.structs import replace

from newsbrowse.archive.marks import Marks
from newsbrowse.models import Article, Failure
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold
from newsbrowse.writing.citations import Style, cite, facts_of
from newsbrowse.writing.markup import escaped
from newsbrowse.writing.notebook import (
    YOURS,
    Written,
    notes_in,
    page_names,
    quotes_in,
    write_page,
    write_pages,
)

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_NAME = 60


def document(name: str, articles: Iterable[tuple[Article, Marks]]) -> Iterator[str]:
    """A document of a list, piece by piece: each article with citation, notes, marked passages and quotes.

    Args:
        name: the list.
        articles: what is on it, in its order, with what the user did with them.
    """
    yield f"# {escaped(clean(name))}"
    for number, (article, marks) in enumerate(articles, start=1):
        parts = (
            f"## {number}. {escaped(_title(article))}",
            cite(article, Style.MARKDOWN),
            *notes_in(article, marks, level=3),
            *quotes_in(article, level=3),
        )
        yield "\n" + "\n\n".join(parts)


def write_list(folder: Path, name: str, articles: Iterable[tuple[Article, Marks]]) -> Written:
    """Write a page of each article into a folder, and one of the list, which leads to them in its order.

    What the user wrote below the line of a page stays.

    Raises:
        NewsbrowseError: the folder cannot be made or read.
    """
    seen: list[Article] = []

    def noted() -> Iterator[tuple[Article, Marks]]:
        for article, marks in articles:
            seen.append(replace(article, body="", analysis=type(article.analysis)()))
            yield article, marks

    done = write_pages(folder, noted())
    path = folder / file_name(name)
    try:
        is_new = write_page(path, _own(name), _page(name, seen, page_names(folder)))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return replace(done, failed=(*done.failed, Failure(path.name, reason)))
    return replace(done, written=done.written + is_new, unchanged=done.unchanged + (not is_new))


def file_name(name: str) -> str:
    """The name of the page of a list: its words in letters and digits, and a hash where these are not all."""
    folded = fold(name)
    words = "-".join(_WORD.findall(folded))[:_LONGEST_NAME].strip("-")
    if not words or words.replace("-", " ") != folded:
        words = f"{words}-{blake2b(folded.encode(), digest_size=4).hexdigest()}".lstrip("-")
    return f"{words}.list.md"


def _own(name: str) -> str:
    """The line of the front matter by which a page is known as that of a list."""
    return f"newsbrowse-list: {json.dumps(clean(name), ensure_ascii=False)}"


def _page(name: str, articles: Iterable[Article], pages: dict[str, Path]) -> str:
    entries = (_entry(article, pages.get(article.id)) for article in articles)
    lines = (f"{number}. {entry}" for number, entry in enumerate(entries, start=1))
    parts = ("\n".join(("---", _own(name), "---")), f"# {escaped(clean(name))}", "\n".join(lines), YOURS)
    return "\n\n".join(part for part in parts if part) + "\n"


def _entry(article: Article, page: Path | None) -> str:
    title = escaped(_title(article))
    facts = facts_of(article)
    linked = f"[{title}]({quote(page.name)})" if page is not None else title
    about = (escaped(facts.source), clean(article.published or "")[:10])
    return ", ".join((linked, *filter(None, about)))


def _title(article: Article) -> str:
    return " ".join(clean(article.title).split())
