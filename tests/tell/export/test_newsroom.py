"""Formats of newsrooms and libraries: ninjs 3, TimelineJS, CSL-JSON, iCalendar.

The JSON schemas of ninjs and TimelineJS come with no library, so what they ask for is written out here.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import citeproc
import icalendar
import pytest
from citeproc.source.json import CiteProcJSON

from onrecord.tell.export.ground import Ground
from onrecord.tell.export.names import urn
from tests.tell.export.making import made, rows

# IPTC ninjs 3.1: the properties of a news object that are used here, with what each may hold; it admits no others.
NEWS = {
    "uri": str, "standard": dict, "type": str, "representationType": str, "profile": str, "title": str, "name": str,
    "rel": str, "language": str, "contentCreated": str, "by": str, "headlines": list, "bodies": list,
    "descriptions": list, "infoSources": list, "altIds": list, "people": list, "organisations": list, "places": list,
    "objects": list, "associations": list,
}  # fmt: skip
PARTS = {
    "headlines": {"role", "contentType", "value"},
    "bodies": {"role", "contentType", "charCount", "wordCount", "value"},
    "descriptions": {"role", "contentType", "value"},
    "infoSources": {"name", "role", "uri", "literal", "contactInfo"},
    "altIds": {"role", "value"},
    "people": {"name", "rel", "uri", "literal", "contactInfo"},
    "organisations": {"name", "rel", "uri", "literal", "symbols", "contactInfo"},
    "places": {"name", "rel", "uri", "literal", "contactInfo", "geoJSON"},
    "objects": {"name", "rel", "uri", "literal"},
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
URI = re.compile(r"[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")


def check_news(news: dict[str, Any]) -> None:
    for name, value in news.items():
        assert isinstance(value, NEWS[name]), name
        for part in value if name in PARTS else ():
            assert set(part) <= PARTS[name], name
            assert "uri" not in part or URI.fullmatch(part["uri"])
            assert name not in {"headlines", "bodies", "descriptions"} or isinstance(part["value"], str)
    assert URI.fullmatch(news["uri"])
    assert news["type"] in {"text", "composite"}
    assert "contentCreated" not in news or MOMENT.fullmatch(news["contentCreated"])


def test_ninjs_has_what_the_standard_admits_and_nothing_else(ground: Ground) -> None:
    news = json.loads(made(ground, "ninjs"))
    check_news(news)
    assert set(news["standard"]) == {"name", "version", "schema"}
    assert len(news["associations"]) == len(ground.story.articles)
    for article in news["associations"]:
        check_news(article)
        assert {"name", "uri"} <= set(article)  # required of an association
        (body,) = article["bodies"]
        assert body["charCount"] == len(body["value"])


def test_ninjs_tells_what_is_said_in_each_article(ground: Ground) -> None:
    news = json.loads(made(ground, "ninjs"))
    said = [json.loads(d["value"]) for article in news["associations"] for d in article["descriptions"]]
    assert {s["quotation"] for s in said} == {row["quotation"] for row in rows(ground)}
    assert all("rating" not in s for s in said)


@pytest.mark.parametrize("key", ["person:ana-ruiz", "group:a b", "unnamed:“x”<y>", "%41é"])
def test_a_name_is_a_uri_whatever_is_in_it(key: str) -> None:
    assert URI.fullmatch(urn("entity", key))


def test_slides_have_days_and_escaped_words(ground: Ground) -> None:
    told = json.loads(made(ground, "timelinejs"))
    assert set(told) == {"scale", "title", "events"}
    assert told["scale"] == "human"
    assert told["events"]
    for event in told["events"]:
        assert set(event) <= {"unique_id", "group", "start_date", "end_date", "text", "citations"}
        for end in ("start_date", "end_date"):
            if end in event:
                date(event[end]["year"], event[end].get("month", 1), event[end].get("day", 1))
        assert re.fullmatch(r"(<p>[^<>]*</p>)+", event["text"]["text"])
        assert not re.search("[<>]", event["text"]["headline"])
        assert event["citations"]
    assert len({event["unique_id"] for event in told["events"]}) == len(told["events"])


def test_citeproc_makes_references_of_the_articles(ground: Ground) -> None:
    references = json.loads(made(ground, "csl"))
    assert len(references) == len(ground.story.articles)
    style_file = Path(citeproc.__file__).parent / "data" / "styles" / "harvard-cite-them-right.csl"
    style = citeproc.CitationStylesStyle(str(style_file), validate=False)
    known = [{k: v for k, v in r.items() if k != "custom"} for r in references]
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(known), citeproc.formatter.plain)
    for reference in references:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(reference["id"])]))
    printed = [str(line) for line in bibliography.bibliography()]
    assert any("Westmoor Courier" in line and "2031" in line for line in printed)
    assert len(printed) == len(references)


def test_a_day_a_month_and_a_range_are_parts_of_a_date() -> None:
    from onrecord.tell.export.csl import _issued

    assert _issued("2031-05-12") == {"date-parts": [[2031, 5, 12]]}
    assert _issued("2031-05") == {"date-parts": [[2031, 5]]}
    assert _issued("[2031-05-01..2031-06-30]") == {"date-parts": [[2031, 5, 1], [2031, 6, 30]]}
    assert _issued("") is None
    assert _issued("soon") is None


def test_a_calendar_event_carries_its_citations(ground: Ground) -> None:
    events = icalendar.Calendar.from_ical(made(ground, "ical")).walk("VEVENT")
    assert events
    for event in events:
        held = event["X-ONRECORD-CITATION"]
        for citation in held if isinstance(held, list) else [held]:
            cited = json.loads(str(citation))
            text = ground.story.by_id[cited["article_id"]].article.text
            assert text[cited["start"] : cited["end"]] == cited["quotation"]
