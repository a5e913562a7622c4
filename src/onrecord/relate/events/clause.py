"""The words of an event: its clause, without other clauses beside it and without anybody's "…, he said"."""

from collections.abc import Iterator, Sequence

from onrecord.model import Span
from onrecord.relate.events.lexicon import LEANING
from onrecord.relate.events.parts import subject_of
from onrecord.relate.events.trees import Trees
from onrecord.relate.events.triggers import Trigger
from onrecord.relate.events.voices import Voices

_BESIDE = frozenset({"parataxis", "advcl", "dep", "meta", "intj"})
_RELATIVE = frozenset({"relcl", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_EDGES = frozenset(
    {
        "and",
        "but",
        "or",
        "while",
        "although",
        "though",
        "because",
        "when",
        "whereas",
        "that",
        "so",
        "after",
        "before",
        "as",
    }
)
_FROM = frozenset({"before", "after", "earlier", "later"})
_UNITS = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "decade"})
_COORDINATED = frozenset({"conj", "cc"})
_SHORT = 8
"""Words of a noun phrase below which the one around it is told too."""
_FEWEST = 5
"""Words below which a noun phrase does not say enough, and the clause around it is told instead."""
_MOST = 60
"""Words of a wording; a longer clause is cut there."""


def wording_of(trees: Trees, trigger: Trigger, voices: Voices) -> tuple[Span, ...]:
    """Spans of the clause, in text order.

    Inside somebody's words it ends where they end. Words of other attributions in it, cues and sources are left out.
    """
    own = voices.cue.get(trigger.word)
    told_by = voices.tells_of(trigger.word)
    speaker = voices.content.get(trigger.word)
    kept = []
    for i in sorted(_clause(trees, trigger, voices))[:_MOST]:
        if i != trigger.word:
            inside, cue = voices.content.get(i), voices.cue.get(i)
            if inside not in {speaker, own} and not (own and own in voices.tells_of(i)):
                continue
            if (cue is not None and cue != own) or voices.source.get(i) in told_by:
                continue
        kept.append(i)
    return tuple(_runs(trees, kept))


def _clause(trees: Trees, trigger: Trigger, voices: Voices) -> set[int]:
    """The words of the clause that an event's verb heads, or of the phrase its noun heads."""
    if trigger.verb < 0:
        phrase = _phrase(trees, trigger.word, voices)
        verb = next((i for i in trees.up(trigger.word) if trees.words[i].tag.startswith("VB")), None)
        if len(phrase) >= _FEWEST or verb is None or trees.words[trigger.word].dep == "ROOT":
            return phrase
        return _of_verb(trees, verb, voices) | phrase
    return _of_verb(trees, trigger.verb, voices)


def _phrase(trees: Trees, noun: int, voices: Voices) -> set[int]:
    """The noun phrase; a short one with the phrase it is part of: "one of four raids on May 3 that …"."""
    phrase = _subtree(trees, noun, voices, drop=_COORDINATED)
    at = noun
    while len(phrase) < _SHORT and trees.words[at].dep in {"pobj", "prep", "appos"} and trees.heads[at] != at:
        at = trees.heads[at]
        word = trees.words[at]
        if word.tag.startswith("VB") or (word.dep == "prep" and word.lemma != "of"):
            break
        wider = _subtree(trees, at, voices, drop=_COORDINATED)
        if trees.words[at].tag.startswith("NN") and len(wider) <= _MOST:
            phrase |= wider
    return phrase


def _of_verb(trees: Trees, verb: int, voices: Voices) -> set[int]:
    top = verb
    while trees.words[top].dep == "xcomp" and trees.words[trees.heads[top]].lemma in LEANING:
        if voices.content.get(trees.heads[top]) != voices.content.get(verb):
            break
        top = trees.heads[top]
    found = _subtree(trees, top, voices, drop=_BESIDE | _COORDINATED)
    word = trees.words[top]
    if word.dep in _RELATIVE and trees.heads[top] != top:
        return found | _subtree(trees, trees.heads[top], voices, drop=_RELATIVE | _COORDINATED)
    if trees.child(top, *_SUBJECTS) is None:
        subject = subject_of(trees, top)
        if subject is not None:
            found |= _subtree(trees, subject, voices, drop=_RELATIVE)
    return found


def _subtree(trees: Trees, top: int, voices: Voices, *, drop: frozenset[str]) -> set[int]:
    """The words under ``top``, without what hangs on it by a label to drop and without others' "…, he said"."""
    found = {top}
    queue = [top]
    mine = voices.cue.get(top)
    while queue:
        at = queue.pop()
        for child in trees.children[at]:
            word = trees.words[child]
            fronted = word.dep == "ccomp" and child < top
            beside = at == top and (word.dep in drop or fronted) and not _is_joint(trees, child)
            beside = beside and not _measures(trees, trees.first[child])
            said = voices.cue.get(child) not in {None, mine} and word.tag.startswith("VB")
            if not beside and not said:
                found.add(child)
                queue.append(child)
    return found


def _measures(trees: Trees, i: int) -> bool:
    """Whether a word ends a measure of time, which says nothing without it: "in the weeks before …", "a year after"."""
    return i > 0 and trees.words[i].lemma in _FROM and trees.words[i - 1].lemma in _UNITS


def _is_joint(trees: Trees, i: int) -> bool:
    """Whether a conjunct shares the noun phrase rather than being a clause of its own: "Ash and Birch met"."""
    return trees.words[i].dep in {"conj", "cc"} and not any(
        trees.words[k].tag.startswith("VB") for k in (i, trees.heads[i])
    )


def _runs(trees: Trees, kept: Sequence[int]) -> Iterator[Span]:
    """Stretches of neighbouring words, without joints and punctuation at their edges."""
    runs: list[list[int]] = []
    for i in kept:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    for run in runs:
        while run and _is_edge(trees, run[0], opening=True):
            run.pop(0)
        while run and _is_edge(trees, run[-1], opening=False):
            run.pop()
        if run:
            yield Span(trees.words[run[0]].span.start, trees.words[run[-1]].span.end)


def _is_edge(trees: Trees, i: int, *, opening: bool) -> bool:
    word = trees.words[i]
    if not opening and _measures(trees, i):
        return False
    if word.dep == "punct" or not word.tag[:1].isalpha():
        return word.tag not in ({"$", "``", "-LRB-"} if opening else {"''", "-RRB-"})
    if not opening and word.dep in {"agent", "prep", "aux", "det"}:
        return True  # what it led to was cut off
    if opening and word.dep == "prep" and trees.child(i, "pobj") is None and word.lemma in _EDGES:
        return True
    return word.lemma in _EDGES and word.dep in {"cc", "mark", "advmod"}
