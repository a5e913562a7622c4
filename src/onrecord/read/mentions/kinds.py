"""What a name stands for, judged from all its places in the article together."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import EntityKind
from onrecord.read.mentions.beside import filed_from, noun_votes
from onrecord.read.mentions.bounds import plain_name
from onrecord.read.mentions.lexicon import (
    AGENCIES,
    BELONGINGS,
    CORPORATE_TAILS,
    GIVEN_HE,
    GIVEN_SHE,
    INSTITUTIONS,
    ORGANISATION_HEADS,
    PARTICLES,
    PLACE_HEADS,
    SAYING,
)
from onrecord.read.mentions.names import Found
from onrecord.read.mentions.page import Page
from onrecord.read.mentions.peoples import country_of, people_of
from onrecord.text import fold, word_set

_OF_LABEL = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
}
_ORDER = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP, EntityKind.OTHER)
_WHERE = word_set(
    """in at near from outside inside around across toward towards into on off above along through throughout beyond
    between"""
)
_SIDES = word_set("north south east west upper lower greater inner outer")
_STATE = word_set(
    """government ministry presidency parliament army military police senate constitution economy currency treasury
    regulator coastguard airforce electorate voters border borders"""
)
"""What a country has, by the last of the few words that stand behind its name."""
_IN_NO_PLACE = word_set(
    """confidence trust faith believe belief interest stake share publish appear report write print describe
    name"""
)
"""Words before "in" that go with people and papers: "confidence in her", "published in the Week"."""
_TIED = frozenset({"of", "at", "for", "from", "with"})
_RULED = frozenset({"mayor", "governor", "capital", "people", "king", "queen", "premier", "outskirts", "streets"})
_FIRMS = frozenset({"company", "firm", "subsidiary", "newspaper", "broadcaster", "charity", "startup"})
_BOSSES = frozenset(
    {"boss", "chief", "spokesman", "spokeswoman", "spokesperson", "ceo", "executive", "chairman", "chair"}
)
_LEGAL = frozenset({"inc", "ltd", "limited", "llc", "llp", "plc", "corp", "co", "gmbh", "ag", "sa", "nv", "oy"})
_BODIES = frozenset({"ministry", "department", "radio", "channel", "television", "university", "bank"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady"})

_CODE = re.compile(r"[a-z]{1,3}\d+")
"""What numbers a year, a model or a flight: "fy31", "b52"."""

Votes = Counter[EntityKind]

_OF_ARTICLE = Counter({EntityKind.PERSON: -3, EntityKind.ORGANISATION: 1})
"""Votes of a "the" before a name."""
_TOLD_OF = word_set("who whom i we you he she they")
"""What follows the name of somebody who has an article: "the Lind we knew", "the Lind who spoke yesterday"."""
_SURE = 20
"""Votes that show somebody to be called Mr or by a full name elsewhere."""
_KNOWN = 7
"""Votes for a full name to be a person's: more than the model's one word for it."""
_PLAIN, _AHEAD = 4, 3
"""Votes of the words around that make a kind plain, and how far it is then ahead of any other."""


def surface_of(page: Page, found: Found) -> str:
    """The name as it is compared inside the article: folded, without "the", points and a nickname."""
    return fold(plain_name(page, found.words)).replace(".", "").removeprefix("the ")


def find_kinds(
    page: Page, names: Sequence[Found], *, press: Iterable[str]
) -> tuple[dict[str, EntityKind], frozenset[str]]:
    """The kind of each surface that anything is known of, and the surfaces of which more than the model shows it.

    ``press`` are names of outlets and agencies.
    """
    votes: defaultdict[str, Votes] = defaultdict(Counter)
    shown: defaultdict[str, Votes] = defaultdict(Counter)
    nouns: Counter[str] = Counter()
    outlets = _press_names(press)
    for found in names:
        surface = surface_of(page, found)
        votes[surface].update(_label_votes(found))
        shown[surface].update(_place_votes(page, found))
        if _is_before_noun(page, found) and page.lower[found.words[0] - 1] == "the":
            nouns[surface] += 1
    for surface, counted in votes.items():
        shown[surface].update(_own_votes(surface, outlets))
        if " " not in surface and shown[surface][EntityKind.PERSON] <= 0:
            counted[EntityKind.PERSON] //= 2  # papers give a full name or a title; the model takes any word for a name
        counted.update(shown[surface])
    _vote_by_parts(votes, {s: _but_for_article(shown[s], nouns[s]) for s in votes})
    kinds = {surface: _decided(surface, counted) for surface, counted in votes.items() if +counted}
    return kinds, frozenset(surface for surface, kind in kinds.items() if _is_plain(kind, shown[surface]))


def _but_for_article(shown: Votes, times: int) -> Votes:
    """The votes without those of an article that is a noun's: "the Lind campaign" does not tell against a Ms Lind."""
    return Counter({kind: n - times * _OF_ARTICLE[kind] for kind, n in shown.items()})


