"""The evidence for one claim: its origins, by what chain each came into which article, and what stands against it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import count

from onrecord.model import Kind, Span, Stance
from onrecord.relate.origins.joining import is_bare_report
from onrecord.relate.origins.steps import How, Step
from onrecord.relate.origins.unnamed import is_described
from onrecord.tell.claims.bare_names import as_described, described
from onrecord.tell.claims.rows import Claims, Row, by_day_said, earliest
from onrecord.tell.claims.standings import Stands, Tie
from onrecord.tell.lines.told import FIRST_PERSON, Citation
from onrecord.tell.lines.wording import NAMELESS, REPORTING, Worded, outlet
from onrecord.tell.story import Claim, Located, Story, first_day
from onrecord.tell.story.asserted import opposed
from onrecord.tell.story.by_need import ByNeed
from onrecord.tell.texts.reprints import Copies, Way
from onrecord.text import fold

_TEXT = frozenset({Kind.TEXT})
_REQUEST = re.compile(
    r"(?:(?!of\b|that\b|about\b)[\w’'-]+ ){0,4}(?:requests?|calls?|messages?|questions?|comment|e-?mails?|letters?"
    r"|in?quiries|enquiries)\b",
    re.IGNORECASE,
)
"""What somebody leaves unanswered who says nothing."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article in which the same words stand, because it carries the text of the first."""

    article: str
    outlet: str
    way: Way
    share: float
    citation: Citation


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words for the claim; ``copies`` are those of articles that carry its text.

    ``withdrawn`` says why they no longer stand, "" where they do; ``again`` that the article has had them before.
    """

    told: Worded
    citation: Citation
    published: str
    copies: Sequence[Copy]
    withdrawn: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """The assertion that is told, and those with the same words in articles that carry its text.

    ``again``: the article has told it in the same words before.
    """

    head: Located
    rest: Sequence[Located]
    again: bool = False


Tellings = ByNeed[Heard, Telling]
"""A claim may be told thousands of times, and a page shows some: each is put into words when it is shown."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who put it on record. ``why`` says by what that is known, ``merged`` why others count as the same.

    ``sure`` is False where the texts do not show that it is nobody who is counted already, or, if it is ``loose``, that
    what they put is the same thing.
    """

    name: str
    sure: bool
    why: tuple[str, ...]
    merged: tuple[str, ...]
    tellings: Tellings
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Against:
    """Another claim, how it stands to this one, in which words, and why; ``mine`` are the words it stands to."""

    claim: str
    short: str
    stands: Stands
    told: Worded
    mine: Worded
    citation: Citation
    reason: str
    when: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the record has on one claim. ``still`` bounds the origins that stand after corrections and retractions.

    ``counted`` are reasons of the count that no origin tells, those of its upper bound first; ``decided`` is what
    people decided on the claim.
    """

    row: Row
    origins: tuple[Origin, ...]
    counted: tuple[str, ...]
    decided: tuple[str, ...]
    retracted: Tellings
    denied: Tellings
    declined: Tellings
    against: ByNeed[Tie, Against]
    withdrawn: int
    still: tuple[int, int]


def evidence(claims: Claims, claim: Claim) -> Evidence:
    """The tree of one claim."""
    return claims.story.once(_evidence, claim.id)


def _evidence(story: Story, claim: str) -> Evidence:
    return _Tree(story.once(Claims), story.claims_by_id[claim]).made()


