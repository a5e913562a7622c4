"""When two origins are one, and why."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import Origin
from onrecord.relate.origins.affiliations import OFFICE, SELF
from onrecord.relate.origins.background import INSTITUTIONS
from onrecord.relate.origins.offices import body_words, head_of
from onrecord.relate.propositions.terms import stem
from onrecord.text import fold, word_set, words

OWN_VOICE = "reporting:"
INSTITUTION = "institution:"
DOCUMENT = "document:"
UNNAMED = "unnamed:"
PERSON = "person:"
_BARE = "person:~"
DECIDED = "decision"
"""Method of evidence of an origin of which a person said whose word it is."""
OWN_KEY = "#"
"""Mark in the key of an origin that a person set apart: no likeness of names makes it one with another."""
_SMALL_WORDS = frozenset({"the", "of", "and", "for", "s", "in", "at", "from"})
_PLACE = "place:"
BODIES = ("organisation:", INSTITUTION, "group:", _PLACE)
COUNTED = re.compile(r" \((\d) of \d\)$")
_SPELLED = {
    "memo": "memorandum",
    "cops": "police",
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "organization": "organisation",
    "american": "us",
    "u.s": "us",
    "british": "uk",
    "u.k": "uk",
}
_DOUBLED = re.compile(r"(.)\1")
"""A letter that papers write once or twice in a name."""
_POLICE_OF = re.compile(r"[a-z]{1,3}pd")
"""How a city's police department goes by its letters."""
_OF_A_MINISTER = re.compile(r"\bminister[’']s (?:department|ministry)\b", re.IGNORECASE)
_COUNTRIES = frozenset({"us", "u.s", "uk", "u.k", "american", "british"})
_GENERIC = frozenset(stem(w) for w in ("department", "authority", "agency", "force", "service", "office", "bureau"))
_FEW_LETTERS = 2
"""Initials that the last words of many a name have."""
_SHORTEST_PLACE = 4
"""Letters of a word that may be the name of a place that another is made of, by one of the endings below."""
_OF_A_PLACE = frozenset({"n", "an", "ean", "ish", "ese", "i", "ic"})
_HEADING = re.compile(r"\b(?:chief|head|director|commissioner|president|chair\w*|commander|spokes\w+)\b")
_LEADS = re.compile(
    r"\b(?:president|minister|premier|chancellor|governor|mayor|king|queen|pope|judge|senator|ambassador)s?\b"
)
_GOVERNING = frozenset(stem(w) for w in ("ministry", "cabinet", "minister", "authorities", "officials", "presidency"))
_GOVERNMENT = re.compile(r"\bgovernment(?:$| of\b)")
# What the parts of any government are called by, so that it tells of no place.
_PORTFOLIOS = frozenset(
    map(
        stem,
        word_set(
            "defence defense health interior home foreign finance treasury justice education energy agriculture "
            "transport environment trade commerce economy economic labour labor culture housing immigration industry "
            "information security science sports tourism water fisheries planning development affairs public prime "
            "first deputy federal national central interim transitional caretaker coalition state new"
        ),
    )
)
_SEATS = {"white house": "us", "kremlin": "russia", "downing street": "uk", "whitehall": "uk", "elysee": "france"}
"""By what house a government is called, and of which country it is."""
_FORCES = re.compile(r"\b(?:military|armed forces|defen[cs]e forces?)\b")
_BRANCHES = frozenset(map(stem, word_set("navy army marines air")))
_ARMED = _BRANCHES | frozenset(map(stem, word_set("military armed forces force corps")))
_ABOUT = re.compile(r" (?:on|about|into|against|concerning|regarding) ")
_OVER_AGAINST = frozenset(map(stem, word_set("union watchdog ombudsman regulator federation association tribunal")))
"""Bodies that those stand over against whose name they bear: the police federation is not the police."""
_OF_ITS_OWN = frozenset(
    map(stem, word_set("airline airlines airways hospital clinic council bank foundation club party church students"))
)
"""Kinds of bodies that are another's beside it: a university's hospital is not the university."""
_KINDS = frozenset(map(stem, INSTITUTIONS))
_RULES = frozenset(map(stem, word_set("government state republic kingdom council city town county district mayor")))
"""What the name of a place is joined with where it is its government that speaks."""
_OF_A_COUNTRY = _RULES | _GOVERNING | _PORTFOLIOS | _ARMED
_POLICE, _OTHER_POLICE = stem("police"), frozenset(map(stem, word_set("military secret religious")))
_RANKS = frozenset(
    map(
        stem,
        word_set(
            "constable const detective det superintendent supt patrolman trooper policeman policewoman lieutenant lt "
            "sergeant sgt"
        ),
    )
)
"""What hardly anybody is but somebody of the police, or of an army."""
_ROUND_A_LEADER = word_set("administration cabinet campaign government presidency team white house")
"""What those around somebody are called by with that one's surname: "the Field administration"."""
_POST = "post:"
BY_THEMSELVES = frozenset({PERSON, OWN_VOICE})
NEW = frozenset({"unnamed"})
"""How an origin is known that a report brings in without a name: "a nurse", "two officials"."""


