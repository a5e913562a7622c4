"""Changes of position: where one actor, later, says of a thing what does not go with what they said of it before."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.english import NEGATION
from onrecord.model import Stance
from onrecord.relate.propositions.moods import AHEAD
from onrecord.relate.propositions.negations import negated_in
from onrecord.relate.propositions.times import days
from onrecord.tell.claims.standings import Standings
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.positions.puts import FIRM, Put
from onrecord.tell.positions.questions import concept, content_of, is_bare
from onrecord.tell.positions.stances import Group, Taking
from onrecord.text import joined, words

_LOOK_BACK = 12
"""Earlier statements of an actor that a later one is held against, nearest first."""
_SHARED, _SHARE = 2, 0.5
"""Words of content that two statements have in common before they can be opposed: how many, and of the shorter one."""
_APART = 7
"""Days between the times spoken of from which two statements are not of one time."""
_LONG = 3
"""Letters from which a word says what is taken back."""
_BACK_CUE = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|revers(?:e|es|ed|ing)|recant\w*|t(?:ake|akes|ook|aken) back|apologi[sz]\w*|"
    r"no longer|back(?:s|ed|ing)? (?:down|away|off)|climb(?:s|ed)? down|chang(?:e|es|ed) (?:his|her|its|their))\b",
    re.IGNORECASE,
)
_BACK_WORDS = re.compile(
    r"\b(?:i|we|he|she|it|they)(?: ha(?:d|s|ve)|['’](?:d|ve))? (?:was|were|been|got (?:it|that|this)) "
    r"(?:wrong|mistaken|in error)\b|\b(?:gave|given)\b[^.]{0,40}\bwrong\b|\bwrong about\b|"
    r"\b(?:i|we)(?: had)? said\b.{0,300}\b(?:is|are|am) (?:one |some )?now\b",
    re.IGNORECASE,
)

Days = tuple[date, date]


class Kind(StrEnum):
    """What changed."""

    DENIED = "now denies it"
    PUT_FORWARD = "denied it before"
    REVERSED = "now calls for the opposite"
    NUMBER = "another number"
    SPOKE = "had not said before"
    TAKEN_BACK = "takes it back"


@dataclass(frozen=True, slots=True)
class Turn:
    """A later statement that does not stand as an earlier one of the same actor did; both by their place."""

    kind: Kind
    before: int
    after: int
    reason: str


def span_of(edtf: str) -> Days | None:
    """First and last day that a day of saying can be; an open range is open. None where there is none."""
    inner = edtf.strip("[]").replace("..", "/")
    found = days(inner.strip("/"))
    if found is None:
        return None
    return date.min if inner.startswith("/") else found[0], date.max if inner.endswith("/") else found[1]


@dataclass(frozen=True, slots=True)
class Spoken:
    """All that was said, in order of saying: the groups, their days, and by their place the matter each is on."""

    groups: Sequence[Group]
    said: Sequence[str]
    matters: Mapping[int, int]


def turns(spoken: Spoken, standings: Standings) -> list[Turn]:
    """Every change of one actor's position, in order of the later statement.

    Statements of one actor are held against each other on whatever matter they were put, as words change with a change
    of mind.
    """
    when = [span_of(day) for day in spoken.said]
    by_actor: defaultdict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(spoken.groups):
        by_actor[group[0].actor.key].append(place)
    found: list[Turn] = []
    for places in by_actor.values():
        found.extend(_Actor(spoken, when, places).turns(standings))
    return sorted(set(found), key=lambda t: (t.after, t.before, t.kind.value))


class _Actor:
    """What one actor said, by the words of it."""

    def __init__(self, spoken: Spoken, when: Sequence[Days | None], places: Sequence[int]) -> None:
        self._groups, self._matters = spoken.groups, spoken.matters
        self._when, self._places = when, places
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        self._on: defaultdict[int, list[int]] = defaultdict(list)

    def turns(self, standings: Standings) -> Iterator[Turn]:
        """The changes, each statement held against the nearest earlier one that is comparable."""
        for after in self._places:
            turn = self._turn(after, standings)
            if turn is not None:
                yield turn
            for word in content_of(self._groups[after][0]):
                self._with[word].append(after)
            if after in self._matters:
                self._on[self._matters[after]].append(after)
        yield from self._taken_back()

    def _turn(self, after: int, standings: Standings) -> Turn | None:
        later = self._groups[after]
        for before in self._earlier(after):
            one = self._groups[before]
            if not _is_later(self._when[before], self._when[after]) or not _are_sure(one, later):
                continue
            found = _number(one, later, standings) or _turned(one, later)
            if found is not None:
                return Turn(found[0], before, after, found[1]) if found[0] is not None else None
        return None

    def _earlier(self, after: int) -> list[int]:
        """Statements before it, nearest first: on the same matter, or with words in common."""
        near = set(self._on[self._matters[after]][-_LOOK_BACK:] if after in self._matters else ())
        shared: defaultdict[int, int] = defaultdict(int)
        for word in content_of(self._groups[after][0]):
            for place in self._with[word][-_LOOK_BACK:]:
                shared[place] += 1
        near.update(place for place, number in shared.items() if number >= _SHARED)
        return sorted(near, reverse=True)[:_LOOK_BACK]

    def _taken_back(self) -> Iterator[Turn]:
        """What says itself that it takes something back, with the statement that shares most words with it."""
        back = {place for place in self._places if takes_back(self._groups[place][0])}
        if not back:
            return
        told = {place: _spoken(self._groups[place][0]) for place in self._places}
        for after in sorted(back):
            best: tuple[bool, bool, int, int, int] | None = None
            for before in self._places:
                shared = len(told[before] & told[after])
                late = _is_later(self._when[after], self._when[before])
                if before in back or not shared or late or not _is_firm(self._groups[before][0]):
                    continue
                if self._is_beside(before, after):
                    continue
                sooner = _is_later(self._when[before], self._when[after])
                denied = self._groups[before][0].put is Put.DENIES
                rank = (sooner, denied, shared, -abs(after - before), -before)
                best = rank if best is None else max(best, rank)
            if best is not None:
                before = -best[-1]
                common = _printed(self._groups[after][0], told[before] & told[after])
                yield Turn(Kind.TAKEN_BACK, before, after, f"says so of “{', '.join(common)}”")

    def _is_beside(self, before: int, after: int) -> bool:
        """Whether both are of one article, and no day shows the one to have been said before."""
        one, other = ({t.recorded.article.id for t in self._groups[p]} for p in (before, after))
        return not one.isdisjoint(other) and not _is_later(self._when[before], self._when[after])


def takes_back(taking: Taking) -> bool:
    """Whether a statement says of itself that it goes back on an earlier one."""
    text = taking.recorded.article.text
    return bool(_BACK_CUE.search(joined(taking.chain[0].cue, text)) or _BACK_WORDS.search(taking.words))


def _is_firm(taking: Taking) -> bool:
    return taking.put in FIRM or taking.put is Put.DENIES


def _spoken(taking: Taking) -> frozenset[str]:
    """The words of a statement, names too, without those of the actor's own name."""
    own = {concept(w) for w in words(taking.actor.name)}
    return frozenset(concept(w) for w in words(taking.words) if len(w) > _LONG and w not in _COMMON) - own


