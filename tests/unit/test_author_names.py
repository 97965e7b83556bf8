"""The names of authors: which part is the family's, how they are sorted and shortened, bylines of several."""

from __future__ import annotations

import pytest

from newsbrowse.writing.names import names_of


@pytest.mark.parametrize(
    ("author", "inverted", "initialled"),
    [
        ("Amina Khatun", "Khatun, Amina", "Khatun, A."),
        ("By Amina Khatun", "Khatun, Amina", "Khatun, A."),
        ("Khatun, Amina", "Khatun, Amina", "Khatun, A."),
        ("Jean-Paul Sartre", "Sartre, Jean-Paul", "Sartre, J.-P."),
        ("Vincent van Gogh", "van Gogh, Vincent", "van Gogh, V."),
        ("Pelé", "Pelé", "Pelé"),
        ("Reuters Staff", "Reuters Staff", "Reuters Staff"),
        ("The Editorial Board", "The Editorial Board", "The Editorial Board"),
        ("山田 太郎", "山田 太郎", "山田 太郎"),
        ("World Health Organization", "World Health Organization", "World Health Organization"),
        ("Bank of England", "Bank of England", "Bank of England"),
        ("Ministry for Trade", "Ministry for Trade", "Ministry for Trade"),
        ("Xi Jinping", "Xi Jinping", "Xi, J."),
        ("Wang Yi", "Wang Yi", "Wang, Y."),
        ("Wei Wang", "Wang, Wei", "Wang, W."),
        ("Kim Jong-un", "Kim Jong-un", "Kim, J.-u."),
        ("Kim Clark", "Clark, Kim", "Clark, K."),
        ("Bo Jackson", "Jackson, Bo", "Jackson, B."),
        ("Haruki Murakami", "Murakami, Haruki", "Murakami, H."),
    ],
)
def test_a_name_reads_as_a_persons_or_an_organisations(author: str, inverted: str, initialled: str) -> None:
    (name,) = names_of((author,))
    assert (name.inverted, name.initialled) == (inverted, initialled)


