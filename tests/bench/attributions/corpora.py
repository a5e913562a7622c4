"""Small invented corpora in the shapes that the bench reads."""

import gzip
import json
import re
from pathlib import Path

from bench.attributions.matching import Roles
from onrecord.model import Attribution, Evidence, Manner, Naming, Span, Stance

TEXT = "Dam talks.\nIlse Brandt said the dam would hold.\n“It leaks,” the union said."


def spans(*parts: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(p), TEXT.index(p) + len(p)) for p in parts)


GOLD: list[Roles] = [
    {"source": spans("Ilse Brandt"), "cue": spans("said"), "content": spans("the dam would hold")},
    {
        "source": spans("the union"),
        "cue": (Span(TEXT.rindex("said"), TEXT.rindex("said") + 4),),
        "content": spans("“It leaks,”"),
    },
]


def standoff(answers: list[Roles]) -> str:
    """The answers as brat writes them, one event an attribution."""
    lines = []
    for n, one in enumerate(answers):
        for k, (role, held) in enumerate(one.items()):
            ranges = ";".join(f"{s.start} {s.end}" for s in held)
            lines.append(f"T{n * 3 + k}\t{role.title()} {ranges}\t…")
        lines.append(f"E{n}\tAttribution:T9 Source:T{n * 3} Cue:T{n * 3 + 1} Content:T{n * 3 + 2}")
    return "\n".join(lines)


def polnear(folder: Path, answers: list[Roles] = GOLD) -> Path:
    """One article in the shape of PolNeAR."""
    (folder / "dev" / "text").mkdir(parents=True)
    (folder / "dev" / "attributions").mkdir()
    (folder / "dev" / "text" / "dam.txt").write_text(TEXT, encoding="utf-8")
    (folder / "dev" / "attributions" / "dam_ab12.ann").write_text(standoff(answers), encoding="utf-8")
    chars = [m.span() for m in re.finditer(r"\w+|[^\w\s]", TEXT)]
    labels = ["O"] * len(chars)
    for one in answers:
        for role, held in one.items():
            for span in held:
                for n, (start, _) in enumerate(chars):
                    if span.start <= start < span.end:
                        labels[n] = f"{'B' if start == span.start else 'I'}-{role}"
    row = {"article": "dam", "labels": labels, "char": chars}
    with gzip.open(folder / "dev.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(row) + "\n")
    return folder


def said(roles: Roles, *, number: str = "", via: str | None = None, naming: Naming = Naming.PERSON) -> Attribution:
    """A finding with these spans."""
    return Attribution(
        id=number,
        source=roles["source"],
        cue=roles["cue"],
        content=roles["content"],
        via=via,
        manner=Manner.INDIRECT,
        naming=naming,
        stance=Stance.ASSERTS,
        entity=None,
        speaker="",
        count=None,
        evidence=Evidence("test", 0.5, "invented"),
    )
