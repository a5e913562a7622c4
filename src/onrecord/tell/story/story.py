"""The record as a story: entities under their names, claims with their assertions, what stands behind each."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import Concatenate, ParamSpec, TypeVar, cast

from onrecord.decide import Decided, Found, decide, grouped
from onrecord.errors import NothingFound
from onrecord.model import (
    Attribution,
    Decision,
    DecisionKind,
    DecisionStatus,
    EntityKind,
    Judgement,
    Origin,
    Reprint,
    Ruling,
)
from onrecord.record import Recorded, Relations, View, uncollected
from onrecord.relate.origins.count import Count
from onrecord.tell.story.actors import Actor, actors_of
from onrecord.tell.story.asserted import Claim as Claim  # noqa: PLC0414  # a story is told by these two
from onrecord.tell.story.asserted import Located as Located  # noqa: PLC0414
from onrecord.tell.story.behind import Behind
from onrecord.tell.story.denials import Denials
from onrecord.tell.story.outlets import outlets_of, told_outlets
from onrecord.tell.story.together import together
from onrecord.text import address_parts, first_day

P = ParamSpec("P")
Made = TypeVar("Made")

UNNAMED_PUBLISHER = "publisher not stated"


class Story:
    """Everything a telling asks for, worked out once from a view. Nothing here is kept in the record.

    What the machine found is told as people decided it: by the log of the record, or by ``log`` in its stead.
    """

    def __init__(self, view: View, *, log: Iterable[Decision] | None = None) -> None:
        self.view = view
        self._log = log
        self._told: dict[Hashable, object] = {}

    def once(self, make: Callable[Concatenate["Story", P], Made], *given: P.args, **named: P.kwargs) -> Made:
        """What ``make`` works out of the story, worked out the first time it is asked for and kept.

        ``make`` is a class or a function of a module, what is ``given`` has a hash: together they are the key.
        """
        key = make, given, tuple(sorted(named.items()))
        if key not in self._told:
            self._told[key] = make(self, *given, **named)
        return cast("Made", self._told[key])

    def under(self, log: Iterable[Decision]) -> "Story":
        """The same findings under another log, without reading them again."""
        story = Story(self.view, log=log)
        story.found = self.found
        return story

    @cached_property
    def found(self) -> Found:
        """What the machine found, whatever people decided."""
        articles = self.view.held()
        relations = self.view.relations(a.id for r in articles for a in r.assertions)
        return Found(articles, self.view.aliases(), self.view.shared(), relations)

    @cached_property
    def decided(self) -> Decided:
        """The findings with the decisions laid over them: the one place where that is done."""
        return decide(self.found, self.view.decisions() if self._log is None else self._log)

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """The decisions that are not undone, with what has become of them and what the machine held."""
        held = (r for r in self.decided.rulings if r.decision.kind is not DecisionKind.UNDO)
        return tuple(r for r in held if r.status is not DecisionStatus.UNDONE)

    def whole(self, recorded: Recorded) -> Recorded:
        """An article read from the record anew, with its findings as decided."""
        held = self.by_id[recorded.article.id]
        return recorded.having(
            resolutions=held.resolutions,
            reprints=held.reprints,
            assertions=held.assertions,
            relations=held.relations,
        )

    @cached_property
    def articles(self) -> tuple[Recorded, ...]:
        """The articles by date of publication, those without a date last."""
        return tuple(sorted(self.decided.articles, key=_published_order))

    @cached_property
    def by_id(self) -> dict[str, Recorded]:
        """The articles by id."""
        return {r.article.id: r for r in self.articles}

    def article(self, named: str) -> Recorded:
        """The article with this id, beginning of an id, or file name. Raises NothingFound for none or several."""
        found = self._called.get(named, [])
        found = found or [r for r in self.articles if r.article.id.startswith(named)]
        if len(found) == 1:
            return found[0]
        what = "no article" if not found else f"{len(found)} articles"
        raise NothingFound(f"{what} under {named!r}", fix="list them with their ids: onrecord show STORY")

    @cached_property
    def _called(self) -> dict[str, list[Recorded]]:
        """The articles by id and by file name."""
        found: defaultdict[str, list[Recorded]] = defaultdict(list)
        for recorded in self.articles:
            for name in {recorded.article.id, *recorded.names}:
                found[name].append(recorded)
        return dict(found)

    @cached_property
    def full_keys(self) -> dict[str, str]:
        """For short name keys, and those that people joined to others, the key they stand for."""
        return {a.short: a.full for a in self.decided.aliases.values() if a.judgement is Judgement.SAME}

    def entity(self, key: str) -> str:
        """The key under which an entity is told: a short name's full one, where there is only one it can be."""
        while key in self.full_keys:  # a full name may itself stand for a longer one; aliases never lead back
            key = self.full_keys[key]
        return key

    def entity_of(self, recorded: Recorded, local: int | None) -> str | None:
        """The key of an article's entity number."""
        return self._locals.get((recorded.article.id, local)) if local is not None else None

    def entities_of(self, recorded: Recorded, attribution: Attribution) -> tuple[str, ...]:
        """The keys of everybody whose saying an attribution is, in text order."""
        keys = (self.entity_of(recorded, one.entity) for one in attribution.by_each())
        return tuple(dict.fromkeys(key for key in keys if key is not None))

    def voice_of(self, located: Located) -> str | None:
        """The key of whoever puts an assertion: of a saying of several the one on whose word it is."""
        said = located.attribution
        if said is None:
            return None
        if not said.parties:
            return self.entity_of(located.recorded, said.entity)
        key = self.entity(located.assertion.origin.key)
        return key if key in self.actors else None

    @cached_property
    def _locals(self) -> dict[tuple[str, int | None], str]:
        return {(r.article.id, x.local): self.entity(x.entity) for r in self.articles for x in r.resolutions}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Everybody and everything named, by key, most mentioned first."""
        return actors_of(self)

    def actor(self, named: str) -> Actor:
        """The actor whose name has these words. Raises NothingFound for none."""
        wanted = set(named.casefold().split())
        for actor in self.actors.values():
            if wanted <= set(actor.name.casefold().split()):
                return actor
        raise NothingFound(f"nobody called {named!r} in this record", fix="list everybody: onrecord people STORY")

    def publisher(self, recorded: Recorded) -> str:
        """Who put the article out, as far as it says; of one fetched from an address that says nothing, the host."""
        stated = recorded.article.publisher
        if stated is not None:
            return self.once(told_outlets).get(stated.value, stated.value)
        hosts = (address_parts(address).hostname or "" for address in recorded.addresses)
        return next((host.removeprefix("www.") for host in hosts if host), UNNAMED_PUBLISHER)

    def called(self, origin: Origin) -> str:
        """What an origin is called by all of the record: as the actor or the outlet that it is found to be."""
        root = self.entity(origin.key)
        actor = self.actors.get(root)
        if root in self.decided.names:
            return self.decided.names[root]
        if actor is not None:  # of a group a page may mean some: "Northerners", for "Northern"
            return origin.name if actor.kind is EntityKind.GROUP else actor.name
        return self.once(outlets_of).get(root, origin.name) if root != origin.key else origin.name

    def located(self) -> Iterator[Located]:
        """Every assertion of the record, article by article."""
        for recorded in self.articles:
            said = {a.id: a for a in recorded.attributions}
            for assertion in recorded.assertions:
                yield Located(recorded, assertion, said.get(assertion.attribution or ""))

    @cached_property
    def assertions(self) -> dict[str, Located]:
        """Every assertion by id."""
        return {found.assertion.id: found for found in self.located()}

    @property
    def relations(self) -> Relations:
        """How assertions stand to one another, between assertions that are both still held."""
        return self.decided.relations

    @cached_property
    def shared_texts(self) -> tuple[tuple[str, Reprint], ...]:
        """Pairs of articles that have passages in common, each once, told from the article with the smaller id."""
        found: dict[tuple[str, str], Reprint] = {}
        for recorded in self.articles:
            here = recorded.article.id
            for reprint in recorded.reprints:
                if reprint.other in self.by_id:
                    pair = _pair(here, reprint.other)
                    found[pair] = reprint if here == pair[0] else reprint.turned(here)
        return tuple((pair[0], found[pair]) for pair in sorted(found))

    @cached_property
    def reprints(self) -> tuple[tuple[str, str, float], ...]:
        """Pairs of articles that carry one text, with the share of the shorter one that is common."""
        order = {article: n for n, article in enumerate(self.by_id)}
        held = (x for x in self.decided.shared if x.other in order)
        found = {_pair(x.article, x.other): x for x in sorted(held, key=lambda x: order[x.article])}
        return tuple((*pair, x.share) for pair, x in sorted(found.items()) if x.judgement is Judgement.SAME)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, those that most origins and articles carry first."""
        return tuple(
            sorted(self.claims_by_id.values(), key=lambda c: (-c.least, -c.articles, -len(c.members), c.id)),
        )

    @cached_property
    def claims_by_id(self) -> dict[str, Claim]:
        """The claims by id, in order of their ids. No origins are counted for it: it takes half of the time."""
        with uncollected():
            groups = self.decided.groups
            if groups is None:
                groups = grouped(self.articles, self.relations)
            denials = self.once(Denials)
            made = [self._claim(part) for group in groups for part in denials.parted(group)]
        return {c.id: c for c in sorted(made, key=attrgetter("id"))}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """The claim each assertion belongs to, by the assertion's id."""
        return {member.assertion.id: claim for claim in self.claims_by_id.values() for member in claim.members}

    def _claim(self, group: tuple[str, ...]) -> Claim:
        members = [self.assertions[i] for i in group]
        members.sort(key=lambda m: (m.assertion.said, m.carries_another, m.assertion.id))
        worded, reasons = self.decided.worded, self.decided.because
        chosen = next((m for m in members if m.assertion.id in worded), None) if worded else None
        because = dict.fromkeys(e for i in sorted(group) for e in reasons.get(i, ())) if reasons else ()
        return Claim(min(group), tuple(members), Behind(self, members), chosen, tuple(because))

    def count(self, members: Iterable[Located]) -> Count:
        """The origins behind assertions of one claim."""
        return Behind(self, list(members)).count

    @cached_property
    def texts(self) -> dict[str, str]:
        """For each article the smallest id of those that carry its text."""
        heads = together((one, other) for one, other, _ in self.reprints)
        return {r.article.id: heads.get(r.article.id, r.article.id) for r in self.articles}


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _published_order(recorded: Recorded) -> tuple[str, str, str]:
    """By day; those that leave the year open after them by month and day, and those without a day last."""
    stated = recorded.article.published
    if stated is None:
        return "9999", "Z", recorded.article.id
    day = first_day(stated.value)
    return day, stated.value if day == "9999" else "", recorded.article.id
