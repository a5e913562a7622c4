"""The steps by which origins are counted, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class How(StrEnum):
    """What a step says of an origin, in the words in which it is told."""

    PUTS = "puts it"
    IS = "are one"
    SPEAKS_OF = "speaks of what"
    MAY_BE = "may be"
    ADDS_NONE = "shows no source of its own, so it adds no origin"
    MAY_ADD = "repeats nobody's words or figures, so it may be an origin"
    IN_EACH_REPORT = "may be another one in each report that tells of it"
    MAY_SAY_ELSE = "may be saying something else: the words are only loosely like the others'"

    @property
    def places(self) -> bool:
        """Whether it says where an origin belongs, and not by what it is known or what else its words may say."""
        return self in (How.IS, How.SPEAKS_OF, How.MAY_BE, How.ADDS_NONE, How.MAY_ADD, How.IN_EACH_REPORT)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a count: what is said of the origin that is called ``who``, of which ``other`` one, and ``why``.

    As a string it is a sentence: "watchdog may be Harbour Board: the same description".
    """

    who: str
    how: How
    other: str = ""
    why: str = ""

    def called(self, names: Mapping[str, str]) -> "Step":
        """The same with other names for those who have one here."""
        return replace(self, who=names.get(self.who, self.who), other=names.get(self.other, self.other))

    def __str__(self) -> str:
        if self.how is How.PUTS:
            return f"{self.who}: {self.why}"
        if self.how is How.IS and self._alike:
            return f"{self.who}, the same in both: {self.why}"
        if self.how is How.IS:
            return f"{self.who} and {self.other} are one: {self.why}"
        if self.how is How.SPEAKS_OF:
            return f"{self.who} {self.how} {self.other} put, so adds no origin"
        told = f"{self.who} {self.how}"
        return f"{told} {'the same as before' if self._alike else self.other}: {self.why}" if self.other else told

    @property
    def _alike(self) -> bool:
        """Whether both are called by one name."""
        return self.who == self.other
