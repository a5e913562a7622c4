"""Reading a folder of gold stories: ``<story>/gold.json`` beside its articles."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldAssertion:
    """One assertion of a gold claim: the article's file name, the exact quotation, and whose it is."""

    id: str
    article: str
    quote: str
    supports: bool
    origin: str | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim with its assertions; the count of origins is ``low`` to ``high``; ``unsure`` pairs are not scored."""

    id: str
    assertions: tuple[GoldAssertion, ...]
    low: int
    high: int
    unsure: frozenset[frozenset[str]]

    @property
    def support(self) -> tuple[GoldAssertion, ...]:
        return tuple(a for a in self.assertions if a.supports)


@dataclass(frozen=True, slots=True)
class GoldWindow:
    """A limit in time: the article's file name, the exact quotation, and the days, None where the story gives none."""

    what: str
    article: str
    quote: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story with its texts by file name. ``relations`` are (claim, claim, type); ``published`` the day of a file."""

    id: str
    folder: Path
    texts: dict[str, str]
    claims: tuple[GoldClaim, ...]
    relations: tuple[tuple[str, str, str], ...]
    windows: tuple[GoldWindow, ...] = ()
    published: Mapping[str, str] = field(default_factory=dict)


def stories(data: Path) -> Iterator[GoldStory]:
    """Every story of the folder, by name; FileNotFoundError where there is none, of which anything could be said."""
    found = sorted(data.glob("*/gold.json"))
    if not found:
        raise FileNotFoundError(f"no story (a folder with articles and gold.json) in {data}")
    for path in found:
        raw = json.loads(path.read_text(encoding="utf-8"))
        files = [a["file"] for a in raw["articles"]]
        yield GoldStory(
            raw["story_id"],
            path.parent,
            {f: (path.parent / f).read_text(encoding="utf-8") for f in files},
            tuple(_claim(c) for c in raw["claims"]),
            tuple((r["a"], r["b"], r["type"]) for r in raw["relations"]),
            tuple(GoldWindow(w["what"], w["article"], w["quote"], w["start"], w["end"]) for w in raw["windows"]),
            {a["file"]: a.get("published") or "" for a in raw["articles"]},
        )


def _claim(raw: dict[str, object]) -> GoldClaim:
    count = raw["independent_origins"]
    low, high = (count["min"], count["max"]) if isinstance(count, dict) else (count, count)
    assertions = raw["assertions"]
    unsure = raw["unsure_merges"]
    if not isinstance(assertions, list) or not isinstance(unsure, list):
        raise TypeError(f"claim {raw['id']} is not of the shape of this gold")
    return GoldClaim(
        str(raw["id"]),
        tuple(
            GoldAssertion(a["id"], a["article"], a["quote"], a["stance"] == "support", a["origin"]) for a in assertions
        ),
        int(str(low)),
        int(str(high)),
        frozenset(frozenset(u["origins"]) for u in unsure),
    )
