from dataclasses import replace

import pytest

from onrecord.decide import page_of, quotation_of
from onrecord.decide.pins import NotFound, Pins
from onrecord.model import Named, Span
from onrecord.record import Recorded
from tests.decide.articles import article, assertion_of, refetched
from tests.findings import span_of

ONE = article("one.html", "Ana Ruiz", "the bridge is closed to all traffic", publisher="The Herald", menu="Home")
COPY = article("two.html", "Ana Ruiz", "the bridge is closed to all traffic", publisher="The Gazette", menu="News")
OTHER = article("three.html", "Tom Lee", "the ferry runs", title="Ferry runs", publisher="The Herald")
SAID = quotation_of(ONE, ONE.assertions[0])


def test_a_page_is_known_by_its_bytes_however_it_is_read() -> None:
    read_anew = replace(ONE, article=replace(ONE.article, id="another", title=None, publisher=None, blocks=()))
    assert Pins([read_anew, COPY]).pages(page_of(ONE)) == ("another",)


def test_a_page_is_known_by_its_own_words_when_menus_and_notices_change() -> None:
    again = refetched(ONE, "Most read: ten bridges")
    assert Pins([again, OTHER]).pages(page_of(ONE)) == (again.article.id,)
    assert Pins([again, OTHER]).assertion((SAID,)) == (assertion_of(again),)


def test_of_two_pages_with_one_text_each_is_itself() -> None:
    again = [refetched(ONE, "Most read"), refetched(COPY, "Most read as well")]
    assert Pins(again).pages(page_of(ONE)) == (again[0].article.id,)
    assert Pins(again).pages(page_of(COPY)) == (again[1].article.id,)


def test_a_page_is_known_by_its_address_and_every_capture_of_it_counts() -> None:
    address = ("https://herald.example/bridge",)
    here, there = replace(ONE, addresses=address), replace(OTHER, addresses=address)
    assert Pins([here, there]).pages(page_of(here)) == tuple(sorted([here.article.id, there.article.id]))


def test_a_rewritten_page_is_known_by_title_publisher_and_day() -> None:
    rewritten = article("x.html", "Ana Ruiz", "it is now known that the bridge is open", publisher="The Herald")
    assert Pins([rewritten]).pages(page_of(ONE)) == (rewritten.article.id,)
    with pytest.raises(NotFound, match=r"does not stand on the page “A day at the harbour” .The Herald. any more"):
        Pins([rewritten]).assertion((SAID,))


def test_a_file_s_name_alone_is_no_page_but_will_do_where_the_words_stand() -> None:
    same_name = article(
        "one.html", "Ana Ruiz", "the bridge is closed to all traffic, she knows", title="Other", publisher=""
    )
    assert Pins([same_name])._quoted(SAID) == (assertion_of(same_name),)
    with pytest.raises(NotFound, match="is not in this record"):
        Pins([same_name]).pages(page_of(ONE))


def test_a_title_alone_is_no_page_but_will_do_where_the_words_stand_and_no_other_page_has_it() -> None:
    words = "the bridge is closed to all traffic"
    unstated = article("a.html", "Ana Ruiz", words, title="The bridge", publisher="")
    said = quotation_of(unstated, unstated.assertions[0])
    again = article("b.html", "Ana Ruiz", f"{words}, she knows", title="The bridge", publisher="")
    other = article("c.html", "Tom Lee", f"{words}, he hears", title="The bridge", publisher="")
    assert Pins([again, OTHER]).assertion((said,)) == (assertion_of(again),)
    with pytest.raises(NotFound, match="is not in this record"):
        Pins([again, OTHER]).pages(page_of(unstated))
    with pytest.raises(NotFound, match="is not in this record"):
        Pins([again, other]).assertion((said,))


def test_a_page_that_is_gone_is_gone_although_another_publisher_has_its_words() -> None:
    with pytest.raises(NotFound, match="is not in this record"):
        Pins([OTHER, COPY]).assertion((SAID,))


def test_a_page_of_another_outlet_is_not_the_page_although_title_and_file_name_are_the_same() -> None:
    said = "the bridge is closed to all traffic, she knows"
    for title in ("A day at the harbour", "Other"):
        elsewhere = article("one.html", "Ana Ruiz", said, title=title, publisher="The Gazette")
        with pytest.raises(NotFound, match="is not in this record"):
            Pins([elsewhere]).assertion((SAID,))


def test_a_page_from_another_address_is_not_the_page_although_its_file_has_the_name() -> None:
    here = replace(ONE, addresses=("https://herald.example/bridge",))
    said = quotation_of(here, here.assertions[0])
    other = article("one.html", "Ana Ruiz", "the bridge is closed to all traffic", title="Other", publisher="")
    assert Pins([other]).assertion((said,)) == (assertion_of(other),)
    with pytest.raises(NotFound, match="is not in this record"):
        Pins([replace(other, addresses=("https://gazette.example/ferry",))]).assertion((said,))


def test_an_address_that_is_none_is_no_page_s() -> None:
    odd = replace(page_of(ONE), capture="", publisher="", address="https://[")
    with pytest.raises(NotFound):
        Pins([replace(ONE, addresses=("https://gazette.example/ferry",))]).pages(odd)


