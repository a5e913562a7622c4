"""Which articles are of one story, and which mentions of the same event, on ECB+.

``--data`` is the folder with ``ECB+/`` and ``ECBplus_coreference_sentences.csv``. Topics that the shipped weights were
trained on are scored by cross-validation: five parts by topic, each scored by weights made from the other four; other
topics are scored by the shipped weights. An article's address, which stands in the corpus as its first line, is not
read. Event mentions are given, in the checked sentences, as the corpus's protocol has it; sub-topics are those found.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import pstdev

from bench.ecb.corpus import Document, load
from bench.ecb.same import Weights, weights
from bench.ecb.scores import Score, b_cubed, ceaf_e, conll, muc
from bench.ecb.tellings import Telling, by_story, compared, tellings_of, together
from bench.result import Result
from onrecord.model import Reading
from onrecord.read import read
from onrecord.resolve.alike import Judge, judge
from onrecord.resolve.gist import gist_of
from onrecord.resolve.stories import Pile
from training.happenings.fit import OUT, fit, parts
from training.happenings.tellings import fit_tellings

PUBLISHED = {
    "TF-IDF, average link (topics 36-45)": {"b_cubed": 0.870},
    "same stem, predicted topics (topics 36-45)": {"conll_f1": 0.750},
    "same stem, gold sub-topics (topics 36-45)": {"conll_f1": 0.766},
    "LH+D (topics 36-45)": {"conll_f1": 0.803},
    "CDLM (topics 36-45)": {"conll_f1": 0.856},
}
"""Upadhyay et al., COLING 2016 (LH+D as of Barhom et al., ACL 2019); Caciularu et al., EMNLP Findings 2021."""
_PARTS = 5


def run(data: Path, *, split: str | None) -> Result:  # noqa: ARG001  # the topics that are there are the split
    """Score the topics of the folder."""
    documents = load(data)
    readings = {d.name: read(d.article) for d in documents}
    found = [_scored(part, readings) for part in _judged(documents, readings)]
    return _result(documents, found)


Judged = tuple[list[Document], Judge, Weights]
Labels = tuple[list[str], list[str]]
"""Gold and found, item by item."""


def _judged(documents: Sequence[Document], readings: Mapping[str, Reading]) -> Iterator[Judged]:
    """Articles that are scored together, with what they are judged by."""
    trained = frozenset(json.loads(OUT.read_text("utf-8"))["topics"])
    fresh = [d for d in documents if int(d.topic) not in trained]
    if fresh:
        yield fresh, judge(), weights()
    seen = [d for d in documents if int(d.topic) in trained]
    for held in parts({int(d.topic) for d in seen}, _PARTS) if seen else ():
        others = [d for d in seen if int(d.topic) not in held]
        learnt = fit([gist_of(readings[d.name]) for d in others], *_gold(others))
        yield [d for d in seen if int(d.topic) in held], learnt, fit_tellings(others, readings)


def _gold(documents: Iterable[Document]) -> tuple[dict[str, str], dict[str, int]]:
    ordered = list(documents)
    return {d.article.id: d.subtopic for d in ordered}, {d.article.id: int(d.topic) for d in ordered}


def _scored(judged: Judged, readings: Mapping[str, Reading]) -> dict[str, Labels]:
    """Labels of articles and of event mentions, and of mentions by the rule of the same stem."""
    documents, by, of_events = judged
    groups = Pile(gist_of(readings[d.name]) for d in documents).groups(by=by)
    story = {article: group.articles[0] for group in groups for article in group.articles}
    tellings = {d.name: tellings_of(d, readings[d.name]) for d in documents}
    gold: list[str] = []
    found: list[str] = []
    stems: list[str] = []
    for told in by_story(documents, tellings, story):
        joint = together(told, list(compared(told)), of_events)
        number = {mention: group[0] for group in joint for mention in group}
        for mention, put, happening in told:
            gold.append(happening)
            found.append(number[mention])
            stems.append(f"{story_of(told)} {' '.join(sorted(put.words))}")
    return {
        "articles": ([d.subtopic for d in documents], [story[d.article.id] for d in documents]),
        "mentions": (gold, found),
        "same stem": (gold, stems),
    }


def story_of(told: Sequence[Telling]) -> str:
    """A name for the story that holds these mentions."""
    return told[0][0] if told else ""


def _result(documents: Sequence[Document], found: Sequence[Mapping[str, Labels]]) -> Result:
    articles, mentions, stems = (_all(found, what) for what in ("articles", "mentions", "same stem"))
    stories = b_cubed(*articles)
    each = [b_cubed(*part["articles"]).f1 for part in found]
    events = [conll(*part["mentions"]) for part in found]
    figures = {
        "b_cubed": stories.f1,
        "b_cubed_precision": stories.precision,
        "b_cubed_recall": stories.recall,
        "b_cubed_spread": pstdev(each),
        "conll_f1": conll(*mentions),
        "conll_spread": pstdev(events),
        "muc": muc(*mentions).f1,
        "mention_b_cubed": b_cubed(*mentions).f1,
        "ceaf_e": ceaf_e(*mentions).f1,
        "same_stem_conll_f1": conll(*stems),
        "articles": float(len(documents)),
        "mentions": float(len(mentions[0])),
    }
    rows = [("articles by sub-topic, B³", *_told(stories))]
    for name, score in (("MUC", muc), ("B³", b_cubed), ("CEAF-e", ceaf_e)):
        rows.append((f"event mentions, {name}", *_told(score(*mentions))))
    rows.append(("event mentions, CoNLL", "", "", f"{figures['conll_f1']:.3f}"))
    rows.append(("same stem in the sub-topics found, CoNLL", "", "", f"{figures['same_stem_conll_f1']:.3f}"))
    rows += [(name, "", "", "  ".join(f"{k} {v:.3f}" for k, v in held.items())) for name, held in PUBLISHED.items()]
    return Result("same-story", figures, dict(PUBLISHED), ("what", "precision", "recall", "F1"), tuple(rows))


def _all(found: Sequence[Mapping[str, Labels]], what: str) -> Labels:
    """The labels of all parts; groups of different parts are never one."""
    gold = [g for part in found for g in part[what][0]]
    return gold, [f"{n}/{f}" for n, part in enumerate(found) for f in part[what][1]]


def _told(score: Score) -> tuple[str, str, str]:
    return f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}"
