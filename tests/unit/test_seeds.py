"""The sample articles: each retelling keeps every fact of its account, and each file is one article."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from newsbrowse.models import Entry, PublishedFrom
from newsbrowse.readers import read_path
from newsbrowse.seeds import seeds_folder

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = sorted(SEEDS.glob("*.md"))

FACTS: dict[str, tuple[str, ...]] = {
    "2026-02-04-putin-and-xi-hold-a-video-call.md": (
        "Vladimir Putin",
        "Xi Jinping",
        "Donald Trump",
        "Russia",
        "China",
        "United States",
        "Greenland",
        "Denmark",
        "trade tariffs",
        "Wednesday, 4 February 2026",
        "2026-02-04T18:54:15Z",
        "video",
        "strategic stability",
        "United Nations",
        "BRICS",
        "Shanghai Cooperation Organisation",
        "the first half of 2026",
        "Gaza",
        '"stabilising factor"',
        '"grand plan"',
        '"Board of Peace"',
        "sovereignty",
        "security",
        "economic prosperity",
        "nuclear pact",
        "multipolar",
        "unilateralism",
        "Economic friction",
        "Five consequences",
        "alliances",
        "new institutions",
        "axis",
    ),
    "2026-02-05-xi-s-day-of-calls.md": (
        "5 February 2026",
        "Xi Jinping",
        "Vladimir Putin",
        "Donald Trump",
        "80th anniversary",
        "Second World War",
        "fascism",
        "justice",
        "$228.1 billion",
        "2025",
        "third year in a row",
        "$200 billion",
        "China-Russia Year of Culture",
        "Shanghai Cooperation Organization (SCO)",
        "sovereignty and security",
        "Busan",
        "equality, respect and mutual benefit",
        "15th Five-Year Plan (2026-2030)",
        "250th anniversary",
        "Taiwan",
        "territorial integrity",
        "Iran",
        "nuclear arms control agreement",
        "Ukraine",
        "Venezuela",
        "Wang Yiwei",
        "Renmin University",
        "South Korea",
        "Ireland",
        "Canada",
        "Finland",
        "the UK",
        "Uruguay",
        "early February 2026",
        '"law of the jungle"',
        "multilateralism",
        "shared future for humanity",
        "four major global initiatives",
    ),
    "2026-02-04-two-conversations-in-one-day.md": (
        "Masuda Khatun",
        "4 February",
        "Chinese President Xi Jinping",
        "Russian President Vladimir Putin",
        "U.S. President Donald Trump",
        "Lichun",
        "New START",
        "three largest nuclear powers",
        "U.N. Security Council",
        "Yury Ushakov",
        "energy security",
        "agricultural trade",
        "Global South",
        "Truth Social",
        '"excellent"',
        '"in-depth"',
        "15th Five-Year Plan (2026-2030)",
        "Middle East",
        "Latin America",
        "one year of Trump's current term",
        "Ukraine crisis",
        "United Nations",
        "Shanghai Cooperation Organization",
        "BRICS",
        "Victory Day Parade",
        "Moscow",
        "V-Day",
        "3 September",
        "Asia-Pacific",
        "Japan",
        "$228.105 billion",
        "2025",
        "third year in a row",
        "$200 billion",
        "local currencies",
        "Great Hall of the People",
        "Liu Bin",
        "Xinhua",
        "non-alliance",
        "no third party",
        "Busan",
        '"chart the direction and course for China-U.S. relations."',
        "Iran, Taiwan, trade, military issues",
        '"the most important bilateral relationship in the world"',
        '"many positive results will be achieved."',
        "43% of global GDP",
        '"decoupling"',
        "one-China principle",
        "In November",
        "$11.1 billion",
        "separatist",
        '"major-country coordination"',
        (
            '"always right to do a good thing, however small, '
            'and always wrong to do a bad thing, however small."'
        ),
        "shared future for humanity",
        "freelance columnist",
    ),
    "2025-01-21-a-pledge-to-lift-ties-to-new-heights.md": (
        "Tuesday",
        "21 January 2025",
        "Chinese President Xi Jinping",
        "Russian President Vladimir Putin",
        "Donald Trump",
        "inaugurated",
        "state residence outside Moscow",
        "every year",
        '"new heights"',
        "in 2025",
        '"external uncertainties"',
        '"stability and resilience"',
        '"strategic coordination"',
        '"practical cooperation"',
        "Great Hall of the People",
        "Beijing",
        (
            '"We stand united in advocating for a more just multipolar world order and work to ensure '
            'indivisible security both in the Eurasian space and globally,"'
        ),
        "2024",
        "energy, technology and defence",
        "White House",
        "Ukraine war",
        "second term",
        "Kremlin",
        "Yury Ushakov",
        "an hour and a half",
        (
            '"The leaders naturally discussed certain aspects of the development of potential contacts '
            'with the U.S. administration,"'
        ),
        '"just multipolar world order"',
    ),
}
"""What each of the four longer pieces has to say: names, figures, days and quoted words."""


def front_matter(path: Path) -> dict[str, object]:
    _, head, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    values = yaml.safe_load(head)
    assert isinstance(values, dict)
    return values


@pytest.mark.parametrize("name", FACTS)
def test_a_retelling_keeps_every_fact(name: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    missing = [fact for fact in FACTS[name] if fact not in text]
    assert missing == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_the_front_matter_its_name_promises(path: Path) -> None:
    head = front_matter(path)
    assert set(head) <= {"title", "published", "source", "authors", "language", "tags"}
    assert head["title"]
    assert head["source"]
    assert head["language"] == "en"
    assert path.name.startswith(str(head["published"])[:10])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_one_article(path: Path) -> None:
    (entry,) = read_path(path)
    head = front_matter(path)
    assert isinstance(entry, Entry)
    assert entry.title == head["title"]
    assert entry.source == head["source"]
    assert entry.published is not None
    assert entry.published.startswith(path.name[:10])
    assert entry.published_from is PublishedFrom.METADATA
    assert list(entry.authors) == head.get("authors", [])
    assert len(entry.body.split()) >= 80


def test_the_folder_holds_articles_only() -> None:
    assert len(FILES) == 12
    assert sorted(SEEDS.iterdir()) == FILES


def test_the_folder_is_found_from_the_package() -> None:
    assert seeds_folder() == SEEDS


def test_the_accounts_disagree_as_their_sources_do() -> None:
    column, brief = (
        (SEEDS / name).read_text(encoding="utf-8")
        for name in ("2026-02-04-two-conversations-in-one-day.md", "2026-02-05-xi-s-day-of-calls.md")
    )
    assert "228.105" in column
    assert "228.105" not in brief
    assert "5 February 2026" in brief
    assert "5 February" not in column
