"""Which entity of the record each entity of an article is, and what short names stand for.

An article's entity goes under the key of its fullest name there. What a short key stands for is judged from all full
names on record and from nothing else, so that articles may come in any order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.english import HE_OR_SHE
from onrecord.known import Known
from onrecord.model import (
    KIND_SHOWN,
    SURNAME_FIRST,
    Alias,
    EntityKind,
    Evidence,
    Judgement,
    Mention,
    Reading,
    Resolution,
)
from onrecord.resolve.names import (
    called_alone,
    is_short,
    key_of,
    kind_of,
    name_keys_of,
    short_keys_of,
    tail_of,
    without_generation,
    words_of,
)
from onrecord.resolve.spellings import block_of, is_near, spelling_key

_SHOWN = 3
_WHOLE = 2
"""Words of a name that longer ones may end with."""

_PRONOUNS = dict.fromkeys(HE_OR_SHE, EntityKind.PERSON)
_PRONOUNS |= dict.fromkeys(("it", "its", "itself"), EntityKind.ORGANISATION)

_BY_WORDS = "kind"
_KINDS = {
    EntityKind.PERSON: "a person",
    EntityKind.ORGANISATION: "an organisation",
    EntityKind.PLACE: "a place",
    EntityKind.OTHER: "a thing",
    EntityKind.GROUP: "a group",
}
_OF_PUBLISHERS = "publisher:"
_OF_NAMES = ("named:", "plainly:", "shown:", _OF_PUBLISHERS)
_ANY_KIND = (*_OF_NAMES, "organisation:")
"""Keys by which what a name of several kinds stands for may change."""
_ONE_WORD = ("place", "organisation", "person", "other")
_WORDS = ("person", "organisation", "place", "other")
"""What a name is taken for that articles read as several kinds and no words show: towns and firms go by one word,
people are given a full name."""


def find_resolutions(reading: Reading) -> tuple[Resolution, ...]:
    """A resolution for each entity of the article, by number."""
    names: dict[int, Mention] = {}
    for mention in reading.mentions:
        names.setdefault(mention.entity, mention)
    return tuple(_resolution(number, names[number]) for number in sorted(names))


def _resolution(number: int, mention: Mention) -> Resolution:
    kind = kind_of(mention.name, mention.kind)
    key = key_of(mention.name, kind)
    if kind is not mention.kind:
        judgement = Judgement.SAME
        evidence = Evidence(
            _BY_WORDS, 0.8, f"read as {_KINDS[mention.kind]}, but its own words are those of {_KINDS[kind]}"
        )
    elif is_short(key):
        judgement = Judgement.UNSURE
        reason = "only a short name stands in this article; whom it means is judged over the whole record"
        evidence = Evidence("short-name", 0.5, reason)
    else:
        judgement = Judgement.SAME
        evidence = Evidence("full-name", 0.95, "named in full in this article")
    return Resolution(number, key, mention.name, kind, judgement, evidence)


def find_short_names(reading: Reading, resolutions: Iterable[Resolution]) -> tuple[tuple[str, str], ...]:
    """(short key, full key) of every full name in the article, and of acronyms and surnames it uses for one, sorted.

    Under keys of the bare name stands what goes by it, and what plainly does.
    """
    resolutions = tuple(resolutions)
    full = {r.local: r.entity for r in resolutions if not is_short(r.entity)}
    found = {(short, r.entity) for r in resolutions for short in short_keys_of(r.name, r.kind)}
    found |= _of_bare_names(reading, resolutions)
    if reading.article.publisher is not None:
        outlet = reading.article.publisher.value
        key = key_of(outlet, EntityKind.ORGANISATION)
        found |= {(short, key) for short in short_keys_of(outlet, EntityKind.ORGANISATION)}
        found |= {(name, key) for name in name_keys_of(key) or ()}
        found |= {(short, key) for short in called_alone(key)}
    for mention in reading.mentions:
        is_surname = mention.evidence.method == SURNAME_FIRST
        if (mention.kind is EntityKind.ORGANISATION or is_surname) and mention.entity in full:
            key = key_of(mention.span.cut(reading.article.text), mention.kind)
            if is_short(key):
                found.add((key, full[mention.entity]))
    return tuple(sorted(found))


def _of_bare_names(reading: Reading, resolutions: Iterable[Resolution]) -> set[tuple[str, str]]:
    """What goes by each bare name in the article, and how plain its kind is."""
    plain, shown = _of_plain_kind(reading), {m.entity for m in reading.mentions if m.evidence.method == KIND_SHOWN}
    found = set()
    for resolution in resolutions:
        keys = name_keys_of(resolution.entity)
        if keys is None:
            continue
        found.add((keys.named, resolution.entity))
        if resolution.local in plain and len(words_of(resolution.entity)) > 1:  # one word is often a place misread
            found.add((keys.plainly, resolution.entity))
        if resolution.local in shown or resolution.evidence.method == _BY_WORDS:
            found.add((keys.shown, resolution.entity))
    return found


def _of_plain_kind(reading: Reading) -> set[int]:
    """Numbers of the people and organisations that the article's pronouns show to be such."""
    plain = set()
    for mention in reading.mentions:
        said = _PRONOUNS.get(mention.span.cut(reading.article.text).casefold())
        if said is mention.kind:
            plain.add(mention.entity)
    return plain


