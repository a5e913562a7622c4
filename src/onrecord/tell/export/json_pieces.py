"""JSON for other programs, made a piece at a time: the head of an object, its long list one item a line, and nothing
held.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.tell.export.fitting import fit_json


def listed(head: Mapping[str, Any], name: str, items: Iterable[Any]) -> Iterator[bytes]:
    """An object with ``head`` and, last, the list ``name``."""
    yield fit_json(head)[:-1] + (b"," if head else b"") + fit_json(name) + b":["
    first = True
    for item in items:
        yield (b"\n" if first else b",\n") + fit_json(item)
        first = False
    yield b"\n]}\n"


def array(items: Iterable[Any]) -> Iterator[bytes]:
    """A bare list, one item a line."""
    first = True
    for item in items:
        yield (b"[\n" if first else b",\n") + fit_json(item)
        first = False
    yield b"[]\n" if first else b"\n]\n"


def mapping(head: Mapping[str, Any], parts: Iterable[tuple[str, Iterable[tuple[str, Any]]]]) -> Iterator[bytes]:
    """An object with ``head`` and then objects by name, each of which comes entry by entry, one a line."""
    yield fit_json(head)[:-1]
    begun = bool(head)
    for name, entries in parts:
        yield (b"," if begun else b"") + b"\n" + fit_json(name) + b":{"
        begun, first = True, True
        for key, value in entries:
            yield (b"\n" if first else b",\n") + fit_json(key) + b":" + fit_json(value)
            first = False
        yield b"}"
    yield b"\n}\n"


def without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """The entries that say something."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, ())}
