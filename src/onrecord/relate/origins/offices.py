"""What a person is called beside the name, and which sources without a name that can be: "the police chief"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.model import EntityKind, Reading, Span, Word
from onrecord.text import fold, stem, word_set, words

_BESIDE = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
_REACH = 14
"""Words on each side of a name in which its title is looked for."""
_LONGEST = 8
"""Words of a title."""
_SMALL = frozenset({"IN", "POS", "HYPH"})
"""Tags of words that join those of a title."""
# Small words, and words that tell apart a body from whoever heads it or speaks for it.
_NO_MATTER = word_set(
    "the a an of and for s in at to his her its their our this that mr mrs ms dr sir dame acting deputy former then "
    "new chief commissioner head director spokesman spokeswoman spokesperson spokesmen press officer secretary general "
    "department office service force official statement senior"
)
_SPOKESPERSON = re.compile(
    r"(?:(?:a|the|its|their|chief|senior|command) )*spokes(?:man|woman|person|men|people)|"
    r"(?:its|their) (?:(?:general|executive|managing) )?(?:head|director|secretary|president|leader|chief|chair\w*)|"
    r"chair(?:man|woman|person)?"
)
"""Titles of whoever speaks for a house, that do not say which."""
_SHORT = re.compile(r"\b(?:pm|premier)\b")
_MANY = frozenset({"people", "staff", "team"})
_BODIES = {"minister": "ministry", "ministers": "ministry"}


def titles(reading: Reading) -> Mapping[int, str]:
    """Entity number of a person → the words that stand beside the name for what they are, folded; the first such."""
    found: dict[int, str] = {}
    at = 0
    for mention in sorted((m for m in reading.mentions if m.kind is EntityKind.PERSON), key=lambda m: m.span):
        while at < len(reading.words) and reading.words[at].span.start < mention.span.start:
            at += 1
        last = at
        while last < len(reading.words) and reading.words[last].span.start < mention.span.end:
            last += 1
        title = _beside(reading, (at, last)) if last > at else ""
        if title:
            found.setdefault(mention.entity, title)
    return found


def _beside(reading: Reading, name: tuple[int, int]) -> str:
    near = range(max(0, name[0] - _REACH), min(len(reading.words), name[1] + _REACH))
    words_ = reading.words
    inside = range(*name)
    tops = [i for i in near if i not in inside and words_[i].head in inside and words_[i].dep in _BESIDE | {"appos"}]
    # "the harbour master, Jo Field": the name stands beside the noun.
    tops += [words_[i].head for i in inside if words_[i].dep == "appos" and words_[i].head in near]
    nouns = [i for i in tops if words_[i].tag.startswith("NN") and i not in inside]
    kept = set(nouns) | {i for i in near if i not in inside and _belongs(words_, i, nouns)}
    return " ".join(fold(" ".join(part.split())).strip(",()") for part in _printed(reading, sorted(kept)[:_LONGEST]))


def _printed(reading: Reading, kept: Sequence[int]) -> Iterator[str]:
    """A title as it is printed, with the small words in it: "secretary of state", "the pilot's great-uncle"."""
    listed = reading.words
    runs: list[list[int]] = []
    for i in kept:
        if runs and all(w.tag in _SMALL for w in listed[runs[-1][-1] + 1 : i]):
            runs[-1].append(i)
        else:
            runs.append([i])
    yield from (Span(listed[run[0]].span.start, listed[run[-1]].span.end).cut(reading.article.text) for run in runs)


def _belongs(listed: Sequence[Word], at: int, nouns: Sequence[int]) -> bool:
    """Whether a word says more of a title: "harbour" of "master", "of Eastmoor" of "mayor"."""
    word = listed[at]
    if word.head in nouns:
        return word.dep in _BESIDE
    above = listed[word.head]
    return word.dep == "pobj" and above.lemma in {"of", "for"} and above.head in nouns


def head_of(described: str) -> str:
    """The noun that a description is built on: "officer" in "officer at the barrier"."""
    return re.split(r" (?:of|at|from|for|in|with|on|to|by|near) ", described, maxsplit=1)[0].rsplit(maxsplit=1)[-1]


def is_many(head: str) -> bool:
    """Whether such a noun is several people: "officers", "staff"."""
    return (head.endswith("s") and not head.endswith("ss")) or head in _MANY


@lru_cache(maxsize=4096)  # asked for each pair of origins of a claim
def body_words(described: str) -> frozenset[str]:
    """The words of a title or a body that tell which body it is: {"interior", "ministry"} of "interior minister"."""
    parts = [w.removesuffix("'s") for w in words(_SHORT.sub("prime minister", described))]
    told = frozenset(stem(_BODIES.get(w, w)) for w in parts if w not in _NO_MATTER)
    if ("prime", "minister") in pairwise(parts):
        return frozenset({"prime", "minister"})
    return told or frozenset(stem(w) for w in parts)


def is_spokesperson(title: str) -> bool:
    """Whether a title is that of somebody who speaks for a house that it does not name: "spokeswoman", "its head"."""
    return bool(_SPOKESPERSON.fullmatch(title))
