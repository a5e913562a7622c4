"""The nouns: frozen values that every stage takes or gives. Plain Python only."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in ``Article.text``.

    Raises ValueError when it is not a range.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """The characters this span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a finding is held: the method, a score in [0, 1], and one sentence of reason."""

    method: str
    score: float
    reason: str


# --- ingest -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they came in. ``id`` is the SHA-256 of ``body``, in hexadecimal.

    ``name`` is the path or address it came from, as given; ``captured_at`` is ISO 8601 in UTC;
    ``charset`` is what the transport declared, if it did.
    """

    id: str
    name: str
    media_type: str
    body: bytes
    captured_at: str
    address: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was offered and could not be read, with the reason and the way out."""

    name: str
    code: str
    reason: str
    fix: str


# --- clean ------------------------------------------------------------------------------


class Kind(StrEnum):
    """What a block of a page is."""

    TITLE = "title"
    DEK = "dek"
    SUBHEAD = "subhead"
    TEXT = "text"
    BYLINE = "byline"
    DATE_LINE = "date_line"
    CAPTION = "caption"
    CREDIT = "credit"
    SOCIAL_POST = "social_post"
    TEASER = "teaser"
    COMMENT_PROMPT = "comment_prompt"
    AUDIO_PLAYER = "audio_player"
    PROMO = "promo"
    QUIZ_WIDGET = "quiz_widget"
    SHARE = "share"
    TRUNCATED_EMBED = "truncated_embed"
    UI_BOILERPLATE = "ui_boilerplate"


OWN_KINDS = frozenset({Kind.TITLE, Kind.DEK, Kind.SUBHEAD, Kind.TEXT, Kind.BYLINE, Kind.DATE_LINE})
"""Kinds that are the article's own words; blocks of the other kinds are kept but left out."""

TOLD_KINDS = frozenset({Kind.TITLE, Kind.DEK, Kind.SUBHEAD, Kind.TEXT, Kind.SOCIAL_POST, Kind.CAPTION})
"""Kinds in which somebody says something about the story, so that they are read for attributions."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of the page. ``repeats`` is the earlier passage of this article it repeats."""

    span: Span
    kind: Kind
    evidence: Evidence
    repeats: Span | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """One detail of an article. ``spans`` is empty when it stands in markup, not in the text.

    Dates are EDTF (ISO 8601-2): ``2025-11-04``, ``2025-11``, ``[2025-02-17..2025-03-30]``.
    ``inferred`` marks what the page does not print but follows from what it prints.
    """

    value: str
    spans: tuple[Span, ...]
    evidence: Evidence
    inferred: bool = False


class CreditKind(StrEnum):
    """How a page gives credit to somebody else's work."""

    AGENCY = "agency"  # "(AP) —", "By The Associated Press"
    ORIGINAL = "original"  # "originally appeared in", "c. 2026 The …", another outlet as byline
    WITH_REPORTS = "with_reports"  # "With reports from …"
    IMAGE = "image"  # "(Jane Doe/Agency)" under a picture


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody whose work the page says it carries or rests on."""

    name: str
    kind: CreditKind
    spans: tuple[Span, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Post:
    """A social-media post embedded in the page. ``span`` covers text and signature.

    ``content`` is the poster's words; ``handle`` has no ``@``; ``date`` is EDTF.
    """

    span: Span
    content: Span
    author: str
    handle: str | None
    date: str | None
    truncated: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Article:
    """One news item. ``text`` never changes for an ``id``; blocks are in order and do not overlap.

    A detail that is None or empty is not stated by the page.
    """

    id: str
    capture: str
    text: str
    language: str
    title: Stated | None
    publisher: Stated | None
    published: Stated | None
    authors: tuple[Stated, ...]
    credits: tuple[Credit, ...]
    posts: tuple[Post, ...]
    blocks: tuple[Block, ...]


# --- read -------------------------------------------------------------------------------


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
    """A sentence inside one block; ``words`` is a half-open range of indices into ``Reading.words``."""

    span: Span
    kind: Kind
    block: int
    words: tuple[int, int]


class EntityKind(StrEnum):
    """What a mention refers to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"  # nationalities, parties, "Mexican officials"
    OTHER = "other"


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


# --- attribute --------------------------------------------------------------------------


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
    UNNAMED_GROUP = "unnamed_group"  # "critics", "Mexican officials"
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

    ``via`` is the id of the outer attribution of a chain ("NBC reported that officials said …": the officials'
    attribution has NBC's as ``via``). ``entity`` is the article's entity number of the source, where it is one.
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


# --- resolve ----------------------------------------------------------------------------


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


# --- relate -----------------------------------------------------------------------------


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
