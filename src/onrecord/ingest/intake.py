"""Whatever the user names → captures and refusals, in the order given."""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace

from onrecord.ingest.fetch import try_fetch
from onrecord.ingest.files import captures_in_json, read_path
from onrecord.ingest.formats import JSON
from onrecord.ingest.names import shown
from onrecord.ingest.network import GuardedClient
from onrecord.ingest.refusals import UnfitError
from onrecord.model import Capture, Refusal
from onrecord.settings import Settings

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def gather(sources: Sequence[str], *, settings: Settings, now: str) -> Iterator[Capture | Refusal]:
    """One capture for each article that the paths and addresses lead to, one refusal for all else.

    A path is a file or a folder; an address begins with http:// or https://. Names are relative to the folder given,
    a file's own name, or the address; articles inside one file are numbered from 1: ``file.jsonl#3``. ``now`` is
    ISO 8601 in UTC. Nothing that can be wrong with one of them stops the others, and no error is raised.
    """
    with ExitStack() as stack:
        client: GuardedClient | None = None
        for given in sources:
            if _ADDRESS.match(given):
                client = client or stack.enter_context(GuardedClient(settings))
                yield from _at_address(given, settings=settings, now=now, client=client)
            else:
                yield from read_path(given, settings=settings, now=now)


def _at_address(address: str, *, settings: Settings, now: str, client: GuardedClient) -> Iterator[Capture | Refusal]:
    page = try_fetch(address, settings=settings, now=now, client=client)
    if isinstance(page, Refusal) or page.media_type != JSON:
        yield page
        return
    try:
        for found in captures_in_json(page.body, shown(address), now=now):
            if isinstance(found, Capture):
                yield replace(found, address=page.address, charset=page.charset)
            else:
                yield found
    except UnfitError as unfit:
        yield unfit.refusal(shown(address))
