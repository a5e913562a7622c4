"""Sentences' vectors from the word net's lower layers: a few layers of their own, trained to agree with the encoder.

    python -m training.claims.head ENCODER.pt OUT.pt NEWS... [--minutes 30] [--rate 3e-4]
    python -m training.claims.head ENCODER.pt OUT.pt NEWS... --start HEAD.pt --stories STORIES
    python -m training.claims.head FOLDS.0.pt OUT.0.pt NEWS... --start HEAD.pt --moved ENCODER.pt \\
        --stories STORIES --half 0
    python -m training.claims.head ENCODER.pt OUT.pt STORIES --folds FOLDS.npz

NEWS and STORIES are folders that ``training.claims.lower`` wrote, ENCODER.pt what ``training.claims.encoder`` did: its
upper layers are what the head begins with, and its places and norm make of a piece's own embedding what they do there.
The layer that takes both to where the encoder has its states is solved first, by least squares. Loss: one minus the
cosine to the encoder's vector, how far the likenesses of a batch are off, and for news, whose batches are of one
length, how far the states of each piece after each layer are. With ``--stories`` one batch in three is of sentences
of a story.

``--half`` leaves out the stories that the encoder of that half has not seen, ``--moved`` adds to the layers that the
head begins with what that encoder differs by from the one of all stories. ``--folds`` writes the vectors of each half's
stories by OUT.0.pt and OUT.1.pt.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray

from training.claims.distil import losses
from training.claims.encoder import Encoder

FROM = 3
"""The encoder's layer behind which the head begins."""

WIDTH, LONGEST = 384, 78
"""Numbers of a state, and the most pieces of a sentence that are read."""

_FIRST, _LAST = 101, 102  # [CLS] and [SEP], between which the encoder reads a sentence and which the word net has not

_PIECES, _LEAST = 1024, 4
"""Pieces of a batch, and of the shortest sentence that is learned from."""

