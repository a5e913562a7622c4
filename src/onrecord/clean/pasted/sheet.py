"""The lines of one pasted page while their kinds are being decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.clean.printed.bylines import read_bio
from onrecord.clean.printed.lines import Line, Verdict, is_spaced, stems_in, tokens
from onrecord.model import Evidence, Kind


@dataclass(slots=True)
class Sheet:
    """Lines with what has been decided so far.

    ``body`` is the first line of running text, ``foot`` the first below it; ``told`` and ``named`` are the stems and
    the words of the running text.
    """

    text: str
    lines: Sequence[Line]
    verdicts: list[Verdict | None] = field(default_factory=list)
    body: int = 0
    foot: int = 0
    spaced: bool = False
    told: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.verdicts = [None] * len(self.lines)
        self.spaced = is_spaced(self.lines)
        self.foot = len(self.lines)
        prose = [line for line in self.lines if line.prose and not read_bio(line.look)]
        self.told = stems_in(prose)
        self.named = {word for line in prose for word in tokens(line.look)}

    def judge(self, line: Line | int, verdict: tuple[Kind, float], reason: str, *, method: str = "layout") -> None:
        """Decide what a line is, with a score and a reason."""
        at = line if isinstance(line, int) else line.index
        kind, score = verdict
        self.verdicts[at] = Verdict(kind, Evidence(method, round(score, 2), reason))

    def kind(self, at: int) -> Kind | None:
        """What a line has been decided to be; None if nothing yet, or beyond the page."""
        verdict = self.verdicts[at] if 0 <= at < len(self.verdicts) else None
        return verdict.kind if verdict else None

    def open(self, start: int = 0, end: int | None = None) -> Iterator[Line]:
        """Lines of a range that are not decided yet."""
        for line in self.lines[start:end]:
            if self.verdicts[line.index] is None:
                yield line

    def speaks_of(self, said: str) -> bool:
        """Whether the text has at least half of the words of a name, as it has of people it tells about."""
        words = tokens(said)
        return sum(word in self.named for word in words) * 2 >= len(words)

    def is_open(self, at: int) -> bool:
        """Whether there is such a line and it is not decided yet."""
        return 0 <= at < len(self.lines) and self.verdicts[at] is None
