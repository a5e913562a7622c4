"""Name keys: what a name is compared by, and the shorter forms that it could be called by.

A key is ``kind:word-word``. A tilde marks what is no full name: ``person:~doe`` is whoever is called by that surname,
``organisation:~abc`` whatever has that acronym. A caret marks a key that is only for looking up spellings that are
nearly the same. Everything follows from the name alone, so that the order of articles cannot matter.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import EntityKind
from onrecord.text import fold, word_set

_PARTS = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"(.)\1")
_LONGEST = 12
"""Words of a name that count; what is longer is no name."""


TITLES = word_set(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness president vice prime minister premier
    chancellor secretary senator sen representative rep congressman congresswoman governor gov mayor councillor
    councilor cllr alderman councilman councilwoman judge justice chief attorney general gen colonel col major maj
    captain capt lieutenant lt sergeant sgt corporal cpl private pvt rear admiral adm commodore brigadier marshal
    commander cmdr cdr commissioner sheriff warden trooper constable officer detective inspector superintendent
    ambassador consul king queen prince princess pope cardinal archbishop bishop reverend rev pastor deacon father fr
    sister brother imam rabbi sheikh ayatollah comrade hon honourable honorable
    chairman chairwoman chair director deputy former acting supervisor manager doctor clerk registrar trustee ombudsman
    magistrate solicitor the"""
)
_GENERATIONS = frozenset({"jr", "junior"})
_LATER = frozenset({"sr", "senior", "ii", "iii", "iv"})
"""What a name may end with that tells somebody from another of the same name: no surname."""
_PARTICLES = word_set(
    "van von der den de del della di da dos das do du la le lo el al bin bint ibn ben abu ter ten af av zu st"
)
_LEGAL = word_set(
    """inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh ag sa se nv bv spa srl ab oy oyj
    asa kk pty sas kg fzc fze bhd pte aps"""
)
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "at", "by"})
_INSIDE = frozenset({"of", "for", "on", "the", "in", "to", "at", "by"})
"""Words that tie what follows to what stands before."""
_RANKS = frozenset({"national", "international", "supreme", "world", "joint"})
"""Words without which a body is another one: a Security Council is not a National Security Council."""
_GENERIC = word_set(
    """news group holdings holding industries media television tv radio network international airlines airways motors
    bank energy technologies technology systems pharmaceuticals pharma newspaper newspapers magazine broadcasting
    communications entertainment foundation institute appliances foods electronics software partners capital
    biologics agency party union ministry university council ferries shipping lines construction engineering
    logistics maritime ventures studios films newswire semiconductors therapeutics"""
)
_MADE = word_set("television tv radio")
"""The last words of outlets, and of what firms make and sell under their name: the "Acme TV" is not Acme."""
_SHIPS = word_set("uss uscgc hms hmas hmcs hmnzs ins rms mv mt ss")
_PLACES_FIRST = word_set("fort camp port mount lake")
_PLACES_LAST = word_set("airport airfield barracks base island islands river strait province county")
_BODIES_FIRST = word_set("radio ministry department university")
_BODIES = word_set(
    """marines army navy senate congress parliament police pentagon kremlin treasury cabinet coastguard government
    administration committee commission court authority office"""
)
_OFFICES = frozenset({"ministry", "department"})
_OFFICE_OF = (3, 4)
"""Words of the name of a ministry that goes by what it is for alone: "Interior", "Foreign Affairs"."""
_SPELLINGS = {
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "harbor": "harbour",
    "theater": "theatre",
    "organization": "organisation",
    "saint": "st",
}
"""American and written-out forms of words in names of bodies and places, and the form that stands in keys."""
_SHORTEST_TEAM = 5
"""Letters of a plural by which a team or a firm goes alone."""
_MANY_OF_A_KIND = word_set(
    """services affairs workers teachers nurses doctors scientists students women men children friends states nations
    schools hospitals courts forces sports games awards rights lawyers attorneys physicians operations works resources
    sciences statistics stores markets investors partners securities funds hotels homes farms ports
    railways trains buses roads mines times papers films pictures records books publications productions"""
)
"""Plurals in which many a body's name ends."""
_SHOUTED = 6
"""Letters from which a word in capitals is rarely an acronym."""
_CALLED_ALONE = word_set("authority board council commission committee court union league institute")
"""Last words of the names of bodies that go by these words alone."""
_COUNTRIES = {
    "us": "united-states",
    "usa": "united-states",
    "united-states-of-america": "united-states",
    "america": "united-states",
    "uk": "united-kingdom",
    "britain": "united-kingdom",
    "great-britain": "united-kingdom",
    "uae": "united-arab-emirates",
    "eu": "european-union",
    "drc": "democratic-republic-of-congo",
    "washington-dc": "washington",
}


def parts_of(name: str) -> list[str]:
    """Folded words of a name; points and apostrophes inside a word do not part it ("U.S." is ``us``)."""
    bare = re.sub(r"'s?(?=\s|$)", "", fold(name).replace("&", " and "))
    bare = re.sub(r"(?<=\w)['.](?=\w)|(?<=\w)\.", "", bare)
    return _PARTS.findall(bare)[:_LONGEST]


