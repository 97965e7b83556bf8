"""How well and how fast countries are found.

Scored on the `places` of Reuters-21578: countries said to be what the article is about against the
labels, and the recall of all mentions on the labels whose name or demonym stands in the text. On CoNLL-2003,
on which no rule was tuned: how many of its locations that are names of countries are found, and how many
mentions of countries are annotated as people.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsbrowse.extract.countries import country_code, country_name, find_countries
from newsbrowse.extract.people import find_people

Labelled = tuple[str, str, str, set[str]]
"""Title, dateline and body of an article, and the codes of its countries."""

SPELLED = {"yemen-demo-republic": "YE", "uae": "AE", "netherlands-antilles": "CW", "vatican": "VA"}
"""Labels that are no English name."""


def main() -> None:
    """Print the scores and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with reuters21578/")
    parser.add_argument("--wrong", type=int, default=0, help="print this many articles that differ")
    parser.add_argument("--every", type=int, default=1, help="take every n-th article")
    options = parser.parse_args()
    articles = labelled(options.data)[:: options.every]
    for dateline in (True, False):
        score(articles, dateline, options.wrong if dateline else 0)
    _score_conll(options.data / "conll2003")
    _speed(articles)


def labelled(data: Path) -> list[Labelled]:
    """The articles of Reuters that have a text and places."""
    return list(_articles(data / "reuters21578" / "reuters_train.jsonl"))


def _articles(path: Path) -> Iterator[Labelled]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["body"] and record["places"]:
                codes = {SPELLED.get(place) or country_code(place) or place for place in record["places"]}
                yield record["title"] or "", record["dateline"] or "", record["body"], codes


def score(articles: list[Labelled], with_dateline: bool, wrong: int) -> tuple[float, float]:
    """Print what is found beside the labels.

    Returns:
        The F1 of what articles are about, and the recall of labels that stand in the text.
    """
    right = false = missed = seen = present = 0
    false_by: Counter[str] = Counter()
    missed_by: Counter[str] = Counter()
    for title, dateline, body, labels in articles:
        text = f"{dateline}  {body}" if with_dateline else body
        found = find_countries(title, text)
        about = {country.code for country in found if country.about}
        right += len(about & labels)
        false += len(about - labels)
        missed += len(labels - about)
        false_by.update(about - labels)
        missed_by.update(labels - about)
        named = {code for code in labels if _stands_in(code, f"{title} {text}")}
        present += len(named)
        seen += len(named & {country.code for country in found})
        if wrong and about != labels:
            wrong -= 1
            print(f"--- {title} | labels {sorted(labels)} about {sorted(about)}\n{text[:500]}")
    precision, recall = right / (right + false), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    name = "with dateline" if with_dateline else "body alone"
    print(f"{name:14}  articles {len(articles)}  about: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"{'':14}  recall of all mentions on labels named in the text: {seen / present:.3f} ({present})")
    print(f"{'':14}  too many: {false_by.most_common(12)}\n{'':14}  missed: {missed_by.most_common(12)}")
    return f1, seen / present


def _score_conll(folder: Path) -> None:
    """Names of countries among the annotated locations, and mentions in annotated people."""
    named = seen = mentions = people = 0
    for name in ("train.jsonl", "testa.jsonl"):
        with (folder / name).open(encoding="utf-8") as lines:
            for line in lines:
                text, entities = _conll_text(json.loads(line))
                found = [span for c in find_countries("", text, find_people("", text)) for span in c.mentions]
                mentions += len(found)
                for start, end, kind in entities:
                    overlapping = sum(span.start < end and span.end > start for span in found)
                    people += overlapping if kind == "PER" else 0
                    if kind == "LOC" and country_code(text[start:end]):
                        named += 1
                        seen += overlapping > 0
    print(f"{'CoNLL':14}  recall of names of countries: {seen / named:.3f} ({named})", end="  ")
    print(f"mentions in people's names: {people} of {mentions}")


def _conll_text(record: dict[str, list[dict[str, object]]]) -> tuple[str, list[tuple[int, int, str]]]:
    """The words of a document set apart by spaces, and its entities as spans of that text."""
    places: list[list[tuple[int, int]]] = []
    length = 0
    for words in record["sentences"]:
        places.append([])
        for word in words:
            places[-1].append((length, length + len(word)))
            length += len(word) + 1
    text = "\n".join(" ".join(words) for words in record["sentences"])
    spans = []
    for entity in record["entities"]:
        row, first, last = (int(str(entity[key])) for key in ("sent", "start", "end"))
        spans.append((places[row][first][0], places[row][last - 1][1], str(entity["type"])))
    return text, spans


def _stands_in(code: str, text: str) -> bool:
    name = "U.S." if code == "US" else country_name(code)
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _speed(articles: list[Labelled]) -> None:
    """Articles of 400 words, on one core."""
    words = " ".join(f"{dateline} {body}" for _, dateline, body, _ in articles[:3000]).split(" ")
    bodies = [" ".join(words[i : i + 400]) for i in range(0, len(words) - 400, 400)]
    find_countries("", bodies[0])
    start = time.process_time()
    for body in bodies:
        find_countries("A headline about France", body)
    rate = len(bodies) / (time.process_time() - start)
    print(f"speed: {rate:,.0f} articles of 400 words a second ({len(bodies)} articles)")


if __name__ == "__main__":
    main()
