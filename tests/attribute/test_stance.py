import pytest

from onrecord.model import Stance
from tests.attribute.articles import found, one


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The mayor said the dam was safe.", "said", Stance.ASSERTS),
        ("The mayor denied the claim.", "denied", Stance.DENIES),
        ("The mayor confirmed that the dam was safe.", "confirmed", Stance.CONFIRMS),
        ("The mayor vowed to mend the dam.", "vowed", Stance.PLANS),
        ("The mayor demanded that the dam be mended.", "demanded", Stance.DEMANDS),
        ("The mayor warned that the dam was weak.", "warned", Stance.WARNS),
        ("The mayor predicted that the dam would burst.", "predicted", Stance.PREDICTS),
        ("The mayor asked whether the dam was safe.", "asked", Stance.ASKS),
        ("The mayor declined to comment.", "declined", Stance.DECLINES),
        ("The mayor did not say whether the dam was safe.", "did not say", Stance.SILENT),
        ("The mayor refused to say whether the dam was safe.", "refused to say", Stance.DECLINES),
    ],
)
def test_the_stance_of_a_cue(text: str, cue: str, stance: Stance) -> None:
    assert one(text, cue).stance is stance


def test_silence_is_on_the_record_too() -> None:
    stances = {s.stance for s in found("The utility did not immediately respond to a request for comment.")}
    assert Stance.SILENT in stances
