from dataclasses import replace

from onrecord.model import Assertion
from onrecord.relate.origins.count import fewest_origins, origins_of
from tests.relate.origins.test_count import BY_HAND, assertion


def by(id_: str, key: str, name: str, *, method: str) -> Assertion:
    """What stands in an article on the word of somebody who is not sure to be one."""
    made = assertion(id_, key, certain=False)
    return replace(made, origin=replace(made.origin, name=name, evidence=replace(BY_HAND, method=method)))


def test_a_bare_report_is_that_of_the_one_outlet_that_is_told_to_have_reported_it() -> None:
    above = by("a", "document:report", "report", method="document")
    below = by("b", "reporting:north-herald", "North Herald", method="report")
    count = origins_of([above, below], {"a": "1", "b": "1"})
    assert (count.minimum, count.maximum) == (1, 1)
    assert "report and North Herald are one: no other outlet is told to have reported this" in map(str, count.steps)
    sources = by("c", "unnamed:north-herald", "unnamed sources of North Herald", method="relayed")
    count = origins_of([above, sources], {"a": "1", "c": "2"})
    assert (count.minimum, count.maximum) == (1, 1)
    assert fewest_origins([above, sources], {"a": "1", "c": "2"}) == 1


def test_a_report_of_which_more_is_told_or_that_may_be_either_of_two_outlets_stays_by_itself() -> None:
    below = by("b", "reporting:north-herald", "North Herald", method="report")
    whose = by("a", "document:audit report of the port", "audit report of the port", method="document")
    told = origins_of([whose, below], {"a": "1", "b": "1"}).steps
    assert not [step for step in told if "no other outlet" in step.why]
    bare = by("a", "document:report", "report", method="document")
    other = by("c", "reporting:south-post", "South Post", method="report")
    told = origins_of([bare, below, other], {"a": "1", "b": "1", "c": "1"}).steps
    assert not [step for step in told if "no other outlet" in step.why]
