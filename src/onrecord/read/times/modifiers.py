"""Words that bend an expression: "early", "at least", "later this"."""

from onrecord.read.times.grammar import Match
from onrecord.read.times.lexicon import listed

TOWARD = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0, "next": 1, "coming": 1,
    "upcoming": 1,
}  # fmt: skip
NARRATIVE = frozenset(listed("previous preceding following subsequent prior ensuing"))
"""Words that count from the time last told of, where "last" and "next" count from the article's date."""

_MOD = {
    "early": "START", "beginning": "START", "start": "START", "outset": "START", "late": "END", "end": "END",
    "close": "END", "mid": "MID", "middle": "MID", "about": "APPROX", "around": "APPROX", "circa": "APPROX",
    "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN",
    "over": "MORE_THAN", "under": "LESS_THAN", "much": "PART", "most": "PART", "rest": "PART", "remainder": "PART",
}  # fmt: skip
_PHRASES = {
    "less than": "LESS_THAN", "fewer than": "LESS_THAN", "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS", "more than": "MORE_THAN", "longer than": "MORE_THAN",
}  # fmt: skip


def mod_of(words: list[str]) -> str:
    """The TIMEX3 modifier that the words before an expression give it; empty for none."""
    joined = " ".join(words[:4])
    for text, mod in _PHRASES.items():
        if text in joined:
            if words[0] in {"no", "not"}:
                return "EQUAL_OR_LESS" if mod == "MORE_THAN" else "EQUAL_OR_MORE"
            return mod
    return next((_MOD[w] for w in words if w in _MOD), "")


def edge_words(match: Match, group: str = "core") -> list[str]:
    """The words of the match before a group of it."""
    start, _ = match.range(group)
    return match.tokens.words[match.first : start] if start else match.words()


def open_end(words: list[str]) -> int:
    """-1 for "earlier this …", 1 for "later this …", 0 otherwise."""
    return -1 if "earlier" in words else 1 if "later" in words else 0
