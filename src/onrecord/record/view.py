"""Reading the record: the nouns again, newest study of each capture, in an order that follows from their content."""

import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import TracebackType
from typing import Any, Self

from onrecord.errors import NothingFound, RecordDamaged
from onrecord.model import Alias, Article, Capture, Decision, Refusal
from onrecord.record.found import Hit, hits, spread
from onrecord.record.parts import KEPT, TABLES, Parts
from onrecord.record.place import Place
from onrecord.record.recorded import Deed, Pointer, Recorded, Shared, Stretch
from onrecord.record.relations import Relations
from onrecord.record.rows import from_row
from onrecord.record.store import connect, plain_errors

_LOOSE = (
    (
        "the article of a study",
        "SELECT s.article FROM study s WHERE s.article IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM article a WHERE a.id = s.article AND a.study = s.id) ORDER BY 1",
    ),
    ("the capture of an article", "SELECT DISTINCT capture FROM article WHERE capture NOT IN (SELECT id FROM capture)"),
    ("a reprinted article", "SELECT DISTINCT other FROM reprint WHERE other NOT IN (SELECT id FROM article)"),
    ("a related assertion", "SELECT DISTINCT one FROM relation WHERE one NOT IN (SELECT id FROM assertion)"),
    ("a related assertion", "SELECT DISTINCT other FROM relation WHERE other NOT IN (SELECT id FROM assertion)"),
)
"""What may point at nothing where the tables themselves do not forbid it."""


@dataclass(frozen=True, slots=True)
class Made:
    """How the findings on an article were made."""

    capture: str
    article: str | None
    stages: Mapping[str, int]
    settings: str
    onrecord: str
    at: str


