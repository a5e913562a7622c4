"""What shows that two assertions stand against each other, or that one takes the other's place: in words to be told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Modality, Polarity, Standing
from onrecord.relate.origins.same_origin import OWN_VOICE
from onrecord.relate.pairs.facts import (
    LONG,
    Facts,
    in_order,
    is_after,
    is_of_whole,
    likeness,
    plain_shared,
    scopes_differ,
    shown,
    times_apart,
)
from onrecord.relate.pairs.judge import LIKE, is_done
from onrecord.relate.pairs.nowadays import none_now
from onrecord.relate.pairs.numbers import Compared, are_dead, can_both_hold, compare, counted, grew, told
from onrecord.relate.pairs.whose import by, cue_of, of_one_source, source_of
from onrecord.relate.propositions.dismissals import of_what
from onrecord.relate.propositions.moods import AHEAD
from onrecord.relate.propositions.negations import NEGATION, negated_in, objects_of
from onrecord.relate.propositions.numerals import bound
from onrecord.relate.propositions.set_off import numbers_denied
from onrecord.relate.propositions.terms import stem
from onrecord.relate.propositions.undecided import is_open, is_to_do
from onrecord.text import fold, word_set, words
from onrecord.vectors import cosine

_PLAIN = frozenset({Modality.ASSERTED, Modality.DENIED})
_TO_COME = frozenset({Modality.PLANNED, Modality.PREDICTED})
_REFUSABLE = frozenset({Modality.PLANNED})
_REFUSAL = re.compile(r"\b(?:reject\w*|refus\w*|rul(?:e|es|ed|ing) out|turn(?:s|ed|ing)? down|dismiss\w*)\b")
_HELD = frozenset(
    stem(w)
    for w in word_set(
        """accept accepts accepted agree agrees agreed believe believes believed buy recognise recognize acknowledge
        share true so case"""
    )
)
"""Verbs and words by whose negation a thing is said not to be so."""
_DENIABLE = frozenset({Modality.ASSERTED, Modality.OFFERED, Modality.REQUESTED})
"""What a denial or a refusal answers: what is put as so, offered or demanded; not what is planned or may be."""
_ANSWERED = 7
"""Days that a denial may come before what it denies: what is put later still is news of its own."""

# Chosen on the training stories, on stories left out of the weights of ``onrecord.relate.claims.standings``.
_NEAR_NUMBER = 0.4
"""Cosine of their sentences from which two numbers of one kind of thing may be of one thing."""
_NEAR = 0.5
"""The same for a denial or a negation and what it may be of."""
NEAREST = min(_NEAR_NUMBER, _NEAR) - 1e-6
"""Cosine of their sentences below which two assertions show nothing, whatever they say; a rounding less than that."""
_LIKE = 0.25
"""Share of common content words without which a negation negates something else."""

_LIKE_COUNTED = 0.4
"""The same for two numbers to be of one thing: ships that were attacked, and ships that were saved."""

_SHARE_OF = re.compile(
    r"(?: ?%| percent| per cent| pct)? of (?:(?:the|all|its|their|his|her|our|these|those) )*(\w+)", re.IGNORECASE
)
""" "81 percent of members"; the share's own words end before or behind "percent"."""
_ALONE = re.compile(r"\balone\b")
""" "In one village alone" is a part of what another gives."""
_DEATH = "~death"
_TOLLS = frozenset({_DEATH, "~injury"})
_LOWERED = re.compile(r"\b(?:now|revis\w+|correct\w+|lower\w+|reduc\w+|down|fewer|initial\w*|recount\w*|instead)\b")
_LONG_COPY, _COPIED = 8, 0.75
"""Words of a sentence from which it is not put in like words by chance, and the share of them in both."""

