"""Windows of articles as tensors."""

from collections.abc import Sequence

import torch
from torch import Tensor

from onrecord.attribute.tagger.labels import Piece, to_tags
from training.attribution.data import Gold, Item
from training.attribution.net import Batch

Window = tuple[Item, int, int]
"""An article and a half-open range of its words."""

Links = tuple[list[tuple[int, int]], list[tuple[int, int, int]], list[int]]
"""Cues (first, last word), spans (first, last word, 0 source / 1 content), number of the cue of each span."""


def _pad(lists: Sequence[Sequence[int]]) -> Tensor:
    width = max(1, *(len(x) for x in lists)) if len(lists) > 1 else max(1, len(lists[0]))
    return torch.tensor([[*x, *([0] * (width - len(x)))] for x in lists])


def _mask(lists: Sequence[Sequence[object]], width: int) -> Tensor:
    return torch.tensor([len(x) for x in lists])[:, None] > torch.arange(width)[None, :]


def links_of(pieces: Sequence[Piece], cue_of: Sequence[int] | None, count: int) -> Links:
    """Cues and other spans among the pieces that lie within ``count`` words, which cue owns which."""
    place: dict[int, int] = {}
    cues: list[tuple[int, int]] = []
    order = sorted(range(len(pieces)), key=lambda n: pieces[n])
    kept = [n for n in order if pieces[n][0] >= 0 and pieces[n][1] <= count]
    for n in kept:
        begin, end, role = pieces[n]
        if role == "cue":
            place[n] = len(cues)
            cues.append((begin, end - 1))
    spans = [(pieces[n][0], pieces[n][1] - 1, int(pieces[n][2] == "content")) for n in kept if pieces[n][2] != "cue"]
    owners = [place.get(cue_of[n], -1) if cue_of is not None else -1 for n in kept if pieces[n][2] != "cue"]
    return cues, spans, owners


def shifted(pieces: Sequence[Piece], lo: int) -> list[Piece]:
    return [(begin - lo, end - lo, role) for begin, end, role in pieces]


def batch_of(windows: Sequence[Window], device: torch.device, golds: Sequence[Gold] | None = None) -> Batch:
    """Tensors of some windows, with what to learn when ``golds`` are given."""
    ids: list[list[int]] = []
    owner: list[list[int]] = []
    first: list[list[int]] = []
    features: dict[str, list[list[int]]] = {name: [] for name in windows[0][0].features}
    for item, lo, hi in windows:
        row: list[int] = []
        own: list[int] = []
        firsts = []
        for n, pieces in enumerate(item.pieces[lo:hi]):
            firsts.append(len(row))
            row += pieces
            own += [n] * len(pieces)
        ids.append(row)
        owner.append(own)
        first.append(firsts)
        for name, values in item.features.items():
            here = values[lo:hi]
            if name == "head":
                here = [i + h if 0 <= i + h < hi - lo else i for i, h in enumerate(here)]
            features[name].append(here)
    pieces_tensor, firsts_tensor = _pad(ids), _pad(first)
    batch = Batch(
        pieces_tensor.to(device),
        _pad(owner).to(device),
        _mask(ids, pieces_tensor.shape[1]).to(device),
        firsts_tensor.to(device),
        _mask(first, firsts_tensor.shape[1]).to(device),
        {name: _pad(lists).to(device) for name, lists in features.items()},
    )
    if golds is not None:
        tags = []
        links = []
        for (_, lo, hi), gold in zip(windows, golds, strict=True):
            clipped = [
                (max(begin, lo) - lo, min(end, hi) - lo, role)
                for begin, end, role in gold.pieces
                if begin < hi and end > lo
            ]
            tags.append(to_tags(hi - lo, clipped))
            links.append(links_of(shifted(gold.pieces, lo), gold.cue_of, hi - lo))
        batch.tags = _pad(tags).to(device)
        put_links(batch, links, device)
    return batch


def put_links(batch: Batch, links: Sequence[Links], device: torch.device) -> None:
    """Add the spans to be joined to a batch."""
    cues = [c or [(0, 0)] for c, _, _ in links]
    spans = [s or [(0, 0, 0)] for _, s, _ in links]
    owners = [o or [-1] for _, _, o in links]
    many, more = max(map(len, cues)), max(map(len, spans))
    batch.cues = torch.tensor([[*c, *([(0, 0)] * (many - len(c)))] for c in cues]).to(device)
    batch.cue_mask = torch.tensor([[n < len(c) for n in range(many)] for c, _, _ in links]).to(device)
    batch.spans = torch.tensor([[*s, *([(0, 0, 0)] * (more - len(s)))] for s in spans]).to(device)
    batch.cue_of = torch.tensor([[*o, *([-1] * (more - len(o)))] for o in owners]).to(device)
