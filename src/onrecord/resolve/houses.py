"""Which houses put a text out, and whether another text gives them credit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.english import MONTH_NAMES, WEEKDAY_NAMES, any_of
from onrecord.model import Span
from onrecord.text import fold, word_set

_AROUND = 400
"""Characters before and behind the beginning of the own text in which a dateline or an agency's line stands."""
_FOOT = 200
_LONGEST = 80
"""Characters of a publisher's name that are looked at."""
_MOST = 6
"""Houses of one text."""

_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][^()\n]{0,60} ?\(([A-Z][^()\d\n]{1,40})\)(?=[ \t]*[-–—]{1,2}[ \t]*[“\"‘A-Z0-9])"  # AMBRY (North Wire) —
    r"|^[A-ZÀ-Þ][^()\n]{0,40}[,\d][^()\n]{0,20} \(([A-Z][^()\d\n]{1,40})\)[ \t]*$"  # Eastmoor, May 4 (North Wire)
    r"|^\(([A-Z]{2,6})\)(?= [A-Z“])",  # (NWA) The council …
    re.MULTILINE,
)
_SHARED = re.compile(
    r"^By [^\n]{1,60}?(?:,| and| with) ([A-Z][\w ]{2,30})$"  # By the newsroom and North Wire
    r"|^(?:.{0,60}[.|] )?(?:Text|Sources?|Credit|With reporting by): ?([A-Z][^\n]{1,60})$",  # Text: NWA/Radio Eastmoor
    re.MULTILINE,
)
_APART = re.compile(r"/|,| and ")
_PARTS = re.compile(r" via | [|–—-] ")
_BRACKETED = re.compile(r"\(([^)]{0,80})\)")
_DOMAIN = re.compile(r"(?:www\.)?([\w-]+)\.(?:com|org|net|info|news|co|gov|[a-z]{2})(?:\.[a-z]{2})?", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]{2,6}")

_AGENCIES = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "UPI": "United Press International",
    "PA": "Press Association",
    "dpa": "Deutsche Presse-Agentur",
    "Xinhua": "Xinhua News Agency",
    "EFE": "Agencia EFE",
    "Kyodo": "Kyodo News",
}
"""Names by which agencies go, with their full ones."""
_SIGNED = re.compile(
    rf"^(?:By |[-–—] ?)(?:[Tt]he )?({'|'.join(map(re.escape, (*_AGENCIES.values(), 'Reuters')))})\s*$",
    re.MULTILINE,
)
_TITLES = word_set(
    """advertiser advocate age argus banner beacon bulletin chronicle citizen clarion courier dispatch echo examiner
    gazette globe guardian herald independent inquirer journal leader ledger mail mercury messenger mirror monitor news
    observer packet post press record register reporter review sentinel standard star sun telegraph times tribune voice
    wire"""
)
"""Last words of newspapers' names, by which they are called for short: "told the Ledger"."""
_BODIES = word_set(
    """agency airport authority board bureau commission committee company council department directorate force
    inspectorate institute laboratory ministry office police secretariat service tribunal university watchdog"""
)
"""Last words of bodies' names, which papers write small: "the education department"."""
_GENERIC = word_set(
    """agency channel digital english international media network news newsroom newswire online page press radio service
    tv television the web website wire world"""
)
"""What is said of a house beside the letters that it goes by: "NBC News", but not "USA Today"."""
_NOBODY = re.compile(r"(?:\W|_|\b(?:the|an?|of|by|via|from|and|de|la|le|el)\b)*", re.IGNORECASE)
"""A name of marks and small words alone, which any text has."""
_CALENDAR = any_of((*MONTH_NAMES, *WEEKDAY_NAMES))
_BEGINS = re.compile(r"(?:^|[.!?:;“\"‘(\n])[\s“\"‘(]*\Z")
_LARGE_BEFORE = re.compile(rf"\b(?!(?:The|By|And|But|{_CALENDAR})\b)[A-ZÀ-Þ][\w’'-]* \Z")
_GOES_ON = re.compile(rf"-\w|[./@]\w| (?:of\b|(?!(?:{_CALENDAR})\b)[A-ZÀ-Þ])")
_SAYING = re.compile(
    r"\b(?:report(?:s|ed|ing)?|sa(?:y|ys|id)|told|tells?|according|writes?|wrote|writing|quot\w+|cit(?:e|es|ed|ing)|"
    r"reveal\w*|disclos\w+|published|obtained|seen|learn(?:s|ed|t)|found|sp(?:oke|oken|eaking)|talk(?:s|ed|ing)|g(?:ave|iven)|"
    r"inform(?:s|ed)|confirm(?:s|ed)|agency|agencies|newspaper|daily|interview\w*)\b",
    re.IGNORECASE,
)
_ENDING = 4
"""Letters at the end of a word by which it is missed."""
_NEAR = 40
"""Characters beside a name in which a word of saying makes it a source."""


