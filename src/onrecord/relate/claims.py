"""How many origins stand behind one claim, and which of its assertions rest on the same one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from onrecord.model import Assertion, Origin
from onrecord.relate.deeds import is_one_deed
from onrecord.relate.offices import is_spokesperson
from onrecord.relate.same_origin import (
    BODIES,
    BY_THEMSELVES,
    COUNTED,
    DOCUMENT,
    INSTITUTION,
    OWN_KEY,
    OWN_VOICE,
    UNNAMED,
    by_themselves,
    is_described_alike,
    kind_of,
    may_hold,
    named_alike,
    plain_words,
    quoted,
    why_one,
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many origins stand behind a claim: at least ``minimum``, at most ``maximum``, with a reason for each step.

    ``groups`` are the ids of the assertions that rest on one origin each, as the point estimate has it; ``loose`` those
    of assertions that may put another thing, so that no origin of theirs is sure to stand behind this one.
    """

    minimum: int
    maximum: int
    reasons: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    loose: tuple[str, ...] = ()


def origins_of(members: Sequence[Assertion], texts: Mapping[str, str]) -> Count:
    """Count the origins behind one claim; ``members`` put one proposition.

    ``texts`` gives for an assertion's id the text it stands in: its article, or what stands for all articles that
    carry one text. An own voice that shows no observer of its own repeats the origin whose words or figures it has.
    Unnamed sources are one each, and where another report has an origin already they may be the same: a range. So are
    "two officials", who may be of one mind because they know it from one place.
    """
    if not members:
        return Count(0, 0, (), ())
    if len(members) == 1:  # most claims
        return Count(1, members[0].origin.people, tuple(_reasons(members)), ((members[0].id,),))
    by_key = _by_key(sorted(members, key=_first_said))
    reasons = [reason for group in by_key.values() for reason in _reasons(group)]
    reasons += _join_copies(by_key, texts)
    spoken_for = _join_spokesperson(by_key, texts)
    reasons += spoken_for
    sure, unnamed = _sure_and_unnamed(by_key)
    own = [k for k in by_key if k not in sure and k.startswith(OWN_VOICE)]
    groups = {k: [m.id for m in by_key[k]] for k in sure}
    where = _where(by_key, by_key, texts)
    for key in unnamed:
        home, why = _home_of_unnamed(key, by_key, list(groups), where=where)
        groups.setdefault(home, []).extend(m.id for m in by_key[key])
        if home != key:
            reasons.append(f"{_name(by_key[key])} may be {_name(by_key[home])}: {why}")
    for key in own:
        home = _home_of_own_voice(key, by_key, list(groups))
        groups.setdefault(home, []).extend(m.id for m in by_key[key])
        if home != key:
            reasons.append(f"{_name(by_key[key])} shows no source of its own, so it adds no origin")
        elif len(groups) > 1:
            reasons.append(f"{_name(by_key[key])} repeats nobody's words or figures, so it may be an origin")
    own_texts = set().union(*(where[k] for k in own))
    most = max(len(sure) + len(unnamed) or len(own_texts), len(groups))  # an own voice like nobody's may be one
    most += len(spoken_for)  # the house may be another
    most += sum(max(m.origin.people for m in by_key[k]) - 1 for k in (*sure, *unnamed))
    vague = [k for k in unnamed if k.startswith(INSTITUTION) and len(where[k]) > 1]
    reasons += [f"{_name(by_key[k])} may be another one in each report that tells of it" for k in vague]
    most += sum(len(where[k]) - 1 for k in vague)
    least = _least(sure, _told_apart(sure, unnamed, by_key), where)
    return Count(least, most, tuple(reasons), tuple(sorted(tuple(sorted(g)) for g in groups.values())))


