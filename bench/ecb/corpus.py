"""ECB+ as running text: its articles by topic and sub-topic, and the event mentions of the checked sentences."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from onrecord.model import Article, Block, Evidence, Kind, Span, Stated
from onrecord.read.times import find_times
from onrecord.text import id_of

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "%", "''", "'", "’", "”"})
_NO_SPACE_AFTER = frozenset({"(", "[", "``", "$", "#", "“", "-LRB-"})
_READ_AS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}
_GLUED = ("'s", "n't", "'re", "'ll", "'ve", "'d")
_GIVEN = Evidence("given", 1.0, "as the corpus gives it")
_DATE_LINES = 5
"""Lines at the top in which the day of publication may stand."""
_DATE_LINE_WORDS = 16
_HYPHEN = re.compile(r"\w+-\w+")
_DECIMAL = re.compile(r"\d+[.:]\d+")
_DATE_IN_ADDRESS = re.compile(r"\b((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention that the corpus gives: where it stands, and the number of the happening it is of."""

    document: str
    spans: tuple[Span, ...]
    happening: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its topic and its sub-topic."""

    name: str
    topic: str
    subtopic: str
    article: Article
    told: tuple[Told, ...]


def load(data: Path) -> list[Document]:
    """Every article of the corpus, by name. ``data`` holds ``ECB+/`` and ``ECBplus_coreference_sentences.csv``."""
    checked: defaultdict[str, set[int]] = defaultdict(set)
    with (data / "ECBplus_coreference_sentences.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            if row and row[0].isdigit():
                checked[f"{row[0]}_{row[1]}"].add(int(row[2]))
    paths = sorted((data / "ECB+").glob("*/*.xml"), key=lambda p: p.name)
    return [_document(path, checked.get(path.stem, set())) for path in paths]


def _document(path: Path, checked: set[int]) -> Document:
    root = etree.parse(path, _PARSER).getroot()
    name, topic = path.stem, path.parent.name
    lines: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for token in root.iter("token"):
        lines[int(token.get("sentence") or 0)].append((token.get("t_id") or "", token.text or ""))
    article, places = _article(name, [lines[n] for n in sorted(lines)])
    sentence = {t: n for n, tokens in lines.items() for t, _ in tokens}
    told = tuple(_told(root, name, places, checked=checked, sentence=sentence))
    return Document(name, topic, topic + ("plus" if "plus" in name else "ecb"), article, told)


def _article(name: str, lines: Sequence[Sequence[tuple[str, str]]]) -> tuple[Article, dict[str, Span]]:
    """The text, one sentence a line, and where each token stands. The page's address is no part of what it says."""
    pieces: list[str] = []
    blocks: list[Block] = []
    places: dict[str, Span] = {}
    at = 0
    for line in lines:
        start = at
        for token, span, piece in _placed(line, at):
            pieces.append(piece)
            places[token] = span
            at = span.end
        if at > start:
            kind = Kind.UI_BOILERPLATE if _is_address(line) else Kind.TEXT
            blocks.append(Block(Span(start, at), kind, _GIVEN))
        pieces.append("\n")
        at += 1
    text = "".join(pieces)
    published = _published(text, lines, blocks)
    article = Article(
        id=id_of(name, text),
        capture=id_of(name),
        text=text,
        language="en",
        title=None,
        publisher=None,
        published=Stated(published, (), _GIVEN) if published else None,
        authors=(),
        credits=(),
        posts=(),
        blocks=tuple(blocks),
    )
    return article, places


def _placed(line: Sequence[tuple[str, str]], at: int) -> Iterator[tuple[str, Span, str]]:
    """Tokens as running text: the token's id, its place, and what is added to the text.

    Half of the corpus parts "6.1", "20:15" and "36-year-old" into three tokens each.
    """
    told = [text for _, text in line]
    parts_hyphens = not any(_HYPHEN.search(text) for text in told)
    tight = True
    for n, (token, text) in enumerate(line):
        shown = _READ_AS.get(text, text)
        near = "".join(told[max(0, n - 1) : n + 2])
        joint = parts_hyphens and text == "-" and bool(_HYPHEN.fullmatch(near))
        piece = shown if tight or joint or text in _NO_SPACE_BEFORE or text.startswith(_GLUED) else f" {shown}"
        end = at + len(piece)
        yield token, Span(end - len(shown), end), piece
        at = end
        tight = joint or text in _NO_SPACE_AFTER or (text in {".", ":"} and bool(_DECIMAL.fullmatch(near)))


def _is_address(line: Sequence[tuple[str, str]]) -> bool:
    return bool(line) and line[0][1].casefold() in {"http", "https", "www"}


def _published(text: str, lines: Sequence[Sequence[tuple[str, str]]], blocks: Sequence[Block]) -> str:
    """The day that the address or a short line at the top gives; "" where neither does."""
    for line in lines[:1]:
        if _is_address(line):
            found = _DATE_IN_ADDRESS.search("".join(told for _, told in line))
            if found:
                return "-".join(found.groups())
    for block in blocks[:_DATE_LINES]:
        words = block.span.cut(text).split()
        if block.kind is Kind.TEXT and len(words) <= _DATE_LINE_WORDS:
            for timex in find_times(text, written=None, sentences=[block.span]):
                if timex.anchor == "" and timex.first and timex.first == timex.last:
                    return timex.first
    return ""


def _told(
    root: etree._Element, name: str, places: Mapping[str, Span], *, checked: set[int], sentence: Mapping[str, int]
) -> Iterator[Told]:
    happenings: dict[str, str] = {}
    for relation in root.iterfind("Relations/*"):
        target = relation.find("target")
        within = f"{name}_{target.get('m_id')}" if target is not None else name
        happening = (relation.get("note") or within) if relation.tag == "CROSS_DOC_COREF" else within
        happenings |= {source.get("m_id") or "": happening for source in relation.findall("source")}
    for mention in root.iterfind("Markables/*"):
        tokens = [anchor.get("t_id") or "" for anchor in mention.findall("token_anchor")]
        if not tokens or not str(mention.tag).startswith(("ACTION", "NEG")) or sentence[tokens[0]] not in checked:
            continue
        number = mention.get("m_id") or ""
        spans = tuple(places[t] for t in tokens)
        yield Told(name, spans, happenings.get(number, f"{name}_{number}_alone"))
