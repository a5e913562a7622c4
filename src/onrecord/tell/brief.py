"""The brief of a story: one page, every line cut from the articles, none of it told as ours."""

from dataclasses import dataclass

from onrecord.model import Modality, Naming, Polarity
from onrecord.tell.choose import Candidate, Chooser, main_assertion
from onrecord.tell.story import Actor, Story
from onrecord.tell.told import Told, cite, faults

_AHEAD = {Modality.PLANNED, Modality.PREDICTED, Modality.REQUESTED, Modality.OFFERED}


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the brief with its lines."""

    heading: str
    lines: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class KeyActor:
    """Somebody the coverage turns on: in how many articles, how often quoted, and a line of what they said."""

    name: str
    articles: int
    quoted: int
    line: Told | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief. The numbers of ``known`` are counts over the record."""

    headline: Told | None
    parts: tuple[Part, ...]
    actors: tuple[KeyActor, ...]
    articles: int
    reprints: int
    attributions: int
    unnamed: int

    @property
    def lines(self) -> tuple[Told, ...]:
        """Every told line."""
        head = (self.headline,) if self.headline else ()
        return (*head, *(line for part in self.parts for line in part.lines), *(a.line for a in self.actors if a.line))


def brief(story: Story) -> Brief:
    """The brief of a story. The same record gives the same brief; no line is told that fails ``told.faults``."""
    chooser = Chooser(story)
    chosen: list[Candidate] = []
    parts = []
    order = {recorded.article.id: number for number, recorded in enumerate(story.articles)}
    for heading, most, fits in (
        ("In short", 1, _settled),
        ("Core facts", 5, _settled),
        ("Denied or disputed", 2, _denied),
        ("Planned, asked for or expected", 3, _ahead),
    ):
        found = chooser.best((c for c in chooser.candidates if fits(c)), most=most, besides=chosen)
        chosen.extend(c for c, _ in found)
        if found:
            in_order = sorted(found, key=lambda pair: order[pair[0].recorded.article.id])
            parts.append(Part(heading, tuple(told for _, told in in_order)))
    said = [a for r in story.articles for a in r.attributions]
    return Brief(
        headline=_headline(story, chosen),
        parts=tuple(parts),
        actors=tuple(_key_actors(story, chooser, chosen)),
        articles=len(story.articles),
        reprints=len(story.reprints),
        attributions=len(said),
        unnamed=sum(1 for a in said if a.naming in {Naming.ANONYMOUS, Naming.UNNAMED_PERSON, Naming.UNNAMED_GROUP}),
    )


def _settled(candidate: Candidate) -> bool:
    asserted = main_assertion(candidate)
    return asserted is not None and asserted.modality is Modality.ASSERTED and not _denied(candidate)


def _denied(candidate: Candidate) -> bool:
    asserted = main_assertion(candidate)
    if asserted is None or asserted.attribution is None:
        return False
    return asserted.modality is Modality.DENIED or asserted.polarity is Polarity.NEGATIVE


def _ahead(candidate: Candidate) -> bool:
    asserted = main_assertion(candidate)
    return asserted is not None and asserted.modality in _AHEAD


def _headline(story: Story, chosen: list[Candidate]) -> Told | None:
    """The title of the newest article among those the brief is made of, as that article words it."""
    told = {c.recorded.article.id for c in chosen}
    for recorded in reversed(story.articles):
        title = recorded.article.title
        if recorded.article.id in told and title is not None and title.spans:
            line = Told((cite(recorded, title.spans[0]),))
            if not faults(line, story):
                return line
    return None


def _key_actors(story: Story, chooser: Chooser, chosen: list[Candidate]) -> list[KeyActor]:
    actors = sorted(story.actors.values(), key=lambda a: (-len(a.attributions), -a.mentions, a.key))
    found = []
    for actor in actors[:5]:
        if not actor.attributions:
            continue
        lines = chooser.best(_by(actor, chooser), most=1, besides=chosen)
        chosen.extend(c for c, _ in lines)
        found.append(KeyActor(actor.name, len(actor.articles), len(actor.attributions), lines[0][1] if lines else None))
    return found


def _by(actor: Actor, chooser: Chooser) -> list[Candidate]:
    """Sentences that mainly tell what the actor said."""
    said = {attribution.id for _, attribution in actor.attributions}
    mains = ((c, main_assertion(c)) for c in chooser.candidates)
    return [c for c, asserted in mains if asserted is not None and asserted.attribution in said]
