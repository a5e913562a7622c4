"""Pairs that look alike and yet put two claims."""

import pytest

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.relate.pairs.facts import Facts, facts_of
from onrecord.relate.pairs.numbers import compare
from onrecord.relate.pairs.unlike import rather_two
from onrecord.vectors import cosine
from tests.relate.pages import page, said, told


def facts(sentence: str, source: str, cue: str, content: str, *, day: str = "2031-05-04") -> Facts:
    reading = page(sentence, published=day)
    attribution = said(reading, source, cue, content)
    assertions, _ = told([(reading, [attribution])])
    found = next(a for a in assertions if a.attribution)
    article = KnownArticle(reading.article.id, reading.article.text, "", day)
    vector = reading.sentences[0].vector
    return facts_of(KnownAssertion(found, article, attribution, content, vector), {})


def are_two(one: Facts, other: Facts, chance: float) -> bool:
    compared = compare(one.assertion, other.assertion, one_frame=bool(one.frames & other.frames))
    near = cosine(one.known.vector, other.known.vector)
    return rather_two(one, other, chance=chance, compared=compared, cosine=near)


CLOSED = facts(
    "Jo Field said the Eastmoor bridge closed to traffic on 5 April 2031.",
    "Jo Field",
    "said",
    "the Eastmoor bridge closed to traffic on 5 April 2031",
)
REOPENED = facts(
    "Jo Field said the Eastmoor bridge reopened to traffic on 2 May 2031.",
    "Jo Field",
    "said",
    "the Eastmoor bridge reopened to traffic on 2 May 2031",
)
LANDING = facts(
    "Jo Field said the Norland navy will land at Eastmoor.",
    "Jo Field",
    "said",
    "the Norland navy will land at Eastmoor",
)
REFUSED = facts(
    "Ann Lee said Eastmoor has not agreed to any landing by the navy.",
    "Ann Lee",
    "said",
    "Eastmoor has not agreed to any landing by the navy",
    day="2031-05-06",
)
YEAR = facts("Bo Lind said the pier was rebuilt in 1987.", "Bo Lind", "said", "the pier was rebuilt in 1987")
OTHER_YEAR = facts(
    "Cy Mar said the choir had toured the coast since 1987.",
    "Cy Mar",
    "said",
    "the choir had toured the coast since 1987",
)
NINE = facts("Di Fenn said nine lamps were broken.", "Di Fenn", "said", "nine lamps were broken")
NINE_MORE = facts(
    "The festival opened to the sound of old hymns, and Ed Garr said the choir sang nine songs.",
    "Ed Garr",
    "said",
    "the choir sang nine songs",
)
RARE = facts("Di Fenn said 4,317 lamps were broken.", "Di Fenn", "said", "4,317 lamps were broken")
RARE_MORE = facts("Ed Garr said it came to 4,317.", "Ed Garr", "said", "it came to 4,317", day="2031-05-06")


def test_what_is_refused_is_not_what_is_told_unless_all_else_speaks_for_it() -> None:
    assert are_two(LANDING, REFUSED, 0.3)
    assert not are_two(LANDING, REFUSED, 0.9)


def test_a_year_alone_makes_no_claim() -> None:
    assert are_two(YEAR, OTHER_YEAR, 0.4)


def test_a_number_seldom_met_makes_one() -> None:
    assert not are_two(RARE, RARE_MORE, 0.4)


def test_it_is_the_same_whichever_is_given_first() -> None:
    everything = [LANDING, REFUSED, YEAR, OTHER_YEAR, NINE, NINE_MORE, RARE, RARE_MORE]
    for one in everything:
        for other in everything:
            assert are_two(one, other, 0.4) == are_two(other, one, 0.4)


def test_what_is_told_of_two_times_is_two_things_unless_very_alike() -> None:
    assert are_two(CLOSED, REOPENED, 0.6)
    assert not are_two(CLOSED, REOPENED, 0.8)


def deed(source: str, cue: str, content: str) -> Facts:
    return facts(f"{source} {cue} {content}.", source, cue, content)


CONDEMNED = deed("The Norland government", "condemned", "the attack on the Eastmoor ferry")


@pytest.mark.parametrize(
    ("other", "two"),
    [
        (deed("The Sorland government", "condemned", "the attack on the Eastmoor ferry"), True),
        (deed("Jo Field", "said", "the attack on the Eastmoor ferry hurt nine"), True),
        (deed("Norland's government", "condemned", "the attack on the Eastmoor ferry"), False),
        (deed("Jo Field", "said", "the Norland government condemned the attack on the Eastmoor ferry"), False),
    ],
)
def test_what_somebody_condemns_is_nobody_elses_claim(other: Facts, *, two: bool) -> None:
    assert are_two(CONDEMNED, other, 0.95) is two


@pytest.mark.parametrize(
    ("other", "two"),
    [
        (deed("The county court", "authorized", "the landing of the navy at Eastmoor"), True),
        (deed("Jo Field", "said", "the landing of the navy at Eastmoor was authorized"), False),
    ],
)
def test_what_two_settle_is_two_things_and_what_was_settled_may_be_told_without_them(
    other: Facts, *, two: bool
) -> None:
    assert are_two(deed("The council", "authorized", "the landing of the navy at Eastmoor"), other, 0.95) is two


def test_a_sentence_tells_nothing_twice_on_one_word() -> None:
    sentence = "Jo Field said the large ferry sank off Eastmoor, adding that small ferries sank off Eastmoor."
    reading = page(sentence)
    put = [said(reading, "Jo Field", "said", "the large ferry sank off Eastmoor")]
    put.append(said(reading, "Jo Field", "adding", "small ferries sank off Eastmoor"))
    assertions, _ = told([(reading, put)])
    article = KnownArticle(reading.article.id, reading.article.text, "", "2031-05-04")
    one, other = (
        facts_of(KnownAssertion(a, article, p, a.wording.cut(sentence), reading.sentences[0].vector), {})
        for a, p in zip(sorted(assertions, key=lambda a: a.wording.start), put, strict=True)
    )
    assert are_two(one, other, 0.95)


@pytest.mark.parametrize(
    ("other", "two"),
    [
        (deed("Ann Lee", "refused", "to close the Eastmoor pier"), True),
        (deed("The Norland government", "declined", "to close the Eastmoor pier"), False),
        (deed("Ann Lee", "said", "the Norland government would not close the Eastmoor pier"), False),
    ],
)
def test_what_somebody_is_to_do_is_not_what_somebody_else_is_to_do(other: Facts, *, two: bool) -> None:
    assert are_two(deed("The Norland government", "refused", "to close the Eastmoor pier"), other, 0.95) is two


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (deed("Ann Lee", "appealed", "the harbour ruling"), True),
        (deed("Ann Lee", "confirmed", "the harbour ruling"), False),
        (deed("Ann Lee", "spoke of", "a harbour ruling"), False),
    ],
)
def test_who_only_names_a_thing_puts_nothing_that_others_say_of_it(one: Facts, *, two: bool) -> None:
    assert are_two(one, deed("Jo Field", "said", "the harbour ruling closed the pier"), 0.95) is two
    assert not are_two(one, deed("Jo Field", "said", "the harbour ruling was one that Ann Lee had appealed"), 0.95)
