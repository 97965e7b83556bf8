"""Words in quotation marks, with their speaker where the text tells who it is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from newsbrowse.extract.narrative import Narrative
from newsbrowse.extract.quote_marks import may_quote, quoted_parts
from newsbrowse.extract.speakers import Speakers
from newsbrowse.models import Person, Quote
from newsbrowse.text.sentences import paragraphs


def find_quotes(body: str, people: Sequence[Person], *, attributed: bool = True) -> tuple[Quote, ...]:
    """The quoted words of a body in order, each with its speaker or None.

    A speech over several paragraphs gives one quote for each. Quotes within quotes are part of the outer
    one. Apostrophes open nothing. The comma that typography puts inside the marks is left out.

    Args:
        body: the article's text.
        people: who is named in it; a speaker is one of their names, else the text's own words for a role
            or a body: `senior official`, `Finance Ministry`.
        attributed: whether to look for speakers, which rests on English grammar.
    """
    if not may_quote(body):
        return ()
    blocks = paragraphs(body)
    parts = quoted_parts(body, blocks)
    if not parts:
        return ()
    spans = [part.span for part in parts]
    speakers = (
        Speakers(people, spans, Narrative(body, spans, blocks)).resolve()
        if attributed
        else [None] * len(parts)
    )
    quotes: list[Quote] = []
    speech: list[Quote] = []
    for part, speaker in zip(parts, speakers, strict=True):
        start, end = part.span
        quote = Quote(speaker, body[start:end], start, end)
        if part.continues or speech:
            speech.append(quote)
        else:
            quotes.append(quote)
        if speech and not part.continues:
            quotes.extend(_with_one_speaker(speech))
            speech = []
    return (*quotes, *_with_one_speaker(speech))


def _with_one_speaker(speech: list[Quote]) -> list[Quote]:
    speaker = next((quote.speaker for quote in speech if quote.speaker), None)
    return [quote if quote.speaker == speaker else replace(quote, speaker=speaker) for quote in speech]
