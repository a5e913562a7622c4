"""The log by itself: ids of its lines, which of them count, and how they travel as JSON lines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from onrecord.errors import BadSource, CannotDecide
from onrecord.model import Decision, DecisionKind, Evidence
from onrecord.text import id_of

METHOD = "decision"
_SHORT = 8
_LAST_YEAR = 9999
_TICK = timedelta(microseconds=1)
_AHEAD = timedelta(days=36_525)
"""How far ahead of this machine's clock the clock of another may be: a line is written after all that were there, so
one from the end of all years would leave no time for another."""


def identified(decision: Decision) -> Decision:
    """The decision under the id that follows from its content."""
    return replace(decision, id=id_of(json.dumps(_filled(decision) | {"id": ""}, sort_keys=True)))


def _filled(decision: Decision) -> dict[str, Any]:
    """As plain values, without those that are empty: a field that is added one day changes no id."""
    return {name: value for name, value in _bare(msgspec.to_builtins(decision)).items() if value}


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {k: _bare(v) for k, v in value.items() if v not in ("", [], ())}
    return [_bare(v) for v in value] if isinstance(value, list | tuple) else value


def in_order(log: Iterable[Decision]) -> list[Decision]:
    """The lines by time, then by id: logs that were kept apart give the same whichever is brought to which."""
    return sorted(log, key=lambda d: (d.when, d.id))


def later_than(now: datetime, log: Iterable[Decision]) -> str:
    """The time to write a new line under: now, or just after the last line where a clock has gone back.

    Lines from far ahead are passed over: see ``from_far_ahead``.
    """
    last = max((d.when for d in log if _is_time(d.when) and not _is_far(d.when, now)), default="")
    when = _stamp(now)
    return _stamp(datetime.fromisoformat(last) + _TICK) if last >= when else when


def from_far_ahead(log: Iterable[Decision], *, now: datetime) -> list[Decision]:
    """The lines that count and would do so before every new one, since they are dated more than a century ahead.

    Whenever an undoing is dated it takes its line back, and so leads out.
    """
    counting, _ = live(d for d in log if not fault_of(d))
    return [d for d in counting if _is_far(d.when, now)]


def check_no_later(log: Iterable[Decision], *, now: datetime) -> None:
    """Raise CannotDecide where a line from far ahead would count for more than one that is made now."""
    far = from_far_ahead(log, now=now)
    if far:
        ids = " ".join(decision.id[:_SHORT] for decision in far)
        told = (
            f"decision {ids} is dated {far[0].when[:10]}" if len(far) == 1 else f"decisions {ids} are dated far ahead"
        )
        raise CannotDecide(
            f"{told}, and would count for more than any that is made now",
            fix=f"onrecord undo STORY {ids}; it stays in the log, and what is right of it can be decided anew",
        )


def _is_far(when: str, now: datetime) -> bool:
    return datetime.fromisoformat(when) - now > _AHEAD


def _is_time(when: str) -> bool:
    """Whether a line can be from then: in UTC to the microsecond, and with time left after it."""
    try:
        at = datetime.fromisoformat(when)
        return at.year < _LAST_YEAR and _stamp(at) == when
    except (ValueError, OverflowError):
        return False


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


_SHAPES: Mapping[DecisionKind, tuple[int, int, int, bool]] = {
    DecisionKind.SAME: (2, 0, 0, False),
    DecisionKind.DIFFERENT: (2, 0, 0, False),
    DecisionKind.SPLIT: (1, 1, 0, True),
    DecisionKind.RENAME: (1, 0, 0, True),
    DecisionKind.REPRINT: (0, 2, 0, False),
    DecisionKind.NOT_REPRINT: (0, 2, 0, False),
    DecisionKind.RELATION: (0, 0, 2, True),
    DecisionKind.JOIN: (0, 0, 2, False),
    DecisionKind.BELONGS: (0, 0, 2, False),
    DecisionKind.PART: (0, 0, 2, False),
    DecisionKind.REWORD: (0, 0, 1, False),
    DecisionKind.ONE_ORIGIN: (0, 0, 2, False),
    DecisionKind.TWO_ORIGINS: (0, 0, 2, False),
    DecisionKind.ORIGIN: (0, 0, 1, True),
    DecisionKind.UNDO: (0, 0, 0, True),
}
"""How many entities, pages and quoted things a decision of each kind is about, and whether it has a value."""


def fault_of(decision: Decision) -> str:
    """Why a line cannot be what onrecord wrote; "" for one that can."""
    if identified(decision).id != decision.id:
        return "it does not agree with its id: it has been changed since it was written"
    shape = len(decision.entities), len(decision.pages), len(decision.quoted), bool(decision.value.strip())
    if shape != _SHAPES[decision.kind]:
        return f"it is not about what a decision “{decision.kind.value}” is about"
    if not _is_time(decision.when):
        return f"“{decision.when}” is no time in UTC to the microsecond"
    return ""


def live(log: Iterable[Decision]) -> tuple[list[Decision], dict[str, Decision]]:
    """The decisions that count, undoings among them, and by id who undid each of the others.

    An undoing may itself be undone. They never go in a circle, since an id follows from what it undoes.
    """
    lines = in_order(log)
    undoings: dict[str, list[Decision]] = {}
    for line in lines:
        if line.kind is DecisionKind.UNDO:
            undoings.setdefault(line.value, []).append(line)
    counts: dict[str, bool] = {}
    for line in reversed(lines):  # so that most are settled before they are asked for
        waiting = [line]
        while waiting:
            over = undoings.get(waiting[-1].id, ())
            first = [undoing for undoing in over if undoing.id not in counts]
            if first:
                waiting += first
            else:
                counts[waiting.pop().id] = not any(counts[undoing.id] for undoing in over)
    undone = {
        target: next(undoing for undoing in over if counts[undoing.id])
        for target, over in undoings.items()
        if any(counts[undoing.id] for undoing in over)
    }
    return [line for line in lines if counts[line.id]], undone


def evidence_of(decision: Decision) -> Evidence:
    """Why a finding stands as a person decided it."""
    return Evidence(METHOD, 1.0, f"decided {by_whom(decision)}")


def by_whom(decision: Decision) -> str:
    """By whom, when and why, on one line."""
    why = " ".join(decision.why.split())
    return f"by {' '.join(decision.who.split())} on {decision.when[:10]}" + (f": {why}" if why else "")


def to_lines(log: Iterable[Decision]) -> str:
    """The log as JSON lines, in the order that counts."""
    lines = (json.dumps(_filled(decision), ensure_ascii=False) for decision in in_order(log))
    return "".join(f"{line}\n" for line in lines)


def read_lines(text: str, *, name: str, now: datetime) -> tuple[Decision, ...]:
    """The decisions of JSON lines. Raises BadSource for a line that is none, that was changed, or that counts and is
    from far ahead.
    """
    return _taken(_read(text, name), now)


def taken_in(log: Iterable[Decision], *, name: str, now: datetime) -> tuple[Decision, ...]:
    """The decisions of another record. Raises as ``read_lines``."""
    return _taken(((f"decision {decision.id[:_SHORT]} of {name}", decision) for decision in log), now)


def _read(text: str, name: str) -> Iterator[tuple[str, Decision]]:
    """The lines, each with what it is called."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"line {number} of {name}"
        try:
            yield where, msgspec.json.decode(line, type=Decision)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
            raise BadSource(
                f"{where} is no decision: {error}",
                fix="give a file that `onrecord decisions STORY --export FILE` wrote, whole",
            ) from None


def _taken(lines: Iterable[tuple[str, Decision]], now: datetime) -> tuple[Decision, ...]:
    called = {}
    for where, decision in lines:
        _refuse(where, fault_of(decision))
        called[decision] = where
    for decision in from_far_ahead(called, now=now):
        _refuse(called[decision], f"it is dated {decision.when[:10]}, which is more than a century ahead")
    return tuple(called)


def _refuse(where: str, fault: str) -> None:
    if fault:
        raise BadSource(
            f"{where} is no decision: {fault}", fix="leave the line out, and decide it anew with onrecord decide"
        )
