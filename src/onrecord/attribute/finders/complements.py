"""What a cue verb takes: clause, infinitive, preposition, object, and the like of passive verbs."""

from dataclasses import dataclass

from onrecord.attribute.cues import CITING, NOUNS, Cue
from onrecord.attribute.page import Page
from onrecord.attribute.sources.subjects import agent_of, cue_words, noun_phrase
from onrecord.english import FINITE_TAGS

_CLAUSE_DEPS = ("ccomp",)
GENERIC = frozenset({"it", "there"})
_NAMES = frozenset({"CD", "DT", "NN", "NNS", "NNP", "NNPS", "JJ"})


@dataclass(frozen=True, slots=True)
class Found:
    """A complement: the method it makes, its words, and words that join the cue (a preposition) or stay out."""

    method: str
    ranges: tuple[tuple[int, int], ...]
    joins: int = -1
    reason: str = ""


def active_complement(page: Page, verb: int, entry: Cue, *, subject: int) -> Found | None:
    """What an active verb takes: the first complement of its lexicon entry that is there."""
    if entry.clause or entry.quote:
        found = _clause(page, verb, entry, subject=subject) or _inserted(page, verb, subject)
        if found is None and entry.clause and entry.quote and not entry.hearer:
            found = _fragment(page, verb, subject)
        if found is not None:
            return found
    if entry.infinitive:
        found = _infinitive(page, verb, entry)
        if found is not None:
            return found
    if entry.prepositions:
        found = _preposition(page, verb, entry)
        if found is not None:
            return found
    if entry.object and not entry.hearer:
        return _object(page, verb)
    return None


def _clause(page: Page, verb: int, entry: Cue, *, subject: int) -> Found | None:
    trees = page.trees
    clause = trees.child(verb, *_CLAUSE_DEPS)
    if entry.clause and (clause is None or (clause < verb and page.quote_of[clause] < 0)):
        follows = _far_clause(page, verb)
        if follows is not None:
            return Found("verb-clause", (follows,))
    if clause is None:
        return None
    if clause < verb:
        return _before(page, verb, clause, subject=subject)
    if not entry.clause and page.quote_of[clause] < 0:
        return None
    first, last = trees.first[clause], trees.last[clause]
    if entry.hearer:
        first = _after_hearer(page, clause, first)
    return Found("verb-clause", ((max(first, verb + 1), last),))


def _far_clause(page: Page, verb: int, *, reach: int = 20) -> tuple[int, int] | None:
    """The "that …" of a verb where the parser hung it elsewhere: "said on repeated occasions that …"."""
    trees = page.trees
    _, end = page.sentence_words(verb)
    for k in range(verb + 1, min(end, verb + reach)):
        if page.lower(k) == "that" and _opens_clause(page, k):
            last = trees.last[trees.heads[k]]
            return (k, last) if last > k else None
        other_verb = trees.is_verb(k) and trees.dep(k) != "amod" and trees.lemma(k) not in CITING
        if other_verb or page.quote_of[k] != page.quote_of[verb] or page.lower(k) in {";", ":"}:
            return None
    return None


def _opens_clause(page: Page, that: int) -> bool:
    """Whether "that" opens a clause with a subject of its own, and so is no relative pronoun in its place."""
    trees = page.trees
    head = trees.heads[that]
    if head <= that or not trees.is_verb(head):
        return False
    subjects = trees.all(head, "nsubj", "nsubjpass", "expl")
    return trees.dep(that) == "mark" or (bool(subjects) and subjects != [that])


def _after_hearer(page: Page, clause: int, first: int) -> int:
    """In "told them to go" the parser may read "them" as subject of the infinitive; it is who was told."""
    trees = page.trees
    to = next((c for c in trees.children[clause] if trees.words[c].tag == "TO"), None)
    who = trees.child(clause, "nsubj")
    if to is not None and who is not None and who < to:
        return to
    return first


def _before(page: Page, verb: int, clause: int, *, subject: int) -> Found:
    """ "C, S said": all of the sentence before source and cue; after them too where the sentence goes on."""
    trees = page.trees
    begin, end = page.sentence_words(verb)
    own = [verb, cue_words(page, verb)[0]]
    if subject >= 0:
        own += noun_phrase(page, subject, but=verb)
    low, high = min(own), max(own)
    is_root = trees.heads[verb] == verb
    quoted = page.quote_of[clause] >= 0 and page.quote_of[verb] < 0
    first = begin if is_root or quoted else trees.first[clause]
    if low <= clause:
        low = trees.last[clause] + 1
    first = max(first, _last_quote_start(page, first, low - 1))
    first = max([first, *(k + 1 for k in range(first, low) if page.lower(k) == ";" and page.quote_of[k] < 0)])
    ranges = [(first, low - 1)]
    tail = _tail(page, verb, start=high + 1, end=end)
    if tail is not None:
        ranges.append(tail)
    return Found("verb-clause-before", tuple(ranges))


