"""Score an exported tagger and time it.

``python -m training.attribution.check EXPORTED DATA PREPARED [SPLIT] [PRED.json]``

Prints the figures of the fp32 and of the int8 net, and words (by white space) a second on one thread.
"""

import json
import sys
import time
from pathlib import Path

from tokenizers import Tokenizer

from training.attribution.data import Item, Vocabulary, load
from training.attribution.infer import Scored, Tagger, spans_of
from training.attribution.labels import ROLES
from training.attribution.predict import Found, figures


def found_in(tagger: Tagger, items: list[Item]) -> list[Found]:
    found = []
    for item in items:
        said = tagger(item.words)
        # Only what belongs to an attribution counts here: it is what the package would give.
        parts: list[Scored] = [p for s in said for p in (s.source, s.cue, *s.content) if p]
        spans = {
            role: [(item.start[p.piece[0]], item.end[p.piece[1] - 1]) for p in parts if p.piece[2] == role]
            for role in ROLES
        }
        found.append(Found(spans, spans_of(said, item.start, item.end)))
    return found


def main() -> None:
    exported, data, prepared = (Path(a) for a in sys.argv[1:4])
    split = sys.argv[4] if len(sys.argv) > 4 else "dev"
    numbers = json.loads((exported / "vocabulary.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(exported / "tokenizer.json"))
    tokenizer.no_truncation()
    items = load(prepared, data, split, tokenizer=tokenizer, vocabulary=Vocabulary(numbers["tag"], numbers["dep"]))
    words = sum(len(i.text.split()) for i in items)
    for file in ("tagger.onnx", "tagger.int8.onnx"):
        tagger = Tagger(exported, file=file)
        began, spent = time.perf_counter(), time.process_time()
        found = found_in(tagger, items)
        wall, used = time.perf_counter() - began, time.process_time() - spent
        print(file, json.dumps({k: round(v, 2) for k, v in figures(items, found).items()}))
        print(f"{words} words, {words / wall:.0f} a second by the clock, {words / used:.0f} a CPU second", flush=True)
    if len(sys.argv) > 5:
        preds = {i.name: f.attributions for i, f in zip(items, found, strict=True)}
        Path(sys.argv[5]).write_text(json.dumps({"preds": preds}), encoding="utf-8")


if __name__ == "__main__":
    main()
