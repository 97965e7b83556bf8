"""Articles as a folder of Markdown files, for Obsidian, Zettlr or git: a page each, written if it changed.

A page begins with front matter, which names its article. Below a line at its end everything is the user's
and stays. The name of a page is the key by which BibTeX and CSL-JSON name the article, so that no title and
no source of a stranger becomes a path; it stays once the page is there.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from newsbrowse.archive.marks import Marks
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Article, Failure
from newsbrowse.text.clean import clean, clean_block
from newsbrowse.text.markup import Markup, markup_of
from newsbrowse.text.paragraphs import Paragraphs
from newsbrowse.writing.bibliography import key_of_article
from newsbrowse.writing.citations import Passage, Style, cite, facts_of
from newsbrowse.writing.markup import address, blockquote, escaped
from newsbrowse.writing.noted import GONE, Noted, notes_on

YOURS = "<!-- newsbrowse writes above this line; what stands below is yours -->"
"""The line at the end of what is written."""

_TAG = re.compile(r"★|#[\w/-]+")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n")
_LARGEST = 64_000_000


class Written(Struct, frozen=True):
    """What became of an export: pages new or changed, pages that were so already, and those that failed."""

    written: int
    unchanged: int
    failed: tuple[Failure, ...] = ()


def page(article: Article, marks: Marks) -> str:
    """The page of an article: front matter, citation, notes, text, quotes; the same for the same article."""
    parts = [
        "\n".join(("---", *_front_matter(article, marks), "---")),
        f"# {escaped(_line(article.title))}",
        cite(article, Style.MARKDOWN),
        *notes_in(article, marks),
        *(("## Text", text) if (text := _body(article)) else ()),
        *quotes_in(article),
        YOURS,
    ]
    return "\n\n".join(parts) + "\n"


def write_pages(folder: Path, articles: Iterable[tuple[Article, Marks]]) -> Written:
    """Write the pages of articles into a folder, which is made if there is none.

    What the user wrote below the line stays. A file that is none of ours is left alone and told.

    Raises:
        NewsbrowseError: the folder cannot be made or read.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = page_names(folder)
    except OSError as error:
        raise NewsbrowseError(f"{folder}: {error.strerror}", "name a folder that may be written") from error
    written = unchanged = 0
    failed: list[Failure] = []
    for article, marks in articles:
        path = names.get(article.id, folder / f"{key_of_article(article)}.md")
        try:
            is_new = write_page(path, _own_line(article.id), page(article, marks))
        except (OSError, ValueError) as error:
            failed.append(Failure(path.name, getattr(error, "strerror", None) or str(error)))
            continue
        written, unchanged = written + is_new, unchanged + (not is_new)
    return Written(written, unchanged, tuple(failed))


def page_names(folder: Path) -> dict[str, Path]:
    """The pages in a folder by the ids at the end of their names; OSError if it cannot be read."""
    return {path.stem[-8:].upper(): path for path in sorted(folder.glob("*-????????.md"))}


def write_page(path: Path, own: str, text: str) -> bool:
    """Write a page unless it is there already; whether it was written.

    Args:
        path: where to.
        own: the line of the front matter by which a page that is there is known as this one.
        text: the page.

    Raises:
        OSError: it cannot be read or written.
        ValueError: another file has its name.
    """
    before = _read(path)
    if before is not None:
        if own not in before.replace("\r\n", "\n").partition("\n---\n")[0].split("\n"):
            raise ValueError("a file of this name is not of newsbrowse; it was left alone")
        if before.count(YOURS):
            text = text.rstrip("\n") + before.partition(YOURS)[2]
    if before == text:
        return False
    _replace(path, text)
    return True


def _own_line(short: str) -> str:
    """The line of the front matter that names an article."""
    return f"newsbrowse: {short}"


def _read(path: Path) -> str | None:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise ValueError("this is no regular file; it was left alone")
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8")
    except FileNotFoundError:
        return None


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all, with the rights that new files have."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".newsbrowse-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _front_matter(article: Article, marks: Marks) -> Iterator[str]:
    """The lines of YAML; each value is JSON, which YAML reads as it is meant."""
    facts = facts_of(article)
    values: tuple[tuple[str, object], ...] = (
        ("title", facts.title),
        ("published", clean(article.published or "")),
        ("source", facts.source),
        ("authors", [_line(one) for one in article.authors]),
        ("url", address(facts.url)),
        ("language", clean(article.language or "")),
        ("tags", ["-".join(_line(one).split()) for one in marks.tags]),
        ("starred", marks.starred),
        ("citekey", key_of_article(article)),
    )
    yield _own_line(article.id)
    for name, value in values:
        if value:
            yield f"{name}: {json.dumps(value, ensure_ascii=False)}"


def notes_in(article: Article, marks: Marks, level: int = 2) -> Iterator[str]:
    """The note on the article, then each marked passage as a quotation, with its marks and note below it.

    `level` is that of their headings.
    """
    heading = "#" * level
    every = list(notes_on(article, marks))
    if marks.note:
        yield f"{heading} Note"
        yield _own(marks.note)
    if marks.remarks:
        yield f"{heading} Passages"
    for one in every:
        if one.remark is not None:
            yield from filter(None, (_noted(article, one), _read_before(one), _marks(one), _own(one.note)))


def _noted(article: Article, one: Noted) -> str:
    """The passage of a note, with where it stands."""
    kept = one.remark.words if one.remark is not None else ""
    words = kept if one.span is None else article.body[slice(*one.span)]
    paragraphs = (" ".join(paragraph.split()) for paragraph in _BLANK_LINES.split(words))
    where = GONE if one.span is None else one.where
    return blockquote(Passage("\n\n".join(paragraphs)), f"— {where}").rstrip("\n")


def _read_before(one: Noted) -> str:
    """How a passage read that was edited since it was marked; empty for others."""
    return f"It read: “{escaped(_line(one.remark.words))}”" if one.now and one.remark is not None else ""


def _marks(one: Noted) -> str:
    """The star and the tags of a passage, as tags where Markdown's readers know them as such."""
    return " ".join(mark if _TAG.fullmatch(mark) else escaped(_line(mark)) for mark in one.marks.split())


def _own(note: str) -> str:
    """What the user wrote, as it is: it may be Markdown."""
    return clean_block(note).replace(YOURS, "").strip()


def _body(article: Article) -> str:
    """The text: Markdown as it is, other text so that Markdown shows it as it is."""
    text = clean_block(article.body).replace(YOURS, "").strip()
    if markup_of(article) is Markup.MARKDOWN:
        return text
    return "\n".join(escaped(line.strip()) for line in text.split("\n"))


def quotes_in(article: Article, level: int = 2) -> Iterator[str]:
    """What is said in an article, under a heading of a level; nothing where nobody is named for it."""
    said = [quote for quote in article.analysis.quotes if quote.speaker]
    if not said:
        return
    yield f"{'#' * level} Quotes"
    paragraphs = Paragraphs.of(article)
    for quote in said:
        number = paragraphs.number(quote.start)
        who = f"— {escaped(_line(quote.speaker or ''))}, ¶{number}"
        yield blockquote(Passage(quote.text, number, number), who).rstrip("\n")


def _line(text: str) -> str:
    return " ".join(clean(text).split())
