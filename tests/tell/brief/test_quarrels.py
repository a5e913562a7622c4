"""What is disputed: two voices on one thing, and not one voice or one house with itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.quarrels import Quarrel, Quarrels
from onrecord.tell.brief.worth import Worth
from onrecord.tell.claims.disputes import disputes
from tests.tell.stories import news, story_of


@contextmanager
def quarrels(folder: Path, *paragraphs: str) -> Iterator[list[Quarrel]]:
    with story_of(folder, {"a.txt": news("Row over Eastmoor quay", "March 4, 2027", *paragraphs)}) as story:
        candidates = Candidates(story)
        yield list(Quarrels(candidates, Worth(candidates)).best_first())


def test_a_denial_is_laid_beside_what_stands_just_before_it(tmp_path: Path) -> None:
    told = (
        "Union leader Tom Lee said the harbour board had known of the cracks in the quay since May.",
        "Harbour Director Ana Ruiz denied it.",
    )
    with quarrels(tmp_path, *told) as found:
        assert [(q.first.words, q.second.words) for q in found] == [told]
        assert found[0].follows


def test_a_denial_after_a_refusal_to_comment_answers_nothing(tmp_path: Path) -> None:
    with quarrels(
        tmp_path,
        "The shipping company Norrland Lines declined to comment on the cracks in the quay.",
        "Harbour Director Ana Ruiz denied it.",
    ) as found:
        assert found == []


def test_two_figures_of_one_thing_are_a_dispute(tmp_path: Path) -> None:
    with quarrels(
        tmp_path,
        "Deputy Minister Carl Moss said the new quay of Eastmoor would cost 40 million crowns.",
        "Mayor Ana Ruiz said it would be 65 million crowns.",
    ) as found:
        assert any("40 million" in q.first.words and "65 million" in q.second.words for q in found)


COUNTS = {
    "a.txt": news(
        "Strike at the ferry yard",
        "May 4, 2031",
        "The union said 340 workers had walked out of the Eastmoor ferry yard.",
        "The gates of the Eastmoor ferry yard stayed shut all day.",
        "Brightwater Ferries said 90 workers had walked out of the Eastmoor ferry yard.",
        "The union said the new quay of Eastmoor would cost 40 million crowns.",
        "The harbour was calm in the afternoon, and the gulls were back.",
        "Mayor Ana Ruiz said the new quay of Eastmoor would cost 65 million crowns.",
    )
}


def test_quarrels_come_by_weight_each_once_with_all_that_the_disputes_hold(tmp_path: Path) -> None:
    with story_of(tmp_path, COUNTS) as story:
        candidates = Candidates(story)
        worth = Worth(candidates)
        made = Quarrels(candidates, worth)
        found = list(made.best_first())
        told = disputes(candidates.claims)
        laid = {q.places for d in told for q in made._laid(d) if made._between_two(q.first, q.second)}
    weights = [(-worth.of(q.first) - worth.of(q.second) - worth.recency(q.second), q.places) for q in found]
    assert weights == sorted(weights)
    assert len({q.places for q in found}) == len(found)
    assert laid
    assert laid == {q.places for q in found if not q.follows}
