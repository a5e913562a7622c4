"""The net: a small BERT encoder with word features, a BiLSTM over words, a BIOES CRF, and a biaffine cue finder."""

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.attribute.tagger.features import EDGE_BITS, SHAPES
from onrecord.attribute.tagger.labels import TAGS, may_begin, may_end, may_follow

FORBIDDEN = -1e4
NEAR = 6
"""Cues further off than this many cues are all the same distance."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the net. The encoder's follow all-MiniLM-L6-v2."""

    tags: int
    deps: int
    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    layers: int = 6
    inner: int = 1536
    hidden: int = 192
    span: int = 128
    dropout: float = 0.1
    head_dropout: float = 0.3


@dataclass(slots=True)
class Batch:
    """Padded tensors. ``first`` is the place of a word's first piece; masks are true where something stands, and the
    pieces' may be left out where no row is padded.

    Per piece: ids, owner (word number). Per word: first, the features, head (absolute place), tags.
    Per span: spans (first word, last word, 0 source / 1 content), cue (which cue it belongs to, -1 none).
    """

    ids: Tensor
    owner: Tensor
    piece_mask: Tensor | None
    first: Tensor
    word_mask: Tensor
    features: dict[str, Tensor]
    tags: Tensor | None = None
    cues: Tensor | None = None
    cue_mask: Tensor | None = None
    spans: Tensor | None = None
    cue_of: Tensor | None = None


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        rows, count, width = x.shape
        q, k, v = self.qkv(x).view(rows, count, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm(x + self.dropout(self.out(seen.transpose(1, 2).reshape(rows, count, width))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT with embeddings of word features added at the bottom (they begin at zero) and a mix of layers at the top."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.extra = nn.ModuleDict(
            {
                "shape": nn.Embedding(len(SHAPES), shape.width),
                "quote": nn.Embedding(4, shape.width),
                "place": nn.Embedding(3, shape.width),
                "tag": nn.Embedding(shape.tags, shape.width),
                "dep": nn.Embedding(shape.deps, shape.width),
            }
        )
        for table in self.extra.values():
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.mix = nn.Parameter(torch.tensor([0.0] * (shape.layers - 1) + [2.0]))

    def forward(self, batch: Batch) -> Tensor:
        x = self.word(batch.ids) + self.position.weight[: batch.ids.shape[1]] + self.kind
        for name, table in self.extra.items():
            x = x + table(batch.features[name].gather(1, batch.owner))
        x = self.dropout(self.norm(x))
        mask = None if batch.piece_mask is None else batch.piece_mask[:, None, None, :]
        total = torch.zeros_like(x)
        weights = self.mix.softmax(0)
        for n, layer in enumerate(self.layers):
            x = layer(x, mask)
            total = total + weights[n] * x
        return total


def pretrained(encoder: Encoder, path: Path) -> None:
    """Put the weights of a BERT safetensors file into the encoder. Raises KeyError when a tensor is missing."""
    given = {k.removeprefix("bert."): v.float() for k, v in load_file(path).items()}
    own = encoder.state_dict()

    def put(name: str, value: Tensor) -> None:
        own[name].copy_(value)

    put("word.weight", given["embeddings.word_embeddings.weight"])
    put("position.weight", given["embeddings.position_embeddings.weight"])
    put("kind", given["embeddings.token_type_embeddings.weight"][0])
    for part in ("weight", "bias"):
        put(f"norm.{part}", given[f"embeddings.LayerNorm.{part}"])
        for n in range(len(encoder.layers)):
            theirs, ours = f"encoder.layer.{n}", f"layers.{n}"
            three = [given[f"{theirs}.attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            put(f"{ours}.qkv.{part}", torch.cat(three))
            put(f"{ours}.out.{part}", given[f"{theirs}.attention.output.dense.{part}"])
            put(f"{ours}.norm.{part}", given[f"{theirs}.attention.output.LayerNorm.{part}"])
            put(f"{ours}.up.{part}", given[f"{theirs}.intermediate.dense.{part}"])
            put(f"{ours}.down.{part}", given[f"{theirs}.output.dense.{part}"])
            put(f"{ours}.norm2.{part}", given[f"{theirs}.output.LayerNorm.{part}"])


class WordNet(nn.Module):
    """Words in context: first piece, features, the syntactic head; then an LSTM in both directions; then tag scores."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.tables = nn.ModuleDict(
            {
                "shape": nn.Embedding(len(SHAPES), 8),
                "quote": nn.Embedding(4, 8),
                "place": nn.Embedding(3, 8),
                "tag": nn.Embedding(shape.tags, 24),
                "dep": nn.Embedding(shape.deps, 24),
            }
        )
        small = 8 + 8 + 8 + 24 + 24 + EDGE_BITS
        self.to_head = nn.Linear(shape.width + small, 96)
        self.dropout = nn.Dropout(shape.head_dropout)
        self.ahead = nn.LSTM(shape.width + small + 96, shape.hidden, batch_first=True)
        self.back = nn.LSTM(shape.width + small + 96, shape.hidden, batch_first=True)
        self.score = nn.Linear(2 * shape.hidden, len(TAGS))
        self.skip = nn.Linear(shape.width + small, len(TAGS))

    def forward(self, pieces: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        width = pieces.shape[-1]
        first = pieces.gather(1, batch.first[..., None].expand(-1, -1, width))
        # Written as arithmetic, because ONNX shifts no signed numbers.
        powers = 2 ** torch.arange(EDGE_BITS, device=first.device)
        bits = torch.div(batch.features["edge"][..., None], powers, rounding_mode="floor") % 2
        small = [table(batch.features[name]) for name, table in self.tables.items()]
        word = self.dropout(torch.cat([first, *small, bits.to(first.dtype)], -1))
        head = F.relu(self.to_head(word))
        head = head.gather(1, batch.features["head"][..., None].expand(-1, -1, head.shape[-1]))
        both = torch.cat([word, head], -1)
        count = batch.word_mask.sum(1, keepdim=True)
        place = torch.arange(both.shape[1], device=both.device)[None, :]
        turned = torch.where(place < count, count - 1 - place, place)
        ahead, _ = self.ahead(both)
        back, _ = self.back(both.gather(1, turned[..., None].expand(-1, -1, both.shape[-1])))
        back = back.gather(1, turned[..., None].expand(-1, -1, back.shape[-1]))
        state = torch.cat([ahead, back], -1)
        return state, self.score(self.dropout(state)) + self.skip(word)


class Crf(nn.Module):
    """A linear chain over TAGS with the forbidden steps shut."""

    def __init__(self) -> None:
        super().__init__()
        count = len(TAGS)
        self.step = nn.Parameter(torch.zeros(count, count))
        self.begin = nn.Parameter(torch.zeros(count))
        self.end = nn.Parameter(torch.zeros(count))
        shut = torch.tensor([[0.0 if may_follow(a, b) else FORBIDDEN for b in range(count)] for a in range(count)])
        self.register_buffer("shut", shut, persistent=False)
        ends = torch.tensor([[0.0 if f(t) else FORBIDDEN for t in range(count)] for f in (may_begin, may_end)])
        self.register_buffer("shut_ends", ends, persistent=False)

    def weights(self) -> tuple[Tensor, Tensor, Tensor]:
        return self.step + self.shut, self.begin + self.shut_ends[0], self.end + self.shut_ends[1]

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood summed over the batch. Words are at the front of every row."""
        step, begin, end = self.weights()
        scores = scores.float()
        rows = torch.arange(len(tags), device=tags.device)
        given = scores.gather(2, tags[..., None])[..., 0] * mask
        path = given.sum(1) + begin[tags[:, 0]] + (step[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        path = path + end[tags[rows, mask.sum(1) - 1]]
        alpha = begin + scores[:, 0]
        for i in range(1, scores.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, i]
            alpha = torch.where(mask[:, i, None], new, alpha)
        return (torch.logsumexp(alpha + end, 1) - path).sum()

    def marginals(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Log probabilities of every tag of every word."""
        step, begin, end = self.weights()
        scores = scores.float()
        alphas = [begin + scores[:, 0]]
        for i in range(1, scores.shape[1]):
            new = torch.logsumexp(alphas[-1][:, :, None] + step, 1) + scores[:, i]
            alphas.append(torch.where(mask[:, i, None], new, alphas[-1]))
        total = torch.logsumexp(alphas[-1] + end, 1)
        beta = end.expand_as(alphas[0])
        betas = [beta]
        for i in range(scores.shape[1] - 1, 0, -1):
            new = torch.logsumexp((beta + scores[:, i])[:, None, :] + step, 2)
            beta = torch.where(mask[:, i, None], new, beta)
            betas.append(beta)
        return torch.stack(alphas, 1) + torch.stack(betas[::-1], 1) - total[:, None, None]

    def taught(self, scores: Tensor, opinion: Tensor, mask: Tensor) -> Tensor:
        """Cross entropy of the tags' probabilities with a teacher's, summed over words."""
        logs = self.marginals(scores, mask).clamp(min=-30.0)
        return -((opinion * logs).sum(-1) * mask).sum()

    @torch.no_grad()
    def best(self, scores: Tensor, mask: Tensor) -> list[list[int]]:
        """The likeliest tags of every row (Viterbi)."""
        step, begin, end = self.weights()
        alpha = begin + scores[:, 0].float()
        backs = []
        for i in range(1, scores.shape[1]):
            value, back = (alpha[:, :, None] + step).max(1)
            alpha = torch.where(mask[:, i, None], value + scores[:, i], alpha)
            backs.append(back)
        last = (alpha + end).argmax(1).tolist()
        counts = mask.sum(1).tolist()
        ways = torch.stack(backs, 1).tolist() if backs else [[]] * len(last)
        found = []
        for row, (tag, count) in enumerate(zip(last, counts, strict=True)):
            way = [tag]
            for i in range(count - 2, -1, -1):
                way.append(ways[row][i][way[-1]])
            found.append(way[::-1])
        return found


class Pairing(nn.Module):
    """For every source and content span, how well each cue of the window would own it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.cue = nn.Linear(4 * shape.hidden, shape.span)
        self.child = nn.ModuleList(nn.Linear(4 * shape.hidden, shape.span) for _ in range(2))
        self.bilinear = nn.ParameterList(nn.Parameter(torch.randn(shape.span, shape.span) * 0.02) for _ in range(2))
        self.near = nn.Embedding(2 * (2 * NEAR + 1) * 3, 1)
        nn.init.zeros_(self.near.weight)
        self.dropout = nn.Dropout(shape.head_dropout)

    def forward(self, state: Tensor, batch: Batch) -> Tensor:
        """Scores (rows, spans, cues)."""
        assert batch.cues is not None and batch.spans is not None and batch.cue_mask is not None  # noqa: S101, PT018
        state = self.dropout(state)
        cue = F.relu(self.cue(_ends(state, batch.cues)))
        kind = batch.spans[..., 2]
        ends = _ends(state, batch.spans)
        parts = []
        for k in range(2):
            child = F.relu(self.child[k](ends))
            parts.append(torch.einsum("bcd,de,bqe->bcq", child, self.bilinear[k], cue))
        score = torch.where(kind[..., None] == 0, parts[0], parts[1])
        score = score + self.near(nearness(batch))[..., 0]
        return score.masked_fill(~batch.cue_mask[:, None, :], FORBIDDEN)


def nearness(batch: Batch) -> Tensor:
    """A number for: role, how many cues off, and whether a paragraph or sentence border lies between."""
    assert batch.cues is not None and batch.spans is not None and batch.cue_mask is not None  # noqa: S101, PT018
    starts = batch.cues[..., 0].masked_fill(~batch.cue_mask, 1 << 20)
    place = (starts[:, None, :] < batch.spans[..., 0][..., None]).sum(-1)
    rank = torch.arange(starts.shape[1], device=starts.device)[None, None, :] - place[..., None]
    # The nearest cue behind the span is 0, the nearest before it -1.
    off = rank.clamp(-NEAR, NEAR) + NEAR
    borders = batch.features["place"].clamp(max=1).cumsum(1)
    paragraphs = (batch.features["place"] == 2).cumsum(1)
    between = _at(borders, batch.cues[..., 0])[:, None, :] != _at(borders, batch.spans[..., 0])[..., None]
    apart = _at(paragraphs, batch.cues[..., 0])[:, None, :] != _at(paragraphs, batch.spans[..., 0])[..., None]
    return (batch.spans[..., 2][..., None] * (2 * NEAR + 1) + off) * 3 + between.long() + apart.long()


def _at(values: Tensor, places: Tensor) -> Tensor:
    return values.gather(1, places)


def _ends(state: Tensor, spans: Tensor) -> Tensor:
    width = state.shape[-1]
    first, last = (state.gather(1, spans[..., n, None].expand(-1, -1, width)) for n in range(2))
    return torch.cat([first, last], -1)


class Net(nn.Module):
    """All of it. ``forward`` gives the words in context and the scores of their tags."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.words = WordNet(shape)
        self.crf = Crf()
        self.pairing = Pairing(shape)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        return self.words(self.encoder(batch), batch)

    def losses(self, state: Tensor, scores: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Loss of the tags a word, and of the cues a span."""
        assert batch.tags is not None and batch.cue_of is not None  # noqa: S101, PT018
        tagging = self.crf.loss(scores, batch.tags, batch.word_mask) / batch.word_mask.sum()
        owned = batch.cue_of >= 0
        if not bool(owned.any()):
            return tagging, tagging.new_zeros(())
        pairs = self.pairing(state, batch).float()[owned]
        return tagging, F.cross_entropy(pairs, batch.cue_of[owned])


def restored(path: Path) -> tuple[Net, dict[str, object]]:
    """A net from a file that ``save`` wrote, ready to read, and what was saved beside it."""
    held = torch.load(path, map_location="cpu", weights_only=True)
    net = Net(Shape(**held.pop("shape")))
    net.load_state_dict(held.pop("weights"))
    return net.eval(), held


def save(net: Net, path: Path, extra: dict[str, object]) -> None:
    """Write the net in half precision, which is as much as its scores need."""
    weights = {name: value.half() for name, value in net.state_dict().items()}
    torch.save({"shape": asdict(net.shape), "weights": weights, **extra}, path)
