"""Captures and articles: what came in, and what each block of a page is."""

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

    def shared(self, other: "Span") -> int:
        """How many characters the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a finding is held: the method, a score in [0, 1], and one sentence of reason."""

    method: str
    score: float
    reason: str


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
    """A line or paragraph of the page. ``repeats`` is the passage that it repeats, most often an earlier one."""

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

    A detail that is None or empty is not stated by the page. ``published`` is EDTF; a page that prints its day without
    a year, and nothing else that tells it, has ``XXXX-09-12``.
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

    @property
    def dated(self) -> str:
        """When it was published, in EDTF, as far as that has a place in the calendar; "" where it has none."""
        known = self.published is not None and not self.published.value.startswith("X")
        return self.published.value if self.published is not None and known else ""
