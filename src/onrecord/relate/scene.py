"""What a reporter perceived, as far as an article shows it, and what stands so near to it that it is of the scene."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Kind, Reading, Sentence, Span
from onrecord.text import fold

_PERCEIVED = re.compile(
    r"\b(?:i|we)\b(?:,? \w+){0,3} (?:counted|saw|see|seen|watched|reached|heard|walked|visited|witnessed|made it|"
    r"filmed|found|stood|observed|photographed|met|spotted|drove|looked)\b|"
    r"\b(?:view of|seen by|shown to) (?:this|our|a) (?:correspondent|reporter)s?\b|"
    r"\b(?:past|showed|beside|behind|around|towards?|with) (?:me|us)\b|(?<=\w )let (?:me|us)\b|"
    r"\b(?:our|my) (?:own )?(?:\w+ )?(?:crew|reporters?|correspondents?|camera|team|teams|photographers?|people|van)\b"
)
_OUR_MAN = re.compile(r"\b[Oo]ur (?:\w+ )?[A-Z][\w'’-]+ [A-Z][\w'’-]+ (?:was|is|has|watched|saw|reports?)\b")
_REPORTER_SAW = re.compile(
    r"\b(?:reporters?|correspondents?|journalists?|photographers?|crews?|teams?)\b[^.]{0,60}"
    r"\b(?:saw|see|seen|counted|watched|witnessed|heard|observed|filmed|noted)\b"
)
_QUOTED = re.compile(r"[“\"‘][^“”\"‘’]*[”\"’]")
_NEAR = 400
"""Characters from a sentence in which a reporter perceives something, up to which the own voice tells of the scene."""
_MOST = 0.5
"""Share of a sentence that is somebody's words, from which "I saw" is theirs."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentences in which an article's own voice perceives something, in order."""

    sentences: tuple[Sentence, ...]
    blocks: frozenset[int]

    def holds(self, wording: Span, block: int) -> bool:
        """Whether words in that block stand in one paragraph with such a sentence, or near one."""
        at = bisect_right(self.sentences, wording.start, key=lambda s: s.span.start)
        near = self.sentences[max(0, at - 1) : at + 1]
        return block in self.blocks or any(_between(s.span, wording) < _NEAR for s in near)


def scene_of(reading: Reading, said: Iterable[Attribution]) -> Scene:
    """What the article's own voice perceives. What others say they saw is theirs, quotation marks or not."""
    spoken = merged(span for attribution in said for span in attribution.content)
    text = reading.article.text
    seen = [s for s in reading.sentences if s.kind is Kind.TEXT and _perceives(s.span.cut(text))]
    own = tuple(s for s in seen if _within(s.span, spoken) <= _MOST * len(s.span))
    return Scene(own, frozenset(s.block for s in own))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, overlapping ones joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def saw(sentence: str) -> bool:
    """Whether the sentence's own words, quotations left out, tell what a reporter perceived."""
    return _perceives(sentence) or bool(_REPORTER_SAW.search(fold(_QUOTED.sub(" ", sentence))))


def _perceives(sentence: str) -> bool:
    bare = fold(_QUOTED.sub(" ", sentence))
    return bool(_PERCEIVED.search(bare) or _OUR_MAN.search(sentence))


def _within(span: Span, spoken: Sequence[Span]) -> int:
    """Characters of the span that are somebody's words, which are in order and apart."""
    first = max(0, bisect_right(spoken, span.start, key=lambda s: s.start) - 1)
    last = bisect_right(spoken, span.end, key=lambda s: s.start)
    return sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in spoken[first:last])


def _between(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