def fewest_origins(members: Sequence[Assertion], texts: Mapping[str, str]) -> int:
    """The ``minimum`` of ``origins_of``, by which claims are put in order, without working out the rest."""
    if len(members) <= 1:
        return len(members)
    by_key = _by_key(sorted(members, key=_first_said))
    if len(by_key) == 1:
        return 1
    _join_copies(by_key, texts)
    _join_spokesperson(by_key, texts)
    sure, unnamed = _sure_and_unnamed(by_key)
    return _least(sure, _told_apart(sure, unnamed, by_key), _where((*sure, *unnamed), by_key, texts))


def _sure_and_unnamed(by_key: Mapping[str, Sequence[Assertion]]) -> tuple[list[str], list[str]]:
    """The origins that are known to be one each, and those that may be any other, in the order in which they are told
    apart; own voices are neither.
    """
    sure = [k for k, g in by_key.items() if any(m.origin.certain for m in g)]
    unnamed = [k for k in by_key if k not in sure and not k.startswith(OWN_VOICE)]
    return sure, sorted(unnamed, key=lambda k: _WHO.get(by_key[k][0].origin.evidence.method, 1))


def _told_apart(sure: Sequence[str], unnamed: Sequence[str], by_key: Mapping[str, Sequence[Assertion]]) -> list[str]:
    """The unnamed without those that are described as one before them is: one report may call its officials by two
    spellings of one description.
    """
    kept: list[str] = []
    for key in unnamed:
        mine = by_key[key][0].origin
        if not any(named_alike(by_key[k][0].origin, mine) for k in (*sure, *kept)):
            kept.append(key)
    return kept


def _where(
    keys: Iterable[str], by_key: Mapping[str, Sequence[Assertion]], texts: Mapping[str, str]
) -> dict[str, set[str]]:
    """In which texts each of these origins is told of."""
    return {k: {texts.get(m.id, m.id) for m in by_key[k]} for k in keys}


def _least(sure: Sequence[str], unnamed: Sequence[str], where: Mapping[str, set[str]]) -> int:
    """How many origins there are at least: those that are sure, or as many as one report sets apart.

    Of a text that several papers carry each paper's unnamed sources are counted by themselves: they are the same ones.
    """
    told = Counter(text for key in sure for text in where[key])
    apart = Counter((text, _desk(key)) for key in unnamed for text in where[key])
    return max(len(sure), 1, *(told[text] + count for (text, _), count in apart.items()))


def _desk(key: str) -> str:
    """Whose unnamed source it is, by its key."""
    return key.split(":")[1] if key.startswith(UNNAMED) else ""


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
    pairs = ((a, b) for a in one[:_COMPARED] for b in other[:_COMPARED])
    return any(_shared(a, b) >= _COPIED and len({*a.terms} & {*b.terms}) > _ANYBODYS for a, b in pairs)


def _distance(home: Origin) -> int:
    """How far a home is from what a bare description stands for: bodies and office holders are nearest."""
    if home.key.startswith(BODIES) or home.title:
        return 0
    return 2 if home.key.startswith((OWN_VOICE, DOCUMENT)) else 1


def _home_of_own_voice(key: str, by_key: Mapping[str, Sequence[Assertion]], homes: Sequence[str]) -> str:
    """The origin that an own voice repeats, printed later or not: the likest, if one is like it."""
    mine = by_key[key]
    scored = [(max(_repeats(a, b) for a in mine[:_COMPARED] for b in by_key[k][:_COMPARED]), k) for k in homes]
    best = max((score for score, _ in scored), default=0.0)
    return next((k for score, k in scored if score == best and best >= _LIKE), key)


_LIKE = 0.2
"""The least score at which an own voice is taken for a repetition."""
_COPIED_WHOLE, _ENOUGH = 0.75, 4
"""The same for two sure origins, and the fewest words that are compared."""
_DECIDED = "decision"
_SETTLED = frozenset({"first-hand", _DECIDED})
"""Methods of evidence that no likeness of words overrules: a reporter saw it, or a person decided it."""
_COMPARED = 8
"""Assertions of an origin that are compared with others word by word."""
_COPIED = 0.6
"""Share of words at which another report's unnamed source is the one whose words it carries."""
_TELLING = 10.0
"""The least figure that two have in common by more than chance."""
_ANYBODYS = 2
"""Words that two sources may well have in common who know nothing of each other."""
_WORDS, _FIGURE = 2.0, 0.5
"""What all of the words shared, and a figure shared, add to the score."""


