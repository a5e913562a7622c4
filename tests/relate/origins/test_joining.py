from dataclasses import replace

from onrecord.model import Assertion, Deed
from onrecord.relate.origins.count import Apart, origins_of
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
    assert Apart([above, sources], {"a": "1", "c": "2"}).least == 1


def test_a_report_of_which_more_is_told_or_that_may_be_either_of_two_outlets_stays_by_itself() -> None:
    below = by("b", "reporting:north-herald", "North Herald", method="report")
    whose = by("a", "document:audit report of the port", "audit report of the port", method="document")
    told = origins_of([whose, below], {"a": "1", "b": "1"}).steps
    assert not [step for step in told if "no other outlet" in step.why]
    bare = by("a", "document:report", "report", method="document")
    other = by("c", "reporting:south-post", "South Post", method="report")
    told = origins_of([bare, below, other], {"a": "1", "b": "1", "c": "1"}).steps
    assert not [step for step in told if "no other outlet" in step.why]


def test_the_unnamed_sources_of_a_report_that_is_on_record_are_those_whom_it_tells_of_itself() -> None:
    inspectors = by("a", "unnamed:north-herald:inspectors", "inspectors", method="unnamed")
    cited = by("b", "unnamed:north-herald", "unnamed sources of North Herald", method="relayed")
    count = origins_of([inspectors, cited], {"a": "1", "b": "2"})
    assert (count.minimum, count.maximum) == (1, 1)
    assert "the report that is cited has it from them" in [step.why for step in count.steps]
    clerk = by("c", "unnamed:north-herald:clerk", "clerk", method="unnamed")
    told = origins_of([inspectors, clerk, cited], {"a": "1", "c": "1", "b": "2"})
    assert told.maximum == 3  # it may have it from either
    reported = by("e", "reporting:north-herald", "North Herald", method="report")
    assert origins_of([inspectors, reported], {"a": "1", "e": "2"}).maximum == 1
    elsewhere = by("d", "unnamed:south-post:inspectors", "inspectors", method="unnamed")
    assert origins_of([elsewhere, cited], {"d": "1", "b": "2"}).maximum == 2


def named(id_: str, key: str, name: str, *, terms: str = "", doing: str = "") -> Assertion:
    """What somebody known by name put, in these words."""
    made = assertion(id_, key)
    origin = replace(made.origin, name=name)
    return replace(made, origin=origin, terms=tuple(terms.split()), deed=Deed(actions=tuple(doing.split())))


def test_the_authorities_are_whoever_of_them_is_told_of() -> None:
    them = by("a", "institution:authorities", "authorities", method="institution")
    police = named("b", "organisation:eastmoor-police", "Eastmoor Police")
    other = named("c", "organisation:north-ferries", "North Ferries")
    both = [them, police, other]
    count = origins_of(both, {"a": "1", "b": "2", "c": "3"})
    assert (count.minimum, count.maximum) == (2, 2)
    assert "authorities and Eastmoor Police are one: authorities are whoever of them is told of" in map(
        str, count.steps
    )
    assert Apart(both, {"a": "1", "b": "2", "c": "3"}).least == 2


def test_whoever_speaks_of_another_s_offer_adds_none_where_that_one_made_it() -> None:
    made = named("a", "organisation:north-ferries", "North Ferries", terms="pay million", doing="pay")
    speaks = named("b", "person:ada-field", "Ada Field", terms="north ferries offer pay million", doing="offer")
    where = {"a": "1", "b": "2"}
    count = origins_of([made, speaks], where)
    assert (count.minimum, count.maximum) == (1, 1)
    assert "Ada Field speaks of what North Ferries put, so adds no origin" in map(str, count.steps)
    saw = replace(speaks, deed=Deed(actions=("pay",)))
    assert origins_of([made, saw], where).minimum == 2
    of_another = replace(speaks, terms=("south", "offer", "pay", "million"))
    assert origins_of([made, of_another], where).minimum == 2


def test_whom_another_paper_with_the_same_text_names_is_one() -> None:
    whole = named("a", "person:ada-field", "Ada Field", terms="ferry sank dawn storm")
    whole = replace(whole, origin=replace(whole.origin, title="port officer"))
    bare = by("b", "unnamed:x:port officer", "port officer", method="unnamed")
    bare = replace(bare, terms=whole.terms)
    count = origins_of([whole, bare], {"a": "1", "b": "1"})
    assert (count.minimum, count.maximum) == (1, 1)
    pilot = replace(bare, origin=replace(bare.origin, key="unnamed:x:pilot", name="pilot"))
    assert origins_of([whole, pilot], {"a": "1", "b": "1"}).minimum == 2


def test_a_bare_name_that_several_have_may_be_the_one_that_is_told_of() -> None:
    whole = named("a", "person:ada-field", "Ada Field")
    bare = by("b", "person:~field", "Field", method="named")
    count = origins_of([whole, bare], {"a": "1", "b": "1"})
    assert (count.minimum, count.maximum) == (1, 2)
    assert "Field may be Ada Field: it is part of that name, and may be another's" in map(str, count.steps)


def test_a_bare_name_that_nobody_else_has_is_that_of_whoever_has_it() -> None:
    whole, bare = named("a", "person:ada-field", "Ada Field"), named("b", "person:~ada", "Ada")
    count = origins_of([whole, bare], {"a": "1", "b": "2"})
    assert (count.minimum, count.maximum) == (1, 1)
    assert "Ada and Ada Field are one: the one is part of the other's name" in map(str, count.steps)
    other = named("c", "person:ada-lee", "Ada Lee")
    assert origins_of([whole, bare, other], {"a": "1", "b": "2", "c": "3"}).minimum == 3


def test_a_body_without_a_name_may_be_any_that_the_same_text_names() -> None:
    whole = named("a", "organisation:north-ferries", "North Ferries")
    bare = by("b", "institution:company", "company", method="institution")
    assert origins_of([whole, bare], {"a": "1", "b": "1"}).minimum == 1


def test_shares_of_those_who_were_asked_are_not_set_apart() -> None:
    some = by("a", "unnamed:x:four in ten", "four in ten", method="unnamed")
    others = by("b", "unnamed:x:almost half of voters", "almost half of voters", method="unnamed")
    assert origins_of([some, others], {"a": "1", "b": "1"}).minimum == 1
