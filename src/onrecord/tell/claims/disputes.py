"""What is disputed: groups of claims that contradict each other or are denied, both sides in their own words."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Relation
from onrecord.relate import Count
from onrecord.tell.claims.rows import Claims, Wanted, by_day_said
from onrecord.tell.claims.standings import Stands, apart
from onrecord.tell.lines.told import Citation
from onrecord.tell.lines.wording import Worded
from onrecord.tell.story import Claim, Located, Story, first_day
from onrecord.tell.story.asserted import opposed
from onrecord.tell.story.by_parts import Parts, whole
from onrecord.tell.story.together import together

_AT_ONCE = 20
"""Pairs of claims that are held against each other in one part of the work."""
_MOST_WORDINGS = 3
"""Wordings of one claim that are shown in a dispute; the rest stand in the claim's own evidence."""


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a dispute, or one part of it, with the words of it that stand against others.

    ``least`` and ``most`` bound its origins; ``label`` is a letter by which the grounds speak of it.
    """

    label: str
    claim: str
    short: str
    told: tuple[Worded, ...]
    citations: tuple[Citation, ...]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Why one side is held to stand against the other, both by label; ``when`` is how far apart they were said."""

    one: str
    other: str
    stands: Stands
    reason: str
    when: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that stand against each other, in order of saying. ``id`` is that of the smallest."""

    id: str
    short: str
    sides: tuple[Side, ...]
    grounds: tuple[Ground, ...]


def disputes(claims: Claims, wanted: Wanted | None = None) -> list[Dispute]:
    """The disputes of a story, what most articles carry first; only those in which a claim fits what is wanted."""
    fit = None if wanted is None else {c.id for c in claims.asked(wanted)}
    return [d for d in whole(claims.story, disputed) if fit is None or any(s.claim in fit for s in d.sides)]


def disputed(story: Story) -> Parts[list[Dispute]]:
    """All of them, part by part."""
    claims = story.once(Claims)
    contested = claims.standings.contested
    for done, pair in enumerate(contested):
        deque(claims.standings.between(pair), maxlen=0)  # what is found is kept, and below it is all there
        if done % _AT_ONCE == 0:
            yield done, len(contested)
    held = claims.standings.contradictions
    home = {i: story.claim_of[i].id for r in held for i in (r.one, r.other)}
    groups: defaultdict[str, list[Relation]] = defaultdict(list)
    heads = together((home[r.one], home[r.other]) for r in held)
    for relation in held:
        groups[heads[home[relation.one]]].append(relation)
    inside = [c for c in story.claims_by_id.values() if c.id not in heads and opposed(c.members)]
    made = [_dispute(claims, relations) for relations in groups.values()]
    made += [_denied_inside(claims, c, pairs) for c in inside if (pairs := claims.standings.denied(c))]
    return sorted(made, key=lambda d: _weight(story, d))


def _weight(story: Story, dispute: Dispute) -> tuple[int, int, str, str]:
    """What many articles carry comes first, then what has many sides, then what began first."""
    carried = sum(story.claims_by_id[claim].articles for claim in {s.claim for s in dispute.sides})
    return -carried, -len(dispute.sides), first_day(dispute.sides[0].told[0].said or "9999"), dispute.id


def dispute_of(claims: Claims, claim: Claim) -> Dispute | None:
    """The dispute that a claim is a side of, without looking for any other; None where it is in none."""
    home = claims.story.claim_of
    found: dict[tuple[str, str, str], Relation] = {}
    reached, left = {claim.id}, [claim.id]
    while left:
        for relation in claims.standings.contradicting(left.pop()):
            found[relation.one, relation.other, relation.standing.value] = relation
            ends = {home[relation.one].id, home[relation.other].id}
            left += sorted(ends - reached)
            reached |= ends
    if found:
        return _dispute(claims, [found[key] for key in sorted(found)])
    if opposed(claim.members) and (pairs := claims.standings.denied(claim)):
        return _denied_inside(claims, claim, pairs)
    return None


def _dispute(claims: Claims, relations: Sequence[Relation]) -> Dispute:
    story = claims.story
    names = _sides(story, relations)
    by_side: defaultdict[_Name, list[Located]] = defaultdict(list)
    for assertion, name in names.items():
        by_side[name].append(story.assertions[assertion])
    members = {name: sorted(some, key=by_day_said) for name, some in by_side.items()}
    order = sorted(members, key=lambda name: by_day_said(members[name][0]))
    labels = {name: label(n) for n, name in enumerate(order)}
    sides = (
        _side(claims, members[name], labels[name], counted=story.count(members[name]) if name[1] else None)
        for name in order
    )
    grounds: dict[tuple[str, str, str], Ground] = {}
    for relation in sorted(relations, key=lambda r: (-r.evidence.score, r.one, r.other)):
        one, other = story.assertions[relation.one], story.assertions[relation.other]
        ground = _ground((labels[names[relation.one]], one), (labels[names[relation.other]], other))
        made = Ground(*ground, claims.standings.reason(relation), apart(one, other))
        grounds.setdefault((made.one, made.other, made.reason), made)
    head = min(name[0] for name in members)
    return Dispute(head, claims.short(story.claims_by_id[head]), tuple(sides), tuple(grounds.values()))


_Name = tuple[str, str]
"""A side: the claim, and which part of it where its own assertions stand against each other."""


def _sides(story: Story, relations: Sequence[Relation]) -> dict[str, _Name]:
    """On which side each assertion is: its claim's; of a claim that is split, of those who put it, or deny it.

    Where neither of two that stand against each other denies, each assertion is a side.
    """
    put, home = story.assertions, story.claim_of
    inside = [r for r in relations if home[r.one].id == home[r.other].id]
    split = {home[r.one].id for r in inside}
    each = {home[r.one].id for r in inside if put[r.one].denies == put[r.other].denies}

    def part(assertion: str) -> str:
        if home[assertion].id in each:
            return assertion
        return ("denied" if put[assertion].denies else "put") if home[assertion].id in split else ""

    return {i: (home[i].id, part(i)) for r in relations for i in (r.one, r.other)}


def _ground(a: tuple[str, Located], b: tuple[str, Located]) -> tuple[str, str, Stands]:
    """Labels and standing, so that it reads from the denial, or from the side that spoke first."""
    if a[1].denies != b[1].denies:
        denial, denied = (a, b) if a[1].denies else (b, a)
        return denial[0], denied[0], Stands.DENIES
    first, second = sorted((a[0], b[0]))
    return first, second, Stands.CONTRADICTS


def _side(claims: Claims, members: Sequence[Located], name: str, *, counted: Count | None = None) -> Side:
    """What a claim's side says; ``counted``: its origins, where they are not those of the claim."""
    claim = claims.story.claim_of[members[0].assertion.id]
    count = counted or claim.count
    different: dict[tuple[str, str], Located] = {}
    for member in members:
        different.setdefault((member.words, claims.wording.who(member)), member)
    shown = list(different.values())[:_MOST_WORDINGS]
    told = tuple(claims.wording.worded(m) for m in shown)
    return Side(
        label=name,
        claim=claim.id,
        short=claims.short(claim),
        told=told,
        citations=tuple(w.citation for w in told),
        least=count.minimum,
        most=count.maximum,
    )


def _denied_inside(claims: Claims, claim: Claim, pairs: Sequence[tuple[Located, Located]]) -> Dispute:
    """A claim that some put forward and others deny in its own words; ``pairs`` are of who puts and who denies."""
    first, second = pairs[0]
    denying = sorted({d.assertion.id: d for _, d in pairs}.values(), key=by_day_said)
    against = claims.story.count(denying)
    sides = _side(claims, [first], label(0)), _side(claims, denying, label(1), counted=against)
    reason = f"{claims.wording.who(second)} denies what {claims.wording.who(first)} puts"
    ground = Ground(label(1), label(0), Stands.DENIES, reason, apart(first, second))
    return Dispute(claim.id, claims.short(claim), sides, (ground,))


def label(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
