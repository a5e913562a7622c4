"""Train the attribution tagger: ``python -m training.attribution.train --data D --prepared P --encoder E --out O``.

Everything random hangs on ``--seed``; ``--minutes`` ties the schedule to the clock and so is for trying only. Writes
curve.csv (a row every ten steps and one for every look at dev), best.pt and last.pt (running means of the weights).
"""

import argparse
import copy
import csv
import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from onrecord.attribute.tagger.labels import ROLES
from onrecord.attribute.tagger.windows import windows
from onrecord.vectors.wordpiece import WordPieces
from training.attribution.data import Gold, Item, Vocabulary, batches, load, vocabulary
from training.attribution.feed import Window, batch_of
from training.attribution.net import Batch, Net, Shape, pretrained, restored, save
from training.attribution.predict import predict
from training.attribution.score import figures

ENCODER_SHA256 = (
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",  # as published, revision 1110a243
    "5a08b8a3f227680d97eef6c05e555be462da4c595e4bb3b834a928540b73a548",  # the same in half precision, by pack.py
)
VOCABULARY_SHA256 = ("07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",)
PARSE_FEATURES = ("tag", "dep", "edge", "head")
COLUMNS = ("step", "epoch", "seconds", "cpu_seconds", "rate", "tag_loss", "pair_loss", "figures")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "prepared", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    add = parser.add_argument
    add("--seed", type=int, default=1)
    add("--epochs", type=float, default=4.0)
    add("--minutes", type=float, default=0.0, help="stop, decayed to zero, after this many minutes")
    add("--limit", type=int, default=160, help="word pieces a window")
    add("--budget", type=int, default=2048, help="word pieces a batch")
    add("--rate", type=float, default=2e-4)
    add("--head-rate", type=float, default=2e-3)
    add("--layer-decay", type=float, default=0.9)
    add("--warmup", type=float, default=0.06)
    add("--average", type=float, default=0.995, help="decay of the running mean of the weights")
    add("--pair-weight", type=float, default=0.1)
    add("--dropout", type=float, default=0.1)
    add("--head-dropout", type=float, default=0.3)
    add("--piece-dropout", type=float, default=0.0, help="share of word pieces hidden behind [MASK] in training")
    add("--hidden", type=int, default=192)
    add("--plain", action="store_true", help="no part-of-speech, dependency and tree features")
    add("--start", type=Path, help="go on from these weights instead of the bare encoder")
    add("--keep", type=int, nargs="*", default=[], help="only these layers of --start; the rest of it as it is")
    add("--teachers", type=Path, nargs="*", default=[], help="weights whose mean opinion is learned too")
    add("--teach", type=float, default=0.7, help="weight of the teachers' opinion against the annotators'")
    add("--unlabelled", nargs="*", default=[], help="names of prepared splits without gold, for the teachers")
    add("--articles", type=int, default=0, help="the first N articles of train and dev only (to try things)")
    add("--also-dev", action="store_true", help="train on dev too (for the shipped weights only)")
    add("--evaluate", type=float, default=1.0, help="epochs between looks at dev")
    add("--threads", type=int, default=2)
    return parser.parse_args()


def checked(path: Path, digests: Sequence[str]) -> Path:
    """The path, when the file is the one the recipe names. Raises ValueError when it is not."""
    if hashlib.sha256(path.read_bytes()).hexdigest() not in digests:
        raise ValueError(f"{path} is not the file of all-MiniLM-L6-v2 that this recipe was written for")
    return path


def groups(net: Net, given: argparse.Namespace) -> list[dict[str, Any]]:
    """Parameter groups: lower layers learn more slowly, the head faster; norms and biases have no weight decay."""
    count = len(net.encoder.layers)
    found: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        decay = 0.01 if parameter.dim() > 1 else 0.0
        if name.startswith("encoder.layers."):
            rate = given.rate * given.layer_decay ** (count - 1 - int(name.split(".")[2]))
        elif name.startswith(("encoder.extra", "encoder.mix", "crf", "pairing", "words")):
            rate = given.head_rate * (5.0 if name.startswith("crf") else 1.0)
        else:
            rate = given.rate * given.layer_decay**count
        found.setdefault((rate, decay), []).append(parameter)
    return [{"params": p, "lr": rate, "top": rate, "weight_decay": decay} for (rate, decay), p in found.items()]


Told = tuple[list[Window], list[Gold | None]]


