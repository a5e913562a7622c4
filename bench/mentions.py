"""Mentions and coreference inside articles, on MEANTIME: DATA holds CAT XML files at any depth.

Gold are the mentions of people, organisations and places that are names or pronouns, in the sentences annotated
(title, date line and the first five). A mention found counts when it overlaps a gold one, one to one; other gold
mentions ("the plane maker") neither count nor cost. ``b_cubed`` is strict: what was found without being gold has
precision 0, what was missed recall 0. Folder names select a ``--split``.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from bench.result import Result, f1
from onrecord.model import Article, Block, EntityKind, Evidence, Kind, Mention, Span
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.text import id_of

_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "LOC": EntityKind.PLACE}
_COUNTED = {"NAM", "PRE.NAM", "PRO"}
_ANNOTATED = 6
_CLOSED_UP = set(",.;:?!)%'") | {"'s", "n't", "''", "’s"}


@dataclass(frozen=True, slots=True)
class Gold:
    span: Span
    kind: EntityKind | None
    entity: str
    counts: bool


def _value(element: etree._Element, name: str) -> str:
    return element.get(name) or ""


def _read(path: Path) -> tuple[Article, list[Gold]]:
    root = etree.parse(path).getroot()
    text, line = "", 0
    places: dict[str, Span] = {}
    paragraphs: list[Span] = []
    sentence = "0"
    for token in root.iter("token"):
        number = _value(token, "sentence")
        if int(number) >= _ANNOTATED:
            break
        word = {"``": '"', "''": '"'}.get(token.text or "", token.text or "")
        if number != sentence:
            # Title and date line are paragraphs of their own, as on the page.
            if int(number) <= 2:
                paragraphs.append(Span(line, len(text)))
                text += "\n"
                line = len(text)
            else:
                text += " "
            sentence = number
        elif text and text[-1] not in ' \n("' and word not in _CLOSED_UP:
            text += " "
        places[_value(token, "t_id")] = Span(len(text), len(text) + len(word))
        text += word
    paragraphs.append(Span(line, len(text)))
    evidence = Evidence("bench", 1.0, "as annotated")
    blocks = tuple(Block(p, Kind.TITLE if n == 0 else Kind.TEXT, evidence) for n, p in enumerate(paragraphs) if len(p))
    return Article(id_of(text), path.name, text, "en", None, None, None, (), (), (), blocks), _gold(root, places)


def _gold(root: etree._Element, places: dict[str, Span]) -> list[Gold]:
    kinds = {_value(e, "m_id"): _KINDS.get(_value(e, "ent_type")) for e in root.iter("ENTITY")}
    entity = {
        _value(source, "m_id"): _value(target, "m_id")
        for link in root.iter("REFERS_TO")
        for target in link.iter("target")
        for source in link.iter("source")
        if _value(target, "m_id") in kinds
    }
    found = []
    for mention in root.iter("ENTITY_MENTION"):
        spans = [places[_value(a, "t_id")] for a in mention.iter("token_anchor") if _value(a, "t_id") in places]
        if spans:
            number = _value(mention, "m_id")
            target = entity.get(number, f"m{number}")
            span = Span(min(s.start for s in spans), max(s.end for s in spans))
            kind = kinds.get(target)
            counts = _value(mention, "syntactic_type") in _COUNTED and kind is not None
            found.append(Gold(span, kind, target, counts))
    return found


def _aligned(gold: list[Gold], found: list[Mention]) -> list[tuple[Gold, Mention]]:
    """Pairs of overlapping mentions, closest bounds first, each mention in one pair at most."""
    pairs = sorted(
        (abs(g.span.start - m.span.start) + abs(g.span.end - m.span.end), i, j)
        for i, g in enumerate(gold)
        for j, m in enumerate(found)
        if g.span.overlaps(m.span)
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out = []
    for _, i, j in pairs:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            out.append((gold[i], found[j]))
    return out


def run(data: Path, *, split: str | None) -> Result:
    counts: Counter[str] = Counter()
    scores: defaultdict[str, float] = defaultdict(float)
    paths = sorted(p for p in data.rglob("*.xml") if split is None or split in p.parts)
    if not paths:
        raise FileNotFoundError(f"no texts in {data}, or none of that part")
    for path in paths:
        article, gold = _read(path)
        sentences, words, names = parse(article)
        found = [m for m in find_mentions(article, sentences, words, names=names) if m.kind in set(_KINDS.values())]
        pairs = _aligned(gold, found)
        ignored = {m.span for g, m in pairs if not g.counts}
        found = [m for m in found if m.span not in ignored]
        pairs = [(g, m) for g, m in pairs if g.counts]
        wanted = [g for g in gold if g.counts]
        _count(counts, scores, (wanted, found, pairs))
    figures = {"mention_f1": f1(counts["hit"], counts["found"], counts["gold"])}
    figures["kind_accuracy"] = counts["kind"] / max(1, counts["hit"])
    precision, recall = scores["p"] / max(1, counts["found"]), scores["r"] / max(1, counts["gold"])
    figures |= {"b_cubed_p": precision, "b_cubed_r": recall}
    figures["b_cubed"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    for kind in _KINDS.values():
        hits, made, want = (counts[f"{what} {kind}"] for what in ("hit", "found", "gold"))
        figures[f"f1_{kind}"] = f1(hits, made, want)
    rows = tuple((name, f"{value:.3f}") for name, value in figures.items())
    return Result("mentions", figures, columns=("figure", "ours"), rows=rows)


def _count(
    counts: Counter[str],
    scores: defaultdict[str, float],
    article: tuple[list[Gold], list[Mention], list[tuple[Gold, Mention]]],
) -> None:
    wanted, found, pairs = article
    counts.update(gold=len(wanted), found=len(found), hit=len(pairs), kind=sum(g.kind is m.kind for g, m in pairs))
    counts.update(f"gold {g.kind}" for g in wanted)
    counts.update(f"found {m.kind}" for m in found)
    counts.update(f"hit {g.kind}" for g, m in pairs if g.kind is m.kind)
    in_gold = Counter(g.entity for g in wanted)
    in_found = Counter(m.entity for m in found)
    both = Counter((g.entity, m.entity) for g, m in pairs)
    for g, m in pairs:
        scores["p"] += both[g.entity, m.entity] / in_found[m.entity]
        scores["r"] += both[g.entity, m.entity] / in_gold[g.entity]
