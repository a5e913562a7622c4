"""The parts of the articles of an open story: what every telling asks for is read for all at once, the rest singly."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import accumulate, groupby, islice
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from onrecord.model import (
    Article,
    Assertion,
    Attribution,
    Block,
    Event,
    EventKind,
    Judgement,
    Mention,
    Relation,
    Reprint,
    Resolution,
    Sentence,
    Timex,
    Window,
)
from onrecord.record.recorded import Deed, Held, HeldArticle, Pointer, Shared, Stretch
from onrecord.record.relations import Relations, Row
from onrecord.record.rows import columns, from_columns, from_rows, uncollected

TABLES: Mapping[str, tuple[type[Any], str]] = {
    "blocks": (Block, "block"),
    "sentences": (Sentence, "sentence"),
    "mentions": (Mention, "mention"),
    "times": (Timex, "timex"),
    "attributions": (Attribution, "attribution"),
    "resolutions": (Resolution, "resolution"),
    "reprints": (Reprint, "reprint"),
    "assertions": (Assertion, "assertion"),
    "relations": (Relation, "relation"),
    "events": (Event, "event"),
    "windows": (Window, "time_window"),
}
"""The noun and the table of each part."""

_TOGETHER = frozenset({"attributions", "resolutions", "assertions", "windows"})
"""Parts that are read for all articles at once and kept: claims, actors and most tellings ask for all of them; windows
are few."""
KEPT = 1 << 13
"""Parts of single articles that are kept, those asked for last: all of a thousand articles, some tens of megabytes."""
_LARGE = frozenset({"reprints", "relations"})
"""Parts several times as large as others, of which hardly any is asked for twice."""
_FEW = 1 << 10
"""Such parts that are kept."""
_AT_ONCE = 256
"""Articles whose rows one statement reads."""

Noun = TypeVar("Noun")
Plain = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Asks the record; gives bare tuples."""


