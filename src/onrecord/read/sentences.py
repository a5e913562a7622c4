"""Where the sentences of a paragraph begin and end: by nupunkt, mended where news is written otherwise than law."""

import re
from collections.abc import Iterable, Iterator

from onrecord.model import Span
from onrecord.text import DATELINE, word_set

_TITLE_SHORT = re.compile(r"\b(?:Lt|Sens|Reps|Govs|Cmdr|Cllr|Ald|Msgr)\.$")
"""Short forms of titles, which a name or another title follows: "Lt. Gov. Ada Lind"."""
_COUNTRY_SHORT = re.compile(r"\bU\.S\.$")
_OF_COUNTRY = re.compile(r"(?:Secretar|Ambassador|Senator|Congress|General|Admiral|Representative)")
"""Who is called after the country: "the U.S. Ambassador", while "the U.S." may else end a sentence."""
_STOP = re.compile(r"\b([a-z]{3,})\.[”’\"']?(\s+)(?=[“‘\"']?[A-Z])")
_SHORT = word_set(
    """etc vol vols fig figs approx dept est incl max min mrs messrs viz resp ext nos ave prof gen sen gov sgt rev capt
    rep lieut supt hon"""
)
"""Short forms in small letters whose stop need not end a sentence."""


def sentence_spans(text: str) -> list[Span]:
    """Spans of the sentences of one paragraph, without surrounding white space.

    What stands in its dateline ends none: "BRAYFORD, May 3 (Unifen) - The …".
    """
    head = DATELINE.match(text)
    if head is None:
        return _spans(text)
    spans = [Span(head.end() + s.start, head.end() + s.end) for s in _spans(text[head.end() :])]
    return [Span(0, spans[0].end), *spans[1:]] if spans else [Span(0, len(text.rstrip()))]


def _spans(text: str) -> list[Span]:
    from nupunkt import sent_spans  # noqa: PLC0415  # nothing that only reads a record needs it

    spans = []
    for start, end in sent_spans(text):
        cut = text[start:end]
        if cut.strip():
            spans.append(Span(start + len(cut) - len(cut.lstrip()), start + len(cut.rstrip())))
    return [part for span in _joined(text, spans) for part in _parted(text, span)]


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans, those made one between which only a short form has its stop."""
    joined: list[Span] = []
    for span in spans:
        if joined and _goes_on(joined[-1].cut(text), span.cut(text)):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _goes_on(one: str, two: str) -> bool:
    if _COUNTRY_SHORT.search(one):
        return _OF_COUNTRY.match(two) is not None
    return _TITLE_SHORT.search(one) is not None and two[0].isupper()


def _parted(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a span: nupunkt takes plain words for short forms ("hit by a car. Police said …")."""
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if stop[1] not in _SHORT:
            yield Span(start, stop.start(2))
            start = stop.end(2)
    yield Span(start, span.end)