@pytest.mark.parametrize(
    ("author", "inverted", "initialled", "read"),
    [
        ("Charles de Gaulle", "de Gaulle, Charles", "de Gaulle, C.", "Charles de Gaulle"),
        ("Mohammed bin Salman", "bin Salman, Mohammed", "bin Salman, M.", "Mohammed bin Salman"),
        ("Ursula von der Leyen", "von der Leyen, Ursula", "von der Leyen, U.", "Ursula von der Leyen"),
        ("Robert De Niro", "De Niro, Robert", "De Niro, R.", "Robert De Niro"),
        ("Al Gore", "Gore, Al", "Gore, A.", "Al Gore"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr.", "King, M. L., Jr.", "Martin Luther King Jr."),
        ("Martin Luther King, Jr.", "King, Martin Luther, Jr.", "King, M. L., Jr.", "Martin Luther King Jr."),
        (
            "King, Martin Luther, Jr.",
            "King, Martin Luther, Jr.",
            "King, M. L., Jr.",
            "Martin Luther King Jr.",
        ),
        ("King Jr., Martin Luther", "King, Martin Luther, Jr.", "King, M. L., Jr.", "Martin Luther King Jr."),
        ("Henry Louis Gates III", "Gates, Henry Louis, III", "Gates, H. L., III", "Henry Louis Gates III"),
        ("J.R.R. Tolkien", "Tolkien, J.R.R.", "Tolkien, J. R. R.", "J.R.R. Tolkien"),
        ("J. K. Rowling", "Rowling, J. K.", "Rowling, J. K.", "J. K. Rowling"),
        ("Jean-Luc Ek", "Ek, Jean-Luc", "Ek, J.-L.", "Jean-Luc Ek"),
        ("J.-L. Ek", "Ek, J.-L.", "Ek, J.-L.", "J.-L. Ek"),
        ("Prof. Ann Lee", "Lee, Ann", "Lee, A.", "Ann Lee"),
        ("Kim Jong Un", "Kim Jong Un", "Kim, J. U.", "Kim Jong Un"),
        ("Jung Ho Kang", "Kang, Jung Ho", "Kang, J. H.", "Jung Ho Kang"),
        ("Kim Ann Smith", "Smith, Kim Ann", "Smith, K. A.", "Kim Ann Smith"),
        ("Tsai Ing-wen", "Tsai Ing-wen", "Tsai, I.-w.", "Tsai Ing-wen"),
        ("Ms. Marvel", "Marvel, Ms.", "Marvel, M.", "Ms. Marvel"),
        ("Jo van der Berg", "van der Berg, Jo", "van der Berg, J.", "Jo van der Berg"),
        ("Jo Van Der Berg", "Van Der Berg, Jo", "Van Der Berg, J.", "Jo Van Der Berg"),
        ("Ida von und zu Ek", "von und zu Ek, Ida", "von und zu Ek, I.", "Ida von und zu Ek"),
        ("Piet van 't Veld", "van 't Veld, Piet", "van 't Veld, P.", "Piet van 't Veld"),
        ("Una Ní Bhroin", "Ní Bhroin, Una", "Ní Bhroin, U.", "Una Ní Bhroin"),
        ("Ida St. John", "St. John, Ida", "St. John, I.", "Ida St. John"),
        ("Juan de la Cruz", "de la Cruz, Juan", "de la Cruz, J.", "Juan de la Cruz"),
        ("Lloyd George, David", "Lloyd George, David", "Lloyd George, D.", "David Lloyd George"),
    ],
)
def test_names(author: str, inverted: str, initialled: str, read: str) -> None:
    """Particles, suffixes, initials, order: CMOS chapter 8 and 13.75; APA 9.8, 9.9; MLA chapter 5, Author."""
    (name,) = names_of((author,))
    assert (name.inverted, name.initialled, name.read) == (inverted, initialled, read)


@pytest.mark.parametrize(
    ("author", "inverted"),
    [
        ("Gabriel García Márquez", "García Márquez, Gabriel"),
        ("Gabriel Garcia Marquez", "Garcia Marquez, Gabriel"),
        ("Ana María López Obrador", "López Obrador, Ana María"),
        ("Enrique Peña Nieto", "Peña Nieto, Enrique"),
        ("José Ortega y Gasset", "Ortega y Gasset, José"),
        ("Josep Puig i Cadafalch", "Puig i Cadafalch, Josep"),
        ("Cristina Fernández de Kirchner", "Fernández de Kirchner, Cristina"),
        ("Ana Ruiz de la Torre", "Ruiz de la Torre, Ana"),
        ("Miguel de Cervantes Saavedra", "de Cervantes Saavedra, Miguel"),
        ("Ana García Márquez Jr.", "García Márquez, Ana, Jr."),
        ("Ana García", "García, Ana"),
        ("García Márquez", "Márquez, García"),
        ("Maria Garcia Smith", "Smith, Maria Garcia"),
        ("Inez Lopez", "Lopez, Inez"),
        ("Mary Inez Smith", "Smith, Mary Inez"),
        ("Maria Santos Silva", "Silva, Maria Santos"),
        ("José Rodrigues dos Santos", "dos Santos, José Rodrigues"),
        ("David Lloyd George", "George, David Lloyd"),
    ],
)
def test_family_names_of_two(author: str, inverted: str) -> None:
    """CMOS chapter 8, Spanish names; where it cannot be seen, the last name is the one to sort by."""
    (name,) = names_of((author,))
    assert name.inverted == inverted


@pytest.mark.parametrize(
    ("byline", "read"),
    [
        ("By Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Xi Jinping and Ann Lee", ["Xi Jinping", "Ann Lee"]),
        ("Smith and Sons", ["Smith and Sons"]),
        ("By Ann Lee, Bo Ek and Cy Doe", ["Ann Lee", "Bo Ek", "Cy Doe"]),
        ("Ann Lee, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Bo Ek, Cy Doe", ["Ann Lee", "Bo Ek", "Cy Doe"]),
        ("Ann Lee, Chief Political Correspondent", ["Ann Lee"]),
        ("Ann Lee, The Harbour Wire", ["Ann Lee"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("van Gogh, Vincent Willem", ["Vincent Willem van Gogh"]),
        ("Lee, Ann; Ek, Bo", ["Ann Lee", "Bo Ek"]),
        ("Smith, Jones and Company", ["Smith, Jones and Company"]),
    ],
)
def test_a_byline_is_taken_apart(byline: str, read: list[str]) -> None:
    assert [one.read for one in names_of((byline,), "The Harbour Wire")] == read