_CONTRAST = re.compile(
    r"(?:[,;–—-]\s*|\b(?:and|but|or)\s+)(?:not|never)\b|\bnot (?:only|just|merely)\b|\bnot\b[^.]{1,60}\bbut\b|"
    r"\bnot the [\w-]+ (?:that|which|who)\b",
    re.IGNORECASE,
)
"""A negation that sets off one thing against another says as much as it unsays: "training, not a mission".

"That's not the boat that won" says which it is not, and that one won."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|rul(?:e|es|ed) out|reject(?:s|ed)?|dismiss(?:es|ed)?|dispute[sd]?|rebut(?:s|ted)?|"
    r"refute[sd]?|debunk(?:s|ed)?|contest(?:s|ed)?|(?:shuts?|knock(?:s|ed)) (?:off|down))\b"
)
"""Who tells of a denial, or joins in it, does not put what is denied."""
_LEFT = re.compile(r"\bfrom $")
_LEAD = 6
"""Characters before a number in which it is told that another has taken its place."""
_LITTLE = word_set(
    """of that about from by on in last against the a an and or for to with at as it its their his her they he she was
    were is are be been being had has have would could will who which this these those there"""
)
"""Words by which nothing is recognised."""
_FEWEST_SHARED = 2
"""Common content words without which a negation is of something else."""
_FEWEST_DENIED = 2
"""Common content words by which a denial is of what another puts."""


@dataclass(frozen=True, slots=True)
class Ground:
    """How two assertions stand by what they show, and the reason in words.

    ``outright``: one of them says so in so many words, and nothing is left to be weighed.
    """

    standing: Standing
    reason: str
    outright: bool = False


def ground(one: Facts, other: Facts) -> Ground | None:
    """What two assertions show, the same whichever is given first; None for nothing that could be told.

    Never a contradiction between what is ahead and what is done, between two times or two scopes, or of one origin
    with itself.
    """
    later, earlier = in_order(one, other)
    if later.says_nothing or earlier.says_nothing or _one_place(later, earlier):
        return None
    if is_open(later.known.wording) or is_open(earlier.known.wording):
        return None
    near = cosine(later.known.vector, earlier.known.vector)
    if near >= _NEAR_NUMBER and (right := _set_right(later, earlier) or _set_right(earlier, later)):
        return right
    compared = compare(later.assertion, earlier.assertion, one_frame=bool(later.frames & earlier.frames))
    if compared is not None and not compared.equal:
        if later.assertion.polarity is earlier.assertion.polarity:
            return _numbers(later, earlier, near=near, compared=compared)
        if compared.is_nearly_equal:
            return None  # "nothing for twenty minutes" goes with "after nineteen minutes"
    then = none_now(later, earlier)
    if then:
        return Ground(Standing.DIFFERENT_SCOPE, then)
    if near < _NEAR or times_apart(later, earlier) or scopes_differ(later, earlier):
        return None
    return _done(later, earlier) or _opposed(later, earlier)


def is_contrast(facts: Facts) -> bool:
    """Whether its negation only sets off one thing against another."""
    return bool(_CONTRAST.search(facts.known.wording))


_FEWEST = 3
"""Words below which a wording is but a part of what is denied or put."""
_OPPOSING = re.compile(
    r"\b(?:challenges?|objections?|opposition|appeals?|lawsuits?|suits?|complaints?|criticisms?|concerns?|fears|worries|"
    r"doubts|bids? to (?:block|stop|overturn)|attempts? to (?:block|stop|overturn)|resistance|protests?)\b"
)
_ASKED = re.compile(r"\b(?:applications?|requests?|petitions?|pleas?|bids?|offers?|proposals?|motions?|calls?)\b")
_OPENING = 5
"""First words of what is denied, among which it is told what sort of thing that is."""
_UNREACHED = re.compile(
    r"\b(?:could|can|would|did|does|do|had|has|have)(?: not|n't|n’t) (?:immediately )?"
    r"(?:be reached|comment|respond|repl(?:y|ied)|responded|answer(?:ed)?|return)\b"
)


def denies(against: Facts, put: Facts) -> bool:
    """Whether a denial is of what another puts in the same claim, by the words of both."""
    answers = _DENIABLE | _REFUSABLE if _REFUSAL.search(cue_of(against)) else _DENIABLE
    if put.assertion.polarity is Polarity.NEGATIVE or put.assertion.modality not in answers or not says_not_so(against):
        return False
    if of_one_source(against, put) or _long_before(against, put):
        return False
    return against.folded == put.folded or _denies(against, put)


def _long_before(against: Facts, put: Facts) -> bool:
    """Whether a denial was made so long before that it cannot answer what was put then."""
    if against.said is None or put.said is None:
        return False
    return (put.said[0] - against.said[1]).days > _ANSWERED


def _one_place(later: Facts, earlier: Facts) -> bool:
    """Whether the words of one stand in those of the other, and it is no denial of just these words."""
    a, b = later.assertion, earlier.assertion
    if later.known.article.id == earlier.known.article.id and a.wording.overlaps(b.wording):
        return True
    if (a.modality is Modality.DENIED) != (b.modality is Modality.DENIED):
        return False
    return later.folded in earlier.folded or earlier.folded in later.folded


def _numbers(later: Facts, earlier: Facts, *, near: float, compared: Compared) -> Ground | None:
    """Two different numbers, both negated or neither."""
    a, b = later.assertion, earlier.assertion
    shared = bool(plain_shared(later, earlier))
    if {q.value for q in counted(a)} & {q.value for q in counted(b)}:
        return None  # "14 of 188" and "14" agree, and so do "14 and 9" and "14"
    if not (compared.one_kind or _are_dead(later, earlier, compared)) or near < _NEAR_NUMBER or not shared:
        return None
    if (a.modality in AHEAD) != (b.modality in AHEAD):
        return None
    if times_apart(later, earlier):
        alike = likeness(later, earlier) >= _LIKE_COUNTED  # else what was done then was another thing, too
        return Ground(Standing.DIFFERENT_SCOPE, f"{compared.told}, of {a.about} and of {b.about}") if alike else None
    scopes = _scope(later), _scope(earlier)
    if scopes[0] != scopes[1]:
        fits = (scopes[0] - scopes[1]) * (compared.one.value - compared.other.value) > 0  # no part outnumbers its whole
        return (
            Ground(Standing.DIFFERENT_SCOPE, f"{compared.told}, one of the whole and one of a part") if fits else None
        )
    if is_after(later, earlier):
        newer = f"{compared.told}; told on {a.said} and on {b.said}"
        newly = later.correction or (compared.may_be_newer and not _are_fewer_dead(later, earlier, compared))
        return Ground(Standing.REVISES, newer) if newly else None
    if later.correction or earlier.correction:
        return None  # a correction quotes what it takes back
    texts = later.known.article.text, earlier.known.article.text
    if a.modality is not b.modality or a.modality not in _PLAIN or can_both_hold(compared, texts):
        return None
    if of_one_source(later, earlier) or not (a.attribution and b.attribution):
        return None
    if _are_two(later, earlier, compared) or _copied(later, earlier):
        return None
    return Ground(Standing.CONTRADICTS, f"{compared.told}; {by(later)} against {by(earlier)}")


def _set_right(against: Facts, put: Facts) -> Ground | None:
    """The one says of the number that the other puts that it is not the right one: "nine masks, and not seven".

    What a later report of the same source says so updates it.
    """
    denied = numbers_denied(against.known.wording) - against.values
    number = next((q for q in counted(put.assertion) if q.value in denied), None) if denied else None
    text = put.known.article.text
    if number is not None and (bound(number.span.cut(text)) or _LEFT.search(text[: number.span.start][-_LEAD:])):
        return None  # "at least seven", "up from seven"
    if number is None or any(f.assertion.modality not in _PLAIN for f in (against, put)):
        return None
    if not (against.assertion.attribution or put.assertion.attribution):
        return None
    if of_one_source(against, put) or put.correction or _far((against, put)) or times_apart(against, put):
        return None
    if scopes_differ(against, put) or not plain_shared(against, put):
        return None
    reason = f"{told(number)}, put by {by(put)}, is said by {by(against)} not to be the number"
    return Ground(Standing.CONTRADICTS, reason, outright=True)


def _are_dead(later: Facts, earlier: Facts, compared: Compared) -> bool:
    """Whether both count the dead, whatever they call them: "at least 82 were killed", "257 people died"."""
    return _DEATH in later.frames & earlier.frames and are_dead(compared.one, compared.other)


def _are_fewer_dead(later: Facts, earlier: Facts, compared: Compared) -> bool:
    """Whether a toll is lower than an earlier one and does not say so: it is of a part, or on another's count."""
    toll = not _TOLLS.isdisjoint(later.frames & earlier.frames)
    return toll and compared.one.value < compared.other.value and not _LOWERED.search(later.folded)


