import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from onrecord.record import View
from onrecord.serve import make_app

LISTS = [
    "articles",
    "claims",
    "disputes",
    "timeline",
    "deadlines",
    "positions",
    "quotes",
    "people",
    "sources",
    "reprints",
    "search?q=bridge",
    "quiz",
    "review",
    "decisions",
]


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    with View(sample_file):
        return Path(shutil.copy(sample_file, tmp_path / "sample.onrecord"))


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url="http://localhost") as opened:
        yield opened


def test_the_description_is_valid_and_names_every_address(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    validate(described)
    assert {f"/api/{name.partition('?')[0]}" for name in LISTS} <= set(described["paths"])
    names = [way["operationId"] for ways in described["paths"].values() for way in ways.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_comes_in_parts_that_make_up_the_whole(client: TestClient, name: str) -> None:
    whole = client.get(f"/api/{name}", params={"size": "200"} | _query(name)).json()
    joined: list[object] = []
    address = f"/api/{name.partition('?')[0]}?size=7" + ("&q=bridge" if "?" in name else "")
    while address and len(joined) < 60:
        part = client.get(address).json()
        assert part["total"] == whole["total"]
        joined += part["items"]
        address = part["next"]
    assert joined == whole["items"][: len(joined)]
    assert joined or name == "decisions"


def _query(name: str) -> dict[str, str]:
    return {"q": "bridge"} if "?" in name else {}


def test_every_citation_gives_the_words_of_its_characters(client: TestClient) -> None:
    cited = list(_citations([client.get("/api/brief").json(), client.get("/api/claims").json()]))
    assert len(cited) > 50
    texts: dict[str, str] = {}
    for c in cited:
        if c["article"] not in texts:
            texts[c["article"]] = client.get(f"/api/articles/{c['article']}").json()["article"]["text"]
        assert texts[c["article"]][c["start"] : c["end"]] == c["words"]
    assert client.get(cited[0]["page"]).status_code == 200


def _citations(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _citations(item)
    elif isinstance(value, dict):
        if {"article", "start", "end", "words"} <= value.keys():
            yield value
        for item in value.values():
            yield from _citations(item)


def test_what_has_not_changed_is_not_sent_again_and_what_is_decided_changes_it(client: TestClient) -> None:
    first = client.get("/api/claims")
    again = client.get("/api/claims", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    claims = [claim["id"] for claim in first.json()["items"][:2]]
    body = {"verb": "join", "things": claims, "who": "Ines Abara", "why": "both read"}
    made = client.post("/api/decisions", json=body)
    assert made.status_code == 200, made.text
    since = client.get("/api/claims", headers={"if-none-match": first.headers["etag"]})
    assert since.status_code == 200
    undone = client.post(f"/api/decisions/{made.json()[0]['id']}/undo", json={"who": "Ines Abara", "why": "taken back"})
    assert undone.status_code == 200
    assert client.get("/api/claims").json() == first.json()


def test_what_is_not_there_is_told_whatever_a_reader_holds_and_each_answer_has_a_tag_of_its_own(
    client: TestClient,
) -> None:
    tags = [client.get(f"/api/{address}").headers["etag"] for address in ("story", "claims", "claims?page=2")]
    assert len(set(tags)) == len(tags)
    for held in (tags[0], ", ".join(tags), "*"):
        assert client.get("/api/claims/none", headers={"if-none-match": held}).status_code == 404
        assert client.get("/api/claims?size=0", headers={"if-none-match": held}).status_code == 422
        assert client.get("/api/story", headers={"if-none-match": held}).status_code == 304
    assert client.get("/api/story", headers={"if-none-match": tags[1]}).status_code == 200
    assert client.get("/api/story", headers={"if-none-match": f"W/{tags[0]}"}).status_code == 304


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/claims?size=900", 422),
        ("/api/claims?page=0", 422),
        ("/api/claims?single=perhaps", 422),
        ("/api/claims?nonsense=1", 422),
        ("/api/claims?since=last+week", 422),
        ("/api/claims/none", 404),
        ("/api/articles/none", 404),
        ("/api/people/nobody", 404),
        ("/api/ask", 422),
        ("/api/nowhere", 404),
        ("/api/deadlines?on=2031-02-31", 400),
    ],
)
def test_every_error_has_one_shape_and_says_what_to_do(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json().keys() == {"ok", "error", "fix", "code"}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"verb": 3}', b'{"verb": "join", "things": [], "who": "a", "why": "b"}']
)
def test_a_body_that_is_none_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/decisions", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