@dataclass(frozen=True, slots=True)
class Houses:
    """Who put a text out: ``names`` and ``shorts`` as they are written, without "The".

    ``titles`` are the last words of newspapers' names. ``shared`` are those to whom its byline or its credit line gives
    a part.
    """

    names: frozenset[str]
    shorts: frozenset[str]
    titles: frozenset[str]
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Credit:
    """By which name a text speaks of those who put out another, how far down, 0 (at its head) to 1, and whether words
    of saying stand beside it."""

    name: str
    place: float
    said: bool


def houses_of(text: str, publisher: str, own: Sequence[Span]) -> Houses:
    """The publisher and whoever stands in a dateline, by all the names that they go by; and who has a part in it.

    ``own`` are the paragraphs of the own text: what stands far from them is of the page.
    """
    begin, end = (own[0].start, own[-1].end) if own else (0, len(text))
    start = text.rfind("\n", 0, max(0, begin - _AROUND)) + 1
    stop = text.find("\n", begin + _AROUND)
    head, foot = (
        text[start : stop if 0 <= stop < begin + 3 * _AROUND else begin + _AROUND],
        text[end - _FOOT : end + _FOOT],
    )
    named = [part for part in _PARTS.split(publisher[:_LONGEST]) if part.strip()]
    named += [g for found in _DATELINE.finditer(head) for g in found.groups() if g]
    named += [found.group(1) for part in (head, foot) for found in _SIGNED.finditer(part)]
    lines = [g for part in (head, foot) for found in _SHARED.finditer(part) for g in found.groups() if g]
    shared = [name.strip() for line in lines for name in _APART.split(line)][:_MOST]
    named = named[:_MOST]
    return Houses(
        names=frozenset(n for name in named for n in _full(name)),
        shorts=frozenset(s for name in named for s in _shorts(name)),
        titles=frozenset(t for name in named for t in _title(name)),
        shared=frozenset(n for name in shared for n in (*_full(name), *_shorts(name))),
    )


def credit_in(text: str, houses: Houses, other: Houses) -> Credit | None:
    """The first credit that a text gives to the houses of another; None where both are of one house."""
    theirs = {fold(name): name for name in sorted(other.names | other.shorts)}
    mine = {fold(name) for name in houses.names | houses.shorts}
    shared = sorted(theirs.keys() & {fold(name) for name in houses.shared})
    if _of_one_house(mine, set(theirs)):
        return None
    if shared:
        return Credit(theirs[shared[0]], 0.0, said=True)
    found = [at for name in sorted(other.names) if (at := _named(text, name))]
    found += [at for short in sorted(other.shorts) if (at := _lettered(text, short))]
    found += [at for title in sorted(other.titles - houses.titles) if (at := _titled(text, title, other.names))]
    first = min(found or filter(None, (_shortened(text, name) for name in sorted(other.names))), default=None)
    if first is None:
        return None
    beside = text[max(0, first[0] - _NEAR) : first[1]] + text[first[1] : first[1] + _NEAR]
    return Credit(" ".join(text[slice(*first)].split()), first[0] / len(text), said=bool(_SAYING.search(beside)))


def _of_one_house(mine: set[str], theirs: set[str]) -> bool:
    """Whether a name of one begins a name of the other, or is it run together: "BBC" and "BBC News"."""
    return any(
        f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ") or a.replace(" ", "") == b.replace(" ", "")
        for a in mine
        for b in theirs
    )


Place = tuple[int, int]


def _named(text: str, name: str) -> Place | None:
    """Where a name stands with its capitals and by itself, no part of a longer one, nor a sentence's first word."""
    words = name.split()
    if not _may_hold(text, words):
        return None
    for found in re.finditer(rf"(?<![\w./@]){_spaced(words)}(?!\w)", text, re.IGNORECASE):
        written = found.group().split()
        if any(w[0].isupper() and not x[0].isupper() for w, x in zip(words, written, strict=True)) or (
            len(words) > 1 and not written[0][0].isupper()
        ):
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        alone = len(words) == 1 and _BEGINS.search(before) and not _SAYING.match(text[found.end() :].lstrip()[:20])
        if not alone and not _LARGE_BEFORE.search(before) and not _GOES_ON.match(text, found.end()):
            return found.span()
    return None


