"""What a name stands for, judged from all its places in the article together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import EntityKind
from onrecord.read.mentions.lexicon import (
    AGENCIES,
    BELONGINGS,
    CORPORATE_TAILS,
    GIVEN_HE,
    GIVEN_SHE,
    INSTITUTIONS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    SAYING,
)
from onrecord.read.mentions.names import Found
from onrecord.read.mentions.page import Page
from onrecord.read.mentions.peoples import country_of, people_of
from onrecord.text import fold

_OF_LABEL = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
}
_ORDER = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP, EntityKind.OTHER)
_WHERE = frozenset({"in", "at", "near", "from", "outside", "around", "across", "toward", "towards", "into"})
_RULED = frozenset({"mayor", "governor", "capital", "people", "king", "queen", "premier", "outskirts", "streets"})
_FIRMS = frozenset({"company", "firm", "subsidiary", "contractor", "newspaper", "broadcaster", "charity", "startup"})
_BOSSES = frozenset(
    {"boss", "chief", "spokesman", "spokeswoman", "spokesperson", "ceo", "executive", "chairman", "chair"}
)
_BODIES = frozenset({"ministry", "department", "radio", "channel", "television", "university", "bank"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady"})

Votes = Counter[EntityKind]

_SURE = 20
"""Votes that show somebody to be called Mr or by a full name elsewhere."""


def surface_of(page: Page, found: Found) -> str:
    """The name as it is compared inside the article: folded, without "the" and points."""
    return fold(page.cut(found.words)).replace(".", "").removeprefix("the ")


def find_kinds(page: Page, names: Sequence[Found], *, press: Iterable[str]) -> dict[str, EntityKind]:
    """The kind of each surface that anything is known of. ``press`` are names of outlets and agencies."""
    votes: defaultdict[str, Votes] = defaultdict(Counter)
    outlets = _press_names(press)
    for found in names:
        surface = surface_of(page, found)
        votes[surface].update(_label_votes(found))
        votes[surface].update(_place_votes(page, found))
    for surface in votes:
        votes[surface].update(_own_votes(surface, outlets))
    _vote_by_parts(votes)
    return {surface: _decided(surface, counted) for surface, counted in votes.items() if +counted}


def _press_names(press: Iterable[str]) -> frozenset[str]:
    names = {fold(p).replace(".", "").removeprefix("the ") for p in press} | set(AGENCIES)
    return frozenset(names)


def _label_votes(found: Found) -> Votes:
    """What the model says."""
    kind = _OF_LABEL.get(found.label, EntityKind.OTHER if found.label else None)
    return Counter({kind: 1 if kind is EntityKind.GROUP else 2}) if kind is not None else Counter()


def _place_votes(page: Page, found: Found) -> Votes:
    """What the words around one place say."""
    first, end = found.words
    low, high = page.sentence_range(first)
    before = page.lower[first - 1] if first > low else ""
    after = page.lower[end : min(end + 3, high)]
    votes: Votes = Counter()
    if found.title is not None:
        is_polite = page.lower[found.title[0]] in _HONORIFICS
        votes[EntityKind.PERSON] += 12 if is_polite else 6
    if after[:1] == (",",) and after[1:2] and (_is_age(after[1]) or after[1] == "who"):
        votes[EntityKind.PERSON] += 8
    votes.update(_thing_votes(page, found))
    is_adjective = page.words[end - 1].tag == "JJ"
    if before in _WHERE and not is_adjective:
        votes[EntityKind.PLACE] += 3 if before == "in" and end - first == 1 else 1
    elif before == "of" and first - 1 > low and page.lower[first - 2] in PLACE_HEADS:
        votes[EntityKind.PLACE] += 8
    elif before == "of" and first - 1 > low and page.lower[first - 2] in _RULED:
        votes[EntityKind.PLACE] += 4
    if end - first == 1 and is_acronym(page.forms[first]) and page.sentence_at[first] not in page.headings:
        votes[EntityKind.ORGANISATION] += 3
    if before == "the" and end - first == 1:
        votes[EntityKind.PERSON] -= 3
        votes[EntityKind.ORGANISATION] += 1
    votes[EntityKind.PLACE] += _land_votes(after, is_start=page.is_first(first))
    head = page.words[page.words[end - 1].head]
    if page.words[end - 1].dep in {"nsubj", "dobj", "dative"} and head.lemma in SAYING:
        votes[EntityKind.PERSON] += 2 if end - first == 2 and before != "the" else 1
        votes[EntityKind.ORGANISATION] += 1
    if is_adjective:
        votes[EntityKind.GROUP] += 2
    return votes


def _thing_votes(page: Page, found: Found) -> Votes:
    """How much the words around speak against a person: ", which", "is a company", "its subsidiary", "the … …"."""
    first, end = found.words
    low, high = page.sentence_range(first)
    before = page.lower[first - 1] if first > low else ""
    after = page.lower[end : min(end + 4, high)]
    votes: Votes = Counter()
    if found.title is not None:
        return votes
    if after[:2] == (",", "which") or after[:1] == ("which",):
        votes[EntityKind.PERSON] -= 6
        votes[EntityKind.ORGANISATION] += 1
    if before == "the" and end - first > 1 and page.words[end - 1].tag != "NNPS":
        votes[EntityKind.PERSON] -= 4
    called = page.lower[first - 2] if before == "," and first - 2 > low else before
    is_firm = (
        called == "subsidiary"
        or (before == "," and called in _FIRMS)
        or (after[:1] == ("is",) and not _FIRMS.isdisjoint(after[2:]))
    )
    # "Acme boss Ada Lind"
    is_led = bool(after) and after[0] in _BOSSES and end + 1 < high and page.forms[end + 1][0].isupper()
    if is_firm or is_led:
        votes[EntityKind.PERSON] -= 4
        votes[EntityKind.ORGANISATION] += 4
    return votes


def _land_votes(after: Sequence[str], *, is_start: bool) -> int:
    """How much the words behind a name speak for a place."""
    if len(after) > 1 and after[0] in {"'s", "'"} and after[1] in BELONGINGS:
        return 4
    if after and after[0] in PLACE_HEADS:
        return 3
    if is_start and len(after) > 1 and after[0] == "(" and after[1] in AGENCIES:
        return 6  # a dateline
    return 0


def is_acronym(form: str) -> bool:
    """Whether a word is written as one: two to six capitals, with or without points."""
    letters = form.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def _is_age(word: str) -> bool:
    return word.isdigit() and 5 < int(word) < 115


def _own_votes(surface: str, press: frozenset[str]) -> Votes:
    """What the name itself says."""
    words = surface.replace("-", " ").split()
    votes: Votes = Counter()
    if not words:
        return votes
    if surface in press:
        votes[EntityKind.ORGANISATION] += 20
    if len(words) == 1 and words[0] in ORGANISATION_HEADS | INSTITUTIONS:
        votes[EntityKind.ORGANISATION] += 6
    if len(words) > 1:
        if words[-1] in ORGANISATION_HEADS or words[-1] in INSTITUTIONS or words[0] in _BODIES:
            votes[EntityKind.ORGANISATION] += 8
        elif words[-1] in PLACE_HEADS or words[0] in {"mount", "lake", "cape", "port", "fort"}:
            votes[EntityKind.PLACE] += 6
        elif words[0] in GIVEN_HE | GIVEN_SHE and len(words) < 5:
            votes[EntityKind.PERSON] += 3
        if any(len(w) == 1 for w in words[1:-1]):
            votes[EntityKind.PERSON] += 2
    return votes


def _vote_by_parts(votes: Mapping[str, Votes]) -> None:
    """Single words take the side of the longer names they are part of."""
    by_word: defaultdict[str, set[EntityKind]] = defaultdict(set)
    votes_by_first: Counter[str] = Counter()
    longer: dict[str, EntityKind] = {}
    houses: set[str] = set()
    for surface in [s for s in votes if " " in s]:
        words = surface.split()
        if len(words) == 2 and words[1] in votes and words[0] not in votes and _is_surname(words[1]):
            votes[surface][EntityKind.PERSON] += 3  # people are shortened to the last word, bodies to the first
        longer[surface] = _decided(surface, votes[surface])
    for surface, kind in longer.items():
        words = surface.split()
        if kind is EntityKind.PERSON:
            by_word[words[-1]].add(kind)
            votes_by_first[words[0]] += 1
        elif kind is EntityKind.ORGANISATION and words[-1] in CORPORATE_TAILS:
            by_word[words[0]].add(kind)
            if len(words) == 2:
                houses.add(words[0])
    for surface, counted in votes.items():
        if surface.split()[0] in houses and counted[EntityKind.PERSON] < _SURE:  # "Acme Group" owns "Acme Docks"
            counted[EntityKind.PERSON] -= 4
            counted[EntityKind.ORGANISATION] += 2
        counted[EntityKind.PERSON] += 2 if votes_by_first[surface] else 0
        for side in sorted(by_word.get(surface, ())):
            counted[side] += 20 if len(by_word[surface]) == 1 and side is EntityKind.PERSON else 5


def _is_surname(word: str) -> bool:
    return word not in ORGANISATION_HEADS and country_of(word) is None and people_of(word) is None


def _decided(surface: str, votes: Votes) -> EntityKind:
    if country_of(surface) is not None and votes[EntityKind.PERSON] < 20:
        return EntityKind.PLACE
    if people_of(surface) is not None and votes[EntityKind.PERSON] < 20:
        return EntityKind.GROUP
    best = max(votes.values(), default=0)
    if best == 0:
        return EntityKind.OTHER
    kind = next(k for k in _ORDER if votes[k] == best)
    if kind is EntityKind.PERSON and (len(surface.split()) > 5 or any(c.isdigit() for c in surface)):
        return EntityKind.OTHER
    return kind
