"""What is put: an assertion where it stands, and a claim, which several of them may put or deny."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.model import UNSAID_STANCES, Assertion, Attribution, CreditKind, Evidence, Modality, Polarity
from onrecord.record import Recorded
from onrecord.relate.origins.count import Count
from onrecord.relate.origins.notices import METHOD as NOTICE

if TYPE_CHECKING:
    from onrecord.tell.story.behind import Behind

TEXT_OF = frozenset({CreditKind.AGENCY, CreditKind.ORIGINAL})
"""Kinds of credit by which a page says whose text it carries."""


@dataclass(frozen=True, slots=True)
class Located:
    """An assertion with the article that carries it and the attribution it stands in, if any."""

    recorded: Recorded
    assertion: Assertion
    attribution: Attribution | None

    @property
    def words(self) -> str:
        """The proposition in the article's own words, on one line."""
        return " ".join(self.assertion.wording.cut(self.recorded.article.text).split())

    @property
    def denies(self) -> bool:
        """Whether it denies the proposition."""
        return self.assertion.modality is Modality.DENIED

    @property
    def declines(self) -> bool:
        """Whether its source would not say, or did not."""
        return self.attribution is not None and self.attribution.stance in UNSAID_STANCES

    @property
    def carries_another(self) -> bool:
        """Whether its article says that it carries another's text."""
        return any(c.kind in TEXT_OF for c in self.recorded.article.credits)

    @property
    def retracts(self) -> bool:
        """Whether its publisher takes back by it what it had printed."""
        return self.assertion.origin.evidence.method == NOTICE


@dataclass(frozen=True)
class Claim:
    """Assertions that put one proposition. ``id`` is the smallest of theirs; they are in order of saying,
    and of one day those first that carry nobody else's text.

    ``behind`` is what stands behind it; ``chosen`` is the one in whose words a person decided to tell it; ``because``
    are the decisions on it.
    """

    id: str
    members: tuple[Located, ...]
    behind: "Behind" = field(repr=False, compare=False)
    chosen: Located | None = None
    because: tuple[Evidence, ...] = ()

    @property
    def least(self) -> int:
        """How many origins it has at least."""
        return self.behind.least

    @property
    def count(self) -> Count:
        """The origins behind it."""
        return self.behind.count

    @cached_property
    def articles(self) -> int:
        """How many articles carry it."""
        return len({m.recorded.article.id for m in self.members}) if len(self.members) > 1 else 1

    @cached_property
    def putting(self) -> Sequence[Located]:
        """Those that put it, in whose words it can be told; all of them where nobody does."""
        return putting(self.members) or self.members

    @property
    def told(self) -> Located:
        """The assertion that a person chose, else the earliest that puts it."""
        return self.chosen or self.putting[0]

    @property
    def wording(self) -> str:
        """Its words as it is told in exports."""
        return self.told.words


def opposed(members: Sequence[Located]) -> list[Located]:
    """Of the assertions of one claim those that deny what others of them put forward; none where all say no."""
    denying = [m for m in members if m.denies]
    put = (m.assertion.polarity is Polarity.POSITIVE and not m.denies and not m.declines for m in members)
    return denying if denying and any(put) else []


def putting(members: Sequence[Located]) -> list[Located]:
    """Those of a claim that put it: whoever denies it, takes it back or will not say does not."""
    against = {m.assertion.id for m in opposed(members)}
    return [m for m in members if not (m.declines or m.retracts) and m.assertion.id not in against]