def _is_plain(kind: EntityKind, shown: Votes) -> bool:
    """Whether the name and the words around it show its kind, whatever the model takes it for."""
    others = max((n for other, n in shown.items() if other is not kind), default=0)
    return shown[kind] >= _PLAIN and shown[kind] - others >= _AHEAD


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
    is_who = after[1:2] == ("who",) and before not in _TIED  # "a clerk of the bank, who" is not of the bank
    if after[:1] == (",",) and after[1:2] and (_is_age(after[1]) or is_who):
        votes[EntityKind.PERSON] += 8
    votes[EntityKind.PERSON] += 4 if _is_taken_up(page, found) else 0
    votes.update(_thing_votes(page, found))
    votes.update(noun_votes(page, (found.title[0] if found.title else first, end)))
    is_adjective = page.words[end - 1].tag == "JJ"
    if end < high and page.words[end].tag == "POS":
        pass  # "in Lind's favour" is in no Lind
    elif before in _WHERE and not is_adjective:
        lemmas = {page.words[i].lemma for i in range(max(low, first - 4), first - 1)}
        sure = before in {"in", "off", "inside"} and (end - first == 1 or not lemmas & _IN_NO_PLACE)
        votes[EntityKind.PLACE] += 3 if sure else 1
    elif before == "of" and first - 1 > low and page.lower[first - 2] in PLACE_HEADS:
        votes[EntityKind.PLACE] += 8
    elif before == "of" and first - 1 > low and page.lower[first - 2] in _RULED:
        votes[EntityKind.PLACE] += 4
    if end - first == 1 and is_acronym(page.forms[first]) and page.sentence_at[first] not in page.headings:
        votes[EntityKind.ORGANISATION] += 3
    if before == "the" and end - first == 1 and _TOLD_OF.isdisjoint(after[:1]):
        votes.update(_OF_ARTICLE)
    votes[EntityKind.PLACE] += _land_votes(page, end, high)
    votes[EntityKind.PLACE] += 12 if filed_from(page, found.words) else 0
    head = page.words[page.words[end - 1].head]
    if page.words[end - 1].dep in {"nsubj", "dobj", "dative"} and head.lemma in SAYING:
        votes[EntityKind.PERSON] += 2 if end - first == 2 and before != "the" else 1
        votes[EntityKind.ORGANISATION] += 1
    if is_adjective:
        votes[EntityKind.GROUP] += 2
    return votes


def _is_before_noun(page: Page, found: Found) -> bool:
    """Whether one word stands before a noun that it goes with, whose article is the noun's."""
    first, end = found.words
    return end - first == 1 and first > 0 and page.words[first].dep == "compound" and page.words[first].head > first


