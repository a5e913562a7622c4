"""The sentence encoder that ships: all-MiniLM-L6-v2, taught by a larger one how near sentences lie, and by the stories.

    python -m training.claims.distil STORIES.jsonl NEWS OUT.pt --large FOLDER --taught LARGE.pt
        [--hold-out STORIES.jsonl]

STORIES.jsonl is what ``training.claims.stories`` wrote, NEWS a folder of articles as plain text whose names hold their
days ("paper_2016-04-25_…txt", as PolNeAR has them), FOLDER the larger net, and LARGE.pt what ``training.claims.encoder
--net FOLDER`` made of it. Sentences are compared with those of their story, or of eight articles of about one day, as a
record has them. Loss: how far their likenesses are from what the larger encoder has, and for the sentences of a
story's claims a tenth of the loss of ``training.claims.encoder`` besides.
"""

import argparse
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import nupunkt
import torch

from training.claims.encoder import Course, Encoder, Floats, area, encoded, loss_of, vectors_of
from training.claims.stories import Put, loaded

_ARTICLES = 8
"""Articles of about one day whose sentences are compared."""
_SENTENCES = 72
"""Sentences of such articles at most, and in one step."""
_STEP = 40
_FEWEST = 8
_WORDS = range(6, 46)
"""Words of a sentence of news that is compared."""
_CLAIMED = 48
"""Sentences of a story's claims in one step."""
_LIKENESS, _CLAIMS = 10.0, 0.1
"""Weights of both losses."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Sentences that stand beside each other in a record, and those of them that put claims."""

    sentences: Sequence[str]
    claimed: Sequence[Put] = ()


def of_stories(stories: Sequence[Sequence[Put]]) -> list[Pile]:
    return [Pile(list(dict.fromkeys(p.sentence for p in s)), [p for p in s if p.claim]) for s in stories]


def of_news(folder: Path) -> list[Pile]:
    """The news in piles of articles of about one day, some sentences of each."""
    chance = random.Random(5)  # noqa: S311  # no secret
    files = sorted(folder.iterdir(), key=lambda path: path.name.split("_")[1])
    piles = []
    for at in range(0, len(files), _ARTICLES):
        found = dict.fromkeys(s for path in files[at : at + _ARTICLES] for s in _sentences(path.read_text("utf-8")))
        some = [s for s in found if len(s.split()) in _WORDS]
        chance.shuffle(some)
        piles.append(Pile(some[:_SENTENCES]))
    return piles


def _sentences(text: str) -> list[str]:
    paragraphs = re.split(r"\n\s*\n", text)
    return [s.strip().replace("\n", " ") for p in paragraphs for s in nupunkt.sent_tokenize(p)]


def steps_of(piles: Sequence[Pile], chance: random.Random) -> list[Pile]:
    """One pass: all sentences in steps of their pile, and one step for each story's claims."""
    found = []
    for pile in piles:
        some = chance.sample(list(pile.sentences), len(pile.sentences))
        parts = (some[at : at + _STEP] for at in range(0, len(some), _STEP))
        found += [Pile(part) for part in parts if len(part) >= _FEWEST]
        if pile.claimed:
            claimed = chance.sample(list(pile.claimed), min(_CLAIMED, len(pile.claimed)))
            found.append(Pile([p.sentence for p in claimed], claimed))
    chance.shuffle(found)
    return found


@dataclass(frozen=True, slots=True)
class Taught:
    """What is learned from: sentences by piles, and the larger encoder's vectors of them."""

    piles: Sequence[Pile]
    vectors: Mapping[str, Floats]


def train(net: Encoder, taught: Taught, course: Course, *, hold_out: Sequence[Sequence[Put]]) -> None:
    optimizer, chance = course.optimizer(net), random.Random(2)  # noqa: S311  # no secret
    steps = [step for _ in range(course.passes) for step in steps_of(taught.piles, chance)]
    off: list[float] = []
    for number, step in enumerate(steps, 1):
        for group in optimizer.param_groups:
            group["lr"] = course.rate * min(1, number / 20) * (1 - (number - 1) / len(steps))
        net.train()
        vectors = encoded(net, step.sentences)
        wanted = torch.tensor(np.stack([taught.vectors[s] for s in step.sentences]))
        likeness = (vectors @ vectors.T - wanted @ wanted.T).square().mean()
        loss = _LIKENESS * likeness
        if step.claimed:
            loss = loss + _CLAIMS * loss_of(vectors, [p.claim for p in step.claimed], temperature=0.1)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        off.append(float(likeness.detach()))
        if number % (len(steps) // course.passes) == 0:
            held = f", held out {area(net, hold_out):.4f}" if hold_out else ""
            print(f"{number} of {len(steps)} steps: likenesses off by {np.mean(off) ** 0.5:.4f}{held}", flush=True)
            off.clear()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", type=Path)
    asked.add_argument("news", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--large", type=Path, required=True)
    asked.add_argument("--taught", type=Path, required=True)
    asked.add_argument("--hold-out", type=Path)
    asked.add_argument("--passes", type=int, default=3)
    asked.add_argument("--rate", type=float, default=1e-4)
    given = asked.parse_args()
    torch.manual_seed(1)
    piles = of_stories(loaded(given.stories)) + of_news(given.news)
    large = Encoder.read(given.taught, given.large)
    taught = Taught(piles, vectors_of(large, [s for pile in piles for s in pile.sentences]))
    net = Encoder.downloaded()
    hold_out = loaded(given.hold_out) if given.hold_out else []
    train(net, taught, Course(given.passes, given.rate, lower=1), hold_out=hold_out)
    torch.save(net.state_dict(), given.out)


if __name__ == "__main__":
    main()
