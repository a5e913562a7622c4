"""Time expressions against TIMEX3 folders (TempEval-3 ``.tml``, WikiWars) or the times of the hand-made stories."""
# the name is the one that `python -m bench time` takes

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import dateparser.search
from lxml import etree
from nupunkt import sent_spans

from bench.result import Result, f1
from onrecord.model import Span
from onrecord.read.times import find_times

PUBLISHED = {
    "tempeval3-platinum": {
        "HeidelTime": {"relaxed_f1": 0.903, "strict_f1": 0.813, "value_f1": 0.776},
        "SUTime": {"relaxed_f1": 0.903, "strict_f1": 0.796, "value_f1": 0.674},
    }
}
_SHOWN = ("relaxed_f1", "strict_f1", "value_f1", "type_accuracy")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression, of the gold or of a system."""

    span: Span
    type: str
    value: str
    to_the_day: bool = False

    def means(self, gold: "Found") -> bool:
        """Whether the value is right. A system that only knows days is right with any day of the gold period."""
        return self.value == gold.value or (self.to_the_day and bool(gold.value) and self.value.startswith(gold.value))


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its date and its gold expressions."""

    name: str
    text: str
    written: str | None
    gold: tuple[Found, ...]


@dataclass(slots=True)
class Score:
    """Counts over texts, as the scorer of TempEval-3 keeps them."""

    gold: int = 0
    system: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    type: int = 0

    def figures(self) -> dict[str, float]:
        return {
            "relaxed_f1": f1(self.relaxed, self.system, self.gold),
            "strict_f1": f1(self.strict, self.system, self.gold),
            "value_f1": f1(self.value, self.system, self.gold),
            "type_accuracy": self.type / max(1, self.relaxed),
            "gold": float(self.gold),
        }


def run(data: Path, *, split: str | None) -> Result:
    """Score the folder. ``split`` is ``even`` or ``odd`` (every second text), or the name of a sub-folder."""
    if (data / "times.json").exists():
        return _story(data)
    if split and (data / split).is_dir():
        data, split = data / split, None
    texts = list(_timeml(data))
    if split in {"even", "odd"}:
        texts = texts[split == "odd" :: 2]
    if not texts:
        raise FileNotFoundError(f"no texts in {data}, or none of that part")
    ours, speed = _measured(texts)
    others = _scored(texts, _dateparser)
    figures = ours.figures() | {"texts": float(len(texts)), "words_per_second": speed}
    figures |= {f"dateparser_{k}": v for k, v in others.figures().items() if k.endswith("_f1")}
    rows = [
        (name, *(f"{score.figures()[k]:.3f}" for k in _SHOWN), str(score.gold))
        for name, score in (("onrecord", ours), ("dateparser.search", others))
    ]
    rows += [
        (f"{name} (platinum)", *(f"{v:.3f}" for v in held.values()), "", "")
        for name, held in PUBLISHED["tempeval3-platinum"].items()
    ]
    columns = ("system", "relaxed F1", "strict F1", "value F1", "type accuracy", "gold")
    return Result("time", figures, dict(PUBLISHED), columns, tuple(rows))


def _measured(texts: Sequence[Text]) -> tuple[Score, float]:
    ready = [(t, _sentences(t.text)) for t in texts]
    began = time.process_time()
    for text, sentences in ready:
        find_times(text.text, written=text.written, sentences=sentences)
    spent = time.process_time() - began
    words = sum(len(t.text.split()) for t in texts)
    return _scored(texts, _ours), words / max(spent, 1e-9)


def _scored(texts: Sequence[Text], system: Callable[[Text], list[Found]]) -> Score:
    score = Score()
    for text in texts:
        _count(score, text, system(text))
    return score


def _count(score: Score, text: Text, found: Sequence[Found]) -> None:
    """Pair each gold expression with the first unused one that overlaps it, an exact one first."""
    score.gold += len(text.gold)
    score.system += len(found)
    used: set[int] = set()
    for gold in text.gold:
        overlapping = [i for i, f in enumerate(found) if i not in used and f.span.overlaps(gold.span)]
        same = [i for i in overlapping if _core(text.text, found[i].span) == _core(text.text, gold.span)]
        if not overlapping:
            continue
        at = (same or overlapping)[0]
        used.add(at)
        score.relaxed += 1
        score.strict += bool(same)
        score.value += found[at].means(gold)
        score.type += found[at].type == gold.type


