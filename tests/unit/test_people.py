"""People: who is named, under which name, where, and who is not."""

from __future__ import annotations

import threading
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.people import find_people
from newsbrowse.extract.people_traits import is_plain
from newsbrowse.extract.people_trimming import names_among, names_by_rules
from newsbrowse.models import Person, Span


def names(body: str, title: str = "") -> list[str]:
    return [person.name for person in find_people(title, body)]


def said(person: Person, body: str) -> list[str]:
    return [body[start:end] for start, end in person.mentions]


SUMMIT = (
    "Russian President Vladimir Putin and Chinese President Xi Jinping spoke on Friday. "
    "Xi told Putin that he would travel to Moscow. "
    "Putin’s aide Yury Ushakov told reporters about the Xi-Putin call. "
    "Later President Trump called Mr. Putin. Donald Trump's office confirmed it."
)


def test_a_surname_alone_joins_its_full_name() -> None:
    people = {person.name: said(person, SUMMIT) for person in find_people("", SUMMIT)}
    assert people == {
        "Vladimir Putin": ["Vladimir Putin", "Putin", "Putin", "Putin", "Putin"],
        "Xi Jinping": ["Xi Jinping", "Xi", "Xi"],
        "Yury Ushakov": ["Yury Ushakov"],
        "Donald Trump": ["Trump", "Donald Trump"],
    }


def test_people_come_in_the_order_of_their_first_mention() -> None:
    assert names(SUMMIT) == ["Vladimir Putin", "Xi Jinping", "Yury Ushakov", "Donald Trump"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "German Chancellor Angela Merkel met French President Emmanuel Macron.",
            ["Angela Merkel", "Emmanuel Macron"],
        ),
        (
            "The prize went to Ursula von der Leyen, who thanked Robert De Niro.",
            ["Ursula von der Leyen", "Robert De Niro"],
        ),
        ("Saudi Crown Prince Mohammed bin Salman said he agreed.", ["Mohammed bin Salman"]),
        ("Syrian President Bashar al-Assad said no on Monday.", ["Bashar al-Assad"]),
        ("Jean-Claude Juncker said the commission would wait.", ["Jean-Claude Juncker"]),
        ("Former Vice President J.D. Vance said he would run.", ["J.D. Vance"]),
        ("Robert Downey Jr. said he was pleased.", ["Robert Downey Jr."]),
        ("Wang Yiwei, a professor, spoke. Wang added that talks help.", ["Wang Yiwei"]),
        ("Mr. Ban Ki-moon met Angela Merkel.", ["Ban Ki-moon", "Angela Merkel"]),
        ("Vladimir V. Putin left. Vladimir Putin returned. Mr. Putin rested.", ["Vladimir V. Putin"]),
        ("Sen. Susan Collins said she would vote no. Collins is a Republican.", ["Susan Collins"]),
        ("Mr. Okonkwo said that the road was closed. Okonkwo lives there.", ["Okonkwo"]),
        ("Irish writer Sinéad O’Connor sang. O’Connor’s voice rose.", ["Sinéad O’Connor"]),
        (
            "Dutch official Pieter van der Molen resigned. Don Okafor took over.",
            ["Pieter van der Molen", "Don Okafor"],
        ),
        ("Jan Novotny (Slovakia) beat Anna Hill (Australia) 6-4 6-3 7-5", ["Jan Novotny", "Anna Hill"]),
        ('The boxer Hector "Macho" Camacho won. Camacho smiled.', ["Hector Camacho"]),
        ("Sen. Charles (Chuck) Schumer said no.", ["Charles Schumer"]),
        ("Prime Minister Theresa May said so on 3 May 2017.", ["Theresa May"]),
        (
            "It was Crooked Hillary Clinton again. Reliever Mark Smith lost.",
            ["Hillary Clinton", "Mark Smith"],
        ),
        ("Manhattan D.A. Cyrus Vance Jr. spoke.", ["Cyrus Vance Jr."]),
        ("Donald Trump Jr. met them. Donald Trump knew.", ["Donald Trump Jr.", "Donald Trump"]),
        ("Senators Patty Murray D Wash and John McCain R AZ agreed", ["Patty Murray", "John McCain"]),
        ("Co-premier Hun Sen agreed. Hwang Hee-Chan was booked.", ["Hun Sen", "Hwang Hee-Chan"]),
        ("Mr JOHN McCAIN and Ms ANNA SCHMIDT replied to the letter.", ["John McCain", "Anna Schmidt"]),
        ("EOE spokesman Lex van Drooge told reporters.", ["Lex van Drooge"]),
        ("Mr. Ford said he would talk. Ford was late.", ["Ford"]),
        ("Florida-26 Carlos Muster won. DJ Norman Cook played.", ["Carlos Muster", "Norman Cook"]),
        (
            "Arizona Sheriff Joe Miller spoke to spokeswoman Victoria Muland.",
            ["Joe Miller", "Victoria Muland"],
        ),
        ("Sen. Mitch Miller Addison (Mitch) Mitchell MillerGOP balks.", ["Mitch Miller"]),
        ("Donald Trump sold Trump Plaza to Obama EPA staff. Trump smiled.", ["Donald Trump", "Obama"]),
        ("Trump said no to a case of bribery by Trump Gowdy. Trump left.", ["Trump"]),
        ("Conductor Marcello Viotti led La Boheme.", ["Marcello Viotti"]),
        ("Dutch politicians Jan Peter Balken and Wim Bos spoke.", ["Jan Peter Balken", "Wim Bos"]),
        ("Sen. Joseph R. Biden, Jr. (D-DE) said so.", ["Joseph R. Biden Jr."]),
        ("Senators Tom Harkin IA John Coleman MN agreed", ["Tom Harkin", "John Coleman"]),
        ("President Trump came. His daughter Ivanka Trump sat. Mr. Trump left.", ["Trump", "Ivanka Trump"]),
        ("Sheikh Tamim bin Hamad al-Thani came. Al-Thani left.", ["Tamim bin Hamad al-Thani"]),
        ("Clarence Thomas Warns Of New Bid", ["Clarence Thomas"]),
        ("But Angela Merkel and chief minister M. Karunasena went.", ["Angela Merkel", "M. Karunasena"]),
    ],
)
def test_names_are_whole_and_bare(body: str, expected: list[str]) -> None:
    assert names(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "On Monday the United Nations and the White House spoke about China and Russia.",
        "The Shanghai Cooperation Organisation and BRICS met in Beijing in March.",
        "EDITORIALSNEWS!NIGERIASPOTLIGHTUKUS",
        "The New START treaty and the Five-Year Plan were signed in South Korea.",
        "He posted it on Truth Social about the “Board of Peace” on Lichun.",
        "Chinese and American officials met in Sri Lanka on Friday.",
        "Hurricane Edouard moved towards Puerto Rico on Tuesday.",
        "The newspaper Gazeta Polnova said the village of Bela Marova was empty.",
        "The Adam Smith Institute said the Pell Grant Program was large.",
        "The Clintons met the Kennedys in Ivory Coast and at Trump Tower.",
        "Washington said no. Ford rose, Congress met. But He and The So went on. I’m in Jordan.",
        "Hurricane Harvey came on Friday. Harvey's rain fell for days, and officials said Harvey was worst.",
        "Deutsche Boerse fell in Sub-Saharan Africa. Oscar hopefuls and the Marine went.",
        "Roe v. Wade was upheld in North America after Sandy Hook, D-New York said in Hillbilly Elegy.",
        "He wrote about Gulliver's Travels, and read Marie Claire.",
        "President-elect TrumpGOP senators balk. Washington DC is far.",
        "LUCA MARINA, Italy 1996-08-30 Rain fell.",
        "The aircraft carrier Karl Johann sailed, said a broker at Robert Miller & Sons.",
        "",
    ],
)
def test_what_is_no_person(body: str) -> None:
    assert names(body) == []