class _Tree:
    def __init__(self, claims: Claims, claim: Claim) -> None:
        self._claims, self._claim, self._story = claims, claim, claims.story
        self._gone = claims.standings.withdrawn(claim)
        self._copies = claims.story.once(Copies)
        self._told: set[Step] = set()
        """Steps of the count that are told of an origin."""

    def made(self) -> Evidence:
        claim = self._claim
        refused = [m for m in claim.members if m.declines]
        origins = self._origins()
        return Evidence(
            row=self._claims.row(claim),
            origins=tuple(origins),
            counted=(*self._beyond(len(origins)), *self._not_told()),
            decided=tuple(dict.fromkeys(e.reason for e in claim.because)),
            retracted=self._tellings([m for m in claim.members if m.retracts]),
            denied=self._tellings(opposed(claim.members)),
            declined=self._tellings([*refused, *self._near()]),
            against=ByNeed(self._claims.standings.ties(claim), self._against),
            withdrawn=len(self._gone),
            still=self._claims.standings.still(claim),
        )

    # --- origins --------------------------------------------------------------------------------

    def _origins(self) -> list[Origin]:
        by_id = {m.assertion.id: m for m in self._claim.members}
        groups = [[by_id[i] for i in group if i in by_id] for group in self._claim.count.groups]
        groups = [group for group in groups if group]
        # One text that sets them apart shows that they are several.
        loose = sum(map(self._is_loose, groups))
        made = [self._origin(group, apart=self._claim.count.minimum + loose >= len(groups)) for group in groups]
        return sorted(made, key=lambda o: (not o.sure, first_day(_said(o) or "9999"), o.name))

    def _beyond(self, told: int) -> Iterator[str]:
        """Why there may be more origins than the ones that are told apart: how many more, and on what that hangs."""
        left = self._claim.count.maximum - told
        by_id = {m.assertion.id: m for m in self._claim.members}
        for group in self._claim.count.groups:
            held = max((by_id[i] for i in group if i in by_id), key=lambda m: m.assertion.origin.people, default=None)
            more = min(left, held.assertion.origin.people - 1) if held is not None else 0
            if held is not None and more > 0:
                left -= more
                who, people = self._claims.wording.who(held), held.assertion.origin.people
                yield f"{more} more if {who}, who are {people}, each know it for themselves"
        maybe = [s.called(self._described) for s in self._claim.count.steps if s.how is How.MAY_BE]
        if len(maybe) == 1 and left > 0:
            left -= 1
            one, other = maybe[0].who, maybe[0].other
            two = fold(one) != fold(other)
            yield f"1 more if {one} and {other} are not the same" if two else f"1 more if each text has another “{one}”"
        if left > 0:
            yield f"{left} more if those that add none have a source of their own, which no text names"

    def _origin(self, group: Sequence[Located], *, apart: bool) -> Origin:
        sure = [m for m in group if m.assertion.origin.certain]
        spoken = [m for m in group if not _is_only_reported(m)]
        attributed = [m for m in group if m.attribution is not None and m.attribution.source]
        head = earliest(sure or spoken or attributed or list(group))
        own = [m for m in group if m.assertion.origin.key == head.assertion.origin.key]
        others = [m for m in group if m.assertion.origin.key != head.assertion.origin.key]
        name = self._name(head)
        return Origin(
            name=name,
            sure=(apart or bool(sure)) and not self._is_loose(group),
            why=tuple(dict.fromkeys(self._why(m, apart=apart) for m in own)),
            merged=tuple(dict.fromkeys(self._merged(m, head) for m in others if self._name(m) != name)),
            tellings=self._tellings(group),
            loose=self._is_loose(group),
        )

    def _is_loose(self, group: Sequence[Located]) -> bool:
        """Whether none of these is sure to put what the claim puts."""
        return bool(self._claim.count.loose) and all(m.assertion.id in self._claim.count.loose for m in group)

    def _why(self, member: Located, *, apart: bool) -> str:
        """By what it is known; of somebody without a name also the doubt, unless the claim sets all of them apart."""
        origin = member.assertion.origin
        doubted = not apart and not origin.certain and is_described(origin)
        they = "they" if origin.people > 1 else "it"
        doubt = f", so {they} may be somebody who is counted already" if doubted else ""
        return self._in_words(member, as_described(self._claims, member) + doubt)

    def _merged(self, member: Located, head: Located) -> str:
        """Why an assertion that names another origin adds none."""
        name = member.assertion.origin.name
        step = self._places.get(name)
        if step is None:
            told = f"{name} counts as {self._name(head)}: {member.assertion.origin.evidence.reason}"
            return self._in_words(member, told)
        self._told.add(step)
        who, other = (self._in_words(m, called) for m, called in ((member, step.who), (head, step.other)))
        return str(replace(step, who=who, other=other).called(self._described))

    @cached_property
    def _places(self) -> Mapping[str, Step]:
        """For the name of each origin the first step of the count that says where it belongs."""
        return {s.who: s for s in reversed(self._claim.count.steps) if s.how.places}

    def _not_told(self) -> Iterator[str]:
        """Steps of the count that are told of no origin. How often one was put is told by its tellings."""
        left = (s for s in self._claim.count.steps if s not in self._told and s.how is not How.PUTS)
        yield from (str(s.called(self._described)) for s in left if NAMELESS not in (s.who, s.other))

    def _name(self, member: Located) -> str:
        """Who it is by all of the record; an article in its own voice is named by its outlet."""
        origin = member.assertion.origin
        if fold(origin.name) in FIRST_PERSON:
            return outlet(self._story, member.recorded)
        if origin.name == NAMELESS:
            return self._claims.wording.who(member)
        return self._described.get(origin.name) or self._story.called(origin)

    @cached_property
    def _described(self) -> Mapping[str, str]:
        return described(self._claims, self._claim)

    def _in_words(self, member: Located, reason: str) -> str:
        """A reason with the outlet's name for an article that has no publisher."""
        if member.assertion.origin.name != NAMELESS:
            return reason
        return reason.replace(NAMELESS, outlet(self._story, member.recorded), 1)

    # --- tellings -------------------------------------------------------------------------------

    def _tellings(self, members: Sequence[Located]) -> Tellings:
        """In order of saying; the same words in articles of one text are one telling with its copies."""
        alike: defaultdict[tuple[str, str, str, int], dict[str, Located]] = defaultdict(dict)
        seen: set[tuple[str, Span]] = set()
        for member in sorted(members, key=by_day_said):
            article = member.recorded.article.id
            if (article, member.assertion.wording) in seen:
                continue
            seen.add((article, member.assertion.wording))
            same = self._story.texts[article], " ".join(member.words.split()), self._claims.wording.who(member)
            time = next(n for n in count() if article not in alike[*same, n])
            alike[*same, time][article] = member
        return ByNeed([self._heard(group, again=key[-1] > 0) for key, group in alike.items()], self._telling)

    def _heard(self, group: Mapping[str, Located], *, again: bool) -> Heard:
        first = self._copies.first(group)
        return Heard(group[first], [m for article, m in group.items() if article != first], again=again)

    def _telling(self, heard: Heard) -> Telling:
        member = heard.head
        published = member.recorded.article.published
        carriers = (member.recorded.article.id, *(m.recorded.article.id for m in heard.rest))
        told = self._claims.wording.worded(member)
        return Telling(
            told=told,
            citation=told.citation,
            published=published.value if published else "",
            copies=ByNeed(heard.rest, partial(self._copy, carriers)),
            withdrawn=self._gone.get(member.assertion.id, ""),
            again=heard.again,
        )

    def _copy(self, carriers: Sequence[str], member: Located) -> Copy:
        """How it carries the text of the first of these, or of the next that it was compared with."""
        article = member.recorded.article.id
        told = self._claims.wording.worded(member)
        of = next((a for a in carriers if a != article and self._copies.pair(a, article)), carriers[0])
        way, share = self._copies.between(of, article)
        return Copy(article, told.outlet, way, share, told.citation)

    def _near(self) -> Iterator[Located]:
        """Those who would not comment after its words, in the same paragraph, or in the next if the words name them."""
        seen: set[str] = {m.assertion.id for m in self._claim.members}
        silent = self._story.once(_declining)
        for member in self._claim.members:
            recorded, wording = member.recorded, member.assertion.wording
            declining = silent.get(recorded.article.id)
            if declining is None:
                continue
            blocks = [b.span for b in recorded.article.blocks if b.kind in _TEXT]
            at = bisect_left(blocks, wording.end, key=lambda b: b.end)
            named = {self._story.entity(e) for e in member.assertion.entities}
            for found in declining:
                other = found.assertion
                ends = blocks[at : at + 1 + (self._story.entity(other.origin.key) in named)]
                after = wording.end <= other.wording.start and any(other.wording.end <= b.end for b in ends)
                if after and other.id not in seen:
                    seen.add(other.id)
                    yield found

    # --- other claims ---------------------------------------------------------------------------

    def _against(self, tie: Tie) -> Against:
        ground = tie.grounds[0]
        told = self._claims.wording.worded(ground.other)
        return Against(
            claim=tie.other.id,
            short=self._claims.short(tie.other),
            stands=tie.stands,
            told=told,
            mine=self._claims.wording.worded(ground.mine),
            citation=told.citation,
            reason=ground.reason,
            when=ground.when,
        )


def _is_only_reported(member: Located) -> bool:
    """Whether an outlet tells it, or some report, and nobody is told who said it."""
    origin = member.assertion.origin
    return origin.key.startswith(REPORTING) or is_bare_report(origin)


def _said(origin: Origin) -> str:
    """The day of saying of its first telling."""
    return origin.tellings.keys[0].head.assertion.said


def _declining(story: Story) -> Mapping[str, Sequence[Located]]:
    """Those who would not say, or did not, by article."""
    found: defaultdict[str, list[Located]] = defaultdict(list)
    for located in story.assertions.values():
        if located.declines and _is_unwilling(located):
            found[located.recorded.article.id].append(located)
    return dict(found)


def _is_unwilling(located: Located) -> bool:
    """Whether they would not speak at all: "did not say when" leaves out one thing, and is no answer to another."""
    said = located.attribution
    return said is not None and (said.stance is Stance.DECLINES or bool(_REQUEST.match(located.words)))
