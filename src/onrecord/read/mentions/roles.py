"""Offices and descriptions: what the text calls its people and organisations, and who "the senator" then is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import EntityKind, Evidence
from onrecord.read.mentions.entities import Group
from onrecord.read.mentions.lexicon import (
    AGENCIES,
    CORPORATE_TAILS,
    INSTITUTIONS,
    ORGANISATION_HEADS,
    PERSON_ROLES,
    PRESS_TAILS,
    ROLE_OF_TITLE,
)
from onrecord.read.mentions.page import Page, Range
from onrecord.read.mentions.peoples import country_of, people_of
from onrecord.read.mentions.trail import Trail

_COMPANY = frozenset({"company", "firm", "manufacturer", "maker", "retailer", "carmaker", "drugmaker", "business"})
_PRESS = frozenset({"newspaper", "paper", "network", "broadcaster", "outlet", "daily", "magazine"})
_PRINTED = _PRESS - {"outlet"}
_NEAR = 1
_FAR = 6
"""Sentences: a company or a paper is "the company" only near where it was named."""


@dataclass(frozen=True, slots=True)
class Described:
    """A noun phrase with "the" that may refer back: its head noun and what stands between."""

    words: Range
    role: str
    modifiers: frozenset[str]
    countries: frozenset[str]


def collect_roles(page: Page, groups: Sequence[Group]) -> None:
    """Note with each entity the nouns that titles and appositions give it, and the countries named with them."""
    for group in groups:
        for words, _ in group.places:
            for noun in _nouns_beside(page, words):
                group.roles.add(ROLE_OF_TITLE.get(page.lower[noun], page.lower[noun]))
                group.countries.update(_countries_of(page, noun))
        group.roles.update(group.titles)
        if group.kind is EntityKind.ORGANISATION:
            group.roles.update(_organisation_roles(group))


def _nouns_beside(page: Page, words: Range) -> Iterator[int]:
    """Head nouns in apposition to a name ("Jane Doe, the plant's manager"; "the manager, Jane Doe")."""
    first, end = words
    for i in range(first, end):
        for child in page.children(i):
            if page.words[child].dep == "appos" and page.words[child].tag in {"NN", "NNP"} and not first <= child < end:
                yield child
        word = page.words[i]
        if word.dep == "appos" and not first <= word.head < end and page.words[word.head].tag == "NN":
            yield word.head
        head = word.head
        if word.dep == "nsubj" and page.words[head].lemma == "be":
            yield from (c for c in page.children(head) if page.words[c].dep == "attr" and page.words[c].tag == "NN")


def _countries_of(page: Page, noun: int) -> set[str]:
    found = set()
    for i in page.children(noun):
        country = country_of(page.forms[i]) if page.forms[i][0].isupper() else None
        country = country or people_of(page.forms[i])
        if country:
            found.add(country)
    return found


def _organisation_roles(group: Group) -> set[str]:
    roles: set[str] = set()
    for surface in group.surfaces:
        words = surface.split()
        roles.update({words[-1], words[0]} & (ORGANISATION_HEADS | INSTITUTIONS) if len(words) > 1 else ())
        if len(words) > 1 and words[-1] in CORPORATE_TAILS - PRESS_TAILS:
            roles.add("company")
        if words[-1] in PRESS_TAILS:
            roles.add("news")
        if surface in AGENCIES or surface in AGENCIES.values():
            roles.add("wire")
    return roles


def described_at(page: Page, word: int) -> Described | None:
    """The phrase that ends in this noun, when it is "the …" with a role and no name of its own."""
    entry = page.words[word]
    role = ROLE_OF_TITLE.get(page.lower[word], page.lower[word])
    if entry.tag not in {"NN", "NNP"} or not _is_role(role) or page.quoted[word]:
        return None
    first = word
    low, high = page.sentence_range(word)
    while first > low and first > word - 5 and page.words[first - 1].tag[:2] in {"JJ", "NN", "VB"}:
        first -= 1
    if first == low or page.lower[first - 1] != "the":
        return None
    if entry.dep in {"compound", "nmod", "appos", "attr"} or _goes_on(page, word, high):
        return None
    between = range(first, word)
    countries = {c for i in between if (c := country_of(page.forms[i]) or people_of(page.forms[i]))}
    others = {page.lower[i] for i in between if country_of(page.forms[i]) is None and people_of(page.forms[i]) is None}
    return Described((first - 1, word + 1), role, frozenset(others), frozenset(countries))


def _is_role(noun: str) -> bool:
    return noun in PERSON_ROLES or noun in ORGANISATION_HEADS or noun in _COMPANY or noun in _PRESS


def _goes_on(page: Page, word: int, high: int) -> bool:
    """Whether something behind the noun says who is meant: a name, "of …", "who …"."""
    following = page.lower[word + 1] if word + 1 < high else ""
    if following in {"of", "for", "who", "that", "whose"}:
        return True
    if word + 1 < high and page.words[word + 1].tag in {"NN", "NNS", "NNP", "NNPS"}:
        return True
    return any(page.words[c].dep == "appos" for c in page.children(word))


def referent_of(trail: Trail, phrase: Described) -> tuple[int, Evidence] | None:
    """The entity that "the …" takes up again; None where the article leaves a doubt."""
    noun = " ".join(trail.page.forms[slice(*phrase.words)])
    last: dict[int, int] = {}
    for step, distance in trail.back(phrase.words[0], sentences=_reach(phrase)):
        last.setdefault(step.group, distance)
    scored = {g: s for g in last if (s := _fit(trail.groups[g], phrase))}
    if not scored:
        return None
    best = [g for g, s in sorted(scored.items()) if s == max(scored.values())]
    if len(best) > 1:
        best = [g for g in best if last[g] <= _NEAR]
        others = [g for g in scored if g not in best and last[g] <= _FAR]
        if len(best) != 1 or others:
            return None
    name = trail.groups[best[0]].name
    return best[0], Evidence("role", 0.75, f"“{noun}” takes up the role in which {name} was introduced")


def _reach(phrase: Described) -> int:
    """How many sentences back a description may look: far only where it says of which country."""
    return _FAR * 10 if phrase.countries else _FAR if phrase.role in INSTITUTIONS | ORGANISATION_HEADS else 2


def _fit(group: Group, phrase: Described) -> int:
    """How well an entity fits a description; 0 when it does not."""
    roles = group.roles
    if group.kind is EntityKind.ORGANISATION:
        if phrase.role in _COMPANY:
            return int(bool(roles & (_COMPANY | {"company"})))
        if phrase.role in _PRESS or "news" in phrase.modifiers:
            # "The newspaper" is never the agency that a report comes from.
            wire = "wire" in roles and phrase.role not in _PRINTED
            return int(wire or not roles.isdisjoint(_PRESS | {"news"}))
        if phrase.role not in roles or phrase.role in PERSON_ROLES:
            return 0
    elif group.kind is not EntityKind.PERSON or phrase.role not in roles or phrase.role not in PERSON_ROLES:
        return 0
    if phrase.modifiers - roles - {"new", "current", "then", "same", "outgoing", "popular", "late"}:
        return 0
    if phrase.countries:
        if group.countries:
            return 3 if phrase.countries & group.countries else 0
        return 1
    return 2
