"""What a text has told so far: the times from which "later", "that day" and "the quarter" are counted."""

from collections.abc import Mapping

from onrecord.read.times.calendar_ranges import days_of, grain_of

_FAR = 8  # years; in a history, a year this far off is an aside until a second one follows it


class Told:
    """The times told of, the latest of each kind.

    ``history`` says that the years of the text, not the article's date, place what has no year; ``news_of_no_day``
    that the text tells as seen from its own day, which is not known; ``printed`` has by month and day the years that
    the text prints with it.
    """

    def __init__(
        self,
        *,
        history: bool,
        own_year: int | None = None,
        news_of_no_day: bool = False,
        printed: Mapping[tuple[int, int], set[int]] | None = None,
    ) -> None:
        self.history = history
        self.printed = printed or {}
        self.news_of_no_day = news_of_no_day
        self.own_year = own_year  # of the article, where it is known
        self.behind: str | None = None  # the last time printed that is of an earlier year than the article
        self.last: str | None = None
        self.day: str | None = None
        self.quarter: str | None = None
        self.year: int | None = None
        self.counts_quarters = False  # whether the period last told of was a quarter
        self._aside: int | None = None

    def note(self, value: str, *, printed: bool = True) -> None:
        """Remember a placed value; ``printed`` says that its year stands in the text."""
        grain = grain_of(value)
        if grain is None or grain in {"E", "C"}:
            return
        bare = value.split("T", maxsplit=1)[0]
        if self._is_aside(int(bare[:4]), grain):
            return
        self.last = bare
        if printed and self.own_year is not None and int(bare[:4]) < self.own_year:
            self.behind = bare
        self.year = int(bare[:4])
        if grain == "D" and not bare.endswith("WE"):
            self.day = bare
        elif self.day and not bare.startswith(self.day[: len(bare)]):
            self.day = None  # the story has moved on to another month or year

    def _is_aside(self, year: int, grain: str) -> bool:
        running = self.last is not None and grain_of(self.last) != "Y"  # the story is told by months or days
        if not self.history or not running or self.year is None or grain != "Y" or abs(year - self.year) <= _FAR:
            self._aside = None
            return False
        second = self._aside is not None and abs(year - self._aside) <= _FAR
        self._aside = None if second else year
        return not second

    def year_near(self, values: dict[int, str]) -> int | None:
        """The year, among those given with the value each would make, that lies nearest to the time last told of."""
        if self.year is None or self.last is None:
            return None
        told = days_of(self.last)
        if told is None or grain_of(self.last) in {"Y", "H", "W"}:
            return self.year
        near = {y: abs((days[0] - told[0]).days) for y, value in values.items() if (days := days_of(value))}
        return min(near, key=lambda y: near[y]) if near else self.year
