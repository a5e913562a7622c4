"""How many origins stand behind one claim, and which of its assertions rest on the same one."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from onrecord.model import Assertion, Origin
from onrecord.relate.offices import body_words, title_of
from onrecord.relate.terms import stem
from onrecord.text import fold, words

_OWN_VOICE = "reporting:"
_INSTITUTION = "institution:"
_DOCUMENT = "document:"
_UNNAMED = "unnamed:"
_PERSON = "person:"
OWN_KEY = "#"
"""Mark in the key of an origin that a person set apart: no likeness of names makes it one with another."""
_SMALL_WORDS = frozenset({"the", "of", "and", "for", "s", "in", "at"})
_BODIES = ("organisation:", _INSTITUTION, "group:", "place:")
_COUNTED = re.compile(r" \((\d) of \d\)$")
_SPELLED = {
    "cops": "police",
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "organization": "organisation",
}
_GENERIC = frozenset(stem(w) for w in ("department", "authority", "agency", "force", "service", "office", "bureau"))
_HEADING = re.compile(r"\b(?:chief|head|director|commissioner|president|chair\w*|commander|spokes\w+)\b")
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


def origins_of(members: Sequence[Assertion], texts: Mapping[str, str]) -> Count:
    """Count the origins behind one claim; ``members`` put one proposition.

    ``texts`` gives for an assertion's id the text it stands in: its article, or what stands for all articles that
    carry one text. An own voice that shows no observer of its own repeats the origin whose words or figures it has.
    Unnamed sources are one each, and where another report has an origin already they may be the same: a range.
    """
    if not members:
        return Count(0, 0, (), ())
    if len(members) == 1:  # most claims
        return Count(1, 1, tuple(_reasons(members)), ((members[0].id,),))
    by_key = _by_key(sorted(members, key=_first_said))
    reasons = [reason for group in by_key.values() for reason in _reasons(group)]
    reasons += _join_copies(by_key, texts)
    sure = [k for k, g in by_key.items() if any(m.origin.certain for m in g)]
    unnamed = [k for k in by_key if k not in sure and not k.startswith(_OWN_VOICE)]
    unnamed.sort(key=lambda k: _WHO.get(by_key[k][0].origin.evidence.method, 1))
    own = [k for k in by_key if k not in sure and k.startswith(_OWN_VOICE)]
    groups = {k: [m.id for m in by_key[k]] for k in sure}
    where = {k: {texts.get(m.id, m.id) for m in by_key[k]} for k in by_key}
    for key in unnamed:
        home = _home_of_unnamed(key, by_key, list(groups), where=where)
        groups.setdefault(home, []).extend(m.id for m in by_key[key])
        if home != key:
            one, other = _name(by_key[key]), _name(by_key[home])
            reasons.append(f"{one} may be {other}: the same description, or an office without a name")
    for key in own:
        # What was printed on an earlier day cannot repeat what was said later.
        home = _home_of_own_voice(key, by_key, list(groups))
        groups.setdefault(home, []).extend(m.id for m in by_key[key])
        if home != key:
            reasons.append(f"{_name(by_key[key])} shows no source of its own, so it adds no origin")
        elif len(groups) > 1:
            reasons.append(f"{_name(by_key[key])} repeats nobody's words or figures, so it may be an origin")
    own_texts = set().union(*(where[k] for k in own))
    most = len(sure) + len(unnamed) or len(own_texts)
    most = max(most, len(groups))  # an own voice that is like nobody's words may be an origin
    apart = Counter(text for k in (*sure, *unnamed) for text in where[k])
    least = max(len(sure), *apart.values(), 1) if apart else 1
    return Count(min(least, most), most, tuple(reasons), tuple(sorted(tuple(sorted(g)) for g in groups.values())))


_NEW = frozenset({"unnamed"})
"""How an origin is known that a report brings in without a name: "a nurse", "two officials"."""
_WHO = {"unnamed": 0, "headline": 2}
"""In which order unnamed sources are placed: those who may be one of the others come later."""
_OWN_KNOWLEDGE = frozenset({"unnamed", "described", "last-speaker"})
"""How those are known who are no office holder or body: each has what they tell from themselves."""


def _home_of_unnamed(
    key: str, by_key: Mapping[str, Sequence[Assertion]], homes: Sequence[str], *, where: Mapping[str, set[str]]
) -> str:
    """The origin that an unnamed source may be: one that is described in the same words.

    An office or a body that is called by no name ("the governor") may also be any that another report has by then.
    """
    first = by_key[key][0]
    alike = [k for k in homes if _named_alike(by_key[k][0].origin, first.origin)]
    elsewhere = [k for k in homes if not where[k] & where[key] and _by_then(by_key[k][0], first)]
    alike += [k for k in elsewhere if _described_alike(by_key[k][0].origin, first.origin)]
    if not _COUNTED.search(first.origin.name):
        alike += [
            k
            for k in elsewhere
            if any(_shared(a, b) >= _COPIED for a in by_key[key][:_COMPARED] for b in by_key[k][:_COMPARED])
        ]
    if alike:
        return alike[0]
    if first.origin.key.startswith(_UNNAMED) and first.origin.evidence.method in _OWN_KNOWLEDGE:
        return key
    if first.origin.evidence.method == "headline":
        elsewhere = [k for k in homes if where[k] & where[key]] or elsewhere
    if first.origin.key.startswith(_INSTITUTION):
        elsewhere = [k for k in homes if _by_then(by_key[k][0], first)]
    if first.origin.key.startswith(_DOCUMENT):
        elsewhere = [k for k in elsewhere if k.startswith(_BODIES)]
    return min(elsewhere, key=lambda k: _distance(by_key[k][0].origin), default=key)


def _distance(home: Origin) -> int:
    """How far a home is from what a bare description stands for: bodies and office holders are nearest."""
    if home.key.startswith(_BODIES) or title_of(home):
        return 0
    return 2 if home.key.startswith((_OWN_VOICE, _DOCUMENT)) else 1


def _named_alike(one: Origin, other: Origin) -> bool:
    """Whether two are described in the same words, or the one is any of those that the other counts."""
    a, b = _plain_words(one.name), _plain_words(other.name)
    uncounted = not (_COUNTED.search(one.name) and _COUNTED.search(other.name))
    return a == b or (uncounted and bool(a ^ b) and all(w.isdigit() for w in a ^ b))


def _described_alike(one: Origin, other: Origin) -> bool:
    a, b = _plain_words(one.name), _plain_words(other.name)
    return bool(a and b) and (a <= b or b <= a)


@lru_cache(maxsize=4096)  # asked for each pair of origins of a claim
def _plain_words(name: str) -> frozenset[str]:
    return (
        frozenset(stem(_SPELLED.get(w, w).removesuffix("'s")) for w in words(_COUNTED.sub(r" \1", name))) - _SMALL_WORDS
    )


def _home_of_own_voice(key: str, by_key: Mapping[str, Sequence[Assertion]], homes: Sequence[str]) -> str:
    """The origin that an own voice repeats: of those that had spoken by then the likest, if one is like it."""
    mine = by_key[key]
    spoken = [k for k in homes if _by_then(by_key[k][0], mine[-1])]  # an earlier print repeats nothing later
    scored = [(max(_repeats(a, b) for a in mine[:_COMPARED] for b in by_key[k][:_COMPARED]), k) for k in spoken]
    best = max((score for score, _ in scored), default=0.0)
    return next((k for score, k in scored if score == best and best >= _LIKE), key)


_LIKE = 0.2
"""The least score at which an own voice is taken for a repetition."""
_COPIED_WHOLE, _ENOUGH = 0.75, 4
"""The same for two sure origins, and the fewest words that are compared."""
_SETTLED = frozenset({"first-hand", "decision"})
"""Methods of evidence that no likeness of words overrules: a reporter saw it, or a person decided it."""
_COMPARED = 8
"""Assertions of an origin that are compared with others word by word."""
_BY_THEMSELVES = frozenset({_PERSON, _OWN_VOICE})
_COPIED = 0.6
"""Share of words at which another report's unnamed source is the one whose words it carries."""
_WORDS, _FIGURE = 2.0, 0.5
"""What all of the words shared, and a figure shared, add to the score."""


