"""Taking a story elsewhere from a page."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.errors import OnRecordError
from onrecord.record import View
from onrecord.serve.reading.exports import _Wanted, _Written
from onrecord.serve.reading.laid import attachment
from onrecord.tell.export.formats import FORMAT, FORMATS
from onrecord.tell.export.ground import Ground
from onrecord.tell.story import Story
from tests.serve.reading.pages import links_of, page_of, words_of


def test_every_format_is_offered_with_what_it_is_for(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/exports")
    told = words_of(page.xpath("//table")[0])
    assert all(f.reader in told and f.doc in told for f in FORMATS)
    assert {f"/exports/{f.name}" for f in FORMATS} <= {*links_of(page, "/exports/"), "/exports/parquet"}


@pytest.mark.parametrize("name", [f.name for f in FORMATS if not f.tables])
def test_a_download_has_the_bytes_of_the_command_its_media_type_and_a_name(
    sample_pages: TestClient, sample_file: Path, name: str
) -> None:
    format_ = FORMAT[name]
    answer = sample_pages.get(f"/exports/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == format_.media_type
    assert f'filename="sample{format_.suffix}"' in answer.headers["content-disposition"]
    out = io.BytesIO()
    with View(sample_file) as view, Ground(Story(view)) as ground:
        format_.file(ground, "").write(out)
    assert answer.content == out.getvalue()


def test_tables_come_in_one_zip_or_one_by_one(sample_pages: TestClient) -> None:
    everything = sample_pages.get("/exports/csv")
    assert everything.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(everything.content)) as archive:
        claims = archive.read("claims.csv")
    one = sample_pages.get("/exports/csv?table=claims")
    assert one.content == claims
    assert 'filename="sample-claims.csv"' in one.headers["content-disposition"]


def test_the_bundle_is_a_crate(sample_pages: TestClient) -> None:
    answer = sample_pages.get("/exports/bundle")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert json.loads(archive.read("ro-crate-metadata.json"))["@graph"]


@pytest.mark.parametrize("address", ["/exports/docx", "/exports/csv?table=nothing", "/exports/json?table=claims"])
def test_what_is_not_there_is_said(sample_pages: TestClient, address: str) -> None:
    assert "Try:" in words_of(page_of(sample_pages, address, 404))


def test_no_name_gets_out_of_its_header() -> None:
    assert attachment('a"\r\nx: y/é.csv') == (
        "attachment; filename=\"a___x_ y__.csv\"; filename*=UTF-8''a%22%0D%0Ax%3A%20y%2F%C3%A9.csv"
    )


def test_a_download_that_fails_is_told_as_a_failure(tmp_path: Path) -> None:
    def written(_: Request) -> Response:
        return _Written(tmp_path / "gone.onrecord", _Wanted(None, ""), name="gone.zip", media_type="application/zip")

    def failed(_: Request, error: Exception) -> Response:
        return PlainTextResponse(str(error), 503)

    app = Starlette(routes=[Route("/", written)], exception_handlers={OnRecordError: failed})
    answer = TestClient(app).get("/")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "text/plain; charset=utf-8")
    assert "there is no record" in answer.text


def test_how_long_a_download_is_stands_before_it(sample_pages: TestClient) -> None:
    answer = sample_pages.get("/exports/csv?table=claims")
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
