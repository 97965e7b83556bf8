"""Lines such as `Publié le 4 février 2026` or `Stand: 04.02.2026 18:30 Uhr`: days in other languages."""

from __future__ import annotations

import re
from datetime import date

from newsbrowse.text.fold import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier januar janner enero gennaio janeiro januari stycznia января",
            "fevrier februar febrero febbraio fevereiro februari lutego февраля",
            "mars marz marzo marco maart marts marca марта",
            "avril april abril aprile kwietnia апреля",
            "mai mayo maggio maio mei maj maja мая",
            "juin juni junio giugno junho czerwca июня",
            "juillet juli julio luglio julho lipca июля",
            "aout august agosto augustus augusti sierpnia августа",
            "septembre september septiembre settembre setembro setiembre wrzesnia сентября",
            "octobre oktober octubre ottobre outubro pazdziernika октября",
            "novembre november noviembre novembro listopada ноября",
            "decembre dezember diciembre dicembre dezembro december desember grudnia декабря",
        ),
        1,
    )
    for name in names.split()
}
_LABEL = re.compile(
    r"(?:publie|mis a jour|modifie|veroffentlicht|aktualisiert|stand|publicado|actualizado|atualizado"
    r"|pubblicato|aggiornato|gepubliceerd|bijgewerkt|erstellt|erschienen|letzte anderung|zuletzt \w+"
    r"|publicerad|publisert|udgivet|opublikowano|опубликовано)\b[^\d]{0,25}(?=\d)"
)
_WRITTEN = re.compile(r"(\d{1,2})(?:\.|er)? (?:de )?([^\W\d_]{3,12})\.? (?:del? )?(\d{4})\b")
_MONTH_FIRST = re.compile(r"(?<!\d )(?<!de )\b([a-z]{4,10}) (\d{1,2}),? (?:de )?(\d{4})\b")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?![^\s]{12})")
_LONGEST = 120
_SHORTEST = 3
_DIGIT = re.compile(r"\d")


def month_of(word: str) -> int | None:
    """The month that a folded word names, whole or by three letters of it at least; None for other words."""
    if word in _MONTHS:
        return _MONTHS[word]
    numbers = {number for name, number in _MONTHS.items() if len(word) >= _SHORTEST and name.startswith(word)}
    return numbers.pop() if len(numbers) == 1 else None


def read_foreign_day(line: str) -> str | None:
    """The day that a labelled line states, or a Chinese or Japanese line begins with; else None.

    The labels are French, German, Spanish, Portuguese, Italian and Dutch: in all of them the day comes
    before the month.
    """
    if len(line) > _LONGEST or (line.isascii() and not _DIGIT.search(line)):
        return None
    folded = fold(line)
    chinese = _CHINESE.match(folded)
    if chinese:
        return _iso(int(chinese[1]), int(chinese[2]), int(chinese[3]))
    label = _LABEL.match(folded)
    if not label:
        return None
    written, numeric = _WRITTEN.match(folded, label.end()), _NUMERIC.match(folded, label.end())
    if written and written[2] in _MONTHS:
        return _iso(int(written[3]), _MONTHS[written[2]], int(written[1]))
    return _iso(int(numeric[3]), int(numeric[2]), int(numeric[1])) if numeric else None


def find_foreign_day(line: str) -> str | None:
    """The first day that is written out in a line, as in `Von Jane Doe am 4. Februar 2026`; else None."""
    folded = fold(line) if len(line) <= _LONGEST else ""
    for written in _WRITTEN.finditer(folded):
        if written[2] in _MONTHS:
            return _iso(int(written[3]), _MONTHS[written[2]], int(written[1]))
    for written in _MONTH_FIRST.finditer(folded):
        if written[1] in _MONTHS:
            return _iso(int(written[3]), _MONTHS[written[1]], int(written[2]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1500 <= year <= 2100 else None
    except ValueError:
        return None
