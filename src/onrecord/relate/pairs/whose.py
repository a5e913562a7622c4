"""On whose word two assertions are, as their articles have it, and whether that is one source."""

from onrecord.relate.origins.same_origin import PERSON, same_origin
from onrecord.relate.pairs.facts import Facts
from onrecord.relate.propositions.terms import stem
from onrecord.text import fold, word_set, words

_NAMELESS = "this article"
_LONGEST = 60
"""Characters of a description above which the name of the origin tells more."""
_ANOTHERS = word_set("for to by with against of from about on and or")
"""Words before a name from which whoever is described is another than is named."""
_POINTING = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that", "this", "those", "these", "one"})


def by(facts: Facts) -> str:
    """On whose word it is, as the text has it; for words that only point to somebody the name of the origin."""
    said = facts.known.attribution
    text = facts.known.article.text
    named = " ".join(" ".join(s.cut(text) for s in said.source).split()).split(",")[0].strip(" ;:–—-") if said else ""
    bare = named.casefold() in _POINTING or not named
    return facts.origin.name if bare or len(named) > _LONGEST else named


def cue_of(facts: Facts) -> str:
    """The words by which it is said, folded; "" for what the article says itself."""
    said = facts.known.attribution
    return fold(" ".join(span.cut(facts.known.article.text) for span in said.cue)) if said else ""


def source_of(facts: Facts) -> set[str]:
    """The stems of the words for its source."""
    said, text = facts.known.attribution, facts.known.article.text
    return {stem(w) for span in said.source for w in words(span.cut(text))} if said else set()


def of_one_source(one: Facts, other: Facts) -> bool:
    """Whether both are on one source's word, whatever their articles call it."""
    if same_origin(one.origin, other.origin) or by(one).casefold() == by(other).casefold() != _NAMELESS:
        return True
    return _ends_on(by(one), other) or _ends_on(by(other), one)


def _ends_on(described: str, person: Facts) -> bool:
    """Whether a description ends on a person's full name: "Harbour Master Jo Field", not "a lawyer for Jo Field"."""
    if not person.origin.key.startswith(PERSON):
        return False
    name, told = words(person.origin.name), words(described)
    before = told[: len(told) - len(name)]
    return len(name) > 1 and told[len(before) :] == name and bool(before) and before[-1] not in _ANOTHERS
