"""Readings: sentences, words, mentions and time expressions of one article."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.page import Article, Evidence, Kind, Span


@dataclass(frozen=True, slots=True)
class Word:
    """A token. ``head`` is the index of its syntactic head in ``Reading.words`` (itself for a root).

    ``tag`` is a Penn Treebank tag, ``dep`` a ClearNLP dependency label, as spaCy's English models use.
    """

    span: Span
    lemma: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one block; ``words`` is a half-open range of indices into ``Reading.words``.

    ``vector`` says what it means: the bytes of ``onrecord.vectors.packed``, empty where there is nothing to say.
    """

    span: Span
    kind: Kind
    block: int
    words: tuple[int, int]
    vector: bytes = b""


class EntityKind(StrEnum):
    """What a mention refers to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"  # nationalities, parties, "harbour officials"
    OTHER = "other"


KIND_SHOWN = "kind-shown"
"""Method of the evidence of a mention whose name or neighbours show its kind, whatever a model takes it for."""
SURNAME_FIRST = "surname-first"
"""Method of the evidence of a mention that calls somebody by the first word of their name as by a surname."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to an entity. ``entity`` numbers the entities of one article from 0.

    ``name`` is the fullest form in which this article names that entity.
    """

    span: Span
    kind: EntityKind
    entity: int
    name: str
    evidence: Evidence


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 ``value`` and, where it has one, its place in the calendar.

    ``first`` and ``last`` are the earliest and the latest day it can mean (ISO 8601, inclusive); ``anchor`` says
    from what it was counted: ``""`` for absolute, ``published``, ``narrative`` or ``event``.
    """

    span: Span
    type: TimexType
    value: str
    first: str | None
    last: str | None
    anchor: str
    mod: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """What is in an article before anyone asks who said it. All tuples are in text order."""

    article: Article
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Timex, ...]