_COMMON = frozenset(
    "about after also been before being could does done earlier from given gave have having here information into "
    "just mistake mistaken more most much must never nothing only other over said same should some such than that "
    "their them then there these they thing things this those under very want wants were what when where which while "
    "will with would wrong your".split()
)


def _is_later(before: Days | None, after: Days | None) -> bool:
    """Whether all of the one lies before all of the other; what has no day is neither earlier nor later."""
    return before is not None and after is not None and before[1] < after[0]


def _are_sure(*groups: Group) -> bool:
    return not any(g[0].second_hand or is_bare(g) for g in groups)


Found = tuple[Kind | None, str]


def _number(before: Group, after: Group, standings: Standings) -> Found | None:
    """Another number of the same thing, as the record holds it; with a number in common only as "14 of 20"."""
    for one in after:
        for other in before:
            values = [{q.value for q in t.assertion.quantities} for t in (one, other)]
            ahead = {t.assertion.modality in AHEAD for t in (one, other)}
            if not all(values) or len(ahead) > 1:
                continue
            if values[0] & values[1]:
                if _is_other_part(*values) and _share_words(one, other):
                    parts = " and ".join(f"{min(v):g}" for v in reversed(values))
                    return Kind.NUMBER, f"{parts} of {max(values[0]):g}"
                continue
            relation = standings.revision(one.assertion.id, other.assertion.id)
            if relation is not None:
                return Kind.NUMBER, relation.evidence.reason.partition(";")[0]
    return None


