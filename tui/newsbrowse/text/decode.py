"""Bytes of unknown encoding as text that can be kept."""

from __future__ import annotations

import codecs
import re

from newsbrowse.errors import ReadError

NO_TEXT = "this is not text"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_STARTS = (
    b"%PDF-",
    b"\x89PNG",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"SQLite format 3",
)
_TEXT_BYTES = bytes({*range(32, 256), *b"\t\n\r\x0b\x0c\x1b\x08"} - {0x7F})
_SAMPLE = 1 << 16
_SHIFTED = "iso2022_jp"
"""The encoding of Japanese mail: all of its bytes are ASCII, and escape sequences say which are letters."""

_TOLERATED_BAD = 0.001
_TOLERATED_CONTROLS = 0.02
_WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœúùûüßÀÂÄÁÃÅÆÇÉÈÊËÍÎÑÓÔÖÕØŒÚÙÛÜ«»“”‘’„‚–—…•£€°§©®™·¡¿\xa0\xad")
_ENOUGH_TO_GUESS = 24
"""Bytes beyond ASCII below which an encoding is not guessed."""

_FOREIGN_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
_LONE_LETTER = re.compile(r"(?<!\w)[^\W\d_a-zA-ZàáèéêíóôúÀÁÈÉÊÍÓÚ\x00-\x7f](?!\w)")
_SAYING_NOTHING = "\u00ad\u200b\ufeff\ufe0e\ufe0f"
_WITHOUT_THEM = dict.fromkeys(map(ord, _SAYING_NOTHING))
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Turn bytes into text.

    Tried in order: a byte order mark; strict UTF-8; the declared encoding; UTF-8 with U+FFFD in the place
    of a few bad bytes; Western European; the guess of charset-normalizer on a sample. A guesser alone
    takes French Latin-1 for cp1250 and gives up on UTF-8 with one bad byte.

    A guess is taken only where it yields words; garbage would be worse than a refusal.

    Raises:
        ReadError: the bytes are no text, or none in an encoding that can be told.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    _refuse_binary(data)
    if b"\x1b" in data and b"\x1b$" in data[:_SAMPLE]:
        text = _declared(data, declared) or _declared(data, _SHIFTED)
        if text:
            return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = _declared(data, declared) or _damaged_utf8(data) or _western(data) or _guessed(data)
        if guess is None:
            byte = f"byte 0x{data[error.start]:02x} at {error.start}"
            raise ReadError(f"not UTF-8 ({byte}), and no other encoding fits; convert it to UTF-8") from error
        return guess


def storable(text: str) -> str:
    r"""The text as JSON and SQLite can keep it: `\n` line ends, U+FFFD for NUL and lone surrogates.

    Soft hyphens, zero-width spaces, byte order marks and variation selectors go: they say nothing, and
    would part a word in two for search.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and "\x00" not in text:
        return text
    if any(map(text.__contains__, _SAYING_NOTHING)):
        text = text.translate(_WITHOUT_THEM)
    return text if _is_storable(text) else _UNSTORABLE.sub("\ufffd", text)


def _is_storable(text: str) -> bool:
    """Whether there is neither NUL nor a lone surrogate, which UTF-8 has no bytes for."""
    try:
        return b"\x00" not in text.encode("utf-8")
    except UnicodeEncodeError:
        return False


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample.translate(None, _TEXT_BYTES))
    zeros = data.count(0) if controls or len(data) > _SAMPLE else 0
    too_many = controls > 2 + _TOLERATED_CONTROLS * len(sample) or zeros > _TOLERATED_BAD * len(data)
    if too_many or data.startswith(_BINARY_STARTS):
        raise ReadError(NO_TEXT)


def _declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        return data.decode(declared)
    except (LookupError, ValueError):
        return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with replacements, if bad bytes are rare or well-formed sequences clearly outnumber them."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    well_formed = len(text) - bad - len(data.translate(None, bytes(range(128, 256))))
    return text if bad < _TOLERATED_BAD * len(data) or well_formed > 2 * bad else None


def _western(data: bytes) -> str | None:
    """Windows-1252, if nearly all that is not ASCII are letters and marks of Western European languages.

    In other alphabets most letters are not ASCII, and in Central European ones many fall outside.
    """
    high = data.translate(None, bytes(range(128)))
    letters = len(data.translate(None, bytes(set(range(256)) - set(b"abcdefghijklmnopqrstuvwxyz"))))
    if len(high) > 0.5 * max(letters, 1):
        return None
    typical = sum(character in _WESTERN for character in high[:_SAMPLE].decode("cp1252", "replace"))
    if typical < 0.9 * min(len(high), _SAMPLE):
        return None
    text = data.decode("cp1252", "replace")
    return text if _is_spelled(text) else None


def _guessed(data: bytes) -> str | None:
    """The guess of charset-normalizer on a sample, where that has enough letters to be told by."""
    from charset_normalizer import from_bytes

    first = next(i for i, byte in enumerate(data) if byte > 127)
    start = max(0, first - _SAMPLE // 4)
    sample = data[start : start + _SAMPLE]
    best = from_bytes(sample).best()
    if best is None or len(sample.translate(None, bytes(range(128)))) < _ENOUGH_TO_GUESS:
        return None
    return data.decode(best.encoding, "replace") if _is_spelled(str(best)) else None


def _is_spelled(text: str) -> bool:
    """Whether letters beyond ASCII stand in words, as they do in all languages, and seldom alone."""
    sample = text[: 4 * _SAMPLE]
    letters = _FOREIGN_LETTER.findall(sample)
    alone = _LONE_LETTER.findall(sample)
    varied = len(set(letters)) > 3 or len(letters) < _ENOUGH_TO_GUESS
    return len(alone) <= 0.2 * len(letters) and varied
