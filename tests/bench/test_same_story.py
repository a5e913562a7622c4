"""The scores of clusterings, and the corpus of happenings as it is read."""

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.ecb.corpus import load
from bench.ecb.scores import b_cubed, best_match, ceaf_e, conll, muc

DOCUMENT = """<Document doc_name="{name}.xml">
<token t_id="1" sentence="0" number="0">http</token><token t_id="2" sentence="0" number="1">:</token>
<token t_id="3" sentence="0" number="2">/</token><token t_id="4" sentence="0" number="3">2031</token>
<token t_id="5" sentence="0" number="4">/</token><token t_id="6" sentence="0" number="5">05</token>
<token t_id="7" sentence="0" number="6">/</token><token t_id="8" sentence="0" number="7">04</token>
<token t_id="9" sentence="1" number="0">A</token><token t_id="10" sentence="1" number="1">6</token>
<token t_id="11" sentence="1" number="2">.</token><token t_id="12" sentence="1" number="3">1</token>
<token t_id="13" sentence="1" number="4">quake</token><token t_id="14" sentence="1" number="5">struck</token>
<token t_id="15" sentence="1" number="6">.</token>
<Markables><ACTION_OCCURRENCE m_id="1"><token_anchor t_id="13"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="14"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="3" instance_id="ACT1" TAG_DESCRIPTOR="quake"/></Markables>
<Relations><CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="1"/><target m_id="3"/></CROSS_DOC_COREF></Relations>
</Document>"""


def test_a_clustering_against_itself_is_right() -> None:
    labels = list("aabbbc")
    assert [score(labels, labels).f1 for score in (b_cubed, muc, ceaf_e)] == pytest.approx([1, 1, 1])


def test_scores_are_those_of_the_textbook() -> None:
    # Bagga and Baldwin's example: two true groups of five and two joined into one
    gold, found = list("1111122") + list("33333"), list("1111122") + list("22222")
    assert b_cubed(gold, found).recall == pytest.approx(1.0)
    assert b_cubed(gold, found).precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert muc(gold, found).precision == pytest.approx(9 / 10)
    assert ceaf_e(gold, found).precision == pytest.approx((1 + 10 / 12) / 2)
    assert 0 < conll(gold, found) < 1


@given(st.integers(1, 5), st.integers(1, 5), st.data())
def test_the_best_match_is_the_best_of_all(rows: int, columns: int, data: st.DataObject) -> None:
    cells = st.lists(st.integers(0, 9), min_size=rows * columns, max_size=rows * columns)
    table = np.array(data.draw(cells), dtype=np.float64).reshape(rows, columns)
    square = np.zeros((max(rows, columns),) * 2)
    square[:rows, :columns] = table
    best = max(sum(square[i, j] for i, j in enumerate(order)) for order in permutations(range(len(square))))
    assert best_match(table) == pytest.approx(best)


def test_the_corpus_is_read_with_its_day_its_numbers_and_its_mentions(tmp_path: Path) -> None:
    folder = tmp_path / "ECB+" / "7"
    folder.mkdir(parents=True)
    (folder / "7_1ecbplus.xml").write_text(DOCUMENT.format(name="7_1ecbplus"), "utf-8")
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence\n7,1ecbplus,1\n", "utf-8")
    (document,) = load(tmp_path)
    assert (document.topic, document.subtopic) == ("7", "7plus")
    assert document.article.published is not None
    assert document.article.published.value == "2031-05-04"
    assert document.article.text.splitlines()[1] == "A 6.1 quake struck."
    told = {span.cut(document.article.text): m.happening for m in document.told for span in m.spans}
    assert told["quake"] == "ACT1"
    assert told["struck"] != "ACT1"