def same_origin(one: Origin, other: Origin) -> bool:
    """Whether two origins are one: equal keys, one institution by two names, or somebody and their office."""
    return bool(why_one(one, other))


def why_one(one: Origin, other: Origin) -> str:
    """Why two origins are one, in words; "" where they are two."""
    if one.key == other.key:
        return "in the record both are names of one"
    if OWN_KEY in one.key or OWN_KEY in other.key:
        return ""
    kind, called = _parted(one.key)
    other_kind, other_called = _parted(other.key)
    if by_themselves(one) and by_themselves(one) == by_themselves(other):
        return ""
    for way in _ways(kind, other_kind):
        if way.holds(one, other):
            return way.told
    for way in _ways(other_kind, kind):
        if way.holds(other, one):
            return way.told
    if called == other_called and OWN_VOICE not in {kind, other_kind}:
        return "one name, taken for two kinds of thing"
    if kind != DOCUMENT and not (kind in BODIES and other_kind in BODIES):
        return ""
    alike = kind == other_kind or DOCUMENT not in {kind, other_kind}
    return "the shorter name is part of the longer" if alike and is_described_alike(one, other) else ""


def by_themselves(origin: Origin) -> str:
    """The kind of an origin that is no other of its kind by likeness: two people, or two reporters; "" of any other."""
    kind = kind_of(origin.key)
    return kind if kind in BY_THEMSELVES and not _speaks(origin) else ""


@lru_cache(maxsize=1 << 16)  # as above
def _parted(key: str) -> tuple[str, str]:
    """The kind of an origin, with its colon, and what it is called."""
    kind, _, called = key.partition(":")
    return kind + ":", called


def kind_of(key: str) -> str:
    """The kind of an origin, with its colon, by its key."""
    return _parted(key)[0]


def is_short_for(short: Origin, full: Origin) -> bool:
    """Whether the one is a bare name, and the other somebody whose name begins or ends with it."""
    if not is_bare(short) or is_bare(full) or kind_of(full.key) != PERSON:
        return False
    parts = words(full.name)
    return words(short.name) in (parts[:1], parts[-1:])


def is_bare(origin: Origin) -> bool:
    """Whether somebody is called by one name only, of which it is open whose it is."""
    return origin.key.startswith(_BARE)


def _around(body: Origin, leader: Origin) -> bool:
    """Whether the one is called by the other's surname and works for them: an administration, a campaign."""
    begun, *rest = words(body.name) or [""]
    return bool(rest) and set(rest) <= _ROUND_A_LEADER and [begun] == words(leader.name)[-1:]


def _posted_by(post: Origin, who: Origin) -> bool:
    """Whether the one is a post, and the other goes by the name under which it stands."""
    return fold(post.name) == fold(who.name)


def _called_shortly(short: Origin, full: Origin) -> bool:
    """Whether the one is a bare surname, taken for a name of another kind, and the other the person of that name."""
    parts = words(full.name)
    return len(parts) > 1 and words(short.name) == parts[-1:]


def _begins(short: Origin, longer: Origin) -> bool:
    """Whether the one is how the other begins, a name that was taken for a person's: "Norvik" and "Norvik Casa"."""
    begun, parts = words(short.name), words(longer.name)
    return len(parts) > len(begun) > 0 and parts[: len(begun)] == begun and not longer.title


def _made_by(document: Origin, maker: Origin) -> bool:
    """Whether the one is a document that is called by the name of the other: "Eastmoor council data".

    Not where the other is what it is about: "an audit on the council".
    """
    made = plain_words(maker.name)
    return bool(made) and made < plain_words(_ABOUT.split(document.name, maxsplit=1)[0])


