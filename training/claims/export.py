"""The trained sentence encoder as the package keeps it: one ONNX file, weights in int8.

    python -m training.claims.export WEIGHTS.pt src/onrecord/vectors/weights/sentences.onnx

WEIGHTS.pt is what ``training.claims.encoder`` wrote, or "none" for the encoder as it was downloaded.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.claims.encoder import Encoder


def write(net: Encoder, path: Path) -> None:
    """Export, quantise each channel of each weight by itself, and print how near int8 stays to fp32."""
    net.eval()
    ids = torch.randint(1000, 20_000, (3, 12))
    mask = torch.ones_like(ids)
    mask[1, 8:] = 0
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            net, (ids, mask), str(whole), dynamo=False, opset_version=17, input_names=["ids", "mask"],
            output_names=["vectors"], dynamic_axes={n: {0: "texts", 1: "pieces"} for n in ("ids", "mask")},
        )  # fmt: skip
        quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    net.eval()  # the export leaves the module as it was before, dropout on
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    near = session.run(None, {"ids": ids.numpy(), "mask": mask.numpy()})[0]
    with torch.no_grad():
        exact = net(ids, mask).numpy()
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB; cosine to fp32 {np.min((near * exact).sum(1)):.4f}")


def main() -> None:
    weights, out = sys.argv[1:3]
    write(Encoder.downloaded() if weights == "none" else Encoder.read(Path(weights)), Path(out))


if __name__ == "__main__":
    main()
