"""Claims as groups of assertions that put one proposition, and how many origins stand behind one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Assertion, Origin, Relation, Standing
from onrecord.relate.terms import stem
from onrecord.text import words

_SAME = frozenset({Standing.REPEATS, Standing.CORROBORATES})
_OWN_VOICE = "reporting:"
_INSTITUTION = "institution:"
_SMALL_WORDS = frozenset({"the", "of", "and", "for", "s"})


_GOVERNING = frozenset(stem(w) for w in ("ministry", "cabinet", "minister", "authorities", "officials", "presidency"))


@dataclass(frozen=True, slots=True)
class Count:
    """How many origins stand behind a claim: at least ``minimum``, at most ``maximum``, with a reason for each step.

    ``groups`` are the ids of the assertions that rest on one origin each, as the point estimate has it.
    """

    minimum: int
    maximum: int
    reasons: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]


_DENSE = 0.25
"""Share of the pairs between two groups that must be linked for the groups to be one claim. One chance likeness, or a
chain of them ("620 posts go", "posts", "how many posts there are"), then joins nothing."""

_SAME_WORDS = 1.0
"""Score of a relation between assertions in the same words."""


def claims_of(assertions: Iterable[Assertion], relations: Iterable[Relation]) -> tuple[tuple[str, ...], ...]:
    """Ids of the assertions of each claim, sorted; a claim is known by its smallest id.

    Assertions in the same words are one. Groups of them grow together over *repeats* and *corroborates*, closest
    first, while enough of their pairs are linked and none stands otherwise (*contradicts*, *revises*, …). Ties are
    settled by id, so the order of what is given does not matter. (Average-link clustering with cannot-links.)
    """
    put = {a.id: a for a in assertions}
    group = {i: i for i in put}
    members = {i: [i] for i in group}
    held = sorted(
        (r for r in relations if r.one in group and r.other in group),
        key=lambda r: (-r.evidence.score, _pair(r.one, r.other)),
    )
    links = [r for r in held if r.standing in _SAME and not _other_figures(put[r.one], put[r.other])]
    for relation in links:
        if relation.evidence.score >= _SAME_WORDS:
            _join(group, members, relation)
    wordings = {i: [i] for i in members}  # what a group is made of, same words counted once
    between = Counter(_pair(group[r.one], group[r.other]) for r in links)
    apart = {_pair(group[r.one], group[r.other]) for r in held if r.standing not in _SAME}
    for relation in links:
        one, other = group[relation.one], group[relation.other]
        if one == other:
            continue
        pairs = [_pair(a, b) for a in wordings[one] for b in wordings[other]]
        linked = sum(1 for pair in pairs if between[pair])
        if linked >= _DENSE * len(pairs) and not any(pair in apart for pair in pairs):
            _join(group, members, relation)
            kept, gone = sorted((one, other))
            wordings[kept] += wordings.pop(gone)
    return tuple(tuple(sorted(members[key])) for key in sorted(members))


def _other_figures(one: Assertion, other: Assertion) -> bool:
    """Whether both count the same thing, and none of their figures of it agree."""
    units = {stem(q.unit.split()[-1]): q.value for q in one.quantities if q.unit}
    shared = [(units[u], q.value) for q in other.quantities if q.unit and (u := stem(q.unit.split()[-1])) in units]
    return bool(shared) and all(a != b for a, b in shared)


def _join(group: dict[str, str], members: dict[str, list[str]], relation: Relation) -> None:
    """One group of the two, known by its smallest id."""
    kept, gone = sorted((group[relation.one], group[relation.other]))
    if kept != gone:
        members[kept] += members.pop(gone)
        group.update(dict.fromkeys(members[kept], kept))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def origins_of(members: Sequence[Assertion], texts: Mapping[str, str]) -> Count:
    """Count the origins behind one claim; ``members`` put one proposition.

    ``texts`` gives for an assertion's id the text it stands in: its article, or what stands for all articles that
    carry one text. An own voice that shows no observer of its own repeats an attributed origin where there is one.
    Unnamed sources are one each, and where another report has an origin already they may be the same: a range.
    """
    if not members:
        return Count(0, 0, (), ())
    by_key = _by_key(sorted(members, key=_first_said))
    reasons = [_reason(group) for group in by_key.values()]
    sure = [k for k, g in by_key.items() if any(m.origin.certain for m in g)]
    unnamed = [k for k in by_key if k not in sure and not k.startswith(_OWN_VOICE)]
    own = [k for k in by_key if k not in sure and k.startswith(_OWN_VOICE)]
    groups = {k: [m.id for m in by_key[k]] for k in sure}
    where = {k: {texts.get(m.id, m.id) for m in by_key[k]} for k in by_key}
    for key in unnamed:
        home = next((k for k in groups if not where[k] & where[key] and _by_then(by_key[k][0], by_key[key][0])), key)
        groups.setdefault(home, []).extend(m.id for m in by_key[key])
        if home != key:
            reasons.append(f"{_name(by_key[key])} may be {_name(by_key[home])}: another report, and no name")
    for key in own:
        # What was printed on an earlier day cannot repeat what was said later.
        home = _home_of_own_voice(key, by_key, groups)
        groups.setdefault(home, []).extend(m.id for m in by_key[key])
        if home != key:
            reasons.append(f"{_name(by_key[key])} shows no source of its own, so it adds no origin")
    own_texts = set().union(*(where[k] for k in own))
    most = len(sure) + len(unnamed) or len(own_texts)
    apart = Counter(text for k in (*sure, *unnamed) for text in where[k])
    least = max(len(sure), *apart.values(), 1) if apart else 1
    return Count(min(least, most), most, tuple(reasons), tuple(sorted(tuple(sorted(g)) for g in groups.values())))


def _home_of_own_voice(key: str, by_key: Mapping[str, Sequence[Assertion]], groups: Iterable[str]) -> str:
    """The origin that an own voice repeats: its own report's unnamed source, else one that had spoken by then."""
    spoken = [k for k in groups if _by_then(by_key[k][0], by_key[key][-1])]  # an earlier print repeats nothing later
    report = f"unnamed:{key.removeprefix(_OWN_VOICE)}:"
    return next((k for k in groups if k.startswith(report)), spoken[0] if spoken else key)


