"""Attributions: who said what, by which words."""

from dataclasses import dataclass
from enum import StrEnum

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


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    PLANS = "plans"
    DEMANDS = "demands"
    OFFERS = "offers"
    WARNS = "warns"
    PREDICTS = "predicts"
    ASKS = "asks"
    DECLINES = "declines_to_comment"
    SILENT = "did_not_say"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A relation of source, cue and content (PARC 3.0), each a tuple of spans in text order.

    ``via`` is the id of the outer attribution of a chain ("The paper reported that officials said …": the officials'
    attribution has the paper's as ``via``). ``entity`` is the article's entity number of the source, where it is one.
    ``count`` is how many unnamed sources the text claims.
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
