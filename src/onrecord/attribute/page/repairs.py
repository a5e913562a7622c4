"""Arcs that a general parser hangs too low in reported speech, moved up to the reporting verb."""

from onrecord.attribute.cues import CITING, VERBS
from onrecord.attribute.page.trees import Trees
from onrecord.english import FINITE_TAGS


def repaired_heads(trees: Trees, quote_of: list[int]) -> list[int]:
    """New heads for all words, the same but for reporting verbs below the complement of another one.

    "She said it was late, adding that …": the parser hangs "adding" on "was"; it is "said" that goes on. Likewise
    "said it had met … but declined to …" and "said A, while others said B".
    """
    heads = list(trees.heads)
    for i, word in enumerate(trees.words):
        if not word.tag.startswith("VB") or quote_of[i] >= 0 or trees.sentence[i] < 0:
            continue
        if (subject := _interrupted(trees, i)) >= 0:
            heads[subject] = trees.heads[i]
        if word.dep not in {"advcl", "conj"} or (word.lemma not in VERBS and word.lemma not in CITING):
            continue
        if (reporter := _just_before(trees, i)) >= 0:
            heads[i] = reporter
            continue
        clause = trees.heads[i]
        top = _reporter(trees, clause, i)
        if top >= 0 and quote_of[top] < 0 and _belongs_above(trees, i, clause, top=top):
            heads[i] = top
            if word.dep == "conj":
                for c in trees.children[clause]:
                    if trees.dep(c) in {"cc", "punct"} and clause < c < i and c >= trees.first[i] - 3:
                        heads[c] = top
    return heads


def _interrupted(trees: Trees, verb: int) -> int:
    """The subject before an inserted "says S" that the parser hangs there, or -1: "The dam, says she, is safe"."""
    clause = trees.heads[verb]
    if trees.words[verb].lemma not in VERBS or trees.dep(verb) != "parataxis" or clause < verb:
        return -1
    own = [c for c in trees.children[verb] if trees.dep(c) == "nsubj"]
    two = len(own) == 2 and own[0] < verb < own[1] and trees.words[verb - 1].lemma == ","
    return own[0] if two and trees.child(clause, "nsubj", "nsubjpass") is None else -1


def _just_before(trees: Trees, verb: int) -> int:
    """The reporting verb that a participle goes on with, or -1: "“It cannot last,” she added, saying …"."""
    at = verb - 2
    if at < 0 or trees.words[verb].tag != "VBG" or trees.words[verb - 1].lemma != ",":
        return -1
    reports = trees.words[at].tag in FINITE_TAGS and trees.words[at].lemma in VERBS
    return at if reports and trees.sentence[at] == trees.sentence[verb] else -1


def _reporter(trees: Trees, clause: int, below: int) -> int:
    """The cue verb before ``clause`` whose complement that is, or -1."""
    at = clause
    for _ in range(4):
        if trees.dep(at) == "ccomp":
            head = trees.heads[at]
            return head if head < at and trees.lemma(head) in VERBS and head < below else -1
        if trees.dep(at) not in {"conj", "xcomp", "advcl"}:
            return -1
        at = trees.heads[at]
    return -1


def _belongs_above(trees: Trees, i: int, clause: int, *, top: int) -> bool:
    words, first = trees.words, trees.first[i]
    own_subject = trees.child(i, "nsubj", "nsubjpass")
    lemma_before = words[first - 1].lemma if first > 0 else ""
    if words[i].dep == "advcl":
        if words[i].tag == "VBG" and own_subject is None:
            return lemma_before in {",", "—", "--", "-", "–"} and words[i].span.start - words[first].span.start < 14
        speaks = any(entry.clause and entry.quote for entry in VERBS.get(words[i].lemma, ()))
        return own_subject is not None and words[first].lemma in {"while", "although", "though"} and speaks
    if words[i].tag not in FINITE_TAGS or trees.child(i, "mark") is not None:
        return False
    if own_subject is None:
        return words[i].tag == words[top].tag and words[clause].tag != words[i].tag
    speaks = any(entry.clause and entry.quote for entry in VERBS.get(words[i].lemma, ()))
    joint = next((c for c in trees.children[clause] if trees.dep(c) == "cc" and clause < c < i), None)
    return speaks and joint is not None and words[joint - 1].lemma == ","