def _scope(facts: Facts) -> int:
    """1 for what says that it is of the whole, −1 for what is of a part alone, 0 for neither."""
    return is_of_whole(facts) - bool(_ALONE.search(facts.folded))


def _are_two(later: Facts, earlier: Facts, compared: Compared) -> bool:
    """Whether two numbers are of two things: in unlike words, each of somebody whom the other does not name (what two
    clubs offered), or of two wholes; or whether one has taken the place of the other.
    """
    if likeness(later, earlier) < _LIKE_COUNTED or compared.is_beside or grew(later.folded) or grew(earlier.folded):
        return True
    mine, theirs = (f.names - {f.origin.key} for f in (later, earlier))
    return bool(mine - theirs and theirs - mine) or _of_two_wholes(later, earlier, compared)


def _of_two_wholes(later: Facts, earlier: Facts, compared: Compared) -> bool:
    """Whether one is a share "of voters", and the other not of what it names: they are of two wholes."""
    for quantity, facts, beside in ((compared.one, later, earlier), (compared.other, earlier, later)):
        whole = _SHARE_OF.match(facts.known.article.text, quantity.span.end) if quantity.unit == "%" else None
        if whole and stem(fold(whole[1])) not in beside.stems:
            return True
    return False


def _copied(later: Facts, earlier: Facts) -> bool:
    """Whether two papers have one sentence in their own voices, with a number that one of them has misprinted."""
    own = all(f.origin.key.startswith(OWN_VOICE) for f in (later, earlier))
    mine, theirs = (set(words(f.known.wording)) for f in (later, earlier))
    return own and min(len(mine), len(theirs)) >= _LONG_COPY and len(mine & theirs) >= _COPIED * len(mine | theirs)


