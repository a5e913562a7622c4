"""The sample's pages, asked for without a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from onrecord.serve import make_app

Look = Callable[[str], HtmlElement]


@pytest.fixture
def client(sample_file: Path) -> Iterator[TestClient]:
    with TestClient(make_app(sample_file), base_url="http://localhost") as opened:
        yield opened


@pytest.fixture
def look(client: TestClient) -> Look:
    """A page, parsed; an error for one that is not there."""

    def page(address: str) -> HtmlElement:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text[-2000:]
        return lxml.html.document_fromstring(answer.text)

    return page