def _repeats(own: Assertion, other: Assertion) -> float:
    """How like a repetition of the other an own voice is: by the words and figures they share, and whose they are."""
    return _WORDS * _shared(own, other) + _FIGURE * _one_figure(own, other) + quoted(other.origin)


def _shared(one: Assertion, other: Assertion) -> float:
    """Share of the words of the shorter that the other has too."""
    return len(set(one.terms) & set(other.terms)) / max(1, min(len(one.terms), len(other.terms)))


def _name(group: Sequence[Assertion]) -> str:
    return group[0].origin.name


def _first_said(assertion: Assertion) -> tuple[str, str]:
    return assertion.said, assertion.id


def _by_key(members: Sequence[Assertion]) -> dict[str, list[Assertion]]:
    """Members by origin, whatever each report calls it; an origin that is like two others makes them one."""
    put: dict[Origin, list[Assertion]] = {}
    for member in members:
        put.setdefault(member.origin, []).append(member)
    found: dict[str, list[Origin]] = {}
    people: dict[str, set[str]] = {}  # of each group those whom only their key makes one: people, and reporters
    for origin in put:
        mine = {origin.key} if by_themselves(origin) else set()
        alike: list[str] = []
        for key, group in found.items():
            others = people[key]
            if _are_two(mine, others) or not _is_among(origin, group):
                continue
            alike.append(key)
            mine = mine | others  # an office that two people hold is that of the one or of the other
        joined = [o for k in alike for o in found.pop(k)]
        key = joined[0].key if joined else origin.key
        found[key] = [*joined, origin]
        people[key] = mine
    return {key: sorted((m for o in group for m in put[o]), key=_first_said) for key, group in found.items()}


def _are_two(some: Collection[str], others: Collection[str]) -> bool:
    """Whether two groups have each somebody of one kind who is not the other's: two people, or two reporters."""
    kinds = {kind_of(key) for key in some} & {kind_of(key) for key in others}
    return any(
        {k for k in some if kind_of(k) == kind}.isdisjoint(k for k in others if kind_of(k) == kind) for kind in kinds
    )


def _is_among(origin: Origin, group: Sequence[Origin]) -> bool:
    """Whether one of these is the same; asked for every two origins of a claim."""
    return any(other.key == origin.key or why_one(other, origin) for other in group)


def _join_copies(by_key: dict[str, list[Assertion]], texts: Mapping[str, str]) -> list[str]:
    """Make one of two sure origins to whom two reports give the same words, with a reason for each.

    Two people, or two reporters who saw it, may well use the same words, and so may two whom one text sets apart; what
    else is alike was copied. Whoever is told of in one text that two papers carry is one.
    """
    reasons = _join_printed(by_key, texts)
    where = _where(by_key, by_key, texts)
    told = {key: _comparable(group) for key, group in by_key.items()}
    themselves = {key for key in by_key if kind_of(key) in BY_THEMSELVES}
    for one, other in combinations([key for key, some in told.items() if some], 2):
        if one not in by_key or other not in by_key or (one in themselves and other in themselves):
            continue
        if where[one] & where[other]:
            continue
        if any(_copied(a, b, texts) for a in told[one] for b in told[other]):
            reasons.append(_joined(by_key, one, other) + "two reports give them the same words")
            told[one] = _comparable(by_key[one])
            where[one] |= where[other]
    return reasons


