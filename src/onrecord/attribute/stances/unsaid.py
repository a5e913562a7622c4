"""Verbs of saying with nothing said: deeds ("she was denied a visa"), and what is but asked or supposed ("asked
whether he would consider a sale").
"""

from bisect import bisect_right

from onrecord.attribute.cues import ADJECTIVES, CITING, NOUNS, VERBS
from onrecord.attribute.page import Draft, Page
from onrecord.english import FINITE_TAGS
from onrecord.model import EntityKind
from onrecord.text import word_set

_EXAMINING = word_set("question interview interrogate quiz")
PEOPLE = word_set(
    """
    person man woman boy girl child suspect witness driver passenger worker resident neighbour neighbor student
    official officer employee relative survivor guest sailor soldier guard pupil doctor nurse player fan patient
    prisoner detainee journalist reporter expert member customer voter applicant
    """
)
"""Nouns for somebody."""
_WHOM = PEOPLE | word_set(
    """
    people staff crew teacher candidate number dozen hundred thousand other him her them they who whom
    """
)
"""Who is examined, several of them and pronouns included."""
_WITHHELD = word_set(
    """
    access entry bail visa permission opportunity chance treatment care food water asylum custody parole benefit
    service boarding coverage licence license permit
    """
)
_MEASURES = frozenset({"accord"})
"""What parsers read as a verb: "according to"."""
_SUPPOSING = frozenset({"whether", "if", "unless"})
_ASKING = word_set("whether why how what if about over on")


def is_deed(page: Page, draft: Draft) -> bool:
    """Whether the cue tells what is done to somebody and not what is said."""
    return draft.head >= 0 and bool(draft.content) and (_is_examined(page, draft) or _is_withheld(page, draft))


def tells_nothing(page: Page, draft: Draft) -> bool:
    """Whether the cue is a verb without a word of saying or thinking, and takes no clause: "voted to close it"."""
    if draft.head < 0 or not page.trees.is_verb(draft.head):
        return False
    within = [i for s in draft.content for i in page.words_in(s)]
    if any(page.quote_of[i] >= 0 or _is_told_by(page, i, draft.head) for i in within):
        return False
    lemmas = {page.trees.lemma(i) for s in draft.cue for i in page.words_in(s)}
    return all(lemmas.isdisjoint(table) for table in (VERBS, NOUNS, ADJECTIVES, CITING, _MEASURES))


def _is_told_by(page: Page, verb: int, cue: int) -> bool:
    """Whether a word heads a finite clause that hangs on the cue: "made it clear that it was shut"."""
    trees = page.trees
    above = trees.heads[verb]
    if trees.dep(verb) not in {"ccomp", "acl"} or cue not in {above, trees.heads[above]}:
        return False
    finite = {page.words[i].tag for i in (verb, *trees.all(verb, "aux", "auxpass"))} & {*FINITE_TAGS, "MD"}
    return bool(finite) and trees.child(verb, "nsubj", "nsubjpass", "expl") is not None


def is_supposed(page: Page, draft: Draft) -> bool:
    """Whether somebody is but asked, or supposed, to say it: "whether he would support a ban", "if she says no"."""
    trees = page.trees
    if draft.head < 0 or not draft.cue:
        return False
    opens = trees.child(draft.head, "mark")
    if opens is None or opens > draft.head or page.lower(opens) not in _SUPPOSING:
        return False
    return opens == 0 or page.lower(opens - 1) != "even"  # who is quoted "even if they do not agree" does not agree


def is_of_a_day(page: Page, draft: Draft) -> bool:
    """Whether what is taken for the source is a day: "the sum named on 25 August referred to all of them"."""
    if not draft.source:
        return False
    times, source = page.reading.times, draft.source[0]
    at = bisect_right(times, source.start, key=lambda t: t.span.start) - 1
    return at >= 0 and source in times[at].span


def _is_withheld(page: Page, draft: Draft) -> bool:
    """ "Denied the town a ferry", "was denied bail": what is refused, not what is said not to be so."""
    trees = page.trees
    if trees.lemma(draft.head) != "deny":
        return False
    thing = trees.child(draft.head, "dobj")
    given = trees.child(draft.head, "dative") is not None and thing is not None
    passive = trees.child(draft.head, "nsubjpass") is not None and thing is not None
    return given or passive or (thing is not None and trees.lemma(thing) in _WITHHELD)


def _is_examined(page: Page, draft: Draft) -> bool:
    """Whether somebody is asked questions of which none is told; who "questioned the ruling" says something."""
    if page.trees.lemma(draft.head) not in _EXAMINING or len(draft.content) != 1:
        return False
    inside = page.words_in(draft.content[0])
    if not len(inside) or any(page.lower(i) in _ASKING or page.quote_of[i] >= 0 for i in inside):
        return False
    top = next((i for i in inside if page.trees.heads[i] not in inside), inside.start)
    mentions = page.reading.mentions
    at = bisect_right(mentions, page.words[top].span.start, key=lambda m: m.span.start) - 1
    person = at >= 0 and mentions[at].kind is EntityKind.PERSON and page.words[top].span in mentions[at].span
    return person or page.trees.lemma(top) in _WHOM or page.lower(top) in _WHOM
