"""The look at all pairs at once leaves out none that the judge relates."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import Modality, Naming, Stance
from onrecord.relate import relate
from onrecord.relate.pairs.facts import Facts, facts_of
from onrecord.relate.pairs.judge import judge
from onrecord.relate.pairs.screen import worth_judging
from onrecord.relate.pairs.signs import glance_at
from onrecord.resolve import resolve
from onrecord.vectors import SIZE
from tests.known import MemoryKnown
from tests.relate.pages import page, said

SENTENCES = (
    "The ferry ran aground off Eastmoor with 61 people aboard.",
    "The ferry did not run aground off Eastmoor.",
    "A ferry carrying 2,061 people hit a sandbank off Eastmoor, the Harbour Authority said.",
    "A ferry carrying 2,042 people hit a sandbank off Eastmoor.",
    "At least 14 people died when the ferry sank, the Harbour Authority said on Monday.",
    "Nine people drowned off Eastmoor in May.",
    "The company denied that the ferry had run aground.",
    "The Harbour Authority declined to comment on the ferry.",
    "The ferry company will raise its fares in Eastmoor by 12 per cent.",
    "Fares in Eastmoor rose by 12 per cent last year.",
    "Martin Oldridge, the mayor, demanded that the ferry company raise its fares by 8 per cent.",
    "The council met in Vallemar to talk of roads.",
    "No ferry runs off Eastmoor.",
)
DAYS = ("2031-05-04", "2031-05-09", "2031-11-30", "")


SAYING = (
    ("The Harbour Authority said that 61 people were aboard the ferry.", "said", "61 people were aboard the ferry"),
    (
        "The Harbour Authority warned that 61 boats would sink off Eastmoor.",
        "warned",
        "61 boats would sink off Eastmoor",
    ),
    (
        "The Harbour Authority said that there were no people aboard off Eastmoor.",
        "said",
        "there were no people aboard off Eastmoor",
    ),
    ("The Harbour Authority demanded that the ferry turn back.", "demanded", "the ferry turn back"),
)


def _facts(text: str, day: str, vector: bytes, saying: tuple[str, str] | None = None) -> list[Facts]:
    reading = page(text, published=day)
    stance = Stance.DEMANDS if saying and saying[0] == "demanded" else Stance.ASSERTS
    put = (
        (said(reading, "The Harbour Authority", *saying, naming=Naming.ORGANISATION, stance=stance),) if saying else ()
    )
    article = KnownArticle(reading.article.id, reading.article.text, "", day)
    found = relate(put, resolve(reading, MemoryKnown()), MemoryKnown()).assertions
    named = {attribution.id: attribution for attribution in put}
    return [
        facts_of(KnownAssertion(a, article, named.get(a.attribution or ""), a.wording.cut(article.text), vector), {})
        for a in found
    ]


VECTORS = (b"", bytes([100] * SIZE), bytes([100] * (SIZE // 2) + [30] * (SIZE // 2)), bytes([100, 156] * (SIZE // 2)))
MADE = [f for n, s in enumerate(SENTENCES) for d, day in enumerate(DAYS) for f in _facts(s, day, VECTORS[(n + d) % 4])]
MADE += [f for n in (16, 45) for f in _facts(" ".join(SENTENCES * 6)[: n * 90], DAYS[n % 2], VECTORS[n % 4])[:9]]
MADE += [f for n, (s, *saying) in enumerate(SAYING) for f in _facts(s, DAYS[n], VECTORS[n], (saying[0], saying[1]))]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MADE), min_size=1, max_size=6), st.lists(st.sampled_from(MADE), min_size=1, max_size=9))
def test_no_pair_that_the_judge_relates_is_left_out(mine: list[Facts], others: list[Facts]) -> None:
    pairs = [(i, j) for i in range(len(mine)) for j in range(len(others))]
    looked = worth_judging(mine, others, pairs)
    worth = [(i, j) for i, j, _ in looked]
    assert worth == [pair for pair in pairs if pair in set(worth)]
    assert all(pair in worth or judge(mine[pair[0]], others[pair[1]]) is None for pair in pairs)
    for i, j, seen in looked:
        whole = glance_at(mine[i], others[j])
        assert seen in {whole, replace(whole, around=None)}
        assert judge(mine[i], others[j], seen) == judge(mine[i], others[j])


def test_what_is_tried_holds_what_somebody_says_and_what_somebody_demands() -> None:
    assert any(f.cue and f.source for f in MADE)
    assert any(f.assertion.modality is Modality.REQUESTED for f in MADE)


def test_what_is_tried_holds_articles_of_several_lengths_and_deeds_of_all_parts() -> None:
    assert len({f.length for f in MADE}) > 2
    assert any(f.actors and f.actions and f.affected for f in MADE)


def test_most_pairs_of_strangers_are_left_out() -> None:
    roads = [f for f in MADE if "roads" in f.folded]
    ferries = [f for f in MADE if "ferry" in f.folded and f.known.vector == b""]
    pairs = [(i, j) for i in range(len(roads)) for j in range(len(ferries))]
    assert not [i for i, _, _ in worth_judging(roads, ferries, pairs) if i == 0]


def test_many_are_looked_at_a_part_at_a_time_and_nothing_changes() -> None:
    few = [(i, j) for i in range(len(MADE)) for j in range(len(MADE))]
    times = 600 // len(MADE)
    many = [(i + n * len(MADE), j) for n in range(times) for i, j in few]
    looked = worth_judging(MADE, MADE, few)
    assert 0 < len(looked) < len(few)
    expected = [(i + n * len(MADE), j, seen) for n in range(times) for i, j, seen in looked]
    assert worth_judging(MADE * times, MADE, many) == expected


def test_nothing_is_looked_at_where_there_is_no_pair() -> None:
    assert worth_judging(MADE[:1], [], []) == []
