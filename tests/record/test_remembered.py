"""What is kept in memory of what was asked for."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.record import Place, Recorded, View
from onrecord.record.copying import copy
from onrecord.record.near import Vectors
from onrecord.record.remembered import BITS, Kept, Rows
from onrecord.record.store import connect


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 12)), max_size=200))
def test_those_asked_for_last_are_kept_up_to_the_bound(deeds: list[tuple[bool, int]]) -> None:
    kept: Kept[int, str] = Kept(5)
    order: list[int] = []
    for is_put, key in deeds:
        if is_put:
            kept.put(key, str(key))
        else:
            assert kept.get(key) == (str(key) if key in order else None)
        if is_put or key in order:
            order = [*(k for k in order if k != key), key][-5:]
    assert [key for key in range(13) if kept.get(key) is not None] == sorted(order)


def test_what_is_forgotten_is_not_here() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("one", 1)
    kept.clear()
    assert kept.get("one") is None


def as_known(of: Recorded, position: int) -> KnownAssertion:
    """An assertion of an article with what belongs to it, by the definition."""
    assertion = of.assertions[position]
    said = next((a for a in of.attributions if a.id == assertion.attribution), None)
    begun = [s for s in of.sentences if s.span.start <= assertion.wording.start]
    wording = assertion.wording.cut(of.article.text)
    return KnownAssertion(assertion, KnownArticle.of(of.article), said, wording, begun[-1].vector if begun else b"")


def test_assertions_read_back_are_those_that_were_found(sample_file: Path, place: Place) -> None:
    copy(sample_file, place)
    db = connect(place, create=False)
    with View(place) as view:
        articles = {study: article for article, study in view._studies.items()}
        found = {article: view.recorded(article) for article in articles.values()}
    plain = {
        study << BITS | position: as_known(found[article], position)
        for study, article in articles.items()
        for position in range(len(found[article].assertions))
    }
    of_each = {at: articles[at >> BITS] for at in plain}
    rows = Rows(db)
    assert rows.assertions(of_each) == plain
    assert rows.assertions(dict(reversed(of_each.items()))) == plain  # now they are kept
    near = Vectors()
    near.keep(list(plain), [known.vector for known in plain.values()])
    places, asked = np.array(list(plain)), next(iter(plain.values())).vector
    assert rows.cosines([asked], [0, len(places)], places).tolist() == near.cosines(asked, places).tolist()
    assert {known.attribution is None for known in plain.values()} == {True, False}
    db.close()
