"""What a stage may ask of the record so far. Stages see this shape, never the store."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.model import Assertion, Attribution, Span


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """The part of a recorded article that others are compared with.

    ``own`` are the paragraphs of its own text that are not repeats; empty means all of ``text``.
    """

    id: str
    text: str
    publisher: str
    published: str
    own: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownAssertion:
    """A recorded assertion with what is needed to say how another stands to it.

    ``vector`` is that of the sentence in which the wording begins.
    """

    assertion: Assertion
    article: KnownArticle
    attribution: Attribution | None
    wording: str
    vector: bytes = b""


class Known(Protocol):
    """The record as the sequential stages see it. Every answer must be bounded, however large the record."""

    def full_names(self, short: str) -> frozenset[str]:
        """Entity keys of people recorded under a full name that the short name key could stand for."""
        ...

    def sharing(self, prints: Collection[int], *, at_least: int) -> Mapping[str, int]:
        """Ids of recorded articles that share fingerprints, with how many, most first."""
        ...

    def article(self, article_id: str) -> KnownArticle:
        """A recorded article. Raises KeyError for an unknown id."""
        ...

    def akin(self, terms: Sequence[str], *, vector: bytes, limit: int, nearest: int) -> tuple[KnownAssertion, ...]:
        """Recorded assertions that share the rarest of these terms, the most alike first; at most ``limit``.

        Where more than these share some, only the ``nearest``, in words and in meaning to a sentence with this vector.
        """
        ...
