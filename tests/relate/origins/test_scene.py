"""What counts as seen by a reporter: what a sentence says so of, and what stands beside it."""

import pytest

from onrecord.model import Naming, Reading
from onrecord.relate.origins.scene import saw
from tests.relate.pages import page, said, told

FAR = (
    "The harbour was built by three brothers from the hills, and for ninety years nobody gave a thought to its walls. "
)
"""Enough words to leave a scene."""


@pytest.mark.parametrize(
    ("sentence", "seen"),
    [
        ("From the quay I counted nine boats.", True),
        ("Our reporters saw the ferry go down.", True),
        ("An agency reporter at the harbour saw two boats burn.", True),
        ("“I saw it burn,” said Jo Field.", False),
        ("Jo Field ran. “I saw it burn.", False),
        ("The ferry went down at noon.", False),
        ("We are told to wait.", False),
        ("Norland held talks with US officials.", False),
        ("The sea saw nothing like it after World War I saw nine million die.", False),
        ("The Phase I trial found that nine sailors recovered.", False),
        ("When I reached the quay, nine boats were burning.", True),
        ("We shall see.", False),
        ("Please let us know.", False),
        ("Let us look at the facts.", False),
        ("The register, which a doctor let me read, has nine names.", True),
        ("So let us look at the facts.", False),
        ("A new quay would let us invest in boats.", False),
        ("As we saw in the spring, boats burn.", False),
        ("As we watched, nine boats burned.", True),
        ("We saw in 2029 that boats burn.", False),
        ("I saw in the news that nine boats burned.", False),
        ("I hope you found nine boats.", False),
        ("I found the quay to be dull.", False),
        ("I found nine boats on the quay.", True),
        ("The loss is constantly with me.", False),
        ("The harbour master went down to the quay with me.", True),
        ("It showed me that boats burn.", False),
        ("He showed us the register.", True),
        ("Fire is on our team.", False),
        ("Our team saw nine boats burn.", True),
        ("Our correspondent in Tarn says that the boats will be rebuilt.", False),
        ("Our correspondent in Tarn counted nine boats.", True),
        ("Our Harbour PAC was founded in May.", False),
        ("Reporters noted nine boats.", False),
        ("A reporter can be heard asking for boats.", False),
    ],
)
def test_only_a_reporters_own_perception_is_first_hand(sentence: str, seen: bool) -> None:
    assert saw(sentence) is seen


def test_what_is_told_beside_what_a_reporter_saw_is_first_hand() -> None:
    reading = page("I stood on the quay at noon. Nine boats were burning.", publisher="Eastmoor Post")
    assert methods(reading) == ["first-hand", "first-hand"]


def test_what_is_told_far_from_it_is_not() -> None:
    reading = page("I stood on the quay at noon.", FAR * 4, "Nine boats have burnt.", publisher="Eastmoor Post")
    assert methods(reading)[0] == "first-hand"
    assert methods(reading)[-1] == "publisher"


@pytest.mark.parametrize(
    "background",
    [
        "The Harbour Board owns nine boats.",
        "The boats had been built in Tarn.",
        "Nine boats burned here three years ago.",
        "The quay closes at noon.",
    ],
)
def test_background_beside_what_a_reporter_saw_is_none_of_it(background: str) -> None:
    reading = page(f"I stood on the quay at noon. {background}", publisher="Eastmoor Post")
    assert methods(reading) == ["first-hand", "publisher"]


def test_what_somebody_tells_of_themselves_is_no_report() -> None:
    reading = page(
        "I stood on the quay with my wife. Nine boats were burning.",
        "I think my father would have wept. I saw it again last night.",
        publisher="Eastmoor Post",
    )
    assert set(methods(reading)) == {"publisher"}


@pytest.mark.parametrize(
    "who", ["A star journalist", "Norwegian journalists", "Western journalists", "The Norwegian journalist"]
)
def test_a_journalist_of_no_house_is_somebody_who_is_told_of(who: str) -> None:
    reading = page(f"{who} said nine boats had burned.", publisher="Eastmoor Post")
    one = said(reading, who, "said", "nine boats had burned", naming=Naming.PUBLISHER)
    assertions, _ = told([(reading, [one])])
    assert [a.origin.certain for a in assertions] == [False]


