"""Which of the rules' finds inside what somebody says are told to have been said or thought.

Inside a quotation people also say what should be done, what would be thought if things were otherwise, and what things
do. The parse shows no difference to "the mayor said that the clerk had refused to pay".
"""

from onrecord.attribute.cues import VERBS
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.naming import Namer
from onrecord.attribute.sources.subjects import cue_words, is_negated
from onrecord.model import Stance
from onrecord.text import word_set

_MAYBE = frozenset({"it", "nobody", "one"})
_INQUIRIES = word_set("investigation inquiry enquiry inspection examination autopsy inquest test probe")
"""What finds something out, as papers do."""
_SUPPOSING = frozenset({"if", "whether", "unless", "lest"})
_POSSIBLE = word_set("can could ca may might should must ought")
_ABLE = frozenset({"can", "ca", "could"})
_WOULD = word_set("would 'd ’d")
_ANYBODY = word_set("anyone anybody whoever")
_WHOM = word_set("them him us me")
_SHELTER = word_set("safety shelter refuge cover protection treatment revenge work job")
_MAY_I = _ABLE | {"may", "must"}
_ENSURING = word_set("sure ensure imagine pretend suppose")
"""What makes a clause true, or but puts it: "make sure that everybody understands it"."""
_NEEDING = word_set("need have ought")
_STEPS = 8
_ABOVE = frozenset({"conj", "ccomp", "xcomp"})
_PURPOSE = frozenset({"advcl", "xcomp"})
_AHEAD = frozenset({Stance.DEMANDS, Stance.PLANS, Stance.PREDICTS})
_REACHING = word_set("call phone telephone ring write email text contact")
_BROUGHT = word_set("force compel oblige manage proceed able")
_HEARD = word_set("hear overhear see watch")
_AUXILIARIES = frozenset({"aux", "auxpass"})
_PAST = frozenset({"VBD", "VBN"})
_FIRST = word_set("i we")


