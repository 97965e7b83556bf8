"""Train the people tagger and write its model and name lists: `python bench/train_people.py --data DIR`.

DIR holds CoNLL-style files (word TAB tag, IOB2) and `names/`. The same files give the same model.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from newsbrowse.extract.people_features import features_of_run, padded
from newsbrowse.extract.people_model import MODEL, SCALE
from newsbrowse.extract.people_runs import find_runs
from newsbrowse.extract.tokens import Tokens
from newsbrowse.text.fold import fold

OUT = Path(__file__).parent.parent / "tui" / "newsbrowse" / "extract" / "data"
COUNTRIES = OUT / "countries.tsv"
GIVEN = Path(__file__).parent / "people_given.txt"
SETS = ("btc", "gum_open", "uner_ewt_devtest", "wikigold", "meantime_dev", "wnut17")
POSTS = ("btc", "wnut17")
NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "’", "''"])
NO_SPACE_AFTER = frozenset(["(", "[", "$", "£", "#"])
KINDS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
Sentence = list[tuple[str, str]]
Entity = tuple[int, int, str]
Example = tuple[list[list[str]], list[str]]


def documents(path: Path) -> Iterator[list[Sentence]]:
    """The documents of a file: sentences of (word, tag)."""
    document: list[Sentence] = []
    sentence: Sentence = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), "", "-DOCSTART-\tO"]:
        word, _, tag = line.partition("\t")
        if word == "-DOCSTART-":
            if document:
                yield document
            document = []
        elif word:
            sentence.append((word, tag))
        elif sentence:
            document.append(sentence)
            sentence = []


def as_text(document: list[Sentence]) -> tuple[str, list[Entity]]:
    """A document as running text, with its entities as (start, end, kind)."""
    parts: list[str] = []
    at = 0
    entities: list[Entity] = []
    glue = True
    for sentence in document:
        for word, tag in sentence:
            if parts and not glue and word not in NO_SPACE_BEFORE:
                parts.append(" ")
                at += 1
            if tag.startswith("B"):
                entities.append((at, at + len(word), tag[2:]))
            elif tag.startswith("I") and entities:
                entities[-1] = (entities[-1][0], at + len(word), entities[-1][2])
            parts.append(word)
            at += len(word)
            glue = word in NO_SPACE_AFTER
        if sentence[-1][0][-1] not in ".!?\"'”":
            parts.append("\n")
            at += 1
            glue = True
    return "".join(parts), entities


def examples(text: str, entities: list[Entity]) -> Iterator[Example]:
    """Features and labels of every run of a text with its entities."""
    tokens = Tokens(text)
    label_at: dict[int, tuple[int, str]] = {}
    for number, (start, end, kind) in enumerate(entities):
        for place in range(start, end):
            label_at[place] = (number, KINDS.get(kind, "O"))
    words = padded(tokens.words)
    for run in find_runs(tokens):
        labels: list[str] = []
        previous = -1
        for at in range(len(run.forms)):
            number, kind = label_at.get(tokens.start(run.first + at), (-1, "O"))
            if kind == "PER":
                kind = "I-PER" if number == previous else "B-PER"
            labels.append(kind)
            previous = number
        yield features_of_run(words, run), labels


def write_lists(data: Path, out: Path) -> None:
    """Write the compressed name lists, with the words that the training texts use in lower case."""
    names = data / "names"
    lists = {
        "given": _words(names / "given_names.txt"),
        "classic": sorted(written_given_names()),
        "surnames": _words(names / "surnames.txt"),
        "cities": _words(names / "cities.txt"),
        "regions": _words(names / "regions_and_countries.txt"),
        "places": sorted({*_words(names / "places_of_several_words.txt"), *written_places()}),
        "common": common_words(data),
    }
    text = "\n\n".join("\n".join([name, *words]) for name, words in lists.items())
    (out / "names.txt.z").write_bytes(zlib.compress(text.encode("utf-8"), 9))


def _words(path: Path) -> list[str]:
    return sorted({fold(line) for line in path.read_text(encoding="utf-8").split("\n")} - {""})


def written_given_names() -> set[str]:
    """The given names written for this project."""
    lines = GIVEN.read_text(encoding="utf-8").splitlines()
    return {fold(word) for line in lines if not line.startswith("#") for word in line.split()}


def written_places() -> set[str]:
    """The names of several words in the table of countries, which was written for this project."""
    lines = COUNTRIES.read_text(encoding="utf-8").splitlines()
    terms = (term for line in lines if not line.startswith("#") for term in re.split(r"[\t|]", line))
    return {fold(term) for term in terms if " " in term.strip()}


def common_words(data: Path) -> list[str]:
    """The words that stand mostly in lower case in the training texts, and more than once.

    A name that only posts write so (`trump`) is none.
    """
    lower: Counter[str] = Counter()
    edited: set[str] = set()
    capital: Counter[str] = Counter()
    for name in SETS:
        for document in documents(data / f"{name}.conll"):
            for sentence in document:
                for at, (word, _) in enumerate(sentence):
                    if word.isalpha() and word.islower():
                        lower[word] += 1
                        if name not in POSTS:
                            edited.add(word)
                    elif at and word.istitle():
                        capital[word.lower()] += 1
    names = {*_words(data / "names" / "surnames.txt"), *_words(data / "names" / "given_names.txt")} - edited
    return sorted(
        word for word, count in lower.items() if count > 1 and count >= capital[word] and word not in names
    )


def all_examples(data: Path) -> Iterator[Example]:
    """The examples of all training texts."""
    for name in SETS:
        for document in documents(data / f"{name}.conll"):
            yield from examples(*as_text(document))


def train(given: Iterator[Example], model: Path, c1: float, c2: float, iterations: int) -> None:
    """Train on examples and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in given:
        trainer.append(pycrfsuite.ItemSequence(features), labels)
    trainer.set_params(
        {"c1": c1, "c2": c2, "max_iterations": iterations, "feature.possible_transitions": True}
    )
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder) / "model"
        trainer.train(str(trained))
        model.write_bytes(packed(trained))


def packed(trained: Path) -> bytes:
    """The weights of a model of CRFsuite in the form that `people_model.Model` reads."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    labels = sorted(tagger.labels())
    info = tagger.info()
    names = sorted({name for name, _ in info.state_features})
    weights = [info.transitions.get((left, right), 0.0) for left in labels for right in labels]
    weights += [info.state_features.get((name, label), 0.0) for name in names for label in labels]
    numbers = array("h", [max(-32768, min(32767, round(weight * SCALE))) for weight in weights])
    if sys.byteorder == "big":
        numbers.byteswap()
    head = "\n".join([" ".join(labels), *names])
    return zlib.compress(head.encode("utf-8") + b"\n\n" + numbers.tobytes(), 9)


def main() -> None:
    """Write lists and model into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--c1", type=float, default=2.0)
    parser.add_argument("--c2", type=float, default=0.0)
    parser.add_argument("--iterations", type=int, default=150)
    options = parser.parse_args()
    began = time.perf_counter()
    write_lists(options.data, OUT)
    train(all_examples(options.data), options.out / MODEL, options.c1, options.c2, options.iterations)
    print(f"{(options.out / MODEL).stat().st_size:,} bytes of model, {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
