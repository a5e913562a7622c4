"""Which assertions of one claim have one origin, whatever each report calls it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from onrecord.model import Assertion, Origin
from onrecord.relate.origins.documents import is_any_report
from onrecord.relate.origins.offices import is_spokesperson
from onrecord.relate.origins.same_origin import (
    BODIES,
    BY_THEMSELVES,
    DECIDED,
    DOCUMENT,
    OWN_KEY,
    OWN_VOICE,
    PERSON,
    UNNAMED,
    by_themselves,
    is_bare,
    is_short_for,
    kind_of,
    plain_words,
    why_one,
)
from onrecord.relate.origins.steps import How, Step
from onrecord.relate.propositions.deeds import is_one_deed
from onrecord.text import stem, word_set

_COPIED_WHOLE, _ENOUGH = 0.75, 4
"""Share of words at which one of two sure origins is taken for a copy, and the fewest words that are compared."""
_TELLING = 10.0
"""The least figure that two have in common by more than chance."""
_AUTHORITIES = frozenset({stem("authorities")})
_POLICING = tuple(map(plain_words, ("police", "sheriff", "prosecutor", "prosecutors", "coroner", "district attorney")))
"""Words for those who are meant by the authorities where a crime is told of."""
_REPORTED = frozenset({"report", "relayed"})
"""Methods of evidence of an origin that is told of in the report of another outlet."""
_SETTLED = frozenset({"first-hand", DECIDED})
"""Methods of evidence that no likeness of words overrules: a reporter saw it, or a person decided it."""
_WORD_GIVEN = word_set(
    "offer promise pledge vow propose proposal demand request announce announcement apologise apologize apology "
    "threaten threat warn warning appeal invite invitation statement complaint commitment"
)
"""What is done by saying it: only whoever does it can put that from knowledge of their own."""
Keys = Mapping[str, frozenset[str]]
"""By kind the keys of those of a group whom only their key makes one: people, and reporters."""
COMPARED = 8
"""Assertions of an origin that are compared with others word by word."""


def by_origin(members: Sequence[Assertion]) -> dict[str, list[Assertion]]:
    """Members by origin, whatever each report calls it; an origin that is like two others makes them one."""
    put: dict[Origin, list[Assertion]] = {}
    for member in members:
        put.setdefault(member.origin, []).append(member)
    found: dict[str, list[Origin]] = {}
    people: dict[str, Keys] = {}
    for origin in put:
        kind = by_themselves(origin)
        mine: Keys = {kind: frozenset((origin.key,))} if kind else {}
        alike: list[str] = []
        for key, group in found.items():
            others = people[key]
            if _are_two(mine, others) or not _is_among(origin, group):
                continue
            alike.append(key)
            # an office that two people hold is that of the one or of the other
            mine = {k: mine.get(k, frozenset()) | others.get(k, frozenset()) for k in (*mine, *others)}
        joined = [o for k in alike for o in found.pop(k)]
        key = joined[0].key if joined else origin.key
        found[key] = [*joined, origin]
        people[key] = mine
    return {key: sorted((m for o in group for m in put[o]), key=first_said) for key, group in found.items()}


def _are_two(some: Keys, others: Keys) -> bool:
    """Whether two groups have each somebody of one kind who is not the other's: two people, or two reporters."""
    return any(kind in others and others[kind].isdisjoint(keys) for kind, keys in some.items())


def _is_among(origin: Origin, group: Sequence[Origin]) -> bool:
    """Whether one of these is the same; asked for every two origins of a claim."""
    return any(other.key == origin.key or why_one(other, origin) for other in group)


def join_copies(by_key: dict[str, list[Assertion]], texts: Mapping[str, str]) -> list[Step]:
    """Make one of two sure origins to whom two reports give the same words, and how.

    Two people, or two reporters who saw it, may well use the same words, and so may two whom one text sets apart; what
    else is alike was copied. Whoever is told of in one text that two papers carry is one.
    """
    steps = _join_bare(by_key) + _join_printed(by_key, texts) + _join_described(by_key, texts) + _join_spoken_of(by_key)
    where = where_told(by_key, by_key, texts)
    told = {key: _comparable(group) for key, group in by_key.items()}
    themselves = {key for key in by_key if kind_of(key) in BY_THEMSELVES}
    for one, other in combinations([key for key, some in told.items() if some], 2):
        if one not in by_key or other not in by_key or (one in themselves and other in themselves):
            continue
        if where[one] & where[other]:
            continue
        if any(_copied(a, b, texts) for a in told[one] for b in told[other]):
            steps.append(_joined(by_key, one, other, why="two reports give them the same words"))
            told[one] = _comparable(by_key[one])
            where[one] |= where[other]
    return steps


