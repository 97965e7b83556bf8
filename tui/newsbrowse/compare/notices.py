"""What is to be known of a comparison before it is read: no text, one text twice, two languages."""

from __future__ import annotations

from newsbrowse.models import Article, Comparison
from newsbrowse.text.language import detect

_MISSING = {
    (True, True): "Neither article has a text.",
    (True, False): "The left article has no text.",
    (False, True): "The right article has no text.",
}


def notice(comparison: Comparison) -> str:
    """One line on what two articles are to each other; empty where they have something in common.

    Without it, columns without a sign between them look as if something had failed.
    """
    left, right = comparison.left, comparison.right
    if missing := _MISSING.get((not left.body.strip(), not right.body.strip())):
        return missing
    if left.body.split() == right.body.split():
        is_one = bool(left.id) and left.id == right.id
        return "This is one article beside itself." if is_one else "Both have the same text, word for word."
    if comparison.pairs:
        return ""
    languages = _language(left), _language(right)
    if all(languages) and languages[0] != languages[1]:
        named = " and ".join(languages)
        return f"In different languages ({named}): their passages are not matched."
    return "No passage of the one is like a passage of the other."


def _language(article: Article) -> str:
    """The code of its language; what the text shows goes before what the sender says."""
    return detect(article.body) or (article.language or "").partition("-")[0].lower()
