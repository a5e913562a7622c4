"""The tagger's drafts and the rules' made one.

The tagger has seen how people mark attributions, and marks every word once; the rules know the parse. So the tagger
says what is an attribution. The rules say who speaks where one name serves two cues, what is said inside what is said,
and the few forms that they alone find and are mostly right about.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from onrecord.attribute.cues import ADJECTIVES, CITING, VERBS
from onrecord.attribute.finders.inside import Inside
from onrecord.attribute.finders.tagged import tagged_drafts
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.reliability import Signs, tagged_score
from onrecord.attribute.sources.subjects import cue_words, subject_of
from onrecord.attribute.stances.unsaid import tells_nothing
from onrecord.model import DEED, UNSAID_STANCES, Span

_ALONE = frozenset({"noun-clause", "quote-cue", "according-to", "evidential", "fragment"})
"""Rules that are mostly right about what the tagger leaves unmarked."""
_LEAST_OF_DEEDS = 0.6
"""Score from which what the tagger marks is a saying, though no word of its cue is known for one."""
_HAVE = frozenset({"'s", "’s", "'d", "’d"})
"""What the parser may take for "is": "he's said"."""
_CLAUSES = frozenset({"verb-clause", "verb-clause-before"})

Sources = Mapping[int, Draft]
"""By number of a word inside its source, every draft to which the tagger gives one."""


def combined(page: Page, ruled: Sequence[Draft], *, least: float) -> list[Draft]:
    """One list of drafts. Those of the tagger score at least ``least``. Time grows with the words they cover."""
    scored = [_weighed(page, draft, signs) for draft, signs in marked(page, ruled)]
    reported = {page.trees.sentence[r.head] for r in ruled if _speaks(page, r)}
    found = [d for d in scored if d.weight >= least and not _cites(page, d, reported)]
    return found + _added(page, found, ruled)


def _weighed(page: Page, draft: Draft, signs: Signs) -> Draft:
    """The draft with its score, and as a deed where its verb tells nothing and the tagger is none too sure."""
    score = tagged_score(signs)
    is_deed = score < _LEAST_OF_DEEDS and tells_nothing(page, draft)
    return replace(draft, weight=score, method=DEED if is_deed else draft.method)


def marked(page: Page, ruled: Sequence[Draft]) -> list[tuple[Draft, Signs]]:
    """The tagger's drafts with their sources completed, and what bears on whether they are right."""
    by_head = {r.head: r for r in ruled if r.head >= 0}
    tagged = tagged_drafts(page)
    sources = {i: d for d, _ in tagged for i in _words(page, d.source)}
    found = []
    for draft, said in tagged:
        rule = by_head.get(draft.head)
        whole = draft if draft.source else _with_source(page, draft, sources=sources, rule=rule)
        if is_undergone(page, whole):
            whole = replace(whole, source=(), source_head=-1)
        elif rule is not None and is_from_elsewhere(page, whole, rule):
            whole = replace(whole, source=rule.source, source_head=rule.source_head)
        if rule is not None and _goes_on(page, whole, rule):
            whole = replace(whole, source=rule.source, source_head=rule.source_head, content=rule.content)
        agrees = rule is not None and _mostly_same(_words(page, whole.content), _words(page, rule.content))
        if rule is not None:  # which of a verb's readings it is, hangs on its complement
            whole = replace(whole, stance=rule.stance, negated=rule.negated)
        if rule is not None and agrees:
            whole = replace(whole, reason=f"{whole.reason}; the parse agrees ({rule.method.replace('-', ' ')})")
        shared = said.source is None and bool(whole.source)
        found.append((whole, Signs(said, shared=shared, ruled=rule is not None, agrees=agrees)))
    return found


def is_undergone(page: Page, draft: Draft) -> bool:
    """Whether what is taken for the source is who it is said of: "a man was charged with fraud", "he is accused"."""
    trees, head = page.trees, draft.head
    if draft.source_head < 0 or not trees.is_verb(head) or trees.heads[draft.source_head] != head:
        return False
    be = trees.child(head, "auxpass")
    passive = trees.dep(draft.source_head) == "nsubjpass" and be is not None and page.lower(be) not in _HAVE
    said = trees.lemma(head) in VERBS and trees.lemma(head) not in CITING and page.lower(head) not in ADJECTIVES
    return passive and said