def join_spokesperson(by_key: dict[str, list[Assertion]], texts: Mapping[str, str]) -> list[Step]:
    """Make one of a body and the one person who speaks for a house that is not named, where the claim has no other body
    and no text has both; the step, if there is one. What a person decided stays.
    """
    bodies = [key for key, group in by_key.items() if any(kind_of(m.origin.key) in BODIES for m in group)]
    people = [k for k, g in by_key.items() if k not in bodies and any(is_spokesperson(m.origin.title) for m in g)]
    if len(bodies) != 1 or len(people) != 1:
        return []
    body, person = bodies[0], people[0]
    where = where_told((body, person), by_key, texts)
    settled = any(m.origin.evidence.method in _SETTLED for k in (body, person) for m in by_key[k])
    if settled or _is_decided((*by_key[body], *by_key[person])) or where[body] & where[person]:
        return []
    return [_joined(by_key, body, person, why="the one speaks for a house, and no other is told of")]


def join_authorities(by_key: dict[str, list[Assertion]]) -> list[Step]:
    """Make one of what is called the authorities and no more, and the first told of who are some: the police."""
    bare = next((k for k, g in by_key.items() if all(plain_words(m.origin.name) == _AUTHORITIES for m in g)), "")
    some = (k for k, g in by_key.items() if not k.startswith(UNNAMED) and any(w <= _called(g) for w in _POLICING))
    home = next(some, "") if bare else ""
    if not home or home == bare or _is_decided((*by_key[bare], *by_key[home])):
        return []
    return [_joined(by_key, home, bare, why="authorities are whoever of them is told of")]


def join_reports(by_key: dict[str, list[Assertion]]) -> list[Step]:
    """Make one of what is called a report and no more, and what the one outlet has of which the claim says that it
    reported this, and how: "Report: …" above, "The Herald reported …" below.
    """
    houses = {_outlet(m.origin) for group in by_key.values() for m in group} - {""}
    if len(houses) != 1:
        return []
    told = [key for key, group in by_key.items() if any(_outlet(m.origin) for m in group)]
    home = next((key for key in told if key.startswith(UNNAMED)), told[0])
    bare = [key for key, group in by_key.items() if all(is_bare_report(m.origin) for m in group)]
    return [_joined(by_key, home, key, why="no other outlet is told to have reported this") for key in bare]


def join_relayed(by_key: dict[str, list[Assertion]]) -> list[Step]:
    """Make one of what others cite an outlet's report for, and the one source without a name whom the report itself,
    which is on record too, has for this.
    """
    steps = []
    for cited in [key for key, group in by_key.items() if all(_outlet(m.origin) for m in group)]:
        whose = {f"{UNNAMED}{_outlet(m.origin)}:" for m in by_key[cited]}
        own = [k for k, g in by_key.items() if any(m.origin.key.startswith(tuple(whose)) for m in g)]
        if len(whose) == len(own) == 1 and own != [cited] and not _is_decided((*by_key[cited], *by_key[own[0]])):
            steps.append(_joined(by_key, own[0], cited, why="the report that is cited has it from them"))
    return steps


def is_bare_report(origin: Origin) -> bool:
    """Whether it is only known that there is a report, not whose."""
    return origin.key.startswith(DOCUMENT) and is_any_report(origin.name)


def _outlet(origin: Origin) -> str:
    """The other outlet that is told to have reported what this put, by its key; "" where none is."""
    return origin.key.partition(":")[2] if origin.evidence.method in _REPORTED else ""


def _join_printed(by_key: dict[str, list[Assertion]], texts: Mapping[str, str]) -> list[Step]:
    """Make one of what papers that carry one text have from one: own voices, or sources that no name makes one.

    They have the same words in it; sources are described in the same words too. What stands twice in one article has
    one key.
    """
    carried: defaultdict[tuple[str, frozenset[str]], dict[str, None]] = defaultdict(dict)  # in order, each once
    for key, group in by_key.items():
        for member in group:
            if kind_of(key) == OWN_VOICE or member.origin.key.startswith(UNNAMED):
                called = frozenset() if kind_of(key) == OWN_VOICE else plain_words(member.origin.name)
                carried[texts.get(member.id, member.id), called][key] = None
    return [
        _joined(by_key, one, other, why="two papers carry one text")
        for keys in carried.values()
        for one, other in combinations(keys, 2)
        if one in by_key and other in by_key and _printed_again(by_key[one], by_key[other], texts)
    ]


def _join_bare(by_key: dict[str, list[Assertion]]) -> list[Step]:
    """Make one of somebody called by one name that nobody else on record has, and the one whose name has it."""
    steps = []
    for bare in [k for k, g in by_key.items() if is_bare(g[0].origin) and g[0].origin.certain and not _is_decided(g)]:
        homes = [k for k, g in by_key.items() if any(is_short_for(by_key[bare][0].origin, m.origin) for m in g)]
        if len(homes) == 1:
            steps.append(_joined(by_key, homes[0], bare, why="the one is part of the other's name"))
    return steps


