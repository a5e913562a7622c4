"""How the clause of a time stands: still ahead, in force, told as past, or without a verb."""

from enum import Enum

from onrecord.relate.propositions.ahead import AHEAD_OF
from onrecord.relate.windows.lexicon import MODALS, UNSURE_MODALS
from onrecord.relate.windows.lines import Line

_STILL_TO_BE = frozenset({"will", "shall", "must"})
"""With these what is told in the perfect may lie ahead: "will have left by Friday"."""
_LET = frozenset({"allow", "permit"})
_CLIMB = 8
"""Steps up the tree from a time to its verb."""


class Mood(Enum):
    """Where a clause puts what it tells."""

    AHEAD = 1
    UNSURE = 2  # may, might, could: ahead for a rule ("may object within"), no plan
    PRESENT = 3
    PERFECT = 4
    PAST = 5
    NONE = 6  # no verb: a headline, a noun phrase


def governor(line: Line, first: int, last: int) -> tuple[int | None, int | None]:
    """The noun and the verb that the words ``first`` to ``last`` belong to; None where there is none."""
    words = line.words
    tops = [i for i in range(first, last) if not first <= words[i].head < last or words[i].head == i]
    at, noun = tops[-1] if tops else last - 1, None
    for _ in range(_CLIMB):
        above = words[at].head
        if above == at or not line.range[0] <= above < line.range[1]:
            break
        at = above
        if words[at].tag.startswith("VB") or words[at].tag == "MD":
            return noun, at
        if noun is None and words[at].tag.startswith("NN") and not first <= at < last:
            noun = at
    return noun, None


def mood_of(line: Line, verb: int | None) -> Mood:
    """The mood of a verb's clause."""
    if verb is None:
        return Mood.NONE
    words = line.words
    for _ in range(_CLIMB):
        found = _finite(line, verb)
        if found is not None:
            return found
        head = words[verb].head
        if _infinitive(line, verb):
            return _of_infinitive(line, verb, head)
        if words[verb].dep == "conj" and words[head].tag[:2] in {"VB", "MD"}:
            verb = head
            continue
        if words[verb].dep == "ccomp" and words[verb].tag == "VB":
            return Mood.AHEAD  # "recommended that they be examined"
        break
    return Mood.NONE


def _finite(line: Line, verb: int) -> Mood | None:
    """What the verb's own form and its auxiliaries say; None where they leave it open."""
    words = line.words
    helping = [k for k in line.kids.get(verb, ()) if words[k].dep in {"aux", "auxpass"} and words[k].tag != "TO"]
    lemmas = {words[k].lemma for k in helping} | {line.lower(k) for k in helping}
    if lemmas & MODALS:
        if "have" in lemmas and not lemmas & _STILL_TO_BE:
            return Mood.PAST  # "would have come on Tuesday" did not
        return Mood.UNSURE if lemmas & UNSURE_MODALS else Mood.AHEAD
    if _infinitive(line, verb):
        return None
    if helping and line.lower(verb) == "been":
        return Mood.PERFECT  # "she's been there"
    tags = {words[k].tag for k in helping}
    if tags & {"VBZ", "VBP"}:
        return Mood.PERFECT if "have" in lemmas else Mood.PRESENT
    if "VBD" in tags:
        return Mood.PAST
    if tags == {"VB"} or (helping and not tags & {"VBZ", "VBP", "VBD", "MD", "VBG", "VBN"}):
        return Mood.AHEAD  # subjunctive "be examined"
    own = words[verb].tag
    if own in {"VBZ", "VBP"}:
        return Mood.PRESENT
    return Mood.PAST if own == "VBD" else None


def _infinitive(line: Line, verb: int) -> bool:
    return any(line.words[k].tag == "TO" for k in line.kids.get(verb, ()))


def _of_infinitive(line: Line, verb: int, head: int) -> Mood:
    """ "Is to report", "gave him … to find", "ordered to leave": ahead of whoever said so; else as the head is."""
    words = line.words
    if words[head].lemma in _LET and any(words[k].lemma == "have" for k in line.kids.get(head, ())):
        return Mood.PERFECT  # "had been allowed to return by Monday": they had
    if head == verb or words[head].lemma in AHEAD_OF or words[head].tag.startswith(("NN", "JJ", "CD")):
        return Mood.AHEAD
    above = _finite(line, head)
    return Mood.NONE if above is None else above
