"""What sort of sentence one is: whether it tells what happened, what is planned, or that nobody would say."""

from onrecord.model import Modality, Polarity
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.candidates import Candidate

_AHEAD = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.REQUESTED, Modality.OFFERED})
_TOLD_AS_SO = frozenset({Modality.ASSERTED, Modality.PLANNED})


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
    main = candidate.main
    if main is None or main.assertion.modality not in _AHEAD:
        return False
    return not lists.WAS_TO.search(candidate.words) and bool(lists.PLAN.search(candidate.words))


def opens_quoted(candidate: Candidate) -> bool:
    """Whether it begins with a quotation."""
    return candidate.words.startswith(("“", '"', "‘"))


def is_negated(candidate: Candidate) -> bool:
    """Whether it mainly says what is not so."""
    return candidate.main is not None and candidate.main.assertion.polarity is Polarity.NEGATIVE


def declines(candidate: Candidate) -> bool:
    """Whether somebody mainly would not say."""
    return candidate.main is not None and candidate.main.declines