def _join_spokesperson(by_key: dict[str, list[Assertion]], texts: Mapping[str, str]) -> list[str]:
    """Make one of a body and the one person who speaks for a house that is not named, where the claim has no other body
    and no text has both; the reason, if there is one. What a person decided stays.
    """
    bodies = [key for key, group in by_key.items() if any(kind_of(m.origin.key) in BODIES for m in group)]
    people = [k for k, g in by_key.items() if k not in bodies and any(is_spokesperson(m.origin.title) for m in g)]
    if len(bodies) != 1 or len(people) != 1:
        return []
    body, person = bodies[0], people[0]
    where = _where((body, person), by_key, texts)
    settled = any(m.origin.evidence.method in _SETTLED for k in (body, person) for m in by_key[k])
    if settled or _is_decided((*by_key[body], *by_key[person])) or where[body] & where[person]:
        return []
    return [_joined(by_key, body, person) + "the one speaks for a house, and no other is told of"]


def _join_printed(by_key: dict[str, list[Assertion]], texts: Mapping[str, str]) -> list[str]:
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
        _joined(by_key, one, other) + "two papers carry one text"
        for keys in carried.values()
        for one, other in combinations(keys, 2)
        if one in by_key and other in by_key and _printed_again(by_key[one], by_key[other], texts)
    ]


def _joined(by_key: dict[str, list[Assertion]], one: str, other: str) -> str:
    """Make one of two origins; how a reason for it begins."""
    first, second = by_key[one], by_key.pop(other)
    by_key[one] = sorted([*first, *second], key=_first_said)
    return f"{_name(second)} is {_name(first)}: "


def _printed_again(one: Sequence[Assertion], other: Sequence[Assertion], texts: Mapping[str, str]) -> bool:
    """Whether two have the same words in one text; of two own voices one is sure to be an origin."""
    both = (*one, *other)
    if _is_decided(both) or (_is_own(both) and not any(m.origin.certain for m in both)):
        return False
    return any(
        texts.get(a.id, a.id) == texts.get(b.id, b.id) and _shared(a, b) >= _COPIED_WHOLE
        for a in one[:_COMPARED]
        for b in other[:_COMPARED]
    )


def _is_own(members: Iterable[Assertion]) -> bool:
    return any(kind_of(m.origin.key) == OWN_VOICE for m in members)


def _is_decided(members: Iterable[Assertion]) -> bool:
    """Whether a person has said of one of these whose word it is."""
    return any(m.origin.evidence.method == _DECIDED or OWN_KEY in m.origin.key for m in members)


def _comparable(group: Sequence[Assertion]) -> list[Assertion]:
    """Those of an origin that may be shown to be copies."""
    some = (m for m in group[:_COMPARED] if m.origin.certain and m.origin.evidence.method not in _SETTLED)
    return [m for m in some if len(m.terms) >= _ENOUGH]


def _copied(one: Assertion, other: Assertion, texts: Mapping[str, str]) -> bool:
    """Whether two reports have one thing in the same words: one deed, or one figure of it.

    Words alone may only name the matter that both speak of: "condemned the attack on the ferry".
    """
    apart = texts.get(one.id, one.id) != texts.get(other.id, other.id)
    if not apart or _shared(one, other) < _COPIED_WHOLE:
        return False
    return is_one_deed(one.deed, other.deed) or _one_figure(one, other, least=_TELLING)


def _one_figure(one: Assertion, other: Assertion, *, least: float = 0.0) -> bool:
    return any(q.value >= least for q in one.quantities if q.value in {o.value for o in other.quantities})


def _reasons(group: Sequence[Assertion]) -> list[str]:
    """What the origin of a group is, and why whatever else it is called is the same."""
    origin = group[0].origin
    times = "once" if len(group) == 1 else f"{len(group)} times"
    reasons = [f"{origin.name}: {origin.evidence.reason}; put {times}"]
    called = {origin.name}
    for other in (m.origin for m in group):
        if other.name not in called:
            called.add(other.name)
            why = next((w for m in group if m.origin.name != other.name and (w := why_one(m.origin, other))), "")
            reasons.append(f"{other.name} is {origin.name}: {why}")
    return reasons
