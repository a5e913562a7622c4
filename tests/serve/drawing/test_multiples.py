"""Positions drawn as small plots: what a strict page may carry, and what a screen reader hears."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from starlette.testclient import TestClient

from onrecord.serve import make_app
from onrecord.serve.drawing.multiples import drawn, shape
from onrecord.tell.positions import Question, positions
from onrecord.tell.story import Story

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def client(sample_file: Path) -> Iterator[TestClient]:
    with TestClient(make_app(sample_file), base_url="http://localhost") as opened:
        yield opened


@pytest.fixture
def few(sample_story: Story) -> list[Question]:
    return positions(sample_story)[:3]


def roots(questions: list[Question]) -> dict[str, "etree._Element"]:
    return {key: etree.fromstring(svg) for key, svg in drawn(questions).items()}


def test_a_plot_has_no_script_style_or_link_of_its_own(few: list[Question]) -> None:
    for root in roots(few).values():
        for element in root.iter():
            assert element.tag not in {f"{SVG}script", f"{SVG}style", f"{SVG}metadata", f"{SVG}image"}
            assert "style" not in element.attrib
            assert all(v.startswith("#") for k, v in element.attrib.items() if k.endswith("href"))


def test_every_dated_statement_is_one_mark_with_who_when_and_what(few: list[Question]) -> None:
    pictures = roots(few)
    for question in few:
        titles = [t.text or "" for t in pictures[question.id].iter(f"{SVG}title")][1:]
        for position in question.positions:
            for statement in position.statements:
                told = [t for t in titles if t.startswith(f"{position.name}, ") and statement.words in t]
                assert len(told) == bool(statement.said)


def test_a_plot_has_a_title_and_says_in_words_what_it_shows(few: list[Question]) -> None:
    for key, root in roots(few).items():
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == f"plot-{key}-title plot-{key}-desc"
        desc = root.findtext(f"{SVG}desc") or ""
        (question,) = [q for q in few if q.id == key]
        assert all(p.name in desc for p in question.positions if p.statements)


def test_no_two_elements_of_a_page_have_one_id(few: list[Question]) -> None:
    ids = [i for root in roots(few).values() for e in root.iter() if (i := e.get("id")) is not None]
    assert len(ids) == len(set(ids))


def test_the_same_positions_give_the_same_plots(few: list[Question]) -> None:
    assert drawn(few) == drawn(few)


def test_what_has_no_day_is_not_drawn_and_said_so(few: list[Question]) -> None:
    first = few[0].positions[0]
    undated = replace(first, statements=tuple(replace(s, said="") for s in first.statements), changes=())
    question = replace(few[0], positions=(undated, *few[0].positions[1:]))
    (svg,) = drawn([question]).values()
    without = sum(not s.said for p in question.positions for s in p.statements)
    assert without >= len(undated.statements) > 0
    assert f"no article dates them: {without}" in svg
    assert drawn([replace(question, positions=(undated,))]) == {}


def test_the_first_and_the_last_of_all_years_and_open_ranges_can_be_drawn(few: list[Question]) -> None:
    first = few[0].positions[0]
    for day in ("0001-01-01", "9999-12-31", "[2031-05-04..]", "[..2031-05-04]"):
        odd = replace(first, statements=(replace(first.statements[0], said=day),), changes=())
        assert len(drawn([replace(few[0], positions=(odd,)), *few[1:]])) == len(few)


def test_hostile_words_stay_words(few: list[Question]) -> None:
    first = few[0].positions[0]
    hostile = "</title><script>alert(1)</script> $\\frac{1}{2}$ \x07"
    bad = replace(first, name=hostile, statements=(replace(first.statements[0], words=hostile),), changes=())
    (svg,) = drawn([replace(few[0], words=hostile, positions=(bad,))]).values()
    assert "<script>" not in svg
    assert "\x07" not in svg


def test_actors_past_the_last_shape_share_it() -> None:
    assert [shape(n) for n in (0, 7, 8, 99)] == [0, 7, 7, 7]


def test_every_question_is_listed_and_has_a_table_row_for_every_statement_by_itself(
    client: TestClient, sample_story: Story
) -> None:
    found = positions(sample_story)
    page = "".join(client.get(f"/positions?page={n}").text for n in range(1, len(found) // 6 + 2))
    assert "style=" not in page
    for question in found:
        assert f'id="q-{question.id}"' in page
    for question in found[:2]:
        pages = range(1, len(question.statements) // 50 + 2)
        alone = "".join(client.get(f"/positions?question={question.id}&page={n}").text for n in pages)
        assert all(f'id="s-{s.id}"' in alone for s in question.statements)


def test_of_a_question_with_many_statements_some_are_listed_and_the_rest_is_one_link_away(
    client: TestClient, sample_story: Story
) -> None:
    many = next(q for q in positions(sample_story) if any(len(p.statements) > 4 for p in q.positions[:6]))
    (position, *_) = [p for p in many.positions[:6] if len(p.statements) > 4]
    listed = next(t for n in range(1, 20) if f'id="q-{many.id}"' in (t := client.get(f"/positions?page={n}").text))
    assert f'id="s-{position.statements[3].id}"' in listed
    assert f'id="s-{position.statements[4].id}"' not in listed
    assert f"/positions?question={many.id}" in listed


def test_the_page_can_be_asked_for_one_actor(client: TestClient, sample_story: Story) -> None:
    name = positions(sample_story)[0].positions[0].name
    assert name in client.get("/positions", params={"who": name}).text
    assert client.get("/positions", params={"who": "nobody at all"}).status_code == 404


def test_the_front_page_leads_to_the_positions(client: TestClient) -> None:
    assert 'href="/positions"' in client.get("/").text
