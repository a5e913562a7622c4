"""What shows in words that two assertions stand against each other, and what does not."""

from dataclasses import replace

import numpy as np

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import (
    Assertion,
    Attribution,
    Evidence,
    Manner,
    Modality,
    Naming,
    Origin,
    Polarity,
    Quantity,
    Span,
    Stance,
    Standing,
)
from onrecord.relate.pairs.facts import Facts, facts_of, shown
from onrecord.relate.pairs.grounds import denies, ground, is_contrast
from onrecord.relate.pairs.whose import by
from onrecord.vectors import packed

DAY = "2031-05-04"
BY_HAND = Evidence("hand", 1.0, "made for a test")
NO, DENIED = Polarity.NEGATIVE, Modality.DENIED


def fact(
    who: str,
    wording: str,
    terms: str,
    *,
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.ASSERTED,
    said: str = DAY,
) -> Facts:
    """Who said what, as a text of its own: ``who`` goes first."""
    text = f"{who} said {wording}"
    span = Span(len(who) + 6, len(text))
    named = Attribution(
        id=who, source=(Span(0, len(who)),), cue=(), content=(span,), via=None, manner=Manner.INDIRECT,
        naming=Naming.PERSON, stance=Stance.ASSERTS, entity=None, speaker="", count=None, evidence=BY_HAND,
    )  # fmt: skip
    origin = Origin(f"person:{who.lower()}", who, True, BY_HAND)
    made = Assertion(f"{who}{wording}", who, span, polarity, modality, said, "", (), (), tuple(terms.split()), origin)
    vector = packed(np.array([[1.0, 0.0]], np.float32))[0]
    return facts_of(KnownAssertion(made, KnownArticle(text, text, "", said), named, wording, vector), {})


def boats(who: str, number: int, said: str = DAY) -> Facts:
    """Who said that so many boats were destroyed."""
    made = fact(who, f"the fire destroyed {number} boats", "fire destroy boat", said=said)
    at = made.known.article.text.index(str(number))
    counted = replace(made.assertion, quantities=(Quantity(number, "boats", Span(at, len(made.known.article.text))),))
    return facts_of(replace(made.known, assertion=counted), {})


def test_two_numbers_of_one_thing_on_one_day_stand_against_each_other() -> None:
    found = ground(boats("The union", 340), boats("The harbour", 90))
    assert found is not None
    assert found.standing is Standing.CONTRADICTS
    assert "boats against" in found.reason
    assert found.reason.count("2031") == 0  # how far apart they were said is told beside each reason
    assert found == ground(boats("The harbour", 90), boats("The union", 340))


def test_a_number_of_a_later_day_takes_the_place_of_an_earlier_one() -> None:
    found = ground(boats("The union", 340, said="2031-05-06"), boats("The harbour", 90))
    assert found is not None
    assert found.standing is Standing.REVISES


def test_one_source_does_not_stand_against_itself() -> None:
    assert ground(boats("The union", 340), boats("The union", 90)) is None


def test_what_is_planned_and_what_is_done_never_stand_against_each_other() -> None:
    plan = fact("Jo Field", "the yard will close on Friday", "yard close", modality=Modality.PLANNED)
    deed = fact("Ann Lee", "the yard did not close on Friday", "yard close", polarity=Polarity.NEGATIVE)
    assert ground(plan, deed) is None


def test_a_negation_beside_the_common_words_stands_against_them() -> None:
    put = fact("Jo Field", "the yard was closed on Friday", "yard close friday")
    negated = fact("Ann Lee", "the yard was not closed on Friday", "yard close friday", polarity=Polarity.NEGATIVE)
    found = ground(put, negated)
    assert found is not None
    assert found.standing is Standing.CONTRADICTS
    assert "“closed”" in found.reason
    assert "negated by Ann Lee" in found.reason


def test_a_negation_that_sets_off_one_thing_against_another_negates_nothing() -> None:
    contrast = fact(
        "Ann Lee", "the yard was closed for training, not sold", "yard close sell", polarity=Polarity.NEGATIVE
    )
    assert is_contrast(contrast)
    assert ground(fact("Jo Field", "the yard was closed and sold", "yard close sell"), contrast) is None


