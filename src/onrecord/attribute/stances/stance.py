"""What the source does with the content: the cue's lexicon entry, its complement, and what negates or evades it."""

from itertools import pairwise

from onrecord.attribute.cues import COMMENT_WORDS, SILENT_VERBS, VERBS
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.source_words import DOCUMENT
from onrecord.attribute.sources.subjects import is_nobody
from onrecord.attribute.stances.complement_forms import form_of
from onrecord.english import NEGATIONS, NOT
from onrecord.model import Manner, Span, Stance
from onrecord.text import word_set

_SPEAKING = COMMENT_WORDS | SILENT_VERBS | word_set("mention define unveil detail talk interview quote state clarify")
_TELLING = _SPEAKING | word_set(
    "speculate describe characterize characterise acknowledge verify predict guess estimate"
)
"""What is declined where somebody will not tell; who declines to do anything else says no to it."""
_GIVING = word_set("share release provide give")
"""What tells only with something told: "release details", not "release the prisoners"."""
_REFUSING = word_set("decline refuse refusal")
_HOLDING = word_set(
    """
    think believe feel support agree accept endorse back like trust approve favor favour recognize recognise mean show
    indicate suggest prove find see regard want aware convinced sure recommend welcome share
    """
)
"""Negated, these hold the content to be not so: "does not believe that …"."""

_FACTIVE = word_set("regret doubt dispute oppose mind object forget hide conceal")
"""Negated, these still put the content as so, or nearly: "did not regret that …", "did not doubt that …"."""

_UNDECIDED = word_set("decide determine resolve conclude exclude")
_WEIGHING = word_set("consider mull weigh contemplate ponder explore")
_EVADING = word_set("avoid dodge evade sidestep duck deflect skirt")
_TIGHT_LIPPED = word_set("silent mum coy vague tight-lipped noncommittal non-committal evasive")
_DENYING = word_set("deny reject dismiss refute")
"""Verbs before another word for saying that say no to what follows: "denied saying", "rejected a claim"."""
_PUT = word_set("claim report allegation accusation suggestion rumour rumor speculation assertion insinuation")
"""What others put, which whoever dismisses it says is not so; who dismisses a protest says nothing of the kind."""
_TOLD = word_set(
    """
    proof insight insights praise assessment explanation detail details evidence comment apology condolences view
    views opinion criticism glimpse account description clue clues reason reasons thoughts congratulations tribute
    mention word indication example
    """
)
"""What is offered or made in words: "offered no proof" says nothing, "offered praise" says something."""

_IDENTITY = word_set("name identity information number date material anything more specifics")
_ANSWERS = word_set("said says told reply replied answer answered answering response responded")
_NO_NEGATION = word_set("only doubt question just merely help")
"""Behind a negation these turn it back: "not only", "could not help but"."""
_UNWILLING = word_set("unwilling reluctant unprepared unable loath")
_DROPPING = word_set("drop withdraw abandon retract rescind scrap renounce waive shelve revoke")
"""Verbs by which a demand, an offer or a claim is given up."""
_TURNED = frozenset({Stance.PLANS, Stance.PREDICTS, Stance.OFFERS, Stance.WARNS, Stance.DEMANDS})
_BEFORE = 4
"""Words before a cue that can still turn it: "stopped short of | calling"."""

_SENSES: dict[str, tuple[frozenset[str], Stance, Stance]] = {
    # lemma: forms of complement, the stance with one of them, and with any other
    "call": (word_set("to for on upon"), Stance.DEMANDS, Stance.ASSERTS),
    "ask": (word_set("to for"), Stance.DEMANDS, Stance.ASKS),
    "insist": (word_set("on upon subjunctive"), Stance.DEMANDS, Stance.ASSERTS),
    "rule": (word_set("subjunctive"), Stance.DEMANDS, Stance.ASSERTS),
    "agree": (word_set("to"), Stance.PLANS, Stance.ASSERTS),
    "resolve": (word_set("to"), Stance.PLANS, Stance.ASSERTS),
    "decide": (word_set("to against"), Stance.PLANS, Stance.ASSERTS),
    "like": (word_set("to"), Stance.PLANS, Stance.ASSERTS),
    "swear": (word_set("to"), Stance.PLANS, Stance.ASSERTS),
    "prefer": (word_set("to"), Stance.PLANS, Stance.ASSERTS),
    "seek": (word_set("to"), Stance.PLANS, Stance.DEMANDS),
    "want": (word_set("to"), Stance.PLANS, Stance.DEMANDS),
    "advise": (word_set("to object"), Stance.DEMANDS, Stance.ASSERTS),
    "claim": (frozenset(), Stance.ASSERTS, Stance.ASSERTS),
    "threaten": (frozenset(), Stance.WARNS, Stance.WARNS),
}


