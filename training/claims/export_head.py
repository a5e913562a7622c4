"""The layers that sentences would have to themselves behind the tagger's lower ones: one ONNX file, weights in int8.

    python -m training.claims.export_head ENCODER.pt HEAD.pt LOWER OUT.onnx

ENCODER.pt is what ``training.claims.encoder`` wrote, HEAD.pt what ``training.claims.head`` made of it, LOWER a
folder that ``training.claims.lower`` wrote: how large inputs get is measured on it.

In int8 all inputs of a layer share one range, so that few large ones leave the many others few steps. Each is divided
by a power of how large it gets, and its weights multiplied by as much (Xiao et al., SmoothQuant, ICML 2023). The layer
that takes lower states in, whose two halves are unlike, stays in fp32.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.claims.encoder import Encoder
from training.claims.head import Floats, Head, Rows, restored

_POWER = 0.6
"""Of those tried (0.4, 0.6, 0.8) the nearest to fp32."""
_MEASURED_EVERY = 25
_LEAST = 1e-4
_IN_FP32 = "align"
_TOGETHER = ("query", "key", "value")


class Vectors(torch.nn.Module):
    """Lower states (1, pieces, 768) to the sentence's unit vector."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.head = head

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.normalize(self.head(states)[-1].mean(1), dim=1)


class Eased(torch.nn.Module):
    """A linear layer that divides its inputs by ``by`` and does as before."""

    def __init__(self, linear: torch.nn.Linear, by: torch.Tensor) -> None:
        super().__init__()
        self.linear = linear
        self.share = torch.nn.Parameter(1 / by)
        linear.weight.data *= by[None]

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.linear(given * self.share)
        return found


@torch.no_grad()
def largest(head: Head, rows: Rows) -> dict[str, torch.Tensor]:
    """How large each input of each linear layer gets, by the layer's name."""
    found: dict[str, list[torch.Tensor]] = defaultdict(list)

    def keeping(name: str) -> object:
        return lambda _, given: found[name].append(given[0].abs().flatten(0, -2).amax(0))

    kept = [layer.register_forward_pre_hook(keeping(name)) for name, layer in _linear(head)]  # type: ignore[arg-type]
    for number in range(0, len(rows.ends), _MEASURED_EVERY):
        head(rows.lower([number]))
    for one in kept:
        one.remove()
    return {name: torch.stack(some).amax(0).clamp(min=_LEAST) for name, some in found.items()}


@torch.no_grad()
def ease(head: Head, rows: Rows) -> None:
    """Put ``Eased`` in the place of the linear layers; those with one input keep sharing it."""
    sizes, layers = largest(head, rows), dict(_linear(head))
    for name, layer in layers.items():
        place, _, kind = name.rpartition(".")
        same = [layers[f"{place}.{k}"] for k in _TOGETHER] if kind in _TOGETHER else [layer]
        weights = torch.stack([one.weight.abs().amax(0) for one in same]).amax(0).clamp(min=_LEAST)
        by = sizes[name] ** _POWER / weights ** (1 - _POWER)
        setattr(head.get_submodule(place), kind, Eased(layer, by / by.log().mean().exp()))


def _linear(head: Head) -> Iterator[tuple[str, torch.nn.Linear]]:
    for name, module in head.named_modules():
        if isinstance(module, torch.nn.Linear) and name != _IN_FP32:
            yield name, module


def write(head: Head, path: Path, *, rows: Rows) -> None:
    """Export, quantise each channel of each weight by itself, and print how near int8 stays to fp32."""
    some = range(0, len(rows.ends), _MEASURED_EVERY)
    with torch.no_grad():
        exact = np.concatenate([head.vectors(rows.lower([n])).numpy() for n in some])
    ease(head, rows)
    with tempfile.TemporaryDirectory() as folder:
        whole, ready = Path(folder) / "whole.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Vectors(head).eval(), (rows.lower([0]),), str(whole), dynamo=False, opset_version=17,
            input_names=["states"], output_names=["vectors"], dynamic_axes={"states": {1: "pieces"}},
        )  # fmt: skip
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        # Seven bits: without VNNI eight would overflow the sums.
        quantize_dynamic(
            ready, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            nodes_to_quantize=_weighed(ready),
        )  # fmt: skip
    near = _vectors(path, rows, some)
    cosines = (near * exact).sum(1)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB; cosine to fp32 {cosines.mean():.4f}, least {cosines.min():.4f}")


def _weighed(path: Path) -> list[str]:
    """The names of the products with weights that are to be in int8."""
    graph = onnx.load(path).graph
    held = {weights.name for weights in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMul" and held & set(node.input)]
    return [node.name for node in products if f"/{_IN_FP32}/" not in node.name]


def _vectors(path: Path, rows: Rows, some: range) -> Floats:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(["vectors"], {"states": rows.lower([n]).numpy()})[0] for n in some])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("encoder", "head", "lower", "out"):
        asked.add_argument(name, type=Path)
    given = asked.parse_args()
    write(restored(given.head, Encoder.read(given.encoder)), given.out, rows=Rows.read(given.lower))


if __name__ == "__main__":
    main()