def test_a_denial_is_of_what_shares_its_words() -> None:
    put = fact("Jo Field", "the yard was closed to a foreign buyer", "yard close buyer")
    other = fact("Jo Field", "the ferry left the yard", "ferry leave yard")
    denial = fact("Ann Lee", "the yard was closed at all", "yard close", modality=Modality.DENIED)
    assert denies(denial, put)
    assert not denies(denial, other)
    assert not denies(denial, fact("Jo Field", "Lee denied the yard was closed", "yard close"))


def test_words_in_common_are_shown_as_they_stand() -> None:
    one, other = fact("A", "bridges were closing", "bridge close"), fact("B", "closing of bridges", "bridge close")
    assert shown(one, other) == "“bridges”, “closing”"


def test_a_pronoun_is_told_under_the_name_of_the_origin() -> None:
    put = fact("They", "the yard was closed", "yard close")
    origin = replace(put.origin, name="Brightwater Ferries")
    assert by(replace(put, origin=origin)) == "Brightwater Ferries"
    assert by(fact("Ann Lee, a driver", "the yard was closed", "yard close")) == "Ann Lee"


def test_only_what_is_negated_itself_stands_against_what_is_put() -> None:
    put = fact("Field", "the crane was inspected after the storm in May", "crane inspect storm may")
    negated = fact("Holm", "the crane was not inspected", "crane inspect", polarity=NO)
    aside = fact("Holm", "the storm damage to the crane was not reported", "storm crane damage report", polarity=NO)
    assert (found := ground(put, negated)) is not None
    assert found.standing is Standing.CONTRADICTS
    assert ground(put, aside) is None


def test_a_word_made_with_no_negates_nothing() -> None:
    put = fact("Field", "the yard may bid for port contracts", "yard bid port contract")
    other = fact("Holm", "no-bid port contracts go to the yard", "yard bid port contract", polarity=NO)
    assert ground(put, other) is None


def test_one_word_in_common_makes_no_dispute_of_a_negation() -> None:
    put = fact("Field", "those statements were wrong", "statement wrong")
    other = fact("Holm", "she did nothing wrong", "nothing wrong", polarity=NO)
    assert ground(put, other) is None


def test_who_rejects_a_challenge_does_not_deny_what_was_challenged() -> None:
    put = fact("Board", "Lind may stand on the ballot", "stand ballot")
    challenge = fact("Court", "a challenge to her right to stand on the ballot", "stand ballot", modality=DENIED)
    assert not denies(challenge, put)
    assert denies(fact("Court", "that Lind may stand on the ballot", "stand ballot", modality=DENIED), put)


def test_two_sums_in_unlike_words_are_of_two_things() -> None:
    def sum_of(who: str, wording: str, terms: str, millions: int) -> Facts:
        made = fact(who, wording, terms)
        at = made.known.article.text.index(str(millions))
        whole = Quantity(millions * 1_000_000, "€", Span(at, at + len(f"{millions} million")))
        return facts_of(replace(made.known, assertion=replace(made.assertion, quantities=(whole,))), {})

    reward = sum_of("Field", "a reward of €5 million is offered for information", "reward offer information", 5)
    paid = sum_of("Holm", "the fund paid €6 million in twenty cases for information", "fund pay case information", 6)
    same = sum_of("Holm", "a reward of €6 million is offered for information", "reward offer information", 6)
    assert ground(reward, paid) is None
    assert (found := ground(reward, same)) is not None
    assert found.standing is Standing.CONTRADICTS


def test_a_refusal_does_not_deny_that_somebody_was_blamed_for_another() -> None:
    put = fact("Field", "Holm for not releasing the harbour accounts", "release harbour account")
    assert not denies(fact("Lind", "to release the harbour accounts", "release harbour account", modality=DENIED), put)


