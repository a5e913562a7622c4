"""What says that something is so under a condition alone: "if", "unless", "provided that", "so long as"."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from onrecord.model import Word

Kids = Callable[[int], Sequence[int]]

_IF = frozenset({"if", "unless"})
_NONE = frozenset({"even", "as", "what"})
"""Words before "if" that make no condition of it."""
_SO = frozenset({"so", "as"})
_SUPPOSING = {"provide": frozenset({"VBN", "VBG", "VBD"}), "assume": frozenset({"VBG"}), "suppose": frozenset({"VBG"})}
_NOUNS = {"condition": "on", "understanding": "on", "proviso": "with", "event": "in"}
"""Nouns with a clause that state a condition, and what stands before them: "on condition that …"."""
_MARKS = _IF | _SUPPOSING.keys() | _NOUNS.keys() | {"long"}
"""Words without one of which there is no condition."""


def condition_at(words: Sequence[Word], kids: Kids, top: int) -> int | None:
    """The word that opens a condition, where ``top``, below what is so under it, heads one; None where it does not."""
    word = words[top]
    if word.dep == "ccomp":
        return None  # "will decide if …"
    mark = next((k for k in kids(top) if words[k].lemma.lower() in _IF and not _before(words, k, _NONE)), None)
    if mark is not None:
        return mark
    has_clause = any(words[k].dep in {"ccomp", "advcl"} for k in kids(top))
    if word.tag in _SUPPOSING.get(word.lemma.lower(), ()) and word.dep in {"prep", "advcl", "dep"} and has_clause:
        return top
    if word.lemma == "long":
        return top if _before(words, top, _SO) and _opens_clause(words, top + 1) else None
    noun = next((k for k in kids(top) if _NOUNS.get(words[k].lemma.lower()) == word.lemma.lower()), None)
    if noun is None or noun + 1 >= len(words) or words[noun + 1].lemma.lower() != "that":
        return None
    return top


def conditions(words: Sequence[Word], within: Sequence[int]) -> Iterator[int]:
    """The words in a stretch that head a condition."""
    below: defaultdict[int, list[int]] = defaultdict(list)
    if all(words[i].lemma.lower() not in _MARKS for i in within):
        return
    for i in within:
        below[words[i].head].append(i)
    for i in within:
        if condition_at(words, lambda at: below.get(at, ()), i) is not None:
            yield i


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a second "as" opens a clause that is not told as past: "as long as he lived" is for how long."""
    is_mark = at < len(words) and words[at].lemma.lower() == "as" and words[at].dep == "mark"
    return is_mark and words[words[at].head].tag != "VBD"


def _before(words: Sequence[Word], at: int, wanted: frozenset[str]) -> bool:
    return at > 0 and words[at - 1].lemma.lower() in wanted
