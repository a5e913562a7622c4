"""Which of the attributions that stand inside each other puts a proposition, and who tells of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.english import SUBJECT_DEPS
from onrecord.model import DEED, Attribution, Manner, Naming, Span, Stance, Word
from onrecord.relate.propositions.clauses import first_joined, words_in
from onrecord.text import merged, word_set

_DEEDS = frozenset(
    {Stance.DECLINES, Stance.SILENT, Stance.PLANS, Stance.DEMANDS, Stance.OFFERS, Stance.ASKS, Stance.LEAVES_OPEN}
)
"""Stances that are themselves something told when they stand inside another's words."""
_TO_DO = frozenset({Stance.WARNS, Stance.DENIES})
"""Stances that are so too where they are of something to do."""
_OF_THINGS = frozenset({"verb-object", "verb-preposition", "passive-object", "noun-preposition"})
"""Methods of attributions whose content is a thing and no clause: "praised the plan", "spoke of the crisis"."""
_ATTITUDES = word_set(
    "like love hate loathe dislike admire respect resent prefer favor favour support oppose endorse welcome praise "
    "applaud hail condemn denounce criticize criticise attack defend mock trust believe remember know learn discuss "
    "talk speak refer mention allude apologise apologize regret view opinion opposition criticism belief frustration"
)
"""Words for what somebody feels about a thing, or speaks of; nothing is said of the thing itself."""
_MOST = 0.5
"""Share of an outer content that an inner attribution must fill to be all that the outer source passes on."""
_SPEAKERS = frozenset({Naming.PERSON, Naming.ORGANISATION})
_REPORTERS = frozenset({Naming.PUBLISHER, Naming.DOCUMENT, Naming.SOCIAL_POST})
_PUTS = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.WARNS, Stance.PREDICTS})
_FIRST = frozenset({"i", "I", "we"})
_AHEAD = word_set("will shall would may might could")
_TO_COME = word_set("will shall may might")
_DONE = word_set(
    "have force oblige compel lead bring begin start continue go come rush hasten manage happen seem appear tend"
)
"""Verbs before an infinitive of saying by which it was said: "was forced to admit", "went on to say"."""


def said_so_far(said: Sequence[Attribution], words: Sequence[Word]) -> list[Attribution]:
    """Those of an article that tell of a saying: no deeds, nor what somebody has yet to say or only might."""
    return [
        a
        for a in said
        if a.evidence.method != DEED and not (a.via is None and a.stance in _PUTS and _is_yet_unsaid(words, a))
    ]


@dataclass(frozen=True, slots=True)
class Chains:
    """The attributions of one article as they stand inside each other."""

    said: Mapping[str, Attribution]
    deeds: frozenset[str]
    """Ids of those that are themselves something told when they stand in another's words: plans, demands, threats."""
    named: frozenset[str]
    """Ids of those deeds that are called by a noun with whose they are: "the Board's offer"."""
    unsaid: frozenset[str]
    """Ids of those in others' words that tell of no saying that took place: the outer source puts all of it."""

    def outers(self, inner: Attribution) -> Iterator[Attribution]:
        """Those in whose words it stands, the nearest first."""
        seen = {inner.id}
        outer = self.said.get(inner.via or "")
        while outer is not None and outer.id not in seen:
            yield outer
            seen.add(outer.id)
            outer = self.said.get(outer.via or "")

    def passed_on(self) -> frozenset[str]:
        """Ids of those whose content is nothing but what an inner source says: that one puts the proposition.

        A denial is never all somebody else's: that it is not so is the denier's own.
        """
        within: defaultdict[str, list[Span]] = defaultdict(list)
        for inner in self.said.values():
            if inner.via is not None and inner.id not in self.deeds | self.unsaid:
                within[inner.via].extend((*inner.content, *inner.source, *inner.cue))
        found = set()
        for outer in (self.said[i] for i in within if i in self.said):
            filled, whole = sum(map(len, merged(within[outer.id]))), sum(map(len, outer.content))
            if outer.stance is not Stance.DENIES and filled >= _MOST * whole > 0:
                found.add(outer.id)
        return frozenset(found)

    def teller(self, attribution: Attribution) -> Attribution:
        """Who tells of it: what "records show, police said" is the police's, and a deed in their words is theirs.

        A deed that is only spoken of by its noun is that of whoever did it: "was angry at the Board's offer to pay".
        """
        chain = [attribution, *self.outers(attribution)]
        passed = self.deeds - self.named
        at = next((n for n, a in enumerate(chain) if a.id not in passed and (a.source or n == 0)), len(chain) - 1)
        of_paper = chain[at].naming is Naming.DOCUMENT and at + 1 < len(chain)
        return chain[at + 1] if of_paper and chain[at + 1].naming in _SPEAKERS else chain[at]


