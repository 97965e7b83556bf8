"""The fields of the search index, and the forms in which it holds words.

The engine is given words in their folded form, and their stems, and cuts them at spaces: a text of ASCII is
folded here as a whole, which takes no time, and there word by word, once for each field.
"""

from __future__ import annotations

import tantivy

from newsbrowse.archive.words import LONGEST, searchable

BEGUN_LETTERS = 2
"""Letters of a word's beginning up to which the beginnings of all words are a field of their own, `begun`.

So many words begin with one letter or two that to unite them takes ten times as long as to read one list.
"""

NO_WORD = "0" * (2 * LONGEST)
"""Stands for what is too long to be a word: the engine drops it, and its place stays free."""

_BYTES = 4
"""The most that a character has in UTF-8."""

_STEMMED = "newsbrowse_english"
_PLAIN = "newsbrowse_plain"
_AS_GIVEN = "newsbrowse_as_given"
_RAW_FIELDS = ("people", "countries", "countries_any", "source", "author", "language", "tag")
_KEY_FIELDS = ("people_key", "source_key", "said_key")
_DAY_FIELDS = tuple(
    f"{kind}_{grain}" for kind in ("published", "mentioned") for grain in ("day", "month", "year")
)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    builder.add_unsigned_field("change", fast=True)
    builder.add_unsigned_field("news", fast=True)
    builder.add_integer_field("newest", fast=True)
    builder.add_integer_field("oldest", fast=True)
    builder.add_unsigned_field("length", fast=True)
    builder.add_unsigned_field("group", indexed=True, fast=True)
    for name in ("title", "body", "lead"):
        builder.add_text_field(name, tokenizer_name=_STEMMED)
    for name in ("title_plain", "body_plain", "lead_plain"):
        builder.add_text_field(name, tokenizer_name=_PLAIN, index_option="basic")
    builder.add_text_field("begun", tokenizer_name=_AS_GIVEN, index_option="basic")
    for name in ("person", "said", "author_words"):
        builder.add_text_field(name, tokenizer_name=_PLAIN)
    for name in (*_RAW_FIELDS, *_DAY_FIELDS):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in _KEY_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _at_spaces() -> tantivy.TextAnalyzerBuilder:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())


SCHEMA = _schema()
_FOLDING = (
    _at_spaces()
    .filter(tantivy.Filter.remove_long(LONGEST))
    .filter(tantivy.Filter.lowercase())
    .filter(tantivy.Filter.ascii_fold())
    .build()
)
_ENGINES = {
    _STEMMED: _at_spaces()
    .filter(tantivy.Filter.remove_long(len(NO_WORD)))
    .filter(tantivy.Filter.stemmer("english"))
    .build(),
    _PLAIN: _at_spaces().filter(tantivy.Filter.remove_long(len(NO_WORD))).build(),
    _AS_GIVEN: _at_spaces().build(),
}


_STEMMED_BEFORE = {**_ENGINES, _STEMMED: _ENGINES[_PLAIN]}


def register(index: tantivy.Index, *, stemmed: bool = False) -> None:
    """Give an index the analysers that its fields name; needed anew at each opening.

    Args:
        index: just opened.
        stemmed: whether it is given stems instead of words (`word_forms.stemmer`), and so only to be written.
    """
    for name, analyser in (_STEMMED_BEFORE if stemmed else _ENGINES).items():
        index.register_tokenizer(name, analyser)


def plain_words(text: str) -> list[str]:
    """The words of a text as the index holds those of names: folded, not stemmed."""
    return list(_FOLDING.analyze(searchable(text)))


def stems(text: str) -> list[str]:
    """The words of a text as the index holds those of titles and bodies: folded and stemmed."""
    return list(_ENGINES[_STEMMED].analyze(" ".join(plain_words(text))))


def stem(word: str) -> str:
    """The stem of a word of a `folded` text; `NO_WORD` is its own."""
    return next(iter(_ENGINES[_STEMMED].analyze(word)), word)


def folded(text: str) -> str:
    """The words of a text that is `searchable` in their folded form, as the engine is to be given them.

    What is too long for a word is `NO_WORD`, so that the others keep their places.
    """
    if text.isascii() and not _has_word_of(LONGEST, text):
        return text.lower()
    if not _has_word_of(LONGEST // _BYTES, text):
        return " ".join(_FOLDING.analyze(text))
    return " ".join([next(iter(_FOLDING.analyze(word)), NO_WORD) for word in text.split()])


def _has_word_of(length: int, text: str) -> bool:
    """Whether a text may have a word of so many characters."""
    end = -1
    while len(text) - end > length:
        start = end + 1
        end = text.rfind(" ", start, start + length)
        if end < 0:
            return True
    return False