class Inside:
    """Answers for the drafts of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._namer = Namer(page)

    def is_told(self, draft: Draft) -> bool:
        """Whether somebody is told to have said or thought it: no thing, no deed, nothing that is but supposed."""
        if draft.method == "inserted-clause" and not self._is_inserted(draft.head):
            return False
        return not (self._is_nobodys(draft) or self._is_unreal(draft) or self._is_deed(draft))

    def _is_inserted(self, verb: int) -> bool:
        """ "As he noted, …"; not "as they talk to the board", "rich as he claims to be", "listed as threatened"."""
        trees = self._page.trees
        tells = any(entry.clause for entry in VERBS.get(trees.lemma(verb), ()))
        bare = trees.words[verb].tag == "VBN" and trees.child(verb, *_AUXILIARIES) is None
        bids = trees.words[verb].tag == "VB" and trees.child(verb, "nsubj", *_AUXILIARIES) is None
        return tells and not (bare or bids) and trees.child(verb, "xcomp") is None

    def _is_nobodys(self, draft: Draft) -> bool:
        """ "Nothing requires that …", "the crisis underlined …"; "it" may yet be found to be a body.

        Nor is it "we" for "Stressing how late it was, Ms Lind said, “We have waited”".
        """
        page, head = self._page, draft.source_head
        if head < 0 or page.lower(head) in _MAYBE:
            return False
        if page.quote_of[head] >= 0 and page.quote_of[head] != page.quote_of[draft.head]:
            return True
        return page.trees.lemma(head) not in _INQUIRIES and not self._namer.is_somebody(draft)

    def _is_unreal(self, draft: Draft) -> bool:
        verb = self._verb(draft)
        if verb < 0:
            return False
        top = cue_words(self._page, verb)[2]
        if self._is_asked(draft, top) or self._is_anybodys(draft):
            return True
        if top != verb and self._page.trees.lemma(top) in _NEEDING:
            return True
        above = self._by_doing(top)
        if above >= 0 and self._page.lower(self._page.trees.heads[top]) == "without":
            return True
        return any(
            self._is_supposed(v) or self._is_possible(draft, v) or self._is_yet_to_be(draft, v)
            for v in {top, above} - {-1}
        )

    def _by_doing(self, verb: int) -> int:
        """The verb that a gerund after a preposition belongs to: "could win them over by praising it"; -1 for none."""
        trees = self._page.trees
        while trees.dep(verb) == "conj" and trees.words[verb].tag == "VBG" == trees.words[trees.heads[verb]].tag:
            verb = trees.heads[verb]
        if trees.words[verb].tag != "VBG" or trees.dep(verb) != "pcomp":
            return -1
        above = trees.heads[trees.heads[verb]]
        if not trees.is_verb(above) and trees.dep(above) == "acomp":
            above = trees.heads[above]  # "must be clear in explaining"
        return above if trees.is_verb(above) else -1

    def _is_anybodys(self, draft: Draft) -> bool:
        """ "Any town hoping to …", "let them decide"."""
        page, trees, who = self._page, self._page.trees, draft.source_head
        if who < 0:
            return False
        if page.lower(who) in _ANYBODY or any(page.lower(c) == "any" for c in trees.all(who, "det")):
            return True
        let = trees.heads[trees.heads[who]]
        return page.lower(who) in _WHOM and trees.dep(who) == "nsubj" and trees.lemma(let) not in _HEARD

    def _verb(self, draft: Draft) -> int:
        """The verb of the cue, with adjectives and nouns the one that carries them; -1 for none."""
        trees, head = self._page.trees, draft.head
        if head < 0 or trees.is_verb(head):
            return head
        carrier = trees.heads[head]
        carried = any(self._page.words[carrier].span in c for c in draft.cue)
        return carrier if trees.is_verb(carrier) and carried else -1

    def _is_supposed(self, verb: int) -> bool:
        """ "If he comes and decides to …", "whether she hopes that he wants to …", "had he decided to …"."""
        page, trees = self._page, self._page.trees
        at = verb
        for _ in range(_STEPS):
            marks = (page.lower(c) for c in trees.children[at] if trees.dep(c) in {"mark", "advmod"} and c < at)
            if not _SUPPOSING.isdisjoint(marks):
                return True
            if trees.dep(at) not in _ABOVE or trees.heads[at] == at:
                return False
            below, at = trees.dep(at), trees.heads[at]
            if below == "ccomp" and self._is_to_come(at):
                return True
        return False

    def _is_to_come(self, verb: int) -> bool:
        """What others "would say", what is made sure of or "needs to be shown": the clause below may never be so."""
        page, trees = self._page, self._page.trees
        if trees.lemma(verb) in _ENSURING:
            return True
        own = {page.lower(c) for c in trees.children[verb] if trees.dep(c) in _AUXILIARIES and c < verb}
        subject = trees.child(verb, "nsubj")
        if own & _WOULD and subject is not None:
            return page.lower(subject) not in _FIRST
        return "to" in own and trees.dep(verb) == "xcomp" and trees.lemma(trees.heads[verb]) in _NEEDING

    def _is_asked(self, draft: Draft, verb: int) -> bool:
        """ "Did he say so?", and what is only put to whom one speaks with: "you think that …"."""
        page, trees = self._page, self._page.trees
        who = draft.source_head
        if any(trees.dep(c) in {"aux", "auxpass"} and c < who < verb for c in trees.children[verb]):
            return True
        return who >= 0 and page.lower(who) == "you" and page.words[verb].tag not in _PAST

    def _is_possible(self, draft: Draft, verb: int) -> bool:
        """ "Could be considered", "must support", "would have liked"; not "cannot say", nor "I can confirm that …"."""
        page = self._page
        own = {page.lower(c) for c in self._auxiliaries(verb)[1]}
        modals = own & _POSSIBLE
        if not modals and not (own & _WOULD and "have" in own):
            return False
        if modals and modals <= _ABLE and is_negated(page, verb, draft.head):
            return False
        if draft.source_head < 0 or page.lower(draft.source_head) not in _FIRST:
            return True
        if modals:
            return not (modals <= _MAY_I and _speaks(page, draft.head))
        return _speaks(page, draft.head)  # "I would have preferred …" is what I prefer

    def _is_yet_to_be(self, draft: Draft, verb: int) -> bool:
        """An infinitive: "to support", "rather than criticise", "let them decide"."""
        page, trees = self._page, self._page.trees
        at, own = self._auxiliaries(verb)
        if any(trees.lemma(c) == "have" for c in own):
            return False
        if any(page.words[c].tag == "TO" for c in own):
            return not (self._is_said_of(at) or self._is_what_for(draft, at))
        heard = trees.dep(at) == "ccomp" and trees.lemma(trees.heads[at]) in _HEARD
        return page.words[verb].tag == "VB" and not own and not heard

    def _auxiliaries(self, verb: int) -> tuple[int, list[int]]:
        """The verb with the auxiliaries that count for this one, and these: "should come out and support"."""
        page, trees = self._page, self._page.trees
        at = verb
        for _ in range(_STEPS):
            own = [c for c in trees.children[at] if trees.dep(c) in _AUXILIARIES and c < at]
            if own or trees.dep(at) != "conj" or page.words[verb].tag != page.words[trees.heads[at]].tag:
                return at, own
            at = trees.heads[at]
        return at, []

    def _is_said_of(self, verb: int) -> bool:
        """ "Is believed to want", "was forced to admit"."""
        trees = self._page.trees
        above = trees.heads[verb]
        if trees.dep(verb) not in {"xcomp", "ccomp"}:
            return False
        if trees.lemma(above) in _BROUGHT:
            return True
        stances = {entry.stance for entry in VERBS.get(trees.lemma(above), ()) if entry.clause}
        passive = trees.child(above, "auxpass") is not None
        return passive and bool(stances) and stances.isdisjoint(_AHEAD)

    def _is_what_for(self, draft: Draft, verb: int) -> bool:
        """ "Called the police to tell them that …"."""
        trees = self._page.trees
        above = trees.heads[verb]
        if trees.dep(verb) not in _PURPOSE or self._page.words[above].tag not in _PAST:
            return False
        return trees.lemma(above) in _REACHING or (trees.dep(verb) == "advcl" and _speaks(self._page, draft.head))

    def _is_deed(self, draft: Draft) -> bool:
        """What is done, with a verb that is also one of saying: "called 911", "attacked the ship", "was found dead"."""
        page, trees = self._page, self._page.trees
        lemma = trees.lemma(draft.head) if draft.head >= 0 else ""
        if draft.method == "passive-infinitive":
            bare = all(page.words[c].tag != "TO" for c in self._complement(draft.head))
            return bare and (lemma == "find" or (lemma == "call" and not draft.source))
        if draft.method == "passive-object":
            return lemma == "attack"
        if draft.method != "verb-object":
            return False
        if page.words[draft.head].tag == "VBN" and trees.dep(draft.head) == "acl":
            return trees.child(draft.head, *_AUXILIARIES) is None  # "a club called the Long Table" calls nothing so
        thing = trees.child(draft.head, "dobj")
        if thing is None:
            return False
        if lemma == "seek":
            return trees.child(draft.head, "prt") is not None or trees.lemma(thing) in _SHELTER
        if lemma == "attack":
            return all(page.quote_of[i] == page.quote_of[draft.head] for s in draft.content for i in page.words_in(s))
        return lemma == "call" and not self._is_called_something(draft.head, thing)

    def _is_called_something(self, verb: int, thing: int) -> bool:
        """Whether "call" gives a name: "call the plan a folly", "the man they used to call Snow"."""
        trees, words = self._page.trees, self._page.words
        if trees.child(verb, "oprd", "ccomp") is not None:
            return True
        top = cue_words(self._page, verb)[2]
        subject = trees.child(top, "nsubj")
        if trees.dep(top) == "relcl" and subject is not None and words[subject].tag[0] != "W":
            return True
        tags = [words[i].tag for i in range(trees.first[thing], thing)]  # two phrases, read as one
        noun = next((n for n, tag in enumerate(tags) if tag.startswith("NN")), len(tags))
        return not {"DT", "CD"}.isdisjoint(tags[noun:])

    def _complement(self, verb: int) -> list[int]:
        trees = self._page.trees
        return [k for c in trees.all(verb, "xcomp", "oprd") for k in (c, *trees.children[c])]


def _speaks(page: Page, head: int) -> bool:
    """Whether a verb is one of saying, that tells a clause and quotes: no "think"."""
    return any(entry.clause and entry.quote for entry in VERBS.get(page.trees.lemma(head), ()))
