"""A small encoder that gives the vectors of the whole one: three of its six layers, trained to agree with it.

    python -m training.claims.distil SENTENCES.txt OUT.pt [--start SMALL.pt]

One sentence a line, any English news. The vectors that the whole encoder gives them, as it was downloaded, are written
beside them (SENTENCES.npy) and read from there again. The last layer is solved first, by least squares. Loss: one minus
the cosine to the whole encoder's vector, and how far the likenesses of a batch's sentences to each other are from what
they are there.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from transformers import AutoTokenizer

from training.claims.encoder import FROZEN, LONGEST, Encoder, Floats, carried

_PIECES = 1024
"""Word pieces of a batch."""

_SOLVED = 2000
"""Sentences from which the last layer is solved before the training."""

_LIKENESS = 10.0
"""Weight of the likenesses against the vectors themselves."""


def batches(ids: Sequence[Sequence[int]], chance: random.Random) -> list[list[int]]:
    """Numbers of sentences of one length, so that nothing is padded."""
    by_length: dict[int, list[int]] = {}
    for number, pieces in enumerate(ids):
        by_length.setdefault(len(pieces), []).append(number)
    found = []
    for length, numbers in sorted(by_length.items()):
        chance.shuffle(numbers)
        size = max(8, _PIECES // length)
        found += [numbers[at : at + size] for at in range(0, len(numbers), size)]
    chance.shuffle(found)
    return found


def rows(ids: Sequence[Sequence[int]], numbers: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
    found = torch.tensor([ids[n] for n in numbers])
    return found, torch.ones_like(found)


@torch.no_grad()
def taught(ids: Sequence[Sequence[int]], path: Path) -> Floats:
    """The whole encoder's vectors, (sentences, 384), from the file where it is there."""
    if path.exists():
        held: Floats = np.load(path, mmap_mode="r")
        return held
    whole = Encoder.downloaded().eval()
    made = np.lib.format.open_memmap(path, "w+", np.float32, (len(ids), 384))
    for numbers in batches(ids, random.Random(1)):  # noqa: S311  # no secret
        made[numbers] = whole(*rows(ids, numbers)).numpy()
    made.flush()
    return made


@torch.no_grad()
def solve(net: Encoder, ids: Sequence[Sequence[int]], vectors: Floats) -> None:
    """Begin the last layer where it takes the means of words nearest to the vectors, by least squares."""
    assert net.turn is not None  # noqa: S101
    net.eval()
    means, wanted = [], []
    for numbers in islice(batches(ids, random.Random(2)), _SOLVED // 30):  # noqa: S311
        means.append(net.pooled(*rows(ids, numbers)).double())
        wanted.append(torch.tensor(vectors[numbers]).double())
    table = torch.cat(means)
    table = torch.cat([table, torch.ones(len(table), 1, dtype=table.dtype)], 1)
    curve = table.T @ table + 10 * torch.eye(table.shape[1], dtype=table.dtype)
    found = torch.linalg.solve(curve, table.T @ torch.cat(wanted)).float()
    net.turn.weight.copy_(found[:-1].T)
    net.turn.bias.copy_(found[-1])


def losses(found: torch.Tensor, wanted: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """How far the vectors are off, and how far their likenesses to each other."""
    return 1 - (found * wanted).sum(1).mean(), (found @ found.T - wanted @ wanted.T).square().mean()


def train(net: Encoder, ids: Sequence[Sequence[int]], vectors: Floats, *, passes: int, rate: float) -> None:
    for name, weight in net.named_parameters():
        weight.requires_grad = not name.startswith(FROZEN)
    optimizer = torch.optim.AdamW([w for w in net.parameters() if w.requires_grad], lr=rate, weight_decay=0.01)
    net.eval()  # no dropout: there is one answer, and it is known
    steps = list(_steps(ids, passes))
    off: list[float] = []
    for step, numbers in enumerate(steps, 1):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, step / 30) * (1 - (step - 1) / len(steps))
        vector, likeness = losses(net(*rows(ids, numbers)), torch.tensor(vectors[numbers]))
        optimizer.zero_grad()
        (vector + _LIKENESS * likeness).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        off.append(float(vector.detach()))
        if step % 50 == 0 or step == len(steps):
            print(f"{step} of {len(steps)}: cosine {1 - sum(off) / len(off):.4f}", flush=True)
            off.clear()


def _steps(ids: Sequence[Sequence[int]], passes: int) -> Iterator[list[int]]:
    chance = random.Random(3)  # noqa: S311  # no secret
    for _ in range(passes):
        yield from batches(ids, chance)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("sentences", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--start", type=Path, help="go on from what another run wrote")
    asked.add_argument("--passes", type=int, default=1)
    asked.add_argument("--rate", type=float, default=2e-4)
    asked.add_argument("--threads", type=int, default=2)
    given = asked.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    tokenizer = AutoTokenizer.from_pretrained(str(carried()))
    sentences = given.sentences.read_text("utf-8").splitlines()
    ids = [tokenizer(s, truncation=True, max_length=LONGEST)["input_ids"] for s in sentences]
    vectors = taught(ids, given.sentences.with_suffix(".npy"))
    net = Encoder.read(given.start) if given.start else Encoder.small()
    if not given.start:
        solve(net, ids, vectors)
    train(net, ids, vectors, passes=given.passes, rate=given.rate)
    torch.save(net.state_dict(), given.out)


if __name__ == "__main__":
    main()
