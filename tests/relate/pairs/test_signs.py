"""The chance that two assertions put one claim."""

import pytest

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.relate import relate
from onrecord.relate.claims.standings import Side, chances_of, stand
from onrecord.relate.pairs.facts import Facts, facts_of
from onrecord.relate.pairs.signs import chance, signs
from onrecord.resolve import resolve
from onrecord.vectors import packed, vectors_of
from tests.known import MemoryKnown
from tests.relate.pages import page, said


def facts(text: str, day: str = "2031-05-04") -> Facts:
    reading = page(text, published=day)
    found = relate((), resolve(reading, MemoryKnown()), MemoryKnown()).assertions[0]
    article = KnownArticle(reading.article.id, reading.article.text, "", day)
    vector = packed(vectors_of([text]))[0]
    return facts_of(KnownAssertion(found, article, None, found.wording.cut(article.text), vector), {})


FERRY = facts("The ferry ran aground off Eastmoor with 61 people aboard.")


def test_the_same_thing_in_other_words_is_likelier_than_another_thing() -> None:
    again = facts("A ferry carrying 61 people hit a sandbank off Eastmoor.")
    other = facts("The ferry company will raise its fares in Eastmoor by 12 per cent.")
    assert chance(FERRY, again) > 0.5 > chance(FERRY, other)


def test_another_number_makes_it_less_likely() -> None:
    assert chance(FERRY, facts("A ferry with 61 people aboard ran aground off Eastmoor.")) > chance(
        FERRY, facts("A ferry with 34 people aboard ran aground off Eastmoor.")
    )


def test_it_does_not_matter_which_is_asked_first() -> None:
    later = facts("A ferry carrying 61 people hit a sandbank off Eastmoor.", "2031-05-06")
    assert chance(FERRY, later) == chance(later, FERRY)
    assert signs(FERRY, later) == signs(later, FERRY)
    assert chances_of(Side([FERRY]), Side([later])) == chances_of(Side([later]), Side([FERRY]))


def test_a_number_they_share_is_a_sign_even_where_it_counts_another_thing() -> None:
    part = facts("The ferry was 61 per cent full when it left Eastmoor.")
    assert signs(part, FERRY)["one_value"] == signs(part, FERRY)["telling_value"] == 1.0
    assert signs(FERRY, facts("A ferry carrying 61 people hit a sandbank off Eastmoor."))["one_value"] == 0.0


def test_who_does_what_to_whom_is_compared_part_by_part() -> None:
    sunk = facts("The navy sank two trawlers off Eastmoor.")
    same = signs(sunk, facts("Two of the trawlers were sunk by the navy."))
    assert (same["one_actor"], same["one_action"], same["one_affected"]) == (1.0, 1.0, 0.0)
    turned = signs(sunk, facts("Two trawlers rammed the navy."))
    assert (turned["one_actor"], turned["one_action"], turned["one_affected"]) == (0.0, 0.0, 0.0)


def test_how_long_both_articles_are_is_a_sign_alone_and_beside_others() -> None:
    short, long = FERRY, facts("A ferry hit a sandbank off Eastmoor. " + "The council met in Vallemar. " * 100)
    told = signs(short, long)
    assert (told["shorter_text"], told["longer_text"]) == (-0.5, 1.1)
    assert told["longer_text*cosine*cosine"] == pytest.approx(1.1 * told["cosine"] ** 2)


def test_what_stands_beside_tells_what_a_bare_word_is_of() -> None:
    text = "A ferry ran aground off Eastmoor on Monday. The crew abandoned it."
    beside = facts("The crew abandoned the ferry off Eastmoor.")
    reading = page(text, published="2031-05-04")
    bare = relate((), resolve(reading, MemoryKnown()), MemoryKnown()).assertions[1]
    article = KnownArticle(reading.article.id, text, "", "2031-05-04")
    told = facts_of(KnownAssertion(bare, article, None, bare.wording.cut(text), b""), {})
    assert told.known.wording == "The crew abandoned it."
    assert signs(told, beside)["around"] == 1.0


def test_how_both_are_put_is_a_sign() -> None:
    sentence = "Jo Field, the harbour master, warned that the ferry would sink."
    reading = page(sentence, published="2031-05-04")
    warned = said(reading, "Jo Field, the harbour master", "warned", "the ferry would sink")
    put = relate((warned,), resolve(reading, MemoryKnown()), MemoryKnown()).assertions[0]
    article = KnownArticle(reading.article.id, sentence, "", "2031-05-04")
    one = facts_of(KnownAssertion(put, article, warned, "the ferry would sink", b""), {})
    found = signs(one, one)
    assert found["both_attributed"] == found["cue"] == found["source"] == 1.0
    assert signs(one, FERRY)["both_attributed"] == signs(one, FERRY)["cue"] == signs(one, FERRY)["source"] == 0.0


def test_how_claims_stand_is_a_choice_among_kinds() -> None:
    chances = chances_of(Side([FERRY]), Side([facts("The council met on Monday to talk of roads.")]))
    assert abs(sum(chances.values()) - 1) < 1e-9
    assert 0 < stand(Side([FERRY]), Side([FERRY])).chance <= 1


def test_plan_and_deed_never_contradict() -> None:
    plan = facts("The council will move 61 people out of Eastmoor.")
    deed = facts("The council did not move 34 people out of Eastmoor.", "2031-05-09")
    assert chances_of(Side([plan]), Side([deed]))["contradicts"] < 1e-6
