"""Which names of one article are one entity: full and short names, acronyms, prefixes, forms of a country's name."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import KIND_SHOWN, SURNAME_FIRST, EntityKind, Evidence
from onrecord.read.mentions.bounds import plain_name
from onrecord.read.mentions.kinds import surface_of
from onrecord.read.mentions.lexicon import AGENCIES, CORPORATE_TAILS, ORGANISATION_HEADS, PARTICLES, PRESS_TAILS
from onrecord.read.mentions.names import Found
from onrecord.read.mentions.namesakes import (
    MOST_NAMESAKES,
    by_title,
    called_there,
    gender_of,
    is_first_of,
    is_formal,
    is_somebody_else,
    namesakes_of,
    roles_of,
    surname_first,
)
from onrecord.read.mentions.page import Page, Range
from onrecord.read.mentions.peoples import country_of, people_of

_MADE = frozenset({"tv", "television", "radio", "music", "news"})
"""Last words of names of outlets, and of things that firms make and sell under their name."""
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "de", "&", "y"})
_LONGEST_COUNTRY = 3


@dataclass(slots=True)
class Group:
    """The places of one entity, in text order, and what is said of it in passing."""

    kind: EntityKind
    name: str
    places: list[tuple[Range, Evidence]] = field(default_factory=list)
    surfaces: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)


def find_groups(
    page: Page, names: Sequence[Found], kinds: Mapping[str, EntityKind], *, plain: Collection[str] = ()
) -> list[Group]:
    """Entities by their names, in the order of their first places. Of ``plain`` surfaces the kind is beyond doubt."""
    places: defaultdict[str, list[Found]] = defaultdict(list)
    for found in names:
        places[surface_of(page, found)].append(found)
    stands_for = _merged(page, places, kinds)
    namesakes, by_first = (namesakes_of(page, names, kinds, word=at) for at in (-1, 0))
    meant: list[tuple[Found, str, str]] = []
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for found in names:
        surface = surface_of(page, found)
        full, reason = stands_for.get(surface, (surface, ""))
        ahead = surname_first(page, found, by_first.get(surface, {}), namesakes=namesakes.get(surface, {}))
        if ahead is not None:
            full, reason = ahead
        elif full == "?":
            full, reason = by_title(page, found, namesakes.get(surface, {}))
        elif found.title is not None and is_somebody_else(page, found, namesakes.get(surface, {}).get(full)):
            full, reason = surface, ""
        meant.append((found, full, reason))
        marks[full].add(_mark(page, found, full, kind=kinds[full]))
    return _grouped(page, meant, marks, kinds=kinds, plain=plain)


def _grouped(
    page: Page,
    meant: Sequence[tuple[Found, str, str]],
    marks: Mapping[str, set[str]],
    *,
    kinds: Mapping[str, EntityKind],
    plain: Collection[str],
) -> list[Group]:
    """Places of one full name together; where several ``marks`` show it to be two's name, each mark by itself."""
    groups: dict[tuple[str, str], Group] = {}
    # Without a title before the whole name it may as well be what a house is called after somebody: "Field Ferries".
    titled = {full for found, full, _ in meant if found.title is not None and surface_of(page, found) == full}
    for found, full, reason in meant:
        is_shared = len(marks[full] - {""}) > 1
        mark = _mark(page, found, full, kind=kinds[full]) if is_shared else ""
        group = groups.setdefault((full, mark), Group(kinds[full], ""))
        group.surfaces.add(surface_of(page, found))
        if found.title is not None:
            group.titles.update(roles_of(page, found.title))
            group.countries.update(_countries(page, found.title))
        evidence = _evidence(found, reason, is_plain=full in plain)
        if full in titled and is_first_of(surface_of(page, found), full) and is_formal(page, found):
            evidence = Evidence(SURNAME_FIRST, 0.85, reason)
        group.places.append((found.words, evidence))
    for group in groups.values():
        group.name = _fullest(page, group)
    return list(groups.values())


def _mark(page: Page, found: Found, full: str, *, kind: EntityKind) -> str:
    """What tells two of one name apart: the country whose body it is, "Mr" or "Mrs" of a surname; "" for nothing."""
    if kind is EntityKind.ORGANISATION:
        return _owner(page, found)
    if kind is EntityKind.PERSON and surface_of(page, found) == full:
        return gender_of(called_there(page, found))
    return ""