def _join_described(by_key: dict[str, list[Assertion]], texts: Mapping[str, str]) -> list[Step]:
    """Make one of somebody without a name and whom another paper with the same text names, who is what they are
    called: "a port officer" and "port officer Jo Field".
    """
    steps = []
    for bare in [key for key in by_key if key.startswith(UNNAMED)]:
        asked = plain_words(by_key[bare][0].origin.name)
        homes = (k for k in by_key if not k.startswith((UNNAMED, OWN_VOICE)) and asked <= _called(by_key[k]))
        home = next((k for k in homes if _printed_again(by_key[k], by_key[bare], texts)), "")
        if home:
            steps.append(_joined(by_key, home, bare, why="two papers carry one text, and the one has the name"))
    return steps


def _called(group: Sequence[Assertion]) -> frozenset[str]:
    """All words by which reports call an origin, its titles with them."""
    return plain_words(" ".join(f"{m.origin.name} {m.origin.title}" for m in group))


def _join_spoken_of(by_key: dict[str, list[Assertion]]) -> list[Step]:
    """Let whoever only speaks of the offer, demand or warning of another add none, where that one put it too."""
    steps = []
    for one in list(by_key):
        spoken = [m for m in by_key[one] if not _WORD_GIVEN.isdisjoint(m.deed.actions)]
        if len(spoken) < len(by_key[one]) or _is_decided(spoken):
            continue
        named = frozenset.intersection(*(frozenset(map(stem, m.terms)) for m in spoken))
        other = next((k for k in by_key if k != one and _is_named_in(by_key[k], named)), "")
        if other:
            step = _joined(by_key, other, one, why="")
            steps.append(replace(step, how=How.SPEAKS_OF))
    return steps


def _is_named_in(group: Sequence[Assertion], terms: frozenset[str]) -> bool:
    """Whether words have the whole name of an origin that is known by name."""
    origin = group[0].origin
    return (
        kind_of(origin.key) in {PERSON, *BODIES}
        and bool(plain_words(origin.name))
        and plain_words(origin.name) <= terms
    )


def _joined(by_key: dict[str, list[Assertion]], one: str, other: str, *, why: str) -> Step:
    """Make one of two origins."""
    first, second = by_key[one], by_key.pop(other)
    by_key[one] = sorted([*first, *second], key=first_said)
    return Step(name_of(second), How.IS, name_of(first), why)


def _printed_again(one: Sequence[Assertion], other: Sequence[Assertion], texts: Mapping[str, str]) -> bool:
    """Whether two have the same words in one text; of two own voices one is sure to be an origin."""
    both = (*one, *other)
    if _is_decided(both) or (_is_own(both) and not any(m.origin.certain for m in both)):
        return False
    return any(
        texts.get(a.id, a.id) == texts.get(b.id, b.id) and share_of_words(a, b) >= _COPIED_WHOLE
        for a in one[:COMPARED]
        for b in other[:COMPARED]
    )


def _is_own(members: Iterable[Assertion]) -> bool:
    return any(kind_of(m.origin.key) == OWN_VOICE for m in members)


def _is_decided(members: Iterable[Assertion]) -> bool:
    """Whether a person has said of one of these whose word it is."""
    return any(m.origin.evidence.method == DECIDED or OWN_KEY in m.origin.key for m in members)


def _comparable(group: Sequence[Assertion]) -> list[Assertion]:
    """Those of an origin that may be shown to be copies."""
    some = (m for m in group[:COMPARED] if m.origin.certain and m.origin.evidence.method not in _SETTLED)
    return [m for m in some if len(m.terms) >= _ENOUGH]


def _copied(one: Assertion, other: Assertion, texts: Mapping[str, str]) -> bool:
    """Whether two reports have one thing in the same words: one deed, or one figure of it.

    Words alone may only name the matter that both speak of: "condemned the attack on the ferry".
    """
    apart = texts.get(one.id, one.id) != texts.get(other.id, other.id)
    if not apart or share_of_words(one, other) < _COPIED_WHOLE:
        return False
    return is_one_deed(one.deed, other.deed) or one_figure(one, other, least=_TELLING)


def one_figure(one: Assertion, other: Assertion, *, least: float = 0.0) -> bool:
    """Whether both give one figure, of those that are not below the least."""
    return any(q.value >= least for q in one.quantities if q.value in {o.value for o in other.quantities})


def where_told(
    keys: Iterable[str], by_key: Mapping[str, Sequence[Assertion]], texts: Mapping[str, str]
) -> dict[str, set[str]]:
    """In which texts each of these origins is told of."""
    return {k: {texts.get(m.id, m.id) for m in by_key[k]} for k in keys}


def share_of_words(one: Assertion, other: Assertion) -> float:
    """Share of the words of the shorter that the other has too."""
    return len(set(one.terms) & set(other.terms)) / max(1, min(len(one.terms), len(other.terms)))


def name_of(group: Sequence[Assertion]) -> str:
    """What the origin of these is called where it is told of first."""
    return group[0].origin.name


def first_said(assertion: Assertion) -> tuple[str, str]:
    """What puts assertions in the order in which they were said."""
    return assertion.said, assertion.id
