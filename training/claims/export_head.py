"""The layers that sentences would have to themselves behind the tagger's lower ones: one ONNX file, weights in int8.

    python -m training.claims.export_head ENCODER.pt HEAD.pt OUT.onnx

ENCODER.pt is what ``training.claims.encoder`` wrote, HEAD.pt what ``training.claims.head`` made of it.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.claims.encoder import Encoder
from training.claims.head import Head, restored


class Vectors(torch.nn.Module):
    """Lower states (1, pieces, 384) to the sentence's unit vector and to the last states of its pieces."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.head = head

    def forward(self, states: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        last = self.head(states)[-1]
        return torch.nn.functional.normalize(last.mean(1), dim=1), last[:, 1:-1]


def write(head: Head, path: Path) -> None:
    """Export, quantise each channel of each weight by itself, and print how near int8 stays to fp32."""
    net = Vectors(head).eval()
    states = torch.nn.functional.layer_norm(torch.randn(1, 12, 384), (384,))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            net, (states,), str(whole), dynamo=False, opset_version=17, input_names=["states"],
            output_names=["vectors", "last"], dynamic_axes={n: {1: "pieces"} for n in ("states", "last")},
        )  # fmt: skip
        # Seven bits: without VNNI eight would overflow the sums.
        quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    net.eval()  # the export leaves the module as it was before, dropout on
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    near = session.run(["vectors"], {"states": states.numpy()})[0]
    with torch.no_grad():
        exact = net(states)[0].numpy()
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB; cosine to fp32 {np.min((near * exact).sum(1)):.4f}")


def main() -> None:
    encoder, head, out = (Path(a) for a in sys.argv[1:4])
    write(restored(head, Encoder.read(encoder)), out)


if __name__ == "__main__":
    main()
