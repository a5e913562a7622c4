"""Whether two tellings are of one event."""

from bench.ecb.same import Put, is_comparable, put_at, signs, weights
from onrecord.model import Span
from onrecord.relate.events.kin import are_kin
from onrecord.relate.events.lexicon import deed_of
from onrecord.relate.events.trees import trees_of
from tests.relate.pages import page


def telling(text: str, word: str) -> Put:
    reading = page(text, published="2031-05-07")
    start = reading.article.text.index(word)
    return put_at(reading, trees_of(reading), (Span(start, start + len(word)),))


def chance(one: Put, other: Put) -> float:
    return weights().chance(signs(one, other, rarity={}))


SHOT = telling("A gunman shot the mayor of Wend in the market on Monday.", "shot")
KILLED = telling("The mayor of Wend was killed in the market by a gunman.", "killed")
SANK = telling("The ferry sank off Ostrand in a storm last week.", "sank")


def test_the_one_it_was_done_to_is_the_object_of_a_passive_too() -> None:
    assert "mayor" in SHOT.object
    assert "mayor" in KILLED.object
    assert "gunman" in SHOT.subject | KILLED.subject


def test_words_that_often_tell_one_event_are_kin() -> None:
    assert are_kin("kill", "die")
    assert not are_kin("kill", "sink")
    assert are_kin("travel", "arrive")
    assert not are_kin("leave", "arrive")


def test_a_verb_told_under_another_is_kin_to_what_either_is_kin_to() -> None:
    assert are_kin(deed_of("hit"), "shake")


def test_one_deed_done_to_one_person_is_likelier_one_event_than_two_deeds() -> None:
    assert chance(SHOT, KILLED) > chance(SHOT, SANK)
    assert not is_comparable(SHOT, SANK)


def test_signs_are_the_same_whichever_telling_comes_first() -> None:
    assert signs(SHOT, KILLED, rarity={}) == signs(KILLED, SHOT, rarity={})


def test_a_telling_outside_of_what_was_read_still_has_its_words() -> None:
    reading = page("", published="2031-05-07")
    assert put_at(reading, trees_of(reading), (Span(0, 0),)).words == frozenset()
