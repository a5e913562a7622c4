"""The register: one entry for one window, its state on a day, what became of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

from onrecord.model import Span, WindowKind
from onrecord.pipeline import build
from onrecord.record import View, audit
from onrecord.settings import Settings
from onrecord.tell.deadlines import NOT_FOLLOWED_UP, Entry, State, deadlines, length_in_words, state_on
from onrecord.tell.deadlines.outcomes import FollowUp, Outcome
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Story

ORDER = """Eastmoor harbour to close for dredging

By Ana Ruiz
May 14, 2031

The harbour board said on Wednesday that Eastmoor harbour will be closed to trawlers from June 2 to June 20.

The dredging firm Tidewell must submit a safety plan for the dredging no later than May 28, the board said.
"""
AGAIN = """Trawlers face three weeks without a harbour

By Tom Lee
May 15, 2031

Eastmoor harbour will be closed to trawlers from 2 June to 20 June, the board said.

The board chairman, Jo Field, told reporters that skippers have until noon on Friday, May 23, to lodge an objection.
"""
LATER = """Plan is in, dredging put back

By Ana Ruiz
May 30, 2031

Tidewell submitted its safety plan for the dredging on 27 May, the harbour board said on Friday.

The closure of Eastmoor harbour to trawlers was withdrawn on Thursday, it said.
"""
PAGES = (ORDER, AGAIN, LATER)


@contextmanager
def added(folder: Path, pages: Sequence[str], name: str = "story") -> Iterator[Story]:
    """A record made by adding the pages one after the other, in this order."""
    path = folder / f"{name}.onrecord"
    for number, text in enumerate(pages):
        file = folder / name / f"{number}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        build([str(file)], path, settings=Settings(workers=1))
    with View(path) as view:
        yield Story(view)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    with added(tmp_path_factory.mktemp("register"), PAGES) as story:
        assert list(audit(story.view)) == []
        return deadlines(story, on=date(2031, 5, 16))


def entry(register: Sequence[Entry], words: str) -> Entry:
    (found,) = [e for e in register if any(words in q.quote for q in e.quotes)]
    return found


def test_a_window_told_by_two_articles_is_one_entry_that_cites_both(register: list[Entry]) -> None:
    closure = entry(register, "Eastmoor harbour will be closed to trawlers from June 2 to June 20")
    assert closure.kind is WindowKind.TERM
    assert (closure.start, closure.end) == ("2031-06-02", "2031-06-20")
    assert len({q.citation.article for q in closure.quotes}) == 2


def test_an_entry_says_what_became_of_it_in_the_words_of_a_later_article(register: list[Entry]) -> None:
    plan = entry(register, "must submit a safety plan")
    assert plan.follow_ups[0].outcome is Outcome.DONE
    assert "Tidewell submitted its safety plan" in plan.follow_up


def test_where_no_article_says_what_became_of_it_the_entry_says_so(register: list[Entry]) -> None:
    objection = entry(register, "until noon on Friday")
    assert objection.kind is WindowKind.DEADLINE
    assert objection.end == "2031-05-23T12:00"
    assert objection.follow_up == NOT_FOLLOWED_UP


def test_what_was_withdrawn_is_overtaken_from_the_article_on_that_says_so(tmp_path: Path) -> None:
    with added(tmp_path, PAGES) as story:
        states = {
            day: entry(deadlines(story, on=day), "closed to trawlers from June 2").state
            for day in (date(2031, 5, 29), date(2031, 5, 30), date(2031, 6, 3), date(2031, 7, 1))
        }
    assert states[date(2031, 5, 29)] is State.NOT_BEGUN
    assert set(list(states.values())[2:]) == {State.OVERTAKEN}


def test_the_register_does_not_depend_on_the_order_of_articles(tmp_path: Path) -> None:
    told = set()
    for number, order in enumerate(permutations(PAGES)):
        with added(tmp_path, order, f"order-{number}") as story:
            told.add(msgspec.json.encode(deadlines(story, on=date(2031, 5, 16))))
    assert len(told) == 1


def a_window(start: str | None, end: str | None, kind: WindowKind = WindowKind.TERM) -> Entry:
    return Entry(
        id="1", kind=kind, what="", who="", instrument="", rule="", start=start, end=end, duration=None, presumed=None,
        state=State.NO_CLOCK, why="", quotes=(), follow_ups=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "day", "state"),
    [
        ("2031-06-02", "2031-06-20", "2031-06-01", State.NOT_BEGUN),
        ("2031-06-02", "2031-06-20", "2031-06-02", State.RUNNING),
        ("2031-06-02", "2031-06-20", "2031-06-20", State.RUNNING),
        ("2031-06-02", "2031-06-20", "2031-06-21", State.ENDED),
        ("2031-06-02T22:00", None, "2031-06-02", State.RUNNING),
        ("2031-06-02T22:00", None, "2099-01-01", State.RUNNING),
        (None, "2031-06-20T12:00", "2031-06-20", State.RUNNING),
        (None, "2031-06-20T12:00", "2031-06-21", State.ENDED),
        (None, None, "2031-06-20", State.NO_CLOCK),
    ],
)
def test_a_state_turns_on_the_right_day(start: str | None, end: str | None, day: str, state: State) -> None:
    found, why = state_on(a_window(start, end), (), on=date.fromisoformat(day), is_denied=False)
    assert found is state
    assert why


def test_a_rule_has_no_clock_that_runs() -> None:
    assert (
        state_on(a_window(None, None, WindowKind.LIMIT), (), on=date(2031, 6, 1), is_denied=False)[0] is State.NO_CLOCK
    )


@pytest.mark.parametrize(
    ("outcome", "state"),
    [(Outcome.EXTENDED, State.OVERTAKEN), (Outcome.DENIED, State.DENIED), (Outcome.DONE, State.RUNNING)],
)
def test_a_later_article_changes_the_state_from_its_day_on(outcome: Outcome, state: State) -> None:
    window = a_window("2031-06-02", "2031-06-20")
    told = (FollowUp(outcome, "", "2031-06-10", "", Citation("a", Span(0, 1))),)
    assert state_on(window, told, on=date(2031, 6, 9), is_denied=False)[0] is State.RUNNING
    assert state_on(window, told, on=date(2031, 6, 10), is_denied=False)[0] is state


TRUCE = """Truce in Westfell