class View:
    """A record opened for reading. Use as a context manager; raises what ``store.connect`` raises.

    ``kept`` is how many parts of single articles are kept once they have been read, some ten kilobytes each.
    """

    def __init__(self, path: Place, *, kept: int = KEPT) -> None:
        self.path = path
        self._kept = kept
        self._stand: dict[str, int] = {}
        self._db = connect(path, create=False)
        self._turn = threading.RLock()  # a part may be read by any thread that tells of the story

    def __enter__(self) -> Self:
        with plain_errors(self.path):
            self._db.snapshot()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def state(self) -> tuple[int, int]:
        """Two numbers that grow with what is in the file: with each study of an article, and with each decision."""
        studies = "SELECT coalesce(max(id), 0) FROM study"
        decisions = "SELECT coalesce(max(position), 0) FROM decision"
        return int(self._rows(studies)[0][0]), int(self._rows(decisions)[0][0])

    def count(self) -> int:
        """How many articles the file has now."""
        return int(self._rows("SELECT count(DISTINCT article) FROM study WHERE article IS NOT NULL")[0][0])

    @cached_property
    def _studies(self) -> dict[str, int]:
        """Current study of each article, by article id; of equal articles the first study."""
        rows = self._rows(
            "SELECT article, min(id) FROM current WHERE article IS NOT NULL GROUP BY article ORDER BY article"
        )
        return {row[0]: row[1] for row in rows}

    def article_ids(self) -> tuple[str, ...]:
        """Ids of the articles, sorted."""
        return tuple(self._studies)

    def recorded(self, article_id: str) -> Recorded:
        """An article with its findings. Raises NothingFound for an unknown id."""
        if article_id not in self._studies:
            raise NothingFound(f"no article {article_id} in this record", fix="list them: onrecord show STORY")
        study = self._studies[article_id]
        article = self._article(study)
        names = self._rows("SELECT name, address FROM capture_name WHERE capture = ? ORDER BY name", article.capture)
        return Recorded(
            article=article,
            names=tuple(row["name"] for row in names),
            addresses=tuple(row["address"] for row in names if row["address"]),
            **{part: self._parts.read(study, part) for part in TABLES if part != "blocks"},
        )

    def all_recorded(self) -> Iterator[Recorded]:
        """Every article with its findings, by id, one at a time."""
        for article_id in self._studies:
            yield self.recorded(article_id)

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self._plain, self._studies, kept=self._kept)

    def held(self) -> tuple[Recorded, ...]:
        """The articles, by id, each part read when it is asked for: at once for all, or for one and kept for a while.

        What they give stays what it was when they were asked for, whatever is added to the file. The view must stay
        open as long as they are used.
        """
        return self._parts.articles()

    def shared(self) -> tuple[Shared, ...]:
        """Which articles have passages in common, article by article, these by id."""
        return self._parts.shared()

    def mentioned(self) -> dict[str, dict[int, int]]:
        """By article, how often it mentions each of its entities, by its own numbers of them."""
        return self._parts.mentioned()

    def stretches(self) -> dict[str, tuple[Stretch, ...]]:
        """By article, where its sentences stand: read for all at once, and not kept."""
        return self._parts.stretches()

    def deeds(self) -> dict[str, tuple[Deed, ...]]:
        """By article, what its events come down to, but for sayings and those that nobody and nothing has a part in:
        read for all at once, and not kept."""
        return self._parts.deeds()

    def repeating(self) -> dict[str, frozenset[int]]:
        """By article, the numbers of those of its blocks that repeat an earlier passage of it."""
        return self._parts.repeating()

    def pointers(self) -> dict[str, tuple[Pointer, ...]]:
        """By article, where its mentions stand and what each is of: read for all at once, and not kept."""
        return self._parts.pointers()

    def relations(self, ids: Iterable[str]) -> Relations:
        """How these assertions stand to one another."""
        return self._parts.relations(ids)

    def aliases(self) -> dict[str, Alias]:
        """What each short name key stands for, by the last answer given."""
        rows = self._rows(
            "SELECT alias.* FROM alias JOIN current ON current.id = alias.study ORDER BY short, study, position"
        )
        return {row["short"]: from_row(Alias, dict(row)) for row in rows}

    def decisions(self) -> tuple[Decision, ...]:
        """What people have settled, in the order that counts: by time, then by id."""
        rows = self._rows('SELECT * FROM decision ORDER BY "when", id')
        return tuple(from_row(Decision, dict(row)) for row in rows)

    def refusals(self) -> tuple[Refusal, ...]:
        """What was offered and could not be read."""
        return tuple(
            from_row(Refusal, dict(row)) for row in self._rows("SELECT * FROM refusal ORDER BY name, code, reason")
        )

    def body(self, capture_id: str) -> bytes:
        """The bytes of a capture. Raises NothingFound for an unknown id."""
        for row in self._rows("SELECT body FROM capture WHERE id = ?", capture_id):
            return bytes(row[0])
        raise NothingFound(f"no capture {capture_id} in this record", fix="list them: onrecord show STORY --json")

    def sent_as(self, capture_id: str) -> tuple[str, str | None]:
        """The media type of a capture, and the charset that it was sent with. Raises NothingFound for an unknown id."""
        for row in self._rows("SELECT media_type, charset FROM capture WHERE id = ?", capture_id):
            return row[0], row[1]
        raise NothingFound(f"no capture {capture_id} in this record", fix="list them: onrecord show STORY --json")

    def arrived(self) -> dict[str, str]:
        """When each capture was first read into the record, ISO 8601 in UTC, whatever was read anew since."""
        return {row[0]: row[1] for row in self._rows("SELECT capture, min(at) FROM study GROUP BY capture")}

    def captured(self) -> dict[str, str]:
        """When each capture was first made, ISO 8601 in UTC: fetched, saved in an archive, or read from a file."""
        rows = self._rows("SELECT capture, min(captured_at) FROM capture_name GROUP BY capture")
        return {row[0]: row[1] for row in rows}

    def sightings(self) -> dict[str, list[tuple[str, str]]]:
        """By address which captures were seen there and when, ISO 8601 in UTC, in order of time.

        Of the same one several times in a row the first.
        """
        found: dict[str, list[tuple[str, str]]] = {}
        for address, at, capture in self._rows("SELECT address, at, capture FROM seen ORDER BY address, at, capture"):
            seen = found.setdefault(address, [])
            if not seen or seen[-1][1] != capture:
                seen.append((at, capture))
        return found

    def captures(self) -> Iterator[tuple[str, str, bytes]]:
        """Every capture's id, media type and bytes, by id, one at a time."""
        for row in self._rows("SELECT id, media_type FROM capture ORDER BY id"):
            yield row["id"], row["media_type"], self.body(row["id"])

    def capture_ids(self) -> tuple[str, ...]:
        """Ids of the captures, sorted, those that hold no article too."""
        return tuple(row[0] for row in self._rows("SELECT id FROM capture ORDER BY id"))

    def kept(self, capture_id: str) -> tuple[Capture, ...]:
        """A capture as it came in, once under each of its names, by name. Raises NothingFound for an unknown id."""
        media_type, charset = self.sent_as(capture_id)
        body = self.body(capture_id)
        names = self._rows("SELECT * FROM capture_name WHERE capture = ? ORDER BY name", capture_id)
        return tuple(
            Capture(capture_id, n["name"], media_type, body, n["captured_at"], n["address"], charset) for n in names
        )

    def came_in(self, captures: Iterable[str]) -> Iterator[Capture]:
        """These captures, one at a time: under each of their names, and as they were seen again later at an address."""
        again: dict[str, list[tuple[str, str]]] = {}
        for address, seen in self.sightings().items():
            for at, capture in seen:
                again.setdefault(capture, []).append((address, at))
        for capture_id in captures:
            kept = self.kept(capture_id)
            yield from kept
            named = {capture.address: capture for capture in reversed(kept)}
            told = {(capture.address, capture.captured_at) for capture in kept}
            for address, at in again.get(capture_id, ()):
                if address in named and (address, at) not in told:
                    yield replace(named[address], captured_at=at)

    def holding(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Ids of the captures that hold any of these articles, sorted."""
        wanted = frozenset(articles)
        rows = self._rows("SELECT capture, article FROM current WHERE article IS NOT NULL ORDER BY capture")
        return tuple(capture for capture, article in rows if article in wanted)

    def cited(self, article_id: str) -> tuple[tuple[str, str, int, int, str], ...]:
        """(owner, role, start, end, words) of every citation, as it was when it was recorded."""
        rows = self._rows(
            'SELECT owner, role, "start", "end", words FROM cited WHERE study = ? ORDER BY owner, role, 3, 4',
            self._studies[article_id],
        )
        return tuple((row[0], row[1], row[2], row[3], row[4]) for row in rows)

    def loose(self) -> list[str]:
        """What the store finds wrong with how the record is kept, and what points at something that is not there."""
        with self._turn, plain_errors(self.path):
            found = self._db.faults()
        return found + [f"{what} {row[0]} is not there" for what, asked in _LOOSE for row in self._rows(asked)]

    def found(self, words: Sequence[str], *, limit: int) -> tuple[Hit, ...]:
        """Sentences with any of these words, whatever their ending, best first."""
        with self._turn, plain_errors(self.path):
            found = hits(self._db, words, articles=self._article_of, limit=limit, standing=self._standing)
            return tuple(found)

    def _standing(self, word: str) -> int:
        """In how many sentences a word stands; of a view that is one state of the file it stays so."""
        if word not in self._stand:
            self._stand[word] = self._db.standing([word])
        return self._stand[word]

    @cached_property
    def _article_of(self) -> dict[int, str]:
        return {study: article for article, study in self._studies.items()}

    def spread(self, words: Iterable[str]) -> dict[str, int]:
        """In how many sentences each word stands, whatever its ending."""
        with self._turn, plain_errors(self.path):
            return spread(self._db, words)

    def makings(self) -> tuple[Made, ...]:
        """How each current study was made, by capture."""
        rows = self._rows(
            "SELECT s.capture, s.article, m.stages, m.settings, m.onrecord, s.at FROM current c"
            " JOIN study s ON s.id = c.id JOIN making m ON m.id = s.making ORDER BY s.capture"
        )
        return tuple(Made(r[0], r[1], json.loads(r[2]), r[3], r[4], r[5]) for r in rows)

    def _article(self, study: int) -> Article:
        rows = self._rows("SELECT * FROM article WHERE study = ?", study)
        if not rows:
            raise RecordDamaged(f"{self.path}: an article is missing", fix=f"run: onrecord check {self.path}")
        head = from_row(Article, {**rows[0], "blocks": "[]"})  # blocks have a table of their own
        return replace(head, blocks=self._parts.read(study, "blocks"))

    def _plain(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Bare tuples: of these rows there are many."""
        with self._turn, plain_errors(self.path):
            cursor = self._db.cursor()
            cursor.row_factory = None
            return cursor.execute(sql, values).fetchall()

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with self._turn, plain_errors(self.path):
            return self._db.execute(sql, values).fetchall()