class Parts:
    """The parts of these articles, by id the studies that hold. Rows of a study never change, so nor does what is read.

    ``plain`` asks the record; ``kept`` is how many parts of single articles are kept.
    """

    def __init__(self, plain: Plain, studies: Mapping[str, int], *, kept: int = KEPT) -> None:
        self._plain = plain
        self._studies = studies
        self._article_of = {study: article for article, study in studies.items()}
        self._kept = lru_cache(kept)(self.read)
        self._kept_few = lru_cache(_FEW)(self.read)
        self._all: dict[str, dict[int, tuple[Any, ...]]] = {}

    def read(self, study: int, part: str) -> tuple[Any, ...]:
        """A part of one article, read now."""
        noun, table = TABLES[part]
        named = _named(columns(noun))
        return from_rows(noun, self._plain(f"SELECT {named} FROM {table} WHERE study = ? ORDER BY position", (study,)))  # noqa: S608  # our own names

    def held(self, study: int, part: str) -> tuple[Any, ...]:
        """A part of one article, as it is kept."""
        if part not in _TOGETHER:
            return self._kept_few(study, part) if part in _LARGE else self._kept(study, part)
        if part not in self._all:
            self._all[part] = self._read_all(*TABLES[part])
        return self._all[part].get(study, ())

    def _read_all(self, noun: type[Noun], table: str, only: str = "") -> dict[int, tuple[Noun, ...]]:
        """Of each article all nouns of one sort, or ``only`` some; of a table's columns those that the noun has."""
        found: dict[int, tuple[Noun, ...]] = {}
        asked, order = f"SELECT study, {_named(columns(noun))} FROM {table}", "ORDER BY study, position"  # noqa: S608  # our own names
        with uncollected():
            for rows in self._rows(asked, f"AND {only} {order}" if only else order):
                values = iter(zip(*rows, strict=True))
                studies = next(values, ())
                nouns = iter(from_columns(noun, values, len(studies)))
                found |= {study: tuple(islice(nouns, len(list(of)))) for study, of in groupby(studies)}
        return found

    def stretches(self) -> dict[str, tuple[Stretch, ...]]:
        """Where the sentences of each article stand."""
        return self._by_article(self._read_all(Stretch, "sentence"))

    def deeds(self) -> dict[str, tuple[Deed, ...]]:
        """What those events of each article come down to that somebody or something has a part in, sayings apart."""
        return self._by_article(self._read_all(Deed, "event", f"kind <> '{EventKind.SAYING}' AND participants <> '[]'"))

    def repeating(self) -> dict[str, frozenset[int]]:
        """The numbers of those blocks of each article that repeat an earlier passage of it."""
        asked = "SELECT study, position, repeats_start IS NOT NULL FROM block"
        found = {
            study: frozenset(number for number, (_, _, repeats) in enumerate(blocks) if repeats)
            for rows in self._rows(asked, "ORDER BY study, position")
            for study, blocks in groupby(rows, itemgetter(0))
        }
        return self._by_article(found)

    def _by_article(self, found: Mapping[int, Noun]) -> dict[str, Noun]:
        return {article: found[study] for article, study in self._studies.items() if study in found}

    def articles(self) -> tuple[Held, ...]:
        """All articles, by id."""
        names: dict[str, list[tuple[str, str | None]]] = {}
        for capture, name, address in self._plain(
            "SELECT capture, name, address FROM capture_name ORDER BY capture, name", ()
        ):
            names.setdefault(capture, []).append((name, address))
        head = _named(c for c in columns(Article) if c != "blocks")  # blocks have a table of their own
        found = {}
        for rows in self._rows(f"SELECT study, {head}, '[]' FROM article", ""):  # noqa: S608  # our own names
            for (study, *_), article in zip(rows, from_rows(Article, [row[1:] for row in rows]), strict=True):
                ask = partial(self.held, study)
                called = names.get(article.capture, ())
                found[article.id] = Held(
                    ask,
                    article=HeldArticle(article, ask),
                    names=tuple(name for name, _ in called),
                    addresses=tuple(address for _, address in called if address),
                )
        return tuple(found[article] for article in self._studies)

    def shared(self) -> tuple[Shared, ...]:
        """Which articles have passages in common, article by article, these by id."""
        asked = "SELECT study, other, share, judgement FROM reprint"
        rows = [row for some in self._rows(asked, "ORDER BY study, position") for row in some]
        found = (Shared(self._article_of[row[0]], row[1], row[2], Judgement(row[3])) for row in rows)
        return tuple(sorted(found, key=attrgetter("article")))

    def mentioned(self) -> dict[str, dict[int, int]]:
        """How often each article mentions its entities, by its own numbers of them."""
        found: dict[str, dict[int, int]] = {}
        of_each = "GROUP BY study, entity ORDER BY study, entity"
        for rows in self._rows("SELECT study, entity, count(*) FROM mention", of_each):
            for study, entity, number in rows:
                found.setdefault(self._article_of[study], {})[entity] = number
        return found

    def pointers(self) -> dict[str, tuple[Pointer, ...]]:
        """Where the mentions of each article stand, and what each is of."""
        return self._by_article(self._read_all(Pointer, "mention"))

    def relations(self, ids: Iterable[str]) -> Relations:
        """How these assertions stand to one another; ``ids`` and rows are read when something is asked for."""
        return Relations.read(ids, self._relations, self._reasons, few=self._some_reasons)

    def _relations(self) -> Iterator[list[Row]]:
        return self._rows("SELECT one, other, standing, score FROM relation", "ORDER BY study, position")

    def _reasons(self) -> Iterator[list[tuple[str, str]]]:
        return self._rows("SELECT method, reason FROM relation", "ORDER BY study, position")

    def _some_reasons(self, rows: Sequence[int]) -> list[tuple[str, str]]:
        """Why the relations of some rows stand, the rows numbered as ``_reasons`` reads them."""
        studies, ends = self._relations_end
        wanted: dict[int, dict[int, int]] = {}
        for row in set(rows):
            at = bisect_right(ends, row)
            wanted.setdefault(studies[at], {})[row - (ends[at - 1] if at else 0)] = row
        found: dict[int, list[str]] = {}
        for study, of in sorted(wanted.items()):
            places = sorted(of)
            for first in range(0, len(places), _AT_ONCE):
                some = places[first : first + _AT_ONCE]
                marks = ", ".join("?" * len(some))
                asked = f"SELECT position, method, reason FROM relation WHERE study = ? AND position IN ({marks})"  # noqa: S608  # our own marks
                found |= {of[place]: why for place, *why in self._plain(asked, (study, *some))}
        return [(found[row][0], found[row][1]) for row in rows]

    @cached_property
    def _relations_end(self) -> tuple[list[int], list[int]]:
        """The studies that have relations, and for each how many there are to the end of it."""
        of_each = self._rows("SELECT study, count(*) FROM relation", "GROUP BY study ORDER BY study")
        counted = [row for some in of_each for row in some]
        return [study for study, _ in counted], list(accumulate(count for _, count in counted))

    def _rows(self, asked: str, order: str) -> Iterator[list[Any]]:
        """The rows of the studies that hold, some at a time, always in the same order."""
        studies = sorted(self._article_of)
        for first in range(0, len(studies), _AT_ONCE):
            some = studies[first : first + _AT_ONCE]
            yield self._plain(f"{asked} WHERE study IN ({', '.join('?' * len(some))}) {order}", some)


def _named(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
