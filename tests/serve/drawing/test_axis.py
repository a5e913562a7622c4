"""The drawn timeline: what a strict page may carry, and what a screen reader hears."""

from dataclasses import replace

from lxml import etree
from starlette.testclient import TestClient

from onrecord.serve.drawing.axis import drawn
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.story import Story
from onrecord.tell.timeline import Entry, Status, timeline

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_has_no_script_style_or_link_of_its_own(sample_story: Story) -> None:
    root = etree.fromstring(drawn(timeline(sample_story)))
    for element in root.iter():
        assert element.tag not in {f"{SVG}script", f"{SVG}style", f"{SVG}metadata", f"{SVG}image"}
        assert "style" not in element.attrib
        hrefs = [v for k, v in element.attrib.items() if k.endswith("href")]
        assert all(h.startswith("#") for h in hrefs)


def test_every_event_is_drawn_with_its_words_and_its_status(sample_story: Story) -> None:
    entries = timeline(sample_story)
    root = etree.fromstring(drawn(entries))
    groups = {(g.findtext(f"{SVG}title"), g.get("class")) for g in root.iter(f"{SVG}g")}
    for entry in entries:
        words = f"{date_in_words(entry.day)}, {entry.status.words}: {entry.words}"
        css = f"event {entry.status.value.replace('_', '-')}" + (" saying" if entry.of_saying else "")
        assert (words, css) in groups


def test_the_picture_has_a_title_and_says_how_much_of_what_it_shows(sample_story: Story) -> None:
    entries = timeline(sample_story)
    root = etree.fromstring(drawn(entries))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "axis-title axis-desc"
    desc = root.findtext(f"{SVG}desc") or ""
    assert f"{sum(e.status is Status.HAPPENED for e in entries)} happened." in desc


def test_the_same_timeline_gives_the_same_picture(sample_story: Story) -> None:
    entries = timeline(sample_story)
    assert drawn(entries) == drawn(entries)


def test_nothing_to_draw_is_no_picture() -> None:
    assert drawn([]) == ""


def test_the_first_and_the_last_of_all_years_can_be_drawn(sample_story: Story) -> None:
    entries = timeline(sample_story)[:2]
    ends = [replace(e, day=day) for e, day in zip(entries, ("0001-01-01", "9999-12-31"), strict=True)]
    assert drawn(ends).count("<title>") == 2


def test_hostile_words_stay_words(sample_story: Story) -> None:
    entry: Entry = replace(timeline(sample_story)[0], words="</title><script>alert(1)</script>\x07")
    picture = drawn([entry])
    assert "<script" not in picture
    assert "\x07" not in picture


def test_the_page_has_the_picture_and_the_table_that_says_the_same(sample_story: Story) -> None:
    from onrecord.serve import make_app

    page = TestClient(make_app(sample_story.view.path), base_url="http://localhost").get("/timeline")
    assert page.status_code == 200
    assert 'role="img"' in page.text
    assert page.text.count('<tr id="event-row-') == min(50, len(timeline(sample_story)))
    assert "style=" not in page.text
    assert "'unsafe-inline'" not in page.headers["Content-Security-Policy"]
