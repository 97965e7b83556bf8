"""Lines that name the writer: `By Jane Doe and JOHN ROE | Staff writer`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LONGEST = 200
_FIRST_WORDS = 8
"""More than a name has, with what ends it."""
_PREFIX = re.compile(
    r"(?:[-–—•*]{1,4}\s*)?(?:(?:(?:written|story|reported|reporting|report|words|analysis|opinion|posted|submitted"
    r"|published|article|review|commentary|compiled|(?:eine? )?(?:kolumne|kommentar|gastbeitrag|gastkommentar"
    r"|analyse|essay|interview|reportage|bericht|porträt|glosse|rezension)|propos recueillis|écrit|escrito"
    r"|scritto)\s+)?(?:by|par|von|por|di|door|av|af)(?::\s*|\s+)"
    r"|(?:authors?|byline|writer|autor(?:in|en)?|auteur(?:e|s|\(s\))?|autore|autrice|redakteur(?:in)?"
    r"|geschrieben von)\s*:\s*)",
    re.IGNORECASE,
)
_REPORTERS = re.compile(
    r"\(?(?:additional\s+)?(?:reporting|writing|editing|compiled)\s+by\s+(?P<names>[^;.()]+)", re.IGNORECASE
)
_REPORTERS_LETTERS = frozenset("(arwecARWEC")
"""What `_REPORTERS` begins with; none of the letters has a form beyond ASCII."""
_FIELD_END = re.compile(
    r"\s[|•·–—-]\s|[|•·(\[]|,?\s+(?:on\s+)?(?:updated|published|posted|last|veröffentlicht|aktualisiert)\b|\s+on\s+(?=\w+day\b|\w+[.,]?\s\d|\d)"
    r"|\s+(?:am|den|le|il|el|em|vom|op)\s+(?=\w{1,10}\.?\s\d|\d)|,?\s+\d|\s@\w",
    re.IGNORECASE,
)
_NAME_BREAK = re.compile(r"\s*(?:,|;|&|/|\s(?:and|et|und|with|e|y)\s)\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|for|at|from|of)\s.*", re.IGNORECASE)
_OUTLET = re.compile(
    r"\s(?:Fox|Sky|ABC|BBC|CBS|NBC|CNN|NPR|AP|AFP|Reuters|Bloomberg|Associated Press|USA TODAY)\b.*"
)
_REPORTS_FROM = re.compile(r"(?P<name>[^,.:;!?\d]{5,50}?)\sin\s(?:[A-Z][\w.'’-]+\s?){1,3}\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_][\w.'’‐-]*\Z")
_PARTICLES = _words("al ap bin da dal de del della den der di dos du el ibn la le ten ter van vande von y zu")
_ROLES = _words(
    """admin agence agencies agency analyst associated author bureau chief columnist contributor correspondent
    critic desk director editor editorial editors fellow freelance guest international journal journalist
    magazine media network news newspaper newsroom post press producer professor reporter reporters
    senior service special staff team times tribune writer writers wire"""
)
_SIGNS = _words(
    """by par von por di door av af author authors byline writer autor autorin autoren auteur auteure auteurs
    autore autrice redakteur redakteurin geschrieben"""
)
"""Words of `_PREFIX`, one of which is in all that it matches."""
_NO_FORENAMES = _words("the a an how why what when where")
_AGENCIES = _words(
    """abc admin afp agencies ani ap bbc bloomberg cbs cnn dpa editor ians nbc newsroom npr pti reuters staff
    tass upi xinhua"""
)


def names_in(text: str) -> tuple[str, ...]:
    """The persons a byline names, without their roles and papers; empty where it names none.

    Names in capitals are written as names; `By` may stand before them or not.
    """
    parts = _parts(_without_prefix(text[:_LONGEST]))
    return tuple(dict.fromkeys(_as_name(part) for part in parts if _is_name(part)))


def read_byline(line: str) -> tuple[tuple[str, ...], str] | None:
    """The names of a line that is a byline, and what follows them on it; None for any other line.

    A byline may name no person: `By Reuters Staff`.
    """
    if line.endswith((".", "?", "!", ":")) or not _may_be_byline(line):
        return None
    match = _PREFIX.match(line) if len(line) <= _LONGEST else None
    if not match and not _may_begin_with_name(line):
        return None
    rest = line[match.end() :] if match else line
    parts = _parts(rest)
    if not parts:
        return None
    if match:
        named = any(map(_is_name, parts))
        known = all(_is_name(part) or _is_role(part) or (named and " " not in part) for part in parts)
    else:
        roles = [*parts[1:], *_FIELD_END.split(rest)[1:2]]
        known = _is_name(parts[0]) and bool(roles) and all(map(_ends_in_role, roles))
    return (names_in(line), rest[len(_field(rest)) :]) if known else None


def _may_be_byline(line: str) -> bool:
    """Whether a line may be a byline: a look at its words that spares most headlines the rest.

    A byline begins with a word that says so, or names a post or a paper behind the name.
    """
    if not line.isascii() or "@" in line or len(line) > _LONGEST:
        return True
    words = _LETTERS.findall(line.lower())
    return not (_ROLES.isdisjoint(words) and _AGENCIES.isdisjoint(words) and _SIGNS.isdisjoint(words))


def _may_begin_with_name(line: str) -> bool:
    """Whether the first words of a line may be a name: a look that spares most lines the rest."""
    if not line[:1].isalpha():
        return True
    words = line.split(None, _FIRST_WORDS)[:_FIRST_WORDS]
    if len(words) < 2 or not (words[1][0].isupper() or words[1].lower() in _PARTICLES):
        return False
    first = _parts(" ".join(words))[:1]
    return bool(first) and _is_name(first[0])


def with_role_joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines; a name alone and a post alone below it become one: `Jane Doe | Energy editor`.

    A name that stands twice, or above a button to follow it, becomes a byline.
    """
    name = ""
    for line in lines:
        if name and (_ends_in_role(line) or line in (name, "Follow")):
            yield f"{name} | {line}" if _ends_in_role(line) else f"By {name}"
            name = ""
            continue
        if name:
            yield name
        name = line if len(line) <= 60 and _is_name(line) else ""
        if not name:
            yield line
    if name:
        yield name


