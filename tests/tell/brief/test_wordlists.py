"""Words that are looked for by pieces of them first, and in lower case."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.tell.brief import quarrels, wordlists
from onrecord.tell.brief.wordlists import AnyCase

ANY_CASE = [
    wordlists.UNANSWERED,
    wordlists.CONSEQUENCE,
    wordlists.TURNING,
    wordlists.DEADLY,
    wordlists.AHEAD,
    wordlists.ASKED,
    wordlists.JUDGING,
    wordlists.OUGHT,
    quarrels._COUNTS,
    quarrels._OPPOSITE,
]


@pytest.mark.parametrize("words", ANY_CASE)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # long patterns take a while to draw from
@given(data=st.data())
def test_in_lower_case_the_same_is_found_as_in_any(words: AnyCase, data: st.DataObject) -> None:
    pattern = re.compile(words._words, re.IGNORECASE)
    text = data.draw(st.from_regex(re.compile(words._words, re.IGNORECASE | re.ASCII)))
    text = data.draw(st.sampled_from([text, text.upper(), text.replace("k", "\u212a"), text.replace("i", "\u0130")]))
    text += data.draw(st.text(max_size=20))
    assert (words.search(text) is None) == (pattern.search(text) is None)
    assert words.count(text) == len(pattern.findall(text))


@pytest.mark.parametrize("words", ANY_CASE)
def test_no_class_of_characters_is_named_by_a_capital(words: AnyCase) -> None:
    assert not re.search(r"\\[A-Z]", words._words)


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("But the mayor of Tarn refused.", "the mayor of Tarn refused."),
        ("Meanwhile, the ward stays open.", "the ward stays open."),
        ("Instead of closing the ward, the hospital may sell it.", None),
        ("But for a broken valve the tank would have held.", None),
        ("So far 12 divers are back.", None),
        ("So many valves broke that the tank was emptied.", None),
        ("Then-governor Jo Field signed it.", None),
        ("Again and again the owner was warned.", None),
        ("Yet to be approved, the plan was printed.", None),
    ],
)
def test_only_a_link_to_the_sentence_before_is_one(sentence: str, rest: str | None) -> None:
    found = wordlists.CONNECTIVE.match(sentence)
    assert (sentence[found.end() :] if found else None) == rest


@pytest.mark.parametrize(
    ("sentence", "open_"),
    [
        ("The court refused to release the driver on bail.", False),
        ("Drivers refused to provide a night service.", False),
        ("The council did not return the money.", False),
        ("The ministry refused to release the names of the crew.", True),
        ("The mayor did not return calls.", True),
        ("The company declined to provide any further details.", True),
        ("The bank would not say who had the keys.", True),
        ("The cause of the fire is unknown.", True),
        ("The march passed the Tomb of the Unknown Soldier.", False),
        ("The painter was unknown to the guards.", False),
        ("It was dark, said a guard, who declined to give his last name.", False),
        ("It was dark, said a guard, who declined to be named.", False),
        ("The two guards, who did not give their names, were sent home.", False),
        ("The police declined to identify the dead man.", True),
    ],
)
def test_unanswered_is_what_is_given_in_words(sentence: str, open_: bool) -> None:
    assert bool(wordlists.UNANSWERED.search(sentence)) == open_


@pytest.mark.parametrize(
    ("words", "denies"),
    [
        ("The mayor rejected claims that the quay was unsafe.", True),
        ("The union’s account was rejected by the harbour board.", True),
        ("The mayor dismissed the survey of the quay as groundless.", True),
        ("The mayor denied that the quay was unsafe.", True),
        ("The council rejected the proposal to widen the quay.", False),
        ("The election board on Monday rejected both objections to her candidacy.", False),
        ("The court dismissed the suit against the harbour board.", False),
        ("The judge denied a request to close the quay.", False),
        ("The harbour office denied them entry.", False),
    ],
)
def test_to_turn_down_what_was_asked_for_is_no_denial_of_what_was_told(words: str, denies: bool) -> None:
    assert (wordlists.DENIAL.search(words) is not None) is denies
    assert (wordlists.DENYING.search(words) is not None) is denies


@pytest.mark.parametrize(
    ("words", "past"),
    [
        ("The bill would have let the harbour board sell the quay.", True),
        ("Without the ferry the island could not have been fed; the crossing was to last a day.", True),
        ("The board would likely have closed the pier.", True),
        ("The harbour board would have to sell the quay by June.", False),
        ("The board said ships would have until Friday to leave.", False),
    ],
)
def test_what_would_have_been_is_no_plan(words: str, *, past: bool) -> None:
    assert (wordlists.WAS_TO.search(words) is not None) is past
