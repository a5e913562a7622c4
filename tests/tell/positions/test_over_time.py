"""Positions over time: who said what on which question, what changed, and who said nothing."""

from pathlib import Path

import pytest

from onrecord.errors import NothingFound
from onrecord.tell.lines.told import faults
from onrecord.tell.positions import NO_POSITION, Kind, Position, Question, Wanted, positions, span_of
from onrecord.tell.positions.puts import Put
from onrecord.tell.positions.stances import Statement
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

DENIAL = news(
    "No closure, minister says",
    "May 7, 2031",
    "Transport Minister Jo Field denied on Wednesday that the government would close the Wend bridge to lorries.",
    "The Wend Hauliers said lorries must keep the Wend bridge.",
    "The Harbour Board declined to comment.",
)
CLOSURE = news(
    "Bridge to close",
    "May 21, 2031",
    "Transport Minister Jo Field said on Wednesday that the government would close the Wend bridge to lorries.",
    publisher="Wend Radio",
)


def of(found: list[Question], name: str) -> Position:
    (position,) = [p for q in found for p in q.positions if p.name == name]
    return position


def said(found: list[Question]) -> list[Statement]:
    return [s for q in found for s in q.statements]


def test_a_denial_that_is_dropped_on_a_later_day_is_marked_with_both_citations(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": CLOSURE}) as story:
        field = of(positions(story), "Jo Field")
        assert [(s.said, s.put) for s in field.statements] == [("2031-05-07", Put.DENIES), ("2031-05-21", Put.PLANS)]
        assert all(s.dated for s in field.statements)
        (change,) = field.changes
        assert change.kind is Kind.PUT_FORWARD
        assert [change.before, change.after] == [s.id for s in field.statements]
        assert "close" in change.reason
        assert "7 May 2031" in change.reason
        assert len({c.article for s in field.statements for c in s.line.citations}) == 2


def test_a_plan_that_is_denied_on_a_later_day_is_marked(tmp_path: Path) -> None:
    early = CLOSURE.replace("May 21", "May 7")
    late = DENIAL.replace("May 7", "May 21")
    with story_of(tmp_path, {"a.txt": early, "b.txt": late}) as story:
        (change,) = of(positions(story), "Jo Field").changes
        assert change.kind is Kind.DENIED


def test_what_is_said_on_one_day_is_no_change(tmp_path: Path) -> None:
    same = CLOSURE.replace("May 21", "May 7")
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": same}) as story:
        assert of(positions(story), "Jo Field").changes == ()


def test_two_actors_who_oppose_each_other_have_not_changed(tmp_path: Path) -> None:
    other = CLOSURE.replace("Transport Minister Jo Field", "Mayor Kai Lund")
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": other}) as story:
        found = positions(story)
        assert {of(found, "Jo Field").name, of(found, "Kai Lund").name} == {"Jo Field", "Kai Lund"}
        assert all(p.changes == () for q in found for p in q.positions)


def test_a_change_that_only_somebody_else_tells_of_is_not_marked(tmp_path: Path) -> None:
    told = news(
        "Mayor speaks",
        "May 21, 2031",
        "Mayor Kai Lund said on Wednesday that Transport Minister Jo Field said the government would close the Wend "
        "bridge to lorries.",
    )
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": told}) as story:
        assert all(p.changes == () for q in positions(story) for p in q.positions)


def test_a_later_number_of_the_same_thing_is_marked(tmp_path: Path) -> None:
    early = news("Boats lost", "May 7, 2031", "The Harbour Board said 340 fishing boats had sunk in the Wend storm.")
    late = news("More lost", "May 12, 2031", "The Harbour Board said 412 fishing boats had sunk in the Wend storm.")
    with story_of(tmp_path, {"a.txt": early, "b.txt": late}) as story:
        (change,) = of(positions(story), "Harbour Board").changes
        assert change.kind is Kind.NUMBER
        assert "340" in change.reason
        assert "412" in change.reason


def test_who_did_not_say_and_later_says_is_marked(tmp_path: Path) -> None:
    early = news("Silence", "May 7, 2031", "Jo Field declined to say whether the ferry licence would be renewed.")
    late = news("An answer", "May 12, 2031", "Jo Field said the ferry licence would be renewed.")
    with story_of(tmp_path, {"a.txt": early, "b.txt": late}) as story:
        field = of(positions(story), "Jo Field")
        assert [s.put for s in field.statements] == [Put.SILENT, Put.PLANS]
        assert [c.kind for c in field.changes] == [Kind.SPOKE]


def test_a_day_that_only_the_article_has_is_not_the_day_of_saying(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": CLOSURE}) as story:
        hauliers = of(positions(story), "Wend Hauliers").statements[0]
        assert (hauliers.said, hauliers.dated) == ("2031-05-07", False)


def test_who_declines_to_comment_is_told_so_with_a_citation(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": CLOSURE}) as story:
        board = of(positions(story), "Harbour Board")
        assert [s.put for s in board.statements] == [Put.SILENT]
        assert "declined" in board.note
        assert board.statements[0].line.citations


def test_a_party_that_others_name_and_that_says_nothing_on_it_has_no_position(tmp_path: Path) -> None:
    demand = news(
        "Call for talks",
        "May 7, 2031",
        "Mayor Kai Lund said striking dockers should sit down with Ora Vance over night shifts.",
        "Jo Field said striking dockers should return to night shifts before any talks.",
    )
    elsewhere = news("Orchids", "May 9, 2031", "Ora Vance said her orchids had won a prize in Eastmoor.")
    with story_of(tmp_path, {"a.txt": demand, "b.txt": elsewhere}) as story:
        vance = of(positions(story), "Ora Vance")
        assert vance.note == NO_POSITION
        assert vance.statements == ()
        assert set(vance.named_in) <= {s.id for s in said(positions(story))}


def test_one_statement_carried_by_several_articles_is_told_once_with_all_of_them(tmp_path: Path) -> None:
    copy = DENIAL.replace("The Eastmoor Herald", "Wend Radio")
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": copy, "c.txt": CLOSURE}) as story:
        first = of(positions(story), "Jo Field").statements[0]
        assert len(first.articles) == 2


def test_a_report_is_no_position_of_the_paper(tmp_path: Path) -> None:
    report = news(
        "Report",
        "May 22, 2031",
        "The Eastmoor Herald reported that the government would close the Wend bridge to lorries.",
    )
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": CLOSURE, "c.txt": report}) as story:
        assert "Eastmoor Herald" not in {p.name.removeprefix("The ") for q in positions(story) for p in q.positions}


def test_the_order_and_the_names_of_files_do_not_matter(tmp_path: Path) -> None:
    with story_of(tmp_path / "one", {"a.txt": DENIAL, "b.txt": CLOSURE}) as story:
        one = positions(story)
    with story_of(tmp_path / "two", {"z.txt": DENIAL, "y.txt": CLOSURE}) as story:
        assert positions(story) == one


def test_positions_can_be_asked_for_by_name_and_by_words(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": CLOSURE}) as story:
        assert {p.name for q in positions(story, Wanted(who="field")) for p in q.positions} == {"Jo Field"}
        assert positions(story, Wanted(about="bridges lorry"))
        assert positions(story, Wanted(about="orchids")) == []
        with pytest.raises(NothingFound):
            positions(story, Wanted(who="Nobody"))


def test_every_line_cites_what_it_tells_and_whose_words_they_are(sample_story: Story) -> None:
    found = positions(sample_story)
    lines = [q.line for q in found] + [s.line for s in said(found)]
    assert len(lines) >= 20
    assert [fault for line in lines for fault in faults(line, sample_story)] == []


def test_a_question_is_headed_by_words_of_somebody_who_spoke_on_it(sample_story: Story) -> None:
    for question in positions(sample_story):
        assert question.words in {s.words for s in question.statements}
        assert question.by in {p.name for p in question.positions}


def test_a_statement_is_told_once(sample_story: Story) -> None:
    ids = [s.id for s in said(positions(sample_story))]
    assert len(ids) == len(set(ids))


def test_every_question_has_more_than_one_stance(sample_story: Story) -> None:
    for question in positions(sample_story):
        assert len(question.statements) > 1


def test_an_actor_s_statements_are_in_order_of_saying_and_what_has_no_day_comes_last(sample_story: Story) -> None:
    for question in positions(sample_story):
        for position in question.positions:
            dated = [bool(s.said) for s in position.statements]
            assert dated == sorted(dated, reverse=True)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031-05", "2031-05-01", "2031-05-31"),
        ("[2031-05-04..2031-05-09]", "2031-05-04", "2031-05-09"),
        ("[2031-05-04..]", "2031-05-04", "9999-12-31"),
        ("[..2031-05-04]", "0001-01-01", "2031-05-04"),
        ("2031-05-04/2031-05-09", "2031-05-04", "2031-05-09"),
    ],
)
def test_an_open_range_stays_open(edtf: str, first: str, last: str) -> None:
    span = span_of(edtf)
    assert span is not None
    assert tuple(day.isoformat() for day in span) == (first, last)


def test_no_day_is_no_span() -> None:
    assert span_of("") is None


def test_a_change_of_mind_is_marked_though_the_later_words_are_on_another_matter(tmp_path: Path) -> None:
    early = news(
        "No secret annex, minister says",
        "May 7, 2031",
        "Foreign Minister Jo Field denied on Wednesday that the Wend treaty has a secret annex on boarding.",
        "The Wend Hauliers said lorries must keep the Wend bridge.",
    )
    late = news(
        "Minister corrects herself",
        "May 21, 2031",
        'Foreign Minister Jo Field apologised on Wednesday. "I was wrong about the annex," she said.',
        publisher="Wend Radio",
    )
    with story_of(tmp_path, {"a.txt": early, "b.txt": late}) as story:
        (change,) = of(positions(story), "Jo Field").changes
        assert change.kind is Kind.TAKEN_BACK
        assert "annex" in change.reason


def test_questions_on_which_somebody_changed_come_first(sample_story: Story) -> None:
    found = positions(sample_story)
    changed = [sum(len(p.changes) for p in q.positions) for q in found]
    assert changed == sorted(changed, reverse=True)
    assert changed[0] > 0


def test_every_change_lies_within_one_question(sample_story: Story) -> None:
    for question in positions(sample_story):
        for position in question.positions:
            ids = {s.id for s in position.statements}
            assert all({c.before, c.after} <= ids for c in position.changes)


def test_two_negations_of_one_thing_are_no_change(tmp_path: Path) -> None:
    first = news(
        "Pledge",
        "May 7, 2031",
        "Minister Jo Field said on Wednesday that the pact was a pledge that Wend would never be left without a ferry.",
    )
    second = news(
        "Pact",
        "May 21, 2031",
        "Minister Jo Field said on Wednesday that Wend would no longer be left without a ferry.",
        publisher="Wend Radio",
    )
    with story_of(tmp_path, {"a.txt": first, "b.txt": second}) as story:
        assert not [c for q in positions(story) for p in q.positions for c in p.changes]


def test_what_is_only_mentioned_is_no_change(tmp_path: Path) -> None:
    first = news(
        "Mail", "May 7, 2031", "Minister Jo Field said on Wednesday that she had received no letters marked secret."
    )
    second = news(
        "Letters",
        "May 21, 2031",
        "Minister Jo Field mentioned on Wednesday the letters marked secret that others had received.",
        publisher="Wend Radio",
    )
    with story_of(tmp_path, {"a.txt": first, "b.txt": second}) as story:
        assert not [c for q in positions(story) for p in q.positions for c in p.changes]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("urged the government on Wednesday to close", "urged the government on Wednesday not to close"),
        ("called on Wednesday for the government to close", "said on Wednesday that the government should not close"),
        ("said on Wednesday that the government should not close", "urged the government on Wednesday to close"),
    ],
)
def test_a_demand_that_is_turned_round_on_a_later_day_is_marked(tmp_path: Path, first: str, then: str) -> None:
    early = news("Call", "May 7, 2031", f"Mayor Jo Field {first} the Wend bridge to lorries.")
    late = news("Turn", "May 21, 2031", f"Mayor Jo Field {then} the Wend bridge to lorries.", publisher="Wend Radio")
    with story_of(tmp_path, {"a.txt": early, "b.txt": late}) as story:
        assert [c.kind for c in of(positions(story), "Jo Field").changes] == [Kind.REVERSED]