_SOLVED = 4000
_RIDGE = 10.0
_LIKENESS, _STATES = 10.0, 0.3
_TOLD = 36
"""Sentences of a story in a batch."""
_SAVED = 100
"""Steps after which what has been learned so far is written."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Lower states (pieces, 768) of sentences one behind the other, where each begins and ends, the pieces' numbers."""

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

    def padded(self, numbers: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Lower states and how many of each, and the pieces as the encoder reads them, zeros behind."""
        counts = torch.tensor([self.place(n).stop - self.place(n).start for n in numbers])
        most = int(counts.max())
        lower, whole = torch.zeros(len(numbers), most, 2 * WIDTH), torch.zeros(len(numbers), most + 2, dtype=torch.long)
        for row, (number, count) in enumerate(zip(numbers, counts.tolist(), strict=True)):
            lower[row, :count] = self.lower([number])[0]
            whole[row, : count + 2] = self.whole([number])[0]
        return lower, counts, whole

    def told(self, chance: random.Random, *, half: int | None) -> list[list[int]]:
        """Numbers of sentences of one story, without the stories that this half has not seen."""
        every: dict[str, list[int]] = {}
        for number, story in enumerate(self.story):
            every.setdefault(story, []).append(number)
        found = []
        for place, numbers in enumerate(every.values()):
            if half is None or place % 2 != half:
                chance.shuffle(numbers)
                found += [sorted(numbers[at : at + _TOLD]) for at in range(0, len(numbers), _TOLD)]
        chance.shuffle(found)
        return found

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
    """Lower states (texts, pieces, 768) to the states after each own layer, with a learned piece before and behind."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        under = encoder.net.embeddings
        kind = under.token_type_embeddings.weight[0]
        self.places = torch.nn.Parameter((under.position_embeddings.weight[1 : LONGEST + 1] + kind).detach().clone())
        self.norm = torch.nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm.load_state_dict(under.LayerNorm.state_dict())
        self.align = torch.nn.Linear(2 * WIDTH, WIDTH)
        self.ends = torch.nn.Parameter(torch.zeros(2, WIDTH))
        self.layers = torch.nn.ModuleList(encoder.net.encoder.layer[FROM:])

    def forward(self, lower: torch.Tensor) -> list[torch.Tensor]:
        ends = self.ends[:, None, None].expand(-1, len(lower), 1, -1)
        states, found = torch.cat([ends[0], self.align(self.placed(lower)), ends[1]], 1), []
        for layer in self.layers:
            states = layer(states)
            found.append(states)
        return found

    def padded(self, lower: torch.Tensor, counts: torch.Tensor) -> torch.Tensor:
        """Unit vectors of texts of several lengths: lower states (texts, most pieces, 768), pieces of each text."""
        place = torch.arange(lower.shape[1] + 2)[None]
        states = torch.nn.functional.pad(self.align(self.placed(lower)), (0, 0, 1, 1))
        for end, at in zip(self.ends, (torch.zeros_like(counts), counts + 1), strict=True):
            states = torch.where((place == at[:, None])[..., None], end, states)
        kept = (place <= counts[:, None] + 1).float()
        for layer in self.layers:
            states = layer(states, ((1 - kept) * -1e9)[:, None, None])
        return torch.nn.functional.normalize((states * kept[..., None]).sum(1), dim=1)

    def placed(self, lower: torch.Tensor) -> torch.Tensor:
        """The pieces' own embeddings as the encoder begins with them, and the word net's states as they are."""
        own = self.norm(lower[..., :WIDTH] + self.places[: lower.shape[1]])
        return torch.cat([own, lower[..., WIDTH:]], -1)

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
def solve(head: Head, encoder: Encoder, news: Sequence[Rows]) -> None:
    """Begin the first layer where it takes lower states nearest to the encoder's, and both ends at their means."""
    size = 2 * WIDTH + 1
    curve, target, ends, count = torch.zeros(size, size).double(), torch.zeros(size, WIDTH).double(), [], 0
    for batch in endless(news):
        state = states_of(encoder, batch.rows.whole(batch.numbers))[FROM]
        table = head.placed(batch.rows.lower(batch.numbers)).flatten(0, 1).double()
        table = torch.cat([table, torch.ones(len(table), 1, dtype=table.dtype)], 1)
        curve += table.T @ table
        target += table.T @ state[:, 1:-1].flatten(0, 1).double()
        ends.append(state[:, [0, -1]])
        count += len(batch.numbers)
        if count > _SOLVED:
            break
    found = torch.linalg.solve(curve + _RIDGE * torch.eye(size).double(), target).float()
    head.align.weight.copy_(found[:-1].T)
    head.align.bias.copy_(found[-1])
    head.ends.copy_(torch.cat(ends).mean(0))


def train(head: Head, encoder: Encoder, batches: Iterator["Batch"], *, minutes: float, rate: float, out: Path) -> None:
    """For so many processor minutes; no dropout, since there is one answer and it is known."""
    optimizer = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.01)
    head.eval()
    began, off = time.process_time(), []
    for step, batch in enumerate(batches, 1):
        done = (time.process_time() - began) / 60 / minutes
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, step / 40) * (1 - done)
        one, other, states = (_of_story if batch.padded else _of_news)(head, encoder, batch)
        vector, likeness = losses(one, other)
        optimizer.zero_grad()
        (vector + _LIKENESS * likeness + _STATES * states).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step()
        off.append(float(vector.detach()))
        if step % _SAVED == 0:
            print(f"{step}: cosine {1 - sum(off) / len(off):.4f}", flush=True)
            off.clear()
            torch.save(head.state_dict(), out)
    torch.save(head.state_dict(), out)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some sentences, of one length or to be padded to one."""

    rows: Rows
    numbers: list[int]
    padded: bool = False


Vectors: TypeAlias = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


def _of_news(head: Head, encoder: Encoder, batch: Batch) -> Vectors:
    """Vectors of the head and of the encoder, and how far the states of the pieces are off."""
    wanted, found = states_of(encoder, batch.rows.whole(batch.numbers)), head(batch.rows.lower(batch.numbers))
    one, other = (torch.nn.functional.normalize(s[-1].mean(1), dim=1) for s in (found, wanted))
    states = torch.stack([_unexplained(f, w) for f, w in zip(found, wanted[FROM + 1 :], strict=True)])
    return one, other, states.mean()


def _of_story(head: Head, encoder: Encoder, batch: Batch) -> Vectors:
    """Vectors of the head and of the encoder."""
    lower, counts, whole = batch.rows.padded(batch.numbers)
    with torch.no_grad():
        wanted = encoder(whole, (whole > 0).long())
    return head.padded(lower, counts), wanted, torch.zeros(())


def endless(news: Sequence[Rows], stories: Rows | None = None, half: int | None = None) -> Iterator[Batch]:
    """Batches in another order every time; with stories one in three is of those."""
    chance = random.Random(1)  # noqa: S311  # no secret
    while True:
        every = [Batch(rows, numbers) for rows in news for numbers in rows.batches(chance, least=_LEAST)]
        chance.shuffle(every)
        if stories:
            told = [Batch(stories, numbers, padded=True) for numbers in stories.told(chance, half=half)]
            every = every[: 2 * len(told)] + told
            chance.shuffle(every)
        yield from every


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
        net = restored(head.with_suffix(f".{half}.pt"), Encoder.read(encoder))
        for numbers in rows.batches(random.Random(1)):  # noqa: S311  # no secret
            unseen = [n for n in sorted(numbers) if halves[rows.story[n]] == half]
            if unseen:
                vectors = net.vectors(rows.lower(unseen)).numpy()
                for n, vector in zip(unseen, vectors, strict=True):
                    found.setdefault(rows.texts[n], vector)
    np.savez(path, sentences=np.array(list(found)), vectors=np.stack(list(found.values())))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("encoder", type=Path)
    asked.add_argument("head", type=Path)
    asked.add_argument("lower", type=Path, nargs="+")
    asked.add_argument("--start", type=Path)
    asked.add_argument("--moved", type=Path)
    asked.add_argument("--stories", type=Path)
    asked.add_argument("--half", type=int, choices=(0, 1))
    asked.add_argument("--folds", type=Path)
    asked.add_argument("--minutes", type=float, default=30)
    asked.add_argument("--rate", type=float, default=3e-4)
    asked.add_argument("--threads", type=int, default=1)
    given = asked.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    torch.set_flush_denormal(True)
    news, encoder = [Rows.read(folder) for folder in given.lower], Encoder.read(given.encoder).eval()
    if given.folds:
        out_of_fold(news[0], given.folds, head=given.head, encoder=given.encoder)
        return
    head = restored(given.start, Encoder.read(given.encoder)) if given.start else Head(Encoder.read(given.encoder))
    if not given.start:
        solve(head, encoder, news)
    if given.moved:
        moved(head, Encoder.read(given.moved), encoder)
    batches = endless(news, Rows.read(given.stories) if given.stories else None, given.half)
    train(head, encoder, batches, minutes=given.minutes, rate=given.rate, out=given.head)


if __name__ == "__main__":
    main()
