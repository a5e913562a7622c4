"""A link weighed beside all other links of its two assertions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.relate.rivals import Floats, signs, weighed


def odds(*links: tuple[int, int, float], articles: tuple[int, ...]) -> Floats:
    ends = np.array([link[:2] for link in links], np.int64).reshape(-1, 2)
    return weighed(ends, np.array([link[2] for link in links]), np.array(articles, np.int64))


def test_a_link_is_doubted_where_the_other_article_has_a_likelier_assertion() -> None:
    alone = odds((0, 1, 0.5), articles=(0, 1, 1))
    rivalled = odds((0, 1, 0.5), (0, 2, 0.9), articles=(0, 1, 1))
    assert rivalled[0] < alone[0]


def test_a_likelier_assertion_of_a_third_article_is_no_rival() -> None:
    ends, chances = np.array([(0, 1), (0, 2)]), np.array([0.5, 0.9])
    of_third, of_other = (signs(ends, chances, np.array(articles)) for articles in ((0, 1, 2), (0, 1, 1)))
    assert of_third["best"][0] == pytest.approx(0.5 / 0.52)
    assert of_other["best"][0] == pytest.approx(0.5 / 1.42)


def test_of_two_that_are_as_likely_each_is_a_rival_of_the_other() -> None:
    found = odds((0, 1, 0.5), (0, 2, 0.5), articles=(0, 1, 1))
    assert found[0] == found[1]


def test_the_likelier_of_two_links_stays_the_likelier() -> None:
    found = odds((0, 1, 0.2), (2, 3, 0.8), articles=(0, 1, 2, 3))
    assert found[0] < found[1]


def test_nothing_is_weighed_where_there_is_no_link() -> None:
    assert len(odds(articles=(0, 0, 1))) == 0


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
