"""What a reporter perceived, as far as an article shows it, and what stands so near to it that it is of the scene."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Kind, Reading, Sentence, Span, Word
from onrecord.relate.origins.desk import Desk, one_house
from onrecord.text import fold, merged, word_set

REPORTERS = "reporters?|correspondents?|journalists?|photographers?"
"""Who looks for a house, as part of a pattern."""
_CREWS = "(?:film|camera|tv|television|news) (?:crews?|teams?)"
_SAYS = "says?|said|writes?|wrote|believes?|thinks?|adds?|added|understands?|explains?|reports?"
_OTHERWISE = "will|shall|would|never|not|ever|to|you|he|she|they|it|who|that"
"""Words behind "I" and "we" by which what they saw is none, is to come, or is another's."""
_PERCEIVED = re.compile(
    rf"(?<![\w,;] what )\b(?:i|we)\b(?:,? (?!(?:{_OTHERWISE})\b)\w+){{0,3}} "
    r"(?:counted|saw|seen|watched|reached|heard|walked|visited|witnessed|made it|filmed|stood|observed|"
    r"found(?! (?:that|it|its|them|their)\b)(?! (?:[\w'-]+ ){1,8}to be\b)|"
    r"photographed|met|spotted|drove|looked)\b"
    r"(?! (?:in|on) (?:(?:the )?(?:news|tv|television|twitter|facebook|internet|papers?)\b|(?:\w+\.? )?\d))|"
    r"\bi (?:\w+ )?(?:can|could) (?:\w+ )?see\b|\bwe could (?:\w+ )?see\b|"
    rf"\b(?:view of|seen by|shown to) (?:this|our|a) (?:{REPORTERS})\b|"
    r"\b(?:past|showed|beside|behind|(?<!all )around|towards?) (?:me|us)\b(?! (?:that|how|why|what|i)\b)|"
    r"(?:^|\b(?:went|came|walked|stood|sat|climbed|drove|rode) (?:\w+ ){0,6})with me\b|"
    r"(?<=\w )(?<!\bso )(?<!\bthen )(?<!\band )let (?:me|us) (?:read|see|copy|look|in|into|through|inside|film|watch|"
    r"touch|hold|photograph|use|past)\b|"
    r"\bour (?:own )?(?:\w+ )?(?:crew|camera|van)\b|"
    rf"\b(?:our|my) (?:own )?(?:\w+ )?(?:{REPORTERS})\b(?!(?:,? \w+){{0,4}},? (?:{_SAYS})\b)|"
    r"\bour (?:own )?(?:\w+ )?(?:teams?|people) (?:\w+ ){0,2}(?:saw|seen|heard|watched|counted|found|reached|filmed|"
    r"visited)\b"
)
"""What a reporter says of their own eyes and ears; not what all have seen, or are asked to see: "as we saw", "so let
us look"."""
_NOT_ME = re.compile(
    r"\b[Aa]s (?:I|we)(?: \w+){0,2} (?:saw|seen|heard|found)\b|"
    r"\bUS\b|\b(?:War|Phase|Stage|Type|Title|Division|Part|Article|Section|Chapter|Volume|Schedule|Class|Category|"
    r"Level|Tier|Group|Mark|Elizabeth|Charles|James|Nicholas) I\b"
)
"""What everybody has seen, and a country and a number that fold to "us" and "i"."""
_OUR_MAN = re.compile(r"\b[Oo]ur (?:[a-z]\w+ )?(?:[A-Z][\w'’-]*[a-z] ){2}(?:was|is|has|watched|saw|reports?)\b")
_REPORTER_SAW = re.compile(
    rf"\b(?:{REPORTERS}|{_CREWS})\b[^.]{{0,60}}(?<!\bbe )(?<!\bbeing )"
    r"\b(?:saw|see|seen|counted|watched|witnessed|heard|observed|filmed)\b"
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
_FOLLOWS = re.compile(
    r"\b(?:said|says|added|adds|wrote|writes|stated|continued|told|tweeted|explained|asked|answered|replied|posted)\b"
    r"[^.\n]{0,60}:\s*$"
)
"""The end of a line under which somebody's words stand, with or without quotation marks."""
_LONGEST_LINE = 200
_LONGEST = 2_000
"""Characters around a sentence in which a quotation may begin, and end, that it stands in."""
_HAS = frozenset({"VBZ", "VBP"})
_OF_THOSE = frozenset({"PRP", "PRP$"})
"""What a sentence begins with that is about those of the sentence before: "Their husbands work for the mine"."""
_FINITE = _HAS | {"VBD", "MD"}
_NEAR = 400
"""Characters from a sentence in which a reporter perceives something, up to which the own voice tells of the scene."""
_PARAGRAPH = 1_000
"""The same within one paragraph, which on some pages is all of the text."""
_LONG_AGO = word_set("year decade century month ago since usually often always generally")
"""Words of background: what has been for long, or is as a rule, was not seen by whoever came today."""


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

    def holds(self, wording: Span, block: int, *, told: Sequence[Word]) -> bool:
        """Whether words in that block tell what went on or was there, in one paragraph with such a sentence or near it.

        Background is none of it: what is so, had been or is to be, and what has been for long.
        """
        has_been = any(w.tag == "VBN" for w in told) and any(w.tag in _HAS and w.lemma == "have" for w in told)
        bare = block in self.blocks and all(w.tag not in _FINITE for w in told)  # "Ten past two, by the clock there."
        goes_on = bool(told) and told[0].tag in _OF_THOSE
        went_on = (
            has_been or bare or goes_on or any(w.tag == "EX" or (w.tag == "VBD" and w.lemma != "have") for w in told)
        )
        if not went_on or not _LONG_AGO.isdisjoint(w.lemma for w in told):
            return False
        at = bisect_right(self.sentences, wording.start, key=lambda s: s.span.start)
        near = self.sentences[max(0, at - 1) : at + 1]
        apart = min((_between(s.span, wording) for s in near), default=_PARAGRAPH)
        return apart < (_PARAGRAPH if block in self.blocks else _NEAR)

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
    """Whether somebody's words go on there: a quotation is open, or the line above says that they follow."""
    first = max(text.rfind("\n", 0, at) + 1, at - _LONGEST)
    before = text[first:at]
    if len(_OPENS.findall(text[first : at + 2])) > len(_CLOSES.findall(before)) or before.count('"') % 2 == 1:
        return True
    if before.count("“") != before.count("”"):
        return before.count("“") > before.count("”")
    return _runs_on(text, at) or bool(_FOLLOWS.search(text[max(0, first - _LONGEST_LINE) : first]))


def _runs_on(text: str, at: int) -> bool:
    """Whether a quotation that was opened in a paragraph above is closed only below, with none opened between."""
    above, below = text[max(0, at - _LONGEST) : at], text[at : at + _LONGEST]
    closed = below.find("”")
    return above.rfind("“") > above.rfind("”") and closed >= 0 and "“" not in below[:closed]


def _between(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