def test_who_refuses_to_do_a_thing_does_not_deny_that_others_did_it() -> None:
    put = fact("Field", "the first crew to plead guilty was fined", "crew plead guilty fine")
    refusal = fact("Holm", "to plead guilty as the crew did", "plead guilty crew", modality=DENIED)
    denial = fact("Holm", "that the crew pleaded guilty and was fined", "crew plead guilty fine", modality=DENIED)
    assert ground(put, refusal) is None
    assert not denies(refusal, put)
    demand = fact("Field", "the crew to plead guilty", "crew plead guilty", modality=Modality.REQUESTED)
    assert denies(replace(refusal, folded=demand.folded), demand)
    assert (found := ground(put, denial)) is not None
    assert found.standing is Standing.CONTRADICTS


def test_what_is_only_to_be_done_is_not_put_as_so() -> None:
    put = fact("Field", "to close the yard to lorries", "close yard lorry")
    negated = fact("Holm", "the yard was not closed to lorries", "close yard lorry", polarity=NO)
    assert ground(put, negated) is None
    assert ground(fact("Field", "that the yard was closed to lorries", "close yard lorry"), negated) is not None


def test_a_question_stands_against_nothing() -> None:
    negated = fact("Holm", "the yard was not closed to lorries", "close yard lorry", polarity=NO)
    for wording in ("Why was the yard closed to lorries?”", "whether the yard was closed to lorries"):
        assert ground(fact("Field", wording, "close yard lorry"), negated) is None


def test_who_never_said_a_thing_does_not_deny_it() -> None:
    put = fact("Jo Field", "the yard was closed to a foreign buyer", "yard close buyer")

    def denied_by(cue: str) -> bool:
        made = fact("Ann Lee", f"{cue} the yard was closed to a buyer", "yard close buyer", modality=DENIED)
        at = made.known.article.text.index(cue)
        assert made.known.attribution is not None
        said = replace(made.known.attribution, cue=(Span(at, at + len(cue)),))
        return denies(facts_of(replace(made.known, attribution=said), {}), put)

    assert denied_by("did not believe")
    assert not denied_by("has never said")


def counted(who: str, wording: str, terms: str, quantity: tuple[float, str, str]) -> Facts:
    """Who gave a number, spelled as the last of ``quantity`` has it."""
    value, unit, spelled = quantity
    made = fact(who, wording, terms)
    at = made.known.article.text.index(spelled)
    number = Quantity(value, unit, Span(at, at + len(spelled)))
    return facts_of(replace(made.known, assertion=replace(made.assertion, quantities=(number,))), {})


def test_numbers_of_one_kind_in_unlike_words_are_of_two_things() -> None:
    attacked = counted(
        "Field", "raiders attacked 90 vessels off the coast", "raider attack vessel coast", (90, "vessels", "90")
    )
    saved = counted("Holm", "the navy escorted 20 vessels to port", "navy escort vessel port", (20, "vessels", "20"))
    also = counted(
        "Holm", "raiders attacked 60 vessels in the strait", "raider attack vessel strait", (60, "vessels", "60")
    )
    assert ground(attacked, saved) is None
    assert (found := ground(attacked, also)) is not None
    assert found.standing is Standing.CONTRADICTS


def test_numbers_of_two_who_are_each_named_by_one_side_alone_are_of_two_things() -> None:
    def bid(who: str, club: str, years: int) -> Facts:
        made = counted(who, f"{club} offered Rask a {years}-year deal", "offer deal", (years, "year", str(years)))
        names = (f"organisation:{club.lower()}", "person:rask")
        return facts_of(replace(made.known, assertion=replace(made.assertion, entities=names)), {})

    assert ground(bid("The Sound", "Harwen", 8), bid("The Post", "Talvik", 7)) is None
    assert ground(bid("The Sound", "Harwen", 8), bid("The Post", "Harwen", 7)) is not None


def test_shares_of_two_wholes_do_not_stand_against_each_other() -> None:
    members = counted(
        "Field", "81 percent of members approve of the mayor", "member approve mayor", (81, "%", "81 percent")
    )
    town = counted("Holm", "49 percent approve of the mayor", "approve mayor", (49, "%", "49 percent"))
    other = counted("Holm", "60 percent of the members approve of her", "member approve mayor", (60, "%", "60 percent"))
    assert ground(members, town) is None
    assert ground(members, other) is not None