def _is_taken_up(page: Page, found: Found) -> bool:
    """Whether one word opens a paragraph and speaks, and "he" or "she" goes on: "Lind has said so. …, she added"."""
    first, end = found.words
    verb = page.words[first].head
    if end - first > 1 or first != page.paragraph_range(first)[0] or page.words[first].dep != "nsubj":
        return False
    for i in range(end, page.paragraph_range(first)[1]):
        if page.words[i].dep != "nsubj" or page.words[i].head == verb or page.quoted[i]:
            continue
        if page.words[page.words[i].head].lemma in SAYING:
            return page.words[verb].lemma in SAYING and page.lower[i] in {"he", "she"}
    return False


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


def _land_votes(page: Page, end: int, high: int) -> int:
    """How much the words behind a name speak for a place."""
    after = page.lower[end : min(end + 4, high)]
    if len(after) > 1 and after[0] in {"'s", "'"} and (after[1] in BELONGINGS or _is_states(after[1:])):
        return 4
    return 3 if after and after[0] in PLACE_HEADS else 0


def _is_states(owned: Sequence[str]) -> bool:
    """Whether it is what only a country has: "presidency", "defence ministry", "medicines regulator"."""
    return not _STATE.isdisjoint(owned)


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
    if surface in press:
        votes[EntityKind.ORGANISATION] += 20
    if len(words) == 1 and words[0] in ORGANISATION_HEADS | INSTITUTIONS:
        votes[EntityKind.ORGANISATION] += 6
    if len(words) > 1 and words[-1] in _LEGAL:
        votes[EntityKind.ORGANISATION] += 20
    elif len(words) > 1:
        if words[-1] in ORGANISATION_HEADS or words[-1] in INSTITUTIONS or words[0] in _BODIES:
            votes[EntityKind.ORGANISATION] += 8
        elif words[-1] in CORPORATE_TAILS:
            votes[EntityKind.ORGANISATION] += 6
        elif words[-1] in PLACE_HEADS or words[0] in {"mount", "lake", "cape", "port", "fort"} | _SIDES:
            votes[EntityKind.PLACE] += 6
        elif words[0] in GIVEN_HE | GIVEN_SHE and len(words) < 5:
            votes[EntityKind.PERSON] += 3
        if any(len(w) == 1 for w in words[1:-1]):
            votes[EntityKind.PERSON] += 2
    return votes


def _vote_by_parts(votes: Mapping[str, Votes], shown: Mapping[str, Votes]) -> None:
    """Single words take the side of the longer names they are part of.

    Against a person's full name the model does not count, however often it takes the bare surname for a firm.
    """
    by_word: defaultdict[str, set[EntityKind]] = defaultdict(set)
    surnames: set[str] = set()
    votes_by_first: Counter[str] = Counter()
    longer: dict[str, EntityKind] = {}
    houses: set[str] = set()
    for surface in [s for s in votes if " " in s]:
        words = surface.split()
        is_pair = len(words) == 2 and words[0] not in votes and words[0] not in _SIDES
        if is_pair and words[1] in votes and _is_surname(words[1]):
            votes[surface][EntityKind.PERSON] += 3  # people are shortened to the last word, bodies to the first
        longer[surface] = _decided(surface, votes[surface])
    for surface, kind in longer.items():
        words = surface.split()
        if kind is EntityKind.PERSON:
            by_word[words[-1]].add(kind)
            by_word[_surname(words)].add(kind)
            if votes[surface][EntityKind.PERSON] >= _KNOWN:
                surnames |= {words[-1], _surname(words)}
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
        if surface in surnames and len(by_word[surface]) == 1 and not _is_shown_other(shown[surface]):
            counted[EntityKind.PERSON] = max(counted.values())


def _is_shown_other(shown: Votes) -> bool:
    """Whether the words around a surname show it to be something else in this article."""
    return max((shown[kind] for kind in _ORDER[1:]), default=0) - shown[EntityKind.PERSON] >= _PLAIN


def _surname(words: Sequence[str]) -> str:
    """The last word of a full name with the particles before it: "le pan" of "ada le pan"."""
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return " ".join(words[at:])


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
    if kind is EntityKind.PLACE and _CODE.fullmatch(surface):
        return EntityKind.OTHER
    return kind