def correspondent(line: str) -> str | None:
    """The name in a line such as `Jane Doe in Washington`; to be asked below a headline only."""
    match = _REPORTS_FROM.match(line) if len(line) <= 80 else None
    return _as_name(match["name"]) if match and _is_name(match["name"]) else None


def reporters(line: str) -> tuple[str, ...] | None:
    """The names in a closing credit such as `(Reporting by Jane Doe; Editing by John Roe)`; else None."""
    if line[:1] not in _REPORTERS_LETTERS or len(line) > 2 * _LONGEST:
        return None
    match = _REPORTERS.match(line)
    return names_in(match["names"].strip()) if match else None


def _without_prefix(text: str) -> str:
    match = _PREFIX.match(text)
    return text[match.end() :] if match else text


def _field(text: str) -> str:
    """The part of a byline that holds names: up to a bar, a dash, a bracket, a stamp."""
    match = _FIELD_END.search(text)
    return text[: match.start()] if match else text


def _parts(text: str) -> list[str]:
    pieces = _NAME_BREAK.split(_field(text[:_LONGEST]))
    return [
        part
        for piece in pieces
        if (part := _OUTLET.sub("", _PLACE.sub("", piece)).strip(" .*")) or piece.strip()
    ]


def _is_name(text: str) -> bool:
    """Whether a text has the shape of a full name: two to five words in capitals, particles apart."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not words[-1][0].isupper() or words[0].lower() in _NO_FORENAMES:
        return False
    for word in words:
        if not (word[0].isupper() or word.lower() in _PARTICLES) or not _WORD.match(word):
            return False
    return not _has_role(text)


def _has_role(text: str) -> bool:
    words = _LETTERS.findall(text.lower())
    return not (_ROLES.isdisjoint(words) and _AGENCIES.isdisjoint(words))


def _ends_in_role(text: str) -> bool:
    """Whether a text is a post or a paper alone: `Energy correspondent`."""
    words = text.split()
    return 0 < len(words) <= 5 and len(text) <= 60 and _has_role(words[-1])


def _is_role(text: str) -> bool:
    """Whether a part of a byline is a paper, an agency or a post."""
    return _has_role(text) or (text.isupper() and " " not in text and len(text) <= 6)


def _as_name(text: str) -> str:
    words = text.split()
    if not text.isupper():
        return " ".join(words)
    return " ".join(w if len(w) <= 2 and w.endswith(".") else _capitalised(w) for w in words)


def _capitalised(word: str) -> str:
    return word.lower() if word.lower() in _PARTICLES else word.title().replace("’S", "’s")
