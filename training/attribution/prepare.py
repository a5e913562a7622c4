"""Read a PolNeAR-shaped folder with the package's own reader: words, tags, dependencies, sentences, paragraphs.

Runs in the environment of the package (spaCy, no torch): ``python -m training.attribution.prepare DATA OUT``.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.model import Article, Block, Evidence, Kind
from onrecord.read.parse import parse
from onrecord.text import line_spans, trimmed

SPLITS = ("train", "dev", "test")


def parsed(name: str, text: str) -> dict[str, object]:
    """One article as plain lists, one entry a word; ``head`` is the distance to the syntactic head in words."""
    why = Evidence("line", 1.0, "every line of the corpus is article text")
    spans = (trimmed(text, s) for s in line_spans(text))
    blocks = tuple(Block(s, Kind.TEXT, why) for s in spans if len(s))
    sentences, words, _ = parse(Article(name, name, text, "en", None, None, None, (), (), (), blocks))
    sentence_of = [0] * len(words)
    block_of = [0] * len(words)
    for number, sentence in enumerate(sentences):
        for i in range(*sentence.words):
            sentence_of[i], block_of[i] = number, sentence.block
    return {
        "article": name,
        "text": text,
        "start": [w.span.start for w in words],
        "end": [w.span.end for w in words],
        "tag": [w.tag for w in words],
        "dep": [w.dep for w in words],
        "head": [w.head - i for i, w in enumerate(words)],
        "sentence": sentence_of,
        "block": block_of,
    }


def texts(data: Path, split: str) -> Iterator[tuple[str, str]]:
    for path in sorted((data / split / "text").iterdir()):
        yield path.name.removesuffix(".txt"), path.read_bytes().decode("utf-8")


def main() -> None:
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for split in SPLITS:
        if not (data / split / "text").is_dir():
            continue
        with gzip.open(out / f"{split}.words.jsonl.gz", "wt", encoding="utf-8", compresslevel=3) as sink:
            for name, text in texts(data, split):
                sink.write(json.dumps(parsed(name, text), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
