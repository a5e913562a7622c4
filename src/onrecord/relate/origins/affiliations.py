"""Which people the article shows to speak for which institution."""

import re
from collections.abc import Mapping

from onrecord.english import FINITE_TAGS
from onrecord.model import EntityKind, Mention, Reading, Span
from onrecord.relate.propositions.clauses import words_in
from onrecord.text import fold, word_set

# Somebody in one of these speaks for the house; an expert, a witness or an employee speaks for themselves.
OFFICE = re.compile(
    r"\b(?:spokes\w+|press (?:officer|secretary)|chief|heads?|leader|leads|director|president|chair\w*|"
    r"c[efom]o|secretary|commissioner|minister|sheriff|commander|officer|convenor|convener|manager|founder|boss|"
    r"governor|mayor|general|representative|delegate|ambassador|envoy|who (?:leads|heads|runs|chairs))\b"
)
SELF = re.compile(
    r"\b(?:analyst|professor|expert|researcher|scientist|lecturer|historian|economist|former|ex-|resident|witness|"
    r"student|columnist|critic|electrochemist|statistician|chemist|physicist|fellow|author|foreman|worker|employee)\b"
)
# Offices that companies have and hardly anybody else: committees have chairmen, and a state a chief veterinary officer.
_EXECUTIVE = re.compile(
    r"(?:(\S+) )?\b(?:chief (?:executive|(?:executive|operating|financial|commercial|marketing|technology|technical|"
    r"information|product|medical|scientific) officer)|C[EFMOT]O|(?:co-)?founder|managing director)$",
    re.IGNORECASE,
)
_NEAR = re.compile(r"(?:'s|')? ?[\w' -]*,? ?")
_LED = re.compile(r"^,? (?:led|headed|run|chaired) by\b")
_ELSEWHERE = word_set(
    "and or but nor as than that which between against by with to from after before in on at of for while when where "
    "if because the a an during its his her their of over about into under since until who"
)
"""Words between a house and an office that is another's, or nobody's: "the Council, and talks with Mayor Jo Field"."""
_NOT_YET = word_set("that to during when while if because on about over against before after says vs versus")
"""Words between an office and a name by which the name is another's."""
_OF_ONE_SIDE = re.compile(r"\b(?:majority|minority)\b")
"""Whose leader speaks for a side of the house, and not for the house."""
_OF_MEMBERS, _CHAIR = re.compile(r"\b(?:(?:sub)?committee|panel|caucus)\b"), re.compile(r"\bchair")
"""Houses of members who each speak for themselves, and who presides over one: a committee's chair is not its report."""
_PRONOUNS = frozenset({"he", "she"})
_BESIDE = frozenset({"compound", "amod", "nmod", "poss"})
_HOLDING = frozenset({"be", "become", "lead", "head", "run", "chair", "serve", "work"})
"""Verbs by which somebody is said to hold an office: "Field was director of the Board"."""
_FINITE = FINITE_TAGS | {"MD"}
_NO_HOUSE = frozenset({"acting", "interim", "former", "outgoing", "departing", "new", "then", "deputy", "the", "its"})
"""Words before an office that may be capital and name no house."""
_ITS = re.compile(r"\b(?:its|the (?:\w+)'s) [\w' -]{3,50},? ?$")
_ENDS = (".", "!", "?", ":", "”", '"')
"""How a word ends that ends the sentence before."""
_FAR = 250
"""Characters between an institution and "its director, Jo Field" in the same paragraph."""
_BETWEEN = 60
"""Characters between the names in "the Harbour Board's acting director, Jo Field"."""
_BEFORE = 60
"""Characters before a name in which its office is looked for."""


def affiliations(reading: Reading) -> Mapping[int, tuple[int, str]]:
    """Entity number of a person → entity number of the institution, with the words that say so."""
    text = reading.article.text
    found: dict[int, tuple[int, str]] = {}
    house: Mention | None = None
    people = {m.entity for m in reading.mentions if m.kind is EntityKind.PERSON}
    mentions = reading.mentions
    for at, mention in enumerate(mentions):
        if mention.kind is EntityKind.ORGANISATION:
            house = mention
        elif house is not None and mention.kind is EntityKind.PERSON and _its(text, house, mention):
            found.setdefault(mention.entity, (house.entity, text[house.span.start : mention.span.end]))
        for after in mentions[at + 1 : at + 4]:
            if after.span.start - mention.span.end > _BETWEEN:
                break
            pair = _speaks_for(reading, mention, after)
            if pair is not None and pair[0] in people and not _presides(text, mention, after):
                found.setdefault(pair[0], (pair[1], text[mention.span.start : after.span.end]))
            if after.kind is EntityKind.PERSON and _comes_between(reading, mention, after):
                break
    return found


