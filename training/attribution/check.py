"""Score an exported tagger and time it.

``python -m training.attribution.check EXPORTED DATA PREPARED [SPLIT] [PRED.json]``

Prints the figures, and words (by white space) a second on one thread. Needs no torch.
"""

import json
import sys
import time
from pathlib import Path

from onrecord.attribute.tagger import Scored, Tagger
from onrecord.attribute.tagger.labels import ROLES
from onrecord.vectors.wordpiece import WordPieces
from training.attribution.data import Item, Vocabulary, load
from training.attribution.score import Found, figures


def found_in(tagger: Tagger, items: list[Item]) -> list[Found]:
    """Spans and attributions of every article; spans outside attributions are left out, as in the package."""
    found = []
    for item in items:
        said = tagger(item.words)

        def chars(one: Scored, item: Item = item) -> tuple[int, int]:
            return item.start[one.piece[0]], item.end[one.piece[1] - 1]

        attributions = [
            {
                "source": [chars(s.source)] if s.source else [],
                "cue": [chars(s.cue)],
                "content": [chars(c) for c in s.content],
            }
            for s in said
        ]
        found.append(Found({role: [c for a in attributions for c in a[role]] for role in ROLES}, attributions))
    return found


def main() -> None:
    exported, data, prepared = (Path(a) for a in sys.argv[1:4])
    split = sys.argv[4] if len(sys.argv) > 4 else "dev"
    numbers = json.loads((exported / "vocabulary.json").read_text("utf-8"))
    word_pieces = WordPieces((exported / "pieces.txt").read_text("utf-8").splitlines())
    vocabulary = Vocabulary(numbers["tag"], numbers["dep"])
    items = load(prepared, data, split, word_pieces=word_pieces, vocabulary=vocabulary)
    words = sum(len(i.text.split()) for i in items)
    tagger = Tagger(exported)
    began, spent = time.perf_counter(), time.process_time()
    found = found_in(tagger, items)
    wall, used = time.perf_counter() - began, time.process_time() - spent
    print(json.dumps({k: round(v, 2) for k, v in figures(items, found).items()}))
    print(f"{words} words, {words / wall:.0f} a second by the clock, {words / used:.0f} a CPU second", flush=True)
    if len(sys.argv) > 5:
        preds = {i.name: f.attributions for i, f in zip(items, found, strict=True)}
        Path(sys.argv[5]).write_text(json.dumps({"preds": preds}), encoding="utf-8")


if __name__ == "__main__":
    main()