def _is_other_part(one: set[float], other: set[float]) -> bool:
    """ "14 of 188", then "22 of 188"."""
    return len(one) == len(other) == 2 and max(one) == max(other) and min(one) != min(other)


def _share_words(one: Taking, other: Taking) -> bool:
    """Whether enough of their content is common that they speak of one thing."""
    a, b = content_of(one), content_of(other)
    return len(a & b) >= _SHARED and len(a & b) >= _SHARE * min(len(a), len(b))


def _turned(before: Group, after: Group) -> Found | None:
    """What the later statement makes of the earlier; None where the two cannot be compared."""
    one, other = before[0], after[0]
    if not _share_words(one, other) or not _is_one_time(one, other):
        return None
    shared = content_of(one) & content_of(other)
    why = f"both speak of “{', '.join(_printed(other, shared))}”"
    if one.put is Put.SILENT:
        return (None if other.put is Put.SILENT else Kind.SPOKE), why
    if _is_mixed(one) or _is_mixed(other) or not _is_opposite(one, other):
        return None
    if one.put in FIRM and other.put is Put.DENIES:
        return Kind.DENIED, why
    if one.put is Put.DENIES and other.put in FIRM:
        return Kind.PUT_FORWARD, why
    if _calls_for(one) * _calls_for(other) < 0:
        return Kind.REVERSED, f"{why}, and one calls for it not to be so"
    return None, why


def _calls_for(taking: Taking) -> int:
    """1 where it calls for the thing, -1 where it calls for it not to be, 0 where it calls for nothing."""
    if taking.put is Put.DEMANDS:
        return -1 if taking.negated else 1
    wishes = taking.put is Put.DENIES and taking.stance is not Stance.DENIES and _WISHING.search(taking.words)
    return -1 if wishes else 0


def _is_opposite(one: Taking, other: Taking) -> bool:
    """Whether what one of them denies or negates is what the other holds to be so.

    "Will never be let down" and "would no longer be let down" are of one mind; so are "failed to" and "had not".
    """
    denying = [t for t in (one, other) if t.put is Put.DENIES or _calls_for(t) < 0]
    if len(denying) != 1:
        return True  # which other rules tell apart
    plain = other if denying[0] is one else one
    if _REFERRING.search(joined(plain.chain[0].cue, plain.recorded.article.text)):
        return False
    if denying[0].stance is Stance.DENIES:
        return True
    shared = content_of(one) & content_of(other)
    negated = {concept(word) for word in negated_in(denying[0].words)}
    return not _NEGATIVE.search(plain.words) and not negated.isdisjoint(shared)


_NEGATIVE = re.compile(rf"{NEGATION}|\b(?:without|fail\w*|refus\w*|lack\w*|den(?:y|ies|ied))\b", re.IGNORECASE)
_WISHING = re.compile(r"\b(?:should|must|ought|need|wants?|wanted)\b", re.IGNORECASE)
_REFERRING = re.compile(
    r"\b(?:refer\w*|mention\w*|cit(?:e|es|ed|ing)|discuss\w*|talk\w* (?:about|of)|describ\w*|recall\w*|"
    r"point\w* (?:to|out)|quot(?:e|es|ed|ing)|blam\w*|criticis\w*|criticiz\w*)\b",
    re.IGNORECASE,
)
"""Cues whose words are of a thing, or are others', and need not be held to be so."""


def _is_one_time(one: Taking, other: Taking) -> bool:
    """Whether they may speak of one time, and give no two numbers."""
    a, b = days(one.assertion.about), days(other.assertion.about)
    if a and b and max((a[0] - b[1]).days, (b[0] - a[1]).days) > _APART:
        return False
    values = [{q.value for q in t.assertion.quantities} for t in (one, other)]
    return not all(values) or bool(values[0] & values[1])


def _is_mixed(taking: Taking) -> bool:
    """Whether it may take two stances at once: several sentences, or a denial of something negated."""
    inside = sum(1 for s in taking.recorded.sentences if s.span.overlaps(taking.wording))
    return inside > 1 or (taking.stance is Stance.DENIES and taking.negated)


def _printed(taking: Taking, shared: Iterable[str]) -> list[str]:
    wanted = set(shared)
    return [w for w in dict.fromkeys(words(taking.words)) if concept(w) in wanted]


def told_on(day: str, *, stated: bool) -> str:
    """A day of saying in words; "told" where only the article has one."""
    return f"{'' if stated else 'told '}{date_in_words(day)}" if day else "no date"
