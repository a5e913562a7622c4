"""Make what training needs small enough to carry to another machine.

``python -m training.attribution.pack DATA PREPARED ENCODER OUT`` writes OUT/data, OUT/prepared and OUT/encoder (the
weights in half precision), which ``train.py`` takes in place of the originals.
"""

import gzip
import json
import shutil
import sys
from pathlib import Path

from safetensors.torch import load_file, save_file

from training.attribution.data import rows

KEPT = ("article", "annotator", "char", "labels", "attributions")


def main() -> None:
    data, prepared, encoder, out = (Path(a) for a in sys.argv[1:5])
    for name in ("data", "prepared", "encoder"):
        (out / name).mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        with gzip.open(out / "data" / f"{split}.jsonl.gz", "wt", encoding="utf-8") as sink:
            for row in rows(data / f"{split}.jsonl.gz"):
                sink.write(json.dumps({key: row[key] for key in KEPT}) + "\n")
    for path in sorted(prepared.glob("*.words.jsonl.gz")):
        with gzip.open(out / "prepared" / path.name, "wt", encoding="utf-8") as sink:
            for row in rows(path):
                sink.write(json.dumps(row, ensure_ascii=False) + "\n")
    weights = {
        name: value.half()
        for name, value in load_file(encoder / "model.safetensors").items()
        if value.is_floating_point()
    }
    save_file(weights, out / "encoder" / "model.safetensors")
    shutil.copyfile(encoder / "vocab.txt", out / "encoder" / "vocab.txt")


if __name__ == "__main__":
    main()
