"""One address of the API: what it takes and gives, how it answers, and how lists are cut into pages."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from msgspec import Meta
from starlette.responses import Response

from onrecord.errors import OnRecordError
from onrecord.serve.asked import Answer, Asked
from onrecord.tell.export.fitting import safe_json

T = TypeVar("T")

LARGEST = 200
"""Items of a list that are given at once, at most."""
_LONGEST = 300

Text = Annotated[str, Meta(max_length=_LONGEST)]
Number = Annotated[int, Meta(ge=1, le=1_000_000)]
Day = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A day, month or year: 2031-05-04")]
Size = Annotated[int, Meta(ge=1, le=LARGEST)]


class Unreadable(OnRecordError):
    """What was asked does not have the shape that the description gives it."""

    code = "unreadable"
    http_status = 422


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An address that takes nothing."""


class Paging(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which part of a list: the page, from 1, and how many items it has."""

    page: Number = 1
    size: Size = 50


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A part of a list. ``next`` is the address of the part after it, null at the end."""

    items: tuple[T, ...]
    total: int
    page: int
    pages: int
    next: str | None


Found = TypeVar("Found")


def listing(asked: Asked, query: Paging, found: Sequence[Found], *, shown: Callable[[Found], T]) -> Listing[T]:
    """The part of what was found that is asked for; only that part is ``shown``, which may be the costly step."""
    pages = max(1, -(-len(found) // query.size))
    begin = (query.page - 1) * query.size
    after = None
    if query.page < pages:
        after = str(asked.request.url.include_query_params(page=query.page + 1).replace(scheme="", netloc=""))
    return Listing(tuple(shown(f) for f in found[begin : begin + query.size]), len(found), query.page, pages, after)


@dataclass(frozen=True, slots=True)
class Call:
    """An address under ``/api``. ``takes`` is a Struct: the query of a GET, the body of a POST.

    ``gives`` is the type of what ``make`` returns for a request and what it takes. ``faults`` are the other statuses
    that it may answer with.
    """

    path: str
    summary: str
    gives: Any
    make: Callable[[Asked, Any], object]
    takes: type[msgspec.Struct] = Nothing
    faults: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of what stands in braces in the path."""
        return tuple(p.strip("{}").partition(":")[0] for p in self.path.split("/") if p.startswith("{"))

    def answered(self, asked: Asked) -> Response:
        """The answer; not again to whoever holds the same one. Raises Unreadable."""
        body = safe_json(self.make(asked, self._query(asked)))
        # Made of the answer itself: numbers of states may be those of another story that is served here next.
        headers = {"etag": f'"{hashlib.sha256(body).hexdigest()[:32]}"', "cache-control": "private, no-cache"}
        if _is_held(headers["etag"], asked.request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type="application/json", headers=headers)

    def _query(self, asked: Asked) -> msgspec.Struct:
        given = dict(asked.request.query_params)
        try:
            return msgspec.convert(given, self.takes, strict=False)
        except msgspec.ValidationError as error:
            raise _unreadable(error) from None

    def sent(self, asked: Asked) -> Response:
        """The answer to a body. Raises Unreadable."""
        try:
            body = msgspec.json.decode(asked.body, type=self.takes)
        except msgspec.DecodeError as error:
            raise _unreadable(error) from None
        return Response(safe_json(self.make(asked, body)), media_type="application/json")


def _unreadable(error: Exception) -> Unreadable:
    return Unreadable(str(error), fix="ask as the description says: /api/openapi.json")


def _is_held(tag: str, held: str) -> bool:
    """Whether a tag is among those that a request names; a proxy that packs the answer makes it a weak one."""
    return held.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in held.split(",")}


def answers(calls: Sequence[Call]) -> dict[str, Answer]:
    """What answers each address that is read."""
    return {f"/api{call.path}": call.answered for call in calls}


def receives(calls: Sequence[Call]) -> dict[str, Answer]:
    """What answers each address that something is sent to."""
    return {f"/api{call.path}": call.sent for call in calls}
