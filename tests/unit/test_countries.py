from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.countries import country_code, country_name, find_countries
from newsbrowse.models import Person, Span


def codes(body: str, title: str = "") -> set[str]:
    return {country.code for country in find_countries(title, body)}


def about(body: str, title: str = "") -> set[str]:
    return {country.code for country in find_countries(title, body) if country.about}


def words(body: str, code: str) -> list[str]:
    return [
        body[s:e] for country in find_countries("", body) if country.code == code for s, e in country.mentions
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Envoys from Burma and the Ivory Coast spoke.", {"MM", "CI"}),
        ("Côte d’Ivoire, Türkiye and Réunion sent teams.", {"CI", "TR", "RE"}),
        ("The Kremlin answered Downing Street and the Élysée.", {"RU", "GB", "FR"}),
        ("Beijing told Washington that Pyongyang was ready.", {"CN", "US", "KP"}),
        ("A Sino-Russian plan and a U.S.-China deal, said a US-led group.", {"CN", "RU", "US"}),
        ("A China-Russia line; the U.K. and Guinea-Bissau watched.", {"CN", "RU", "GB", "GW"}),
        ("The Soviets and the West Germans signed; so did the U.S.S.R. and the UAE.", {"RU", "DE", "AE"}),
        ("Kosovo, Taiwan, Palestine and Greenland are entries of their own.", {"XK", "TW", "PS", "GL"}),
        ("TROOPS LEAVE SUDAN AS TURKEY AND MALI AGREE", {"SD", "TR", "ML"}),
        ("South\nKorea and Saudi\nArabia wrote on two lines.", {"KR", "SA"}),
        ("The Democratic Republic of Congo and Papua New Guinea voted.", {"CD", "PG"}),
    ],
)
def test_names_aliases_demonyms_capitals_and_seats(body: str, expected: set[str]) -> None:
    assert codes(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "EDITORIALSNEWS!NIGERIASPOTLIGHTUKUS",
        "Tell us about it; it is in the polish that may turn to china or turkey.",
        "CONTACT US or FOLLOW US for more",
        "It cost US$40 in all.",
        "The South China Sea, the Indian Ocean and the Gulf of Mexico were calm.",
        "Latin America met North America.",
        "They wrote in English, and she spoke French.",
        "The Washington Post and the New York Times reported it.",
        "Michael Jordan scored. Jordan was happy.",
        "Chad Miller and Jim Jordan spoke.",
        "He crossed the river Jordan and Lake Chad.",
        "Write to info@Cuba.example or @Ukraine.",
        "Shares of Somecorp <ROK.N> fell.",
        "the lower-case words of italy and spain",
    ],
)
def test_what_names_no_country(body: str) -> None:
    assert codes(body) == set()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A factory in Macon, Georgia, closed.", {"US"}),
        ("Talks in Tbilisi, Georgia, went on.", {"GE"}),
        ("Atlanta voted as Georgians do.", {"US"}),
        ("EXPORTS TO US RISE; WRITE FOR US!", {"US"}),
        ("An Indian reservation in Utah.", {"US"}),
        ("A Navajo leader spoke for Indians everywhere.", {"US"}),
        ("Indian leaders of a tribal area in India spoke.", {"IN"}),
        ("Brussels said the Union would answer Norway.", {"NO"}),
        ("BRUSSELS (Newswire) - Ministers met Norway.", {"BE", "NO"}),
        ("Brussels and the Belgian coast.", {"BE"}),
        ("Sen. Smith spoke in Georgia, then in Alabama.", {"US"}),
        ("Armenia, Georgia and Azerbaijan share the Caucasus.", {"AM", "GE", "AZ"}),
        ("New Mexico and New England are far from here.", {"US"}),
        ("She moved to Paris, Texas, and then to Moscow, Idaho.", {"US"}),
        ("North Korea spoke. Korea is divided, and Koreans know it.", {"KP"}),
        ("Exports from Korea rose.", {"KR"}),
        ("Brazzaville is in Congo.", {"CG"}),
        ("Officials in Jordan met the king in Amman.", {"JO"}),
        ("Northern Ireland and Ireland agreed.", {"GB", "IE"}),
        ("Niger and Nigeria closed the border.", {"NE", "NG"}),
        ("A Native American leader spoke.", {"US"}),
    ],
)
def test_shared_words_are_told_apart(body: str, expected: set[str]) -> None:
    assert codes(body) == expected


def test_spans_count_code_points_and_leave_out_the_possessive() -> None:
    body = "😀 “Élan” — China’s plan, and Iran's."
    assert words(body, "CN") == ["China"]
    assert words(body, "IR") == ["Iran"]


def test_about_by_title_dateline_place_and_frequency() -> None:
    filler = "The committee spoke at length about many other things that had no place in it at all. " * 4
    assert about(filler + "Peru was named.") == set()
    assert about(filler + "Peru was named.", title="Vote in Peru") == {"PE"}
    assert about("Peru voted. " + filler) == {"PE"}
    assert about("LIMA, Peru (Newswire) - " + filler) == {"PE"}
    assert about(filler + "Peru. " * 4) == {"PE"}


@pytest.mark.parametrize(
    "dateline",
    [
        "SPRINGFIELD, Mo., March 3 - ",
        "MELBOURNE, Fla. (Newswire) -- ",
        "AUSTIN, TX — ",
        "NEW YORK, Feb 26 - ",
    ],
)
def test_an_american_dateline(dateline: str) -> None:
    assert about(f"{dateline} The company said it would pay its debts.") == {"US"}


def test_a_country_that_only_the_title_names_has_no_mentions() -> None:
    (country,) = find_countries("Elections in Peru", "Nobody knows more.")
    assert (country.code, country.name, country.about, country.mentions) == ("PE", "Peru", True, ())


def test_people_are_no_countries() -> None:
    body = "Ireland spoke to Patricia Ireland in France."
    people = (Person("Patricia Ireland", (Span(0, 7), Span(17, 33))),)
    assert [country.code for country in find_countries("Ireland wins", body, people)] == ["FR"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("united kingdom", "GB"),
        ("UK", "GB"),
        ("us", "US"),
        ("U.S.", "US"),
        ("usa", "US"),
        ("Russians", "RU"),
        ("cote d'ivoire", "CI"),
        ("Ivory-Coast", "CI"),
        ("The Gambia", "GM"),
        ("xk", "XK"),
        ("deu", "DE"),
        ("Antigua & Barbuda", "AG"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_country_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_country_name() -> None:
    assert country_name("gb") == "United Kingdom"
    assert country_name("CI") == "Ivory Coast"
    assert country_name("??") == "??"


def assert_apart_and_inside(body: str) -> None:
    for country in find_countries("", body):
        ends = [0]
        for start, end in country.mentions:
            assert ends[-1] <= start < end <= len(body)
            assert body[start:end].strip() == body[start:end]
            ends.append(end)


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                "Jordan",
                "Georgia",
                "US",
                "U.S.",
                ", ",
                " ",
                "\n",
                "Fla.",
                "(",
                "—",
                "Ünï",
                "😀",
                "İ",
                "-",
                "'s",
            ]
        )
    )
)
def test_spans_are_ordered_apart_and_inside(parts: list[str]) -> None:
    assert_apart_and_inside("".join(parts))


@pytest.mark.parametrize("part", ["Georgia ", "Jordan ", "US ", "New ", ", Fla.", "A", "A."])
def test_a_long_run_of_one_word_is_read(part: str) -> None:
    assert_apart_and_inside(part * (200_000 // len(part)))