def test_a_file_name_that_two_pages_have_is_no_page_s() -> None:
    first = article(
        "one.html", "Ana Ruiz", "the bridge is closed to all traffic, she knows", title="Other", publisher=""
    )
    second = article("one.html", "Tom Lee", "the ferry runs", title="Ferry", publisher="")
    with pytest.raises(NotFound, match="is not in this record"):
        Pins([first, second]).assertion((SAID,))


def test_of_several_pages_with_its_words_the_one_of_its_publisher_and_day_is_meant() -> None:
    again = refetched(ONE, "Most read")
    unstated = replace(refetched(ONE, "Weather"), names=ONE.names)
    unstated = replace(unstated, article=replace(unstated.article, publisher=None))
    assert Pins([unstated, again]).pages(page_of(ONE)) == (again.article.id,)


LONG = (
    "the bridge is closed to all traffic until the cables have been looked at by the engineers of the county and the "
    "harbour, which may take them a week, so that lorries go round by the ferry and cars over the old dam in the north"
)


@pytest.mark.parametrize("title", ["The bridge", ""])
def test_an_edited_and_renamed_page_that_states_no_publisher_is_known_by_title_and_most_of_its_words(
    title: str,
) -> None:
    unstated = article("a.html", "Ana Ruiz", LONG, title=title, publisher="")
    edited = LONG.replace("a week", "a month or more").replace("the old dam", "the dam")
    again = article("b.html", "Ana Ruiz", edited, title=title, publisher="")
    about_else = LONG[:60] + " the mayor has come back from the capital and the council has met to hear of it all day"
    other = article("c.html", "Ana Ruiz", about_else, title=title, publisher="")
    retitled = article("d.html", "Ana Ruiz", edited, title="What is told of the bridge today", publisher="")
    elsewhere = article("e.html", "Ana Ruiz", edited, title=title, publisher="The Gazette")
    page = page_of(unstated)
    assert Pins([again, other, retitled, OTHER]).pages(page) == (again.article.id,)
    with pytest.raises(NotFound, match="is not in this record"):
        Pins([other, retitled, OTHER]).pages(page)
    with pytest.raises(NotFound, match="is not in this record"):
        Pins([elsewhere]).pages(replace(page, publisher="The Herald"))
    with pytest.raises(NotFound, match="is not in this record"):
        Pins([again]).pages(replace(page, sample=""))  # as it was written before there were samples


def cut(recorded: Recorded, words: str) -> Recorded:
    wording = span_of(recorded.article.text, words)
    return replace(recorded, assertions=tuple(replace(a, wording=wording) for a in recorded.assertions))


def test_an_outlet_whose_key_is_made_otherwise_today_is_known_by_its_name() -> None:
    page = article("one.html", "Ana Ruiz", "the bridge is closed", publisher="The Tarn Herald")
    assert Pins([page]).entity(Named("reporting:tarn herald", "The Tarn Herald")) == "reporting:tarnherald"


def test_an_assertion_that_a_newer_stage_cuts_otherwise_is_still_itself() -> None:
    trimmed = cut(ONE, "bridge is closed to all traffic")
    assert Pins([trimmed]).assertion((SAID,)) == (assertion_of(trimmed),)
    widened = cut(ONE, "said the bridge is closed to all traffic")
    assert Pins([widened]).assertion((SAID,)) == (assertion_of(widened),)


def test_words_that_nobody_is_read_as_asserting_any_more_say_so() -> None:
    with pytest.raises(NotFound, match="nobody is read as asserting “the bridge is closed to all traffic”"):
        Pins([cut(ONE, "Ana Ruiz")]).assertion((SAID,))


def test_curly_marks_and_spaces_make_no_difference() -> None:
    quoted = replace(SAID, words="the bridge  is “closed”")
    page = article("one.html", "Ana Ruiz", 'the bridge is "closed"')
    assert Pins([page]).assertion((replace(quoted, page=page_of(page)),)) == (assertion_of(page),)
    wider = cut(page, 'the bridge is "closed".')
    assert Pins([wider]).assertion((replace(quoted, page=page_of(page)),)) == (assertion_of(wider),)


def test_of_equal_words_the_ones_in_the_same_place_by_the_same_voice_are_meant() -> None:
    text = ONE.article.text
    first = ONE.assertions[0]
    second = replace(first, id="second", origin=replace(first.origin, name="Tom Lee"))
    both = replace(ONE, assertions=(first, second))
    for assertion in both.assertions:
        assert Pins([both]).assertion((quotation_of(both, assertion),)) == (assertion.id,)
    assert text[first.wording.start :].startswith("the bridge")


def test_a_page_of_one_word_over_and_over_costs_no_more_than_its_length() -> None:
    text = "a " * 100_000
    page = replace(ONE, article=replace(ONE.article, text=text), assertions=())
    with pytest.raises(NotFound):
        Pins([page]).assertion((replace(SAID, words="a " * 40_000 + "b"),))
    many = replace(
        page, assertions=tuple(replace(ONE.assertions[0], id=str(n), wording=Span(n, n + 1)) for n in range(2_000))
    )
    assert Pins([many]).assertion((replace(SAID, words="a b"), replace(SAID, words="a"))) == ("0",)
