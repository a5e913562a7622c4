"""Hypothesis strategies for the nouns, shared by the property tests."""

from typing import TypeVar

from hypothesis import strategies as st

from onrecord.model import Evidence, Span

Noun = TypeVar("Noun")

names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)

spans = st.tuples(st.integers(0, 500), st.integers(0, 80)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))

evidence = st.builds(Evidence, method=names, score=st.floats(0, 1), reason=names)

st.register_type_strategy(Span, spans)
st.register_type_strategy(Evidence, evidence)
st.register_type_strategy(str, names)
st.register_type_strategy(int, st.integers(-(2**53), 2**53))
st.register_type_strategy(float, st.floats(-1e9, 1e9))


def nouns(kind: type[Noun]) -> st.SearchStrategy[Noun]:
    """Any value of a noun."""
    return st.from_type(kind)