May 16, 2031

The sides agreed to a 72-hour truce in Westfell starting on Friday at 6:00 am, the governor said.
"""
BREAD = (
    "Westfell has had no bread since its two bakeries were hit in the first week of the siege, and the forty thousand "
    "people who are left there live on what the depots of the old railway still hold."
)
UNDATED = f"""Westfell truce extended

A truce that let bread into Westfell has been extended by seven days, the governor said on Monday.

The extension lasts until next Monday at the same hour.

{BREAD}
"""
AFTER = f"""Bread reaches Westfell

May 20, 2031

All forty lorries had come, the governor said on Tuesday.

{BREAD}
"""


def test_an_extension_is_tied_to_what_it_extends(tmp_path: Path) -> None:
    with added(tmp_path, (TRUCE, UNDATED, AFTER)) as story:
        found = deadlines(story, on=date(2031, 5, 21))
    old, new = entry(found, "72-hour truce"), entry(found, "The extension lasts")
    assert (old.start, old.end) == ("2031-05-16T06:00", "2031-05-19T06:00")
    assert (new.start, new.end) == ("2031-05-19T06:00", "2031-05-26T06:00")
    assert (old.extended_by, new.extends) == (new.id, old.id)
    assert old.state is State.OVERTAKEN
    assert new.state is State.RUNNING


def test_the_day_of_an_undated_article_is_presumed_from_the_story_with_the_reason(tmp_path: Path) -> None:
    with added(tmp_path, (TRUCE, UNDATED, AFTER)) as story:
        new = entry(deadlines(story, on=date(2031, 5, 21)), "The extension lasts")
    assert new.presumed is not None
    assert "Monday" in new.presumed


def test_no_day_is_presumed_where_nothing_bounds_it(tmp_path: Path) -> None:
    with added(tmp_path, (UNDATED,)) as story:
        found = deadlines(story, on=date(2031, 5, 21))
    assert {(e.start, e.end, e.presumed) for e in found} == {(None, None, None)}
    assert {e.state for e in found} == {State.NO_CLOCK}


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        ("P60D", "60 days"),
        ("PT72H", "72 hours"),
        ("P1W", "1 week"),
        ("P1Y6M", "1 year 6 months"),
        (None, ""),
        ("PXD", ""),
    ],
)
def test_lengths_are_told_in_words(duration: str | None, words: str) -> None:
    assert length_in_words(duration) == words


def test_who_is_to_do_it_is_told_in_brackets_where_the_words_stand_apart(tmp_path: Path) -> None:
    page = """Ferries at the Wend quay

By Ana Ruiz
May 7, 2031

Jo Field chairs the harbour board. She looked at forty bolts on Monday and will reach the others by 20 May 2031.
"""
    with added(tmp_path, [page]) as story:
        (entry,) = deadlines(story, on=date(2031, 5, 8))
        assert entry.what == "[Jo Field] will reach the others"


def test_the_year_of_a_limit_in_an_undated_article_is_that_of_its_story_and_its_weekdays_stay_open(
    tmp_path: Path,
) -> None:
    undated = (
        "Claims for fields\n\nClaims for damaged fields can be lodged at the town hall until 12 June.\n\n"
        "The ferry company must repair the pier by Friday.\n"
    )
    with added(tmp_path, (ORDER, LATER, undated)) as story:
        found = deadlines(story, on=date(2031, 6, 1))
    claims, pier = entry(found, "Claims for damaged fields"), entry(found, "repair the pier")
    assert claims.end == "2031-06-12"
    assert claims.presumed is not None
    assert pier.end is None


MOVED = (
    """Talks to open in June

By Ana Ruiz
May 14, 2031

The Eastmoor fishery talks will open on June 2, the mediator said on Wednesday.
""",
    """Talks later

By Tom Lee
May 19, 2031

The opening of the Eastmoor fishery talks has been moved to June 9, the mediator said on Monday.
""",
    """Exams put off

By Jo Field
May 20, 2031

Summer exams at the college, which were to begin on May 26, have been put off until June 16.
""",
)


def test_a_day_that_was_moved_is_tied_to_the_day_before_it(tmp_path: Path) -> None:
    for number, pages in enumerate((MOVED, MOVED[::-1])):
        with added(tmp_path, pages, f"moved-{number}") as story:
            told = deadlines(story, on=date(2031, 5, 21))
            by_id = {e.id: e for e in told}
            moved = {(by_id[e.extends].start, e.start) for e in told if e.extends is not None}
            assert moved == {("2031-06-02", "2031-06-09"), ("2031-05-26", "2031-06-16")}
            assert {e.start for e in told if e.state is State.OVERTAKEN} == {"2031-06-02", "2031-05-26"}