def find_aliases(
    resolutions: Iterable[Resolution], short_names: Iterable[tuple[str, str]], known: Known
) -> tuple[Alias, ...]:
    """What the short keys that this article uses or adds to stand for, by key.

    A full key may have an alias too: to a longer form of the name, or to another spelling of it. Whoever follows
    aliases must go on until a key has none; they never lead back.
    """
    own: defaultdict[str, set[str]] = defaultdict(set)
    for short, full in short_names:
        own[short].add(full)
    used = {r.entity for r in resolutions}
    asked = used | {short for short in own if ":^" not in short and not short.startswith(_OF_NAMES)}
    for name in sorted(n for n in own if n.startswith(_ANY_KIND) and own[n] - known.full_names(n)):
        named = f"named:{name.partition(':')[2]}"
        found = known.full_names(named) | own.get(named, set())
        found |= own[name] if name.startswith(_OF_NAMES) else set()
        if len(found) > 1 or name.startswith(_OF_PUBLISHERS):
            used |= found  # what goes by this name is to be judged anew
    asked |= used
    asked |= {body for short in own if (body := _read_as_body(short, known))}
    for key in sorted(k for k in used if spelling_key(k)):
        asked.update(_near(key, own, known))
    for key in sorted(k for k in asked if _is_whole(k)):
        asked |= known.full_names(f"person:^{key.partition(':')[2]}")  # longer names that end with it
    aliases = []
    for short in sorted(asked):
        before = known.full_names(short)
        if short not in used and short in own and own[short] <= before:
            continue  # this article adds nothing to what was judged
        ways = (_surname, _other_kind, _of_tail, _judged)
        alias = next(filter(None, (way(short, own, known) for way in ways)), None)
        if alias is not None:
            aliases.append(alias)
    return tuple(aliases)


def _judged(key: str, own: Mapping[str, set[str]], known: Known) -> Alias | None:
    """The judgement on one key, from the names of its own kind."""
    named, _, _, publishers = _of_name(key, own, known)
    names = (known.full_names(key) | own.get(key, set())) - {key}
    if key not in publishers:
        spellings = _near(key, own, known) if spelling_key(key) else set()
        alias = _alias(key, names, spellings)
        if alias is not None:
            return alias
    if (
        len(named) > 1 or (publishers and names) or _bearers(key, own, known)
    ):  # it may have been judged otherwise before
        return Alias(
            key, "", Judgement.UNSURE, Evidence("own-name", 0.5, "stands for nobody else by what is on record")
        )
    return None