def _may_hold(text: str, words: Sequence[str]) -> bool:
    """Whether the words' last letters are there at all, large or small: far sooner known than where they stand."""
    ends = (word[1:][-_ENDING:] for word in words)
    return all(end in text or end.lower() in text for end in ends)


def _spaced(words: Sequence[str]) -> str:
    return r"\s+".join(map(re.escape, words))


def _lettered(text: str, short: str) -> Place | None:
    """Where the letters of a house stand in running text."""
    if short not in text:
        return None
    for found in re.finditer(rf"(?<![\w(./@]){re.escape(short)}(?!\w)", text):
        if not re.match(r"[./@]\w", text[found.end() : found.end() + 2]):
            return found.span()
    return None


def _titled(text: str, title: str, names: frozenset[str]) -> Place | None:
    """Where "the Ledger" stands, unless the text speaks of another Ledger too."""
    if f"he {title}" not in text:
        return None
    longer = re.search(rf"\b[A-ZÀ-Þ][\w’'-]{{0,40}} {re.escape(title)}\b", text.replace(f"The {title}", ""))
    if longer and not any(name.endswith(longer.group()) for name in names):
        return None
    for found in re.finditer(rf"\b[Tt]he {re.escape(title)}\b", text):
        if not _GOES_ON.match(text, found.end()):
            return found.span()
    return None


def _shortened(text: str, name: str) -> Place | None:
    """Where a house goes by a part of its name: "the education department" of the Norland one, "La Voz" de Norland."""
    words = name.split()
    joint = next((n for n, w in enumerate(words) if w.islower() and n), len(words))
    forms = [words[:joint]] if 1 < joint < len(words) else []
    if words[-1].lower() not in _TITLES and joint == len(words) > 2:
        forms += [words[1:], words[:-1]]
    if joint + 1 < len(words) and words[joint - 1].lower() in _BODIES:
        forms.append([words[joint + 1], words[joint - 1]])  # "the fisheries ministry" of the Ministry of Fisheries
    forms = [form for form in forms if form[0] != form[-1] and _may_hold(text, form)]
    found = (re.search(rf"(?<!\w){_spaced(form)}(?!\w)", text, _case(form)) for form in forms)
    return min((at.span() for at in found if at), default=None)


def _case(form: Sequence[str]) -> re.RegexFlag:
    return re.IGNORECASE if form[-1].lower() in _BODIES else re.NOFLAG


def _full(name: str) -> Iterator[str]:
    """A name without brackets and "The", an agency's full one beside it; of an address its first part."""
    bare = _BRACKETED.sub(" ", name)
    domain = _DOMAIN.fullmatch(bare.strip())
    told = domain.group(1).capitalize() if domain else " ".join(bare.split()).removeprefix("The ").removeprefix("THE ")
    while not _NOBODY.fullmatch(told) and not told.isdigit() and not _LETTERS.fullmatch(told):
        yield told
        told, _, last = told.rpartition(" ")
        if not last.islower() or last not in _GENERIC:
            break
    if (first := bare.split()[:1]) and first[0] in _AGENCIES:
        yield _AGENCIES[first[0]]


def _shorts(name: str) -> Iterator[str]:
    """The letters that a house goes by: in brackets, alone, or beside what every house is called; never that itself."""
    return (short for short in _letters(name) if short.lower() not in _GENERIC)


def _letters(name: str) -> Iterator[str]:
    bare = _BRACKETED.sub(" ", name)
    yield from (inside for inside in _BRACKETED.findall(name) if _LETTERS.fullmatch(inside))
    words = bare.split()
    others = [w for w in words if not _LETTERS.fullmatch(w)]
    if all(w.lower() in _GENERIC for w in others) and len(words) - len(others) == 1:
        yield from (w for w in words if _LETTERS.fullmatch(w))
    told = " ".join(words).removeprefix("The ")
    yield from (short for short, full in _AGENCIES.items() if told == full)


def _title(name: str) -> Iterator[str]:
    words = _BRACKETED.sub(" ", name).split()
    if len(words) > 1 and words[-1].lower() in _TITLES and not name.isupper():
        yield words[-1]
