"""Kernels: each does what plain Python does, and is used only if it is made from the present source."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse import speedups
from newsbrowse.archive import alike, documents, fields, filling, word_forms
from newsbrowse.archive.words import searchable
from newsbrowse.extract import scanning
from newsbrowse.text import language

WORDS = st.lists(
    st.sampled_from(
        [
            "a",
            "report",
            "Minister",
            "parliament’s",
            "“é”",
            "ÜNLÜ-söz",
            "2024",
            "\udc80",
            "µ",
            "Ｆｕｌｌ",
            "ª。",
        ]
    )
)
OPENING: dict[str, tuple[dict[str, tuple[tuple[int, str], ...]], tuple[tuple[int, str], ...]]] = {
    "the": ({"end": ((0, "the end"), (1, "end")), "": ((1, "the 1"),)}, ()),
    "end": ({"of": ()}, ((0, "end"),)),
    "w" * 64: ({"the": ()}, ((1, "long"),)),
    "_": ({}, ((0, "line"),)),
}
OPENING_PIECES = [
    "the",
    "THE",
    "end",
    "End",
    "of",
    "end of",
    " ",
    ".",
    "7",
    "19",
    "é",
    "\udc80",
    "w" * 64,
    "w" * 9,
    "_",
]
ASKED = "import newsbrowse.speedups as s; print(s.in_use())"


@given(st.one_of(st.text(), WORDS.map(" ".join)))
def test_the_sketch_is_the_same_by_the_kernel(text: str) -> None:
    assert alike.least_runs(text, 5, 7, 4, 6) == alike._least_runs(text, 5, 7, 4, 6)


@given(st.one_of(st.text(), st.lists(st.sampled_from(OPENING_PIECES), max_size=40).map("".join)))
def test_what_is_wanted_of_words_is_the_same_by_the_kernel(text: str) -> None:
    plain = scanning.in_ascii(text)
    assert scanning.Lookup(OPENING, 2).found(plain) == scanning._Lookup(OPENING, 2).found(plain)


@given(st.lists(st.one_of(st.text(), st.text("0a b\n\x1c~", max_size=30)), max_size=3))
def test_the_beginnings_of_words_are_the_same_by_the_kernel(texts: list[str]) -> None:
    told = filling.begun_in(texts, "00") or filling._begun_in(texts, "00")
    assert sorted(told.split(" ")) == sorted(filling._begun_in(texts, "00").split(" "))


PIECES = ["x", "xя", "я", "яx", "x1", "running", "Straße", "‘twas", fields.NO_WORD, "0" * 9, "wordy" * 50]


@given(st.one_of(st.text(st.characters(codec="utf-8")), st.lists(st.sampled_from(PIECES)).map(" ".join)))
def test_stems_by_the_kernel_are_those_of_the_engine(text: str) -> None:
    words, stems = fields.folded(searchable(text)), word_forms.stemmer()
    if stems is not None:
        made = stems(words).split()
        assert [word for word in made if word != fields.NO_WORD] == fields.stems(text)
        assert len(made) == len(words.split())


def test_stems_stay_the_same_whatever_pushes_them_out_of_the_table() -> None:
    stems = word_forms.stemmer()
    if stems is not None:
        words = [f"{chr(97 + n % 26)}{n}ings" for n in range(200_000)]
        assert stems(" ".join(words)).split() == [fields.stem(word) for word in words]
        assert stems("boats " * 3) == "boat boat boat"
        assert stems("") == stems("  ") == ""


FOLDED_PIECES = [
    *PIECES,
    "I",
    "İ",
    "é\u0301",
    "a\u0301b",
    "\u200b",
    "\u00ad",
    "·",
    "日本",
    "x_y",
    "\x1c",
    "\u2003",
]


@given(
    st.one_of(
        st.text(st.characters(codec="utf-8")),
        st.lists(st.tuples(st.sampled_from(FOLDED_PIECES), st.sampled_from(["", " ", "’", ".", "\xa0"]))).map(
            lambda pieces: "".join(map("".join, pieces))
        ),
    )
)
def test_words_folded_by_the_kernel_are_those_of_python(text: str) -> None:
    fold = word_forms.folding()
    words = fold(text) if fold else None
    if words is not None:
        assert words == " ".join(filling._folded(text).split())


def test_texts_of_news_are_folded_by_the_kernel() -> None:
    fold = word_forms.folding()
    if fold is not None:
        assert fold("The “Café” of\nSão—Paulo: 1,5 €") == "the cafe of sao paulo 1 5"
        assert fold("x" * 200) is fold("日本 ship") is None
        assert fold("") == fold(" ’ ") == ""


def test_a_text_that_is_none_is_refused_by_the_kernel() -> None:
    stems = word_forms.stemmer()
    if stems is not None:
        with pytest.raises(UnicodeEncodeError):
            stems("one \udc80 two")
        with pytest.raises(TypeError):
            stems(None)  # type: ignore[arg-type]


FAMILIAR = frozenset(["the", "a", "said", "eightlet", "kin"])
SAID_PIECES = [
    "the",
    "The",
    "A",
    "SAID",
    "eightlet",
    "eightlets",
    "\u212ain",
    "İ",
    "é",
    "\udc80",
    " ",
    "\x1c",
    "\u2003",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(SAID_PIECES), max_size=30).map("".join)))
def test_familiar_words_are_counted_the_same_by_the_kernel(text: str) -> None:
    assert language.Familiar(FAMILIAR).counted(text) == language._Familiar(FAMILIAR).counted(text)


@given(st.one_of(st.text(), st.text("ab. \t\n\x0b\x1b\x1c\x1f\x21\x85\xa0\u2003\u200bé")))
def test_words_are_counted_the_same_by_the_kernel(text: str) -> None:
    assert documents.word_count(text) == documents._word_count(text)


NEARLY = st.lists(
    st.sampled_from([*"abcdefghij", "É", "é", "ß", "ss", "\u2003", "\udc80", "“x”"]), max_size=60
).map(" ".join)


@given(NEARLY, st.one_of(NEARLY, st.text()))
def test_the_kernel_takes_no_two_texts_apart_that_are_alike(one: str, other: str) -> None:
    compiled = speedups.kernel("sketch")
    if compiled is not None:
        given, found = (alike.Wording("", text) for text in (one, other))
        share = compiled.Bag(one).likeness(other, alike.SHORT)
        assert share == compiled.Bag(other).likeness(one, alike.SHORT)
        assert share >= given.likeness(found) - alike._ROUNDING
        assert share == 1 or not (given.is_short or found.is_short)


def test_the_kernel_tells_texts_of_other_words_apart() -> None:
    compiled = speedups.kernel("sketch")
    if compiled is not None:
        ones, others = (" ".join(f"{letter}{n}" for n in range(50)) for letter in "xy")
        assert compiled.Bag(ones).likeness(others, 20) < 0.2
        assert compiled.Bag(ones).likeness(ones, 20) == compiled.Bag(ones).likeness(ones, 51) == 1


def test_nothing_is_compiled_where_plain_python_is_wanted() -> None:
    pure = {**os.environ, speedups.PURE: "1"}
    told = subprocess.run([sys.executable, "-c", ASKED], env=pure, capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


@pytest.mark.parametrize("built", ['{"sketch": 1}', "[]", "{", '{"other": 1}', None])
def test_what_was_compiled_from_another_source_is_not_used(
    built: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sketch.pyx").write_text("changed since", encoding="utf-8")
    if built is not None:
        (tmp_path / speedups.BUILT).write_text(built, encoding="utf-8")
    monkeypatch.setattr(speedups, "_HERE", tmp_path)
    forget()
    try:
        assert speedups.faster("sketch", alike._least_runs) is alike._least_runs
    finally:
        forget()


def test_a_kernel_that_lacks_what_is_looked_for_leaves_it_to_python() -> None:
    def _nothing_of_the_kind() -> None: ...

    assert speedups.faster("sketch", _nothing_of_the_kind) is _nothing_of_the_kind


def test_the_kernels_that_are_in_use_are_told() -> None:
    built = Path(speedups.__file__).with_name(speedups.BUILT)
    assert speedups.in_use() in ([], sorted(json.loads(built.read_bytes()) if built.exists() else []))


def forget() -> None:
    speedups.kernel.cache_clear()
    speedups._built.cache_clear()
