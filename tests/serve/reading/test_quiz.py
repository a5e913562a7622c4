"""The quiz as a page: questions with choices, keys that open without a script."""

from pathlib import Path

import lxml.html
from starlette.testclient import TestClient

from onrecord.serve import make_app


def test_each_question_has_a_legend_choices_with_labels_and_a_key_that_opens(sample_file: Path) -> None:
    with TestClient(make_app(sample_file), base_url="http://localhost") as client:
        answer = client.get("/quiz")
    assert answer.status_code == 200
    page = lxml.html.document_fromstring(answer.text)
    asked = page.xpath("//fieldset")
    assert len(asked) == len(page.xpath("//details/summary")) >= 13
    assert all(box.xpath("./legend") for box in asked)
    assert page.xpath("//main//input[not(ancestor::label)]") == []
    assert page.xpath("//script[not(starts-with(@src, '/static/'))]") == []
    assert page.xpath("//details//a[starts-with(@href, '/articles/')]")
