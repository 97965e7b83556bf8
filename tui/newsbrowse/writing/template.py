"""A citation after the user's own template: `{authors}: {title}[, {source}][, {day}][, ¶{paragraph}]`."""

from __future__ import annotations

import re

from newsbrowse.errors import UsageError
from newsbrowse.models import Article
from newsbrowse.writing.citations import Facts, Passage, facts_of
from newsbrowse.writing.markup import key

_FIELD = re.compile(r"\{([^{}]*)\}")
_GROUP = re.compile(r"\[([^\[\]]*)\]")
FIELDS = ("authors", "family", "title", "source", "day", "iso", "year", "paragraph", "url", "id", "key")
"""What a template can name."""


def filled(template: str, article: Article, passage: Passage | None = None) -> str:
    """A template with what is known of an article; one line.

    Args:
        template: text with fields in braces; what stands in square brackets is left out with the brackets
            if one of its fields is not known.
        article: the article.
        passage: the passage that is cited.

    Raises:
        UsageError: it names a field that there is not.
    """
    unknown = [name for name in _FIELD.findall(template) if name not in FIELDS]
    if unknown:
        raise UsageError(f"no field is named {{{unknown[0][:40]}}}", f"a template takes {', '.join(FIELDS)}")
    known = _known(facts_of(article), passage or Passage(""))

    def group(match: re.Match[str]) -> str:
        return match[1] if all(known[name] for name in _FIELD.findall(match[1])) else ""

    text = _FIELD.sub(lambda field: known[field[1]], _GROUP.sub(group, template))
    return " ".join(text.split())


def _known(facts: Facts, passage: Passage) -> dict[str, str]:
    day = facts.day
    return {
        "authors": ", ".join(one.read for one in facts.names),
        "family": facts.names[0].family if facts.names else "",
        "title": facts.title,
        "source": facts.source,
        "day": day.plain if day else "",
        "iso": day.iso if day else "",
        "year": str(day.year) if day else "",
        "paragraph": passage.told("", ""),
        "url": facts.url,
        "id": facts.id,
        "key": key(facts),
    }