def one_pass(items: Sequence[Item], given: argparse.Namespace, chance: random.Random) -> Iterator[Told]:
    """Batches of one pass: windows cut in new places, one annotator chosen for every article."""
    every: list[tuple[Window, Gold | None]] = []
    for item in items:
        gold = chance.choice(item.gold) if item.gold else None
        first = chance.randint(given.limit // 3, given.limit)
        every += [((item, lo, hi), gold) for lo, hi in windows(item, given.limit, first)]
    sizes = [sum(map(len, i.pieces[lo:hi])) for (i, lo, hi), _ in every]
    labelled = [gold is not None for _, gold in every]
    found = []
    for kind in (True, False):
        numbers = [n for n, known in enumerate(labelled) if known is kind]
        # Like sizes go together, but not always the same ones.
        cut = batches([sizes[n] + chance.randint(-8, 8) for n in numbers], given.budget)
        found += [[numbers[n] for n in group] for group in cut]
    chance.shuffle(found)
    for group in found:
        yield [every[n][0] for n in group], [every[n][1] for n in group]


class Average:
    """A running mean of the weights, which scores better than the last ones."""

    def __init__(self, net: Net, decay: float) -> None:
        self.net = copy.deepcopy(net).eval()
        self.decay, self.steps = decay, 0

    @torch.no_grad()
    def update(self, net: Net) -> None:
        self.steps += 1
        weight = 1 - min(self.decay, self.steps / (self.steps + 10))
        torch._foreach_lerp_(list(self.net.parameters()), list(net.parameters()), weight)


class Run:
    """One training run."""

    def __init__(self, given: argparse.Namespace, net: Net, device: torch.device) -> None:
        self.given, self.net, self.device = given, net, device
        self.chance = random.Random(given.seed)  # noqa: S311  # not for secrets
        self.teachers = [restored(p)[0].to(device) for p in given.teachers]
        self.optimizer = torch.optim.AdamW(groups(net, given), betas=(0.9, 0.98), fused=True)
        self.average = Average(net, given.average)
        self.sink = (given.out / "curve.csv").open("w", newline="", encoding="utf-8")
        self.curve = csv.writer(self.sink)
        self.curve.writerow(COLUMNS)
        self.began, self.spent = time.perf_counter(), time.process_time()
        self.step, self.total, self.best = 0, 0, -1.0

    def done(self) -> float:
        """How far the schedule is, 0 to 1."""
        done = self.step / self.total
        if self.given.minutes:
            done = max(done, (time.perf_counter() - self.began) / 60 / self.given.minutes)
        return min(1.0, done)

    def log(self, here: float, rest: Sequence[object]) -> None:
        times = f"{time.perf_counter() - self.began:.0f}", f"{time.process_time() - self.spent:.0f}"
        self.curve.writerow([self.step, f"{here:.3f}", *times, *rest])
        self.sink.flush()
        print(self.step, f"{here:.3f}", *times, *rest, flush=True)

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Loss of the tags a word and of the cues a span, of the annotators and of the teachers."""
        state, scores = self.net(batch)
        tagging, pairing = scores.new_zeros(()), scores.new_zeros(())
        if batch.tags is not None:
            tagging, pairing = self.net.losses(state, scores, batch)
        if self.teachers:
            taught = self.net.crf.taught(scores, self.opinion(batch), batch.word_mask) / batch.word_mask.sum()
            share = self.given.teach if batch.tags is not None else 1.0
            tagging = (1 - share) * tagging + share * taught
        return tagging, pairing

    @torch.no_grad()
    def opinion(self, batch: Batch) -> Tensor:
        """The teachers' mean probabilities of tags."""
        found = [t.crf.marginals(t(batch)[1], batch.word_mask).exp() for t in self.teachers]
        return torch.stack(found).mean(0)

    def learn(self, windows_here: Sequence[Window], golds: Sequence[Gold | None]) -> tuple[float, float]:
        """One step; returns the losses."""
        known = [g for g in golds if g is not None]
        batch = batch_of(windows_here, self.device, known or None)
        if self.given.piece_dropout:
            hidden = torch.rand(batch.ids.shape, device=self.device) < self.given.piece_dropout
            batch.ids = batch.ids.masked_fill(hidden & batch.piece_mask, self.given.mask)
        rate = min(1.0, (self.step + 1) / (self.given.warmup * self.total)) * (1.0 - self.done())
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * rate
        self.net.train()
        with torch.autocast("cuda", torch.bfloat16, enabled=self.device.type == "cuda"):
            tagging, pairing = self.loss(batch)
        (tagging + self.given.pair_weight * pairing).backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.average.update(self.net)
        self.step += 1
        return float(tagging.detach()), float(pairing.detach())

    def train(self, items: Sequence[Item], dev: Sequence[Item], extra: dict[str, object]) -> None:
        passing = list(one_pass(items, self.given, self.chance))
        every = len(passing)
        self.total = max(1, int(every * self.given.epochs))
        print(f"{len(items)} articles, {every} batches a pass, {self.total} steps, {self.device}", flush=True)
        next_look, losses = self.given.evaluate, []
        while self.done() < 1.0:
            for told in passing:
                losses.append(self.learn(*told))
                here = self.step / every
                if self.step % 10 == 0:
                    means = [f"{sum(column) / len(losses):.4f}" for column in zip(*losses, strict=True)]
                    self.log(here, [f"{1 - self.done():.3f}", *means, ""])
                    losses = []
                if self.done() >= 1.0:
                    break
                if here + 1e-9 >= next_look:
                    next_look += self.given.evaluate
                    self.look(dev, here, extra)
            passing = list(one_pass(items, self.given, self.chance))
        self.look(dev, self.step / every, extra)
        save(self.average.net, self.given.out / "last.pt", extra)
        self.sink.close()

    def look(self, dev: Sequence[Item], here: float, extra: dict[str, object]) -> None:
        """Score on dev; keep the weights when they are the best so far."""
        found = predict([self.average.net], dev, limit=self.given.limit, device=self.device)
        result = {name: round(value, 2) for name, value in figures(dev, found).items()}
        self.log(here, ["", "", "", json.dumps(result)])
        mean = sum(result[f"{role}_exact_f1"] for role in ROLES) / len(ROLES)
        if mean > self.best:
            self.best = mean
            save(self.average.net, self.given.out / "best.pt", {**extra, "figures": result})


def without_parse(items: Sequence[Item]) -> None:
    for item in items:
        for name in PARSE_FEATURES:
            item.features[name] = [0] * len(item.start)


def begun(given: argparse.Namespace, sizes: Shape) -> Net:
    """The net before its first step: the bare encoder below a new head, or what ``--start`` and ``--keep`` say."""
    net = Net(sizes)
    pretrained(net.encoder, checked(given.encoder / "model.safetensors", ENCODER_SHA256))
    if not given.start:
        return net
    start, _ = restored(given.start)
    if not given.keep:
        net.load_state_dict(start.state_dict())
        return net
    shape = replace(start.shape, layers=len(given.keep), dropout=sizes.dropout, head_dropout=sizes.head_dropout)
    small = Net(shape)
    start.encoder.layers = torch.nn.ModuleList(start.encoder.layers[n] for n in given.keep)
    start.encoder.mix = torch.nn.Parameter(start.encoder.mix.detach()[list(given.keep)])
    small.load_state_dict(start.state_dict())
    return small


def main() -> None:
    given = options()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    torch.set_flush_denormal(True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    given.out.mkdir(parents=True, exist_ok=True)
    listed = checked(given.encoder / "vocab.txt", VOCABULARY_SHA256).read_text("utf-8").splitlines()
    given.mask = listed.index("[MASK]")
    word_pieces = WordPieces(listed)
    seen: Vocabulary = vocabulary(given.prepared / "train.words.jsonl.gz")
    train = load(given.prepared, given.data, "train", word_pieces=word_pieces, vocabulary=seen)[
        : given.articles or None
    ]
    dev = load(given.prepared, given.data, "dev", word_pieces=word_pieces, vocabulary=seen)[: given.articles or None]
    train += dev if given.also_dev else []
    for split in given.unlabelled:
        more = load(given.prepared, given.data, split, word_pieces=word_pieces, vocabulary=seen)
        train += [replace(item, gold=[]) for item in more]
    if given.plain:
        without_parse([*train, *(() if given.also_dev else dev)])
    sizes = Shape(
        len(seen.tag) + 1,
        len(seen.dep) + 1,
        hidden=given.hidden,
        dropout=given.dropout,
        head_dropout=given.head_dropout,
    )
    net = begun(given, sizes)
    extra = {"vocabulary": asdict(seen), "options": {k: str(v) for k, v in vars(given).items()}}
    Run(given, net.to(device), device).train(train, dev, extra)


if __name__ == "__main__":
    main()
