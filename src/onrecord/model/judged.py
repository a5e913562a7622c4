"""Judgements across articles: what is the same, what is claimed, how claims stand to each other."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.page import Evidence, Span
from onrecord.model.reading import EntityKind, Reading
from onrecord.model.said import Attribution


class Judgement(StrEnum):
    """The answer to "is it the same?"."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Resolution:
    """An article's entity number ``local`` judged to be the record's entity ``entity`` (a name key)."""

    local: int
    entity: str
    name: str
    kind: EntityKind
    judgement: Judgement
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name key judged to stand for a full one, over the whole record; ``full`` is "" while unsure."""

    short: str
    full: str
    judgement: Judgement
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of this article that another article has too."""

    span: Span
    other: str
    other_span: Span


@dataclass(frozen=True, slots=True)
class Reprint:
    """A judgement that this article and ``other`` carry one text; ``share`` of the shorter one is common."""

    other: str
    share: float
    judgement: Judgement
    passages: tuple[Passage, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Resolved:
    """Every "is it the same?" that one reading raises."""

    reading: Reading
    resolutions: tuple[Resolution, ...]
    aliases: tuple[Alias, ...]
    reprints: tuple[Reprint, ...]
    prints: tuple[tuple[int, int], ...]  # (fingerprint, offset in text), winnowed
    short_names: tuple[tuple[str, str], ...] = ()  # (short key, full key) of every full name in this article


class Polarity(StrEnum):
    """Whether a proposition is put forward or negated in its own words."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How a proposition is put forward."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    PREDICTED = "predicted"
    REQUESTED = "requested"
    OFFERED = "offered"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, both as the text has them: 14, "alleged drug traffickers"."""

    value: float
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Whoever first put an assertion on the record, as far as this article tells. ``key`` compares.

    ``certain`` is False where the text does not show that it is nobody else's: unknown is not independent.
    """

    key: str
    name: str
    certain: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Assertion:
    """One attribution, or the article in its own voice (``attribution`` is None), putting a proposition.

    ``wording`` is a span of the article. ``said`` and ``about`` are EDTF or "" where unknown: the day of saying and
    the day spoken of never mix. ``terms`` are the content words by which a claim is looked up.
    """

    id: str
    attribution: str | None
    wording: Span
    polarity: Polarity
    modality: Modality
    said: str
    about: str
    quantities: tuple[Quantity, ...]
    entities: tuple[str, ...]
    terms: tuple[str, ...]
    origin: Origin


class Standing(StrEnum):
    """How one assertion stands to another."""

    REPEATS = "repeats"
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    REVISES = "revises"
    CORRECTS = "corrects"
    DIFFERENT_SCOPE = "different_scope"


@dataclass(frozen=True, slots=True)
class Relation:
    """How assertion ``one`` stands to assertion ``other``."""

    one: str
    other: str
    standing: Standing
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Related:
    """The assertions of one article, and how they stand to those already known."""

    assertions: tuple[Assertion, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one capture has to say, in the light of what was known."""

    reading: Reading
    attributions: tuple[Attribution, ...]
    resolved: Resolved
    related: Related
