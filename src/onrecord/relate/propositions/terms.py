"""The content words of a proposition, by which it is looked up and compared."""

from collections.abc import Sequence

from onrecord.english import CALENDAR
from onrecord.model import Quantity, Word
from onrecord.text import fold, stem, word_set

__all__ = ["LIMIT", "plain_number", "stem", "terms_of"]

LIMIT = 16
"""Terms kept for each assertion: enough for a long sentence, and a bound on what one lookup costs."""

# Verbs and nouns of reporting, light verbs and calendar words: they stand in any proposition.
_COMMON = (
    word_set("""
    be have do make take get go give come put see say tell add note report announce accord know think want use let keep
    would could should may might must can will shall more most other another many much such own same first last next
    new also still only just even very well then now here there today yesterday tomorrow week month year day time
    morning afternoon evening night noon midday thing way lot part number figure total some something someone anyone
    everyone people person about around nearly almost approximately roughly percent per cent while when where who which
    what that this these those it they he she we you i
    """)
    | CALENDAR
)
_CONTENT = ("NN", "VB", "JJ", "CD", "RB")


def plain_number(value: float) -> str:
    """A number as a term: digits without separators."""
    return f"{value:.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:g}"


def terms_of(
    text: str, words: Sequence[Word], *, within: tuple[int, int], quantities: Sequence[Quantity]
) -> tuple[str, ...]:
    """At most LIMIT folded lemmas and numbers, those first that look rarest: numbers, names, then long words."""
    ranked: dict[str, tuple[int, int, str]] = {}
    numbers = [q.span for q in quantities]
    for quantity in quantities:
        term = plain_number(quantity.value)
        ranked[term] = (0, -len(term), term)
    for word in words[within[0] : within[1]]:
        if not word.tag.startswith(_CONTENT) or (word.tag == "CD" and any(word.span in n for n in numbers)):
            continue
        term = fold(word.lemma if word.tag not in {"NNP", "NNPS"} else word.span.cut(text)).strip(".'-")
        if (len(term) < 3 and not term.isdigit()) or word.dep == "neg":
            continue
        if term in _COMMON or not any(c.isalnum() for c in term):
            continue
        rank = (1 if word.tag.startswith("NNP") else 2, -len(term), term)
        ranked[term] = min(ranked.get(term, rank), rank)
    return tuple(sorted(ranked, key=lambda term: ranked[term])[:LIMIT])
