"""The parts of the articles of an open story: what every telling asks for is read for all at once, the rest singly."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from onrecord.model import (
    Article,
    Assertion,
    Attribution,
    Block,
    Event,
    Judgement,
    Mention,
    Relation,
    Reprint,
    Resolution,
    Sentence,
    Timex,
    Window,
)
from onrecord.record.recorded import Held, HeldArticle, Shared
from onrecord.record.relations import Relations, Row
from onrecord.record.rows import columns, from_rows, uncollected

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

_TOGETHER = frozenset({"attributions", "resolutions", "assertions"})
"""Parts that are read for all articles at once and kept: claims, actors and most tellings ask for all of them."""
_KEPT = 1 << 13
"""Parts of single articles that are kept, those asked for last: all of a thousand articles, some tens of megabytes."""
_AT_ONCE = 256
"""Articles whose rows one statement reads."""

Plain = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Asks the record; gives bare tuples."""


class Parts:
    """The parts of these articles, by id the studies that hold. Rows of a study never change, so nor does what is read.

    ``plain`` asks the record.
    """

    def __init__(self, plain: Plain, studies: Mapping[str, int]) -> None:
        self._plain = plain
        self._studies = studies
        self._article_of = {study: article for article, study in studies.items()}
        self._kept = lru_cache(_KEPT)(self.read)
        self._all: dict[str, dict[int, tuple[Any, ...]]] = {}

    def read(self, study: int, part: str) -> tuple[Any, ...]:
        """A part of one article, read now."""
        noun, table = TABLES[part]
        named = _named(columns(noun))
        return from_rows(noun, self._plain(f"SELECT {named} FROM {table} WHERE study = ? ORDER BY position", (study,)))  # noqa: S608  # our own names

    def held(self, study: int, part: str) -> tuple[Any, ...]:
        """A part of one article, as it is kept."""
        if part not in _TOGETHER:
            return self._kept(study, part)
        if part not in self._all:
            with uncollected():
                self._all[part] = self._read_all(part)
        return self._all[part].get(study, ())

    def _read_all(self, part: str) -> dict[int, tuple[Any, ...]]:
        noun, table = TABLES[part]
        found: dict[int, tuple[Any, ...]] = {}
        for rows in self._rows(f"SELECT study, {_named(columns(noun))} FROM {table}", "ORDER BY study, position"):  # noqa: S608  # our own names
            nouns = iter(from_rows(noun, [row[1:] for row in rows]))
            found |= {study: tuple(next(nouns) for _ in of) for study, of in groupby(rows, itemgetter(0))}
        return found

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

    def relations(self, ids: Iterable[str]) -> Relations:
        """How these assertions stand to one another."""
        with uncollected():
            return Relations.read(ids, self._relations, self._reasons)

    def _relations(self) -> Iterator[list[Row]]:
        return self._rows("SELECT one, other, standing, score FROM relation", "ORDER BY study, position")

    def _reasons(self) -> Iterator[list[tuple[str, str]]]:
        return self._rows("SELECT method, reason FROM relation", "ORDER BY study, position")

    def _rows(self, asked: str, order: str) -> Iterator[list[Any]]:
        """The rows of the studies that hold, some at a time, always in the same order."""
        studies = sorted(self._article_of)
        for first in range(0, len(studies), _AT_ONCE):
            some = studies[first : first + _AT_ONCE]
            yield self._plain(f"{asked} WHERE study IN ({', '.join('?' * len(some))}) {order}", some)


def _named(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
