import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from markupsafe import escape
from starlette.testclient import TestClient

from onrecord.model import DecisionStatus
from onrecord.record import View
from onrecord.serve import make_app
from onrecord.tell.deciding.questioned import Item, Sort
from onrecord.tell.deciding.review import review
from onrecord.tell.story import Story

OWN = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    with View(sample_file):  # a second connection keeps the log of writes in the file that is copied
        return Path(shutil.copy(sample_file, tmp_path / "sample.onrecord"))


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url="http://localhost", headers=OWN) as opened:
        yield opened


def asked(path: Path, sort: Sort) -> Item:
    with View(path) as view:
        return next(item for item in review(Story(view)) if item.sort is sort)


def settle(client: TestClient, item: Item, choice: int = 0, **fields: str) -> str:
    """The id of the decision that an answer makes."""
    given = {"choice": str(choice), "why": "both read", "who": "Ines Abara", **fields}
    answer = client.post(f"/review/{item.id}", data=given, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return re.search(r"done=([0-9a-f]+)", answer.headers["location"]).group(1)  # type: ignore[union-attr]  # it is there


def test_the_queue_asks_and_every_answer_is_a_button(client: TestClient, path: Path) -> None:
    page = client.get("/review").text
    assert page.count('class="question"') == 10
    item = asked(path, Sort.DISPUTES)
    only = client.get("/review", params={"sort": "disputes"}).text
    assert f'id="q-{item.id}"' in only
    assert only.count('name="choice"') >= 2


def test_an_answer_is_kept_shown_at_once_and_undone(client: TestClient, path: Path) -> None:
    before = client.get("/disputes").text, client.get("/").text
    item = asked(path, Sort.DISPUTES)
    does_not = next(n for n, choice in enumerate(item.choices) if choice.verb == "no-dispute")
    done = settle(client, item, does_not)
    assert f'id="q-{item.id}"' not in client.get("/review", params={"sort": "disputes"}).text
    assert client.get("/disputes").text != before[0]
    log = client.get("/decisions").text
    assert "Ines Abara" in log
    assert "both read" in log
    with View(path) as view:
        held = [d.id for d in view.decisions()]
    assert held[0] == done
    given = {"why": "taken back", "who": "Ines Abara", "lines": str(len(held))}
    undone = client.post(f"/decisions/{done}/undo", data=given)
    assert undone.status_code == 200
    assert (client.get("/disputes").text, client.get("/").text) == before


@pytest.mark.parametrize("choice", ["", "²", "-1", "99", "9" * 5000, "00"])
def test_what_is_no_answer_says_so(client: TestClient, path: Path, choice: str) -> None:
    refused = client.post(f"/review/{asked(path, Sort.NAMES).id}", data={"choice": choice, "why": "x"})
    assert refused.status_code == 400
    assert "no answer" in refused.text


def test_a_reason_without_end_is_refused(client: TestClient, path: Path) -> None:
    refused = client.post(f"/review/{asked(path, Sort.NAMES).id}", data={"choice": "0", "why": "x" * 501})
    assert refused.status_code == 409


def test_whoever_decides_is_remembered(client: TestClient, path: Path) -> None:
    settle(client, asked(path, Sort.NAMES))
    assert 'value="Ines Abara"' in client.get("/review").text


def test_a_page_of_somebody_else_decides_nothing(client: TestClient, path: Path) -> None:
    item = asked(path, Sort.NAMES)
    given = {"choice": "0", "why": "x", "who": "y"}
    for headers in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}):
        assert client.post(f"/review/{item.id}", data=given, headers=headers).status_code == 403
    del client.headers["sec-fetch-site"]
    old = client.post(f"/review/{item.id}", data=given, headers={"origin": "http://elsewhere.example"})
    assert old.status_code == 403
    with View(path) as view:
        assert view.decisions() == ()


def test_without_a_reason_nothing_is_kept(client: TestClient, path: Path) -> None:
    item = asked(path, Sort.NAMES)
    answer = client.post(f"/review/{item.id}", data={"choice": "0", "why": " ", "who": "y"})
    assert answer.status_code == 409
    assert "needs a reason" in answer.text