def stance_of(page: Page, draft: Draft) -> Stance:
    """The stance of the draft: "did not say" is silence, "declined to answer" declines, "not ruled out" stays open."""
    if draft.head < 0 or not draft.cue:
        return draft.stance
    cue = [page.lower(i) for span in draft.cue for i in page.words_in(span)]
    window = [*_words_before(page, draft), *cue]
    refused = _refused(page, draft, window)
    if refused is not None:
        return refused
    if _is_evaded(page, draft, window):
        return Stance.SILENT
    stance = _plain(page, draft)
    if is_nobody(page, draft.source_head):
        return Stance.SILENT
    if _is_given_up(page, draft):
        return Stance.DENIES if stance in _TURNED else Stance.LEAVES_OPEN
    if _is_negated(page, draft, cue):
        return _negated(page, draft, stance)
    return stance


def _is_given_up(page: Page, draft: Draft) -> bool:
    """ "Dropped its demand that …", "withdrew the offer to …"."""
    cue = [i for span in draft.cue for i in page.words_in(span)]
    given_up = any(page.trees.is_verb(i) and page.trees.lemma(i) in _DROPPING for i in cue)
    return given_up and not page.trees.is_verb(draft.head) and not NEGATIONS & {page.lower(i) for i in cue}


def _words_before(page: Page, draft: Draft) -> list[str]:
    """The few words right before the cue, in its clause."""
    first = page.words_in(draft.cue[0]).start
    begin, _ = page.sentence_words(draft.head)
    found: list[str] = []
    for i in range(first - 1, max(begin, first - _BEFORE) - 1, -1):
        word = page.lower(i)
        if page.edge(i) or page.quote_of[i] != page.quote_of[draft.head] or page.words[i].tag in {"CC", "PRP"}:
            break
        if any(page.words[i].span in source for source in draft.source):
            break  # "a spokesman who declined to be named said …" declines nothing here
        found.insert(0, word)
    return found


# --- refusing and evading -----------------------------------------------------------------------


def _refused(page: Page, draft: Draft, window: list[str]) -> Stance | None:
    """What a refusal comes to: no comment, a question left open, or no."""
    lemma = page.trees.lemma(draft.head)
    own = [page.trees.lemma(i) for span in draft.cue for i in page.words_in(span)]
    refusing = lemma in _REFUSING or bool(_REFUSING & set(own)) or _follows(window, ("declined", "refused"), "to")
    will_not = _follows(window, ("would", "will", "wo"), "not", "n't", "n’t") and (
        lemma in _SPEAKING or _rules_out(page, draft.head)
    )
    if not refusing and not will_not:
        return None
    deed = draft.head if lemma not in _REFUSING else _first_verb(page, draft)
    if deed < 0:
        return Stance.DECLINES if _first_nouns(page, draft) & {"comment", "interview"} else Stance.DENIES
    if _rules_out(page, deed) or (page.trees.lemma(deed) == "deny" and "confirm" not in own):
        return Stance.LEAVES_OPEN
    if page.trees.lemma(deed) == "be":
        return Stance.DECLINES if _first_participle(page, deed) in _TELLING else Stance.DENIES
    return Stance.DECLINES if _tells(page, deed) else Stance.DENIES


def _tells(page: Page, verb: int) -> bool:
    """Whether a deed is one of telling, by the verb or by what is given with it."""
    lemma, thing = page.trees.lemma(verb), page.trees.child(verb, "dobj")
    if lemma in _GIVING and thing is not None:
        return page.trees.lemma(thing) in DOCUMENT | _TOLD | _IDENTITY
    return lemma in _TELLING or lemma in _GIVING


