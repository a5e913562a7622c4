"""The texts and gold timelines of SemEval-2015 task 4, as the task gives them out."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from bench.timelines.graph import Row
from onrecord.model import Article, Block, Evidence, Kind, Span, Stated
from onrecord.text import id_of

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "%", "''", "'", "’"})
_NO_SPACE_AFTER = frozenset({"(", "[", "``", "$", "#"})
_READ_AS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}
_GIVEN = Evidence("given", 1.0, "as the corpus gives it")


@dataclass(frozen=True, slots=True)
class Text:
    """One document as running text; ``tokens`` are (start, end, sentence, token as the corpus has it) in order."""

    name: str
    article: Article
    tokens: tuple[tuple[int, int, str, str], ...]

    def mention(self, span: Span, *, particle: str = "") -> str:
        """The corpus's name for the word at the span: document, sentence, token; a verb's particle belongs to it."""
        at = max(0, bisect_right(self.tokens, (span.start, 1 << 60, "", "")) - 1)
        _, _, sentence, token = self.tokens[at]
        after = self.tokens[at + 1][3] if at + 1 < len(self.tokens) else ""
        return f"{self.name}-{sentence}-{token}" + (f"_{after}" if particle and after == particle else "")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts, and the gold timeline of each target entity."""

    texts: tuple[Text, ...]
    gold: dict[str, tuple[Row, ...]]


def load(data: Path, split: str | None) -> Corpus:
    """The trial data (``trial``) or a numbered corpus (``corpus_1`` unless given), from raw text."""
    if split == "trial":
        texts, gold = data / "Corpus-trial-data_task4_TimeML", data / "TimeLines_trial_data_task4_v1.2"
    else:
        folder = data / (split or "corpus_1")
        texts, gold = folder / "corpus_trackA_TimeML", folder / "TimeLines_Gold_Standard"
    return Corpus(
        tuple(_text(path) for path in sorted(texts.glob("*.tml"))),
        dict(_timeline(path) for path in sorted(gold.glob("*.txt"))),
    )


def _timeline(path: Path) -> tuple[str, tuple[Row, ...]]:
    name, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.rstrip().split("\t") for line in lines if line.strip()]
    return name.strip(), tuple((int(r[0]), r[1], tuple(r[2:])) for r in rows if len(r) > 2)


def _text(path: Path) -> Text:
    root = etree.parse(path, _PARSER).getroot()
    name = (root.findtext("DOCID") or path.stem).strip()
    created = next((t.get("value") or "" for t in root.iter("TIMEX3")), "")
    sentences = [(s.get("id") or "", "".join(s.itertext()).split()) for s in root.iter("s")]
    if all(number != "0" for number, _ in sentences):
        sentences.insert(0, ("0", (root.findtext("EXTRAINFO") or "").split()))
    tokens: list[tuple[int, int, str, str]] = []
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for number, told in sentences:
        start = at
        for start_, end, piece, token in _placed(told, at):
            pieces.append(piece)
            tokens.append((start_, end, number, token))
            at = end
        kind = Kind.TITLE if number == "0" else Kind.TEXT
        if at > start:
            blocks.append(Block(Span(start, at), kind, _GIVEN))
            pieces.append("\n")
            at += 1
    text = "".join(pieces)
    article = Article(
        id=id_of(name, text),
        capture=id_of(name),
        text=text,
        language="en",
        title=None,
        publisher=None,
        published=Stated(created[:10], (), _GIVEN) if created else None,
        authors=(),
        credits=(),
        posts=(),
        blocks=tuple(blocks),
    )
    return Text(name, article, tuple(tokens))


def _placed(told: list[str], at: int) -> Iterator[tuple[int, int, str, str]]:
    """Tokens written as running text: (start, end, what is added to the text, the token as it was)."""
    tight = True
    for token in told:
        shown = _READ_AS.get(token, token)
        glued = tight or token in _NO_SPACE_BEFORE or token.startswith(("'s", "n't", "'re", "'ll", "'ve", "'d"))
        piece = shown if glued else " " + shown
        start = at + len(piece) - len(shown)
        at += len(piece)
        tight = token in _NO_SPACE_AFTER
        yield start, at, piece, token