def test_a_chinese_given_name_may_be_a_word_that_joins_names_elsewhere() -> None:
    assert names("The picture is by Xinhua, and Liu Bin took it. Zhu De was there.") == ["Liu Bin", "Zhu De"]
    assert names("He saw Osama Bin Laden beside the Smith Bin.") == ["Osama Bin Laden", "Smith"]


@pytest.mark.parametrize(
    "credit",
    [
        "By Jane Miller",
        "By Jane Miller, Staff Writer",
        "[Photo by Liu Bin/Xinhua]",
        "(Reporting by Jane Miller and John Carter; editing by Mark Heinrich)",
        "Reporting by Jane Miller; Editing by Mark Heinrich",
        "Jane Miller/Getty Images",
        "Jane Miller/the Washington Post",
        "(AP Photo/Jane Miller)",
        "Photo: Jane Miller",
        "Contributing to this report were Jane Miller in Rome, and John Carter.",
        "Contact: Jane Miller, 202/224-4814; John Carter (202) 224-5521",
        "Associated Press writers Jane Miller and J.R. Carter contributed to this report.",
        "Write to Jane Miller at jane.miller@example.org",
    ],
)
def test_credits_name_nobody(credit: str) -> None:
    body = f"The mayor, Anna Schmidt, opened the bridge.\n\n{credit}\n\nSchmidt cut a ribbon."
    assert names(body) == ["Anna Schmidt"]


def test_a_headline_in_capitals_joins_the_text() -> None:
    body = (
        "Angela Merkel said on Friday that she would resign.\n\n"
        "MERKEL TO LEAVE OFFICE\n\n"
        "Merkel has ruled for years."
    )
    [person] = find_people("MERKEL SAYS SHE WILL RESIGN", body)
    assert person.name == "Angela Merkel"
    assert said(person, body) == ["Angela Merkel", "MERKEL", "Merkel"]


