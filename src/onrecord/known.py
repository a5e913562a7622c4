"""What a stage may ask of the record so far. Stages see this shape, never the store."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from onrecord.model import Article, Assertion, Attribution, Kind, Span


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

    @classmethod
    def of(cls, article: Article) -> Self:
        """That part of an article; a detail that it does not state is ""."""
        return cls(
            article.id,
            article.text,
            article.publisher.value if article.publisher else "",
            article.published.value if article.published else "",
            tuple(b.span for b in article.blocks if b.kind is Kind.TEXT and b.repeats is None),
        )


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


Asked = tuple[Sequence[str], bytes]
"""The terms of an assertion, and the vector of its sentence."""


class Known(Protocol):
    """The record as the sequential stages see it. Every answer must be bounded, however large the record."""

    def full_names(self, short: str) -> frozenset[str]:
        """Entity keys of people recorded under a full name that the short name key could stand for."""
        ...

    def sharing(self, prints: Collection[int], *, at_least: int, most: int) -> Mapping[str, int]:
        """Ids of recorded articles that share fingerprints, with how many, at most ``most``, most first, then by id."""
        ...

    def article(self, article_id: str) -> KnownArticle:
        """A recorded article. Raises KeyError for an unknown id."""
        ...

    def akin(self, asked: Sequence[Asked], *, limit: int, nearest: int) -> Sequence[tuple[KnownAssertion, ...]]:
        """For each, recorded assertions that share enough of its terms: all, or of more than ``limit`` the ``nearest``.

        The most alike first, in words and in meaning to its sentence: that follows from the assertions alone. What is
        laid beside each other at all, where there is more than that, the rarest terms decide.
        """
        ...
