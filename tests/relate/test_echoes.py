"""Relations that only the order of an article shows."""

from onrecord.model import Naming, Stance, Standing
from tests.relate.pages import page, said, told


def test_the_figure_of_another_answers_the_number_just_before() -> None:
    reading = page(
        "Brightwater Ferries said 620 jobs will be cut in Eastmoor. The Dockers' Union put the figure at 800.",
        published="2031-05-04",
    )
    company = said(
        reading, "Brightwater Ferries", "said", "620 jobs will be cut in Eastmoor", naming=Naming.ORGANISATION
    )
    union = said(reading, "The Dockers' Union", "put", "the figure at 800", naming=Naming.ORGANISATION)
    _, relations = told([(reading, [company, union])])
    (against,) = [r for r in relations if r.standing is Standing.CONTRADICTS]
    assert against.evidence.reason == "800 against 620 jobs; The Dockers' Union against Brightwater Ferries"


def test_a_number_that_says_what_it_counts_answers_nothing() -> None:
    reading = page(
        "Jo Field said 61 people signed the last boat. Ann Lee said the number of the notices was 588.",
        published="2031-05-04",
    )
    signed = said(reading, "Jo Field", "said", "61 people signed the last boat")
    notices = said(reading, "Ann Lee", "said", "the number of the notices was 588")
    _, relations = told([(reading, [signed, notices])])
    assert all(r.standing is not Standing.CONTRADICTS for r in relations)


def test_this_is_denied_by_who_says_so_and_not_by_who_does_not_like_it() -> None:
    for cue, denied in (("denied", True), ("did not accept", True), ("did not like", False)):
        reading = page(f"Jo Field said the yard had closed. Ann Lee {cue} it.", published="2031-05-04")
        closed = said(reading, "Jo Field", "said", "the yard had closed")
        answer = said(reading, "Ann Lee", cue, "it", stance=Stance.DENIES)
        _, relations = told([(reading, [closed, answer])])
        found = [r.evidence.reason for r in relations if r.standing is Standing.CONTRADICTS]
        assert found == (["what is said just before is denied by Ann Lee"] if denied else [])


def test_what_a_publisher_takes_back_is_no_dispute_with_whom_it_cites_for_that() -> None:
    reading = page(
        "Correction: An earlier version of this article said 4,000 people had marched. Police put the figure at 2,500.",
        published="2031-05-04",
    )
    wrong = said(reading, "An earlier version of this article", "said", "4,000 people had marched")
    police = said(reading, "Police", "put", "the figure at 2,500", naming=Naming.ORGANISATION)
    _, relations = told([(reading, [wrong, police])])
    assert all(r.standing is not Standing.CONTRADICTS for r in relations)
