"""Bytes as they come from disks and mails, read as text."""

from __future__ import annotations

import contextlib
import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.errors import ReadError
from newsbrowse.text.decode import decode, storable

FRENCH = "Le président a été reçu à l’Élysée; la façade était éclairée, dit-on, jusqu’à minuit. " * 3
RUSSIAN = "Президент прибыл в столицу в среду и встретился с премьер-министром страны. " * 6
CZECH = "Prezident přijel ve středu do Prahy, řekl, že věří v dohodu, a šel příští týden zpět. " * 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    assert decode((FRENCH + RUSSIAN).encode(encoding)) == FRENCH + RUSSIAN


def test_big_endian_with_a_mark() -> None:
    assert decode(b"\xfe\xff" + "čtyři".encode("utf-16-be")) == "čtyři"


def test_western_european_is_not_taken_for_central_european() -> None:
    assert decode(FRENCH.encode("cp1252")) == FRENCH
    assert (
        decode("Straße in Zürich: 40 £ für «alles»".encode("latin-1")) == "Straße in Zürich: 40 £ für «alles»"
    )


def test_other_alphabets_are_guessed() -> None:
    assert "Президент" in decode(RUSSIAN.encode("cp1251"))
    assert "příští" in decode(CZECH.encode("cp1250"))


def test_one_bad_byte_does_not_spoil_utf8() -> None:
    damaged = RUSSIAN[:22].encode() + b"\xff" + RUSSIAN[22:].encode()
    assert decode(damaged) == RUSSIAN[:22] + "\ufffd" + RUSSIAN[22:]
    plain = b"plain words " * 200
    assert decode(plain + b"\xff" + plain).count("\ufffd") == 1


def test_declared_encoding_comes_before_guesses() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), "koi8-r") == RUSSIAN
    assert decode(FRENCH.encode(), "koi8-r") == FRENCH
    for useless in ("no-such-codec", "hex", "ascii", "\x00"):
        assert decode(FRENCH.encode("cp1252"), useless) == FRENCH


@pytest.mark.parametrize(
    "data",
    [
        b"\x00",
        b"%PDF-1.7\nplain words follow",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04rest",
        random.Random(1).randbytes(5000),
        b"words \x00\x00\x00 words",
        b"\x01\x02\x03\x04",
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="this is not text"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"Title\n\nBody text \xff\xfe\xfa invalid",
        b"A headline\n\nThis body has \xc3\x28 in it, which is no UTF-8.",
        b"Some text\n\n" + b"\xfe" * 60,
        b"abc \x80\x81\x82\x83",
    ],
)
def test_what_cannot_be_told_is_refused_rather_than_guessed(data: bytes) -> None:
    at = next(at for at, byte in enumerate(data) if byte > 127)
    with pytest.raises(ReadError, match=rf"not UTF-8 \(byte 0x{data[at]:02x} at {at}\)"):
        decode(data)


def test_text_with_escape_sequences_is_text() -> None:
    assert decode(b"\x1b[31mred\x1b[0m and one more") == "\x1b[31mred\x1b[0m and one more"


def test_a_rare_nul_in_a_long_text_is_replaced_when_stored() -> None:
    text = decode(b"words " * 500 + b"\x00" + b" words" * 500)
    assert storable(text).count("\ufffd") == 1


def test_storable_lines_and_surrogates() -> None:
    assert storable("a\r\nb\rc\nd") == "a\nb\nc\nd"
    assert storable("half \ud800 and \udfff") == "half \ufffd and \ufffd"
    assert storable("") == ""


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        text = storable(decode(data))
        text.encode("utf-8")
        assert "\x00" not in text
        assert "\r" not in text


def test_a_path_like_name_is_no_encoding() -> None:
    assert decode(FRENCH.encode("cp1252"), os.sep * 3) == FRENCH
