"""Words of any script are found wherever they stand, and what is highlighted is what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.archive.library import Library
from newsbrowse.archive.words import searchable, word_places
from newsbrowse.models import Entry, Search

TEXTS = {
    "chinese": "北京大学的学生星期三说，2026年的贸易额增长了百分之三。",
    "japanese": "東京の外務省は「ガソリン」の価格について会談した。",
    "korean": "북한은 수요일 한국 대통령과 회담을 열었다.",
    "thai": "นายกรัฐมนตรีกล่าวว่าน้ำท่วมกรุงเทพฯ ใกล้สิ้นสุด",
    "khmer": "ព្រះរាជាណាចក្រកម្ពុជា និងថៃ",
    "burmese": "မြန်မာနိုင်ငံတော်သမ္မတ ပြောသည်",
    "hindi": "हिन्दी समाचार में प्रधानमंत्री ने संसद को संबोधित किया",
    "tamil": "தமிழ்நாடு முதலமைச்சர் அறிவித்தார்",
    "arabic": "قَالَ الرَّئِيسُ إِنَّ مُحَادَثَاتِ السَّلَامِ بَدَأَتْ",
    "hebrew": "רֹאשׁ הַמֶּמְשָׁלָה אָמַר בִּירוּשָׁלַיִם",
    "russian": "Йод и ёлка подорожали на 3%",
    "greek": "Ο πρωθυπουργός μίλησε στην Αθήνα",
    "vietnamese": "Thủ tướng Việt Nam đến Hà Nội",
    "mixed": "The “iPhone手机” shop in 서울 sells नेपाल tea",
}
_RUN = re.compile(r"[^\W\d_a-zA-Z]+")
_PAIRS = ("chinese", "japanese", "korean")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("scripts"), create=True) as library:
        library.add(Entry(name, f"About {name}", text, None) for name, text in TEXTS.items())
        yield library


def titles(library: Library, text: str, *, typing: bool = False) -> set[str]:
    return {hit.title for hit in library.search(Search(text), as_you_type=typing).hits}


def pieces(name: str) -> Iterator[str]:
    """What a reader of an article may look for: its words, two and three together, and parts of runs."""
    words = TEXTS[name].split()
    yield from (" ".join(words[at : at + many]) for many in (1, 2, 3) for at in range(len(words)))
    if name in _PAIRS:
        for run in _RUN.findall(TEXTS[name]):
            yield from (run[at : at + many] for many in (1, 2, 3) for at in range(len(run)))


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_and_phrase_finds_its_article_and_is_highlighted_there(
    library: Library, name: str
) -> None:
    for piece in pieces(name):
        phrase = re.sub(r"[“”]", "", piece)
        assert f"About {name}" in titles(library, f'"{phrase}"'), piece
        spans = library.match_spans(Search(f'"{phrase}"'), TEXTS[name])
        assert any(TEXTS[name][span.start : span.end] in piece for span in spans), piece
        if not re.search(r"[\s“”%]", piece):
            assert f"About {name}" in titles(library, piece), piece
            assert f"About {name}" in titles(library, piece, typing=True), piece


def test_a_run_of_letters_is_found_within_a_longer_one_and_only_as_it_stands(library: Library) -> None:
    assert titles(library, "北京") == titles(library, "大学") == {"About chinese"}
    assert titles(library, "京北") == titles(library, "大北") == set()
    assert titles(library, "手机") == titles(library, "iphone") == {"About mixed"}
    (span,) = library.match_spans(Search("大学"), TEXTS["chinese"])
    assert TEXTS["chinese"][span.start : span.end] == "大学"
    assert "大学" in library.search(Search("大学")).hits[0].snippet


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("الرئيس", "arabic"),
        ("ان", "arabic"),
        ("الســـلام", "arabic"),
        ("הממשלה", "hebrew"),
        ("ガソリン", "japanese"),
        ("북한", "korean"),
        ("viet nam", "vietnamese"),
    ],
)
def test_vowel_signs_and_other_ways_to_write_a_letter_do_not_matter(
    library: Library, typed: str, name: str
) -> None:
    assert titles(library, f'"{typed}"') == {f"About {name}"}


def test_a_word_of_the_text_is_a_whole_one_also_beside_letters_that_stand_alone(library: Library) -> None:
    assert titles(library, "=iphone") == {"About mixed"}
    (span,) = library.match_spans(Search("iphone"), TEXTS["mixed"])
    assert TEXTS["mixed"][span.start : span.end] == "iPhone"


@given(
    st.text(
        st.sampled_from(
            "ab1 ,.'-_\té\u0301ßœ’Σ\u00ad\u200b日本語ไทย\u0e31한글עבר\u05b7عرب\u064b\u0640\u0449"
        ),
        max_size=30,
    )
)
def test_words_are_handed_on_as_they_stand_in_the_text(text: str) -> None:
    """What is handed to the engine is made piece by piece, places are found in the whole text."""
    assert searchable(text).split() == [
        word for place in word_places(text) for word in searchable(place[0]).split()
    ]
