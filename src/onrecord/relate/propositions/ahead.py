"""Whether what a clause tells lies ahead of the article's day: "agreed to meet on Friday", not "gathered to meet"."""

from collections.abc import Callable, Iterable, Sequence

from onrecord.model import Word
from onrecord.text import word_set

AHEAD_OF = word_set("""
    be have need require order ask tell urge demand oblige expect plan intend aim hope promise pledge vow agree set
    schedule slate give grant allow permit authorise authorize instruct direct want wish seek commit offer
    threaten propose due bind appoint summon invite call vote decide prepare contract undertake mandate
    recommend advise request insist
    """)
"""Words whose infinitive lies ahead of them: "plans to file by", "was ordered to leave within", "is to report by"."""
_PLANS = word_set("""
    plan proposal decision intention offer pledge promise threat demand order request call vow agreement
    """)
_STEPS = 6
_LEFT = frozenset({"be", "have"})
"""With these what was to be done by some past day is told as well: "was to meet", "had to leave"."""

Kids = Callable[[int], Iterable[int]]


def lies_ahead(words: Sequence[Word], kids: Kids, verb: int, *, of: int | None = None) -> bool:
    """Whether the deed of a verb is to come when the article comes out, as far as its grammar shows.

    With ``of`` the deed is told by that word below the verb: of "planned a march" the march.
    """
    if of is not None and of != verb and words[verb].lemma.lower() in AHEAD_OF - _LEFT:
        return not _was_before(words, kids, verb)
    for _ in range(_STEPS):
        helping = [words[k] for k in kids(verb) if words[k].dep in {"aux", "auxpass"}]
        if not any(w.tag == "TO" for w in helping):
            found = _by_its_form(words[verb], helping)
            if found is not None:
                return found
        head, dep = words[verb].head, words[verb].dep
        if head == verb:
            return True  # "Parliament to meet on Friday"
        above = words[head]
        if dep in {"xcomp", "ccomp"} and above.lemma.lower() in AHEAD_OF:
            return not _was_before(words, kids, head)
        if dep in {"acl", "relcl"} and above.tag.startswith("NN") and above.lemma.lower() in _PLANS:
            return True
        while words[head].head != head and not words[head].tag.startswith("VB"):
            head = words[head].head
        if not words[head].tag.startswith("VB"):
            return True
        verb = head
    return True


def _by_its_form(word: Word, helping: Sequence[Word]) -> bool | None:
    """By auxiliaries and ending; None where they do not say."""
    lemmas = {w.lemma.lower() for w in helping}
    if any(w.tag == "MD" for w in helping):
        return "have" not in lemmas
    tags = {w.tag for w in helping} or {word.tag}
    if "have" in lemmas or "VBD" in tags:
        return False
    return True if tags & {"VBZ", "VBP"} else None


def _was_before(words: Sequence[Word], kids: Kids, governor: int) -> bool:
    """Whether the plan itself is told as of some time before: "had agreed to", "was due to", "was expected to"."""
    helping = [words[k] for k in kids(governor) if words[k].dep in {"aux", "auxpass"}]
    past = any(w.tag == "VBD" for w in helping)
    word = words[governor]
    if word.tag == "JJ":  # "was due to meet"
        word = words[word.head]
    return past or (word.tag == "VBD" and word.lemma.lower() in _LEFT)
