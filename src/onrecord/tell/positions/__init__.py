"""Positions over time: on each question who said what when, and what of it changed."""

from onrecord.tell.positions.over_time import (
    NO_POSITION,
    Change,
    Kind,
    Position,
    Question,
    Wanted,
    asked_of,
    counts,
    positions,
    span_of,
)

__all__ = [
    "NO_POSITION",
    "Change",
    "Kind",
    "Position",
    "Question",
    "Wanted",
    "asked_of",
    "counts",
    "positions",
    "span_of",
]
