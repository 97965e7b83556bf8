"""Years, decades and centuries in words: `nineteen ninety-six`, `the sixties`, `the 19th century`."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


_TENS = {
    word: 10 * number
    for number, word in enumerate(_words("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
_SMALL = {
    word: number
    for number, word in enumerate(
        _words("""one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen"""),
        start=1,
    )
}
_HEADS = {"sixteen": 1600, "seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_CENTURIES = {
    word: number
    for number, word in enumerate(
        _words("""first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"""),
        start=1,
    )
}

_ANY_TEN = "|".join(_TENS)
_ANY_ONE = "|".join(word for word, value in _SMALL.items() if value < 10)
_ANY_TEEN = "|".join(word for word, value in _SMALL.items() if value >= 10)
_PAIR = rf"(?:(?:{_ANY_TEN})(?:[- ](?:{_ANY_ONE}))?|{_ANY_TEEN})"

SPELLED_YEAR = (
    rf"(?:sixteen|seventeen|eighteen|nineteen) (?:{_PAIR}|(?:oh|ought|aught)[- ](?:{_ANY_ONE}))"
    rf"|twenty (?:twenty|thirty)(?:[- ](?:{_ANY_ONE}))?|twenty (?:{_ANY_TEEN})"
    rf"|two thousand(?: and)? (?:{_ANY_TEEN}|twenty|{_ANY_ONE})|(?<=the year )two thousand"
)
DECADES = "|".join(_DECADES)
CENTURY = rf"{'|'.join(sorted(_CENTURIES, key=len, reverse=True))}|(?:1\d|2[01]|[1-9])(?:st|nd|rd|th)"


def spelled_year(text: str) -> int:
    """The year of such words as match `SPELLED_YEAR`."""
    words = [word for word in text.replace("-", " ").split() if word not in ("and", "oh", "ought", "aught")]
    if words[:2] == ["two", "thousand"]:
        return 2000 + sum(_value(word) for word in words[2:])
    return _HEADS[words[0]] + sum(_value(word) for word in words[1:])


def decade_range(text: str) -> str:
    """`sixties` and `60s` as the closed range of years; all are of the twentieth century."""
    first = 1900 + (_DECADES.get(text) or int(text[:2]))
    return f"{first}/{first + 9}"


def century_range(text: str) -> str | None:
    """`19th` and `nineteenth` as `1801/1900`; None for the first fifteen, which no facet has room for."""
    number = _CENTURIES.get(text) or int(text.rstrip("stndrh"))
    return f"{100 * number - 99:04}/{100 * number:04}" if number >= 16 else None


def _value(word: str) -> int:
    return _TENS.get(word) or _SMALL[word]
