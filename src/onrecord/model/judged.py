"""Judgements across articles: what is the same, what is claimed, how claims stand to each other."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

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

    def turned(self, article: str) -> Self:
        """The same judgement told from the other article; ``article`` is this one's id."""
        passages = (Passage(p.other_span, article, p.span) for p in self.passages)
        ordered = tuple(sorted(passages, key=lambda p: (p.span, p.other_span)))
        return replace(self, other=article, passages=ordered)


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
    ``title`` is what a person is called beside the name, folded: "the police chief"; ``spokesperson`` the name of
    whoever is shown to speak for what the origin is. Both are "" where the text has none. ``people`` is how many
    sources without a name it is, 2 to 4 where the text counts so few ("two officials"), else 1.
    """

    key: str
    name: str
    certain: bool
    evidence: Evidence
    title: str = ""
    spokesperson: str = ""
    people: int = 1


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what to whom in a proposition, in lemmas.

    The nouns that act, the verbs or the noun that is there for one, the nouns acted on.
    """

    actors: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One attribution, or the article in its own voice (``attribution`` is None), putting a proposition.

    ``wording`` is a span of the article. ``said`` and ``about`` are EDTF or "" where unknown: the day of saying and
    the day spoken of never mix. ``terms`` are the content words by which a claim is looked up, ``deed`` is what it
    tells of by the parse.
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
    deed: Deed = Deed()


class Standing(StrEnum):
    """How one assertion stands to another."""

    REPEATS = "repeats"
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    REVISES = "revises"
    CORRECTS = "corrects"
    DIFFERENT_SCOPE = "different_scope"


AGREEING_STANDINGS = frozenset({Standing.REPEATS, Standing.CORROBORATES})
"""Two assertions of one thing."""

REPLACING_STANDINGS = frozenset({Standing.REVISES, Standing.CORRECTS})
"""The one takes the place of the other."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How assertion ``one`` stands to assertion ``other``."""

    one: str
    other: str
    standing: Standing
    evidence: Evidence


class EventStatus(StrEnum):
    """How a text puts an event. Who puts it so is ``Event.attribution``; nobody here says that it is so."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PREDICTED = "predicted"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"
    OFFERED = "offered"
    DENIED = "denied"  # told as not so, or ruled out


TOLD_AS_DONE = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING})
"""Statuses of what a text tells as fact, not as something to come, open or denied."""


class EventKind(StrEnum):
    """What sort of word tells an event."""

    DEED = "deed"  # a verb: "seized"
    NAMED = "named"  # a noun: "the seizure"
    SAYING = "saying"  # the cue of an attribution: "said"; what is told of is the saying itself


class Part(StrEnum):
    """What an entity has to do with an event."""

    ACTOR = "actor"
    AFFECTED = "affected"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Participant:
    """The article's entity number ``entity`` in an event."""

    entity: int
    part: Part


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a text says happened, is planned, denied and so on.

    ``deed`` is the verb it comes down to, one for words of one meaning. ``trigger`` is the word that tells it,
    ``wording`` its clause, without the words of an attribution that stands in it. ``when`` (the day spoken of) and
    ``said`` (the day of saying) are EDTF or "" where unknown, and never mix; ``time`` is the time expression in its
    clause, which has no place in the calendar while the article's own day is unknown. ``attribution`` is on whose
    word, None for the article's own voice. ``main`` says that its clause is the main one of its sentence, or of the
    words of its source. The evidence says how ``when`` was found.
    """

    id: str
    kind: EventKind
    deed: str
    trigger: Span
    wording: tuple[Span, ...]
    status: EventStatus
    when: str
    time: Span | None
    said: str
    participants: tuple[Participant, ...]
    attribution: str | None
    main: bool
    evidence: Evidence


class WindowKind(StrEnum):
    """What a window limits."""

    TERM = "term"  # in force for a time: a truce, a permit, a closure
    DEADLINE = "deadline"  # to be done by a time
    CLOCK = "clock"  # to be done within a length of time, from when it starts to run
    LIMIT = "limit"  # the longest or shortest that something may last, by a rule; nothing is running
    SCHEDULED = "scheduled"  # to happen on a day or in a period


@dataclass(frozen=True, slots=True)
class Window:
    """A limit in time that an article states: ``what`` it is for, and by which words (``rule``).

    ``wording`` is the sentence. ``begins``, ``ends`` and ``lasts`` are the words its days are read from, which may
    stand in another sentence; ``start`` and ``end`` are EDTF, with a clock time where one is given, and None where no
    day follows from the text; ``duration`` is ISO 8601. ``grantor`` and ``instrument`` are the article's words for who
    grants or demands it and by what; ``attribution`` and ``assertion`` are the ids of those that it stands in.
    ``entities`` and ``terms`` are what it is compared by; ``polarity`` is negative where the window is denied.
    """

    id: str
    kind: WindowKind
    what: Span
    wording: Span
    rule: Span
    begins: Span | None
    ends: Span | None
    lasts: Span | None
    start: str | None
    end: str | None
    duration: str | None
    grantor: Span | None
    instrument: Span | None
    attribution: str | None
    assertion: str | None
    polarity: Polarity
    entities: tuple[str, ...]
    terms: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Related:
    """The assertions, events and limits in time of one article, and how assertions stand to those already known."""

    assertions: tuple[Assertion, ...]
    relations: tuple[Relation, ...]
    events: tuple[Event, ...] = ()
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one capture has to say, in the light of what was known."""

    reading: Reading
    attributions: tuple[Attribution, ...]
    resolved: Resolved
    related: Related
