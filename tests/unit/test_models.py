"""The values that cross the layers and the processes."""

from __future__ import annotations

import pickle

import pytest

from newsbrowse import models
from newsbrowse.models import Analysis, Article, Entry, Field, Person, Search, Selection, Span

ANALYSIS = Analysis(people=(Person("Ana Lima", (Span(0, 8),)),))
ARTICLE = Article("7KQ2M9XA", "T", "Ana Lima.", analysis=ANALYSIS)


@pytest.mark.parametrize("value", [ARTICLE, Search("a", (Selection(Field.TAG, "x"),)), Entry("o", "T", "B")])
def test_a_value_goes_to_another_process_and_back_unchanged(value: object) -> None:
    again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    assert again == value
    assert hash(again) == hash(value)


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        ARTICLE.title = "U"  # type: ignore[misc]


def test_every_model_is_offered_by_the_package() -> None:
    for name in models.__all__:
        assert getattr(models, name).__doc__
