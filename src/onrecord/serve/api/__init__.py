"""The same record for programs: JSON for what pages show, decisions, and a description of it all."""

from functools import cache

import msgspec
from starlette.responses import Response

from onrecord.serve.api import articles, asking, claims, people, times
from onrecord.serve.api.call import answers, receives
from onrecord.serve.api.decides import READS, TAKES
from onrecord.serve.api.description import described
from onrecord.serve.asked import Asked, Pages

_READS = (*articles.CALLS, *claims.CALLS, *times.CALLS, *people.CALLS, *asking.CALLS, *READS)
"""What is read, by address."""


@cache
def described_bytes() -> bytes:
    """The description as JSON."""
    return msgspec.json.encode(described(_READS, TAKES))


def description(_: Asked) -> Response:
    """The description, for programs that write programs."""
    return Response(described_bytes(), media_type="application/json")


PAGES: Pages = {**answers(_READS), "/api/openapi.json": description}
ACTIONS: Pages = receives(TAKES)
