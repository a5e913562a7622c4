"""Which window an extension lengthens."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.relate.windows import Days, completed
from onrecord.tell.deadlines.extensions import Term, Terms
from onrecord.tell.deadlines.one_window import Group

DAYS = ("2031-05-04", "2031-05-11", "2031-06-04", "2031-06-04T12:00")


def telling(day: str, keys: frozenset[str], entities: frozenset[str]) -> Any:
    return SimpleNamespace(day=day, keys=keys, entities=entities)


tellings = st.builds(
    telling, st.sampled_from(DAYS[:3]), st.frozensets(st.sampled_from("abc")), st.frozensets(st.sampled_from("xyz"))
)
groups = st.lists(tellings, min_size=1, max_size=3).map(tuple)
days = st.sampled_from([None, *DAYS])
lengths = st.sampled_from([None, "P7D", "P1M"])


def plainly(terms: list[Term], group: Group, days: Days) -> str | None:
    """The same, each term looked at."""
    best: list[tuple[int, str]] = []
    for term in terms:
        if term.group[0].day > max(t.day for t in group) or (days.end is not None and days.end <= term.end):
            continue
        moved = completed(term.end, None, days.duration).end
        score = 5 * (days.start is not None and days.start[:10] == term.end[:10])
        score += 5 * (days.end is not None and moved is not None and moved[:10] == days.end[:10])
        score += 2 * len({k for t in group for k in t.keys} & {k for t in term.group for k in t.keys})
        score += len({e for t in group for e in t.entities} & {e for t in term.group for e in t.entities})
        if score >= 2:
            best.append((-score, term.id))
    return min(best)[1] if best else None


@settings(deadline=None)
@given(
    st.lists(st.tuples(groups, st.sampled_from(DAYS)), max_size=6), groups, st.builds(Days, days, days, lengths)
)  # fmt: skip
def test_what_shares_nothing_with_an_extension_need_not_be_looked_at(
    held: list[tuple[Any, str]], group: Any, days: Days
) -> None:
    terms = [Term(f"t{n}", of, end) for n, (of, end) in enumerate(held)]
    assert Terms(terms).extended(group, days) == plainly(terms, group, days)