def _repeats(own: Assertion, other: Assertion) -> float:
    """How like a repetition of the other an own voice is: by the words and figures they share, and whose they are."""
    figure = bool({q.value for q in own.quantities} & {q.value for q in other.quantities})
    return _WORDS * _shared(own, other) + _FIGURE * figure + _quoted(other.origin)


def _shared(one: Assertion, other: Assertion) -> float:
    """Share of the words of the shorter that the other has too."""
    return len(set(one.terms) & set(other.terms)) / max(1, min(len(one.terms), len(other.terms)))


def _quoted(origin: Origin) -> float:
    """How readily reports repeat an origin without naming it: what bodies announce most, what a witness says least."""
    if origin.key.startswith(_OWN_VOICE):
        return 0.1 if origin.evidence.method == "first-hand" else 0.5
    if origin.key.startswith(_BODIES):
        return 1.0
    if origin.key.startswith(_PERSON):
        return 0.3 if title_of(origin) else 0.0
    return -0.3 if origin.evidence.method in _NEW else 0.2


def _by_then(one: Assertion, other: Assertion) -> bool:
    """Whether the one may have been said when the other was; an unknown day proves nothing."""
    return not one.said or not other.said or one.said <= other.said


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
    themselves: dict[str, str] = {}  # of the groups that only their key makes one: people, or reporters
    for origin in put:
        kind = _by_themselves(origin)
        alike = [
            k
            for k, group in found.items()
            if (k == origin.key if kind and themselves[k] == kind else _is_among(origin, group))
        ]
        joined = [o for k in alike for o in found.pop(k)]
        key = joined[0].key if joined else origin.key
        found[key] = [*joined, origin]
        themselves[key] = kind if all(themselves[k] == kind for k in alike) else ""
    return {key: sorted((m for o in group for m in put[o]), key=_first_said) for key, group in found.items()}


