"""Nouns to rows and back, by one rule, so that no table needs code of its own.

A ``Span`` named ``span`` becomes the columns start and end, any other one ``<field>_start`` and ``<field>_end``; an
``Evidence`` becomes method, score, reason; a noun inside a noun keeps its field's name as prefix; a tuple, or a noun
that may be absent, becomes JSON.
"""

import gc
import types
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from enum import StrEnum
from itertools import islice, repeat
from operator import attrgetter
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
    row: list[Value] = []
    for name, kind, _, _ in _plan(type(noun), prefix):
        _put(row, getattr(noun, name), kind)
    return tuple(row)


def in_columns(nouns: Sequence[Any]) -> list[Iterable[Value]]:
    """The values of ``to_row`` of nouns of one class, which are one at least: for each column those of all of them.

    Column by column, which takes a third of the time: an article has hundreds of relations.
    """
    noun = type(nouns[0])
    gives = _gives.get(noun)
    if gives is None:
        hints = get_type_hints(noun)
        gives = _gives[noun] = tuple(_giver(f.name, *_bare(hints[f.name])) for f in fields(noun))
    return [column for give in gives for column in give(nouns)]


def from_row(noun: type[Noun], row: Mapping[str, Any], prefix: str = "") -> Noun:
    """The noun again. Raises KeyError when a column is missing, msgspec.ValidationError when one holds nonsense."""
    made = {name: take(row) for name, _, take, _ in _plan(noun, prefix)}
    return noun(**made)


def from_rows(noun: type[Noun], rows: Sequence[Sequence[Value]]) -> tuple[Noun, ...]:
    """The nouns again, of rows that hold the values of ``columns(noun)`` in that order.

    Column by column, which takes a tenth of the time of row by row: a story begins with reading many rows. What is
    equal in several rows is one value in all of the nouns. Raises ValueError or msgspec.ValidationError when a row
    holds nonsense.
    """
    return from_columns(noun, iter(zip(*rows, strict=True)), len(rows))


def from_columns(noun: type[Noun], values: "Columns", size: int) -> tuple[Noun, ...]:
    """The same of ``size`` rows that are there as columns."""
    return tuple(_filled(noun, values, size)) if size else ()


@contextmanager
def uncollected() -> Iterator[None]:
    """Keeps the collector of cycles still while very many nouns are made, which have none.

    It would look through all of them again and again, a third of the time that it takes to open a story.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


Columns = Iterator[tuple[Any, ...]]


Fill = Callable[[Columns], Iterable[Any]]
"""Makes a field of all the nouns at once, of the columns that it takes; by the rule of ``_field``."""

_fills: dict[type[Any], tuple[tuple[Callable[[Any, Any], None], Fill], ...]] = {}


def _filled(noun: type[Any], values: Columns, size: int) -> list[Any]:
    """Field by field, each by the setter of its slot: the nouns are frozen, and none looks its fields over when made.

    What does, a Span, is made by its own class.
    """
    fills = _fills.get(noun)
    if fills is None:
        hints = get_type_hints(noun)
        puts = ((getattr(noun, f.name).__set__, hints[f.name]) for f in fields(noun))
        fills = _fills[noun] = tuple((put, _filler(*_bare(hint))) for put, hint in puts)
    made = list(map(object.__new__, repeat(noun, size)))
    for put, fill in fills:
        deque(map(put, made, fill(values)), maxlen=0)
    return made


def _filler(bare: Any, optional: bool) -> Fill:
    if bare is Span:
        return _spans
    inner: type[Any] | None = bare if isinstance(bare, type) and is_dataclass(bare) else None
    if inner is not None and not optional:
        return lambda values: _inner(inner, list(zip(*islice(values, len(columns(inner))), strict=True)))
    if inner is not None or get_origin(bare) is tuple:
        decode = msgspec.json.Decoder(list[bare | None]).decode
        return lambda values: _once_of(decode, next(values))
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return lambda values: _once(bare, next(values))
    if bare is bool:
        return lambda values: map(bool, next(values))
    return _one_string if bare is str else next


def _one_string(values: Columns) -> Iterator[str | None]:
    column = next(values)
    return map({}.setdefault, column, column)


def _inner(noun: type[Any], rows: Sequence[tuple[Value, ...]]) -> Iterator[Any]:
    different = list(dict.fromkeys(rows))
    made = dict(zip(different, _filled(noun, iter(zip(*different, strict=True)), len(different)), strict=True))
    return map(made.__getitem__, rows)


def _from_json(decode: Callable[[str], list[Any]], values: Sequence[Value]) -> list[Any]:
    """What each value says, of many at once."""
    made = decode(f"[{','.join([v if isinstance(v, str) else 'null' for v in values])}]")
    if len(made) != len(values):
        raise ValueError(f"{len(values)} values of JSON are {len(made)}")
    return made


def _once_of(decode: Callable[[str], list[Any]], values: Sequence[Value]) -> Iterable[Any]:
    """The same, of equal values once: keys, terms and empty lists stand there again and again."""
    different = list(set(values))
    if len(different) * 2 > len(values):
        return _from_json(decode, values)
    made = dict(zip(different, _from_json(decode, different), strict=True))
    return map(made.__getitem__, values)


def _once(make: Callable[[Any], Any], values: tuple[Value, ...]) -> Iterator[Any]:
    made = {value: make(value) for value in set(values)}
    return map(made.__getitem__, values)


def _spans(values: Columns) -> list[Span | None]:
    return [None if start is None else Span(start, end) for start, end in zip(next(values), next(values), strict=True)]


Give = Callable[[Sequence[Any]], Iterable[Iterable[Value]]]
"""The columns of one field, of nouns; by the rule of ``_field``."""

_gives: dict[type[Any], tuple[Give, ...]] = {}


def _giver(name: str, bare: Any, optional: bool) -> Give:
    if bare is Span:
        get = attrgetter(name)
        if optional:
            return lambda nouns: zip(*(_ends(get(noun)) for noun in nouns), strict=True)
        start, end = attrgetter(f"{name}.start"), attrgetter(f"{name}.end")
        return lambda nouns: (map(start, nouns), map(end, nouns))
    inner = isinstance(bare, type) and is_dataclass(bare)
    if inner and not optional:
        held = attrgetter(name)
        return lambda nouns: in_columns(list(map(held, nouns)))
    if inner or get_origin(bare) is tuple:
        tuples = attrgetter(name)
        return lambda nouns: (map(_as_json, map(tuples, nouns)),)
    plain = attrgetter(name)
    if bare in {str, int, float} or bare is bytes:
        return lambda nouns: (map(plain, nouns),)
    return lambda nouns: (map(_as_plain, map(plain, nouns)),)


def _ends(span: Span | None) -> tuple[Value, Value]:
    return (None, None) if span is None else (span.start, span.end)


def _as_json(value: Any) -> Value:
    if value == ():
        return "[]"
    return None if value is None else msgspec.json.encode(value).decode()


def _as_plain(value: Any) -> Value:
    if isinstance(value, StrEnum):
        return str(value._value_)
    return int(value) if isinstance(value, bool) else value


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


def _put(row: list[Value], value: Any, kind: str) -> None:
    """Add the columns of one field to a row."""
    if kind == "span":
        row += _ends(value)
    elif kind in {"evidence", "noun"}:
        row += to_row(value)
    elif kind == "json":
        row.append(_as_json(value))
    else:
        row.append(_as_plain(value))
