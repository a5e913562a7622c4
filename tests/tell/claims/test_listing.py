"""Which claims have what is asked for: the columns say what a look at each claim says."""

from datetime import date
from itertools import pairwise

import pytest

from onrecord.relate.propositions.terms import stem
from onrecord.relate.propositions.times import days
from onrecord.tell.claims.listing import Listing, is_unsourced
from onrecord.tell.lines.quotes import Days
from onrecord.tell.lines.wording import Wording, says_nothing
from onrecord.tell.story import Claim, Story
from onrecord.tell.story.firm import Firmness
from onrecord.text import fold, words


@pytest.fixture
def listing(sample_story: Story) -> Listing:
    return sample_story.once(Listing)


def asked(
    listing: Listing,
    *,
    about: str | None = None,
    search: str | None = None,
    window: Days | None = None,
    single: bool = False,
    unsourced: bool = False,
) -> list[Claim]:
    found = listing.fitting(about=about, search=search, window=window, single=single, unsourced=unsourced)
    return [listing.all.claims[place] for place in found]


def has(claim: Claim, search: str) -> bool:
    wanted = {stem(w) for w in words(fold(search))}
    return any(wanted <= {stem(w) for w in words(m.words)} for m in claim.members)


def test_all_claims_are_listed_once(listing: Listing, sample_story: Story) -> None:
    assert sorted(c.id for c in asked(listing)) == sorted(c.id for c in sample_story.claims)


@pytest.mark.parametrize("search", ["bridge", "the bridge", "closing bridges", "zxqv", "bridge zxqv", "!", ""])
def test_words_are_found_in_one_wording_whatever_their_ending(listing: Listing, search: str) -> None:
    assert asked(listing, search=search) == [c for c in listing.all.claims if has(c, search)]


@pytest.mark.parametrize("month", [1, 6, 11])
def test_a_claim_fits_a_window_where_somebody_can_have_put_it_then(listing: Listing, month: int) -> None:
    years = {span[0].year for c in listing.all.claims for m in c.members if (span := days(m.assertion.said or "-"))}
    window = date(max(years), month, 1), date(max(years), month + 1, 28)

    def fits(claim: Claim) -> bool:
        spans = (days(m.assertion.said) for m in claim.members if m.assertion.said)
        return any(s is not None and s[0] <= window[1] and window[0] <= s[1] for s in spans)

    assert asked(listing, window=window) == [c for c in listing.all.claims if fits(c)]


def test_claims_are_about_whom_they_name(listing: Listing, sample_story: Story) -> None:
    actor = max(sample_story.actors.values(), key=lambda a: (a.mentions, a.key))
    found = asked(listing, about=actor.name)
    named = {sample_story.entity(e) for c in found for m in c.members for e in m.assertion.entities}
    assert actor.key in named
    assert asked(listing, about="zxqv") == []


def test_all_that_is_asked_for_is_asked_at_once(listing: Listing) -> None:
    single = asked(listing, single=True)
    assert all(c.count.maximum == 1 and not is_unsourced(c) for c in single)
    assert asked(listing, single=True, search="the") == [c for c in single if has(c, "the")]
    assert asked(listing, single=True, unsourced=True) == []
    assert all(map(is_unsourced, asked(listing, unsourced=True)))


def test_what_most_articles_carry_comes_before_what_may_have_more_origins(
    listing: Listing, sample_story: Story
) -> None:
    wording, firm = Wording(sample_story), Firmness(sample_story)
    firmly = [c for c in listing.all.claims if firm.is_firm(c) and not says_nothing(c.members)]
    ranks = [(not wording.stands_alone(c.members), -c.count.minimum, -c.articles) for c in firmly]
    assert ranks == sorted(ranks)
    assert any(a.articles > b.articles and a.count.maximum < b.count.maximum for a, b in pairwise(firmly))
