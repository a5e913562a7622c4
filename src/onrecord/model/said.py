"""Attributions: who said what, by which words."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from onrecord.model.page import Evidence, Span


class Manner(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Naming(StrEnum):
    """Who the source of an attribution is, as far as the text says."""

    PERSON = "named_person"
    ORGANISATION = "named_organisation"
    DOCUMENT = "document"
    PUBLISHER = "publisher"
    SOCIAL_POST = "social_post"
    ANONYMOUS = "anonymous"  # held back: "officials who spoke on condition of anonymity", "people familiar with"
    UNNAMED_PERSON = "unnamed_person"  # just not named: "a spokesperson", "the driver"
    UNNAMED_GROUP = "unnamed_group"  # "critics", "harbour officials"
    NONE = "none"  # no source in the text


UNNAMED_SOURCES = frozenset({Naming.ANONYMOUS, Naming.UNNAMED_PERSON, Naming.UNNAMED_GROUP})
"""Sources that a text speaks of without a name."""

NAMED_ACTORS = frozenset({Naming.PERSON, Naming.ORGANISATION, Naming.PUBLISHER})
"""Sources with a name that can say things of their own accord, as a document or a post cannot."""


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    PLANS = "plans"
    DEMANDS = "demands"
    OFFERS = "offers"
    WARNS = "warns"
    LEAVES_OPEN = "leaves_open"  # "did not rule out", "is weighing"
    PREDICTS = "predicts"
    ASKS = "asks"
    DECLINES = "declines_to_comment"
    SILENT = "did_not_say"


UNSAID_STANCES = frozenset({Stance.SILENT, Stance.DECLINES})
"""Stances of a source that says nothing of the content, one way or the other."""


DEED = "tagged-deed"
"""Method of the evidence for what reads like a saying while its verb is of none: "has ordered nine buses"."""


class CaveatKind(StrEnum):
    """How a content is held back by its own words."""

    POSSIBLE = "possible"  # "may", "could", "perhaps"
    PROBABLE = "probable"  # "likely", "appears to"
    EXPECTED = "expected"  # "is expected to", "is due to"
    HEARSAY = "hearsay"  # "reportedly", "is believed to"
    APPROXIMATE = "approximate"  # "about 40": the figure is rough, not the word for it
    CONDITION = "condition"  # "if …", "unless …", "pending …"


@dataclass(frozen=True, slots=True)
class Caveat:
    """Words inside a content that say how sure it is, or on what condition; for a condition all of its clause."""

    span: Span
    kind: CaveatKind


@dataclass(frozen=True, slots=True)
class Described:
    """Words that describe unnamed sources ("two former officials"), with how many they state, if they do."""

    span: Span
    count: int | None


@dataclass(frozen=True, slots=True)
class Party:
    """One of several who say the same, with what an attribution has of a source that is one."""

    source: Span
    naming: Naming
    speaker: str
    entity: int | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A relation of source, cue and content (PARC 3.0), each a tuple of spans in text order.

    ``via`` is the id of the outer attribution of a chain ("The paper reported that officials said …": the officials'
    attribution has the paper's as ``via``). ``entity`` is the article's entity number of the source, where it is one.
    ``count`` is how many unnamed sources the text claims, ``described`` the words for them, group by group ("two
    current and two former officials" are two groups of two). ``withheld`` are the words that hold the name back ("on
    condition of anonymity") and ``withheld_because`` those that say why; both may stand in another sentence, and hold
    for each attribution of that source. ``caveats`` are in text order. ``parties`` are the single sources in a source
    that is several ("Field and the union said …"), in text order; the other fields are then of the first or of all.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: str | None
    manner: Manner
    naming: Naming
    stance: Stance
    entity: int | None
    speaker: str
    count: int | None
    evidence: Evidence
    described: tuple[Described, ...] = ()
    withheld: tuple[Span, ...] = ()
    withheld_because: tuple[Span, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    parties: tuple[Party, ...] = ()

    def by_each(self) -> tuple[Self, ...]:
        """The same on the word of each of its parties; itself where the source is one."""
        return tuple(
            replace(
                self,
                source=(party.source,),
                naming=party.naming,
                speaker=party.speaker,
                entity=party.entity,
                count=None,
                described=(),
                parties=(),
            )
            for party in self.parties
        ) or (self,)
