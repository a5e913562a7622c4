"""How the evidence for a claim is headed."""

from pathlib import Path

from rich.console import Console

from onrecord.cli.evidence import evidence_page
from onrecord.decide import identified, quotation_of
from onrecord.model import Decision, DecisionKind
from onrecord.tell.claims import Claims
from onrecord.tell.claims.evidence import evidence
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Pier was not looked at",
        "May 4, 2031",
        "Jo Field said on Monday that leaders of Tarn had put off a second look at the pier.",
    ),
    "b.txt": news(
        "Mayor answers",
        "May 5, 2031",
        "Ann Lee, the mayor of Tarn, has denied that a warning was set aside.",
        publisher="Sundby Post",
    ),
}


def test_who_denies_a_claim_in_other_words_is_told_as_denying_it(tmp_path: Path) -> None:
    out = Console(width=120, record=True, highlight=False, color_system=None)
    with story_of(tmp_path, PAGES) as machine:
        one, other = (
            next(m for m in machine.assertions.values() if words in m.words) for words in ("second look", "set aside")
        )
        quoted = tuple((quotation_of(m.recorded, m.assertion),) for m in (one, other))
        day = "2031-05-11T10:00:00.000000+00:00"
        join = identified(Decision("", DecisionKind.JOIN, "Mia Lund", day, "one matter", quoted=quoted))
        story = machine.under([join])
        claims, claim = Claims(story), story.claim_of[one.assertion.id]
        assert evidence(claims, claim).denied
        with out.capture() as captured:
            out.print(evidence_page(story, evidence(claims, claim), drawn=False))
    told = captured.get()
    assert "in the same words" not in told
    assert told.count("Denied by") == 1
