"""What sort of sentence one is: whether it tells what happened, what is planned, or that nobody would say."""

from onrecord.model import Modality, Polarity
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.candidates import Candidate

_AHEAD = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.REQUESTED, Modality.OFFERED})
_TOLD_AS_SO = frozenset({Modality.ASSERTED, Modality.PLANNED})
_ROOT = 3
"""Letters by which the word for what is counted is known again in the plural."""


def is_unanswered(candidate: Candidate) -> bool:
    """Whether somebody would not say, or it says what is not known."""
    return bool(lists.UNANSWERED.search(candidate.words))


def puts_forward(candidate: Candidate) -> bool:
    """Whether it mainly puts something forward."""
    main = candidate.main
    return main is not None and not main.declines and not main.denies


def is_news(candidate: Candidate) -> bool:
    """Whether it puts forward something that is known."""
    return puts_forward(candidate) and not is_unanswered(candidate)


def is_put_so(candidate: Candidate) -> bool:
    """Whether what it mainly puts forward is told as so, by a source or in an article's own voice."""
    main = candidate.main
    if main is None or not puts_forward(candidate):
        return False
    said = main.attribution is not None and main.assertion.modality is not Modality.CONDITIONAL
    return said or main.assertion.modality in _TOLD_AS_SO


def is_fact(candidate: Candidate) -> bool:
    """Whether it can be told as what happened."""
    return is_put_so(candidate) and not is_unanswered(candidate) and not lists.CONTESTING.search(candidate.words)


def is_ahead(candidate: Candidate) -> bool:
    """Whether it mainly says what is to come."""
    if not is_planned(candidate):
        return False
    return not lists.WAS_TO.search(candidate.words) and bool(lists.PLAN.search(candidate.words))


def is_planned(candidate: Candidate) -> bool:
    """Whether it mainly puts a plan, a forecast, a demand or an offer."""
    return candidate.main is not None and candidate.main.assertion.modality in _AHEAD


def opens_quoted(candidate: Candidate) -> bool:
    """Whether it begins with a quotation."""
    return candidate.words.startswith(("“", '"', "‘"))


def is_negated(candidate: Candidate) -> bool:
    """Whether it mainly says what is not so."""
    return candidate.main is not None and candidate.main.assertion.polarity is Polarity.NEGATIVE


def declines(candidate: Candidate) -> bool:
    """Whether somebody mainly would not say."""
    return candidate.main is not None and candidate.main.declines


def numbers_in(candidate: Candidate) -> set[float]:
    """The numbers of what it mainly says."""
    return {q.value for q in candidate.main.assertion.quantities} if candidate.main is not None else set()


def gives_other_number(one: Candidate, other: Candidate, common: frozenset[str]) -> bool:
    """Whether two sentences count one thing, by the word for it, and have no number in common."""
    a, b = ([q for m in c.inside for q in m.assertion.quantities] for c in (one, other))
    if not a or not b or {q.value for q in a} & {q.value for q in b}:
        return False
    counted = {w[:_ROOT] for q in a for w in q.unit.split()[-1:] if len(w) > _ROOT}
    return any(t[:_ROOT] in counted for t in other.terms - common)
