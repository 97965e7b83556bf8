"""Measure language detection: `python bench/languages.py --data DIR`, DIR being the unpacked dev data.

All of these articles are English but for a few of the senate's releases, which are Spanish: what else is told
of a body or a title is wrong, and none is what a few words or a table of figures give. Other languages have
sentences of ours in `tests/unit/test_language.py`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsbrowse.text.language import detect

SETS = ("masakhanews_en", "allsides", "bbc", "reuters21578", "senate_press", "trove_press", "ucsc_news")


def records(folder: Path) -> Iterator[tuple[str, str]]:
    """Titles and bodies of a set."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                yield record.get("title") or "", record.get("body") or record.get("text") or ""


def main() -> None:
    """Print, for each set, what is told of its bodies and titles, and the time for a body."""
    parser = argparse.ArgumentParser(description="measure language detection")
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    options = parser.parse_args()
    print(f"{'set':<16} {'articles':>8} {'ms/body':>8}  bodies; titles")
    for name in SETS:
        articles = list(records(options.data / name))
        began = time.process_time()
        bodies = Counter(detect(body) or "none" for _, body in articles)
        spent = (time.process_time() - began) / max(len(articles), 1) * 1000
        titles = Counter(detect(title) or "none" for title, _ in articles)
        print(f"{name:<16} {len(articles):8,} {spent:8.3f}  {_told(bodies)}; {_told(titles)}")


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{code} {count:,}" for code, count in counts.most_common())


if __name__ == "__main__":
    main()
