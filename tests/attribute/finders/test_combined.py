"""The tagger's findings and the rules' together."""

from onrecord.attribute import attribute
from onrecord.attribute.find import ruled_drafts
from onrecord.attribute.finders.combined import is_from_elsewhere, is_undergone
from onrecord.attribute.page import Draft, Page, page_of
from onrecord.model import DEED, Span, Stance
from onrecord.settings import Settings
from tests.attribute.articles import found, one, reading_of


def test_a_subject_of_two_cues_is_the_source_of_both() -> None:
    text = "Ilse Brandt said the dam was safe, adding that it had been examined in spring."
    assert {(s.cue, s.source) for s in found(text)} >= {("said", "Ilse Brandt"), ("adding", "Ilse Brandt")}


def test_a_participle_right_behind_who_said_it_is_theirs_and_not_of_whom_they_spoke() -> None:
    text = "Brandt cannot say that “from where he sits,” Varga added, saying it should be “up to the inspectors.”"
    assert ("saying", "Varga") in {(s.cue, s.source) for s in found(text)}


def test_what_is_said_inside_what_is_said_is_linked_to_it() -> None:
    inner = one("The paper reported that two engineers had said the dam was weak.", "had said")
    assert inner.via is not None
    assert inner.via.cue == "reported"


def test_where_it_was_said_is_no_part_of_the_cue() -> None:
    assert one("The minister wrote on her website that the dam was safe.", "wrote").content == "that the dam was safe"


def test_content_ends_with_its_paragraph() -> None:
    text = "Report: Ministry plans a second dam\nThe ministry has asked for bids, it said in a notice on Monday."
    assert all("\n" not in s.content for s in found(text))


def test_a_higher_threshold_leaves_out_what_is_less_sure() -> None:
    reading = reading_of(
        "The mayor said the dam was safe. Residents worried about the noise of the pumps, and some are angry.\n"
        "Critics of the plan want a vote; the party's stance on the dam is one of patience."
    )
    few, many = (attribute(reading, settings=Settings(least_attribution_score=n)) for n in (90, 1))
    assert 0 < len(few) < len(many)
    assert {a.id for a in few if a.evidence.method == "tagged"} <= {a.id for a in many}


def test_the_reason_names_the_cue_and_whether_the_parse_agrees() -> None:
    (said,) = attribute(reading_of("The mayor said the dam was safe."))
    assert said.evidence.method == "tagged"
    assert "“said”" in said.evidence.reason
    assert "the parse agrees" in said.evidence.reason
    assert 0.5 < said.evidence.score <= 1


def test_a_shared_source_is_the_same_person_for_both_cues() -> None:
    text = "Northern Harbour Party (NHP) Senator Ilse Brandt voiced strong approval, calling for more ferries."
    assert {s.speaker for s in found(text)} == {"Ilse Brandt"}


def test_what_is_said_on_both_sides_of_an_inserted_reporter_is_one_content() -> None:
    said = one("The dam, says the Council, will be rebuilt in spring.", "says")
    assert (said.source, said.content) == ("the Council", "The dam … will be rebuilt in spring")
    assert one("Six hired hands, Mr Bielik maintains, have been paid.", "maintains").source == "Mr Bielik"
    assert "have been paid" in one("Six hired hands, Mr Bielik maintains, have been paid.", "maintains").content


def test_a_deed_that_reads_like_a_saying_is_marked_as_one() -> None:
    deed, said = (
        attribute(reading_of(t))
        for t in (
            "The port and the union have signed an interim agreement to protect the pier.",
            "The port and the union announced an interim agreement to protect the pier.",
        )
    )
    assert [a.evidence.method for a in deed] == [DEED]
    assert [a.evidence.method for a in said] == ["tagged"]


def _drafted(text: str, *, source: str, cue: str) -> tuple[Page, Draft]:
    """What a tagger might make of a text, with the last words there are of that kind."""
    page = page_of(reading_of(text))
    spans = [Span(text.rindex(words), text.rindex(words) + len(words)) for words in (source, cue)]
    at = [page.words_in(span)[-1] for span in spans]
    return page, Draft(
        "tagged", "invented", (spans[1],), (spans[0],), (), Stance.ASSERTS, head=at[1], source_head=at[0]
    )


def test_who_is_charged_or_advised_is_not_the_source_of_it() -> None:
    assert is_undergone(*_drafted("A man was charged with fraud on Monday.", source="man", cue="charged"))
    assert not is_undergone(*_drafted("The mayor charged that it was fraud.", source="mayor", cue="charged"))
    assert not is_undergone(*_drafted("The mayor was quoted as saying that it sank.", source="mayor", cue="quoted"))


def test_a_verb_with_a_subject_of_its_own_has_no_source_in_the_sentence_before() -> None:
    text = "The agencies had to ask the coast guard. Fishers argued that the rule was slow."
    (rule,) = [r for r in ruled_drafts(page_of(reading_of(text))) if r.cue[0].cut(text) == "argued"]
    assert is_from_elsewhere(*_drafted(text, source="agencies", cue="argued"), rule)
    assert not is_from_elsewhere(*_drafted(text, source="Fishers", cue="argued"), rule)
