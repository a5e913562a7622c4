"""Our assertions of a story, found by the quotations of its gold assertions, and the labels that follow."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bench.stories.gold import GoldAssertion, GoldClaim, GoldStory
from onrecord.model import Assertion, Relation, Span
from onrecord.record import Recorded
from onrecord.relate import claims_of, origins_of
from onrecord.relate.pairs.facts import Facts
from onrecord.tell.story.sides import facts_in


@dataclass(frozen=True, slots=True)
class OurStory:
    """What the pipeline found in a story. Assertions by file name, with the text their offsets point into.

    ``texts`` gives for each assertion id its article, or what stands for all articles that carry one text;
    ``aliases`` full entity keys for short ones.
    """

    assertions: Mapping[str, tuple[str, tuple[Assertion, ...]]]
    relations: tuple[Relation, ...]
    texts: Mapping[str, str]
    aliases: Mapping[str, str]
    recorded: tuple[Recorded, ...] = ()

    def facts(self) -> dict[str, Facts]:
        """Each assertion laid out for comparing, by id."""
        return {i: f for r in self.recorded for i, f in facts_in(r, self.aliases).items()}

    def named(self, assertion: Assertion) -> Assertion:
        """The assertion with the full key of its origin."""
        key, seen = assertion.origin.key, set[str]()
        while self.aliases.get(key) and key not in seen:
            seen.add(key)
            key = self.aliases[key]
        return replace(assertion, origin=replace(assertion.origin, key=key))


def find(ours: OurStory, gold: Sequence[GoldAssertion]) -> dict[str, Assertion]:
    """Our assertion for each gold one: the one that shares most with the quotation, each of ours once if it can be."""
    found: dict[str, Assertion] = {}
    used: set[tuple[str, str]] = set()
    for wanted in gold:
        text, candidates = ours.assertions.get(wanted.article, ("", ()))
        at = text.find(wanted.quote)
        if at < 0:
            continue
        quote = Span(at, at + len(wanted.quote))
        ranked = sorted(
            (a for a in candidates if a.wording.overlaps(quote)),
            key=lambda a: (-_shared(a.wording, quote), a.wording, a.id),
        )
        if not ranked:
            continue
        best = _shared(ranked[0].wording, quote)
        fresh = [a for a in ranked if (wanted.quote, a.id) not in used and _shared(a.wording, quote) == best]
        chosen = (fresh or ranked)[0]
        used.add((wanted.quote, chosen.id))
        found[wanted.id] = ours.named(chosen)
    return found


def _shared(one: Span, other: Span) -> float:
    """Characters in both over characters in either."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def given_labels(ours: OurStory, claim: GoldClaim) -> dict[str, str]:
    """Origin labels when the gold says which assertions make the claim."""
    found = find(ours, claim.support)
    labels = _labels(ours, found, list({a.id: a for a in found.values()}.values()))
    return _one_by_one(claim, found, labels)


def _labels(ours: OurStory, found: Mapping[str, Assertion], members: Sequence[Assertion]) -> dict[str, str]:
    groups = origins_of(members, ours.texts).groups
    label = {member: group[0] for group in groups for member in group}
    return {gold: label[a.id] for gold, a in found.items() if a.id in label}


def _one_by_one(claim: GoldClaim, found: Mapping[str, Assertion], labels: Mapping[str, str]) -> dict[str, str]:
    """The same labels, but one for each of "two officials": the gold gives what they say once for each of them."""
    told: Counter[tuple[str, str]] = Counter()
    apart = dict(labels)
    for gold in claim.support:
        if gold.id in labels:
            before = min(told[gold.article, gold.quote], found[gold.id].origin.people - 1)
            told[gold.article, gold.quote] += 1
            if before:
                apart[gold.id] = f"{labels[gold.id]} {before + 1}"
    return apart


def own_labels(ours: OurStory, story: GoldStory) -> dict[str, dict[str, str]]:
    """Origin labels end to end: each gold claim is matched to that claim of ours which holds most of its support.

    What stands outside it has no label, so it counts as an origin of its own.
    """
    everything = [ours.named(a) for _, some in ours.assertions.values() for a in some]
    by_id = {a.id: a for a in everything}
    articles = {a.id: file for file, (_, some) in ours.assertions.items() for a in some}
    home = {m: group for group in claims_of(everything, ours.relations, articles) for m in group}
    labels: dict[str, dict[str, str]] = {}
    for claim in story.claims:
        found = find(ours, claim.support)
        homes = sorted(home[a.id] for a in found.values())
        if not homes:
            continue
        group = max(sorted(set(homes)), key=homes.count)
        inside = {gold: a for gold, a in found.items() if a.id in group}
        labels[claim.id] = _one_by_one(claim, inside, _labels(ours, inside, [by_id[m] for m in group]))
    return labels
