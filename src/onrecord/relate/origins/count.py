"""How many origins stand behind one claim, and which of its assertions rest on the same one."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from onrecord.model import Assertion, Origin
from onrecord.relate.origins.joining import (
    COMPARED,
    by_origin,
    first_said,
    join_authorities,
    join_copies,
    join_relayed,
    join_reports,
    join_spokesperson,
    name_of,
    one_figure,
    share_of_words,
    where_told,
)
from onrecord.relate.origins.same_origin import (
    BODIES,
    COUNTED,
    DOCUMENT,
    INSTITUTION,
    OWN_VOICE,
    UNNAMED,
    is_described_alike,
    is_short_for,
    may_hold,
    named_alike,
    quoted,
    why_one,
)
from onrecord.relate.origins.steps import How, Step


@dataclass(frozen=True, slots=True)
class Count:
    """How many origins stand behind a claim: at least ``minimum``, at most ``maximum``, and step by step why.

    ``groups`` are the ids of the assertions that rest on one origin each, as the point estimate has it; ``loose`` those
    of assertions that may put another thing, so that no origin of theirs is sure to stand behind this one.
    """

    minimum: int
    maximum: int
    steps: tuple[Step, ...]
    groups: tuple[tuple[str, ...], ...]
    loose: tuple[str, ...] = ()


def origins_of(members: Sequence[Assertion], texts: Mapping[str, str]) -> Count:
    """Count the origins behind one claim, whose ``members`` put one proposition, as ``Apart`` tells them apart."""
    return Apart(members, texts).count


class Apart:
    """Assertions of one claim, told apart by the origin that each rests on.

    ``texts`` gives for an assertion's id the text it stands in: its article, or what stands for all articles that
    carry one text. An own voice that shows no observer of its own repeats the origin whose words or figures it has.
    Unnamed sources are one each, and where another report has an origin already they may be the same: a range. So are
    "two officials", who may be of one mind because they know it from one place. What is asked for is worked out once.
    """

    def __init__(self, members: Sequence[Assertion], texts: Mapping[str, str]) -> None:
        self.members, self.texts = members, texts

    @cached_property
    def _joined(self) -> "_Joined":
        by_key = by_origin(sorted(self.members, key=first_said))
        named = tuple(by_key.values())
        joins = join_copies(by_key, self.texts) + join_authorities(by_key) + join_reports(by_key) + join_relayed(by_key)
        spoken_for = join_spokesperson(by_key, self.texts)
        where = where_told(by_key, by_key, self.texts)
        return _Joined(by_key, where, named, [*joins, *spoken_for], len(spoken_for))

    @cached_property
    def least(self) -> int:
        """The ``minimum`` of the count, by which claims are put in order."""
        if len(self.members) <= 1:
            return len(self.members)
        return _least(self._joined.by_key, self._joined.where) if len(self._joined.by_key) > 1 else 1

    @cached_property
    def count(self) -> Count:
        """How many origins there are, step by step why, and what rests on each."""
        if not self.members:
            return Count(0, 0, (), ())
        if len(self.members) == 1:  # most claims
            only = self.members[0]
            return Count(1, only.origin.people, tuple(_steps(self.members)), ((only.id,),))
        return _counted(self._joined, self.least)


@dataclass(frozen=True, slots=True)
class _Joined:
    """Assertions by their origin, in which texts each origin is told of, and how they came to be so few.

    ``named`` are the groups that names alone make, ``joins`` say what was joined since, ``spoken_for`` is how many of
    these are a house and who speaks for it.
    """

    by_key: Mapping[str, Sequence[Assertion]]
    where: dict[str, set[str]]
    named: Sequence[Sequence[Assertion]]
    joins: Sequence[Step]
    spoken_for: int


def _counted(joined: _Joined, least: int) -> Count:
    by_key, where = joined.by_key, joined.where
    steps = [*(step for group in joined.named for step in _steps(group)), *joined.joins]
    sure, unnamed = _sure_and_unnamed(by_key)
    own = [k for k in by_key if k not in sure and k.startswith(OWN_VOICE)]
    groups = {k: [m.id for m in by_key[k]] for k in sure}
    for key in unnamed:
        home, why = _home_of_unnamed(key, by_key, list(groups), where=where)
        groups.setdefault(home, []).extend(m.id for m in by_key[key])
        if home != key:
            steps.append(Step(name_of(by_key[key]), How.MAY_BE, name_of(by_key[home]), why))
    for key in own:
        home = _home_of_own_voice(key, by_key, list(groups))
        groups.setdefault(home, []).extend(m.id for m in by_key[key])
        if home != key:
            steps.append(Step(name_of(by_key[key]), How.ADDS_NONE))
        elif len(groups) > 1:
            steps.append(Step(name_of(by_key[key]), How.MAY_ADD))
    own_texts = set().union(*(where[k] for k in own))
    most = max(len(sure) + len(unnamed) or len(own_texts), len(groups))  # an own voice like nobody's may be one
    most += joined.spoken_for  # the house may be another
    most += sum(max(m.origin.people for m in by_key[k]) - 1 for k in (*sure, *unnamed))
    vague = [k for k in unnamed if k.startswith(INSTITUTION) and len(where[k]) > 1]
    steps += [Step(name_of(by_key[k]), How.IN_EACH_REPORT) for k in vague]
    most += sum(len(where[k]) - 1 for k in vague)
    return Count(least, most, tuple(steps), tuple(sorted(tuple(sorted(g)) for g in groups.values())))


def _sure_and_unnamed(by_key: Mapping[str, Sequence[Assertion]]) -> tuple[list[str], list[str]]:
    """The origins that are known to be one each, and those that may be any other, in the order in which they are told
    apart; own voices are neither.
    """
    sure = [k for k, g in by_key.items() if any(m.origin.certain for m in g)]
    unnamed = [k for k in by_key if k not in sure and not k.startswith(OWN_VOICE)]
    return sure, sorted(unnamed, key=lambda k: _WHO.get(by_key[k][0].origin.evidence.method, 1))


def _least(by_key: Mapping[str, Sequence[Assertion]], where: Mapping[str, set[str]]) -> int:
    """How many origins there are at least: those that are sure, or as many as one report sets apart.

    Of a text that several papers carry each paper's unnamed sources are counted by themselves: they are the same ones.
    Whom one report describes twice in the same words it does not set apart.
    """
    sure, unnamed = _sure_and_unnamed(by_key)
    told: dict[str, list[Origin]] = defaultdict(list)
    for key in sure:
        for text in where[key]:
            told[text].append(by_key[key][0].origin)
    apart: dict[tuple[str, str], list[Origin]] = defaultdict(list)
    for key in unnamed:
        origin = by_key[key][0].origin
        for text in where[key]:
            met = apart[text, _desk(key)]
            if key.startswith(INSTITUTION) and told[text]:
                continue  # "the government" may be any of them
            if _SHARE.search(origin.name):
                continue  # "four in ten" are of one survey with the other six
            if not any(named_alike(other, origin) or is_short_for(origin, other) for other in (*told[text], *met)):
                met.append(origin)
    return max(len(sure), 1, *(len(told[text]) + len(met) for (text, _), met in apart.items()))


def _desk(key: str) -> str:
    """Whose unnamed source it is, by its key."""
    return key.split(":")[1] if key.startswith(UNNAMED) else ""


_SHARE = re.compile(
    r"\b(?:per ?cent|percent|percentage|half|majority|plurality|thirds?|quarters?|(?:one|two|three|four|five|six|seven|"
    r"eight|nine|\d+) (?:in|out of) (?:five|ten|\d+))\b|%"
)
"""What a source is called that is a share of those who were asked."""
_TOLD_BY_KIND = (UNNAMED, INSTITUTION, DOCUMENT, OWN_VOICE)
"""Kinds of origins that are called by no name of their own."""
_WHO = {"unnamed": 0, "headline": 2}
"""In which order unnamed sources are placed: those who may be one of the others come later."""
_OWN_KNOWLEDGE = frozenset({"unnamed", "described", "last-speaker"})
"""How those are known who are no office holder or body: each has what they tell from themselves."""


def _home_of_unnamed(
    key: str, by_key: Mapping[str, Sequence[Assertion]], homes: Sequence[str], *, where: Mapping[str, set[str]]
) -> tuple[str, str]:
    """The origin that an unnamed source may be, and why: itself, or one that is described in the same words.

    An office or a body that is called by no name ("the governor") may also be any that another report has, whichever
    was printed first: the one that came later may be the one that tells whose word it was.
    """
    first = by_key[key][0]
    elsewhere = [k for k in homes if not where[k] & where[key]]
    same = (k for k in homes if named_alike(by_key[k][0].origin, first.origin))
    alike = (k for k in elsewhere if is_described_alike(by_key[k][0].origin, first.origin))
    if home := next(chain(same, alike), ""):
        return home, "the same description"
    if home := next((k for k in homes if any(is_short_for(first.origin, m.origin) for m in by_key[k])), ""):
        return home, "it is part of that name, and may be another's"
    if not first.origin.key.startswith(_TOLD_BY_KIND):
        return key, ""  # a short name of which it is open whose it is
    counted = COUNTED.search(first.origin.name)
    if home := next((k for k in elsewhere if not counted and _worded_alike(by_key[key], by_key[k])), ""):
        return home, "another report has the same words from them"
    if first.origin.key.startswith(UNNAMED) and first.origin.evidence.method in _OWN_KNOWLEDGE:
        return key, ""
    if first.origin.evidence.method == "headline":
        elsewhere = [k for k in homes if where[k] & where[key]] or elsewhere
    if first.origin.key.startswith(INSTITUTION):
        elsewhere = list(homes)
    if first.origin.key.startswith(DOCUMENT):
        elsewhere = [k for k in elsewhere if k.startswith(BODIES)]
    elsewhere = [k for k in elsewhere if may_hold(by_key[k][0].origin, first.origin)]
    home = min(elsewhere, key=lambda k: _distance(by_key[k][0].origin), default=key)
    return home, "it is told without a name, and another report has a name for who put this"


def _worded_alike(one: Sequence[Assertion], other: Sequence[Assertion]) -> bool:
    """Whether two origins have most words of something in common, more than the two that anybody may have."""
    pairs = ((a, b) for a in one[:COMPARED] for b in other[:COMPARED])
    return any(share_of_words(a, b) >= _COPIED and len({*a.terms} & {*b.terms}) > _ANYBODYS for a, b in pairs)


def _distance(home: Origin) -> int:
    """How far a home is from what a bare description stands for: bodies and office holders are nearest."""
    if home.key.startswith(BODIES) or home.title:
        return 0
    return 2 if home.key.startswith((OWN_VOICE, DOCUMENT)) else 1


def _home_of_own_voice(key: str, by_key: Mapping[str, Sequence[Assertion]], homes: Sequence[str]) -> str:
    """The origin that an own voice repeats, printed later or not: the likest, if one is like it."""
    mine = by_key[key]
    scored = [(max(_repeats(a, b) for a in mine[:COMPARED] for b in by_key[k][:COMPARED]), k) for k in homes]
    best = max((score for score, _ in scored), default=0.0)
    return next((k for score, k in scored if score == best and best >= _LIKE), key)


_LIKE = 0.2
"""The least score at which an own voice is taken for a repetition."""
_COPIED = 0.6
"""Share of words at which another report's unnamed source is the one whose words it carries."""
_ANYBODYS = 2
"""Words that two sources may well have in common who know nothing of each other."""
_WORDS, _FIGURE = 2.0, 0.5
"""What all of the words shared, and a figure shared, add to the score."""


def _repeats(own: Assertion, other: Assertion) -> float:
    """How like a repetition of the other an own voice is: by the words and figures they share, and whose they are."""
    return _WORDS * share_of_words(own, other) + _FIGURE * one_figure(own, other) + quoted(other.origin)


def _steps(group: Sequence[Assertion]) -> list[Step]:
    """What the origin of a group is, and why whatever else it is called is the same."""
    origin = group[0].origin
    times = "once" if len(group) == 1 else f"{len(group)} times"
    steps = [Step(origin.name, How.PUTS, why=f"{origin.evidence.reason}; put {times}")]
    called = {origin.name}
    for other in (m.origin for m in group):
        if other.name not in called:
            called.add(other.name)
            why = next((w for m in group if m.origin.name != other.name and (w := why_one(m.origin, other))), "")
            steps.append(Step(other.name, How.IS, origin.name, why))
    return steps