def _owner(page: Page, found: Found) -> str:
    """The country of "Ruritania's Supreme Court"."""
    at = found.words[0] - 1
    if at < 1 or page.words[at].tag != "POS":
        return ""
    owners = (country_of(" ".join(page.forms[at - n : at])) for n in range(min(_LONGEST_COUNTRY, at), 0, -1))
    return next((country for country in owners if country), "")


def _evidence(found: Found, reason: str, *, is_plain: bool) -> Evidence:
    if reason:
        return Evidence("short-name", 0.85, reason)
    if is_plain:
        return Evidence(KIND_SHOWN, 0.95, "its own words, or those beside it, show what it names")
    said = f"tagged {found.label} and weighed over all its places" if found.label else "a name found elsewhere here"
    return Evidence("name", 0.9 if found.label else 0.75, said)


def _countries(page: Page, title: Range) -> set[str]:
    found = (country_of(f) or people_of(f) for f in page.forms[slice(*title)])
    return {country for country in found if country}


def _fullest(page: Page, group: Group) -> str:
    """The longest form; where two are as long the one not in capitals, then the first."""
    if group.kind is EntityKind.PLACE:
        country = next((c for s in sorted(group.surfaces) if (c := country_of(s))), None)
        if country is not None:
            return country
    forms = [plain_name(page, words) for words, _ in group.places]
    bare = [f.removeprefix("The ").removeprefix("the ") for f in forms]
    # max keeps the first of equals
    return max(bare, key=lambda f: (len(f.split()), not f.isupper() or len(f) < 7, len(f)))


Merged = dict[str, tuple[str, str]]
"""For a short surface the full one it stands for and why; "?" where that depends on the place."""


def _merged(page: Page, places: Mapping[str, Sequence[Found]], kinds: Mapping[str, EntityKind]) -> Merged:
    by_kind: defaultdict[EntityKind, list[str]] = defaultdict(list)
    for surface in places:
        by_kind[kinds[surface]].append(surface)
    merged = _merged_people(by_kind[EntityKind.PERSON])
    organisations = by_kind[EntityKind.ORGANISATION]
    named_first = {s: _first_in_body(page, places[s]) for s in organisations}
    merged.update(_merged_organisations(organisations, named_first))
    merged.update(_stated_acronyms(page, places, kinds))
    for kind, canonical in ((EntityKind.PLACE, country_of), (EntityKind.GROUP, _people_form)):
        first: dict[str, str] = {}
        for surface in by_kind[kind]:
            country = canonical(surface)
            if country:
                full = first.setdefault(country, surface)
                if full != surface:
                    merged[surface] = (full, f"another form of {country}")
    return _flat(merged)


def _people_form(surface: str) -> str | None:
    return surface.removesuffix("s") if people_of(surface) is not None else None


def _flat(merged: Merged) -> Merged:
    """Follow short for short to the end; a circle stops where it began."""
    flat: Merged = {}
    for surface, (full, reason) in merged.items():
        end, seen = full, {surface}
        while end in merged and end not in seen:
            seen.add(end)
            end = merged[end][0]
        if end != surface:
            flat[surface] = (end, reason)
    return flat


def _merged_people(surfaces: Sequence[str]) -> Merged:
    full = [s for s in surfaces if " " in s]
    merged: Merged = {}
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for surface in full:
        for word in set(surface.replace("-", " ").split()) | set(surface.split()):
            by_word[word].append(surface)
    for surface in full:
        namesakes = by_word[surface.split()[-1]][:MOST_NAMESAKES]
        longer = [o for o in namesakes if o != surface and _is_short_for(surface, o)]
        roots = [o for o in longer if not any(o != p and _is_short_for(o, p) for p in longer)]
        if len(roots) == 1:
            merged[surface] = (roots[0], "the same given name and surname as a longer name")
    for surface in surfaces:
        if " " in surface and surface.split()[0] in PARTICLES and surface not in merged:
            owners = {_root(o, merged) for o in full if o.endswith(f" {surface}")}
            if len(owners) == 1:
                merged[surface] = (owners.pop(), "the only person of that name in the article")
        elif " " not in surface:
            owners = {_root(o, merged) for o in by_word.get(surface, ()) if o.split()[-1] == surface}
            owners = owners or {_root(o, merged) for o in by_word.get(surface, ())}
            if len(owners) == 1:
                merged[surface] = (owners.pop(), "the only person of that name in the article")
            elif owners:
                merged[surface] = ("?", "")
    return merged


def _root(surface: str, merged: Merged) -> str:
    return merged[surface][0] if surface in merged else surface


