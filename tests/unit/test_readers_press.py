"""What databases of the press give out as text: Nexis, Factiva, ProQuest."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.models import Entry, Failure
from newsbrowse.readers import read_path, read_stream

FIRST = "The crews of the ferries return to work on Friday, the union said.\n\nPay rises by four percent."
SECOND = "Grain ships wait nine days for their cargo.\n\nLANGUAGE is no bar, the harbour master said."
BODIES = (FIRST, SECOND)

NEXIS = """                               {number} of 2 DOCUMENTS


                                 The Harbour Post

                    February {day}, 2026 Wednesday  Late Edition - Final

{title}

BYLINE: By Ida Holm

SECTION: TOWN; Pg. 6

LENGTH: 345 words

DATELINE: NORVIK

{body}

LOAD-DATE: February 5, 2026

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                    Copyright 2026 Harbour Post Ltd.
                              All Rights Reserved
"""
LABELLED = """                               {number} of 2 DOCUMENTS

                                 The Harbour Post

                    February {day}, 2026

SECTION: TOWN

LENGTH: 345 words

HEADLINE: {title}

BYLINE: By Ida Holm

BODY:

{body}

URL: https://post.example/{number}
"""
FACTIVA = """HD
{title}
BY
By Ida Holm
WC
345 words
PD
{day} February 2026
SN
The Harbour Post
LA
English
LP
{lead}

TD
{rest}

AN
Document POST{number}

"""
PROQUEST = """____________________________________________________________

{title}

Author: Holm, Ida

Publication info: The Harbour Post ; Norvik. {day} Feb 2026: A6.

ProQuest document link

Full text: {body}

Title: {title}

Publication title: The Harbour Post; Norvik

Publication date: Feb {day}, 2026

Language of publication: English

ProQuest document ID: POST{number}

Document URL: https://proquest.example/{number}

"""
PROQUEST_END = f"{'_' * 60}\n\nContact ProQuest\n\nCopyright 2026 ProQuest LLC. All rights reserved.\n"


def written(template: str, end: str = "") -> str:
    pieces = [
        template.format(
            number=number,
            day=5 - number,
            title=f"Story {number}",
            body=body,
            lead=body.partition("\n\n")[0],
            rest=body.partition("\n\n")[2],
        )
        for number, body in enumerate(BODIES, 1)
    ]
    return "".join(pieces) + end


TEXTS = {
    "nexis": written(NEXIS),
    "labelled": written(LABELLED).replace("LANGUAGE is", "Language is"),
    "below its label": written(LABELLED.replace("BODY:\n\n", "BODY:\n")).replace(
        "LANGUAGE is", "Language is"
    ),
    "factiva": written(FACTIVA),
    "factiva in columns": written(FACTIVA.replace("HD\n", "HD\t").replace("PD\n", "PD    ")),
    "proquest": written(PROQUEST, PROQUEST_END),
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_articles_of_a_database(name: str, ends: str, tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(TEXTS[name], newline=ends)
    for found in (list(read_path(path)), list(read_stream(io.BytesIO(path.read_bytes())))):
        assert [(item.title, item.body.casefold()) for item in found if isinstance(item, Entry)] == [
            (f"Story {number}", body.casefold()) for number, body in enumerate(BODIES, 1)
        ]
        assert [(item.source, item.published) for item in found if isinstance(item, Entry)] == [
            ("The Harbour Post", "2026-02-04"),
            ("The Harbour Post", "2026-02-03"),
        ]
        assert all(isinstance(item, Entry) and item.authors == ("Ida Holm",) for item in found)


def test_keys_and_addresses() -> None:
    origins = {
        name: [item.origin for item in read_stream(io.BytesIO(text.encode()))] for name, text in TEXTS.items()
    }
    assert origins["factiva"] == ["stdin#POST1", "stdin#POST2"]
    assert origins["proquest"] == ["https://proquest.example/1", "https://proquest.example/2"]
    assert origins["labelled"][1] == "https://post.example/2"


@pytest.mark.parametrize(
    "text",
    [
        "HD video is here to stay, the makers of screens said at their fair in Norvik on Tuesday evening.\n",
        "Only 3 of 5 DOCUMENTS were found, the court heard on Tuesday.\n",
        "A ProQuest document was cited in the report that the council published on Tuesday.\n",
    ],
)
def test_other_texts_stay_one(text: str) -> None:
    (item,) = read_stream(io.BytesIO(text.encode() * 3))
    assert isinstance(item, Entry)
    assert not item.origin.startswith("stdin#POST")


def test_what_is_none_is_said() -> None:
    (failure,) = read_stream(io.BytesIO(b"Words alone.\n"), format="press")
    assert isinstance(failure, Failure)
    assert "no articles in it" in failure.reason


@settings(max_examples=60)
@given(st.sampled_from(sorted(TEXTS)), st.integers(0, 1200), st.text(max_size=60))
def test_any_damage_ends_in_entries_or_reasons(name: str, at: int, noise: str) -> None:
    text = TEXTS[name][:at] + noise + TEXTS[name][at:]
    for item in read_stream(io.BytesIO(text.encode("utf-8", "replace")), format="press"):
        assert isinstance(item, Entry | Failure)
