import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import model
from onrecord.record.rows import columns, from_row, from_rows, in_columns, to_row
from tests.strategies import nouns

STORED = [
    model.Refusal,
    model.Article,
    model.Block,
    model.Sentence,
    model.Mention,
    model.Timex,
    model.Attribution,
    model.Resolution,
    model.Alias,
    model.Reprint,
    model.Assertion,
    model.Relation,
    model.Event,
    model.Window,
    model.Decision,
]


@pytest.mark.parametrize("noun", STORED)
@given(data=st.data())
def test_a_noun_comes_back_from_its_row_unchanged(noun: type[Any], data: st.DataObject) -> None:
    thing = data.draw(nouns(noun))
    row = dict(zip(columns(noun), to_row(thing), strict=True))
    assert from_row(noun, row) == thing
    assert from_rows(noun, [to_row(thing)] * 2) == (thing, thing)


@pytest.mark.parametrize("noun", STORED)
@given(data=st.data())
def test_nouns_in_columns_are_their_rows(noun: type[Any], data: st.DataObject) -> None:
    things = data.draw(st.lists(nouns(noun), min_size=1, max_size=3))
    assert list(zip(*in_columns(things), strict=True)) == [to_row(thing) for thing in things]


def test_no_rows_are_no_nouns() -> None:
    assert from_rows(model.Relation, []) == ()


@pytest.mark.parametrize("noun", STORED)
def test_every_field_of_a_noun_has_a_column_of_its_own(noun: type[Any]) -> None:
    names = columns(noun)
    assert len(set(names)) == len(names) >= len(dataclasses.fields(noun))


def test_a_span_is_kept_in_columns_that_sql_can_compare() -> None:
    assert columns(model.Block)[:2] == ("start", "end")
    assert columns(model.Assertion)[2:4] == ("wording_start", "wording_end")


@given(thing=nouns(model.Assertion))
def test_a_column_in_which_one_value_says_two_things_is_refused(thing: model.Assertion) -> None:
    row = [*to_row(thing)]
    row[columns(model.Assertion).index("quantities")] = "[],[]"
    with pytest.raises(ValueError, match="1 values of JSON are 2"):
        from_rows(model.Assertion, [row])
