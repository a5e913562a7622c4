import pytest

from onrecord.attribute.find import ruled_drafts
from onrecord.attribute.page import page_of
from onrecord.attribute.stances.stance import stance_of
from onrecord.model import Stance
from tests.attribute.articles import found, one, reading_of


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The mayor said the dam was safe.", "said", Stance.ASSERTS),
        ("The mayor denied the claim.", "denied", Stance.DENIES),
        ("The mayor denied saying that the dam was weak.", "denied saying", Stance.DENIES),
        ("The mayor did not deny saying that the dam was weak.", "did not deny saying", Stance.LEAVES_OPEN),
        ("The mayor dismissed reports that the dam was weak.", "dismissed", Stance.DENIES),
        ("The mayor dismissed the protest as noise.", "dismissed", Stance.ASSERTS),
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


def test_a_negation_inside_a_quotation_does_not_negate_the_cue() -> None:
    assert one("“Are we there? Probably not,” the mayor said.", "said").stance is Stance.ASSERTS


def test_refusing_to_rule_out_leaves_open() -> None:
    stances = {s.stance for s in found("The mayor refused to rule out a sale of the dam.")}
    assert Stance.LEAVES_OPEN in stances
    assert Stance.DENIES not in stances


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The mayor would not say whether the dam was safe.", "would not say", Stance.DECLINES),
        ("The mayor has yet to explain why the dam was built.", "has yet to explain", Stance.SILENT),
        ("The mayor was considering “selling the dam”.", "was considering", Stance.LEAVES_OPEN),
        ("The mayor considers the dam safe.", "considers", Stance.ASSERTS),
        ("The mayor did not rule out a sale of the dam.", "did not rule out", Stance.LEAVES_OPEN),
        ("The mayor did not deny that the dam was weak.", "did not deny", Stance.LEAVES_OPEN),
        ("The mayor has not yet approved the sale of the dam.", "has not yet approved", Stance.LEAVES_OPEN),
        ("The mayor has not approved the sale of the dam.", "has not approved", Stance.DENIES),
        ("The mayor ruled out a sale of the dam.", "ruled out", Stance.DENIES),
        ("The mayor does not believe that the dam is weak.", "does not believe", Stance.DENIES),
        ("The mayor does not plan to sell the dam.", "does not plan", Stance.DENIES),
        ("The mayor threatened to close the dam.", "threatened", Stance.WARNS),
        ("The mayor called the dam a disgrace.", "called", Stance.ASSERTS),
        ("The mayor called on the board to mend the dam.", "called on", Stance.DEMANDS),
        ("The mayor insisted that the dam was safe.", "insisted", Stance.ASSERTS),
        ("The mayor wants the board to mend the dam.", "wants", Stance.DEMANDS),
        ("The mayor wants to sell the dam.", "wants", Stance.PLANS),
        ("The mayor agreed that the dam was old.", "agreed", Stance.ASSERTS),
        ("The mayor ordered that the dam be drained.", "ordered", Stance.DEMANDS),
        ("Nobody said the dam was safe.", "said", Stance.SILENT),
        ("No one said the dam was safe.", "said", Stance.SILENT),
        ("Neither company confirmed that the dam was safe.", "confirmed", Stance.SILENT),
        ("The mayor said nothing was stolen.", "said", Stance.ASSERTS),
        ("The mayor did not announce that the dam was sold.", "did not announce", Stance.SILENT),
        ("The mayor did not regret that the dam was sold.", "did not regret", Stance.ASSERTS),
        ("The mayor would like the board to mend the dam.", "would like", Stance.DEMANDS),
        ("The mayor disputed that the dam was safe.", "disputed", Stance.DENIES),
        ("A spokesman who declined to be named said the dam was safe.", "said", Stance.ASSERTS),
        ("An official who refused to be named warned that the dam was weak.", "warned", Stance.WARNS),
    ],
)
def test_what_turns_a_cue_and_which_sense_it_has(text: str, cue: str, stance: Stance) -> None:
    page = page_of(reading_of(text))
    (draft,) = [d for d in ruled_drafts(page) if d.cue[0].cut(text) == cue]
    assert stance_of(page, draft) is stance


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The union has dropped its demand that the owners pay for the quay.", "has dropped its demand", Stance.DENIES),
        ("The union withdrew its threat to close the port.", "withdrew its threat", Stance.DENIES),
        ("The owners retracted their claim that the crane was safe.", "retracted their claim", Stance.LEAVES_OPEN),
        ("The ministry has not indicated that it will act.", "has not indicated", Stance.SILENT),
        ("The records do not indicate that the crane was safe.", "do not indicate", Stance.DENIES),
    ],
)
def test_what_is_given_up_or_given_no_sign_of_is_no_longer_said(text: str, cue: str, stance: Stance) -> None:
    assert one(text, cue).stance is stance


def test_a_so_called_thing_is_nobodys_word() -> None:
    assert "called" not in {s.cue for s in found("Ann Field, the so-called “queen of the quay”, opened the fair.")}


def test_whom_the_police_questioned_is_nothing_said() -> None:
    assert found("The coast guard has questioned more than 100 people there.") == []
    assert found("Two sailors, who were questioned by the coast guard after the raid, were freed.") == []
    assert [s.source for s in found("Mr Holm questioned the decision to close the bridge.")] == ["Mr Holm"]


def test_what_somebody_is_denied_is_no_denial() -> None:
    assert found("Mr Lind was denied a visa by the ministry.") == []
    assert found("Had they allowed it, they would have denied the dictator an opportunity to gain support.") == []
    assert [s.stance for s in found("Mr Lind denied the charge.")] == [Stance.DENIES]


@pytest.mark.parametrize("deed", ["speculate on the motive", "describe the dam", "release the report"])
def test_whoever_will_not_tell_declines_and_denies_nothing(deed: str) -> None:
    assert {s.stance for s in found(f"The mayor declined to {deed}.")} == {Stance.DECLINES}


def test_a_denial_in_a_statement_is_a_denial() -> None:
    assert [s.stance for s in found("The mayor denied in a statement that the dam was weak.")] == [Stance.DENIES]


def test_who_says_nothing_about_it_is_silent() -> None:
    assert [s.stance for s in found("The mayor said nothing about the dam.")] == [Stance.SILENT]


def test_who_will_not_release_somebody_refuses_and_who_will_not_release_a_name_says_nothing() -> None:
    assert {s.stance for s in found("The board refused to release the prisoners.")} == {Stance.DENIES}
    assert {s.stance for s in found("The board refused to release the report.")} == {Stance.DECLINES}
    assert {s.stance for s in found("The board declined to share any details.")} == {Stance.DECLINES}
