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
    assert against.evidence.reason == "800 jobs against 620 jobs; The Dockers' Union against Brightwater Ferries"


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


def test_this_does_not_point_back_over_a_whole_sentence() -> None:
    for between, denied in (("", True), ("Some say that the crane fell in the storm. ", False)):
        reading = page(f"Jo Field said the yard had closed. {between}Ann Lee denied it.", published="2031-05-04")
        closed = said(reading, "Jo Field", "said", "the yard had closed")
        answer = said(reading, "Ann Lee", "denied", "it", stance=Stance.DENIES)
        _, relations = told([(reading, [closed, answer])])
        assert any(r.standing is Standing.CONTRADICTS for r in relations) is denied


def test_a_short_form_ends_no_sentence() -> None:
    reading = page("Jo Field said the yard had closed. Sound Gov. Ann Lee denied it.", published="2031-05-04")
    closed = said(reading, "Jo Field", "said", "the yard had closed")
    answer = said(reading, "Sound Gov. Ann Lee", "denied", "it", stance=Stance.DENIES)
    _, relations = told([(reading, [closed, answer])])
    assert any(r.standing is Standing.CONTRADICTS for r in relations)


def test_a_thing_of_a_word_or_two_is_nothing_to_be_denied() -> None:
    reading = page("Jo Field promised to reveal his name. Ann Lee denied it.", published="2031-05-04")
    name = said(reading, "Jo Field", "promised to reveal", "his name")
    answer = said(reading, "Ann Lee", "denied", "it", stance=Stance.DENIES)
    _, relations = told([(reading, [name, answer])])
    assert all(r.standing is not Standing.CONTRADICTS for r in relations)


def test_a_short_number_with_a_verb_of_its_own_is_of_something_else() -> None:
    for words, against in (("50 were injured", False), ("there were 50", True)):
        reading = page(f"Jo Field said 10 people were killed. Ann Lee said {words}.", published="2031-05-04")
        killed = said(reading, "Jo Field", "said", "10 people were killed")
        answer = said(reading, "Ann Lee", "said", words)
        _, relations = told([(reading, [killed, answer])])
        assert any(r.standing is Standing.CONTRADICTS for r in relations) is against


def test_who_calls_it_untrue_denies_what_is_said_just_before() -> None:
    for answer, denied in (("nonsense", True), ("a pity", False)):
        reading = page(f"Jo Field said the yard had closed. Ann Lee called that {answer}.", published="2031-05-04")
        closed = said(reading, "Jo Field", "said", "the yard had closed")
        called = said(reading, "Ann Lee", "called", f"that {answer}")
        _, relations = told([(reading, [closed, called])])
        found = [r.evidence.reason for r in relations if r.standing is Standing.CONTRADICTS]
        assert found == (["what is said just before is denied by Ann Lee"] if denied else [])


def test_an_account_is_answered_only_where_it_is_the_one_just_told() -> None:
    for owner, denied in (("Field's", True), ("the ministry's", False)):
        reading = page(f"Jo Field said the yard had closed. Ann Lee rejected {owner} account.", published="2031-05-04")
        closed = said(reading, "Jo Field", "said", "the yard had closed")
        answer = said(reading, "Ann Lee", "rejected", f"{owner} account", stance=Stance.DENIES)
        _, relations = told([(reading, [closed, answer])])
        assert any(r.standing is Standing.CONTRADICTS for r in relations) is denied


def test_who_denies_any_wrongdoing_answers_whoever_has_just_named_them() -> None:
    for blamed in ("Lee", "Ray"):
        reading = page(
            f"Jo Field said {blamed} had sold the yard. Ann Lee denied any wrongdoing.", published="2031-05-04"
        )
        sold = said(reading, "Jo Field", "said", f"{blamed} had sold the yard")
        answer = said(reading, "Ann Lee", "denied", "any wrongdoing", stance=Stance.DENIES)
        _, relations = told([(reading, [sold, answer])])
        assert any(r.standing is Standing.CONTRADICTS for r in relations) is (blamed == "Lee")


def test_statements_that_findings_contradict_stand_elsewhere() -> None:
    reading = page("Jo Field said the yard had closed. The log contradicted her statements.", published="2031-05-04")
    closed = said(reading, "Jo Field", "said", "the yard had closed")
    log = said(reading, "The log", "contradicted", "her statements", stance=Stance.DENIES)
    _, relations = told([(reading, [closed, log])])
    assert all(r.standing is not Standing.CONTRADICTS for r in relations)


def test_a_number_of_some_does_not_answer_the_number_of_the_whole() -> None:
    reading = page("Of the 10 pilots who will sail, the harbour board named six.", published="2031-05-04")
    board = said(reading, "the harbour board", "named", "six", naming=Naming.ORGANISATION)
    _, relations = told([(reading, [board])])
    assert all(r.standing is not Standing.CONTRADICTS for r in relations)
