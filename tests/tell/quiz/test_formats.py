"""A quiz in the forms of others, each read back by a reader of that form."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import lxml.html
import pytest
from lxml import etree

from onrecord.model import Span
from onrecord.tell.lines.told import Citation, Cited, Told
from onrecord.tell.quiz import Choice, Item, Quiz, Sort
from onrecord.tell.quiz.formats import PACKAGE, QTI, Form, answer, sources, written
from onrecord.tell.story import Story

HOSTILE = 'a{b}=c~d#e:f\\g <b>“h”</b> -> i, "j"\x07'
LINE = Told((Cited(Citation("0" * 16, Span(0, 4)), HOSTILE),))
ONE = Item(
    "1" * 16, Sort.WHO_SAID, "Whose words are these?", HOSTILE,
    (Choice(HOSTILE, True, "said"), Choice("Per Strand", False, HOSTILE), Choice("Ada Lind", False, "other")),
    (1, 0, 2), HOSTILE, (LINE,), 1,
)  # fmt: skip
ORDER = replace(ONE, id="2" * 16, sort=Sort.ORDER, choices=tuple(replace(c, right=True) for c in ONE.choices))
QUIZ = Quiz(HOSTILE, (ONE, ORDER))

_ESCAPED = r"(?:\\.|[^\\~=#{}:])"
_GIFT = re.compile(
    rf"::(?P<title>{_ESCAPED}+):: (?P<text>{_ESCAPED}+)\{{\n"
    rf"(?P<answers>(?:  [=~]{_ESCAPED}+(?:#{_ESCAPED}+)?\n)+)  ####(?P<why>{_ESCAPED}+)\n\}}\n"
)
"""One question of the GIFT that Moodle reads, as far as we write it."""


@pytest.fixture
def story(sample_story: Story) -> Story:
    return sample_story


def test_gift_reads_as_moodle_reads_it(story: Story) -> None:
    text = written(story, QUIZ, Form.GIFT).decode()
    comment, _, body = text.partition("\n\n")
    assert comment.startswith("// ")
    found = list(_GIFT.finditer(body))
    assert len(found) == 2
    assert body.strip() == "\n".join(m[0] for m in found).strip()
    single, matching = (m["answers"].splitlines() for m in found)
    assert [line.strip()[0] for line in single] == ["~", "=", "~"]
    assert [line.strip().split(" -> ")[0] for line in matching] == ["=1", "=2", "=3"]
    plain = re.sub(r"\\(.)", r"\1", found[0]["text"])
    assert "a{b}=c~d#e:f\\g &lt;b&gt;“h”" in plain


def test_a_qti_package_holds_what_its_manifest_names(story: Story) -> None:
    with zipfile.ZipFile(io.BytesIO(written(story, QUIZ, Form.QTI))) as archive:
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        hrefs = manifest.xpath("//p:file/@href", namespaces={"p": PACKAGE})
        assert sorted(hrefs) == sorted(set(archive.namelist()) - {"imsmanifest.xml"})
        test = etree.fromstring(archive.read("test.xml"))
        refs = test.xpath("//q:assessmentItemRef/@href", namespaces={"q": QTI})
        assert len(refs) == 2
        for ref in refs:
            item = etree.fromstring(archive.read(str(ref)))
            names = {"q": QTI}
            ids = item.xpath("//q:simpleChoice/@identifier", namespaces=names)
            right = item.xpath("//q:correctResponse/q:value/text()", namespaces=names)
            assert len(ids) == len(set(ids)) == 3
            assert set(right) <= set(ids)
            assert [etree.QName(child).localname for child in item] == [
                "responseDeclaration", "outcomeDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing",
                "modalFeedback",
            ]  # fmt: skip
            single = item.xpath("//q:choiceInteraction", namespaces=names)
            assert len(right) == (1 if single else 3)


def test_anki_reads_five_columns_with_tags_last(story: Story) -> None:
    text = written(story, QUIZ, Form.ANKI).decode()
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert head == ["#separator:Comma", "#html:true", "#columns:Front,Back,Explanation,Source,Tags", "#tags column:5"]
    rows = list(csv.reader(io.StringIO(text[text.index("#tags column:5") + 15 :])))
    assert [len(row) for row in rows] == [5, 5]
    assert "<b>" not in rows[0][0]
    assert rows[0][1].startswith("B: ")
    assert rows[1][1].startswith("B A C: ")


def test_the_page_to_print_has_questions_then_keys_and_runs_nothing(story: Story) -> None:
    page = lxml.html.document_fromstring(written(story, QUIZ, Form.HTML).decode())
    assert len(page.xpath("//main/ol/li")) == len(page.xpath("//section[@class='key']/ol/li")) == 2
    assert page.xpath("//script | //b") == []
    assert page.get("lang") == "en"


def test_what_a_key_rests_on_is_told_once_for_each_article(story: Story) -> None:
    first, second = (recorded.article.id for recorded in story.articles[:2])
    cited = [Citation(first, Span(0, 30)), Citation(second, Span(5, 9)), Citation(first, Span(31, 1200))]
    told = sources(story, replace(ONE, lines=(Told(tuple(Cited(c, "words") for c in cited)),)))
    assert told == (
        f"{story.by_id[first].names[0]} ({first}), characters 0–1,200; "
        f"{story.by_id[second].names[0]} ({second}), characters 5–9"
    )


def test_equal_quizzes_give_equal_bytes(story: Story) -> None:
    assert all(written(story, QUIZ, form) == written(story, QUIZ, form) for form in Form)


def test_a_key_is_told_with_its_letter() -> None:
    assert answer(ONE).startswith("B: ")
    assert ORDER.key == "BAC"