def test_who_calls_for_what_they_denied_to_be_planned_has_not_turned_round(tmp_path: Path) -> None:
    late = CLOSURE.replace("said on Wednesday that the government would close", "urged Wend on Wednesday to close")
    with story_of(tmp_path, {"a.txt": DENIAL, "b.txt": late}) as story:
        assert not [c for q in positions(story) for p in q.positions for c in p.changes if c.kind is Kind.REVERSED]


def test_a_refusal_is_on_what_was_said_of_whoever_refuses(tmp_path: Path) -> None:
    early = news(
        "Cracks hidden",
        "May 7, 2031",
        "Mayor Jo Field accused the Harbour Board on Wednesday of hiding the cracks in the Wend bridge.",
        "The Wend Hauliers said lorries must keep the night ferry to Eastmoor.",
        "The Harbour Board declined to comment.",
    )
    late = news(
        "More cracks",
        "May 9, 2031",
        "Mayor Jo Field said on Friday that the Harbour Board had hidden cracks in the Wend bridge.",
        "The ferry company said the night ferry to Eastmoor would take lorries.",
    )
    with story_of(tmp_path, {"a.txt": early, "b.txt": late}) as story:
        (question,) = [q for q in positions(story) if any(p.name == "Harbour Board" for p in q.positions)]
        assert {p.name for p in question.positions} == {"Harbour Board", "Jo Field"}
