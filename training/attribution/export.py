"""Turn trained weights into what the package reads.

``python -m training.attribution.export WEIGHTS.pt ENCODER_DIR OUT``

OUT gets tagger.fp32.onnx, tagger.onnx (int8), joining.npz (the small matrices of the CRF and of the cue finder),
vocabulary.json and pieces.txt: what the package keeps, but for the fp32 net.
"""

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from onrecord.attribute.tagger.features import FEATURES
from training.attribution.net import Batch, Net, restored

INPUTS = ("ids", "owner", "first", "words", *FEATURES)
OPSET = 17


class Tagger(nn.Module):
    """The part of the net that runs in ONNX, on rows of as many pieces: without a mask it takes a tenth less time.

    ``words`` counts what stands in each row.
    """

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, *given: Tensor) -> tuple[Tensor, Tensor]:
        ids, owner, first, words, *features = given
        word_mask = torch.arange(first.shape[1])[None, :] < words[:, None]
        batch = Batch(ids, owner, None, first, word_mask, dict(zip(FEATURES, features, strict=True)))
        state, scores = self.net(batch)
        return state, scores


def example(rows: int, pieces: int, words: int) -> tuple[Tensor, ...]:
    """Inputs of the right kind and of any size."""
    wide, narrow = torch.zeros(rows, pieces, dtype=torch.long), torch.zeros(rows, words, dtype=torch.long)
    return (wide + 100, wide.clone(), narrow.clone(), torch.full((rows,), words), *(narrow.clone() for _ in FEATURES))


def joining(net: Net) -> dict[str, np.ndarray]:
    """CRF weights with the forbidden steps shut, and the cue finder's matrices."""
    step, begin, end = net.crf.weights()
    pairing = net.pairing
    found = {"step": step, "begin": begin, "end": end, "near": pairing.near.weight[:, 0]}
    found |= {"cue_w": pairing.cue.weight, "cue_b": pairing.cue.bias}
    for k in range(2):
        found |= {f"child{k}_w": pairing.child[k].weight, f"child{k}_b": pairing.child[k].bias}
        found[f"bilinear{k}"] = pairing.bilinear[k]
    return {name: value.detach().numpy().astype(np.float32) for name, value in found.items()}


def write(net: Net, out: Path) -> None:
    axes = {name: {0: "rows", 1: "long"} for name in ("ids", "owner")}
    axes["words"] = {0: "rows"}
    axes |= {name: {0: "rows", 1: "short"} for name in ("first", *FEATURES, "state", "scores")}
    tagger = Tagger(net).eval()
    full = out / "tagger.fp32.onnx"
    torch.onnx.export(
        tagger, example(2, 12, 9), str(full), input_names=list(INPUTS), output_names=["state", "scores"],
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    tagger.eval()
    ready = out / "ready.onnx"
    quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
    # Seven bits: without VNNI eight would overflow the sums.
    quantize_dynamic(
        str(ready), str(out / "tagger.onnx"), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm", "LSTM"],
    )  # fmt: skip
    ready.unlink()


def main() -> None:
    weights, encoder, out = (Path(a) for a in sys.argv[1:4])
    out.mkdir(parents=True, exist_ok=True)
    net, held = restored(weights)
    write(net, out)
    np.savez(out / "joining.npz", **joining(net))
    (out / "vocabulary.json").write_text(json.dumps(held["vocabulary"], sort_keys=True), encoding="utf-8")
    shutil.copyfile(encoder / "vocab.txt", out / "pieces.txt")


if __name__ == "__main__":
    main()
