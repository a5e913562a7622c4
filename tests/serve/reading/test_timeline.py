"""The timeline as a page and as numbers for its picture."""

from starlette.testclient import TestClient

from onrecord.serve.reading.timeline import most_told
from onrecord.tell.story import Story
from onrecord.tell.timeline import timeline
from tests.serve.reading.conftest import Look


def test_the_pages_together_have_every_event_once(look: Look, sample_story: Story) -> None:
    found: list[str] = []
    address = "/timeline"
    while address:
        page = look(address)
        found += [i.removeprefix("event-row-") for i in page.xpath("//tr/@id")]
        address = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    assert found == [e.id for e in timeline(sample_story)]


def test_the_numbers_lead_to_the_row_of_each_event(client: TestClient, look: Look) -> None:
    told = client.get("/timeline.json").json()
    assert {e["status"] for e in told["events"]} <= {lane["status"] for lane in told["lanes"]}
    for event in told["events"][::20]:
        address, _, row = event["row"].partition("#")
        assert look(address).xpath(f"//tr[@id='{row}']")
        assert event["first"] <= event["last"]


def test_a_part_of_the_time_and_a_status_can_be_asked_for(look: Look, sample_story: Story) -> None:
    page = look("/timeline?since=2027-03&until=2027-03&status=planned")
    statuses = page.xpath("//tr[@id]/td[1]/span/text()")
    assert statuses
    assert set(statuses) == {"planned"}
    months = page.xpath("//nav[@class='months']//a/@href")
    assert months


def test_what_is_no_day_is_said_and_not_an_error_of_ours(client: TestClient) -> None:
    answer = client.get("/timeline?since=soon")
    assert answer.status_code == 404
    assert "is no day" in answer.text


def test_of_many_events_those_are_drawn_that_most_articles_tell(sample_story: Story) -> None:
    entries = timeline(sample_story)
    kept = most_told(entries, 10)
    assert len(kept) == 10
    assert min(e.articles for e in kept) >= max(e.articles for e in entries if e not in kept) - 0
    assert kept == [e for e in entries if e in kept]