def person_words(name: str) -> list[str]:
    """The words of a person's name without titles and without "Jr."."""
    spelled = re.sub(r"\b([A-Z])\.(?=[A-Z]\b)", r"\1. ", name)  # "J.P. Doe" has two initials
    words = parts_of(spelled)
    while len(words) > 1 and (words[0] in TITLES or words[0].removesuffix("s") in TITLES):  # "Sens. Ann Lee and …"
        words = words[1:]
    kept = [w for w in words if w not in _GENERATIONS]
    return kept or words


def _spelled(words: Iterable[str]) -> list[str]:
    return [_SPELLINGS.get(w, w) for w in words]


def _organisation_words(name: str) -> list[str]:
    words = _spelled(parts_of(name))
    if words[:1] == ["the"]:
        words = words[1:]
    if len(words) > 2 and words[0] == "united" and words[1] in {"states", "kingdom", "nations"}:
        words = [words[0][0] + words[1][0], *words[2:]]  # "United States Army" is the "U.S. Army"
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    if len(words) > 1 and words[-1] in _OFFICES:  # "Finance Ministry" is the "Ministry of Finance"
        words = [words[-1], "of", *words[:-1]]
    if len(words) > 3 and words[0] in _OFFICES and words[-1] == "affairs":
        words = words[:-1]
    return words


def is_acronym(name: str) -> bool:
    """Whether a name is written as one: two to six capitals, with or without points ("CIA", "U.N.")."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,6}|[A-Z]{2,6}[0-9]?", name.strip()))


def kind_of(name: str, kind: EntityKind) -> EntityKind:
    """What a name names by its own words, where they show that it is no person's; else the kind it was read as."""
    if kind is not EntityKind.PERSON:
        return kind
    words = parts_of(name)
    if len(words) > 1 and words[0] in _SHIPS:
        return EntityKind.OTHER
    if len(words) > 1 and (words[0] in _PLACES_FIRST or words[-1] in _PLACES_LAST):
        return EntityKind.PLACE
    if words and (words[-1] in _BODIES or (len(words) > 1 and (words[0] in _BODIES_FIRST or words[-1] in _GENERIC))):
        return EntityKind.ORGANISATION
    return kind


@lru_cache(maxsize=1 << 15)  # the same names stand in article after article
def key_of(name: str, kind: EntityKind) -> str:
    """The key of a name: a short one, with a tilde, where the name is only a surname or an acronym."""
    if kind is EntityKind.PERSON:
        words = person_words(name)
        given = [w for w in words if w not in _PARTICLES]
        return _key(kind, words, short=len(given) < 2 or _is_double(name, words))
    if kind is EntityKind.ORGANISATION:
        bare = re.sub(r"^[Tt]he\s+", "", name.strip())
        return _key(kind, _organisation_words(name), short=is_acronym(_without_form(bare)))
    words = parts_of(name)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if kind is EntityKind.PLACE:
        plain = "-".join(_spelled(words))
        return f"{kind.value}:{_COUNTRIES.get(plain, plain)}"
    if kind is EntityKind.GROUP and words and len(words[-1]) > 4:
        words = [*words[:-1], _singular(words[-1])]
    return _key(kind, words, short=False)


def _without_form(name: str) -> str:
    """A firm's name without what it is in law: "ABC N.V." goes by its letters as "ABC" does."""
    words = name.split()
    while len(words) > 1 and not _LEGAL.isdisjoint(parts_of(words[-1])):
        words.pop()
    return " ".join(words).rstrip(",")


def _is_double(name: str, words: list[str]) -> bool:
    """Whether all there is of a name is one surname of two parts ("Lind-Field")."""
    last = fold(name).split()[-1:]
    return len(words) == 2 and last == ["-".join(words)]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _key(kind: EntityKind, words: Iterable[str], *, short: bool) -> str:
    return f"{kind.value}:{'~' if short else ''}{'-'.join(words)}"


def is_short(key: str) -> bool:
    """Whether a key names nobody in full."""
    return ":~" in key


def words_of(key: str) -> list[str]:
    """The words a key is made of, without its mark."""
    return key.partition(":")[2].lstrip("~^").split("-")


class NameKeys(NamedTuple):
    """Keys under which it is kept what goes by one name, whatever its kind.

    ``plainly`` are those that a pronoun shows to be of their kind, ``shown`` those that their own or other words do.
    """

    named: str
    plainly: str
    shown: str
    publisher: str


def name_keys_of(key: str) -> NameKeys | None:
    """The keys of a name; None for what may be many things' name: an acronym, a nationality.

    A longer word in capitals is rather a name that was shouted: "OSTREVKA" in a dateline.
    """
    kind, _, bare = key.partition(":")
    bare = bare.lstrip("~")
    if kind == EntityKind.GROUP.value:
        return None
    if is_short(key) and kind != EntityKind.PERSON.value and len(bare) < _SHOUTED:
        return None
    return NameKeys(f"named:{bare}", f"plainly:{bare}", f"shown:{bare}", f"publisher:{bare}")


