"""ingest: the world → Capture. Files, folders and addresses; the only stage that touches the network."""

from onrecord.ingest.fetch import fetch
from onrecord.ingest.intake import gather
from onrecord.ingest.network import GuardedClient

VERSION: int = 1

__all__ = ["VERSION", "GuardedClient", "fetch", "gather"]