def test_a_number_that_has_grown_takes_the_place_of_the_one_before() -> None:
    first = counted("Field", "the ward has 14 cases of fever", "ward case fever", (14, "cases", "14"))
    grown = counted("Holm", "fever on the ward has grown to 33 cases", "ward case fever", (33, "cases", "33"))
    other = counted("Holm", "the ward has 33 cases of fever", "ward case fever", (33, "cases", "33"))
    assert ground(first, grown) is None
    assert ground(first, other) is not None


def test_numbers_beside_a_negation_do_not_hide_that_it_negates() -> None:
    def silent(minutes: int) -> Facts:
        wording = f"no warning was sounded for {minutes} minutes"
        made = counted("Field", wording, "warning sound minute", (minutes, "minutes", str(minutes)))
        return facts_of(replace(made.known, assertion=replace(made.assertion, polarity=NO)), {})

    spelled = (4, "minutes", "4")
    sounded = counted("Holm", "the warning was sounded within 4 minutes", "warning sound minute", spelled)
    assert (found := ground(silent(40), sounded)) is not None
    assert found.standing is Standing.CONTRADICTS
    spelled = (38, "minutes", "38")
    late = counted("Holm", "the warning was sounded after 38 minutes", "warning sound minute", spelled)
    assert ground(silent(40), late) is None


def test_what_is_counted_in_one_place_alone_is_a_part() -> None:
    whole = counted("Field", "the flood reached 340 houses", "flood reach house", (340, "houses", "340"))
    part = counted("Holm", "in Quay Lane alone the flood reached 12 houses", "flood reach house", (12, "houses", "12"))
    assert (found := ground(whole, part)) is not None
    assert found.standing is Standing.DIFFERENT_SCOPE


def test_a_misprint_in_a_copy_is_no_dispute() -> None:
    def copy(who: str, months: int) -> Facts:
        wording = f"Rask carried the money for the crew and served {months} months in a prison for it"
        made = counted(who, wording, "carry money crew serve prison", (months, "months", str(months)))
        origin = replace(made.origin, key=f"reporting:{who.lower()}")
        return facts_of(replace(made.known, assertion=replace(made.assertion, origin=origin)), {})

    assert ground(copy("Sound", 4), copy("Post", 41)) is None
    said = facts_of(copy("Post", 41).known, {})
    clerk = replace(said.assertion, origin=replace(said.origin, key="person:clerk"))
    assert ground(copy("Sound", 4), facts_of(replace(said.known, assertion=clerk), {})) is not None


def test_what_both_negate_is_not_disputed() -> None:
    put = fact("Field", "the boats carried flags openly with no problems", "boat carry flag open problem")
    other = fact(
        "Holm", "that carrying open flags on a boat wasn't a problem", "boat carry flag open problem", polarity=NO
    )
    assert ground(put, other) is None


def test_a_verb_is_negated_of_what_stands_behind_it() -> None:
    damage = fact("Field", "the airfield received minor damage in the storm", "airfield receive damage storm")
    no_aid = fact(
        "Holm", "the airfield had not received aid after the storm", "airfield receive aid storm", polarity=NO
    )
    aid = fact("Field", "the airfield received some aid in the storm", "airfield receive aid storm")
    assert ground(damage, no_aid) is None
    assert ground(aid, no_aid) is not None


def test_a_denial_of_what_hardly_shares_a_word_is_of_something_else() -> None:
    put = fact("Field", "grey seals were listed this year", "grey seal list year")
    far = "work harbour harm cause grey seal shore science link tide fleet oil drill"
    denial = fact("Holm", "work in the harbour did harm to grey seals far out", far, modality=DENIED)
    near = fact("Holm", "that grey seals were listed", "grey seal list", modality=DENIED)
    assert ground(put, denial) is None
    assert ground(put, near) is not None


