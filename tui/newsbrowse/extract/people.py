"""The people named in an article."""

from __future__ import annotations

from newsbrowse.extract.people_linking import Identity, link
from newsbrowse.extract.people_mentions import find_mentions
from newsbrowse.models import Person, Span

_BETWEEN = "\n\n"


def find_people(title: str, body: str) -> tuple[Person, ...]:
    """The people that `title` and `body` name, each once, under the fullest name that stands there.

    A surname alone joins the full name it belongs to; so a name of one word among those returned is one that
    nothing in the article explains: a surname or an only name, and it is uncertain whose. Titles, ranks and
    nationalities are no part of a name, nor is a possessive. Bylines, photo credits, press contacts and desk
    notes name nobody. Time is linear in the length.

    Returns:
        People in the order of their first mention in the body, then those whom only the title names, without
        mentions. Spans count code points of `body`, are in order and do not overlap.
    """
    head = " ".join(title.split()) + _BETWEEN
    found = find_mentions(head + body)
    people = [_person(identity, len(head)) for identity in link(*found)]
    people.sort(key=lambda person: person.mentions[0].start if person.mentions else len(body))
    return tuple(people)


def _person(identity: Identity, offset: int) -> Person:
    spans = tuple(Span(start - offset, end - offset) for start, end in identity.spans if start >= offset)
    return Person(" ".join(identity.words), spans)
