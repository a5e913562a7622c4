"""The verifier: how many told lines it refuses when one thing in them is made wrong; how many it passes as they are.

``--data`` is a folder of stories, each a folder of articles; a folder of articles beside it, given as ``--split``, and
the sample story count as further stories. The lines are those of the brief, of the timeline, and other sentences
that stand alone.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import onrecord
from bench.result import Result
from bench.verifying.mutations import KINDS, mutations
from onrecord.pipeline import build
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.brief import brief
from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.lines import Lines
from onrecord.tell.brief.standing import standing
from onrecord.tell.lines.told import Told, cite, faults
from onrecord.tell.story import Story
from onrecord.tell.verify import verify

_SEED, _OTHERS = 7, 25
SAMPLE = Path(onrecord.__file__).parent / "sample" / "articles"


def run(data: Path, *, split: str | None) -> Result:
    """Figures: the share caught, in all and by kind, and the share of lines as they are that pass."""
    chance = random.Random(_SEED)  # noqa: S311
    caught: Counter[str] = Counter()
    made: Counter[str] = Counter()
    passed = whole = 0
    for folder in _folders(data, split):
        for story in _stories(folder):
            names = sorted({a.name for a in story.actors.values() if " " in a.name})
            for told in told_lines(story):
                whole += 1
                passed += not verify(told.text, told.citations, story)
                speakers = sorted({a.name for a in story.actors.values() if a.attributions and a.name in told.text})
                for wrong in mutations(told.text, speakers=speakers, names=names, chance=chance):
                    made[wrong.kind] += 1
                    caught[wrong.kind] += bool(verify(wrong.words, told.citations, story))
    figures = {"caught": sum(caught.values()) / max(1, sum(made.values())), "passed": passed / max(1, whole)}
    figures |= {"mutated": sum(made.values()), "untouched": whole}
    figures |= {f"caught_{kind}": caught[kind] / made[kind] for kind in KINDS if made[kind]}
    rows = tuple((kind, str(made[kind]), f"{caught[kind] / made[kind]:.3f}") for kind in KINDS if made[kind])
    rows += (("all", str(sum(made.values())), f"{figures['caught']:.3f}"),)
    rows += (("untouched: passed", str(whole), f"{figures['passed']:.3f}"),)
    return Result("verifier", figures, columns=("made wrong in", "lines", "caught"), rows=rows)


def told_lines(story: Story) -> Iterator[Told]:
    """The lines of the brief, then sentences that could have been told, some with only their own words."""
    seen: set[str] = set()
    for told in brief(story).lines:
        seen.add(told.text)
        yield told
    candidates = Candidates(story)
    lines = Lines(candidates)
    made = (line.told for c in candidates.all if (line := lines.line(c)) is not None and line.text not in seen)
    yield from islice(made, _OTHERS)
    stand = (
        Told((cite(c.recorded, found.span),))
        for c in candidates.all
        if (found := standing(story, c.recorded, c.sentence)) is not None and not found.brackets
    )
    yield from islice((told for told in stand if not faults(told, story)), _OTHERS)


def _folders(data: Path, split: str | None) -> Iterator[list[str]]:
    for folder in sorted(p for p in data.iterdir() if p.is_dir()):
        yield sorted(str(p) for p in folder.iterdir() if p.suffix in {".txt", ".html"})
    yield sorted(map(str, SAMPLE.iterdir()))
    if split is not None:
        yield sorted(map(str, Path(split).iterdir()))


def _stories(files: list[str]) -> Iterator[Story]:
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "story.onrecord"
        build(files, record, settings=replace(Settings(), workers=1))
        with View(record) as view:
            yield Story(view)