def _done(later: Facts, earlier: Facts) -> Ground | None:
    """What was ahead is told as done by a later saying."""
    a, b = later.assertion, earlier.assertion
    if b.modality not in _TO_COME or a.polarity is not b.polarity or not is_done(later, earlier):
        return None
    if likeness(later, earlier) < LIKE:
        return None
    if len(_own_shared(later, earlier)) < _FEWEST_DENIED:
        return None
    return Ground(Standing.REVISES, f"{b.modality} on {b.said}, told as done on {a.said}: {shown(later, earlier)}")


def _opposed(later: Facts, earlier: Facts) -> Ground | None:
    """One denies or negates what the other puts."""
    pair = (later, earlier)
    if any(f.assertion.modality not in _PLAIN for f in pair) or of_one_source(later, earlier):
        return None
    if not plain_shared(later, earlier) or not any(f.assertion.attribution for f in pair) or _far(pair):
        return None
    if any(f.correction or is_to_do(f.known.wording, cue_of(f)) for f in pair):
        return None
    of = any(of_what(f.known.wording) for f in pair if f.assertion.modality is Modality.DENIED)
    if likeness(later, earlier) < _LIKE and not of:
        return None
    if any(f.folded.count(" ") + 1 < _FEWEST or _UNREACHED.search(f.folded) for f in pair):
        return None
    denying = [f for f in pair if f.assertion.modality is Modality.DENIED]
    negating = [f for f in pair if f.assertion.polarity is Polarity.NEGATIVE]
    if len(denying) + len(negating) != 1:
        return None
    against = (denying or negating)[0]
    put = earlier if against is later else later
    if not (_denies(against, put) if denying else _negates(against, put)):
        return None
    how = "denied" if denying else "negated"
    return Ground(Standing.CONTRADICTS, f"they share {shown(later, earlier)}; put by {by(put)}, {how} by {by(against)}")


