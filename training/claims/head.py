"""Sentences' vectors from the word net's lower layers: a few layers of their own, trained to agree with the encoder.

    python -m training.claims.head NEWS ENCODER.pt OUT.pt [--start HEAD.pt] [--minutes 10] [--rate 2e-4]
    python -m training.claims.head STORIES ENCODER.pt HEAD.pt --folds FOLDS.npz

NEWS and STORIES are folders that ``training.claims.lower`` wrote, ENCODER.pt what ``training.claims.encoder`` did:
its upper layers are what the head begins with. The layer that takes the lower states to where the encoder has them is
solved first, by least squares. Loss: one minus the cosine to the encoder's vector, how far the likenesses of a batch
are off, and how far the states of each piece after each layer are.

With ``--folds``, FOLDS.npz and the two encoders beside it are what ``training.claims.encoder --folds`` wrote. A head
for each is made without training: what it has learned is kept, and what the encoder of that half differs by from the
encoder of all stories is added to its layers. FOLDS.npz gets the vectors of such heads for the stories that each has
not seen.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.claims.distil import losses
from training.claims.encoder import Encoder

FROM = 3
"""The encoder's layer behind which the head begins; the word net's states are taken after as many."""

_FIRST, _LAST = 101, 102  # [CLS] and [SEP], between which the encoder reads a sentence and which the word net has not

_PIECES, _LEAST = 1024, 4
"""Pieces of a batch, and of the shortest sentence that is learned from."""

_SOLVED = 1200
_RIDGE = 10.0
_LIKENESS, _STATES = 10.0, 0.3

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Lower states (pieces, 384) of sentences one behind the other, where each begins and ends, the pieces' numbers."""

    states: Floats
    ends: NDArray[np.int64]
    ids: NDArray[np.int32]
    texts: list[str]
    story: list[str]

    @classmethod
    def read(cls, folder: Path) -> "Rows":
        with np.load(folder / "rows.npz") as held:
            ends, ids, story = held["ends"], held["ids"], held["story"].tolist()
        texts = json.loads((folder / "texts.json").read_text("utf-8"))
        return cls(np.load(folder / "states.npy", mmap_mode="r"), ends, ids, texts, story)

    def place(self, number: int) -> slice:
        return slice(int(self.ends[number - 1]) if number else 0, int(self.ends[number]))

    def lower(self, numbers: Sequence[int]) -> torch.Tensor:
        return torch.tensor(np.stack([self.states[self.place(n)] for n in numbers]).astype(np.float32))

    def whole(self, numbers: Sequence[int]) -> torch.Tensor:
        """The pieces as the encoder reads them."""
        rows = [[_FIRST, *self.ids[self.place(n)].tolist(), _LAST] for n in numbers]
        return torch.tensor(rows)

    def batches(self, chance: random.Random, *, least: int = 1) -> list[list[int]]:
        """Numbers of sentences of one length, so that nothing is padded."""
        by_length: dict[int, list[int]] = {}
        for number, length in enumerate(np.diff(self.ends, prepend=0).tolist()):
            if length >= least:
                by_length.setdefault(length, []).append(number)
        found = []
        for length, numbers in sorted(by_length.items()):
            chance.shuffle(numbers)
            size = max(8, _PIECES // length)
            found += [numbers[at : at + size] for at in range(0, len(numbers), size)]
        chance.shuffle(found)
        return found


class Head(torch.nn.Module):
    """Lower states (texts, pieces, 384) to the states after each own layer, with a learned piece before and behind."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.layers = torch.nn.ModuleList(encoder.net.encoder.layer[FROM:])
        self.align = torch.nn.Linear(384, 384)
        self.ends = torch.nn.Parameter(torch.zeros(2, 384))

    def forward(self, lower: torch.Tensor) -> list[torch.Tensor]:
        ends = self.ends[:, None, None].expand(-1, len(lower), 1, -1)
        states, found = torch.cat([ends[0], self.align(lower), ends[1]], 1), []
        for layer in self.layers:
            states = layer(states)
            found.append(states)
        return found

    def vectors(self, lower: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.normalize(self(lower)[-1].mean(1), dim=1)


def restored(path: Path, encoder: Encoder) -> Head:
    head = Head(encoder)
    head.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return head.eval()


@torch.no_grad()
def states_of(encoder: Encoder, ids: torch.Tensor) -> tuple[torch.Tensor, ...]:
    found: tuple[torch.Tensor, ...] = encoder.net(input_ids=ids, output_hidden_states=True).hidden_states
    return found


@torch.no_grad()
def solve(head: Head, encoder: Encoder, rows: Rows) -> None:
    """Begin the first layer where it takes lower states nearest to the encoder's, and both ends at their means."""
    lower, wanted, ends, count = [], [], [], 0
    for numbers in rows.batches(random.Random(1), least=_LEAST):  # noqa: S311  # no secret
        state = states_of(encoder, rows.whole(numbers))[FROM]
        lower.append(rows.lower(numbers).flatten(0, 1))
        wanted.append(state[:, 1:-1].flatten(0, 1))
        ends.append(state[:, [0, -1]])
        count += len(numbers)
        if count > _SOLVED:
            break
    table = torch.cat(lower).double()
    table = torch.cat([table, torch.ones(len(table), 1, dtype=table.dtype)], 1)
    curve = table.T @ table + _RIDGE * torch.eye(table.shape[1], dtype=table.dtype)
    found = torch.linalg.solve(curve, table.T @ torch.cat(wanted).double()).float()
    head.align.weight.copy_(found[:-1].T)
    head.align.bias.copy_(found[-1])
    head.ends.copy_(torch.cat(ends).mean(0))


def train(head: Head, encoder: Encoder, rows: Rows, *, minutes: float, rate: float) -> None:
    """For so many processor minutes; no dropout, since there is one answer and it is known."""
    optimizer = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.01)
    head.eval()
    began, off = time.process_time(), []
    for step, numbers in enumerate(_endless(rows), 1):
        done = (time.process_time() - began) / 60 / minutes
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, step / 30) * (1 - done)
        wanted, found = states_of(encoder, rows.whole(numbers)), head(rows.lower(numbers))
        one, other = (torch.nn.functional.normalize(s[-1].mean(1), dim=1) for s in (found, wanted))
        vector, likeness = losses(one, other)
        states = sum(_unexplained(f, w) for f, w in zip(found, wanted[FROM + 1 :], strict=True)) / len(found)
        optimizer.zero_grad()
        (vector + _LIKENESS * likeness + _STATES * states).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        off.append(float(vector.detach()))
        if step % 40 == 0:
            print(f"{step}: cosine {1 - sum(off) / len(off):.4f}", flush=True)
            off.clear()