def _last_quote_start(page: Page, first: int, last: int) -> int:
    """Where a quoted sentence ends right before the cue, and began after a full stop or a dash, its first word."""
    while last > first and page.edge(last) and page.quote_of[last] < 0:
        last -= 1
    number = page.quote_of[last]
    if number < 0 or last - first < 3:
        return first
    quote = page.quotes[number]
    before = page.text[max(0, quote.span.start - 4) : quote.span.start].rstrip()[-1:]
    if before in {".", "?", "!", ":", "—", "–", "-"}:
        return page.words_in(quote.span).start
    return first


def _tail(page: Page, verb: int, *, start: int, end: int) -> tuple[int, int] | None:
    """What stands after an inserted "S said," when it goes on with the content: ", and Y" with a verb of its own."""
    if start + 2 >= end or page.lower(start) != ",":
        return None
    trees = page.trees
    follows = page.lower(start + 1)
    if page.quote_of[start + 1] >= 0:
        return None  # quotations are joined later
    if follows not in {"and", "but", "or", "so", "yet", "though", "although", "while", "because"}:
        return None
    for c in trees.children[verb]:
        if c > start and trees.dep(c) in {"conj", "advcl"} and trees.child(c, "nsubj", "nsubjpass", "expl") is not None:
            return start + 1, min(trees.last[c], end - 1)
    return None


def _fragment(page: Page, verb: int, subject: int) -> Found | None:
    """ "Twenty-two thousand, say the police": what has no verb of its own, a comma, the verb, who says it."""
    trees = page.trees
    begin, end = page.sentence_words(verb)
    inverted = subject > verb and trees.first[subject] == verb + 1 and page.words[verb].tag in FINITE_TAGS
    last = trees.last[subject] if inverted else end
    if last + 1 >= end or not page.edge(last + 1) or verb - 2 < begin or page.lower(verb - 1) != ",":
        return None
    for i in range(begin, verb - 1):
        if page.words[i].tag in FINITE_TAGS:
            begin = verb
        elif begin == verb and (page.lower(i) == ";" or (page.words[i].tag == "CC" and page.lower(i - 1) == ",")):
            begin = i + 1
    return Found("fragment", ((begin, verb - 2),)) if begin < verb - 1 and page.quote_of[begin] < 0 else None


def _inserted(page: Page, verb: int, subject: int) -> Found | None:
    """ "X, officials say, is Y" and "as S noted, X": the clause that the cue hangs in."""
    trees = page.trees
    head = trees.heads[verb]
    if head == verb or trees.dep(verb) not in {"parataxis", "advcl", "dep"}:
        return None
    if trees.dep(verb) != "parataxis":
        mark = next((c for c in trees.children[verb] if page.lower(c) == "as" and c < verb), None)
        if mark is None or trees.child(verb, "dobj", "ccomp") is not None:
            return None
        own = (trees.first[verb], trees.last[verb])
    else:
        # What is fronted the parser hangs on the cue: "In May, says Ms Lind, it was open".
        inverted = subject > verb and trees.lemma(verb - 1) == ","
        own = (verb if inverted else trees.first[verb], trees.last[verb])
        if trees.child(verb, "dobj") is not None:
            return None
    begin, end = page.sentence_words(verb)
    top = head
    for _ in range(20):
        if trees.heads[top] == top or trees.dep(top) in {"ccomp", "relcl", "advcl", "acl"}:
            break
        top = trees.heads[top]
    low, high = (begin, end - 1) if trees.heads[top] == top else (trees.first[top], trees.last[top])
    others = trees.child(head, "nsubj", "nsubjpass")
    if own[0] == verb and subject > verb and others is not None and others > own[1] and page.words[low].tag in _NAMES:
        return None  # "Nine, say the police, and I believe them": a saying by itself
    ranges = [(low, own[0] - 1), (own[1] + 1, high)]
    ranges = [r for r in ranges if r[0] <= r[1] and page.trim(*r)]
    return Found("inserted-clause", tuple(ranges)) if ranges else None


def _infinitive(page: Page, verb: int, entry: Cue) -> Found | None:
    trees = page.trees
    for c in trees.children[verb]:
        if c > verb and trees.dep(c) in {"xcomp", "ccomp", "advcl"}:
            to = next((k for k in trees.children[c] if trees.words[k].tag == "TO"), None)
            if to is None:
                continue
            first = to if entry.hearer else trees.first[c]
            return Found("verb-infinitive", ((max(first, verb + 1), trees.last[c]),))
    return None


