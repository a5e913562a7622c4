"""What a reporter perceived, as far as an article shows it, and what stands so near to it that it is of the scene."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Kind, Reading, Sentence, Span
from onrecord.relate.desk import Desk, one_house
from onrecord.text import fold, merged, word_set

REPORTERS = "reporters?|correspondents?|journalists?|photographers?"
"""Who looks for a house, as part of a pattern."""
_CREWS = "(?:film|camera|tv|television|news) (?:crews?|teams?)"
_PERCEIVED = re.compile(
    r"\b(?:i|we)\b(?:,? (?!(?:will|shall|would|never|to)\b)\w+){0,3} (?:counted|saw|seen|(?<=can |uld )see|watched|"
    r"reached|heard|walked|visited|witnessed|made it|filmed|found|stood|observed|photographed|met|spotted|drove|"
    r"looked)\b|"
    rf"\b(?:view of|seen by|shown to) (?:this|our|a) (?:{REPORTERS})\b|"
    r"\b(?:past|showed|beside|behind|around|towards?) (?:me|us)\b|\bwith me\b|(?<=\w )let (?:me|us)\b(?! know)|"
    rf"\b(?:our|my) (?:own )?(?:\w+ )?(?:{REPORTERS}|crew|camera|teams?|people|van)\b"
)
_NOT_ME = re.compile(
    r"\bUS\b|\b(?:War|Phase|Stage|Type|Title|Division|Part|Article|Section|Chapter|Volume|Schedule|Class|Category|"
    r"Level|Tier|Group|Mark|Elizabeth|Charles|James|Nicholas) I\b"
)
"""A country and a number that fold to "us" and "i"."""
_OUR_MAN = re.compile(r"\b[Oo]ur (?:\w+ )?[A-Z][\w'’-]+ [A-Z][\w'’-]+ (?:was|is|has|watched|saw|reports?)\b")
_REPORTER_SAW = re.compile(
    rf"\b(?:{REPORTERS}|{_CREWS})\b[^.]{{0,60}}\b(?:saw|see|seen|counted|watched|witnessed|heard|observed|filmed|noted)\b"
)
_NO_HOUSE = word_set(
    "a an the two three four five six several some many our my one another both on in at by as when while but and "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_HOUSE = rf"(?!(?i:{'|'.join(sorted(_NO_HOUSE))})\b)((?:[A-Z][\w’.&-]*\s){{0,3}}[A-Z][\w’.&-]*)"
_ANOTHERS = re.compile(
    rf"\b{_HOUSE}(?:['’]s?)?\s(?:{REPORTERS}|(?i:{_CREWS})|crews?|teams?)\b|"
    rf"\b(?:{REPORTERS}|crews?|teams?)\s(?:for|of|from|with)\s(?:[Tt]he\s)?{_HOUSE}"
)
"""Whose reporter it was: "an AFP photographer", "a reporter for the Sound"."""
_QUOTED = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)|‘[^‘’]*’")
"""Somebody's words; what is not closed goes on in the next sentence."""
_OPENS, _CLOSES = re.compile(r"(?<![^\s(])['‘](?=[A-Z])"), re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
"""Single quotation marks, by what stands on their other side; an apostrophe has letters on both."""
_LONGEST = 2_000
"""Characters before a sentence in which a quotation may have begun that it stands in."""
_NEAR = 400
"""Characters from a sentence in which a reporter perceives something, up to which the own voice tells of the scene."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentences in which an article's own voice perceives something, in order; ``spoken`` is what others say.

    ``house`` is whose report the article is, "" where that is not known.
    """

    sentences: tuple[Sentence, ...]
    blocks: frozenset[int]
    text: str
    spoken: Sequence[Span]
    house: str = ""

    def holds(self, wording: Span, block: int) -> bool:
        """Whether words in that block stand in one paragraph with such a sentence, or near one."""
        at = bisect_right(self.sentences, wording.start, key=lambda s: s.span.start)
        near = self.sentences[max(0, at - 1) : at + 1]
        return block in self.blocks or any(_between(s.span, wording) < _NEAR for s in near)

    def others(self, span: Span) -> list[str]:
        """The other houses whose reporters perceived what nobody else says of these words."""
        own = _QUOTED.sub(" ", _unspoken(self.text, span, self.spoken))
        told = _houses(own) if _REPORTER_SAW.search(fold(own)) else ()
        return [whose for whose in told if not (self.house and one_house(whose, self.house))]

    def saw(self, span: Span) -> bool:
        """Whether what nobody else says of these words tells what a reporter perceived."""
        return saw(_unspoken(self.text, span, self.spoken), house=self.house)


def scene_of(reading: Reading, said: Iterable[Attribution], desk: Desk) -> Scene:
    """What the article's own voice perceives. What others say they saw is theirs, quotation marks or not."""
    spoken = merged(span for attribution in said for span in attribution.content)
    text = reading.article.text
    own = tuple(s for s in reading.sentences if s.kind is Kind.TEXT and _perceives(_unspoken(text, s.span, spoken)))
    house = "" if reading.article.id in desk.key else desk.name
    return Scene(own, frozenset(s.block for s in own), text, spoken, house)


def saw(told: str, *, house: str = "") -> bool:
    """Whether an own voice's words, quotations left out, tell what a reporter perceived, one of this house if known."""
    if _perceives(told):
        return True
    own = _QUOTED.sub(" ", told)
    if not _REPORTER_SAW.search(fold(own)):
        return False
    return not house or all(one_house(whose, house) for whose in _houses(own))


def _houses(own: str) -> Iterator[str]:
    """Whose reporters an own voice's words tell of."""
    return (found[1] or found[2] for found in _ANOTHERS.finditer(own))


def _perceives(told: str) -> bool:
    own = _QUOTED.sub(" ", told)
    return bool(_PERCEIVED.search(fold(_NOT_ME.sub(" ", own))) or _OUR_MAN.search(own))


def _unspoken(text: str, span: Span, spoken: Sequence[Span]) -> str:
    """The words of the span that are nobody's; ``spoken`` are in order and apart.

    Where a quotation has begun before it, they begin with its mark.
    """
    parts, at = ["“"] if in_quotation(text, span.start) else [], span.start
    first = max(0, bisect_right(spoken, span.start, key=lambda s: s.start) - 1)
    for one in spoken[first : bisect_right(spoken, span.end, key=lambda s: s.start)]:
        if one.end > at:
            parts.append(text[at : max(at, one.start)])
            at = one.end
    return " ".join((*parts, text[at : span.end]))


def in_quotation(text: str, at: int) -> bool:
    """Whether a quotation of the same paragraph is open there."""
    before = text[max(text.rfind("\n", 0, at) + 1, at - _LONGEST) : at]
    single = len(_OPENS.findall(before)) > len(_CLOSES.findall(before))
    return single or before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _between(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
