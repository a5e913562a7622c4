from collections.abc import Sequence

from onrecord.model import Judgement, Reprint
from onrecord.resolve import resolve
from tests.known import MemoryKnown
from tests.resolve.articles import reading_of

LEAD = "The upper lock at Grenholm was shut on Monday after a barge struck its eastern gate, the canal office said."
REST = (
    "Divers found a crack two metres long below the water line and ordered the basin to be drained within the week. "
    "About forty boats are waiting on either side, among them two hotel ships with more than three hundred guests. "
    "Repairs could take until the end of the month, an engineer told the crews who had gathered at the town quay."
)
OTHER_LEAD = "Skippers stuck below Grenholm complained on Tuesday that nobody could tell them when they would move on."
QUOTE = "“We heard the gate groan, then the whole basin went quiet and we knew that nobody would sail for a long while”"


def compare(one: str, other: str, *, publishers: Sequence[str] = ("", "")) -> Reprint | None:
    known = MemoryKnown()
    known.add(resolve(reading_of(one, publisher=publishers[0]), known))
    found = resolve(reading_of(other, publisher=publishers[1]), known).reprints
    assert len(found) <= 1
    return found[0] if found else None


def test_the_same_text_is_a_verbatim_reprint() -> None:
    text = f"{LEAD}\n{REST}"
    found = compare(text, text + " ")
    assert found is not None
    assert found.judgement is Judgement.SAME
    assert found.evidence.reason.startswith("verbatim")
    assert found.share == 1.0


def test_a_shortened_text_is_cut() -> None:
    found = compare(f"{LEAD}\n{REST}", f"{LEAD}\n{REST[:225]}")
    assert found is not None
    assert found.judgement is Judgement.SAME
    assert found.evidence.reason.startswith("cut")


def test_a_text_under_another_lead_is_a_reprint() -> None:
    found = compare(f"{LEAD}\n{REST}", f"{OTHER_LEAD}\n{REST}")
    assert found is not None
    assert found.judgement is Judgement.SAME
    assert found.evidence.reason.startswith("under another lead")


def test_passages_cut_out_the_same_words_on_both_sides() -> None:
    one, other = f"{LEAD}\n{REST}", f"{OTHER_LEAD}\n{REST}"
    found = compare(one, other)
    assert found is not None
    for passage in found.passages:
        assert passage.span.cut(other) == passage.other_span.cut(one)


def test_a_shared_quotation_is_no_reprint() -> None:
    one = f"{LEAD} {QUOTE}, a skipper said."
    other = f"{OTHER_LEAD} {QUOTE}, said one of them."
    found = compare(one, other)
    assert found is not None
    assert found.judgement is Judgement.DIFFERENT
    assert found.evidence.method == "shared-quotation"


def test_different_reports_of_one_event_are_not_compared() -> None:
    assert compare(LEAD, OTHER_LEAD) is None


def test_the_judgement_does_not_depend_on_the_order() -> None:
    one, other = f"{LEAD}\n{REST}", f"{OTHER_LEAD}\n{REST}\n{LEAD}"
    there, back = compare(one, other), compare(other, one)
    assert there is not None
    assert back is not None
    assert (there.share, there.judgement, there.evidence) == (back.share, back.judgement, back.evidence)
    assert {(p.span, p.other_span) for p in there.passages} == {(p.other_span, p.span) for p in back.passages}


AGENCY = (
    "GRENHOLM (Reuters) - Forty-two boats are stuck at Grenholm lock, harbour master Odile Brandvold told Reuters.\n"
    "Brandvold said that 310 guests of two hotel ships had to be fed for 17 days."
)
RETOLD = (
    "How does one feed three hundred and ten stranded tourists? Speaking to Reuters, Odile Brandvold put it at 310.\n"
    "At Grenholm, where 42 vessels wait, Brandvold reckons with 17 more breakfasts."
)


def test_a_retold_text_that_credits_the_agency_is_suspected() -> None:
    found = compare(AGENCY, RETOLD)
    assert found is not None
    assert found.judgement is Judgement.UNSURE
    assert "Reuters" in found.evidence.reason


def test_the_same_figures_without_credit_are_no_rewriting() -> None:
    assert compare(AGENCY, RETOLD.replace("Speaking to Reuters, ", "")) is None


def test_a_paper_that_is_named_counts_as_credit() -> None:
    own = AGENCY.replace("(Reuters) - ", "").replace("told Reuters", "said")
    retold = RETOLD.replace("Reuters", "the Canal Courier")
    found = compare(own, retold, publishers=("The Canal Courier", "Morning Lantern"))
    assert found is not None
    assert "Canal Courier" in found.evidence.reason


def test_repeated_words_stay_linear() -> None:
    found = compare("tide and time " * 5000, "tide and time " * 4000 + "end")
    assert found is None or found.share <= 1.0