def _preposition(page: Page, verb: int, entry: Cue) -> Found | None:
    trees = page.trees
    for c in trees.children[verb]:
        if c > verb and trees.dep(c) in {"prep", "prt", "agent"} and page.lower(c) in entry.prepositions:
            inside = trees.child(c, "pobj", "pcomp")
            if inside is not None:
                return Found("verb-preposition", ((c + 1, _without_aside(page, inside, trees.last[c])),), joins=c)
    return None


def _object(page: Page, verb: int) -> Found | None:
    trees = page.trees
    thing = next(
        (c for c in trees.children[verb] if c > verb and trees.dep(c) in {"dobj", "oprd", "xcomp", "ccomp", "dative"}),
        None,
    )
    if thing is None or page.lower(thing) in {"himself", "herself", "themselves", "itself"}:
        return None
    if trees.dep(thing) == "dative":  # "offered the town a ferry"
        thing = next((c for c in trees.all(verb, "dobj") if c > thing), thing)
    first, last = trees.first[thing], trees.last[thing]
    for c in trees.children[verb]:
        if c <= last or c < thing:
            continue
        if (
            trees.dep(c) in {"advcl", "xcomp", "acl"}
            and trees.first[c] == last + 1
            and page.words[last + 1].tag == "TO"
            and any(entry.infinitive for entry in NOUNS.get(trees.lemma(thing), ()))
        ):  # "rejected an offer to send troops"
            last = trees.last[c]
        if trees.dep(c) in {"oprd", "xcomp", "ccomp"} or (
            trees.dep(c) == "prep" and page.lower(c) in {"of", "as", "for", "with", "to", "over", "about", "against"}
        ):
            last = max(last, trees.last[c])
    return Found("verb-object", ((max(first, verb + 1), _without_aside(page, thing, last)),))


def _without_aside(page: Page, head: int, last: int) -> int:
    """The end without ", who …" or ", a …": an aside on a thing named is the article's own."""
    trees = page.trees
    for c in trees.children[head]:
        if (
            trees.dep(c) in {"relcl", "appos", "acl"}
            and head < trees.first[c] - 1
            and page.lower(trees.first[c] - 1) in {",", "—", "–", "-", "("}
            and trees.last[c] >= last
            and page.quote_of[c] < 0
        ):
            return trees.first[c] - 2
    return last


# --- passive verbs ----------------------------------------------------------------------------


def passive_complement(page: Page, verb: int, entry: Cue) -> Found | None:
    """What a passive verb takes: "was told that …", "is said to …", "was condemned"."""
    trees = page.trees
    subject = trees.child(verb, "nsubjpass", "nsubj", "csubjpass")
    clause = trees.child(verb, "ccomp")
    told = entry.hearer or (subject is not None and _is_dummy(page, subject))
    if clause is not None and clause > verb and told:
        return Found("passive-clause", ((max(trees.first[clause], verb + 1), trees.last[clause]),))
    if entry.hearer and entry.prepositions:
        found = _preposition(page, verb, entry)
        if found is not None:
            return found
    if entry.hearer and entry.clause:
        far = _question(page, verb) or _far_clause(page, verb, reach=25)
        if far is not None:
            return Found("passive-clause", (far,))
    follow = trees.child(verb, "xcomp", "oprd")
    if subject is not None and follow is not None and follow > verb:
        ranges = [(trees.first[follow], trees.last[follow])]
        if not entry.hearer:
            ranges.insert(0, (trees.first[subject], trees.last[subject]))
        return Found("passive-infinitive", tuple(ranges))
    if subject is None:
        head = trees.heads[verb]
        if trees.dep(verb) == "acl" and agent_of(page, verb) >= 0 and entry.object:
            return Found("passive-object", ((trees.first[head], verb - 1),))
        return None
    if entry.object and not entry.hearer and subject < verb:
        return Found("passive-object", ((trees.first[subject], trees.last[subject]),))
    return None


def _question(page: Page, verb: int) -> tuple[int, int] | None:
    """The "if …" or "whether …" that was asked, which the parser may take for a condition."""
    trees = page.trees
    for c in trees.all(verb, "advcl"):
        if c > verb and page.lower(trees.first[c]) in {"if", "whether"}:
            return trees.first[c], trees.last[c]
    return None


def _is_dummy(page: Page, i: int) -> bool:
    return page.lower(i) in GENERIC
