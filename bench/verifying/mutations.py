"""Making a sentence wrong in one thing: a number, a name, a date, a negation, how sure it is, or who said it."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![\w.,-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w-])|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven)\b"
)
_WORDS = "two three four five six seven eight nine ten eleven twelve thirty".split()
_NAME = re.compile(r"(?<![.!?:] )(?<!^)(?<!^[“\"‘\[])\b[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*")
_MONTHS = (
    "January February March April May June July August September October November December"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
).split()
_DATE = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b|\b20\d\d\b")
_MODALS = {
    "will": "may", "would": "will", "could": "will", "may": "will", "might": "will", "can": "will", "must": "may",
    "should": "will", "planned": "carried out", "plans to": "did", "plan": "deed", "planning": "finishing",
    "expected": "seen", "expects to": "did", "is to": "may", "are to": "may", "considering": "starting",
    "potential": "actual", "alleged": "proven", "suspected": "proven", "likely": "certain",
}  # fmt: skip
_VERBS = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|may|should|did)\b")
_NEGATION = re.compile(r"\b(?:not|never|no longer|no)\b |n[’']t\b")
_SAYING = {
    "said": "denied", "says": "denies", "reported": "denied", "told": "misled", "denied": "confirmed",
    "confirmed": "denied", "announced": "withdrew", "declined": "agreed", "rejected": "accepted", "wrote": "denied",
    "warned": "promised", "ruled out": "promised", "insisted": "denied", "declared": "doubted",
    "according to": "against the word of", "confirms": "denies", "denies": "confirms", "added": "denied",
}  # fmt: skip
KINDS = ("number", "name", "date", "negation", "modality", "stance", "speaker", "attribution")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A sentence made wrong, and in what."""

    kind: str
    words: str


def mutations(sentence: str, *, speakers: Sequence[str], names: Sequence[str], chance: random.Random) -> list[Mutation]:
    """One wrong sentence of each kind that the sentence allows. ``speakers`` are those in it, ``names`` others."""
    made: list[Mutation] = []
    for kind, change in _CHANGES.items():
        words = change(sentence, chance)
        if words is not None and words != sentence:
            made.append(Mutation(kind, words))
    others = [n for n in names if n not in sentence]
    found = [s for s in speakers if s in sentence]
    if others:
        named = [m[0] for m in _NAME.finditer(sentence) if not _DATE.search(m[0])]
        if named:
            made.append(Mutation("name", sentence.replace(chance.choice(named), chance.choice(others), 1)))
        if found:
            made.append(Mutation("speaker", sentence.replace(chance.choice(found), chance.choice(others), 1)))
    if len(names_in := [m[0] for m in _NAME.finditer(sentence) if not _DATE.search(m[0])]) > 1:
        made.append(_swapped(sentence, names_in[0], names_in[-1]))
    made += [Mutation("attribution", w) for w in _unattributed(sentence, found)]
    return [m for m in made if m.words != sentence]


def _number(sentence: str, chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(sentence))
    if not found:
        return None
    one = chance.choice(found)
    if one[0] in _WORDS:
        other = chance.choice([w for w in _WORDS if w != one[0]])
    else:
        other = f"{float(one[0].replace(',', '')) + chance.randint(1, 90):,g}"
    return sentence[: one.start()] + other + sentence[one.end() :]


def _date(sentence: str, chance: random.Random) -> str | None:
    found = list(_DATE.finditer(sentence))
    if not found:
        return None
    one = chance.choice(found)
    pool = [m for m in (_MONTHS[:12] if one[0] in _MONTHS[:12] else _MONTHS[12:]) if m != one[0]]
    other = str(int(one[0]) + chance.choice((-1, 1))) if one[0].isdigit() else chance.choice(pool)
    return sentence[: one.start()] + other + sentence[one.end() :]


def _negation(sentence: str, chance: random.Random) -> str | None:
    found = list(_NEGATION.finditer(sentence))
    if found:
        one = chance.choice(found)
        return sentence[: one.start()] + sentence[one.end() :]
    verbs = list(_VERBS.finditer(sentence))
    if not verbs:
        return None
    one = chance.choice(verbs)
    return f"{sentence[: one.end()]} not{sentence[one.end() :]}"


def _by(table: dict[str, str]) -> Callable[[str, random.Random], str | None]:
    listed = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})\b")

    def change(sentence: str, chance: random.Random) -> str | None:
        found = list(listed.finditer(sentence))
        if not found:
            return None
        one = chance.choice(found)
        return sentence[: one.start()] + table[one[0]] + sentence[one.end() :]

    return change


def _swapped(sentence: str, one: str, other: str) -> Mutation:
    """Two names in each other's place: every word of it stands in the article."""
    held = sentence.replace(one, "\0", 1).replace(other, one, 1)
    return Mutation("speaker", held.replace("\0", other, 1))


def _unattributed(sentence: str, speakers: Sequence[str]) -> list[str]:
    """The sentence without who said it."""
    made = []
    for tail in (r", according to [^,.]+\.$", r", [^,“”]{3,60} (?:said|says|told \w+)\.$"):
        bare = re.sub(tail, ".", sentence)
        if bare != sentence:
            made.append(bare)
    for speaker in speakers:
        bare = re.sub(rf"^{re.escape(speaker)}[^,]{{0,20}} (?:said|says|announced|wrote) (?:that )?", "", sentence)
        if bare != sentence:
            made.append(bare[:1].upper() + bare[1:])
    return made


_CHANGES: dict[str, Callable[[str, random.Random], str | None]] = {
    "number": _number,
    "date": _date,
    "negation": _negation,
    "modality": _by(_MODALS),
    "stance": _by(_SAYING),
}