def chains_of(said: Sequence[Attribution], words: Sequence[Word]) -> Chains:
    """Lay out the attributions of an article with its words."""
    by_id = {a.id: a for a in said}
    deeds = frozenset(a.id for a in said if a.stance in _DEEDS or (a.stance in _TO_DO and _is_to_do(words, a)))
    named = frozenset(i for i in deeds if by_id[i].source and not _has_verb(words, by_id[i]))
    chains = Chains(by_id, deeds, named, frozenset())
    unsaid = frozenset(a.id for a in said if a.via in by_id and _is_unsaid(chains, a, words))
    return Chains(by_id, deeds, named, unsaid)


def _is_unsaid(chains: Chains, attribution: Attribution, words: Sequence[Word]) -> bool:
    """Whether it is nobody's ("it is believed", "nobody told us"), or it or what it stands in is ahead or denied.

    What somebody will say is not said yet, and what they are denied to have said may never have been. That somebody
    praised a plan, or spoke of it, is told by whoever says so, unless that one only reports.
    """
    outers = [*chains.outers(attribution)]
    if attribution.naming is Naming.NONE:
        return True
    if outers[0].naming not in _REPORTERS and _is_of_a_thing(words, attribution):
        return True
    for inner, outer in zip([attribution, *outers], outers, strict=False):
        if inner.id not in chains.deeds and _is_ahead(words, inner):
            return True
        denied = outer.stance is Stance.DENIES
        if denied and (_is_top(words, inner, outer) or _is_one(attribution, outer)):
            return True
    return False


def _is_of_a_thing(words: Sequence[Word], attribution: Attribution) -> bool:
    """Whether it tells that somebody liked, favoured or spoke of something, and not what they say of it."""
    if attribution.manner is not Manner.INDIRECT or attribution.stance in {Stance.DENIES, Stance.CONFIRMS}:
        return False
    cue = {words[i].lemma for span in attribution.cue for i in words_in(words, span)}
    if attribution.evidence.method in _OF_THINGS and attribution.stance is Stance.ASSERTS:
        return not cue.isdisjoint(_ATTITUDES)
    inside = [i for span in attribution.content for i in words_in(words, span)]
    told = any(words[i].tag == "TO" or words[i].dep in SUBJECT_DEPS for i in inside)
    return attribution.evidence.method == "adjective" and not told


def _has_verb(words: Sequence[Word], attribution: Attribution) -> bool:
    """Whether its cue has a verb."""
    return any(words[i].tag.startswith("VB") for span in attribution.cue for i in words_in(words, span))


def _is_one(one: Attribution, other: Attribution) -> bool:
    return one.entity is not None and one.entity == other.entity


def _is_to_do(words: Sequence[Word], attribution: Attribution) -> bool:
    """Whether it is a threat or a refusal to do something, not a warning that something is so, or a denial."""
    inside = words_in(words, attribution.content[0]) if attribution.content else range(0)
    return len(inside) > 0 and words[inside[0]].tag == "TO"


def _is_ahead(words: Sequence[Word], attribution: Attribution) -> bool:
    """Whether its cue tells of what is to be said: "will admit", "is to testify", "is expected to say"."""
    inside = [i for span in attribution.cue for i in words_in(words, span)]
    verbs = [i for i in inside if words[i].tag.startswith("VB")]
    if not verbs:
        return False
    if any(words[i].tag == "MD" and words[i].lemma in _AHEAD for i in inside):
        return True
    verb, before = verbs[-1], words[max(0, verbs[-1] - 1)]
    above = words[words[verb].head]
    return before.tag == "TO" and words[verb].dep in {"xcomp", "ccomp"} and above.lemma not in _DONE


def _is_yet_unsaid(words: Sequence[Word], attribution: Attribution) -> bool:
    """Whether the article itself tells what somebody "will say" or "may note"; who is quoted has spoken."""
    if attribution.manner is not Manner.INDIRECT or not attribution.source:
        return False
    first = {words[i].lemma for span in attribution.source for i in words_in(words, span)} & _FIRST
    modals = {words[i].lemma for span in attribution.cue for i in words_in(words, span) if words[i].tag == "MD"}
    return not first and not modals.isdisjoint(_TO_COME)


def _is_top(words: Sequence[Word], inner: Attribution, outer: Attribution) -> bool:
    """Whether the saying itself is what is denied: "denied that she had said", not "denied the claims by Lee"."""
    verbs = (i for span in inner.cue for i in words_in(words, span) if words[i].tag.startswith("VB"))
    heads = (words[words[first_joined(words, i)].head] for i in verbs)
    return any(not any(head.span in c for c in outer.content) for head in heads)
