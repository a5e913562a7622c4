"""Who says it: the noun phrase that is the source of a cue verb, and the words of the cue itself."""

from onrecord.attribute.cues import CHAIN, CITING
from onrecord.attribute.page import Page
from onrecord.attribute.sources.source_words import COLLECTIVE, DOCUMENT, NOBODY, OFFICE, ORGANISATION, SOMEBODY
from onrecord.english import FINITE_TAGS, NOT

_CUE_DEPS = frozenset({"aux", "auxpass", "neg", "advmod"})
_STEPS = 8
SPEAKS = COLLECTIVE | DOCUMENT | OFFICE | ORGANISATION | SOMEBODY


def noun_phrase(page: Page, head: int, *, but: int = -1) -> tuple[int, int]:
    """First and last word of the phrase of ``head``, with apposition and relative clause, stopping short of ``but``."""
    trees = page.trees
    first, last = trees.first[head], trees.last[head]
    begin, end = page.sentence_words(head)
    first, last = max(first, begin), min(last, end - 1)
    if first <= but <= last:
        first, last = (first, but - 1) if head < but else (but + 1, last)
    # A phrase does not run into or out of a quotation that its head stands outside of.
    if page.quote_of[head] < 0:
        while last > head and page.quote_of[last] >= 0 and not _whole_quote(page, last):
            last -= 1
        while first < head and page.quote_of[first] >= 0 and not _whole_quote(page, first):
            first += 1
    else:
        home = page.quote_of[head]
        while last > head and page.quote_of[last] != home:
            last -= 1
        while first < head and page.quote_of[first] != home:
            first += 1
    return first, last


def _whole_quote(page: Page, i: int) -> bool:
    quote = page.quotes[page.quote_of[i]]
    return len(quote.span) < 40


def is_nobody(page: Page, head: int) -> bool:
    """Whether the head of a source is nobody: "nobody", "no one", "no official", "neither company"; no head is not."""
    if head < 0:
        return False
    low, before = page.lower(head), page.lower(head - 1) if head else ""
    if low in NOBODY or (low in {"one", "body"} and before == "no"):
        return True
    return any(page.trees.dep(i) == "det" and page.lower(i) in {"no", "neither"} for i in page.trees.children[head])


def subject_of(page: Page, verb: int) -> int:
    """Index of the head of the verb's subject, inherited through coordination and participles; -1 without one."""
    trees = page.trees
    at = verb
    fronted = False
    passed = -1
    for _ in range(_STEPS):
        wanted = {"nsubj"} if at == verb else {"nsubj", "nsubjpass"}
        own = [
            c
            for c in trees.children[at]
            if trees.dep(c) in wanted and (c < verb or at == verb or (fronted and at > verb)) and at != passed
        ]
        if own:
            return _likeliest(page, verb, own)
        dep, head = trees.dep(at), trees.heads[at]
        if head == at:
            return -1
        if dep in {"conj", "xcomp", "advcl", "dep", "parataxis"} and trees.is_verb(head):
            if dep == "advcl" and trees.words[at].tag not in {"VBG", "VBN", "VB"}:
                return -1
            fronted = fronted or (dep == "advcl" and head > at)
            if dep == "conj" and _joins_above(page, at):
                passed = head
            at = head
        elif dep == "ccomp" and at == passed:
            at = head
        elif dep in {"pcomp", "prep"}:
            quoted = trees.child(head, "dobj") if trees.lemma(head) in CITING and page.lower(at) == "as" else None
            if quoted is not None and head < quoted < verb:
                return quoted  # "the paper quoted Ms Lind as saying …"
            at = head
        elif dep == "acl" and trees.words[head].tag[:2] in {"NN", "PR"}:
            return head if trees.words[at].tag != "VB" else -1
        elif dep in {"aux", "auxpass"} or (trees.is_verb(head) and dep == "ccomp" and trees.words[at].tag == "VBG"):
            at = head
        else:
            return -1
    return -1


def _likeliest(page: Page, verb: int, subjects: list[int]) -> int:
    """Of two subjects in the parse the one that speaks: the other belongs to what is said."""
    if len(subjects) > 1 and subjects[-1] > verb and page.lower(verb - 1) == ",":
        return subjects[-1]  # "Twenty-two thousand, say the police"
    return min(subjects, key=lambda c: (page.quote_of[c] != page.quote_of[verb], abs(c - verb)))


def _joins_above(page: Page, verb: int) -> bool:
    """Whether a verb goes on from the sentence, though the parser joins it to a clause inside it that is about a thing.

    "The agency was told that the pipes were leaking and refused …": "refused" is no "leaking".
    """
    trees = page.trees
    inside = trees.heads[verb]
    if trees.words[verb].tag not in FINITE_TAGS or trees.words[inside].tag != "VBG" or trees.dep(inside) != "ccomp":
        return False
    thing = trees.child(inside, "nsubj", "nsubjpass")
    return thing is not None and trees.words[thing].tag in {"NN", "NNS"} and trees.lemma(thing) not in SPEAKS


def stranded_subject(page: Page, verb: int) -> int:
    """For a finite cue verb without a subject in the parse, the noun right before it or before a bracketed aside.

    "…, WXN, again citing its sources, wrote that …": the parser may take WXN as part of what went before.
    """
    trees, words = page.trees, page.words
    begin, _ = page.sentence_words(verb)
    first = cue_words(page, verb)[0]
    at = first - 1
    if at > begin and page.lower(at) == ",":
        at = next((k for k in range(at - 1, max(begin - 1, at - 14), -1) if page.lower(k) == ","), begin) - 1
    if (
        at >= begin
        and page.quote_of[at] == page.quote_of[verb]
        and words[at].tag in {"NNP", "NN", "NNS", "PRP", "NNPS"}
    ):
        return at
    if words[verb].tag == "VBG" and first - 1 > begin and page.lower(first - 1) == ",":
        root = verb
        for _ in range(_STEPS):
            root = trees.heads[root]
        if trees.is_verb(root) and root < verb and page.quote_of[root] == page.quote_of[verb]:
            return subject_of(page, root)
    return -1


def agent_of(page: Page, verb: int) -> int:
    """Index of the head of "by …", or -1."""
    agent = page.trees.child(verb, "agent")
    if agent is None:
        return -1
    found = page.trees.child(agent, "pobj")
    return -1 if found is None else found


def cue_words(page: Page, verb: int) -> tuple[int, int, int]:
    """First and last word of the cue around a verb, and its topmost verb ("continued to insist" has two)."""
    trees = page.trees
    top, first, last = verb, verb, verb
    while trees.dep(top) == "xcomp" and trees.lemma(trees.heads[top]) in CHAIN and trees.heads[top] < top:
        if top - trees.heads[top] > 4:
            break
        top = trees.heads[top]
        if verb - top > 8:
            break
    first = min(first, top)
    own = {
        c
        for c in trees.children[top]
        if trees.dep(c) in _CUE_DEPS and c < top and not page.words[c].tag.startswith("W")
    }
    while first - 1 in own or (
        first - 1 >= 0 and trees.heads[first - 1] in own and trees.heads[first - 1] != first - 1
    ):
        first -= 1
    particle = trees.child(verb, "prt")
    if particle is not None and 0 < particle - verb <= 2:
        last = particle
    return first, last, top


def is_negated(page: Page, top: int, verb: int) -> bool:
    """Whether the cue itself is negated ("did not say", "never said")."""
    trees = page.trees
    places = {top, verb}
    return any(trees.dep(c) == "neg" or trees.lemma(c) in NOT for i in places for c in trees.children[i] if c < verb)