def test_a_person_and_the_same_person_with_all_their_offices_are_one() -> None:
    put = fact("Field", "the yard was closed on Friday", "yard close friday")
    field = replace(put.origin, key="person:jo-field", name="Jo Field")
    put = facts_of(replace(put.known, assertion=replace(put.assertion, origin=field)), {})

    def negated(who: str) -> Facts:
        made = fact(who, "the yard was not closed on Friday", "yard close friday", polarity=NO)
        origin = replace(made.origin, key="place:sand-county", name="Sand County")
        return facts_of(replace(made.known, assertion=replace(made.assertion, origin=origin)), {})

    assert ground(put, negated("Sand County Harbour Master Jo Field")) is None
    assert ground(put, negated("a lawyer for Jo Field")) is not None


def test_no_part_outnumbers_its_whole() -> None:
    whole = counted("Field", "in all the flood reached 340 houses", "flood reach house", (340, "houses", "340"))
    part = counted("Holm", "the flood reached 90 houses", "flood reach house", (90, "houses", "90"))
    more = counted("Holm", "the flood reached 900 houses", "flood reach house", (900, "houses", "900"))
    assert (found := ground(whole, part)) is not None
    assert found.standing is Standing.DIFFERENT_SCOPE
    assert ground(whole, more) is None


def test_a_number_that_is_far_smaller_takes_the_place_of_none() -> None:
    assert ground(boats("The union", 7, said="2031-05-06"), boats("The harbour", 90)) is None
    found = ground(boats("The union", 70, said="2031-05-06"), boats("The harbour", 90))
    assert found is not None
    assert found.standing is Standing.REVISES


def test_the_dead_do_not_become_fewer_but_by_a_revision() -> None:
    def toll(who: str, wording: str, number: int, said: str) -> Facts:
        made = counted(who, wording, "storm kill", (number, "people", str(number)))
        return facts_of(replace(made.known, assertion=replace(made.assertion, said=said)), {})

    first = toll("Field", "the storm killed 81 people", 81, "2031-05-04")
    assert ground(first, toll("Holm", "the storm killed 40 people", 40, "2031-05-05")) is None
    for wording, number in (
        ("the storm killed 110 people", 110),
        ("the storm is now known to have killed 40 people", 40),
    ):
        found = ground(first, toll("Holm", wording, number, "2031-05-05"))
        assert found is not None
        assert found.standing is Standing.REVISES


def test_a_toll_without_a_noun_is_of_the_dead_and_one_of_the_injured_is_not() -> None:
    def toll(wording: str, terms: str, number: int, *, unit: str = "", said: str = DAY) -> Facts:
        made = counted(said, wording, terms, (number, unit, str(number)))
        return facts_of(replace(made.known, assertion=replace(made.assertion, said=said)), {})

    first = toll("at least 82 were killed in the blast", "kill blast", 82)
    later = toll("the blast killed 110 people", "kill blast", 110, unit="people", said="2031-05-06")
    assert (found := ground(first, later)) is not None
    assert found.standing is Standing.REVISES
    hurt = toll("the blast injured 82", "injure blast", 82)
    assert (
        ground(hurt, toll("the blast injured 110 people", "injure blast", 110, unit="people", said="2031-05-06"))
        is None
    )


def test_a_plan_is_carried_out_by_what_came_after_it_in_like_words() -> None:
    plan = fact("Field", "the yard will be closed to lorries", "yard close lorry", modality=Modality.PLANNED)

    def done(about: str, wording: str, terms: str) -> Facts:
        made = fact("Holm", wording, terms, said="2031-05-09")
        return facts_of(replace(made.known, assertion=replace(made.assertion, about=about)), {})

    closed = "the yard was closed to lorries", "yard close lorry"
    found = ground(plan, done("2031-05-08", *closed))
    assert found is not None
    assert found.standing is Standing.REVISES
    assert ground(plan, done("2019", *closed)) is None
    aside = "the crew of the yard asked why the gate was closed that long", "crew yard ask gate close long storm fee"
    assert ground(plan, done("2031-05-08", *aside)) is None


def test_which_one_it_is_not_is_no_dispute_of_what_that_one_did() -> None:
    put = fact("Field", "the boat reached the quay on Friday", "boat reach quay friday")
    which = fact("Holm", "that's not the boat that reached the quay", "boat reach quay", polarity=NO)
    denied = fact("Holm", "the boat has not reached the quay", "boat reach quay", polarity=NO)
    assert ground(put, which) is None
    assert ground(put, denied) is not None


