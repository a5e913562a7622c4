from cProfile import Profile
from dataclasses import replace

from onrecord.model import Attribution, Span
from onrecord.tell.lines.held import Contents
from tests.findings import capture_of, findings_of

SAID = findings_of(capture_of("Ana Ruiz said it is closed."), speaker="Ana Ruiz", cue="said", content="it is closed")


def attributions(number: int) -> tuple[Attribution, ...]:
    """So many, each with content of its own, a hundred characters from one to the next."""
    said = SAID.attributions[0]
    return tuple(replace(said, id=f"{n}", content=(Span(100 * n, 100 * n + 80),)) for n in range(number))


def test_all_that_hold_a_character_are_near_in_their_order() -> None:
    every = attributions(40)
    held = Contents(every[::-1])
    for span in (Span(0, 1), Span(79, 80), Span(250, 900), Span(511, 513), Span(3979, 3980)):
        overlapping = [a for a in every[::-1] if any(c.overlaps(span) for c in a.content)]
        assert [a for a in held.near((span,)) if a in overlapping] == overlapping


def test_what_is_near_is_few_however_many_there_are() -> None:
    few, many = Contents(attributions(50)), Contents(attributions(5_000))
    spans = (Span(1210, 1290), Span(2400, 2440))
    assert [a.id for a in few.near(spans)] == [a.id for a in many.near(spans)]
    assert calls(few, spans) == calls(many, spans)


def calls(held: Contents, spans: tuple[Span, ...]) -> int:
    profile = Profile()
    profile.runcall(held.near, spans)
    return sum(entry.callcount for entry in profile.getstats())


def test_each_is_found_by_its_id() -> None:
    every = attributions(3)
    assert Contents(every).by_id == {a.id: a for a in every}