def is_from_elsewhere(page: Page, draft: Draft, rule: Draft) -> bool:
    """Whether the source stands in another sentence, while the verb has a subject of its own."""
    verb = page.trees.is_verb(draft.head) and page.lower(draft.head) != "according"
    if not rule.source or draft.source_head < 0 or not verb:
        return False
    apart = page.trees.sentence[draft.source_head] != page.trees.sentence[draft.head]
    return apart and rule.source_head not in _words(page, draft.source)


def _goes_on(page: Page, draft: Draft, rule: Draft) -> bool:
    """Whether what "S says" is inserted into is taken for only one side of it: "Six hands, S maintains, were paid"."""
    if rule.method != "inserted-clause" or not rule.source:
        return False
    whole, content, source = _words(page, rule.content), _words(page, draft.content), _words(page, draft.source)
    if rule.source_head > rule.head and content & _words(page, rule.source):  # "At noon, | the mayor, it was shut"
        content = {i for i in content - _words(page, rule.source) if not page.edge(i)}
    sides = {i < draft.head for i in content}
    return len(sides) == 1 and content < whole and source <= whole | _words(page, rule.source)


def _is_passive(page: Page, verb: int) -> bool:
    """Whether the subject is not who says it: "asked whether …, she said"."""
    return page.words[verb].tag == "VBN" and all(page.trees.lemma(c) != "have" for c in page.trees.children[verb])


def _mostly_same(one: set[int], other: set[int]) -> bool:
    return 2 * len(one & other) >= max(len(one), len(other))


def _words(page: Page, spans: Sequence[Span]) -> set[int]:
    return {i for s in spans for i in page.words_in(s)}


def _with_source(page: Page, draft: Draft, *, sources: Sources, rule: Draft | None) -> Draft:
    """The draft with its subject as source.

    "She said it was late, adding that …": the tagger gives "she" to one cue only, but she is the subject of both.
    """
    if rule is not None and rule.source:
        owner = sources.get(rule.source_head, rule)
        return replace(draft, source=owner.source, source_head=owner.source_head)
    if page.trees.is_verb(draft.head) and not _is_passive(page, draft.head):
        subject = subject_of(page, cue_words(page, draft.head)[2])
        if subject in sources:
            return replace(draft, source=sources[subject].source, source_head=sources[subject].source_head)
    return draft


def _added(page: Page, found: Sequence[Draft], ruled: Sequence[Draft]) -> list[Draft]:
    """What the rules see inside contents, and what they see where nothing is marked."""
    cues = {i for d in found for i in _words(page, d.cue)}
    contents = {i for d in found for i in _words(page, d.content)}
    within = Inside(page)
    added = []
    for r in ruled:
        cue = _words(page, r.cue)
        if not cue or cue & cues:
            continue
        inside = cue <= contents and _words(page, r.source) <= contents
        if inside and not within.is_told(r):
            continue
        apart = not cue & contents and not _words(page, r.content) & (contents | cues)
        if (
            inside
            or _holds_others(page, r, found)
            or (apart and (r.method in _ALONE or r.stance in UNSAID_STANCES or _speaks(page, r)))
        ):
            added.append(r)
    return added


def _holds_others(page: Page, rule: Draft, found: Sequence[Draft]) -> bool:
    """Whether it is the "S said" of a sentence in which others say something: "Guests told guards that …, S said"."""
    if rule.method != "verb-clause-before" or not _speaks(page, rule):
        return False
    content, own = _words(page, rule.content), _words(page, (*rule.source, *rule.cue))
    parts = [(d, _words(page, (*d.source, *d.cue, *d.content))) for d in found]
    return all(not own & part and (not part & content or (bool(d.source) and part <= content)) for d, part in parts)


def _cites(page: Page, draft: Draft, reported: Set[int]) -> bool:
    """Whether it is the "citing two officials" of a sentence that reports something: a link in a chain, for later."""
    word = page.words[draft.head]
    return word.tag == "VBG" and word.lemma in CITING and page.trees.sentence[draft.head] in reported


def _speaks(page: Page, rule: Draft) -> bool:
    """Whether a named or described source says a clause, with a verb of saying: no "I think that …"."""
    inverted = rule.method == "inserted-clause" and rule.source_head > rule.head  # "They were, say the police, late"
    if not (inverted or rule.method in _CLAUSES) or rule.source_head < 0 or page.words[rule.source_head].tag == "PRP":
        return False
    return any(entry.clause and entry.quote for entry in VERBS.get(page.trees.lemma(rule.head), ()))
