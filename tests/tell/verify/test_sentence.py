"""Sentences against what they cite: right ones pass, and one wrong thing is enough to be refused."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.verifying.mutations import KINDS, mutations
from onrecord.model import Span
from onrecord.tell.brief import brief
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Story
from onrecord.tell.verify import FaultKind, verify
from tests.tell.stories import news, story_of

LEAD = "Mayor Ana Ruiz said on Tuesday that at least 14 of the 60 boats will not sail before 3 May."
CHAIN = "Citing two current officials, the Westmoor Gazette reported that the ferry may be sold."
OWN = "The harbour has three cranes and a dry dock."
QUOTED = "“We have never seen such a tide,” Ruiz told reporters."


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    pages = {"a.txt": news("Boats stay in the harbour of Eastmoor", "March 4, 2027", LEAD, QUOTED, OWN, CHAIN)}
    with story_of(tmp_path_factory.mktemp("verify"), pages) as told:
        yield told


def cited(story: Story, words: str) -> list[Citation]:
    article = story.articles[0].article
    at = article.text.index(words)
    return [Citation(article.id, Span(at, at + len(words)))]


def kinds(story: Story, sentence: str, words: str) -> set[FaultKind]:
    return {fault.kind for fault in verify(sentence, cited(story, words), story)}


@pytest.mark.parametrize("sentence", [LEAD, CHAIN, OWN, QUOTED])
def test_a_sentence_as_it_stands_passes(story: Story, sentence: str) -> None:
    assert verify(sentence, cited(story, sentence), story) == ()


@pytest.mark.parametrize(
    ("words", "sentence", "kind"),
    [
        (LEAD, LEAD.replace("14", "15"), FaultKind.NUMBER),
        (LEAD, LEAD.replace("14 of the 60", "60 of the 14"), FaultKind.NUMBER),
        (LEAD, LEAD.replace("at least ", ""), FaultKind.NUMBER),
        (OWN, OWN.replace("three", "four"), FaultKind.NUMBER),
        (LEAD, LEAD.replace("Ana Ruiz", "Tom Lee"), FaultKind.NAME),
        (LEAD, LEAD.replace("Tuesday", "Monday"), FaultKind.DATE),
        (LEAD, LEAD.replace("3 May", "3 June"), FaultKind.DATE),
        (LEAD, LEAD.replace(" not", ""), FaultKind.NEGATION),
        (OWN, OWN.replace("has", "has not"), FaultKind.NEGATION),
        (CHAIN, CHAIN.replace("may be", "will be"), FaultKind.MODALITY),
        (CHAIN, CHAIN.replace("may be", "was"), FaultKind.MODALITY),
        (LEAD, LEAD.replace("said", "denied"), FaultKind.NEGATION),
        (QUOTED, QUOTED.replace("told", "warned"), FaultKind.STANCE),
        (CHAIN, CHAIN.replace("two current officials", "three current officials"), FaultKind.NUMBER),
        (CHAIN, "The ferry may be sold.", FaultKind.ATTRIBUTION),
        (CHAIN, "Citing two current officials, the ferry may be sold.", FaultKind.ATTRIBUTION),
        (QUOTED, QUOTED.replace("such a tide", "such a storm"), FaultKind.WORDS),
        (OWN, "“The harbour has three cranes” and a dry dock.", FaultKind.QUOTATION),
    ],
)
def test_one_wrong_thing_is_refused_and_named(story: Story, words: str, sentence: str, kind: FaultKind) -> None:
    assert kind in kinds(story, sentence, words)


def test_a_number_may_be_told_in_digits(story: Story) -> None:
    assert verify("The harbour has 3 cranes and a dry dock.", cited(story, OWN), story) == ()


def test_what_changes_nothing_may_be_left_out(story: Story) -> None:
    assert verify("The harbour has three cranes.", cited(story, OWN), story) == ()


def test_whose_report_it_is_may_be_added_as_the_record_has_it(story: Story) -> None:
    framed = OWN.rstrip(".") + ", The Eastmoor Herald reported on 4 March 2027."
    assert verify(framed, cited(story, OWN), story) == ()
    for wrong in (framed.replace("Eastmoor", "Westmoor"), framed.replace("4 March", "5 March")):
        assert verify(wrong, cited(story, OWN), story)


def test_unnamed_sources_are_told_as_unnamed_with_the_chain(story: Story) -> None:
    framed = "The ferry may be sold, according to two unnamed current officials cited by Westmoor Gazette."
    words = "the ferry may be sold"
    assert verify(framed, cited(story, words), story) == ()
    for wrong in (
        framed.replace("two", "three"),
        framed.replace(" cited by Westmoor Gazette", ""),
        framed.replace("Westmoor", "Eastmoor"),
    ):
        assert verify(wrong, cited(story, words), story)


def test_a_day_in_brackets_must_be_the_one_the_article_means(story: Story) -> None:
    dated = LEAD.replace("Tuesday", "Tuesday [2 March 2027]")
    assert verify(dated, cited(story, LEAD), story) == ()
    assert kinds(story, dated.replace("[2 March", "[9 March"), LEAD) == {FaultKind.INSERT}


def test_a_name_in_brackets_must_be_whom_the_article_means_there(story: Story) -> None:
    assert kinds(story, QUOTED.replace("Ruiz", "Ruiz [Tom Lee]"), QUOTED) == {FaultKind.INSERT}
    assert kinds(story, QUOTED.replace("Ruiz", "[Tom] Ruiz"), QUOTED) == {FaultKind.INSERT}


def test_what_is_not_in_the_record_cannot_be_cited(story: Story) -> None:
    assert {f.kind for f in verify(OWN, [], story)} == {FaultKind.CITATION}
    assert {f.kind for f in verify(OWN, [Citation("gone", Span(0, 9))], story)} == {FaultKind.CITATION}
    past = Citation(story.articles[0].article.id, Span(0, 99_999))
    assert {f.kind for f in verify(OWN, [past], story)} == {FaultKind.CITATION}


@pytest.mark.parametrize("hostile", ["", "[" * 500, "“" * 500, "not " * 3000, "\u202e[x]\x00", "[a][b] [c"])
def test_hostile_sentences_are_refused_not_run_on(story: Story, hostile: str) -> None:
    assert isinstance(verify(hostile, cited(story, OWN), story), tuple)


def test_of_the_sample_storys_lines_made_wrong_nearly_all_are_refused(sample_story: Story, tmp_path: Path) -> None:
    del tmp_path
    chance = random.Random(3)
    names = sorted({a.name for a in sample_story.actors.values() if " " in a.name})
    made = missed = 0
    seen = set()
    for told in brief(sample_story).lines:
        assert verify(told.text, told.citations, sample_story) == (), told.text
        speakers = [a.name for a in sample_story.actors.values() if a.attributions and a.name in told.text]
        for wrong in mutations(told.text, speakers=speakers, names=names, chance=chance):
            made += 1
            seen.add(wrong.kind)
            missed += not verify(wrong.words, told.citations, sample_story)
    assert made > 50
    assert len(seen) >= len(KINDS) - 2
    assert missed / made <= 0.05
