"""Attributions of articles by the torch net, and their scores."""

from collections.abc import Sequence

import torch
from torch import Tensor

from onrecord.attribute.tagger.labels import ROLES, Piece, to_pieces
from onrecord.attribute.tagger.windows import windows
from training.attribution.data import Item, batches
from training.attribution.feed import Window, batch_of, links_of, put_links
from training.attribution.net import Net
from training.attribution.score import Chars, Found


def joined(pieces: Sequence[Piece], owner: Sequence[int], weight: Sequence[float]) -> list[dict[str, list[Piece]]]:
    """Attributions: every cue with the pieces it owns, the likeliest source only; cues without content are left out.

    ``owner`` and ``weight`` (how sure) are by piece; -1 is no owner.
    """
    said: dict[int, dict[str, list[Piece]]] = {}
    sure: dict[int, float] = {}
    for n, piece in enumerate(pieces):
        if piece[2] == "cue":
            said[n] = {"source": [], "cue": [piece], "content": []}
    for n, piece in enumerate(pieces):
        at = owner[n]
        if piece[2] == "cue" or at < 0:
            continue
        if piece[2] == "source":
            if weight[n] <= sure.get(at, float("-inf")):
                continue
            sure[at] = weight[n]
            said[at]["source"] = [piece]
        else:
            said[at]["content"].append(piece)
    return [s for s in said.values() if s["content"]]


@torch.no_grad()
def scores_of(
    nets: Sequence[Net], group: Sequence[Window], device: torch.device
) -> tuple[list[list[Piece]], list[list[dict[str, list[Piece]]]]]:
    """Pieces and attributions of some windows, in words of the window; several nets vote with their mean scores."""
    batch = batch_of(group, device)
    states: list[Tensor] = []
    total: Tensor | None = None
    for net in nets:
        state, scores = net(batch)
        states.append(state.float())
        total = scores.float() if total is None else total + scores.float()
    assert total is not None  # noqa: S101
    pieces = [to_pieces(t) for t in nets[0].crf.best(total / len(nets), batch.word_mask)]
    put_links(batch, [links_of(p, None, 1 << 30) for p in pieces], device)
    votes = torch.stack([n.pairing(s, batch).float().softmax(-1) for n, s in zip(nets, states, strict=True)]).mean(0)
    best, owner = votes.max(-1)
    found = []
    for row, ours in enumerate(pieces):
        cues = [n for n, p in enumerate(ours) if p[2] == "cue"]
        owners, weights, at = [], [], 0
        for piece in ours:
            if piece[2] == "cue" or not cues:
                owners.append(-1)
                weights.append(0.0)
                at += piece[2] != "cue"
            else:
                owners.append(cues[int(owner[row, at])])
                weights.append(float(best[row, at]))
                at += 1
        found.append(joined(ours, owners, weights))
    return pieces, found


def predict(nets: Sequence[Net], items: Sequence[Item], *, limit: int, device: torch.device) -> list[Found]:
    """All articles, in windows of at most ``limit`` pieces."""
    for net in nets:
        net.eval()
    every: list[tuple[int, int, int]] = [(n, lo, hi) for n, item in enumerate(items) for lo, hi in windows(item, limit)]
    found = [Found({role: [] for role in ROLES}, []) for _ in items]
    sizes = [sum(map(len, items[n].pieces[lo:hi])) for n, lo, hi in every]
    for group in batches(sizes, 4096):
        chosen = [every[g] for g in group]
        pieces, said = scores_of(nets, [(items[n], lo, hi) for n, lo, hi in chosen], device)
        for (n, lo, _), ours, attributions in zip(chosen, pieces, said, strict=True):
            item = items[n]

            def chars(piece: Piece, item: Item = item, lo: int = lo) -> Chars:
                return item.start[lo + piece[0]], item.end[lo + piece[1] - 1]

            for piece in ours:
                found[n].spans[piece[2]].append(chars(piece))
            for one in attributions:
                found[n].attributions.append({role: [chars(p) for p in one[role]] for role in ROLES})
    return found
