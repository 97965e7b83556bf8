"""What may reach a terminal: the sanitiser on hostile, odd and ordinary text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.text.clean import clean, clean_block, clean_preserving

HOSTILE = st.sampled_from(
    [
        *"\x00\x07\x08\x0e\x1b\x7f\x80\x85\x90\x9b\x9d\xad\t\n\r\x0b\x0c \u034f\u061c\u200b\u200c\u200d",
        *"\u200e\u200f\u2028\u2029\u202e\u2060\u2066\u2069\u206f\u3164\ufe0f\ufeff\ufff9\uffff\ud800\udfff",
        *"a\u0301\u0336\u20dd\u0488é가中ک\u0915\u094d👍\U000e0041\U000e0100",
    ]
)
ANY_TEXT = st.text(st.one_of(HOSTILE, st.characters(codec=None)), max_size=60)

ORDINARY = [
    "The pact, worth “$228.1 billion”, holds — for now… 100 % of it.",
    "Der Außenminister fährt nach Zürich; façade, naïve, Dvořák, Łódź, İstanbul",
    "Президент прибыл в Москву в среду, 4 февраля.",
    "习近平主席同普京总统举行视频会晤。",
    "首相は５日、東京で記者会見した。「前向きな話し合いだった」",
    "대통령은 수요일 서울에서 회담을 가졌다.",
    "وصل الرئيس إلى القاهرة يوم الأربعاء، وقال إنه «متفائل»",
    "رئیس‌جمهور می‌گوید که گفت‌وگوها ادامه دارد",
    "प्रधानमंत्री ने बुधवार को दिल्ली में कहा",
    "শ্রীলঙ্কা ক্ষমতা র‍্যাব",
    "นายกรัฐมนตรีเดินทางถึงกรุงเทพฯ ที่นั่น",
    "שָׁלוֹם עֲלֵיכֶם ראש הממשלה",
    "Thủ tướng Việt Nam đã phát biểu ở Hà Nội",
    "မြန်မာနိုင်ငံ ဝန်ကြီးချုပ်",
    "a decomposed cafe\u0301 and a flag 🇫🇷 and 👍🏽",
]


def harmless(character: str) -> bool:
    """An independent view of what is safe to print, by Unicode category and property."""
    if character in "\n\u200c\u200d":
        return True
    if character in "\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5" or 0xFE00 <= ord(character) <= 0xFE0F:
        return False
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Zl", "Zp"):
        return False
    if category == "Cf":
        return character in visible_format_characters()
    return True


def visible_format_characters() -> str:
    """Format characters that print: signs which enclose the digits that follow, and hieroglyph joiners."""
    signs = [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]
    return "".join(map(chr, [*signs, *range(0x13430, 0x13440)]))


def longest_run_of_marks(text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        longest = max(longest, run)
    return longest


@given(ANY_TEXT)
@settings(max_examples=300)
def test_nothing_forbidden_comes_through(text: str) -> None:
    for function in (clean, clean_block, clean_preserving):
        result = function(text)
        assert all(harmless(character) for character in result)
        assert longest_run_of_marks(result) <= 4
        assert "\t" not in result
        result.encode("utf-8")
    assert "\n" not in clean(text)


@given(ANY_TEXT)
@settings(max_examples=300)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for function in (clean, clean_block, clean_preserving):
        once = function(text)
        assert function(once) == once
        assert clean_block(once) == once


@given(ANY_TEXT)
@settings(max_examples=300)
def test_preserving_keeps_the_length_and_every_harmless_letter(text: str) -> None:
    result = clean_preserving(text)
    assert len(result) == len(text)
    for before, after in zip(text, result, strict=True):
        assert after == before or after in "\ufffd\n "


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_news_text_is_left_alone(text: str) -> None:
    assert clean(text) == text
    assert clean_block(text + "\n\n" + text) == text + "\n\n" + text
    assert clean_preserving(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b]52;c;aGk=\x07Headline", "]52;c;aGk=Headline"),
        ("a\x9b31mb", "a31mb"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("Pu\u200btin", "Putin"),
        ("in\u00adter\u00adna\u00adtional", "international"),
        ("one\r\ntwo\n\nthree\tfour\u2028five\x85six", "one two three four five six"),
        ("👨\u200d👩\u200d👧", "👨👩👧"),
        ("❤\ufe0f", "❤"),
        ("lone \ud800 half", "lone  half"),
        ("z" + "\u0336" * 50, "z" + "\u0336" * 4),
        ("[red]not markup[/red] [Reuters]", "[red]not markup[/red] [Reuters]"),
        ("a\u200cb \u200d", "ab "),
        ("", ""),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_a_block_keeps_its_lines() -> None:
    assert clean_block("one\r\ntwo\rthree\u2029four\x0cfive\tsix\x00") == "one\ntwo\nthree\nfour\nfive six"


def test_preserving_puts_a_mark_where_something_was() -> None:
    assert clean_preserving("a\x1bb\r\nc\td\u2028e\ud800") == "a\ufffdb \nc d\ne\ufffd"


def test_a_megabyte_of_marks_and_joiners() -> None:
    assert clean("a" + "\u0301" * 1_000_000) == "a" + "\u0301" * 4
    assert clean("\u200d" * 1_000_000) == ""
    assert clean("\u06a9" + "\u200c" * 1_000_000 + "\u06a9") == "\u06a9\u06a9"


@settings(max_examples=60)
@given(ANY_TEXT)
def test_a_long_text_is_cleaned_as_a_short_one(text: str) -> None:
    """A long text is looked at by the characters that occur in it before it is gone through."""
    long = "Words. " * 20_000 + "\n"
    assert clean_preserving(long + text) == long + clean_preserving(text)