def _endless(rows: Rows) -> Iterator[list[int]]:
    chance = random.Random(1)  # noqa: S311  # no secret
    while True:
        yield from rows.batches(chance, least=_LEAST)


def _unexplained(found: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    return (found - wanted).square().mean() / (wanted - wanted.mean((0, 1))).square().mean()


@torch.no_grad()
def moved(head: Head, encoder: Encoder, other: Encoder) -> Head:
    """The head as if it had been learned from the other encoder."""
    ours, theirs = encoder.net.encoder.layer[FROM:], other.net.encoder.layer[FROM:]
    steps = zip(ours.parameters(), theirs.parameters(), strict=True)
    changes = [b.detach() - a.detach() for a, b in steps]
    for weight, change in zip(head.layers.parameters(), changes, strict=True):
        weight.add_(change)
    return head


@torch.no_grad()
def out_of_fold(rows: Rows, path: Path, *, head: Path, encoder: Path) -> None:
    """Vectors of each sentence by the head of the half that has not seen its story; the first of those alike."""
    halves = {story: n % 2 for n, story in enumerate(dict.fromkeys(rows.story))}
    found: dict[str, Floats] = {}
    for half in (0, 1):
        whole, other = Encoder.read(encoder), Encoder.read(path.with_suffix(f".{half}.pt"))
        net = moved(restored(head, Encoder.read(encoder)), whole, other)
        for numbers in rows.batches(random.Random(1)):  # noqa: S311  # no secret
            unseen = [n for n in sorted(numbers) if halves[rows.story[n]] == half]
            if unseen:
                vectors = net.vectors(rows.lower(unseen)).numpy()
                for n, vector in zip(unseen, vectors, strict=True):
                    found.setdefault(rows.texts[n], vector)
    np.savez(path, sentences=np.array(list(found)), vectors=np.stack(list(found.values())))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("lower", type=Path)
    asked.add_argument("encoder", type=Path)
    asked.add_argument("head", type=Path)
    asked.add_argument("--start", type=Path)
    asked.add_argument("--folds", type=Path)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--rate", type=float, default=2e-4)
    asked.add_argument("--threads", type=int, default=1)
    given = asked.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    torch.set_flush_denormal(True)
    rows, encoder = Rows.read(given.lower), Encoder.read(given.encoder).eval()
    if given.folds:
        out_of_fold(rows, given.folds, head=given.head, encoder=given.encoder)
        return
    head = restored(given.start, Encoder.read(given.encoder)) if given.start else Head(Encoder.read(given.encoder))
    if not given.start:
        solve(head, encoder, rows)
    train(head, encoder, rows, minutes=given.minutes, rate=given.rate)
    torch.save(head.state_dict(), given.head)


if __name__ == "__main__":
    main()
