"""Nouns to rows and back, by one rule, so that no table needs code of its own.

A ``Span`` named ``span`` becomes the columns start and end, any other one ``<field>_start`` and ``<field>_end``; an
``Evidence`` becomes method, score, reason; a noun inside a noun keeps its field's name as prefix; a tuple, or a noun
that may be absent, becomes JSON.
"""

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from onrecord.model import Evidence, Span

Value = str | int | float | bytes | None
Noun = TypeVar("Noun")


def columns(noun: type[Any], prefix: str = "") -> tuple[str, ...]:
    """Names of the columns a noun is kept in, in order."""
    return tuple(column for _, _, _, names in _plan(noun, prefix) for column in names)


def to_row(noun: Any, prefix: str = "") -> tuple[Value, ...]:
    """The values of ``columns(type(noun))``."""
    return tuple(value for name, kind, _, _ in _plan(type(noun), prefix) for value in _put(getattr(noun, name), kind))


def from_row(noun: type[Noun], row: Mapping[str, Any], prefix: str = "") -> Noun:
    """The noun again. Raises KeyError when a column is missing, msgspec.ValidationError when one holds nonsense."""
    made = {name: take(row) for name, _, take, _ in _plan(noun, prefix)}
    return noun(**made)


Take = Callable[[Mapping[str, Any]], Any]
Plan = tuple[tuple[str, str, Take, tuple[str, ...]], ...]
"""For each field: its name, how it is put into columns, how it is taken out of a row, and the names of its columns."""

_plans: dict[tuple[type[Any], str], Plan] = {}


def _plan(noun: type[Any], prefix: str) -> Plan:
    plan = _plans.get((noun, prefix))
    if plan is None:
        hints = get_type_hints(noun)
        plan = tuple((f.name, *_field(f.name, hints[f.name], prefix)) for f in fields(noun))
        _plans[noun, prefix] = plan
    return plan


def _field(name: str, hint: Any, prefix: str) -> tuple[str, Take, tuple[str, ...]]:
    bare, optional = _bare(hint)
    column = prefix + name
    if bare is Span:
        stem = prefix if name == "span" else f"{column}_"
        start, end = f"{stem}start", f"{stem}end"
        return "span", lambda row: None if row[start] is None else Span(row[start], row[end]), (start, end)
    if bare is Evidence:
        return "evidence", lambda row: from_row(Evidence, row, prefix), columns(Evidence, prefix)
    inner: type[Any] | None = bare if isinstance(bare, type) and is_dataclass(bare) else None
    if inner is not None and not optional:
        return "noun", lambda row: from_row(inner, row, f"{column}_"), columns(inner, f"{column}_")
    if inner is not None or get_origin(bare) is tuple:
        decoder = msgspec.json.Decoder(bare)
        return "json", lambda row: None if row[column] is None else decoder.decode(row[column]), (column,)
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return "plain", lambda row: bare(row[column]), (column,)
    if bare is bool:
        return "plain", lambda row: bool(row[column]), (column,)
    return "plain", lambda row: row[column], (column,)


def _bare(hint: Any) -> tuple[Any, bool]:
    """The type without ``| None``, and whether it had one."""
    if get_origin(hint) in {Union, types.UnionType}:
        kinds = [k for k in get_args(hint) if k is not type(None)]
        return kinds[0], True
    return hint, False


def _put(value: Any, kind: str) -> Iterator[Value]:
    if kind == "span":
        yield from (None, None) if value is None else (value.start, value.end)
    elif kind in {"evidence", "noun"}:
        yield from to_row(value)
    elif kind == "json":
        yield None if value is None else msgspec.json.encode(value).decode()
    elif isinstance(value, StrEnum):
        yield value.value
    elif isinstance(value, bool):
        yield int(value)
    else:
        yield value
