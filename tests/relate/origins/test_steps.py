"""Steps of a count, each a sentence."""

from onrecord.relate.origins.steps import How, Step


def test_a_step_is_told_as_a_sentence() -> None:
    assert str(Step("watchdog", How.MAY_BE, "Harbour Board", "the same description")) == (
        "watchdog may be Harbour Board: the same description"
    )
    assert str(Step("diver", How.IS, "diver", "two papers carry one text")) == (
        "diver, the same in both: two papers carry one text"
    )
    assert str(Step("Jo Field", How.PUTS, why="a named person; put once")) == "Jo Field: a named person; put once"
    assert str(Step("Eastmoor Post", How.ADDS_NONE)) == (
        "Eastmoor Post shows no source of its own, so it adds no origin"
    )


def test_whoever_is_called_otherwise_elsewhere_is_called_so_in_a_step() -> None:
    step = Step("officials", How.MAY_BE, "the port", "officials of the port")
    called = step.called({"officials": "two port officials", "the port": "Port of Eastmoor"})
    assert str(called) == "two port officials may be Port of Eastmoor: officials of the port"


def test_only_steps_that_say_where_an_origin_belongs_place_it() -> None:
    assert [how for how in How if not how.places] == [How.PUTS, How.MAY_SAY_ELSE]