def test_numbers_of_two_times_in_unlike_words_are_of_two_things() -> None:
    def of_year(made: Facts, about: str) -> Facts:
        return facts_of(replace(made.known, assertion=replace(made.assertion, about=about)), {})

    coach = counted("Field", "Rask coached for seven seasons", "coach season", (7, "seasons", "seven seasons"))
    played = counted(
        "Holm", "a draft choice, Rask played 11 seasons", "draft choice play season", (11, "seasons", "11")
    )
    again = counted("Holm", "Rask coached for 11 seasons", "coach season", (11, "seasons", "11 seasons"))
    assert ground(of_year(coach, "2031"), of_year(played, "2018")) is None
    found = ground(of_year(coach, "2031"), of_year(again, "2018"))
    assert found is not None
    assert found.standing is Standing.DIFFERENT_SCOPE


def test_who_says_that_a_number_is_not_the_one_stands_against_whoever_gives_it_on_any_later_day() -> None:
    union = fact("The union", "the fire destroyed 340 boats, not 90", "fire destroy boat 340", said="2031-05-06")
    found = ground(union, boats("The harbour", 90))
    assert found is not None
    assert found.standing is Standing.CONTRADICTS
    assert found.outright
    assert found.reason == "90 boats, put by The harbour, is said by The union not to be the number"
    assert found == ground(boats("The harbour", 90), union)


def test_a_source_that_sets_its_own_number_right_stands_not_against_itself() -> None:
    later = fact("The harbour", "the fire destroyed 340 boats, not 90", "fire destroy boat 340", said="2031-05-06")
    found = ground(later, boats("The harbour", 90))
    assert found is None or found.standing is not Standing.CONTRADICTS


def test_a_number_that_is_but_a_bound_may_stand_beside_the_one_that_is_set_right() -> None:
    union = fact("The union", "the fire destroyed 340 boats, not 90", "fire destroy boat 340", said="2031-05-06")
    put = fact("The harbour", "the fire destroyed at least 90 boats", "fire destroy boat 90")
    text = put.known.article.text
    least = Span(text.index("at least"), len(text))
    known = replace(put.known, assertion=replace(put.assertion, quantities=(Quantity(90, "boats", least),)))
    found = ground(union, facts_of(known, {}))
    assert found is None or found.standing is not Standing.CONTRADICTS


def test_a_claim_that_is_called_untrue_is_denied_by_the_words_for_it() -> None:
    put = fact("A fitter", "that the bypass was opened at night", "bypass open night")
    for other, answered in (("bypass", True), ("bribe", False)):
        mill = fact("The mill", f"the accusation of a {other} an invention", f"accusation {other}", modality=DENIED)
        found = ground(mill, put)
        assert (found is not None and found.standing is Standing.CONTRADICTS) is answered


def test_talk_of_a_thing_is_denied_by_the_one_word_for_it() -> None:
    put = fact("An engineer", "that the mining at the dyke weakened it", "mining dyke weaken")
    ministry = fact("The ministry", "talk of mining", "talk mining", modality=DENIED)
    found = ground(ministry, put)
    assert found is not None
    assert found.standing is Standing.CONTRADICTS


def test_who_rebuts_an_accusation_is_not_denied_by_another_who_does() -> None:
    dean = fact(
        "The dean",
        "accusations that the journal printed false articles",
        "accusation journal article print",
        modality=DENIED,
    )
    school = fact("The school", "an accusation that the journal printed articles", "accusation journal article print")
    rebutting = replace(school.known.attribution, cue=(Span(0, 0),)) if school.known.attribution else None
    assert rebutting is not None
    text = "The school rebutted an accusation that the journal printed articles"
    known = KnownAssertion(
        school.assertion,
        KnownArticle(text, text, "", DAY),
        replace(rebutting, cue=(Span(11, 19),)),
        school.known.wording,
        school.known.vector,
    )
    assert not denies(dean, facts_of(known, {}))