def test_a_question_that_is_settled_already_says_so(client: TestClient, path: Path) -> None:
    item = asked(path, Sort.NAMES)
    settle(client, item)
    again = client.post(f"/review/{item.id}", data={"choice": "0", "why": "x", "who": "y"})
    assert again.status_code == 404
    assert "not open any more" in again.text


@pytest.mark.parametrize("choice", ["9", "-1", "", "one", "0; drop"])
def test_an_answer_that_is_none_is_refused(client: TestClient, path: Path, choice: str) -> None:
    item = asked(path, Sort.NAMES)
    assert client.post(f"/review/{item.id}", data={"choice": choice, "why": "x", "who": "y"}).status_code == 400


def test_what_is_served_to_be_read_only_takes_no_decision(path: Path) -> None:
    item = asked(path, Sort.NAMES)
    with TestClient(make_app(path, writable=False), base_url="http://localhost", headers=OWN) as reader:
        assert 'name="choice"' not in reader.get("/review").text
        assert reader.post(f"/review/{item.id}", data={"choice": "0", "why": "x", "who": "y"}).status_code == 403


def test_whatever_the_command_line_decides_a_form_can(client: TestClient) -> None:
    assert "rename" in client.get("/decide").text
    form = client.get("/decide", params={"verb": "rename", "thing": "Ana <b>"}).text
    assert form.count('name="thing"') == 2
    assert "Ana &lt;b&gt;" in form
    refused = client.post("/decide", data={"verb": "rename", "thing": ["nobody at all"], "why": "x", "who": "y"})
    assert refused.status_code == 400


def test_a_form_shows_the_words_that_an_id_stands_for(client: TestClient, path: Path) -> None:
    with View(path) as view:
        story = Story(view)
        claim = next(claim for claim in story.claims if len(claim.members) > 1 and claim.wording.isascii())
    located = claim.members[0]
    form = client.get("/decide", params={"verb": "part", "thing": [located.assertion.id, claim.id]}).text
    assert f"“{escape(located.words)}”" in form
    assert f"“{escape(claim.wording)}”" in form
    assert client.get("/decide", params={"verb": "part", "thing": "no such id"}).status_code == 200


def test_what_a_form_decided_at_once_is_undone_at_once(client: TestClient, path: Path) -> None:
    with View(path) as view:
        story = Story(view)
        ends = (frozenset(story.claim_of[i].id for i in (x.one, x.other)) for x in story.relations)
        homes = next(homes for homes, times in Counter(ends).items() if len(homes) > 1 and times > 1)
    given = {"verb": "reject", "thing": sorted(homes), "why": "both read", "who": "Ines Abara"}
    kept = client.post("/decide", data=given, follow_redirects=False).headers["location"]
    done, lines = re.search(r"done=([0-9a-f]+)&lines=(\d+)", kept).groups()  # type: ignore[union-attr]  # it is there
    assert f'name="lines" value="{lines}"' in client.get("/review", params={"done": done, "lines": lines}).text
    client.post(f"/decisions/{done}/undo", data={"why": "taken back", "who": "Ines Abara", "lines": lines})
    with View(path) as view:
        rulings = Story(view).decided.rulings
    assert len(rulings) == 2 * int(lines) > 2
    assert {r.status for r in rulings[: int(lines)]} == {DecisionStatus.UNDONE}


def test_who_will_sign_an_answer_is_not_told_as_if_it_were_given(client: TestClient, path: Path) -> None:
    settle(client, asked(path, Sort.NAMES))
    assert "Your answer will be signed: Ines Abara" in client.get("/review").text


def test_whoever_came_with_a_key_has_to_say_who_they_are(path: Path) -> None:
    item = asked(path, Sort.NAMES)
    with TestClient(make_app(path, key="k" * 20), base_url="http://localhost", headers=OWN) as guest:
        guest.get("/", params={"key": "k" * 20})
        assert "Say who decides" in guest.get("/review").text
        nameless = guest.post(f"/review/{item.id}", data={"choice": "0", "why": "both read", "who": " "})
        assert nameless.status_code == 409
        assert settle(guest, item)


def test_what_a_side_cites_is_marked_where_it_stands(client: TestClient) -> None:
    led = lxml.html.fromstring(client.get("/review").text).xpath("//blockquote//footer/a/@href")
    assert led
    page = lxml.html.fromstring(client.get(led[0]).text)
    assert page.xpath("//*[@id=$named]", named=led[0].partition("#")[2])
