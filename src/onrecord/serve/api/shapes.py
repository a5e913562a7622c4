"""What the API gives: plain values, each line with the characters it stands on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """Characters of an article: ``start`` to ``end`` are code points, half open, into its text; ``page`` shows them."""

    article: str
    start: int
    end: int
    words: str
    publisher: str
    published: str
    page: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A told line, and all it rests on. ``least`` and ``most`` bound its origins, null where it puts no claim."""

    text: str
    citations: tuple[Cited, ...]
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A story: how much there is of it, and its headline."""

    name: str
    articles: int
    publishers: int
    claims: int
    first: str
    last: str
    decisions: int
    headline: Sentence | None


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A section of a brief: its entries, each of one or more lines."""

    heading: str
    entries: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class BriefActor:
    """A key actor of a brief."""

    name: str
    role: str
    articles: int
    quoted: int
    lines: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class BriefTold:
    """A brief."""

    length: str
    headline: Sentence | None
    lead: tuple[Sentence, ...]
    parts: tuple[BriefPart, ...]
    actors: tuple[BriefActor, ...]
    how_we_know: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list; EDTF day, "" where nothing is stated."""

    id: str
    title: str
    publisher: str
    published: str
    inferred: bool
    authors: tuple[str, ...]
    files: tuple[str, ...]
    addresses: tuple[str, ...]
    attributions: int


@dataclass(frozen=True, slots=True)
class Telling:
    """Words for a claim, on whose word: ``through`` is outermost first, ``who`` "" for the article's own voice."""

    words: str
    who: str
    through: tuple[str, ...]
    outlet: str
    said: str
    stance: str
    citation: Cited


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list; ``least`` and ``most`` bound its origins, ``against`` are ids of claims."""

    id: str
    told: Telling
    least: int
    most: int
    articles: int
    assertions: int
    first_said: str
    last_said: str
    marks: tuple[str, ...]
    against: tuple[str, ...]
    denied_by: tuple[str, ...]
    disputed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginTold:
    """Somebody who put a claim on record, why they count, and who counts as the same."""

    name: str
    sure: bool
    why: tuple[str, ...]
    merged: tuple[str, ...]
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class AgainstTold:
    """Another claim, and how it stands to this one."""

    claim: str
    stands: str
    told: Telling
    reason: str
    when: str


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """All that the record has on a claim; ``still`` bounds the origins that stand after corrections."""

    claim: ClaimRow
    origins: tuple[OriginTold, ...]
    counted: tuple[str, ...]
    decided: tuple[str, ...]
    denied: tuple[Telling, ...]
    declined: tuple[Telling, ...]
    against: tuple[AgainstTold, ...]
    withdrawn: int
    still: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """One claim of a dispute."""

    label: str
    claim: str
    told: tuple[Telling, ...]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class DisputeGround:
    """Why one side stands against the other, by label."""

    one: str
    other: str
    stands: str
    reason: str
    when: str


@dataclass(frozen=True, slots=True)
class DisputeTold:
    """Claims that stand against each other."""

    id: str
    sides: tuple[DisputeSide, ...]
    grounds: tuple[DisputeGround, ...]


@dataclass(frozen=True, slots=True)
class EventStep:
    """How an event was put at one time."""

    said: str
    status: str
    speaker: str
    publisher: str
    articles: int


@dataclass(frozen=True, slots=True)
class EventTold:
    """An event; ``of_saying`` where ``day`` is only when it was said."""

    id: str
    day: str
    of_saying: bool
    status: str
    words: str
    speaker: str
    why: str
    articles: int
    history: tuple[EventStep, ...]
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class DeadlineTold:
    """A window or deadline, and how it stands on the day that was asked for."""

    id: str
    kind: str
    what: str
    who: str
    start: str
    end: str
    state: str
    why: str
    follow_up: str
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class StatementTold:
    """What an actor said on a question."""

    id: str
    said: str
    put: str
    words: str
    through: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionTold:
    """What one actor said on a question; ``note`` where nothing was stated."""

    name: str
    statements: tuple[StatementTold, ...]
    changes: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """A matter on which there is more than one stance, in the words of one who spoke on it."""

    id: str
    words: str
    by: str
    citations: tuple[Cited, ...]
    positions: tuple[PositionTold, ...]


@dataclass(frozen=True, slots=True)
class QuoteTold:
    """Who said what, through whom: ``chain`` is outermost first. ``score`` is the chance of its being right.

    ``entities`` are the keys of all who say it, of which ``entity`` is the first.
    """

    id: str
    article: str
    publisher: str
    published: str
    said: str
    speaker: str
    entity: str
    entities: tuple[str, ...]
    cue: str
    content: str
    chain: tuple[str, ...]
    manner: str
    naming: str
    stance: str
    count: int | None
    score: float
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody or something that is named."""

    key: str
    name: str
    kind: str
    mentions: int
    articles: int
    attributions: int


@dataclass(frozen=True, slots=True)
class PersonTold:
    """A person or body: what they are called and under which names, and the claims that rest on them."""

    person: PersonRow
    called: tuple[str, ...]
    names: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RestTold:
    """Somebody who is rested on, and those who are rested on through them; ``depth`` counts from 0, in tree order."""

    depth: int
    name: str
    tie: str
    times: int
    articles: int
    texts: int


@dataclass(frozen=True, slots=True)
class TextGroup:
    """Articles that carry one text, the first of them first, with how the others carry it."""

    articles: tuple[str, ...]
    ways: tuple[str, ...]
    why: str
    sure: bool


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A sentence of an answer."""

    text: str
    who: str
    through: tuple[str, ...]
    outlet: str
    said: str
    claim: str
    least: int
    most: int
    marks: tuple[str, ...]
    against: tuple[str, ...]
    citation: Cited


@dataclass(frozen=True, slots=True)
class AnswerTold:
    """An answer, or why there is none: then ``lines`` are what comes nearest."""

    question: str
    answered: bool
    refused: str
    lines: tuple[AnswerLine, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageTold:
    """A sentence that has the words."""

    text: str
    speaker: str
    citation: Cited


@dataclass(frozen=True, slots=True)
class QuizChoice:
    """A choice, and why it is right or wrong by the record."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A question; ``answer`` is its key in words."""

    id: str
    asks: str
    prompt: str
    quoted: str
    choices: tuple[QuizChoice, ...]
    answer: str
    explanation: str
    difficulty: int
    citations: tuple[Cited, ...]
