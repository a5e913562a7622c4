"""What comes back for a question: lines of the record with who, when and how many origins, or why there is none."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Span
from onrecord.tell.ask.question import Expect
from onrecord.tell.claims import Mark
from onrecord.tell.claims.standings import Stands
from onrecord.tell.lines.told import Citation, Cited, Told
from onrecord.tell.lines.wording import Worded


class Refused(StrEnum):
    """Why the coverage does not answer."""

    NOTHING = "nothing in the coverage is about this"
    NOT_SAID = "the coverage speaks of this, and does not say what was asked"
    NOT_TOLD = "nothing was found that tells that this happened"
    NO_NUMBER = "no number is given for this"
    NO_DAY = "no day is given for this"
    NO_REASON = "no reason is given for this"
    NO_NAME = "nobody is named for this"
    NO_PLACE = "no place is given for this"
    NOT_BY = "nobody of that name is quoted on this"
    NO_CHANGE = "no change of this is told"
    UNCLEAR = "the question has no words to look for"


@dataclass(frozen=True, slots=True)
class Pointed:
    """The words of a line that were asked for: a number, a day, a name."""

    words: str
    citation: Citation


_LABELS = {
    Stands.CONTRADICTS: "contradicted by",
    Stands.DENIES: "denied by",
    Stands.DENIED: "denies",
    Stands.UPDATES: "updated by",
    Stands.UPDATED: "updates",
    Stands.CORRECTS: "corrected by",
    Stands.CORRECTED: "corrects",
    Stands.SCOPE: "of another scope",
}


@dataclass(frozen=True, slots=True)
class Against:
    """What stands against a line, has become of it since, or was before it, in its own words.

    ``stands`` is how these words stand to the line; ``label`` reads from the line to these words.
    """

    stands: Stands
    told: Worded
    reason: str

    @property
    def label(self) -> str:
        """What the line has to do with these words: "updated by", "denies"."""
        return _LABELS[self.stands]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article. ``who`` and ``through`` say on whose word, ``said`` and ``published`` when (EDTF).

    ``least`` and ``most`` bound the origins of what it puts, 0 where it puts no claim; ``asked`` is what was asked for;
    ``dated`` is where the article shows of which day "Monday" is, if that was asked for. ``marks`` are the claim's.
    """

    told: Told
    who: str
    through: tuple[str, ...]
    outlet: str
    said: str
    published: str
    claim: str
    least: int
    most: int
    asked: tuple[Pointed, ...]
    against: tuple[Against, ...]
    dated: tuple[Citation, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def citation(self) -> Citation:
        """Where it stands, from its first cited character to its last."""
        first = next(p.citation for p in self.told.parts if isinstance(p, Cited))
        spans = [c.span for c in self.told.citations if c.article == first.article and c in self._cited]
        return Citation(first.article, Span(min(s.start for s in spans), max(s.end for s in spans)))

    @property
    def _cited(self) -> frozenset[Citation]:
        """Citations of the words themselves, without those of inserts."""
        return frozenset(p.citation for p in self.told.parts if isinstance(p, Cited))


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question. Where ``refused`` says why there is none, ``lines`` are what comes nearest.

    ``remarks`` are on the answer as a whole: that sources disagree, that there is one origin only.
    """

    question: str
    expect: Expect
    refused: Refused | None
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]
    missing: tuple[str, ...]
    sureness: float
