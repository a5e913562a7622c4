"""The sentences in which the assertions of a folder of stories stand, as JSON lines for the training environment.

    python -m training.claims.stories STORIES OUT.jsonl [--writers LETTERS]

Each line: ``story``, ``claim`` (its id there, or ""), ``sentence``; of the stories of all writers, or of those whose
letters are given. Needs the package, not torch.
"""

import argparse
import json
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


def putting(folder: Path, writers: str) -> Iterator[Put]:
    """Each sentence in which an assertion begins, once for each claim that the assertions in it support."""
    # The training environment has no parser.
    from bench.origins import studied  # noqa: PLC0415
    from bench.stories.gold import stories  # noqa: PLC0415
    from bench.stories.ours import find  # noqa: PLC0415
    from onrecord.tell.story.sides import sentence_at  # noqa: PLC0415

    for story in (s for s in stories(folder) if not writers or s.id[0] in writers):
        ours = studied(story)
        sentences = {
            a.id: r.sentences[at].span.cut(r.article.text) if (at := sentence_at(r, a)) >= 0 else ""
            for r in ours.recorded
            for a in r.assertions
        }
        claimed: dict[str, set[str]] = {sentence: set() for sentence in sentences.values()}
        for claim in story.claims:
            for assertion in find(ours, claim.support).values():
                claimed[sentences[assertion.id]].add(claim.id)
        for sentence in sorted(claimed):
            for claim_id in sorted(claimed[sentence]) or [""]:
                yield Put(story.id, claim_id, sentence)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--writers", default="")
    given = asked.parse_args()
    with given.out.open("w", encoding="utf-8") as file:
        for put in putting(given.stories, given.writers):
            file.write(json.dumps(asdict(put), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
