"""Which houses put a text out, and whether another text gives them credit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.text import word_set, words

_HEAD = 600
"""Characters at the beginning in which a dateline or an agency's line stands."""
_FOOT = 200
_LONGEST_SHORT = 3
"""Letters of a folded name that may be any word: what is as short is looked for in capitals only."""
_INITIALS_FROM = 3

_DATELINE = re.compile(
    r"\(([A-Z][^()\d\n]{1,40})\)(?=[ \t]*(?:[-–—]|$))"  # EASTMOOR, May 4 (North Wire) —
    r"|^\(([A-Z]{2,6})\)(?= [A-Z“])",  # (NWA) The council …
    re.MULTILINE,
)
_SHARED = re.compile(
    r"^By [^\n]{1,60}?(?:,| and| with) ([A-Z][\w ]{2,30})$"  # By the newsroom and North Wire
    r"|^(?:.{0,60}[.|] )?(?:Text|Sources?|Credit|With reporting by): ?([A-Z][^\n]{1,60})$",  # Text: NWA/Radio Eastmoor
    re.MULTILINE,
)
_APART = re.compile(r"/|,| and ")
_BRACKETED = re.compile(r"\([^)]{0,80}\)")
_ABBREVIATED = re.compile(r"\(([A-Z]{2,6})\)")
_CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z'’]*")

_AGENCIES = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "UPI": "United Press International",
    "PA": "Press Association",
    "dpa": "Deutsche Presse-Agentur",
    "Bloomberg": "Bloomberg News",
    "Xinhua": "Xinhua News Agency",
    "EFE": "Agencia EFE",
    "Kyodo": "Kyodo News",
}
"""Names by which agencies go, with their full ones."""
_TITLES = word_set(
    """advertiser advocate argus banner beacon bulletin chronicle citizen clarion courier dispatch echo examiner gazette
    globe guardian herald independent inquirer journal leader ledger mail mercury messenger mirror monitor news observer
    packet post press record register reporter review sentinel standard star sun telegraph times tribune voice wire"""
)
"""Last words of newspapers' names, by which they are called for short: "told the Ledger"."""


@dataclass(frozen=True, slots=True)
class Houses:
    """Who put a text out: ``names`` as folded words, ``shorts`` as they are written.

    ``shared`` are the names to which its byline or its credit line gives a part.
    """

    names: frozenset[str]
    shorts: frozenset[str]
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Credit:
    """By which name a text speaks of those who put out another, and how far down, 0 (at its head) to 1."""

    name: str
    place: float


def houses_of(text: str, publisher: str) -> Houses:
    """The publisher and whoever stands in a dateline, by all the names that they go by; and who has a part in it."""
    head, foot = text[:_HEAD], text[-_FOOT:]
    own = [publisher, *(g for found in _DATELINE.finditer(head) for g in found.groups() if g)]
    shared = [g for part in (head, foot) for found in _SHARED.finditer(part) for g in found.groups() if g]
    parts = [name.strip() for line in shared for name in _APART.split(line)]
    return Houses(
        names=frozenset(n for name in own for n in _full(name)),
        shorts=frozenset(s for name in own for s in _shorts(name)),
        shared=frozenset({*parts, *(n for name in parts for n in _full(name))}),
    )


def credit_in(text: str, houses: Houses, other: Houses, *, spoken: str) -> Credit | None:
    """Whether a text gives the houses of another credit. ``spoken`` are its folded words, a space around each."""
    for name in sorted(other.names & houses.shared | other.shorts & houses.shared):
        return Credit(name.title() if name.islower() else name, 0.0)
    for name in sorted(other.names - houses.names):
        if (at := spoken.find(f" {name} ")) >= 0:
            return Credit(name.title(), at / len(spoken))
    for short in sorted(other.shorts - houses.shorts):
        written = (
            rf"\b[Tt]he {re.escape(short)}\b" if short.lower() in _TITLES else rf"(?<![\w(]){re.escape(short)}(?!\w)"
        )
        if found := re.search(written, text):
            return Credit(found.group(), found.start() / len(text))
    for name in sorted(other.names - houses.names):
        parts = name.split()
        if len(parts) > 2 and sum(f" {part} " not in spoken for part in parts) <= 1:
            return Credit(name.title(), 0.5)  # "the education department" of the Norland Education Department
    return None


def _full(name: str) -> Iterator[str]:
    """A name as its folded words, an agency's full one beside it."""
    bare = _BRACKETED.sub(" ", name)
    for told in (bare, _AGENCIES.get(bare.strip(), "")):
        folded = " ".join(words(told)).removeprefix("the ")
        if len(folded) > _LONGEST_SHORT:
            yield folded


def _shorts(name: str) -> Iterator[str]:
    """What a house is called for short: its letters, its initials, the last word of a newspaper's name."""
    bare = _BRACKETED.sub(" ", name)
    yield from _ABBREVIATED.findall(name)
    yield from _CAPITALS.findall(bare)
    yield from (short for short, full in _AGENCIES.items() if bare.strip() in {short, full, f"The {full}"})
    capitalised = [w for w in _CAPITALISED.findall(bare) if w != "The"]
    if len(capitalised) >= _INITIALS_FROM:
        yield "".join(w[0] for w in capitalised)
    if len(capitalised) > 1 and capitalised[-1].lower() in _TITLES:
        yield capitalised[-1]