def _follows(words: list[str], heads: tuple[str, ...], *nexts: str) -> bool:
    return any(a in heads and b in nexts for a, b in pairwise(words))


def _is_judged(page: Page, draft: Draft, cue: set[str]) -> bool:
    """ "Considers the plan dead" is a judgement, "considers “closing the port”" none."""
    if "considered" in cue & {"is", "are"}:
        return True
    top = page.trees.child(draft.head, "oprd", "ccomp")
    if top is None:
        return False
    return page.words[top].tag != "VBG" or page.trees.child(top, "nsubj", "nsubjpass") is not None


def _rules_out(page: Page, verb: int) -> bool:
    particle = page.trees.child(verb, "prt")
    out = particle is not None and page.lower(particle) == "out"
    return page.trees.lemma(verb) == "rule" and (out or page.lower(min(verb + 1, len(page.words) - 1)) == "out")


def _first_verb(page: Page, draft: Draft) -> int:
    for span in draft.content:
        for i in page.words_in(span)[:6]:
            if page.trees.is_verb(i):
                return i
    return -1


def _first_participle(page: Page, be: int) -> str:
    end = page.sentence_words(be)[1]
    return next((page.trees.lemma(i) for i in range(be + 1, min(be + 4, end)) if page.trees.is_verb(i)), "")


def _first_nouns(page: Page, draft: Draft) -> set[str]:
    return {page.trees.lemma(i) for span in draft.content[:1] for i in page.words_in(span)[:6]}


def _is_evaded(page: Page, draft: Draft, window: list[str]) -> bool:
    """ "stopped short of saying", "has yet to explain", "without elaborating", "dodged questions"."""
    lemma = page.trees.lemma(draft.head)
    if _follows(window, ("short",), "of") or lemma in _EVADING:
        return True
    own = {page.trees.lemma(i) for span in draft.cue for i in page.words_in(span)}
    if own & (_TIGHT_LIPPED | _EVADING):
        return True
    if lemma not in _SPEAKING or "go" in own:
        return False
    return _follows(window, ("yet", "failed", "fails", "failing", "unable"), "to") or "without" in window[:_BEFORE]


# --- the plain stance ---------------------------------------------------------------------------


def _plain(page: Page, draft: Draft) -> Stance:
    """The stance without what negates it, by the form of the complement where a word has two senses."""
    lemma = page.trees.lemma(draft.head)
    cue = {page.lower(i) for span in draft.cue for i in page.words_in(span)}
    if "open" in cue and lemma in {"leave", "keep", "remain", "open", "be"}:
        return Stance.LEAVES_OPEN
    if _says_no(page, draft):
        return Stance.DENIES
    if not page.trees.is_verb(draft.head):
        answers = draft.stance is Stance.ASKS and bool(cue & _ANSWERS)  # "said in reply to written questions"
        return Stance.ASSERTS if answers else draft.stance
    if _rules_out(page, draft.head):
        return Stance.DENIES
    particle = page.trees.child(draft.head, "prt")
    phrasal = VERBS.get(f"{lemma}_{page.lower(particle)}") if particle is not None else None
    if phrasal is not None:
        return phrasal[0].stance
    if lemma in _WEIGHING:
        return Stance.ASSERTS if _is_judged(page, draft, cue) else Stance.LEAVES_OPEN
    if lemma == "offer" and _first_nouns(page, draft) & _TOLD:
        return Stance.SILENT if _offers_nothing(page, draft) else Stance.ASSERTS
    if lemma not in _SENSES:
        return draft.stance
    form = form_of(page, draft)
    forms, with_them, otherwise = _SENSES[lemma]
    if lemma == "want" and ("know" in cue or (form == "to" and page.trees.lemma(_first_verb(page, draft)) == "know")):
        return Stance.ASKS
    if lemma in {"want", "seek", "like", "prefer"} and form == "hearer-to":
        return Stance.DEMANDS
    if lemma == "advise" and form == "quote":
        return Stance.ASSERTS
    return with_them if form.removeprefix("hearer-") in forms else otherwise