def _by_themselves(origin: Origin) -> str:
    """The kind of an origin that is no other of its kind by likeness: two people, or two reporters; "" of any other."""
    kind = _kind_of(origin.key)
    return kind if kind in _BY_THEMSELVES and not _speaks(origin) else ""


def _is_among(origin: Origin, group: Sequence[Origin]) -> bool:
    """Whether one of these is the same; asked for every two origins of a claim."""
    return any(other.key == origin.key or _why_one(other, origin) for other in group)


def _join_copies(by_key: dict[str, list[Assertion]], texts: Mapping[str, str]) -> list[str]:
    """Make one of two sure origins to whom two reports give the same words, with a reason for each.

    Two people, or two reporters who saw it, may well use the same words; what else is alike was copied.
    """
    reasons = []
    told = {key: _comparable(group) for key, group in by_key.items()}
    themselves = {key for key in by_key if _kind_of(key) in _BY_THEMSELVES}
    for one, other in combinations([key for key, some in told.items() if some], 2):
        if one not in by_key or other not in by_key or (one in themselves and other in themselves):
            continue
        if any(_copied(a, b, texts) for a in told[one] for b in told[other]):
            first, second = by_key[one], by_key.pop(other)
            reasons.append(f"{_name(second)} is {_name(first)}: two reports give them the same words")
            by_key[one] = sorted([*first, *second], key=_first_said)
            told[one] = _comparable(by_key[one])
    return reasons


def _comparable(group: Sequence[Assertion]) -> list[Assertion]:
    """Those of an origin that may be shown to be copies."""
    some = (m for m in group[:_COMPARED] if m.origin.certain and m.origin.evidence.method not in _SETTLED)
    return [m for m in some if len(m.terms) >= _ENOUGH]


def _copied(one: Assertion, other: Assertion, texts: Mapping[str, str]) -> bool:
    apart = texts.get(one.id, one.id) != texts.get(other.id, other.id)
    return apart and _shared(one, other) >= _COPIED_WHOLE


def same_origin(one: Origin, other: Origin) -> bool:
    """Whether two origins are one: equal keys, one institution by two names, or somebody and their office."""
    return bool(_why_one(one, other))


def _why_one(one: Origin, other: Origin) -> str:
    """Why two origins are one, in words; "" where they are two."""
    if one.key == other.key:
        return "one key"
    if OWN_KEY in one.key or OWN_KEY in other.key:
        return ""
    kind, called = _parted(one.key)
    other_kind, other_called = _parted(other.key)
    if kind == other_kind and kind in _BY_THEMSELVES and not _speaks(one) and not _speaks(other):
        return ""
    for way in _ways(kind, other_kind):
        if way.holds(one, other):
            return way.told
    for way in _ways(other_kind, kind):
        if way.holds(other, one):
            return way.told
    if called == other_called and _OWN_VOICE not in {kind, other_kind}:
        return "one name, taken for two kinds of thing"
    if kind != _DOCUMENT and not (kind in _BODIES and other_kind in _BODIES):
        return ""
    alike = kind == other_kind or _DOCUMENT not in {kind, other_kind}
    return "the shorter name is part of the longer" if alike and _described_alike(one, other) else ""