def _core(text: str, span: Span) -> Span:
    """The span without punctuation and white space at its ends, which the corpora include at random."""
    cut = span.cut(text)
    lead = len(cut) - len(cut.lstrip(" \t\n.,;:'\"`’”“"))
    return Span(span.start + lead, span.start + max(lead, len(cut.rstrip(" \t\n.,;:'\"`’”“"))))


# --- systems ------------------------------------------------------------------------------


def _sentences(text: str) -> list[Span]:
    spans = []
    for paragraph in _PARAGRAPH.finditer(text):
        at = paragraph.start()
        spans += [Span(at + start, at + end) for start, end in sent_spans(paragraph.group())]
    return spans


def _ours(text: Text) -> list[Found]:
    times = find_times(text.text, written=text.written, sentences=_sentences(text.text))
    # TIMEX3 has no tag around a range: the ends are tagged.
    outer = {t.span for t in times if "/" in t.value and any(t.span != o.span and o.span in t.span for o in times)}
    return [Found(t.span, t.type, t.value) for t in times if t.span not in outer]


def _dateparser(text: Text) -> list[Found]:
    base = datetime.fromisoformat(text.written) if text.written else datetime(2000, 1, 1)  # noqa: DTZ001  # a day only
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found = []
    for sentence in _sentences(text.text):
        at = sentence.start
        for words, when in dateparser.search.search_dates(sentence.cut(text.text), ["en"], settings) or []:
            start = text.text.find(words, at, sentence.end)
            if start >= 0:
                at = start + len(words)
                found.append(Found(Span(start, at), "DATE", when.date().isoformat(), to_the_day=True))
    return found


# --- corpora ------------------------------------------------------------------------------


def _timeml(folder: Path) -> Iterator[Text]:
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".tml", ".xml"}):
        root = etree.parse(path, _PARSER).getroot()
        body = next(root.iter("TEXT"), None)
        if body is None:
            continue
        created = next(
            (t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), ""
        )
        text, gold = _flat(body)
        yield Text(path.name, text, (created or "")[:10] or None, tuple(gold))


def _flat(body: "etree._Element") -> tuple[str, list[Found]]:
    """The characters of an element, and the TIMEX3 elements in it with their spans."""
    pieces: list[str] = []
    gold: list[Found] = []
    open_: dict[int, int] = {}
    at = 0

    def put(piece: str | None) -> None:
        nonlocal at
        if piece:
            pieces.append(piece)
            at += len(piece)

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            open_[id(element)] = at
            put(element.text)
            continue
        start = open_.pop(id(element))
        if element.tag == "TIMEX3" and element.get("functionInDocument") != "CREATION_TIME" and at > start:
            gold.append(Found(Span(start, at), element.get("type") or "", element.get("value") or ""))
        if element is not body:
            put(element.tail)
    return "".join(pieces), sorted(gold, key=lambda g: g.span)


def _story(folder: Path) -> Result:
    """The expressions of the hand-made story; its texts lie in ``seeds`` beside the folder of answers."""
    answers = json.loads((folder / "times.json").read_text(encoding="utf-8"))
    right: dict[str, int] = {}
    total: dict[str, int] = {}
    rows = []
    for name in sorted({t["article"] for t in answers["times"]}):
        path = next(iter(sorted(folder.parent.parent.glob(f"seeds/{name}*"))), None)
        if path is None:
            continue
        text = path.read_bytes().decode("utf-8")
        lines = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
        sentences = [Span(at.start + a, at.start + b) for at in lines for a, b in sent_spans(at.cut(text))]
        written = answers["reference_dates"].get(name, {}).get("value")
        times = find_times(text, written=written, sentences=sentences)
        for gold in (t for t in answers["times"] if t["article"] == name):
            span = Span(gold["start"], gold["end"])
            found = [t for t in times if t.span.overlaps(span)]
            ok = any(t.value == gold["value"] for t in found)
            right[gold["tier"]] = right.get(gold["tier"], 0) + ok
            total[gold["tier"]] = total.get(gold["tier"], 0) + 1
            if not ok and gold["tier"] == "core":
                rows.append((gold["id"], gold["text"], gold["value"], " | ".join(t.value for t in found)))
    figures = {f"{tier}_value_right": right[tier] / total[tier] for tier in total}
    figures |= {f"{tier}_gold": float(total[tier]) for tier in total}
    return Result("time", figures, {}, ("not right", "text", "gold", "ours"), tuple(rows))
