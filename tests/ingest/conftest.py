"""What the tests of ingest share."""

from collections.abc import Iterator

import pytest

from onrecord.ingest import exchange
from onrecord.settings import Settings
from tests.ingest.local_site import LocalSite


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with LocalSite() as running:
        yield running


@pytest.fixture
def at_home() -> Settings:
    """Settings under which the local site may be fetched from."""
    return Settings(allow_private_addresses=1, fetch_timeout=5)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "BACKOFF", 0.05)
