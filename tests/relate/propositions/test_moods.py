import pytest

from onrecord.model import Modality, Polarity, Stance
from onrecord.relate.propositions.moods import modality_of, polarity_of
from tests.relate.pages import page


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("The ferry sank.", Polarity.POSITIVE),
        ("The ferry did not sink.", Polarity.NEGATIVE),
        ("No sailors were hurt.", Polarity.NEGATIVE),
        ("Nobody was hurt.", Polarity.NEGATIVE),
        ("Friday’s trip to the pier wasn’t her first.", Polarity.NEGATIVE),
        ("The ferry's crew weren’t.", Polarity.NEGATIVE),
        ("The captain, who had not slept, steered the ferry.", Polarity.POSITIVE),
    ],
)
def test_a_negation_of_the_main_clause_counts(sentence: str, polarity: Polarity) -> None:
    reading = page(sentence)
    assert polarity_of(reading.words, (0, len(reading.words))) is polarity


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The ferry sank on Friday.", Modality.ASSERTED),
        ("The ferry will sail on Friday.", Modality.PLANNED),
        ("The ferry is to sail on Friday.", Modality.PLANNED),
        ("The board plans to close the harbour.", Modality.PLANNED),
        ("The ferry may sail on Friday.", Modality.POSSIBLE),
        ("If the wind drops, the ferry will sail.", Modality.CONDITIONAL),
        ("The board expects the toll to rise.", Modality.PREDICTED),
        ("The delay was due to fog.", Modality.ASSERTED),
    ],
)
def test_modals_and_plans_of_the_main_clause_tell_the_modality(sentence: str, modality: Modality) -> None:
    reading = page(sentence)
    assert modality_of(reading.words, (0, len(reading.words)), None) is modality


def test_the_stance_of_the_source_goes_before_the_words() -> None:
    reading = page("The ferry sank.")
    assert modality_of(reading.words, (0, len(reading.words)), Stance.DENIES) is Modality.DENIED
