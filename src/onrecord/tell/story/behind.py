"""What stands behind a claim: how many origins, at least and at most, and which of them are sure to put just this."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.decide.log import METHOD as DECIDED
from onrecord.model import Assertion, Judgement
from onrecord.relate.origins.count import Apart, Count
from onrecord.relate.origins.steps import How, Step
from onrecord.tell.story.asserted import Located, putting
from onrecord.tell.story.near import Near
from onrecord.tell.story.together import together

if TYPE_CHECKING:
    from onrecord.tell.story.story import Story


class Behind:
    """The origins behind assertions of one claim. Whoever denies it, retracts it or will not say is none.

    A story puts its claims in order by the least; the rest is worked out of those it is asked of.
    """

    def __init__(self, story: "Story", members: Sequence[Located]) -> None:
        self._story, self._members = story, members

    @cached_property
    def least(self) -> int:
        """How many there are at least: a count is only as good as the claim is one."""
        return min(self._apart.least, self._firm.least) if self._apart.least > 1 else self._apart.least

    @cached_property
    def count(self) -> Count:
        """How many there are, step by step why, and what rests on each."""
        found = self._apart.count
        if self.least == found.minimum:
            return found
        kept = {a.id for a in self._firm.members}
        loose = [a for a in self._apart.members if a.id not in kept]
        names = list(dict.fromkeys(a.origin.name for a in loose if a.origin.certain or a.attribution is not None))
        steps = (*found.steps, *(Step(name, How.MAY_SAY_ELSE) for name in names))
        return replace(found, minimum=self.least, steps=steps, loose=tuple(a.id for a in loose))

    @cached_property
    def _apart(self) -> Apart:
        put = putting(self._members)
        texts = {m.assertion.id: self._story.texts[m.recorded.article.id] for m in put} if len(put) > 1 else {}
        return Apart([self._known(m.assertion) for m in put], texts)

    def _known(self, assertion: Assertion) -> Assertion:
        """The assertion with its origin under the key by which the whole record knows it."""
        alias = self._story.decided.aliases.get((was := assertion.origin).key)
        doubted = alias is not None and alias.judgement is Judgement.UNSURE and was.evidence.method != DECIDED
        sure = was.certain and not doubted  # else it may be counted already
        origin = replace(was, key=self._story.entity(was.key), certain=sure)
        return assertion if origin == was else replace(assertion, origin=origin)

    @cached_property
    def _firm(self) -> Apart:
        """Those among them over which most origins are linked, by near links or by a person. What has a "not" more may
        be quite another thing.
        """
        put, texts = self._apart.members, self._apart.texts
        joined = [a.id for a in put if a.id in self._story.decided.joined]
        said = {a.id: a.polarity for a in put}
        near = (pair for pair in self._story.once(Near).between(said) if said[pair[0]] is said[pair[1]])
        heads = together([*near, *pairwise(joined)])
        parts: defaultdict[str, list[Assertion]] = defaultdict(list)
        for assertion in put:
            parts[heads.get(assertion.id, assertion.id)].append(assertion)
        return max((Apart(part, texts) for part in parts.values()), key=lambda part: (part.least, len(part.members)))