def says_not_so(facts: Facts) -> bool:
    """Whether the cue of a denial says that it is not so; who "did not like it" only thinks little of it."""
    cue = words(cue_of(facts))
    if not any(NEGATION.fullmatch(word) for word in cue):
        return True
    return any(stem(word) in _HELD for word in cue)


def _denies(against: Facts, put: Facts) -> bool:
    """Whether what is denied is what is put, and not another thing of which one word is the same.

    Who rejects a challenge to a thing upholds it, who rejects an application does not deny that it was made, and who
    refuses to do a thing does not say what is so.
    """
    opening = " ".join(against.folded.split()[:_OPENING])
    as_so = put.assertion.modality is Modality.ASSERTED
    if _OPPOSING.search(opening) or (
        as_so and (_ASKED.search(opening) or is_to_do(against.known.wording, cue_of(against)))
    ):
        return False
    if any(NEGATION.fullmatch(word) for word in words(put.known.wording)):
        return False  # who is blamed for not paying, and who will not pay, are of one thing
    if not says_not_so(against) or _DENIAL.search(put.folded) or _DENIAL.search(cue_of(put)):
        return False
    of = of_what(against.known.wording)
    return _is_of_it(of, put) if of else len(_own_shared(against, put)) >= _FEWEST_DENIED


def _is_of_it(of: str, put: Facts) -> bool:
    """Whether what a denial names is what is put: most of its words are there ("the charge of a bypass")."""
    told_of = [stem(word) for word in words(of) if word not in _LITTLE]
    there = put.stems.union(stem(word) for word in words(put.known.wording))
    negated = any(NEGATION.fullmatch(word) for word in words(of))
    return bool(told_of) and not negated and 2 * sum(word in there for word in told_of) >= len(told_of)


def _own_shared(one: Facts, other: Facts) -> frozenset[str]:
    """Content words that stand in both wordings, not only in their sentences; names and words from names left out."""
    small = [{stem(fold(w)) for w in _WORD.findall(f.known.wording) if w.islower()} for f in (one, other)]
    return plain_shared(one, other) & small[0] & small[1]


def _negates(against: Facts, put: Facts) -> bool:
    """Whether what is negated is what both speak of, and the rest is alike: "was not inspected", "was inspected"."""
    if against.fragment or put.fragment or is_contrast(against):
        return False
    shared = plain_shared(against, put) - source_of(against) - source_of(put)
    if len(shared) < _FEWEST_SHARED:
        return False  # "she did nothing wrong", "the statements were wrong"
    both = {stem(word) for word in negated_in(put.known.wording)}  # "no problem", and "went off with no problems"
    negated = (word for word in negated_in(against.known.wording) if stem(word) not in both)
    return any(_is_of(word, shared) and _is_done_to(word, against, put) for word in negated)


def _is_done_to(word: str, against: Facts, put: Facts) -> bool:
    """Whether the one negates of a thing what the other says of just that: who received no aid received damage."""
    things = objects_of(against.known.wording).get(word, frozenset())
    there = put.stems | {stem(w) for w in words(put.known.wording)}
    return 2 * sum(stem(thing) in there for thing in things) >= len(things)


def _is_of(word: str, stems: frozenset[str]) -> bool:
    return stem(word) in stems or word in stems


def _far(pair: Sequence[Facts]) -> bool:
    first, last = (f.said for f in pair)
    return first is not None and last is not None and abs((first[0] - last[0]).days) > LONG
