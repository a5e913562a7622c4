"""Lemmas as spaCy's English rules give them, each worked out once."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Key = tuple[int, int, int]
"""Numbers of a token's form, tag and dependency label in the string store."""

_APART = "|"
"""Stands between words that are looked at each for itself; no rule for neighbours names it."""

_MOST_KNOWN = 200_000
"""Lemmas kept: hostile text can have any number of words."""


class Lemmas:
    """The rules of a model's attribute ruler and lemmatizer behind a memo.

    But for a few rules on neighbours ("let 's"), they look at a token's form, tag and dependency label and at nothing
    else; documents to which one of those few applies go to them whole.
    """

    def __init__(self, language: "Language") -> None:
        from spacy.matcher import Matcher  # noqa: PLC0415  # spaCy comes in with the model, see ``language``

        self._vocab = language.vocab
        self._rules = [language.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        self._known: dict[Key, str] = {}
        self._neighbours = Matcher(language.vocab)
        self._signs: dict[str, set[int]] = {"DEP": set(), "LOWER": set()}
        self._telling = True  # that no rule for neighbours applies where none of their signs is
        for number, rule in enumerate(self._rules[0].patterns):  # type: ignore[attr-defined]
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._neighbours.add(str(number), longer)
                self._telling &= all(self._note_sign(pattern) for pattern in longer)
        lists = self._rules[1].lookups.get_table("lemma_index")  # type: ignore[attr-defined]
        for part_of_speech in list(lists):
            lists[part_of_speech] = frozenset(lists[part_of_speech])  # "in" is asked of them once a word

    def _note_sign(self, pattern: Sequence[Mapping[str, object]]) -> bool:
        """Note one word or label without which the pattern cannot match, if it names one."""
        for token in pattern:
            for attribute, numbers in self._signs.items():
                if isinstance(value := token.get(attribute), str):
                    numbers.add(self._vocab.strings.add(value))
                    return True
        return False

    def __len__(self) -> int:
        """How many lemmas are known."""
        return len(self._known)

    def __call__(self, docs: "Sequence[Doc]") -> list[list[str]]:
        """The lemmas of each document's tokens, which must have tags and dependency labels."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        tables = [doc.to_array(["ORTH", "TAG", "DEP", "LOWER"]).tolist() for doc in docs]
        keys = [[(o, t, d) for o, t, d, _ in table] for table in tables]
        plain = [self._is_plain(doc, table) for doc, table in zip(docs, tables, strict=True)]
        wanted = {key: None for row, apart in zip(keys, plain, strict=True) if apart for key in row}
        self._learn([key for key in wanted if key not in self._known])
        return [
            [self._known[key] for key in row] if apart else self._ruled(doc)
            for doc, row, apart in zip(docs, keys, plain, strict=True)
        ]

    def _is_plain(self, doc: "Doc", table: Sequence[Sequence[int]]) -> bool:
        """Whether no rule for neighbours applies. Most documents lack what such rules need, and looking costs less."""
        labels, lowers = self._signs["DEP"], self._signs["LOWER"]
        if self._telling and not any(d in labels or low in lowers for _, _, d, low in table):
            return True
        return not self._neighbours(doc)

    def _learn(self, keys: Sequence[Key]) -> None:
        """Put the words into one document, apart from each other, and have the rules look at that."""
        if not keys:
            return
        from spacy.tokens import Doc  # noqa: PLC0415

        strings = self._vocab.strings
        rows = [tuple(strings[number] for number in key) for key in keys]
        apart = (_APART, "NFP", "punct")
        words, tags, labels = zip(*(one for row in rows for one in (row, apart)), strict=True)
        places = list(range(len(words)))
        doc = Doc(self._vocab, words=list(words), tags=list(tags), deps=list(labels), heads=places)
        self._known.update(zip(keys, self._ruled(doc)[::2], strict=True))

    def _ruled(self, doc: "Doc") -> list[str]:
        for rule in self._rules:
            rule(doc)
        return [token.lemma_ for token in doc]
