"""Words that are looked for by pieces of them first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tell.brief import quarrels, wordlists
from onrecord.tell.brief.wordlists import Hinted

HINTED = [wordlists.UNANSWERED, wordlists.CONSEQUENCE, quarrels._OPPOSITE, quarrels._COUNTS]


@pytest.mark.parametrize("hinted", HINTED)
@given(data=st.data())
def test_whatever_a_pattern_finds_has_one_of_its_hints(hinted: Hinted, data: st.DataObject) -> None:
    pattern = re.compile(hinted._pattern.pattern, (hinted._pattern.flags & ~re.UNICODE) | re.ASCII)
    text = data.draw(st.from_regex(pattern))
    assert (hinted.search(text) is None) == (hinted._pattern.search(text) is None)
    assert hinted.findall(text) == hinted._pattern.findall(text)
