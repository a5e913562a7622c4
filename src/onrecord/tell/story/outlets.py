"""The outlets of a story: who puts out its articles, and who is told of as having reported something."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.decide.pins import OUTLET
from onrecord.relate.origins.desk import reporting

if TYPE_CHECKING:
    from onrecord.tell.story.story import Story


def told_outlets(story: "Story") -> dict[str, str]:
    """What people decided to call an outlet, by the name that its page states."""
    called = story.decided.names
    settled = {key for key in (*story.full_keys, *called) if key.startswith(OUTLET)}
    if not settled:
        return {}
    outlets = story.once(outlets_of)
    told = {}
    for name in {r.article.publisher.value for r in story.articles if r.article.publisher}:
        key = reporting(name)
        root = story.entity(key)
        if root in settled or root != key:
            known = story.actors[root].name if root in story.actors else outlets.get(root, name)
            told[name] = called.get(root) or known
    return told


def outlets_of(story: "Story") -> dict[str, str]:
    """A name for each outlet, by the key of its reporting; of several spellings the one that most articles have."""
    articles = story.articles
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for recorded in articles:
        for origin in {a.origin for a in recorded.assertions if a.origin.key.startswith(OUTLET)}:
            spelled[origin.key][origin.name] += 1
        if recorded.article.publisher is not None:
            name = recorded.article.publisher.value
            spelled[reporting(name)][name] += len(articles)  # how it spells itself goes before how others do
    nameless = {OUTLET + r.article.id for r in articles}
    return {key: _best(names) for key, names in sorted(spelled.items()) if key not in nameless}


def _best(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name.isupper(), name))