def _presides(text: str, first: Mention, second: Mention) -> bool:
    """Whether one of these presides over members who speak for themselves, which the other is made of."""
    house = first if first.kind is EntityKind.ORGANISATION else second
    words = fold(text[first.span.start : second.span.end])
    return bool(_OF_MEMBERS.search(fold(house.name)) and _CHAIR.search(words))


def _comes_between(reading: Reading, first: Mention, person: Mention) -> bool:
    """Whether what follows a person is said of them, and not of whom or what was named before."""
    joined = " and " in reading.article.text[first.span.end : person.span.start]
    return (first.kind is EntityKind.ORGANISATION or joined) and not _stands_before_noun(reading, person)


def _its(text: str, house: Mention, person: Mention) -> bool:
    """Whether the person is given an office of the institution named just before: "its acting director, Jo Field"."""
    if person.span.start - house.span.end > _FAR or "\n\n" in text[house.span.end : person.span.start]:
        return False
    held = _ITS.search(fold(text[max(house.span.end, person.span.start - _BETWEEN) : person.span.start]))
    return bool(held and OFFICE.search(held[0]) and not SELF.search(held[0]))


def _speaks_for(reading: Reading, first: Mention, second: Mention) -> tuple[int, int] | None:
    between = reading.article.text[first.span.end : second.span.start]
    if "\n" in between or re.search(r"[.!?;:“”\"]\s*[A-Z]?", between.replace("Capt.", "").replace("Dr.", "")):
        return None
    words = fold(between)
    if first.kind is EntityKind.ORGANISATION and second.kind is EntityKind.PERSON:
        if second.span.cut(reading.article.text)[0].islower():
            return None  # "the Board's chief, he said"
        led = _LED.match(words)
        owned = words[led.end() :] if led else words
        office = OFFICE.search(owned) if _NEAR.fullmatch(owned) and not SELF.search(owned) else None
        if office is None or not _ELSEWHERE.isdisjoint(owned[: office.start()].split()):
            return None
        if not _NOT_YET.isdisjoint(owned[office.end() :].split()) or _OF_ONE_SIDE.search(f"{fold(first.name)} {owned}"):
            return None
        told = not led and _is_told(reading, first.span.end, second.span.start)
        return None if told else (second.entity, first.entity)
    if first.kind is EntityKind.PERSON and second.kind is EntityKind.ORGANISATION:
        if _stands_before_noun(reading, first) or fold(first.span.cut(reading.article.text)) in _PRONOUNS:
            return None  # whoever "he" is taken for, others may have been named just before
        near = re.search(r"(?:^|\b)(?:of|for|at|with|leads|heads|runs|chairs)(?: the| its)?$", words.strip())
        joined = words.split()[:1] == ["and"]  # "an aide to Jo Field and now the Board's head": the aide is
        held = None if joined or SELF.search(words) else next(reversed([*OFFICE.finditer(between.lower())]), None)
        if not near or held is None:
            return None
        after = first.span.end + held.end()
        told = _is_told(reading, first.span.end, after, but=_HOLDING)
        return None if told or _is_told(reading, after, second.span.start) else (first.entity, second.entity)
    return None


def _is_told(reading: Reading, start: int, end: int, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether a finite verb stands between two places: "the Board told Mayor Jo Field"."""
    between = (reading.words[i] for i in words_in(reading.words, Span(start, end)))
    return any(word.tag in _FINITE and word.lemma not in but for word in between)


def _stands_before_noun(reading: Reading, name: Mention) -> bool:
    """Whether a name only says of which kind something is: "a Field supporter"."""
    inside = words_in(reading.words, name.span)
    return any(reading.words[i].dep in _BESIDE and reading.words[i].head not in inside for i in inside)


def executives(reading: Reading) -> frozenset[int]:
    """Entity numbers of people who are given a company's office without the company: "chief executive Jo Field"."""
    people = (m for m in reading.mentions if m.kind is EntityKind.PERSON)
    return frozenset(m.entity for m in people if _is_executive(reading, m.span.start))


def _is_executive(reading: Reading, name: int) -> bool:
    """Whether an office without a house stands before the name that begins there."""
    begin = max(0, name - _BEFORE)
    held = _EXECUTIVE.search(reading.article.text[begin:name].rstrip())
    if held is None or held[1] is None:
        return held is not None
    house = held[1]  # of a name that was not seen to be one: "QPA chief executive"
    named = house[0].isupper() and not house.endswith(_ENDS) and fold(house) not in _NO_HOUSE
    return not named or any(t.span.start <= begin + held.start(1) < t.span.end for t in reading.times)
