"""Which of the people of one name is meant, as titles, order and "Mr" or "Mrs" tell."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import EntityKind
from onrecord.read.mentions.kinds import surface_of
from onrecord.read.mentions.lexicon import (
    CALLINGS,
    FEMININE,
    GIVEN_HE,
    GIVEN_SHE,
    MASCULINE,
    PLURAL_TITLES,
    ROLE_OF_TITLE,
)
from onrecord.read.mentions.names import Found
from onrecord.read.mentions.page import Page, Range

_WITH_SURNAMES = frozenset({"mr", "mrs", "ms", "miss", "dr", "professor"}).union(
    *(row for row in CALLINGS if "bishop" not in row)
)
"""Titles that stand before a surname, and not before a given name alone."""
MOST_NAMESAKES = 20
"""People of one surname that are compared; a page with more is a list."""


@dataclass(slots=True)
class Namesake:
    """One of the people of a surname: where they are first named in full, and what titles call them."""

    first: Range
    called: set[str] = field(default_factory=set)
    alone: list[Range] = field(default_factory=list)
    """Where the surname stands alone, whoever it means."""


def namesakes_of(
    page: Page, names: Sequence[Found], kinds: Mapping[str, EntityKind], *, word: int
) -> dict[str, dict[str, Namesake]]:
    """The people of whom one word of the name is the same, by their full names, the first ones of a list."""
    found: defaultdict[str, dict[str, Namesake]] = defaultdict(dict)
    for place in names:
        full = surface_of(page, place)
        if " " not in full or kinds[full] is not EntityKind.PERSON:
            continue
        people = found[full.split()[word]]
        if full in people or len(people) < MOST_NAMESAKES:
            people.setdefault(full, Namesake(place.words)).called.update(called_there(page, place))
    for place in names:
        for person in found.get(surface_of(page, place), {}).values():
            person.alone.append(place.words)
    return found


def surname_first(
    page: Page, found: Found, ahead: Mapping[str, Namesake], *, namesakes: Mapping[str, Namesake]
) -> tuple[str, str] | None:
    """Who is meant by a title and the first word of a name: "President Lee" of "President Lee Mingsu"."""
    if " " in surface_of(page, found) or not is_formal(page, found):
        return None
    mine = called_there(page, found)
    fitting = [name for name, other in ahead.items() if mine & other.called]
    if len(fitting) != 1 or any(mine & other.called for other in namesakes.values()):
        return None
    return fitting[0], "the only person whose name begins so that has the same title"


def is_first_of(surface: str, full: str) -> bool:
    """Whether one word is how a person's name begins, and not how it ends."""
    words = full.split()
    return len(words) > 1 and surface == words[0] != words[-1]


def is_formal(page: Page, found: Found) -> bool:
    """Whether a title stands before a name that goes with surnames."""
    return found.title is not None and not _WITH_SURNAMES.isdisjoint(roles_of(page, found.title))


def by_title(page: Page, found: Found, namesakes: Mapping[str, Namesake]) -> tuple[str, str]:
    """Which of several people of one surname is meant; nobody in particular where neither title nor order tells.

    A paper gives the full name first, so that who is not named yet is not meant by the surname alone.
    """
    mine = called_there(page, found)
    fitting = [name for name, other in namesakes.items() if mine & other.called]
    if len(fitting) == 1:
        return fitting[0], "of the people of that surname the one with the same title"
    named = [name for name, other in namesakes.items() if other.first < found.words]
    left = [name for name in named if not _of_another_calling(mine, namesakes[name].called)]
    if len(left) == 1 and not _is_set_off(page, found):
        return left[0], "of the people of that surname the only one named before"
    if len(left) > 1 and not _is_set_off(page, found):
        first, second = sorted((namesakes[name] for name in left), key=lambda n: n.first)[:2]
        if any(first.first < words < second.first for words in first.alone):
            name = min(left, key=lambda n: namesakes[n].first)
            return name, "called by the surname before another of that name came in"
    return surface_of(page, found), ""


def is_somebody_else(page: Page, found: Found, only: Namesake | None) -> bool:
    """Whether a title shows that the only one of that surname named in full is not meant."""
    return only is not None and _of_another_calling(called_there(page, found), only.called)


def called_there(page: Page, found: Found) -> set[str]:
    """The roles of the title before a name, and "mr" or "ms" where only the given name says so."""
    called = set(roles_of(page, found.title)) if found.title is not None else set()
    first, end = found.words
    if end - first > 1 and not gender_of(called):
        given = page.lower[first]
        called |= {"mr"} if given in GIVEN_HE else {"ms"} if given in GIVEN_SHE else set()
    return called


def _of_another_calling(mine: set[str], theirs: set[str]) -> bool:
    """Whether titles show two people: "Mr" and "Mrs", a councillor and a professor."""
    for one, other in ((mine, theirs), (theirs, mine)):
        if one & MASCULINE and not one & FEMININE and other & FEMININE and not other & MASCULINE:
            return True
    rows = [[row for row in CALLINGS if row & roles] for roles in (mine, theirs)]
    return all(rows) and not any(row in rows[1] for row in rows[0])


def _is_set_off(page: Page, found: Found) -> bool:
    """ "The other Field": not the one who was named."""
    first = (found.title or found.words)[0]
    return first > 0 and page.lower[first - 1] in {"other", "another", "second", "different"}


def roles_of(page: Page, title: Range) -> Iterable[str]:
    """The roles that the words of a title are, each by one word."""
    words = (PLURAL_TITLES.get(w, w) for w in page.lower[slice(*title)])
    return (ROLE_OF_TITLE.get(w, w) for w in words)


def gender_of(called: Collection[str]) -> str:
    """Whether titles call somebody "he" or "she"; "" where they do not tell."""
    he, she = not MASCULINE.isdisjoint(called), not FEMININE.isdisjoint(called)
    return "" if he == she else "he" if he else "she"