@lru_cache(maxsize=1 << 16)  # as above
def _parted(key: str) -> tuple[str, str]:
    """The kind of an origin, with its colon, and what it is called."""
    kind, _, called = key.partition(":")
    return kind + ":", called


def _kind_of(key: str) -> str:
    return _parted(key)[0]


def _called_shortly(short: Origin, full: Origin) -> bool:
    """Whether the one is a bare surname, taken for a name of another kind, and the other the person of that name."""
    parts = words(full.name)
    return len(parts) > 1 and words(short.name) == parts[-1:]


def _made_by(document: Origin, maker: Origin) -> bool:
    """Whether the one is a document that is called by the name of the other: "Eastmoor council data"."""
    made = _plain_words(maker.name)
    return bool(made) and made < _plain_words(document.name)


def _initials(short: Origin, full: Origin) -> bool:
    """Whether the one is made of the first letters of words that stand together in the other."""
    if not short.name.isupper() or len(short.name) < 2:
        return False
    return fold(short.name) in "".join(w[0] for w in words(full.name) if w not in _SMALL_WORDS)


def _voice_of(house: Origin, person: Origin) -> bool:
    """Whether the one is a house that the other is shown to speak for."""
    return _speaks(house) and house.evidence.reason.startswith(person.name + " ")


def _speaks(house: Origin) -> bool:
    return house.evidence.method in {"spokesperson", "executive"}


def _holds(person: Origin, office: Origin) -> bool:
    """Whether the one is a named person whose title is what the other is called: a police chief and the police."""
    title = title_of(person)
    if not title:
        return False
    asked = body_words(office.name)
    if office.key.startswith(_UNNAMED):
        return office.evidence.method not in _NEW and asked <= body_words(title)
    told = body_words(title)
    if asked <= _GENERIC and _HEADING.search(title):
        return True  # "the department" is the one whose chief spoke
    return asked <= told or told <= asked


def _of_government(government: Origin, part: Origin) -> bool:
    """A ministry speaks for "the government"; two ministries are two."""
    return "government" in _plain_words(government.name) and bool(_plain_words(part.name) & _GOVERNING)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which the first of two origins is one with the second; of which kinds they have to be, () for any."""

    told: str
    holds: Callable[[Origin, Origin], bool]
    first: tuple[str, ...]
    second: tuple[str, ...]


_ONE_WAY = (
    _Way("the one speaks for the other", _voice_of, (), (_PERSON,)),
    _Way("the one is the office that the other holds", _holds, (), (*_BODIES, _UNNAMED)),
    _Way("the one is a document called by the name of the other", _made_by, (_DOCUMENT,), _BODIES),
    _Way("the one is the other's bare surname", _called_shortly, _BODIES, (_PERSON,)),
    _Way("the one is the other's initials", _initials, _BODIES, _BODIES),
    _Way("the one is part of the other, a government", _of_government, _BODIES, _BODIES),
)


@lru_cache(maxsize=1024)  # asked for each pair of origins of a claim
def _ways(first: str, second: str) -> tuple[_Way, ...]:
    """The ways that there may be from an origin of one kind to one of another."""
    return tuple(way for way in _ONE_WAY if (not way.first or first in way.first) and second in way.second)


def _reasons(group: Sequence[Assertion]) -> list[str]:
    """What the origin of a group is, and why whatever else it is called is the same."""
    origin = group[0].origin
    times = "once" if len(group) == 1 else f"{len(group)} times"
    reasons = [f"{origin.name}: {origin.evidence.reason}; put {times}"]
    called = {origin.name}
    for other in (m.origin for m in group):
        if other.name not in called:
            called.add(other.name)
            why = next((w for m in group if m.origin.name != other.name and (w := _why_one(m.origin, other))), "")
            reasons.append(f"{other.name} is {origin.name}: {why}")
    return reasons
