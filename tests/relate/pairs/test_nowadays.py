"""Denials of any such thing, and what was told as done long before."""

import pytest

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import Standing
from onrecord.relate import relate
from onrecord.relate.pairs.facts import Facts, facts_of
from onrecord.relate.pairs.grounds import ground
from onrecord.relate.pairs.judge import judge
from onrecord.resolve import resolve
from onrecord.vectors import packed, vectors_of
from tests.known import MemoryKnown
from tests.relate.pages import page, said


def of(who: str, words: str, day: str) -> Facts:
    """What somebody says on a day."""
    text = f"{who} said {words}."
    reading = page(text, published=day)
    put = said(reading, who, "said", words)
    found = relate((put,), resolve(reading, MemoryKnown()), MemoryKnown()).assertions[0]
    article = KnownArticle(reading.article.id, text, "", day)
    return facts_of(KnownAssertion(found, article, put, words, packed(vectors_of([text]))[0]), {})


def standing_of(then: str, now: str, *, then_on: str = "2031-02-17", now_on: str = "2031-11-03") -> Standing | None:
    """How what Ann Lee says now stands to what Jo Field said then."""
    pair = of("Jo Field", then, then_on), of("Ann Lee", now, now_on)
    found, shown = judge(*pair), ground(*pair)
    if found is not None and found.standing is Standing.DIFFERENT_SCOPE:
        assert shown is not None
        assert shown.reason == found.evidence.reason
    return found.standing if found else None


DIVERS = "Norland divers have arrived in Eastmoor to train the harbour guard"


def test_that_there_is_none_now_says_nothing_of_what_was_there_long_before() -> None:
    denied = "Eastmoor has not consented to any Norland divers working within its harbour"
    assert standing_of(DIVERS, denied) is Standing.DIFFERENT_SCOPE
    assert standing_of(DIVERS, "there are no Norland divers in Eastmoor") is Standing.DIFFERENT_SCOPE


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (DIVERS, "there have never been any Norland divers in Eastmoor"),  # of all times
        (DIVERS, "there are no Norland lorries in Eastmoor"),  # another thing
        (DIVERS, "there are no divers in Vallemar"),  # with nothing in common
        (
            "Norland divers will arrive in Eastmoor to train the harbour guard",
            "there are no Norland divers in Eastmoor",
        ),
        ("no Norland divers have arrived in Eastmoor", "there are no Norland divers in Eastmoor"),
    ],
)
def test_it_says_nothing_either_of_other_things_or_of_what_was_not_told_as_done(then: str, now: str) -> None:
    assert standing_of(then, now) is not Standing.DIFFERENT_SCOPE


def test_what_is_denied_soon_after_is_of_the_same_time() -> None:
    soon = standing_of(DIVERS, "there are no Norland divers in Eastmoor", now_on="2031-02-18")
    assert soon is not Standing.DIFFERENT_SCOPE


def test_what_is_told_later_is_not_told_of_then() -> None:
    none_first = standing_of("there are no Norland divers in Eastmoor", DIVERS)
    assert none_first is not Standing.DIFFERENT_SCOPE
