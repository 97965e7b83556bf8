"""Quotations with their citation: from an article and a passage of it to text. Pure.

What an article lacks is left out, or told as the style's manual has it (APA's `n.d.`). All that comes from
an article is cleaned; a citation is always one line.
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from newsbrowse.models import Article
from newsbrowse.text.clean import clean, clean_block
from newsbrowse.writing.days import Day, day_of
from newsbrowse.writing.names import Name, names_of

_BLANK_LINES = re.compile(r"\n{2,}")
_BREAKS = re.compile(r"[\r\n\t]+")
"""What an address was broken by, and has no place in one."""


class Style(StrEnum):
    """How a citation is written."""

    CHICAGO = "chicago"
    """A note of the Chicago Manual of Style, 18th edition."""

    APA = "apa"
    """The 7th edition: an entry of the list of references."""

    MLA = "mla"
    """The 9th edition: an entry of the works cited."""

    MARKDOWN = "markdown"
    PANDOC = "pandoc"
    """`[@key]`; `bibtex` has the entry that the key names."""

    WIKI = "wiki"
    """`[[key|title]]`: a link to the page that `export --markdown` writes."""

    PLAIN = "plain"


class Form(StrEnum):
    """What is taken of a passage."""

    QUOTE = "quote"
    WORDS = "words"
    BLOCKQUOTE = "blockquote"
    FOOTNOTE = "footnote"
    CITATION = "citation"
    ENTRY = "entry"


class Passage(Struct, frozen=True):
    """A stretch of an article.

    Attributes:
        words: as they stand in the article, a blank line between two paragraphs; a single line break is one
            that was meant, as in verse.
        first: the number of the paragraph it begins in, from 1; 0 if not known.
        last: the number of the paragraph it ends in.
    """

    words: str
    first: int = 0
    last: int = 0

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs, clean, each of lines without outer blanks; blank ones are left out."""
        lines = (line.strip() for line in clean_block(self.words).split("\n"))
        return tuple(filter(None, (one.strip("\n") for one in _BLANK_LINES.split("\n".join(lines)))))

    def told(self, one: str, several: str) -> str:
        """Where it stands: `para. 3`, `paras. 3-4`, given the words before the number."""
        if not self.first:
            return ""
        return f"{several}{self.first}–{self.last}" if self.last > self.first else f"{one}{self.first}"


class Facts(Struct, frozen=True):
    """What citations name of an article: clean, and empty where it is not known.

    Attributes:
        names: the authors; an organisation that is also the source is only the source.
    """

    id: str
    names: tuple[Name, ...]
    title: str
    source: str
    day: Day | None
    url: str


def facts_of(article: Article) -> Facts:
    """What is to be named of an article."""
    source = _line(article.source)
    names = tuple(
        one for one in names_of(article.authors, source) if one.read.casefold() != source.casefold()
    )
    url = _line(_BREAKS.sub("", article.url or "")).replace(" ", "%20")
    return Facts(_line(article.id), names, _line(article.title), source, day_of(article.published), url)


def cite(article: Article, style: Style, passage: Passage | None = None) -> str:
    """The citation of an article, or of a passage of it: one line."""
    facts = facts_of(article)
    place = passage or Passage("")
    if style in (Style.MARKDOWN, Style.PANDOC, Style.WIKI):
        from newsbrowse.writing import markup

        marked = {Style.MARKDOWN: markup.reference, Style.PANDOC: markup.key_of, Style.WIKI: markup.wiki_link}
        return marked[style](facts, place)
    from newsbrowse.writing import manuals

    write = {Style.CHICAGO: manuals.chicago, Style.APA: manuals.apa, Style.MLA: manuals.mla}
    return write.get(style, manuals.plain)(facts, place)


def bibtex(article: Article) -> str:
    """The entry of an article for a BibTeX or biblatex file; its key is that of the style `pandoc`."""
    from newsbrowse.writing import markup

    return markup.entry(facts_of(article))


def taken(article: Article, passage: Passage, form: Form, style: Style) -> str:
    """What is copied of a passage; what stands on several lines by itself ends with a line break."""
    if form is Form.CITATION:
        return cite(article, style, passage)
    if form is Form.ENTRY:
        return bibtex(article)
    if form is Form.WORDS:
        return "\n\n".join(passage.paragraphs)
    from newsbrowse.writing import markup

    if form is Form.FOOTNOTE:
        is_marked = style in (Style.MARKDOWN, Style.PANDOC, Style.WIKI)
        citation = cite(article, style, passage)
        return markup.footnote(
            facts_of(article), passage, citation if is_marked else markup.escaped(citation)
        )
    if form is Form.BLOCKQUOTE or style is Style.MARKDOWN:
        return markup.blockquote(passage, f"— {cite(article, Style.MARKDOWN, passage)}")
    if style in (Style.PANDOC, Style.WIKI):
        return markup.blockquote(passage, cite(article, style, passage), apart=False)
    from newsbrowse.writing import manuals

    facts = facts_of(article)
    return manuals.quotation(facts, passage, style, cite(article, style, passage))


def _line(text: str | None) -> str:
    return " ".join(clean(text or "").split())
