"""The single writer: takes captures in, and adds what a study of one found, all of it or nothing."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from types import TracebackType
from typing import Any, Self

from onrecord.model import Capture, Findings, Refusal
from onrecord.record.cited import cited_in
from onrecord.record.found import rows_of
from onrecord.record.known import RecordKnown
from onrecord.record.place import Place
from onrecord.record.remembered import Rows
from onrecord.record.rows import columns, in_columns, to_row
from onrecord.record.store import LONGEST_KEY, connect, plain_errors, transaction
from onrecord.text import id_of


@dataclass(frozen=True, slots=True)
class Making:
    """What shapes findings: the version of every stage, and the digest of the settings."""

    stages: dict[str, int]
    settings: str
    onrecord: str

    @property
    def id(self) -> str:
        """Equal for equal makings; the program's own version does not count, since stages have theirs."""
        return id_of(json.dumps(self.stages, sort_keys=True), self.settings)


class Writer:
    """A record opened for adding to. Use as a context manager.

    Raises what ``store.connect`` raises, and RecordBusy when another process writes for too long.
    """

    def __init__(self, path: Place, making: Making) -> None:
        self.path = path
        self._making = making
        self._db = connect(path, create=True)
        self._rows = Rows(self._db, making.id)
        with self._write():
            new = self._db.execute(
                "INSERT INTO making VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (making.id, json.dumps(making.stages, sort_keys=True), making.settings, making.onrecord),
            )
            if new.rowcount:  # all will be read again: names are looked up among those that it finds
                self._db.execute("DELETE FROM short_name")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @property
    def known(self) -> RecordKnown:
        """What the sequential stages may ask, until something is added."""
        return RecordKnown(self._db, self._rows)

    def take_in(self, captures: Iterable[Capture | Refusal]) -> int:
        """Keep bytes and refusals, in one transaction; how many captures are new."""
        new = 0
        with self._write():
            for item in captures:
                if isinstance(item, Refusal):
                    self._refuse(item)
                    continue
                added = self._db.execute(
                    "INSERT INTO capture VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (item.id, item.media_type, item.charset, item.body),
                )
                new += added.rowcount
                if not added.rowcount:
                    self._take_as(item)
                self._db.execute(
                    "INSERT INTO capture_name VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (item.id, item.name, item.address, item.captured_at),
                )
                if item.address is not None:
                    self._db.execute(
                        "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        (item.address, item.captured_at, item.id),
                    )
        return new

    def _take_as(self, capture: Capture) -> None:
        """Of equal bytes that came in as of several types, that under the first name counts, until they are studied."""
        self._db.execute(
            "UPDATE capture SET media_type = ?, charset = ? WHERE id = ?"
            " AND NOT EXISTS (SELECT 1 FROM study WHERE study.capture = capture.id)"
            " AND NOT EXISTS (SELECT 1 FROM capture_name n WHERE n.capture = capture.id AND n.name <= ?)",
            (capture.media_type, capture.charset, capture.id, capture.name),
        )

    def pending(self) -> list[str]:
        """Ids of the captures that this making has not studied yet, in order of id, so in any order of files."""
        rows = self._db.execute(
            "SELECT id FROM capture WHERE NOT EXISTS"
            " (SELECT 1 FROM study WHERE study.capture = capture.id AND making = ?) ORDER BY id",
            (self._making.id,),
        )
        return [row[0] for row in rows]

    def outdated(self) -> int:
        """How many captures have been studied, but not by this making."""
        if self._db.execute("SELECT count(*) FROM making").fetchone()[0] < 2:
            return 0  # most records; the rest is asked of every capture
        row = self._db.execute(
            "SELECT count(DISTINCT s.capture) FROM study s WHERE NOT EXISTS"
            " (SELECT 1 FROM study n WHERE n.capture = s.capture AND n.making = ?)",
            (self._making.id,),
        ).fetchone()
        return int(row[0])

    def refuse(self, capture_id: str, refusal: Refusal, *, at: str) -> None:
        """Note that a capture holds nothing that can be studied, so that it is not tried again."""
        with self._write():
            study = self._study(capture_id, article=None, at=at)
            self._refuse(refusal)
        if study is not None:
            self._rows.studied(study, capture_id, None)

    def add(self, findings: Findings, *, at: str) -> None:
        """Add all that one study found, in one transaction. Adding it twice adds nothing."""
        self.add_placed(lambda _: findings, at=at)

    def add_placed(self, place: Callable[[RecordKnown], Findings], *, at: str) -> None:
        """Add what ``place`` makes of an article in the light of what is known.

        It does so once more where another process has added a study since: of two that add at once, the second knows
        what the first one has added.
        """
        with plain_errors(self.path):
            last = self._last_study()
            findings = place(self.known)
        article = findings.reading.article
        with self._write():
            if self._last_study() != last:
                findings = place(self.known)
            study = self._study(article.capture, article=article.id, at=at)
            if study is not None:
                self._add(study, findings)
        if study is not None:
            self._rows.added(study, findings)

    def _last_study(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM study").fetchone()[0])

    def _refuse(self, refusal: Refusal) -> None:
        self._db.execute("INSERT INTO refusal VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", to_row(refusal))

    def _study(self, capture_id: str, *, article: str | None, at: str) -> int | None:
        added = self._db.execute(
            "INSERT INTO study (capture, making, article, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
            (capture_id, self._making.id, article, at),
        ).fetchall()
        return added[0][0] if added else None

    def _add(self, study: int, findings: Findings) -> None:
        reading, resolved, related = findings.reading, findings.resolved, findings.related
        article = reading.article
        self._put("article", study, [article], leave={"blocks"}, numbered=False)
        self._put("block", study, article.blocks)
        self._put("sentence", study, reading.sentences)
        self._put("mention", study, reading.mentions)
        self._put("timex", study, reading.times)
        self._put("attribution", study, findings.attributions)
        self._put("resolution", study, resolved.resolutions)
        self._put("alias", study, resolved.aliases)
        self._put("reprint", study, resolved.reprints)
        self._put("assertion", study, related.assertions)
        self._put("relation", study, related.relations)
        self._put("event", study, related.events)
        self._put("time_window", study, related.windows)
        self._db.index(rows_of(study, reading))
        self._many("short_name", sorted(p for p in set(resolved.short_names) if max(map(len, p)) <= LONGEST_KEY))
        self._many("fingerprint", sorted({(value, study, offset) for value, offset in resolved.prints}))
        self._many(
            "term",
            sorted(
                {
                    (t, study, n, len(a.terms))
                    for n, a in enumerate(related.assertions)
                    for t in a.terms
                    if len(t) <= LONGEST_KEY
                }
            ),
        )
        cited = cited_in(article.text, findings.attributions, related)
        self._many("cited", sorted({(study, *found) for found in cited}))

    def _put(
        self, table: str, study: int, nouns: Iterable[Any], *, leave: Collection[str] = (), numbered: bool = True
    ) -> None:
        """Rows of nouns, each with its study and, where the table has one, its position."""
        rows = list(nouns)
        if not rows:
            return
        kept = [c for c in zip(columns(type(rows[0])), in_columns(rows), strict=True) if c[0] not in leave]
        if numbered:
            kept.insert(0, ("position", range(len(rows))))
        quoted = ", ".join(f'"{name}"' for name in ("study", *(name for name, _ in kept)))
        marks = ", ".join("?" * (1 + len(kept)))
        self._db.executemany(
            f"INSERT INTO {table} ({quoted}) VALUES ({marks})",  # noqa: S608  # names come from our own nouns
            zip(repeat(study, len(rows)), *(values for _, values in kept), strict=True),
        )

    def _many(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._db.executemany(f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO NOTHING", rows)  # noqa: S608  # our own names

    @contextmanager
    def _write(self) -> Iterator[None]:
        with plain_errors(self.path), transaction(self._db):
            yield
