"""The sentences in which the assertions of a folder of stories stand, as JSON lines for the training environment.

    python -m training.claims.stories STORIES OUT.jsonl [WORDS.jsonl.gz]

Each line: ``story``, ``claim`` (its id there, or ""), ``sentence``. WORDS gets the words of every article as
``training.attribution.prepare`` writes them, with its story. Needs the package, not torch.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Put:
    """A sentence of a story and the claim that it puts, "" for none that the gold lists."""

    story: str
    claim: str
    sentence: str


def loaded(path: Path) -> list[list[Put]]:
    """What ``main`` wrote, story by story."""
    found: dict[str, list[Put]] = {}
    for line in path.read_text("utf-8").splitlines():
        put = Put(**json.loads(line))
        found.setdefault(put.story, []).append(put)
    return list(found.values())


def putting(folder: Path) -> Iterator[Put]:
    """Each sentence in which an assertion begins, once for each claim that the assertions in it support."""
    # The training environment has no parser.
    from bench.origins import studied  # noqa: PLC0415
    from bench.stories.gold import stories  # noqa: PLC0415
    from bench.stories.ours import find  # noqa: PLC0415
    from training.claims.sides import sentences_of  # noqa: PLC0415

    for story in stories(folder):
        ours = studied(story)
        sentences = sentences_of(ours)
        claimed: dict[str, set[str]] = {sentence: set() for sentence in sentences.values()}
        for claim in story.claims:
            for assertion in find(ours, claim.support).values():
                claimed[sentences[assertion.id]].add(claim.id)
        for sentence in sorted(claimed):
            for claim_id in sorted(claimed[sentence]) or [""]:
                yield Put(story.id, claim_id, sentence)


def words(folder: Path) -> Iterator[dict[str, object]]:
    """The words of each article, with its story."""
    from bench.stories.gold import stories  # noqa: PLC0415
    from training.attribution.prepare import parsed  # noqa: PLC0415

    for story in stories(folder):
        for name in sorted(story.texts):
            yield {"story": story.id, **parsed(name, story.texts[name])}


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    if len(sys.argv) > 3:
        with gzip.open(sys.argv[3], "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in words(folder))
    with out.open("w", encoding="utf-8") as file:
        for put in putting(folder):
            file.write(json.dumps(asdict(put), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
