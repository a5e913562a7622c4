"""Relations between claims: DATA holds stories as for ``origins``; the gold says how pairs of claims stand."""

from pathlib import Path

from bench.origins import studied
from bench.result import Result
from bench.stories.gold import stories
from bench.stories.standings import answers, figures


def run(data: Path, *, split: str | None) -> Result:  # noqa: ARG001  # the stories have no parts
    found = [pair for story in stories(data) for pair in answers(studied(story), story)]
    scores = dict(figures(found))
    rows = tuple((name, f"{value:.3f}") for name, value in scores.items())
    return Result("relations", scores, columns=("figure", "value"), rows=rows)
