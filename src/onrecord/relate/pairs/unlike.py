"""What shows that two assertions, however alike by all signs together, rather do not put one claim."""

import re

from onrecord.model import Modality
from onrecord.relate.pairs.facts import Facts, one_origin, plain_shared, times_apart
from onrecord.relate.pairs.numbers import Compared
from onrecord.relate.propositions.terms import stem
from onrecord.text import word_set, words

HARDLY = 0.01
"""Chance of putting one claim that is left to such a pair: it stays linked, but makes no group."""

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

# Chosen on the 66 training stories, for fewer pairs of which one is in no gold claim and as many counts right.
_NEAR = 0.65
"""Cosine of their sentences below which one word or one common number in both says little."""
_NEGATED = 0.4
"""Chance below which a negation or a denial that only one of them has makes two claims of them."""
_EVEN = 0.5
"""Chance below which a demand is not what another asserts, a report puts no thing twice in other words, and what is
told of two times is not one thing."""
_LIKELY = 0.7
"""The same where both times are single days."""
_STANDS = frozenset(
    stem(word)
    for word in word_set(
        "condemn criticize criticise praise welcome applaud denounce decry slam blast hail laud lament regret mourn "
        "celebrate support oppose endorse defend mock ridicule deride thank congratulate"
    )
)
"""Verbs that take a stand on a thing: whoever else tells of the thing says nothing of the stand."""
_SETTLES = frozenset(map(stem, word_set("approve authorize authorise veto ban forbid")))
"""Verbs that settle a thing, which others may tell without saying who did: "the levy was approved"."""
_NAMED = re.compile(r"(?:the|its|his|her|their|our|my|this|that|these|those)(?: \S+){1,2}")
"""A known thing, which every report of the matter has; "a defective sensor" says that there is one."""
_TELLS = frozenset(map(stem, word_set("confirm announce report reveal disclose acknowledge admit")))
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’')]*\s+[\"“‘'(]?[A-Z]|\n")


def rather_two(one: Facts, other: Facts, *, chance: float, compared: Compared | None, cosine: float) -> bool:
    """Whether two assertions that are alike with a ``chance``, 0 to 1, put two claims; the same whichever is first.

    ``cosine`` is how close the vectors of their sentences lie.
    """
    if of_two_doers(one, other) or _of_one_sentence(one, other):
        return True
    a, b = one.assertion, other.assertion
    denied = [x.modality is Modality.DENIED for x in (a, b)]
    if chance < _NEGATED and (denied[0] != denied[1] or (a.polarity is not b.polarity and not any(denied))):
        return True  # "has not agreed to" is not what somebody asks for
    if chance < _EVEN and (a.modality is Modality.REQUESTED) != (b.modality is Modality.REQUESTED):
        return True
    if chance < _EVEN and one.known.article.id == other.known.article.id:
        return True
    if _of_two_times(one, other, chance=chance) and not (compared and compared.equal and compared.is_rare):
        return True
    return _share_little(one, other, chance=chance, compared=compared, cosine=cosine)


def of_two_doers(one: Facts, other: Facts) -> bool:
    """Whether each tells what its own source does, or one a stand that the other says nothing of."""
    if _is_deed(one) and _is_deed(other):
        return not (_is_of(one, other) or _is_of(other, one))
    sides = ((one, other), (other, one))
    return any((_takes_stand(a) or _only_names(a)) and not _is_of(a, b) for a, b in sides)


def _is_deed(facts: Facts) -> bool:
    """Whether the source is the subject of what is put: "approved the levy", "appealed the ruling", "is to go home"."""
    return _is_to_do(facts) or not facts.cue.isdisjoint(_SETTLES) or _takes_stand(facts) or _only_names(facts)


def _is_to_do(facts: Facts) -> bool:
    """Whether it is what the source is to do or not to do; what is asked for others do."""
    said = facts.known.attribution
    asked = facts.assertion.modality is Modality.REQUESTED
    return said is not None and bool(said.source) and facts.folded.startswith("to ") and not asked


def _only_names(facts: Facts) -> bool:
    """Whether no more is told than a thing that the source did something with: "appealed | the ruling".

    Who confirms a thing says that it is so.
    """
    if not facts.source or facts.values or facts.actors or not facts.cue.isdisjoint(_TELLS):
        return False
    return _NAMED.fullmatch(facts.folded) is not None


def _takes_stand(facts: Facts) -> bool:
    """Whether it is what somebody thinks of a thing: "condemned the attack"."""
    return facts.assertion.modality is not Modality.DENIED and not facts.cue.isdisjoint(_STANDS)


def _is_of(deed: Facts, other: Facts) -> bool:
    """Whether another tells of whoever does a deed, as its source or in its words."""
    doer, theirs = _source(deed), _source(other)
    return one_origin(deed, other) or doer <= other.stems | theirs or (bool(theirs) and theirs <= doer)


def _source(facts: Facts) -> frozenset[str]:
    """The words for the source, or for whom a pronoun stands; none of an own voice."""
    if facts.known.attribution is None:
        return frozenset()
    named = facts.source or map(stem, words(facts.origin.name))
    return frozenset(word.removesuffix("'") for word in named)


def _of_one_sentence(one: Facts, other: Facts) -> bool:
    """Whether both stand in one sentence, which tells nothing twice but on the word of two."""
    if one.known.article.id != other.known.article.id:
        return False
    first, second = sorted((one.assertion.wording, other.assertion.wording), key=lambda w: w.start)
    if _SENTENCE_ENDS.search(one.known.article.text, first.end, second.start):
        return False
    return None in (one.known.attribution, other.known.attribution) or one_origin(one, other)


def _of_two_times(one: Facts, other: Facts, *, chance: float) -> bool:
    """Whether the times they speak of keep them apart: a bridge closed on 5 April, and reopened on 2 May."""
    exact = all(f.days is not None and f.days[0] == f.days[1] for f in (one, other))
    return chance < (_LIKELY if exact else _EVEN) and times_apart(one, other)


def _share_little(one: Facts, other: Facts, *, chance: float, compared: Compared | None, cosine: float) -> bool:
    """Whether they have nothing in common but names, a year, one word in unlike sentences, or a number often met."""
    if one.frames & other.frames or (compared is not None and compared.equal and compared.is_rare):
        return False
    plain = [word for word in plain_shared(one, other) if "." not in word]  # "u.s." is a name
    spoken = [word for word in plain if not word.isdigit()]
    if {q.value for q in one.assertion.quantities} & {q.value for q in other.assertion.quantities}:
        few = not plain
    elif not plain or (chance < _EVEN and all(_YEAR.fullmatch(word) for word in plain)):
        return True
    else:
        few = len(spoken) <= 1
    return few and cosine < _NEAR
