"""Mentions: who and what is named, and which mentions of one article are the same."""

from collections.abc import Sequence

from onrecord.model import Article, Evidence, Mention, Sentence, Span, Word
from onrecord.read.mentions.entities import Group, find_groups
from onrecord.read.mentions.kinds import find_kinds, surface_of
from onrecord.read.mentions.lexicon import AGENCIES
from onrecord.read.mentions.names import find_names
from onrecord.read.mentions.page import Page, Range
from onrecord.read.mentions.pronouns import body_meant, gender_of, person_meant
from onrecord.read.mentions.roles import collect_roles, described_at, referent_of
from onrecord.read.mentions.trail import Trail

__all__ = ["find_mentions"]

Place = tuple[Range, int, Evidence]


def find_mentions(
    article: Article, sentences: Sequence[Sentence], words: Sequence[Word], *, names: Sequence[tuple[Span, str]]
) -> tuple[Mention, ...]:
    """Mentions in text order; those of one entity share its number, its kind and its fullest name.

    ``names`` are the model's names with OntoNotes labels. Names do not overlap; a description such as "the Ruritanian
    president" may hold the name of a place.
    """
    page = Page(article, sentences, words)
    press = [*_publishers(article), *AGENCIES.values()]
    found = find_names(page, names, stated=press)
    kinds, plain = find_kinds(page, found, press=press)
    groups = find_groups(page, [f for f in found if surface_of(page, f) in kinds], kinds, plain=plain)
    collect_roles(page, groups)
    places = [(w, n, evidence) for n, group in enumerate(groups) for w, evidence in group.places]
    places.extend(_references(page, groups, places))
    return _mentions(page, groups, places)


def _publishers(article: Article) -> list[str]:
    stated = [article.publisher.value] if article.publisher else []
    return [*stated, *(credit.name for credit in article.credits)]


def _references(page: Page, groups: Sequence[Group], named: Sequence[Place]) -> list[Place]:
    """Pronouns and descriptions that take up a named entity."""
    trail = Trail(page, groups)
    starts = {words[0]: (words, number) for words, number, _ in named}
    inside = {i for words, _, _ in named for i in range(*words)}
    trail.named_at.update({trail.head_of(words): number for words, number, _ in named})
    found: list[Place] = []
    for i in range(len(page.words)):
        if i in starts:
            trail.add(*starts[i])
        if i in inside:
            continue
        place = _reference(page, trail, i)
        if place is not None:
            trail.add(place[0], place[1])
            found.append(place)
    return found


def _reference(page: Page, trail: Trail, word: int) -> Place | None:
    form = page.lower[word]
    if gender_of(form):
        meant = person_meant(trail, word)
    elif form in {"it", "its"}:
        meant = body_meant(trail, word)
    else:
        phrase = described_at(page, word)
        meant = referent_of(trail, phrase) if phrase is not None else None
        return (phrase.words, *meant) if phrase is not None and meant is not None else None
    return ((word, word + 1), *meant) if meant is not None else None


def _mentions(page: Page, groups: Sequence[Group], places: Sequence[Place]) -> tuple[Mention, ...]:
    """Mentions in text order, entities numbered by their first."""
    numbers: dict[int, int] = {}
    made = []
    for words, group, evidence in sorted(places, key=lambda p: (p[0][0], -p[0][1])):
        number = numbers.setdefault(group, len(numbers))
        entity = groups[group]
        made.append(Mention(page.span_of(words), entity.kind, number, entity.name, evidence))
    return tuple(made)