def _alias(short: str, candidates: Iterable[str], spellings: Iterable[str]) -> Alias | None:
    """The judgement on one key, from the full names it could stand for and those spelled nearly like it."""
    names = _distinct(_spelled_out(short, frozenset(candidates)))
    if not names:
        best = min(spellings, default=short)
        if best >= short:
            return None
        reason = f"differs from {_shown(best)} by one letter only"
        return Alias(short, best, Judgement.SAME, Evidence("near-spelling", 0.85, reason))
    if len(names) > 1:
        listed = ", ".join(_shown(n) for n in names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
        reason = f"could be any of {len(names)} on record: {listed}"
        return Alias(short, "", Judgement.UNSURE, Evidence("several-full-names", 0.5, reason))
    full = names[0]
    if _is_weak(short, full):
        reason = f"a middle name of {_shown(full)}, which may not be what they are called by"
        return Alias(short, "", Judgement.UNSURE, Evidence("middle-name", 0.4, reason))
    if (
        words_of(full)[-len(words_of(short)) :] == words_of(short)
        and not is_short(short)
        and full.startswith("organisation:")
    ):
        reason = f"{_shown(full)} is the only name on record that ends with these words"
        return Alias(short, full, Judgement.SAME, Evidence("end-of-name", 0.75, reason))
    reason = f"{_shown(full)} is the only full name on record that it can be short for"
    return Alias(short, full, Judgement.SAME, Evidence("only-full-name", 0.9, reason))


def _spelled_out(short: str, candidates: frozenset[str]) -> frozenset[str]:
    """Of what an acronym could stand for what spells it out, if anything does: of "ABC Council" that is a part."""
    if not is_short(short) or short.startswith("person:"):
        return candidates
    return frozenset(c for c in candidates if words_of(c)[0] != words_of(short)[0]) or candidates


def _of_name(key: str, own: Mapping[str, set[str]], known: Known) -> tuple[frozenset[str], ...]:
    """What goes by the name of a key, what a pronoun shows to be of its kind, what words do, and which publisher."""
    names = name_keys_of(key) or ()
    return tuple(known.full_names(k) | own.get(k, set()) for k in names) or (frozenset(),) * 4


def _read_as_body(short: str, known: Known) -> str:
    """The key under which a surname is on record as an organisation's name; "" where none took it for one."""
    kind, _, word = short.partition(":~")
    body = f"organisation:{word}"
    return body if kind == "person" and body in known.full_names(f"named:{word}") else ""


def _bearers(key: str, own: Mapping[str, set[str]], known: Known) -> tuple[str, ...]:
    """The people who have the one word of an organisation's key for a surname."""
    if not key.startswith("organisation:") or is_short(key) or len(words_of(key)) > 1:
        return ()
    surname = f"person:~{words_of(key)[0]}"
    names = known.full_names(surname) | own.get(surname, set())
    return _distinct(frozenset(n for n in names if not _is_weak(surname, n)))


def _surname(key: str, own: Mapping[str, set[str]], known: Known) -> Alias | None:
    """The judgement on one word read as an organisation that no words show to be one: rather somebody's surname."""
    bearers = _bearers(key, own, known)
    named, _, shown, publishers = _of_name(key, own, known)
    short = f"person:~{words_of(key)[0]}"
    if (
        len(bearers) != 1
        or shown
        or publishers
        or not named <= {key, short}
        or known.full_names(key) | own.get(key, set())
    ):
        return None
    reason = f"{_shown(bearers[0])} is the only one of that surname on record, and no words show it to be a body's"
    return Alias(key, bearers[0], Judgement.SAME, Evidence("surname", 0.7, reason))


def _other_kind(key: str, own: Mapping[str, set[str]], known: Known) -> Alias | None:
    """The judgement where articles take one name for several kinds of thing; None where they do not.

    What the words beside it show counts before a pronoun, and that before what most names of its length are; a name
    that puts out an article is an organisation's. Where words show two kinds, they are two.
    """
    named, plain, shown, publishers = _of_name(key, own, known)
    bears = is_short(key) and known.full_names(key) | own.get(key, set())
    if len(named) < 2 or key in publishers or bears:
        return None
    if publishers and key not in shown:
        return Alias(key, min(publishers), Judgement.SAME, Evidence("publisher", 0.85, "a publisher on record"))
    sure = shown or plain or _bodies_called(key, own, known)
    if len(sure) > 1:
        if key not in sure:
            return None
        return Alias(key, "", Judgement.UNSURE, Evidence("two-kinds", 0.5, _of_two_kinds(sure)))
    kinds = _ONE_WORD if len(words_of(key)) == 1 else _WORDS
    if not sure and kinds is _WORDS and len({k.partition(":")[0] for k in named} & {"person", "place"}) > 1:
        return None  # "Ada Field" and "Long Field" look alike
    best = min(sure or named, key=lambda k: (kinds.index(k.partition(":")[0]), k))
    if best == key:
        return None
    kind = _KINDS[EntityKind(best.partition(":")[0])]
    score, how = (0.8, "plainly") if sure else (0.6, "read as")
    return Alias(key, best, Judgement.SAME, Evidence("kind", score, f"elsewhere on record {how} the name of {kind}"))


def _is_whole(key: str) -> bool:
    """Whether it is somebody's whole name in two words, with which a longer one may end."""
    parts = words_of(key)
    return key.startswith("person:") and not is_short(key) and len(parts) == _WHOLE and min(map(len, parts)) > 1


def _of_tail(key: str, own: Mapping[str, set[str]], known: Known) -> Alias | None:
    """The judgement on a name of three words or more that ends with the whole name of somebody on record.

    What stands before is what they are, or began the sentence: "GM Ada Field", "Asked Ada Field".
    """
    tail = tail_of(words_of(key)) if key.startswith("person:") and not is_short(key) else ""
    whole = f"person:{tail}"
    if not tail or whole not in _of_name(whole, own, known)[0] or whole in _shorter_than(key):
        return None
    fuller = _distinct(frozenset((known.full_names(whole) | own.get(whole, set())) - {key}))
    home = fuller[0] if len(fuller) == 1 else whole
    if len(fuller) > 1 or tail_of(words_of(home)):
        return None
    reason = f"ends with the whole name of {_shown(home)}"
    return Alias(key, home, Judgement.SAME, Evidence("end-of-name", 0.75, reason))


def _bodies_called(key: str, own: Mapping[str, set[str]], known: Known) -> frozenset[str]:
    """The body that a name is short for ("Northlake" of "Northlake Ferries"), where there is only one."""
    short = f"organisation:{key.partition(':')[2].lstrip('~')}"
    full = _distinct(frozenset(known.full_names(short) | own.get(short, set())))
    return frozenset(full if len(full) == 1 else ())


def _of_two_kinds(keys: Iterable[str]) -> str:
    kinds = sorted({_KINDS[EntityKind(key.partition(":")[0])] for key in keys})
    return f"{' in one article, '.join(kinds)} in another"


@lru_cache(maxsize=1 << 12)  # a surname that many have is asked about with each article that has it
def _distinct(candidates: frozenset[str]) -> tuple[str, ...]:
    """Candidates that are not short for, nor another spelling of, another one, sorted."""
    names = sorted(candidates)
    shorter = set().union(*map(_shorter_than, names))
    shorter |= {n for n in names if n.startswith("person:") and f"person:{tail_of(words_of(n))}" in candidates}
    kept: list[str] = []
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        others = alike[block_of(name)]  # no others can be near
        if name not in shorter and not any(is_near(name, other) for other in others):
            kept.append(name)
            others.append(name)
    return tuple(kept)


@lru_cache(maxsize=1 << 16)  # asked for each name that goes by a surname whenever one more does
def _shorter_than(name: str) -> frozenset[str]:
    """The keys that a full name can be short under."""
    return frozenset(short_keys_of(_shown(name), EntityKind(name.partition(":")[0])))


def _is_weak(short: str, full: str) -> bool:
    """Whether a bare name stands in the middle of the full one: of two surnames it is the first.

    How a full name begins stands for it only where an article uses that as the surname.
    """
    parts = without_generation(words_of(full))
    return short.startswith("person:~") and words_of(short)[-1] not in {parts[0], parts[-1]}


def _shown(key: str) -> str:
    return " ".join(w if len(w) > 1 else f"{w}." for w in words_of(key)).title()


def _near(key: str, own: Mapping[str, set[str]], known: Known) -> set[str]:
    """Full names spelled nearly like this one."""
    block = spelling_key(key)
    if block is None:
        return set()
    return {k for k in known.full_names(block) | own.get(block, set()) if is_near(key, k)}
