"""Drafts written for the sample articles, with statements that are right and errors planted in them."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "drafts"
_UNITED = (
    "We stand united in advocating for a more just multipolar world order and work to ensure indivisible "
    "security both in the Eurasian space and regionally"
)
_DEED = "always right to do a good thing, however small, and always wrong to do a bad deed, however small."

WEEK = (_FOLDER / "week.md").read_text(encoding="utf-8")
"""The draft on which the rules were tried while they were made."""

WEEK_PLANTED = {
    ("date", "Tuesday, 3 February 2026"),
    ("quote", "stabilising force"),
    ("figure", "$282.105 billion"),
    ("name", "Yuri Ushakow"),
    ("quote", _UNITED),
    ("date", "December"),
    ("figure", "$11.1 million"),
    ("speaker", "Wang Yiwei"),
    ("country", "Norway"),
    ("figure", "240th anniversary"),
}

TRIANGLE = (_FOLDER / "triangle.md").read_text(encoding="utf-8")
"""A draft that was written when the rules stood."""

TRIANGLE_PLANTED = {
    ("date", "2023"),
    ("quote", "just unipolar world order"),
    ("date", "13 September"),
    ("figure", "over 34%"),
    ("figure", "above $300 billion"),
    ("quote", _DEED),
    ("name", "Wang Yiway"),
    ("figure", "€11.1 billion"),
    ("country", "Colombia"),
    ("speaker", "Donald Trump"),
}

KREMLIN = (_FOLDER / "kremlin.txt").read_text(encoding="utf-8")
"""A plain text in freer words, with an error in each kind of figure, day and name."""

KREMLIN_PLANTED = {
    ("figure", "two and a half hours"),
    ("quote", "We are united in advocating for a more just multipolar world order"),
    ("figure", "228.1 million dollars"),
    ("date", "5 February 2026"),
    ("name", "Vladimir Puttin"),
    ("date", "the second half of 2026"),
    ("date", "December"),
    ("country", "Sweden"),
    ("figure", "14th Five"),
    ("name", "Liu Bing"),
    ("speaker", "Trump likes"),
}
"""The eleventh came in unawares: it is Xi who likes to say so. The name is read with the verb behind it."""

PASSIVE = (_FOLDER / "passive.md").read_text(encoding="utf-8")
"""Written before the rules for what is told anew every week and for names in another's place."""

PASSIVE_PLANTED = {
    ("date", "Thursday"),
    ("date", "the second half of 2026"),
    ("figure", "fifth year in a row"),
    ("figure", "$1.11 billion"),
    ("figure", "205th anniversary"),
    ("name", "Wang Yiwai"),
    ("quote", "rule of the jungle"),
    ("country", "Sweden"),
    ("date", "3 October"),
    ("name", "Reuters"),
}

LETTER = (_FOLDER / "letter.txt").read_text(encoding="utf-8")
"""Written with the one before; one of its errors is not found: another country in a sentence that puts all in
another order."""

LETTER_PLANTED = {
    ("quote", "stability and persistence"),
    ("name", "St Petersburg"),
    ("date", "2023"),
    ("date", "12 January 2025"),
    ("country", "Japan"),
    ("quote", "chart the direction and course for China-Russia relations."),
    ("speaker", "Vladimir Putin"),
    ("figure", "over 34%"),
    ("country", "Iceland"),
    ("name", "Masuda Khatoon"),
}
LETTER_MISSED = {("country", "Japan")}
