"""A link weighed beside all other links of its two assertions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.relate.claims.rivals import Floats, signs, weighed


def odds(*links: tuple[int, int, float], articles: tuple[int, ...], said: tuple[float, ...] = ()) -> Floats:
    ends = np.array([link[:2] for link in links], np.int64).reshape(-1, 2)
    days = np.array(said or [np.nan] * len(articles))
    return weighed(ends, np.array([link[2] for link in links]), np.array(articles, np.int64), said=days)


def test_a_link_is_doubted_where_the_other_article_has_a_likelier_assertion() -> None:
    alone = odds((0, 1, 0.5), articles=(0, 1, 1))
    rivalled = odds((0, 1, 0.5), (0, 2, 0.9), articles=(0, 1, 1))
    assert rivalled[0] < alone[0]


def test_a_likelier_assertion_of_a_third_article_is_no_rival() -> None:
    ends, chances = np.array([(0, 1), (0, 2)]), np.array([0.5, 0.9])
    unsaid = np.full(3, np.nan)
    of_third, of_other = (signs(ends, chances, np.array(articles), said=unsaid) for articles in ((0, 1, 2), (0, 1, 1)))
    assert of_third["best"][0] == pytest.approx(0.5 / 0.52)
    assert of_other["best"][0] == pytest.approx(0.5 / 1.42)


def test_of_two_that_are_as_likely_each_is_a_rival_of_the_other() -> None:
    found = odds((0, 1, 0.5), (0, 2, 0.5), articles=(0, 1, 1))
    assert found[0] == found[1]


def test_the_likelier_of_two_links_stays_the_likelier() -> None:
    found = odds((0, 1, 0.2), (2, 3, 0.8), articles=(0, 1, 2, 3))
    assert found[0] < found[1]


def test_a_faint_link_without_a_rival_is_believed_of_short_articles_and_not_of_long_ones() -> None:
    link = (0, 1, 0.2)
    short, long = (odds(link, articles=(0, 1, *[0] * more, *[1] * more)) for more in (7, 40))
    assert long[0] < short[0] - 0.5


def test_a_link_is_believed_where_all_else_in_the_two_articles_is_alike() -> None:
    articles = (0, 1) * 6
    alone = odds((0, 1, 0.5), articles=articles)
    beside = odds((0, 1, 0.5), *((n, n + 1, 0.9) for n in range(2, 12, 2)), articles=articles)
    assert beside[0] > alone[0] + 0.5


def test_how_much_else_is_alike_is_told_by_the_article_with_less_of_it() -> None:
    ends, chances = np.array([(0, 1), (2, 3)]), np.array([0.5, 0.8])
    found = signs(ends, chances, np.array([0, 1, 0, 1, 1, 1, 1]), said=np.full(7, np.nan))
    assert found["alike"] == pytest.approx([0.8 / 4, 0.5 / 4])


def test_within_one_article_nothing_else_is_alike() -> None:
    found = signs(np.array([(0, 1), (2, 3)]), np.array([0.5, 0.8]), np.zeros(4, np.int64), said=np.full(4, np.nan))
    assert found["alike"] == pytest.approx([0.0, 0.0])


def test_what_is_said_long_after_is_doubted_and_what_is_said_the_next_day_is_not() -> None:
    same_day, next_day, next_year, no_day = (
        odds((0, 1, 0.5), articles=(0, 1), said=(700_000.0, later)) for later in (700_000, 700_001, 700_365, np.nan)
    )
    assert same_day[0] == next_day[0] == no_day[0]
    assert next_year[0] < same_day[0]


def test_nothing_is_weighed_where_there_is_no_link() -> None:
    assert len(odds(articles=(0, 0, 1))) == 0


def test_what_is_said_long_after_is_rather_another_thing() -> None:
    soon, later = (odds((0, 1, 0.5), articles=(0, 1), said=(0.0, days)) for days in (2.0, 90.0))
    assert soon[0] == odds((0, 1, 0.5), articles=(0, 1))[0]
    assert later[0] < soon[0]


def test_two_that_have_more_alike_are_rather_one() -> None:
    articles = (0, 0, 0, 1, 1, 1)
    alone = odds((0, 3, 0.4), articles=articles)
    among = odds((0, 3, 0.4), (1, 4, 0.9), (2, 5, 0.9), articles=articles)
    assert among[0] > alone[0]


def test_what_hardly_anything_speaks_for_is_not_made_one_by_the_shortness_of_two_articles() -> None:
    (told,) = odds((0, 1, 0.01), articles=(0, 1))
    assert told <= np.log(0.01 / 0.99) + 2.5


LINKS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda ends: ends[0] < ends[1]), st.floats(0.0, 1.0)
)


@given(LINKS, st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_it_does_not_matter_which_end_or_which_article_is_numbered_first(
    links: dict[tuple[int, int], float], articles: list[int]
) -> None:
    plain = odds(*((*ends, chance) for ends, chance in links.items()), articles=tuple(articles))
    turned = odds(
        *((b, a, chance) for (a, b), chance in links.items()), articles=tuple(9 - article for article in articles)
    )
    assert plain == pytest.approx(turned)
    assert np.isfinite(plain).all()
