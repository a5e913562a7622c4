"""Articles of the research corpora that `real_piles.json` names, as text files that `onrecord build` takes.

A corpus stays where it is: nothing of it is kept here. Its words are joined to running text, its day and publisher put
above, so that an article reads as one that somebody saved.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lxml import etree

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_DAY = re.compile(rf"({'|'.join(_MONTHS)}) (\d+),? (\d{{4}})")
_AGENCIES = {"APW": "The Associated Press", "NYT": "The New York Times", "XIE": "Xinhua"}
_OUTLETS = {
    "huff-post": "HuffPost",
    "breitbart": "Breitbart",
    "nyt": "The New York Times",
    "politico": "Politico",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
    "usa-today": "USA TODAY",
}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")


def text_of(data: Path, name: str) -> str:
    """The article in the file ``name`` of the folder of corpora, laid out as somebody would save it.

    Which corpus it is of is told by its path. Raises ValueError for one that is not known, OSError for none.
    """
    for part, read in _READERS.items():
        if part in name:
            return read(data / name)
    raise ValueError(f"not a corpus that is read here: {name}")


def _laid_out(head: Sequence[str], body: str) -> str:
    return "\n".join(line for line in head if line) + "\n\n" + body.strip() + "\n"


def _plain(path: Path) -> str:
    return path.read_text("utf-8")


def _ecb(path: Path) -> str:
    """ECB+: tokens by sentence, the address of the page among them."""
    lines = [line.replace(" ", "") if line.startswith("http") else line for line in _sentences(path)]
    return _laid_out((), "\n\n".join(lines))


def _meantime(path: Path) -> str:
    """MEANTIME: tokens by sentence, the title first, then the day; two sentences a paragraph."""
    lines = list(_sentences(path))
    day = next((_DAY.search(line) for line in lines[:3] if re.search(r"\d{4}", line) and len(line) < 40), None)
    body = lines[2:] if day else lines[1:]
    paragraphs = (" ".join(body[n : n + 2]) for n in range(0, len(body), 2))
    written = f"{day.group(1)} {int(day.group(2))}, {day.group(3)}" if day else ""
    return _laid_out((lines[0], "Wikinews", written), "\n\n".join(paragraphs))


def _aquaint(path: Path) -> str:
    """AQUAINT of TempEval-3: TimeML over agency copy with its marks for quotes and dashes."""
    source = path.read_text("utf-8")
    day = re.search(r'value="(\d{4})-(\d\d)-(\d\d)', source)
    title = re.search(r"<TITLE>(.*?)</TITLE>", source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    if day is None or body is None:
        raise ValueError(f"no day or no text in {path}")
    told = _CONTROL.sub("", html.unescape(html.unescape(re.sub("<[^>]+>", "", body.group(1)))))
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", _quoted(told)))
    told = "\n\n".join(filter(None, paragraphs))
    told = re.sub(r"\(AP\) _\s+", "(AP) — ", told).replace(" _ ", " — ")
    told = re.sub(r" _$", " —", told, flags=re.MULTILINE)
    told = re.sub(r"^([A-Z][A-Z .,A-Za-z()]+ (?:\(AP\) )?—)\n\n", r"\1 ", told, flags=re.MULTILINE)
    head = re.sub("<[^>]+>", "", title.group(1)).strip() if title else ""
    return _laid_out((head, _AGENCIES[path.stem[:3]], _written(*day.groups())), told)


def _polnear(path: Path) -> str:
    """PolNeAR: the title, an empty line, the text; outlet and day in the file's name."""
    title, _, body = path.read_text("utf-8").partition("\n\n")
    outlet, day, _ = path.stem.split("_", 2)
    return _laid_out((title.strip().rstrip("."), _OUTLETS[outlet], _written(*day.split("-"))), _quoted(body))


def _written(year: str, month: str, day: str) -> str:
    return f"{_MONTHS[int(month) - 1]} {int(day)}, {year}"


def _quoted(text: str) -> str:
    return text.replace("``", '"').replace("''", '"')


def _sentences(path: Path) -> Iterator[str]:
    tokens: dict[int, list[str]] = {}
    for token in etree.parse(path, _PARSER).getroot().iter("token"):
        tokens.setdefault(int(token.get("sentence") or 0), []).append(token.text or "")
    return (_joined(tokens[n]) for n in sorted(tokens))


def _joined(tokens: Sequence[str]) -> str:
    """Tokens as running text."""
    text = _quoted(" ".join(tokens).replace("`` ", '"').replace(" ''", '"'))
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m|')(?=\W|$)", r"\1", text)
    text = re.sub(r" ([,.;:?!%)\]])", r"\1", text)
    text = re.sub(r"([(\[$£€]) ", r"\1", text)
    text = _closed(text)
    text = re.sub(r"(\w) - (\w)", r"\1-\2", text)
    text = re.sub(r"(\d) ?, (\d{3})", r"\1,\2", text)
    return re.sub(r"(\d) \. (\d)", r"\1.\2", text)


def _closed(text: str) -> str:
    """Straight quotation marks at the words that they enclose: the first opens, the next closes."""
    first, *rest = text.split('"')
    told = first
    for n, part in enumerate(rest):
        told = f'{told}"{part.removeprefix(" ")}' if n % 2 == 0 else f'{told.rstrip(" ")}"{part}'
    return told


_READERS: dict[str, Callable[[Path], str]] = {
    "ecbplus/": _ecb,
    "meantime/": _meantime,
    "timex/aquaint/": _aquaint,
    "polnear/": _polnear,
    "seeds/": _plain,
}
"""What reads a file, by a part of its path."""
