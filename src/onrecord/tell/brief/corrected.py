"""What of a story was corrected, taken back or overtaken since it was told."""

from collections.abc import Mapping
from functools import cached_property

from onrecord.model import Span
from onrecord.record import Recorded
from onrecord.relate.origins.desk import is_headed_as_correction, note_of_change
from onrecord.tell.claims import Claims, Mark
from onrecord.tell.claims.standings import Stands
from onrecord.tell.claims.withdrawn import retracted
from onrecord.tell.story import Claim, Located, Story, first_day


class Corrected:
    """The corrections of one story, and what they take with them."""

    def __init__(self, story: Story) -> None:
        self._story, self._claims = story, story.once(Claims)
        self._gone: dict[str, frozenset[str]] = {}
        self._fallen: dict[str, bool] = {}

    @cached_property
    def notices(self) -> frozenset[str]:
        """Articles, by id, that do nothing but correct what stood in others."""
        return frozenset(r.article.id for r in self._story.articles if is_headed_as_correction(r.article.text))

    @cached_property
    def retracted(self) -> Mapping[str, str]:
        """Articles that a correction in the record names by their headline, with the id of the correction."""
        return self._story.once(retracted)

    def is_note(self, recorded: Recorded, span: Span) -> bool:
        """Whether a sentence is of the note at the end of a report that says what an earlier version of that had."""
        text = recorded.article.text
        return bool(note_of_change(text)) and bool(note_of_change(text[: span.end]))

    def is_gone(self, located: Located) -> bool:
        """Whether it was corrected or taken back since, or only takes something back."""
        claim = self._story.claim_of[located.assertion.id]
        if claim.id not in self._gone:
            self._gone[claim.id] = frozenset(self._claims.standings.withdrawn(claim))
        return located.retracts or located.assertion.id in self._gone[claim.id]

    def later(self, claim: Claim) -> tuple[Mark, Located] | None:
        """What corrects a claim, or else what stands in its place, where something does: others may put it still."""
        marks = {*self._claims.marks(claim)}
        for mark, stands in ((Mark.CORRECTED, Stands.CORRECTS), (Mark.UPDATED, Stands.UPDATES)):
            if mark not in marks:
                continue
            ties = (t for t in self._claims.standings.ties(claim) if t.stands is stands)
            found = [g.other for t in ties for g in t.grounds] or [m for m in claim.members if m.retracts]
            if found:
                return mark, min(found, key=lambda m: (first_day(m.assertion.said or "9999"), m.assertion.id))
        return None

    def has_fallen(self, claim: Claim) -> bool:
        """Whether whoever put a claim first corrected it or took it back, or a later one stands in its place.

        Others who put it still have not taken it back, so it is told; but the story is not opened with it.
        """
        if claim.id not in self._fallen:
            marks = {*self._claims.marks(claim)}
            self._fallen[claim.id] = not marks.isdisjoint({Mark.CORRECTED, Mark.UPDATED})
        return self._fallen[claim.id]
