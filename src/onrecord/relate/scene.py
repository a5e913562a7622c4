"""What a reporter perceived, as far as an article shows it, and what stands so near to it that it is of the scene."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Kind, Reading, Sentence, Span
from onrecord.text import fold, merged

_PERCEIVED = re.compile(
    r"\b(?:i|we)\b(?:,? (?!(?:will|shall|would|never|to)\b)\w+){0,3} (?:counted|saw|see|seen|watched|reached|heard|"
    r"walked|visited|witnessed|made it|filmed|found|stood|observed|photographed|met|spotted|drove|looked)\b|"
    r"\b(?:view of|seen by|shown to) (?:this|our|a) (?:correspondent|reporter)s?\b|"
    r"\b(?:past|showed|beside|behind|around|towards?) (?:me|us)\b|\bwith me\b|(?<=\w )let (?:me|us)\b(?! know)|"
    r"\b(?:our|my) (?:own )?(?:\w+ )?(?:crew|reporters?|correspondents?|camera|team|teams|photographers?|people|van)\b"
)
_NOT_ME = re.compile(
    r"\bUS\b|\b(?:War|Phase|Stage|Type|Title|Division|Part|Article|Section|Chapter|Volume|Schedule|Class|Category|"
    r"Level|Tier|Group|Mark|Elizabeth|Charles|James|Nicholas) I\b"
)
"""A country and a number that fold to "us" and "i"."""
_OUR_MAN = re.compile(r"\b[Oo]ur (?:\w+ )?[A-Z][\w'’-]+ [A-Z][\w'’-]+ (?:was|is|has|watched|saw|reports?)\b")
_REPORTER_SAW = re.compile(
    r"\b(?:reporters?|correspondents?|journalists?|photographers?|crews?|teams?)\b[^.]{0,60}"
    r"\b(?:saw|see|seen|counted|watched|witnessed|heard|observed|filmed|noted)\b"
)
_QUOTED = re.compile(r"[“\"‘][^“”\"‘’]*[”\"’]")
_NEAR = 400
"""Characters from a sentence in which a reporter perceives something, up to which the own voice tells of the scene."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentences in which an article's own voice perceives something, in order; ``spoken`` is what others say."""

    sentences: tuple[Sentence, ...]
    blocks: frozenset[int]
    text: str
    spoken: Sequence[Span]

    def holds(self, wording: Span, block: int) -> bool:
        """Whether words in that block stand in one paragraph with such a sentence, or near one."""
        at = bisect_right(self.sentences, wording.start, key=lambda s: s.span.start)
        near = self.sentences[max(0, at - 1) : at + 1]
        return block in self.blocks or any(_between(s.span, wording) < _NEAR for s in near)

    def saw(self, span: Span) -> bool:
        """Whether what nobody else says of these words tells what a reporter perceived."""
        return saw(_unspoken(self.text, span, self.spoken))


def scene_of(reading: Reading, said: Iterable[Attribution]) -> Scene:
    """What the article's own voice perceives. What others say they saw is theirs, quotation marks or not."""
    spoken = merged(span for attribution in said for span in attribution.content)
    text = reading.article.text
    own = tuple(s for s in reading.sentences if s.kind is Kind.TEXT and _perceives(_unspoken(text, s.span, spoken)))
    return Scene(own, frozenset(s.block for s in own), text, spoken)


def saw(words: str) -> bool:
    """Whether an own voice's words, quotations left out, tell what a reporter perceived."""
    return _perceives(words) or bool(_REPORTER_SAW.search(fold(_QUOTED.sub(" ", words))))


def _perceives(words: str) -> bool:
    own = _QUOTED.sub(" ", words)
    return bool(_PERCEIVED.search(fold(_NOT_ME.sub(" ", own))) or _OUR_MAN.search(own))


def _unspoken(text: str, span: Span, spoken: Sequence[Span]) -> str:
    """The words of the span that are nobody's; ``spoken`` are in order and apart."""
    parts, at = [], span.start
    first = max(0, bisect_right(spoken, span.start, key=lambda s: s.start) - 1)
    for one in spoken[first : bisect_right(spoken, span.end, key=lambda s: s.start)]:
        if one.end > at:
            parts.append(text[at : max(at, one.start)])
            at = one.end
    return " ".join((*parts, text[at : span.end]))


def _between(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