def _by_then(one: Assertion, other: Assertion) -> bool:
    """Whether the one may have been said when the other was; an unknown day proves nothing."""
    return not one.said or not other.said or one.said <= other.said


def _name(group: Sequence[Assertion]) -> str:
    return group[0].origin.name


def _first_said(assertion: Assertion) -> tuple[str, str]:
    return assertion.said, assertion.id


def _by_key(members: Sequence[Assertion]) -> dict[str, list[Assertion]]:
    """Members by origin, an institution called by its kind with the one whose name says that kind."""
    found: dict[str, list[Assertion]] = {}
    for member in members:
        home = next((k for k in found if same_origin(found[k][0].origin, member.origin)), member.origin.key)
        found.setdefault(home, []).append(member)
    return found


def same_origin(one: Origin, other: Origin) -> bool:
    """Whether two origins are one: equal keys, or one institution called by a shorter and a longer name."""
    if one.key == other.key:
        return True
    if _voice_of(one, other) or _voice_of(other, one):
        return True
    kinds = ("unnamed:", "document:", "post:", "person:", _OWN_VOICE)
    if one.key.startswith(kinds) or other.key.startswith(kinds):
        return False
    if not one.key.startswith(_INSTITUTION) and not other.key.startswith(_INSTITUTION):
        return False
    a, b = ({stem(w) for w in words(o.name)} - _SMALL_WORDS for o in (one, other))
    return bool(a and b) and (a <= b or b <= a or _of_government(a, b) or _of_government(b, a))


def _voice_of(house: Origin, person: Origin) -> bool:
    """Whether the one is a house that the other is shown to speak for."""
    speaks = house.evidence.method in {"spokesperson", "executive"}
    return speaks and person.key.startswith("person:") and house.evidence.reason.startswith(person.name + " ")


def _of_government(one: set[str], other: set[str]) -> bool:
    """A ministry speaks for "the government"; two ministries are two."""
    return "government" in one and bool(other & _GOVERNING)


def _reason(group: Sequence[Assertion]) -> str:
    origin = group[0].origin
    times = "once" if len(group) == 1 else f"{len(group)} times"
    return f"{origin.name}: {origin.evidence.reason}; put {times}"