def _initials(short: Origin, full: Origin) -> bool:
    """Whether the one is the first letters of the other's words, small words left out, and a country before them.

    Of an office, or by more than two letters, also whatever else says of what place it is.
    """
    letters = fold(short.name).replace(".", "")
    if not short.name.isupper() or len(letters) < 2:
        return False
    parts = words(full.name)
    plain = [w for w in parts if w not in _SMALL_WORDS]
    country = plain[1:] if plain[:1] and plain[0] in _COUNTRIES else plain
    own = plain[:-1] if plain[-1:] == ["office"] else plain  # "the Eastmoor district attorney's office" is a D.A.
    behind = own[-len(letters) :] if own is not plain or len(letters) > _FEW_LETTERS else ()
    ways = (parts, plain, country, behind)
    return any(len(way) > 1 and letters == "".join(w[0] for w in way) for way in ways)


def _voice_of(house: Origin, person: Origin) -> bool:
    """Whether the one is a house that the other is shown to speak for, by a name that begins or ends as theirs does."""
    if not house.spokesperson:
        return False
    one, other = (words(_DOUBLED.sub(r"\1", fold(name))) for name in (house.spokesperson, person.name))
    least = min(len(one), len(other))
    behind = least > 1 or is_bare(person)
    return least > 0 and (one[: len(other)] == other or (behind and one[-least:] == other[-least:]))


def _one_voice(house: Origin, other: Origin) -> bool:
    """Whether one person is shown to speak for both: reports name the house of a chairwoman differently, or not."""
    return bool(house.spokesperson) and fold(house.spokesperson) == fold(other.spokesperson)


def _speaks(house: Origin) -> bool:
    return house.evidence.method in {"spokesperson", "executive"}


def _holds(person: Origin, office: Origin) -> bool:
    """Whether the one is a named person whose title is what the other is called: a police chief and the police.

    Not whoever speaks for themselves, and not whoever bears its name in a title that is no office.
    """
    if not person.title or (SELF.search(person.title) and not SELF.search(office.name)):
        return False
    asked, told = body_words(office.name), body_words(person.title)
    if (told - asked) & _OVER_AGAINST:
        return False
    if office.key.startswith(UNNAMED):
        return office.evidence.method not in NEW and asked <= told
    if asked <= _GENERIC and _HEADING.search(person.title):
        return True  # "the department" is the one whose chief spoke
    if _POLICE in asked and told & _RANKS and not told & _ARMED:
        return True
    if asked < told and not OFFICE.search(person.title):
        return asked == {_POLICE} or stem(head_of(person.title)) in asked  # "district prosecutor", of the prosecutors
    return asked <= told or told <= asked


def may_hold(holder: Origin, office: Origin) -> bool:
    """Whether an office that is told without a name may be that of somebody.

    Who leads a state or a town is nobody of another office, and no body but its government.
    """
    if not office.key.startswith(UNNAMED) or not _LEADS.search(office.name):
        return True
    if kind_of(holder.key) in BODIES:
        return bool(plain_words(holder.name) & (_RULES | _GOVERNING)) or holder.key.startswith(_PLACE)
    return not holder.title or bool(body_words(office.name) & body_words(holder.title))


def _of_government(government: Origin, part: Origin) -> bool:
    """A ministry speaks for "the government", of the same country where both name one; two ministries are two."""
    named, seat = plain_words(part.name), _SEATS.get(fold(part.name).removeprefix("the "))
    if not (seat or named & _GOVERNING) or not _GOVERNMENT.search(fold(government.name)):
        return False
    country = plain_words(government.name) - {stem("government")} - _PORTFOLIOS
    return _one_country(country, plain_words(seat) if seat else named - _GOVERNING - _PORTFOLIOS)


def _of_forces(forces: Origin, branch: Origin) -> bool:
    """A navy speaks for "the military", of the same country where both name one; an army and a navy are two."""
    named = plain_words(branch.name)
    if not named & _BRANCHES or not _FORCES.search(fold(forces.name)):
        return False
    return _one_country(plain_words(_FORCES.sub("", fold(forces.name))), named - _ARMED)


