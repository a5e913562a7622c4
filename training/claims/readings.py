"""Each invented story as the pipeline reads it, twice: as its files are, and with the day of every article given.

A fifth of the invented articles print a full day, nearly all that come from feeds and web pages have one: what is
weighed by days (said later, on other days) would be learned from too little, and too much from what has none.
"""

import pickle
from collections.abc import Iterator
from pathlib import Path

from bench.origins import studied
from bench.stories.gold import GoldStory, stories
from bench.stories.ours import OurStory


def readings(folder: Path, keep: Path | None = None, *, writers: str = "") -> Iterator[tuple[GoldStory, OurStory]]:
    """Every story of the folder, of all writers or of those whose letters are given, both ways, one after the other.

    In ``keep``/stories, if it is given, readings are left for the next time; empty it when the stages have changed.
    """
    for story in (s for s in stories(folder) if not writers or s.id[0] in writers):
        for dated in (False, True):
            name = f"{story.id}-{'dated' if dated else 'printed'}.pkl"
            yield story, _reading(story, keep / "stories" / name if keep else None, dated=dated)


def _reading(story: GoldStory, path: Path | None, *, dated: bool) -> OurStory:
    if path is not None and path.exists():
        kept: OurStory = pickle.loads(path.read_bytes())  # noqa: S301  # our own
        return kept
    ours = studied(story, dated=dated)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(ours))
    return ours