def _is_short_for(short: str, full: str) -> bool:
    """Whether a person's name leaves words out of a longer one, or gives initials for them."""
    a, b = short.replace("-", " ").split(), full.replace("-", " ").split()
    if (len(a), len(short)) >= (len(b), len(full)) or not _fits(a[0], b[0]):
        return False
    at = 0
    for word in a:
        while at < len(b) and not _fits(word, b[at]):
            at += 1
        if at == len(b):
            return False
        at += 1
    return True


def _fits(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))


def _first_in_body(page: Page, places: Sequence[Found]) -> int:
    """The first word of the first place that is in no heading; a place in a heading comes last."""
    return min(
        (f.words[0] for f in places if page.sentence_at[f.words[0]] not in page.headings), default=len(page.words)
    )


def _merged_organisations(surfaces: Sequence[str], named_first: Mapping[str, int]) -> Merged:
    """Short names of bodies; ``named_first`` gives the first word of each name in the body of the article."""
    merged: Merged = {}
    by_initials: defaultdict[str, set[str]] = defaultdict(set)
    by_first: defaultdict[str, set[str]] = defaultdict(set)
    by_last: defaultdict[str, set[str]] = defaultdict(set)
    for surface in surfaces:
        words = surface.split()
        if len(words) > 1:
            for letters in _initials(words):
                by_initials[letters].add(surface)
            if words[-1] in CORPORATE_TAILS:
                for short in {" ".join(words[:-1]), words[0]}:
                    # A body is given its whole name first; what is named after it may be what it makes.
                    if words[-1] not in _MADE or named_first[surface] <= named_first.get(short, named_first[surface]):
                        by_first[short].add(surface)
            by_last[words[-1]].add(surface)
            by_last[words[0]].update({surface} if words[1] in _SMALL else ())
    for surface in surfaces:
        if surface in AGENCIES and AGENCIES[surface] in surfaces and AGENCIES[surface] != surface:
            merged[surface] = (AGENCIES[surface], "the agency's usual short form")
        elif len(by_initials.get(surface, ())) == 1 and len(surface) > 2:
            merged[surface] = (min(by_initials[surface]), "the initials of the only name they fit")
        elif len(by_first[surface] - {surface}) == 1 and not _is_whole(surface, by_last):
            merged[surface] = (min(by_first[surface] - {surface}), "the beginning of the only name it fits")
        elif surface in ORGANISATION_HEADS and len(bodies := _longest(by_last.get(surface, ()))) == 1:
            merged[surface] = (bodies[0], "the only such body named in the article")
    return merged


def _longest(surfaces: Collection[str]) -> list[str]:
    """The names that are not the end of a longer one of them."""
    return sorted(s for s in surfaces if not any(o != s and o.endswith(f" {s}") for o in surfaces))


def _is_whole(surface: str, by_last: Mapping[str, set[str]]) -> bool:
    """Whether several words are no short form: a paper's own name, or the end of another body's name too."""
    last = surface.rsplit(maxsplit=1)[-1]
    return " " in surface and (last in PRESS_TAILS or bool(by_last[last] - {surface}))


def _initials(words: Sequence[str]) -> set[str]:
    long = [w for w in words if w not in _SMALL]
    return {"".join(w[0] for w in words), "".join(w[0] for w in long)}


def _stated_acronyms(page: Page, places: Mapping[str, Sequence[Found]], kinds: Mapping[str, EntityKind]) -> Merged:
    """Acronyms given in brackets behind a full name, or the other way round."""
    ends: dict[int, str] = {f.words[1]: surface for surface, here in places.items() for f in here}
    starts: dict[int, str] = {f.words[0]: surface for surface, here in places.items() for f in here}
    merged: Merged = {}
    for i, form in enumerate(page.forms):
        if form != "(" or i not in ends or i + 1 not in starts:
            continue
        full, short = ends[i], starts[i + 1]
        if len(short) > len(full):
            full, short = short, full
        letters = "".join(c for c in short if c.isalnum())
        is_whole = places[short][0].words[1] - places[short][0].words[0] == 1
        if is_whole and len(letters) <= 8 and kinds[full] is kinds[short] and _spells(letters, full):
            merged[short] = (full, "given in brackets beside the full name")
    return merged


def _spells(letters: str, full: str) -> bool:
    """Whether the letters begin with the full name's first one and all occur in it in order."""
    if sorted(letters) == sorted(w[0] for w in full.split() if w not in _SMALL):
        return True  # in the order of another language
    if not full.startswith(letters[:1]):
        return False
    at = 0
    for letter in letters:
        at = full.find(letter, at) + 1
        if at == 0:
            return False
    return True
