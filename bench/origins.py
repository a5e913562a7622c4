"""Origins of claims: DATA holds stories, each a folder with its articles and ``gold.json``.

``multi_exact``, ``false_independence`` and ``false_merge`` are over claims that several articles support, with the
gold's assertions given; with ``e2e_`` before them the assertions and claims are our own too.
"""

import json
import tempfile
from pathlib import Path

from bench.result import Result
from bench.stories.gold import GoldStory, stories
from bench.stories.ours import OurStory, given_labels, own_labels
from bench.stories.scoring import score
from onrecord.model import Judgement
from onrecord.pipeline import build
from onrecord.record.view import View
from onrecord.settings import Settings

PUBLISHED: dict[str, object] = {
    "baselines, given assertions (8 stories)": {
        "counting articles": {"multi_exact": 0.268, "false_independence": 0.993, "false_merge": 0.114},
        "counting publishers": {"multi_exact": 0.321, "false_independence": 0.973, "false_merge": 0.127},
        "clusters of headlines": {"multi_exact": 0.268, "false_independence": 0.993, "false_merge": 0.114},
        "clusters of 8-word shingles": {"multi_exact": 0.446, "false_independence": 0.667, "false_merge": 0.316},
    }
}


def run(data: Path, *, split: str | None) -> Result:  # noqa: ARG001  # the stories have no parts
    gold = list(stories(data))
    ours = {story.id: studied(story) for story in gold}
    given = {s.id: {c.id: given_labels(ours[s.id], c) for c in s.claims} for s in gold}
    own = {s.id: own_labels(ours[s.id], s) for s in gold}
    figures = score(gold, given).figures() | score(gold, own).figures("e2e_")
    rows = tuple((name, f"{value:.3f}") for name, value in figures.items())
    return Result("origins", figures, PUBLISHED, ("figure", "value"), rows)


def studied(story: GoldStory, *, dated: bool = False) -> OurStory:
    """Run the whole pipeline over the article files of one story.

    ``dated`` gives the day of each article with it, as feeds and web pages do; else it knows what its text prints.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.onrecord"
        files = _with_days(story, Path(folder)) if dated else [story.folder / name for name in sorted(story.texts)]
        build([str(file) for file in files], path, settings=Settings(workers=1))
        with View(path) as view:
            recorded = list(view.all_recorded())
            aliases = {short: alias.full for short, alias in view.aliases().items() if alias.full}
    texts = {r.article.id: r.article.id for r in recorded}
    for found in recorded:
        for reprint in found.reprints:
            if reprint.judgement is Judgement.SAME and reprint.other in texts:
                texts = _joined(texts, found.article.id, reprint.other)
    names = {Path(name).stem: name for name in story.texts}
    return OurStory(
        {names[Path(name).stem]: (r.article.text, r.assertions) for r in recorded for name in r.names},
        tuple(relation for r in recorded for relation in r.relations),
        {a.id: texts[r.article.id] for r in recorded for a in r.assertions},
        aliases,
        tuple(recorded),
    )


def _with_days(story: GoldStory, folder: Path) -> list[Path]:
    """Each article as a JSON object with its day."""
    files = []
    for name, text in sorted(story.texts.items()):
        files.append(folder / f"{Path(name).stem}.json")
        files[-1].write_text(json.dumps({"text": text, "published": story.published.get(name, "")}), encoding="utf-8")
    return files


def _joined(texts: dict[str, str], one: str, other: str) -> dict[str, str]:
    """Both articles, and all that are one text with either, under one id."""
    kept, gone = sorted((texts[one], texts[other]))
    return {article: kept if text == gone else text for article, text in texts.items()}
