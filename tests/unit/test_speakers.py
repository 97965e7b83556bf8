"""Who speaks: sentences of ours in the forms that news uses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.quotes import find_quotes
from newsbrowse.extract.speaker_subjects import Subjects
from newsbrowse.extract.speech_verbs import VERBS_OF_PUTTING
from newsbrowse.models import Person, Span

ANA, LARS, IDA, OTTO = "Ana Moe", "Lars Lind", "Ida Falk", "Otto Berg"
NAMES = {name: (name, name.split()[1]) for name in (ANA, LARS, IDA, OTTO)}


def people_of(body: str) -> list[Person]:
    found = []
    for name, forms in NAMES.items():
        spans = tuple(Span(*m.span()) for m in re.finditer(rf"\b(?:{'|'.join(forms)})\b", body))
        if spans:
            found.append(Person(name, spans))
    return found


def speakers(body: str) -> list[str | None]:
    return [quote.speaker for quote in find_quotes(body, people_of(body))]


BEHIND = [
    ('"We go," said Ana Moe.', [ANA]),
    ('"We go", said Ana Moe.', [ANA]),
    ('"We go," Ana Moe said.', [ANA]),
    ('"We go," added Ana Moe, who runs the port.', [ANA]),
    ('"We go," says Ana Moe.', [ANA]),
    ('"Shall we go?" asked Ana Moe.', [ANA]),
    ('"Shall we go?" Ana Moe asked.', [ANA]),
    ('"Go!" shouted Lars Lind.', [LARS]),
    ('"Go …" Lars Lind whispered.', [LARS]),
    ('"We go," Ana Moe told Reuters.', [ANA]),
    ('"We go," Ana Moe told Lars Lind.', [ANA]),
    ('"We go," Ana Moe wrote on her blog on Monday.', [ANA]),
    ('"We go," tweeted Ana Moe.', [ANA]),
    ('"We go," Mr. Lind went on to say. Lars Lind left.', [LARS]),
    ('"We go," Lind shot back. Lars Lind left.', [LARS]),
    ('"We go," Lars Lind, 61, said.', [LARS]),
    ('"We go," Lars Lind, a fisherman from Vardal, said.', [LARS]),
    ('"We go," Lars Lind (Vardal) said.', [LARS]),
    ('"We go," Lars Lind, spokesman for Ana Moe, said.', [LARS]),
    ('"We go," Harbour Committee Chairwoman Ana Moe said.', [ANA]),
    ('"We go," the committee\'s chairwoman, Councillor Ana Moe of Vardal, wrote in a letter.', [ANA]),
    ('"We go," said the harbour master, Ana Moe.', [ANA]),
    ('"We go," said Secretary of Fisheries Ana Moe.', [ANA]),
    ('"We go," Vardal council leader Ana Moe later told the court.', [ANA]),
    ('"We go," Ana Moe has said.', [ANA]),
    ('"We go," Lars Lind angrily replied.', [LARS]),
    ('"We go," according to Ana Moe.', [ANA]),
    ('It is "fine", according to Lars Lind.', [LARS]),
    ('"Why not go" now, Ana Moe said.', [ANA]),
    ("“We go.” — Ana Moe, mayor of Vardal", [ANA]),
    ("“We go.”\n\n— Mayor Ana Moe\n\nThe sea rose.", [ANA]),
    (
        "“We go” - Ana Moe had other plans that the town did not hear of, and the quay was left to rot.",
        [None],
    ),
    ("“We go,” Ana Moe stated.", [ANA]),
    ("“We go,” Ana Moe and Lars Lind said.", ["Ana Moe and Lars Lind"]),
    ('"We go," the man said of Ana Moe.', ["man"]),
    ('"We go," said Lind\'s brother. Lars Lind left.', ["Lind's brother"]),
]
IN_FRONT = [
    ('Ana Moe said: "We go."', [ANA]),
    ('Ana Moe said, "We go."', [ANA]),
    ('Ana Moe said that it was "fine".', [ANA]),
    ('Ana Moe: "We go."', [ANA]),
    ('Ana Moe, the mayor, said: "We go."', [ANA]),
    ('Ana Moe, who runs the port, called it "a wonder".', [ANA]),
    ('Ana Moe called the plan "dead".', [ANA]),
    ('Ana Moe praised the crew and called the plan "dead".', [ANA]),
    ('Ana Moe left early, saying she was "tired".', [ANA]),
    (
        'Ana Moe has stood by the plan, telling a crowd that it was "fine" and arguing that it was "cheap".',
        [ANA, ANA],
    ),
    ('Ana Moe thanked Lars Lind for "a good year".', [ANA]),
    ('Ana Moe went on to praise Lars Lind for "a good year".', [ANA]),
    ('Ana Moe accused Lars Lind of "sleeping".', [ANA]),
    ('According to Lars Lind, the quay is "rotten".', [LARS]),
    ('As Ana Moe puts it, "we go".', [ANA]),
    ('Asked about it, Ana Moe said: "No."', [ANA]),
    ('On Monday, in a letter, Ana Moe wrote: "We go."', [ANA]),
    ('On Monday Ms. Moe said it was "fine". Ana Moe left.', [ANA]),
    ('In a speech that lasted two hours, the mayor, Ana Moe, promised "a new quay".', [ANA]),
    ('Lars Lind said Ana Moe was "late".', [LARS]),
    ('Lars Lind said the quay, which Ana Moe built, was "late".', [LARS]),
    ('The report said Lars Lind was "late".', ["report"]),
    ('A report for Ana Moe calls the quay "rotten".', ["report for Ana Moe"]),
    ('Ana Moe shouted, "Where are you going?" Lars Lind said nothing.', [ANA]),
    ("Ana Moe was clear.\n\nShe gave one reason:\n\n“We go.”", [ANA]),
    ("Reacting to the storm, Ana Moe tweeted an hour later:\n\n“We go.”", [ANA]),
]
BETWEEN = [
    ('"We go," said Ana Moe, "and we stay."', [ANA, ANA]),
    ('"We go," said Ana Moe. "We stay."', [ANA, ANA]),
    ('"We go," said Ana Moe, the mayor of Vardal since 2011. "We stay."', [ANA, ANA]),
    ('"We go," said Ana Moe. The quay is old. "We stay."', [ANA, ANA]),
    ('"We go," said Ana Moe. Lars Lind was less sure. "We stay."', [ANA, LARS]),
    ('"We go," said Ana Moe. "We stay," said Lars Lind.', [ANA, LARS]),
    ('"We go," said Ana Moe. "We stay," he said, and Lars Lind left.', [ANA, None]),
    ('Ana Moe called it "old" and "rotten".', [ANA, ANA]),
    ('Ana Moe said it was "old" and would be "rotten" soon.', [ANA, ANA]),
]
PRONOUNS = [
    ('Ana Moe came late. "We go," she said.', [ANA]),
    ('Lars Lind met Ana Moe. "We go," she said.', [ANA]),
    ('Lars Lind met Ana Moe. "We go," he said.', [LARS]),
    ('Ana Moe met Lars Lind. "We go," he said. "Now."', [LARS, LARS]),
    ('Ana Moe spoke. She said it was "fine".', [ANA]),
    ('Ana Moe said she was "fine".', [ANA]),
    ('"We go," said Ana Moe.\n\n"We stay," she added.', [ANA, ANA]),
    ('Ana Moe and Ida Falk met. "I thank Moe," she said.', [IDA]),
    ('Lars Lind left. "We go," she said.', [None]),
    ('Mr. Moe left. Ana Moe is his full name here. "We go," he said.', [ANA]),
    ('Otto Berg came. The Lind administration grew. "We go," he said.', [OTTO]),
    ('The ministry said it was "fine".', ["ministry"]),
    ('"We go," the ministry said in a statement. "We stay," it added.', ["ministry", "ministry"]),
    ('Lars Lind is a runner. "We go," said the 31-year-old.', [LARS]),
]
ALONE = [
    ("Ana Moe was blunt. “We go.”", [ANA]),
    ("Ana Moe was blunt.\n\n“We go.”", [ANA]),
    ("On Monday, Ana Moe was blunt. “We go.”", [ANA]),
    ("The sea rose. “We go.”", [None]),
    ("Ana Moe was blunt. The “rotten quay” must go.", [None]),
    ("“We go,” said Ana Moe.\n\n“We stay. We wait.”", [ANA, ANA]),
]
WORDS = [
    ('"We go," a senior official said.', ["senior official"]),
    ('"We go," said a senior official.', ["senior official"]),
    ('"We go," said one prominent donor.', ["prominent donor"]),
    ('"We go," officials said.', ["officials"]),
    ('"We go," critics say.', ["critics"]),
    ('"We go," the Harbour Board said in a statement.', ["Harbour Board"]),
    ('"We go," the ministry said.', ["ministry"]),
    ('"We go," Netwerk said.', ["Netwerk"]),
    ('"We go," said a spokesman for the fishermen in an email.', ["spokesman for the fishermen"]),
    ('"We go," said the Harbour Board (HB), which runs the port.', ["Harbour Board"]),
    ('The Harbour Board said it was "fine".', ["Harbour Board"]),
    ('The Harbour Board, in a letter to Ana Moe, called the quay "rotten".', ["Harbour Board"]),
    ('A spokeswoman for the town said it was "fine".', ["spokeswoman for the town"]),
    ('"We go," the letter read.', ["letter"]),
    ('Her lawyer called it "fine".', ["Her lawyer"]),
]
ROLES = [
    ('Fisheries Minister Ana Moe came. "We go," the minister said.', [ANA]),
    ('Ana Moe, the mayor, came. "We go," the mayor said.', [ANA]),
    ('Ana Moe, mayor of Vardal since 2011, came. The mayor called it "fine".', [ANA]),
    ('Ana Moe, the mayor, met Lars Lind, the coach. "We go," said the coach.', [LARS]),
    (
        'Foreign Minister Ana Moe met Fisheries Minister Lars Lind. "We go," the fisheries minister said.',
        [LARS],
    ),
    ('Deputy Mayor Ana Moe met Mayor Lars Lind. "We go," the mayor said.', [LARS]),
    ('"We go," the minister said.', ["minister"]),
    ('Mayor Ana Moe came. "We go," a mayor said.', ["mayor"]),
    ('PM Ana Moe came. "We go," the prime minister said.', [ANA]),
]
NOBODY = [
    ('The film "We go" was shown to Ana Moe.', [None]),
    ('Ana Moe joined the "Harbour Board of Vardal" in May.', [None]),
    ('Ana Moe appeared on "Face the Harbour".', [None]),
    ('The "rotten quay" is old. Ana Moe left.', [None]),
    ('Lars Lind was described as "late".', [None]),
    ('A plan called "late" was shelved.', [None]),
    ('Ana Moe left the "old" town.', [None]),
    ('It was "fine".', [None]),
]


@pytest.mark.parametrize(
    ("body", "expected"), [*BEHIND, *IN_FRONT, *BETWEEN, *PRONOUNS, *ALONE, *WORDS, *ROLES, *NOBODY]
)
def test_who_speaks(body: str, expected: list[str | None]) -> None:
    assert speakers(body) == expected


@given(
    st.lists(
        st.sampled_from(
            ["“We go,”", "“Now.”", " said ", " Ana Moe", " Lars Lind", " the mayor", ", ", ". ", " she ",
             " it ", " called ", "\n\n", ": ", " according to ", " and ", " who ", "Mr. ", " (x) ", " — "]
        ),
        max_size=25,
    )
)  # fmt: skip
@settings(max_examples=150)
def test_a_speaker_is_a_person_of_the_article_or_words_of_it(pieces: list[str]) -> None:
    body = "".join(pieces)
    for quote in find_quotes(body, people_of(body)):
        assert quote.text == body[quote.start : quote.end]
        assert quote.speaker is None or quote.speaker in NAMES or quote.speaker in " ".join(body.split())


def test_without_attribution_nobody_speaks() -> None:
    body = 'Ana Moe sagte: "Wir gehen."'
    assert [quote.speaker for quote in find_quotes(body, people_of(body), attributed=False)] == [None]


@pytest.mark.parametrize("verb", ["said", "also said", "quickly said"])
def test_a_name_may_end_like_an_adverb(verb: str) -> None:
    body = f'"We go," Harbour Minister Ida Kelly {verb}.'
    people = [Person("Ida Kelly", (Span(body.index("Ida"), body.index("Kelly") + 5),))]
    assert [quote.speaker for quote in find_quotes(body, people)] == ["Ida Kelly"]


def test_a_capitalised_adverb_is_nobody() -> None:
    assert speakers('The plan is long. Roughly put, it is "a long way round" for all.') == [None]


VERB_PIECES = st.sampled_from(
    ["said", "put", "it", "told_", "Adding", "called-off", "x", "12", "won’t tell", "."]
)


@given(st.lists(VERB_PIECES, max_size=60))
def test_verbs_are_found_from_the_end_as_from_the_beginning(words: list[str]) -> None:
    text = " ".join(words)
    forwards = list(VERBS_OF_PUTTING.first(text, 3, len(text), 100))
    assert list(VERBS_OF_PUTTING.last(text, 3, len(text), 6)) == forwards[::-1][:6]


BEFORE_VERBS = [
    "Sen.",
    "Mr.",
    "Prime",
    "Minister",
    "While",
    "the",
    "Ana Moe",
    "Ida Lind",
    "Lind",
    "He",
    "Moe’s",
    "Kelly",
]


@given(
    st.lists(st.sampled_from(BEFORE_VERBS), min_size=1, max_size=5),
    st.sampled_from(["", " ", "\n", ". ", ", "]),
)
def test_plain_names_before_verbs_are_found_as_any_others(words: list[str], lead: str) -> None:
    text = f"{lead}{' '.join(words)} said"
    people = [
        Person(name, tuple(Span(*found.span()) for found in re.finditer(rf"\b{name}\b", text)))
        for name in ("Ana Moe", "Ida Lind", "Lind", "Kelly")
    ]
    subjects = Subjects(text, people)
    found = subjects.before(0, len(text) - 4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subjects, "_lone", lambda start, verb: None)
        assert subjects.before(0, len(text) - 4) == found