def _one_country(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what two bodies are called beside their kind tells of no two countries."""
    return not one or not other or one <= other or _of_one_place(one, other)


def _is_country_of(country: Origin, body: Origin) -> bool:
    """Whether the one is a country, and the other its government, a part of that, or its forces."""
    where, named = plain_words(country.name), plain_words(body.name)
    of_it = {w for w in named if w in where or _of_one_place(where, frozenset({w}))}
    return len(where) == 1 and bool(of_it) and named - of_it <= _OF_A_COUNTRY


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which the first of two origins is one with the second; of which kinds they have to be, () for any."""

    told: str
    holds: Callable[[Origin, Origin], bool]
    first: tuple[str, ...]
    second: tuple[str, ...]


_ONE_WAY = (
    _Way("the one is called by the other's name", _around, BODIES, (PERSON,)),
    _Way("the one is a post of the other", _posted_by, (_POST,), (PERSON, *BODIES)),
    _Way("the one speaks for the other", _voice_of, (), (PERSON,)),
    _Way("one person speaks for both", _one_voice, BODIES, BODIES),
    _Way("the one is the office that the other holds", _holds, (), (*BODIES, UNNAMED)),
    _Way("the one is how the other's name begins", _begins, ("organisation:",), (PERSON,)),
    _Way("the one is a document called by the name of the other", _made_by, (DOCUMENT,), BODIES),
    _Way("the one is the other's bare surname", _called_shortly, BODIES, (PERSON,)),
    _Way("the one is the other's initials", _initials, BODIES, BODIES),
    _Way("the one is part of the other, a government", _of_government, BODIES, BODIES),
    _Way("the one is part of the other, a country's forces", _of_forces, BODIES, BODIES),
    _Way("the one is a country, and the other speaks for it", _is_country_of, (_PLACE,), BODIES),
)


@lru_cache(maxsize=1024)  # asked for each pair of origins of a claim
def _ways(first: str, second: str) -> tuple[_Way, ...]:
    """The ways that there may be from an origin of one kind to one of another."""
    return tuple(way for way in _ONE_WAY if (not way.first or first in way.first) and second in way.second)


def is_described_alike(one: Origin, other: Origin) -> bool:
    """Whether all words of the one name are words of the other, or all but a country's: "Norlandish", "of Norland".

    Not where what the longer has more makes it another body: "police" and "police watchdog".
    """
    a, b = plain_words(one.name), plain_words(other.name)
    if not a or not b:
        return False
    if a <= b or b <= a:
        return not _set_apart(a & b, a ^ b, of_place=(one if a <= b else other).key.startswith(_PLACE))
    return len(a & b) > 1 and _of_one_place(a - b, b - a)


def _set_apart(shared: frozenset[str], more: frozenset[str], *, of_place: bool) -> bool:
    """Whether the words that a longer name has more make it another body than the one of the shorter."""
    if more & _OVER_AGAINST or (_POLICE in shared and more & _OTHER_POLICE):
        return True
    if of_place:
        return not more <= _RULES | _GOVERNING | _PORTFOLIOS
    return bool(shared & _KINDS and more & _OF_ITS_OWN)


def _of_one_place(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether of two single words the one is what those of the other are called: "Norland" and "Norlandish".

    Not where only "ian" or "ia" is added, which is another country as often ("Niger", "Nigeria").
    """
    if len(one) != 1 or len(other) != 1:
        return False
    short, long = sorted((*one, *other), key=len)
    if len(short) < _SHORTEST_PLACE or not (short.isalpha() and long.isalpha()):
        return False
    if long.startswith(short):
        return long[len(short) :] in _OF_A_PLACE
    return long.startswith(short[:-1]) and long[len(short) - 1 :] in {*_OF_A_PLACE, "ian"}


@lru_cache(maxsize=4096)  # asked for each pair of origins of a claim
def plain_words(name: str) -> frozenset[str]:
    """The stems of a name, in one spelling, without small words."""
    said = _OF_A_MINISTER.sub("ministry", COUNTED.sub(r" \1", name))
    named = words(said)
    police = {_POLICE} if any(map(_POLICE_OF.fullmatch, named)) else set()
    return frozenset(stem(_SPELLED.get(w, w).removesuffix("'s")) for w in named) - _SMALL_WORDS | police


def named_alike(one: Origin, other: Origin) -> bool:
    """Whether two are described in the same words, or the one is any of those that the other counts."""
    a, b = plain_words(one.name), plain_words(other.name)
    uncounted = not (COUNTED.search(one.name) and COUNTED.search(other.name))
    return a == b or (uncounted and bool(a ^ b) and all(w.isdigit() for w in a ^ b))


def quoted(origin: Origin) -> float:
    """How readily reports repeat an origin without naming it: what bodies announce most, what a witness says least."""
    if origin.key.startswith(OWN_VOICE):
        return 0.1 if origin.evidence.method == "first-hand" else 0.5
    if origin.key.startswith(BODIES):
        return 1.0
    if origin.key.startswith(PERSON):
        return 0.3 if origin.title else 0.0
    return -0.3 if origin.evidence.method in NEW else 0.2