@lru_cache(maxsize=1 << 15)  # as above
def short_keys_of(name: str, kind: EntityKind) -> tuple[str, ...]:
    """Keys under which a full name must be found again, sorted; none for what is short itself.

    For people: surnames, given name with one surname, without middle initials, and keys for near spellings and for the
    last two words. For organisations: acronyms by initials, the name without its generic last word, the last words of a
    longer name, before which it says whose they are ("Naval Commission" of the "Senate Naval Commission"), a last one
    in the plural, by which a team or a firm goes, and what a ministry is for.
    """
    key = key_of(name, kind)
    if is_short(key):
        return ()
    if kind is EntityKind.PERSON:
        words = without_generation(words_of(key))
        found = {"-".join(words), *_shorter_people(words)} if len(words) > 1 else set()
    elif kind is EntityKind.ORGANISATION:
        found = _shorter_organisations(words_of(key), name)
    else:
        found = set()
    return tuple(sorted({f"{kind.value}:{k}" for k in found if k} - {key}))


def _shorter_people(words: list[str]) -> set[str]:
    surname = _surname_start(words)
    last = "-".join(words[surname:])
    given, middle = words[0], words[1:surname]
    found = {f"~{last}", f"~{words[-1]}", f"{given}-{last}", spelled_like(words), f"{given[0]}-{last}"}
    plain = [w for w in middle if len(w) > 1 and w not in _PARTICLES]
    if plain:
        found |= {f"~{plain[-1]}-{last}", f"~{plain[-1]}", f"{given}-{plain[-1]}"}
        found.add("-".join([given, *plain, last]))
    tail = tail_of(words)
    return found | {f"^{tail}"} if tail else found


def without_generation(words: list[str]) -> list[str]:
    """A name's words without what tells its bearer from another of that name."""
    return [w for w in words if w not in _LATER] or words


def spelled_like(words: list[str]) -> str:
    """What people's names have in common that differ by a slip in the surname, or by a letter that is doubled."""
    return f"^{squeezed(words[0])}-{'-'.join(words[_surname_start(words) :])[:2]}"


def tail_of(words: list[str]) -> str:
    """The last two words of a longer name, if they can be the whole name of somebody: "Ada Field" of "GM Ada Field"."""
    last = words[-2:]
    whole = len(words) > 2 and all(len(w) > 1 and w not in _PARTICLES | _LATER for w in last)
    return "-".join(last) if whole else ""


def squeezed(word: str) -> str:
    """A word with each letter that is doubled written once: "philip" and "phillip" are one name."""
    return _DOUBLED.sub(r"\1", word)


def _surname_start(words: list[str]) -> int:
    """Where the last surname begins, particles included ("Ana de la Torre": at "de")."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return start


def _shorter_organisations(words: list[str], name: str) -> set[str]:
    found = {f"~{letters}" for letters in initials_of(name)} | _ends_of(words)
    found |= {words[-1]} & _CALLED_ALONE
    if len(words) > 1 and _is_team(words[-1]) and _SMALL.isdisjoint(words):
        found.add(words[-1])
    if len(words) in _OFFICE_OF and words[0] in _OFFICES and words[1] == "of":
        found.add("-".join(words[2:]))
    if len(words) > 1 and words[-1] in _GENERIC:
        rest = words[:-1]
        lead = re.sub(r"^[Tt]he\s+", "", name.strip()).split()[0]
        if len(rest) == 1 and is_acronym(lead):
            found.add(f"~{rest[0]}")
        elif words[-1] not in _MADE:
            found.add("-".join(rest))
    return found


def _is_team(word: str) -> bool:
    """Whether a name's last word is a plural that is no word for what many are: "Rovers", but no "Airlines"."""
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plural and len(word) >= _SHORTEST_TEAM and word not in _GENERIC and word not in _MANY_OF_A_KIND


def _ends_of(words: list[str]) -> set[str]:
    """The last two words or more of a name, and its first ones before an "and"."""
    found = set()
    for at in range(1, len(words) - 1):
        if words[at] not in _SMALL and words[at - 1] not in _INSIDE | _RANKS:
            found.add("-".join(words[at:]))
        if words[at] == "and" and at > 1:
            found.add("-".join(words[:at]))
        elif words[at] == "and":
            found.add("-".join(words[at + 1 :]))
    return {key for key in found if sum(word not in _SMALL for word in key.split("-")) > 1}


def called_alone(key: str) -> tuple[str, ...]:
    """What a paper is called for short by the last word of its name ("the Courant")."""
    kind, _, bare = key.partition(":")
    *rest, last = bare.lstrip("~").split("-")
    return (f"{kind}:{last}",) if rest and last not in _GENERIC and len(last) > 3 else ()


def initials_of(name: str) -> set[str]:
    """Acronyms a name could have: initials of its words, with and without the small ones; three letters or more."""
    words = [w for w in parts_of(name) if w != "the"]
    if len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    long = [w for w in words if w not in _SMALL]
    if len(long) < 2:
        return set()
    made = {"".join(w[0] for w in words), "".join(w[0] for w in long)}
    return {letters for letters in made if 3 <= len(letters) <= 6 and letters.isalpha()}