def _says_no(page: Page, draft: Draft) -> bool:
    """Whether the source is told to say no to what was or may have been said: "denied saying", "dismissed claims"."""
    if page.trees.lemma(draft.head) == "dismiss":
        return not _PUT.isdisjoint(_first_nouns(page, draft))
    first = page.words_in(draft.cue[0])[:-1]
    before = [i for i in first if i < draft.head and page.trees.is_verb(i) and page.trees.lemma(i) in _DENYING]
    return bool(before and draft.source) and draft.source[0].start < page.words[before[0]].span.start


def _offers_nothing(page: Page, draft: Draft) -> bool:
    first = page.words_in(draft.content[0]).start
    return "no" in {page.lower(i) for i in range(max(0, first - 1), min(first + 2, len(page.words)))}


# --- negation -----------------------------------------------------------------------------------


def _is_negated(page: Page, draft: Draft, cue: list[str]) -> bool:
    """Whether a negation stands in the cue or right before it; "not only" and "no doubt" negate nothing."""
    first = page.words_in(draft.cue[0]).start
    before = [page.lower(i) for i in range(max(0, first - 2), first) if not page.edge(i)]
    if before and before[-1] in NOT and page.trees.is_verb(draft.head):
        cue = [before[-1], *cue]
    if set(cue) & _UNWILLING or "nothing" in cue or _says_nothing(page, draft):
        return True
    pairs = zip(cue, [*cue[1:], ""], strict=True)
    return any(a in NEGATIONS and b not in _NO_NEGATION for a, b in pairs)


def _says_nothing(page: Page, draft: Draft) -> bool:
    """ "Said nothing about the dam"; who says that nothing was stolen says something."""
    first = next((i for span in draft.content[:1] for i in page.words_in(span)), -1)
    return first >= 0 and page.lower(first) == "nothing" and page.trees.dep(first) == "dobj"


def _negated(page: Page, draft: Draft, stance: Stance) -> Stance:
    lemma = page.trees.lemma(draft.head)
    if stance is Stance.DENIES or lemma in _UNDECIDED:
        return Stance.LEAVES_OPEN
    cue = " ".join(s.cut(page.text).lower() for s in draft.cue)
    if stance in {Stance.CONFIRMS, Stance.ASKS} or (stance is Stance.OFFERS and _TOLD & set(cue.split())):
        return Stance.SILENT
    if stance in _TURNED or stance is Stance.LEAVES_OPEN:
        return Stance.LEAVES_OPEN if "yet" in cue.split() else Stance.DENIES  # "has not yet approved it" may still
    if lemma in _SPEAKING:
        return Stance.DENIES if "never" in cue and lemma in {"say", "talk", "speak"} else Stance.SILENT
    if lemma == "comment" or "no comment" in cue:
        return Stance.DECLINES
    if lemma in _HOLDING:
        return Stance.SILENT if form_of(page, draft) == "wh" or _gives_no_sign(page, draft) else Stance.DENIES
    return Stance.SILENT if stance is Stance.ASSERTS and lemma not in _FACTIVE else stance


def _gives_no_sign(page: Page, draft: Draft) -> bool:
    """Whether somebody "has not indicated that …"; a paper that does not indicate it speaks against it."""
    if page.trees.lemma(draft.head) not in {"indicate", "suggest"} or draft.source_head < 0:
        return False
    return page.trees.lemma(draft.source_head) not in DOCUMENT


# --- manner -------------------------------------------------------------------------------------


def manner_of(page: Page, content: tuple[Span, ...]) -> Manner:
    """Direct where nine tenths of the content stand in quotation marks, indirect where nothing does."""
    total = sum(len(s) for s in content)
    quoted = 0
    for span in content:
        at = page.quote_near(span.end)
        while at is not None and at >= 0 and page.quotes[at].span.end > span.start:
            quoted += page.quotes[at].span.shared(span)
            at -= 1
    if not quoted:
        return Manner.INDIRECT
    lead = 5 if content and len(content[0]) > 5 else 0  # "that “…”"
    return Manner.DIRECT if quoted >= 0.9 * max(1, total - lead) else Manner.MIXED