def test_what_somebody_else_says_they_saw_makes_no_scene() -> None:
    paragraph = "Jo Field said I saw it from the quay. Nine boats were burning."
    reading = page(paragraph, publisher="Eastmoor Post")
    assertions, _ = told([(reading, [said(reading, "Jo Field", "said", "I saw it from the quay")])])
    assert [a.origin.evidence.method for a in assertions] == ["named", "publisher"]


def test_what_is_said_in_half_of_a_sentence_makes_no_scene_either() -> None:
    paragraph = "Jo Field, who has worked on the harbour for forty years, said we saw it burn. Nine boats are lost."
    reading = page(paragraph, publisher="Eastmoor Post")
    assertions, _ = told([(reading, [said(reading, "Jo Field", "said", "we saw it burn")])])
    assert {a.origin.evidence.method for a in assertions} == {"named", "publisher"}


def methods(reading: Reading) -> list[str]:
    """How the origins of a page in its own voice are known, in its order."""
    return [a.origin.evidence.method for a in told([(reading, [])])[0]]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("A Post reporter counted nine boats.", True),
        ("Reporters saw nine boats.", True),
        ("A television crew filmed nine boats.", True),
        ("On Monday reporters counted nine boats.", True),
        ("A reporter for the Tarn Sound counted nine boats.", False),
        ("Rescue crews saw nine boats.", False),
        ("Search teams counted nine boats.", False),
        ("A Sound team filmed nine boats.", False),
        ("Nine boats burnt, a reporter for the Tarn Sound saw.", False),
    ],
)
def test_what_rescuers_and_other_houses_see_a_paper_has_not_seen(sentence: str, own: bool) -> None:
    assert saw(sentence, house="Eastmoor Post") is own


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("A Tarn Courier reporter counted nine boats.", "reporting:tarncourier"),
        ("A BBC photographer at the quay saw nine boats burn.", "reporting:bbc"),
        ("A reporter for the Tarn Courier watched nine boats burn.", "reporting:tarncourier"),
        ("An Eastmoor Post reporter counted nine boats.", "reporting:eastmoorpost"),
        ("A reporter for this newspaper counted nine boats.", "reporting:eastmoorpost"),
        ("On Monday reporters counted nine boats.", "reporting:eastmoorpost"),
    ],
)
def test_what_a_reporter_counts_in_the_own_voice_is_the_observation_of_the_house_named(sentence: str, key: str) -> None:
    reading = page("I stood on the quay at noon.", sentence, publisher="Eastmoor Post")
    origin = told([(reading, [])])[0][-1].origin
    assert (origin.key, origin.certain) == (key, True)


@pytest.mark.parametrize("marks", ["“”", '""', "''"])
def test_what_is_quoted_from_nobody_who_is_told_of_was_not_seen_by_the_reporter(marks: str) -> None:
    reading = page(
        f"Jo Field was on the quay. {marks[0]}It was dark. I saw boats burn.{marks[1]} Nobody came.",
        publisher="Eastmoor Post",
    )
    assert set(methods(reading)) == {"publisher"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Jo Field said: “It was dark.", "I saw boats burn.", "Nobody came.”"),
        ("Jo Field, a diver, added:", "I saw boats burn."),
    ],
)
def test_words_that_run_on_below_the_line_they_begin_in_are_no_reporters(lines: tuple[str, ...]) -> None:
    reading = page(*lines, publisher="Eastmoor Post")
    assert "first-hand" not in methods(reading)


@pytest.mark.parametrize(
    "lines",
    [
        ("Q: What happened to the boats?", "A: I saw nine of them burn.", "Q: And then?", "A: Nobody came."),
        ("This is an edited transcript of what the mayor said.", "I saw nine boats burn."),
        ("My fellow sailors, we met on the quay in May.", "I saw nine boats burn."),
    ],
)
def test_who_speaks_in_an_interview_or_a_speech_is_no_reporter(lines: tuple[str, ...]) -> None:
    reading = page(*lines, publisher="Eastmoor Post")
    assert "first-hand" not in methods(reading)