def test_a_person_of_the_title_only_has_no_mentions() -> None:
    people = find_people("Angela Merkel to step down", "The decision was announced on Friday.")
    assert people == (Person("Angela Merkel", ()),)


def test_a_name_broken_over_two_lines_is_one() -> None:
    body = (
        "Reporters waited for hours until the minister, Nigel\nLawson, came out and said that taxes\n"
        "would fall again next year, as many\nhad expected.\n"
    )
    [person] = find_people("", body)
    assert person.name == "Nigel Lawson"
    assert said(person, body) == ["Nigel\nLawson"]


def test_a_control_character_breaks_a_name() -> None:
    for name in names("Yesterday Angela\x1bMerkel said so, and Angela\x85Merkel too."):
        assert name.isprintable()
        assert name != "Angela Merkel"


@settings(max_examples=60, deadline=None)
@given(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                "Xi Jinping",
                "Xi",
                "Mr. ",
                "Putin",
                "-",
                "’s",
                "\n",
                "\x1b",
                " said ",
                "BY JOHN SMITH",
                'Hector "Macho" Camacho',
                "Charles (Chuck) Schumer,",
                "Contact: Ann Lee 202/224-4814",
                "contributed to this report.",
                "Hurricane Ann",
                "D Wash",
                "de la",
                "Jr.",
                "٣",
                "\u0301",
            ]
        )
    ).map(" ".join),
)
def test_spans_lie_in_the_body_in_order_and_apart(title: str, body: str) -> None:
    spans: list[Span] = []
    for person in find_people(title, body):
        assert person.name == " ".join(person.name.split())
        assert list(person.mentions) == sorted(person.mentions)
        spans += person.mentions
    spans.sort()
    assert all(0 <= span.start < span.end <= len(body) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "body",
    [
        "A" * 300_000,
        "Ab" * 150_000,
        "Ab " * 50_000,
        "s." * 150_000,
        "By " + "A" * 300_000,
        "[" * 300_000,
        "(photo " * 40_000,
        "A-" * 150_000,
        "a'" * 150_000,
        "\n" * 300_000,
        "John Smith " * 10_000,
        "A. " * 30_000,
    ],
    ids=lambda body: body[:6].strip(),
)
def test_hostile_bodies_end(body: str) -> None:
    for person in find_people(body[:1000], body):
        assert len(person.name) < 2000


def test_threads_agree() -> None:
    expected = find_people("", SUMMIT)
    results: list[tuple[Person, ...]] = []
    threads = [threading.Thread(target=lambda: results.append(find_people("", SUMMIT))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_child_processes_agree(method: str) -> None:
    expected = find_people("", SUMMIT)
    with ProcessPoolExecutor(1, mp_context=get_context(method)) as pool:
        assert pool.submit(find_people, "", SUMMIT).result() == expected


def test_a_title_tells_which_of_two_bearers_of_a_surname_is_meant() -> None:
    text = "Bill Clinton and his wife, Hillary Clinton, spoke. Mr. Clinton left. Mrs. Clinton stayed."
    spans = {p.name: [s.start for s in p.mentions] for p in find_people("", text)}
    assert spans == {
        "Bill Clinton": [0, text.index("Clinton left")],
        "Hillary Clinton": [text.index("Hillary"), text.index("Clinton stayed")],
    }
    alone = {person.name for person in find_people("", "Bill Clinton spoke in Boston. Mrs. Clinton waved.")}
    assert alone == {"Bill Clinton", "Clinton"}


NAME_WORDS = (
    *("Ann", "Anna", "Bo", "Lee", "Smith", "Okonkwo", "J.", "J.R.", "D", "R", "MD", "II", "EPA", "Al-Assad"),
    *("Jean-Claude", "Kim", "Un", "Park", "New", "York", "San", "Francisco", "President", "Mr.", "Sen."),
    *(
        "Sheriff",
        "French",
        "Former",
        "Iowa",
        "Said",
        "Crooked",
        "April",
        "May",
        "Monday",
        "Hurricane",
        "Plaza",
    ),
    *("Institute", "Times", "Ford", "De", "van", "TrumpGOP", "P900", "D-Ohio", "Warns", "Brothers", "Son"),
    *("Ala.", "Cruz", "Santa", "Fe", "Hill", "El", "Virgin", "Mary", "Royal", "Mail", "Harvey", "Wins"),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(NAME_WORDS), min_size=1, max_size=5), st.data())
def test_rules_leave_plain_names_as_they_are(words: list[str], data: st.DataObject) -> None:
    forms = tuple(words)
    first = data.draw(st.integers(0, len(forms) - 1))
    end = data.draw(st.integers(first + 1, len(forms)))
    assert names_among(forms, first, end) == names_by_rules(forms, first, end)


def test_a_plain_name_is_told_without_rules() -> None:
    assert is_plain(("President", "Anna", "Okonkwo"), 1, 3)
    assert not is_plain(("President", "Anna", "Okonkwo"), 0, 3)
    assert not is_plain(("Anna", "Okonkwo", "Institute"), 0, 2)
