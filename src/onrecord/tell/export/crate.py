"""Everything at once: an RO-Crate, a zip that says what is in it, with a hash for every file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

import onrecord
from onrecord.errors import MissingPart
from onrecord.relate.propositions.times import days
from onrecord.tell.export.citing import path_of
from onrecord.tell.export.formats import FORMATS
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.names import address_of, published_of
from onrecord.tell.export.packing import File, Package, Written, from_bytes
from onrecord.tell.export.parquet import library

METADATA = "ro-crate-metadata.json"
SUMS = "SHA256SUMS"
ARTICLES = "articles/"
_SPEC = "https://w3id.org/ro/crate/1.1"
_RIGHTS = "#rights"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The package, and the formats that are left out of it, with the reason."""

    package: Package
    left_out: tuple[tuple[str, str], ...]


def bundle(ground: Ground) -> Bundle:
    """All formats, the texts that offsets count in, a README and the crate's own description.

    Source: RO-Crate Metadata Specification 1.1.
    """
    left_out = tuple(_missing())
    kept = [f for f in FORMATS if not f.raw and f.name not in dict(left_out)]
    inner = [f.package(ground, f"{f.name}/" if f.tables else "") for f in kept]
    first = File(
        "README.md", "text/markdown", "What is in here, and how to check it", from_bytes(_readme(ground, left_out))
    )
    return Bundle(Package([first, *_texts(ground)], partial(_closing, ground), inner), left_out)


def _missing() -> Iterator[tuple[str, str]]:
    try:
        library()
    except MissingPart as error:
        yield "parquet", f"{error.message}; {error.fix}"


def _texts(ground: Ground) -> Iterator[File]:
    """The texts as read. A file's bytes may differ: a web page is read into its visible words."""
    for article_id, recorded in sorted(ground.story.by_id.items()):
        yield File(
            f"{ARTICLES}{article_id}.txt",
            "text/plain; charset=utf-8",
            f"Text of {path_of(recorded)}, as read",
            from_bytes(recorded.article.text.encode()),
        )


def _closing(ground: Ground, written: Sequence[Written]) -> Iterable[File]:
    metadata = msgspec.json.format(msgspec.json.encode(_metadata(ground, written)), indent=2) + b"\n"
    yield File(METADATA, "application/ld+json", "What this crate holds", from_bytes(metadata))
    sums = "".join(f"{w.sha256}  {w.name}\n" for w in written)
    yield File(SUMS, "text/plain", "Hashes, as sha256sum checks them", from_bytes(sums.encode()))


def _metadata(ground: Ground, written: Sequence[Written]) -> dict[str, Any]:
    folders = sorted({f"{w.name.partition('/')[0]}/" for w in written if "/" in w.name})
    return {
        "@context": [f"{_SPEC}/context", {"sha256": "https://schema.org/sha256"}],
        "@graph": [
            {"@id": METADATA, "@type": "CreativeWork", "conformsTo": {"@id": _SPEC}, "about": {"@id": "./"}},
            _root(ground, written, folders),
            *(_folder(folder, written) for folder in folders),
            *(_file(ground, w) for w in written),
            {
                "@id": _RIGHTS,
                "@type": "CreativeWork",
                "name": "Rights",
                "description": "Texts of articles belong to their publishers. Quotations have their source.",
            },
            {"@id": "#onrecord", "@type": "SoftwareApplication", "name": "onrecord", "version": onrecord.__version__},
            {
                "@id": "#export",
                "@type": "CreateAction",
                "name": "Export of a record",
                "instrument": {"@id": "#onrecord"},
                "result": {"@id": "./"},
            },
        ],
    }


def _root(ground: Ground, written: Sequence[Written], folders: Sequence[str]) -> dict[str, Any]:
    last = days(ground.last_day)
    titles = len(ground.story.articles)
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Record of a story in {titles} article{'' if titles == 1 else 's'}",
        "description": "Who said what, on whose word, about when, and what has changed since. It gives no verdicts.",
        # The standard asks for a day; the record's is that of its newest article, so that equal records are equal here.
        "datePublished": last[1].isoformat() if last else "1970-01-01",
        "license": {"@id": _RIGHTS},
        "hasPart": [{"@id": name} for name in (*folders, *(w.name for w in written if "/" not in w.name))],
    }


def _folder(folder: str, written: Sequence[Written]) -> dict[str, Any]:
    parts = [{"@id": w.name} for w in written if w.name.startswith(folder)]
    doc = next((f.doc for f in FORMATS if folder == f"{f.name}/"), "the texts of the articles, as read")
    return {"@id": folder, "@type": "Dataset", "name": folder.rstrip("/"), "description": doc, "hasPart": parts}


def _file(ground: Ground, written: Written) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": written.name,
        "@type": "File",
        "name": written.name.rpartition("/")[2],
        "description": written.doc,
        "encodingFormat": written.media_type,
        "contentSize": str(written.size),
        "sha256": written.sha256,
    }
    recorded = ground.story.by_id.get(written.name.removeprefix(ARTICLES).removesuffix(".txt"))
    if recorded is not None and written.name.startswith(ARTICLES):
        address, day = address_of(recorded), published_of(recorded)
        made["name"] = ground.headline(recorded)
        made |= {"url": address} if address else {}
        made |= {"datePublished": day} if day else {}
    return made


def _readme(ground: Ground, left_out: Iterable[tuple[str, str]]) -> bytes:
    return ("\n".join(_readme_lines(ground, left_out)) + "\n").encode()


def _readme_lines(ground: Ground, left_out: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "# A record of a developing story\n"
    held = f"{len(ground.assertions)} assertions in {len(ground.claims)} claims"
    yield f"Made by onrecord {onrecord.__version__} from {len(ground.story.articles)} articles: {held}.\n"
    yield "It holds who said what, on whose word, about when. It never says what is so: a status, a stance or a count"
    yield "of origins says how the coverage puts something, and who stands behind it.\n"
    yield "## What is here\n"
    yield "| file | what | for |"
    yield "|---|---|---|"
    missing = dict(left_out)
    for format_ in FORMATS:
        if not format_.raw and format_.name not in missing:
            name = f"{format_.name}/" if format_.tables else f"story{format_.suffix}"
            yield f"| `{name}` | {format_.doc} | {format_.reader} |"
    yield f"| `{ARTICLES}` | the texts as read, into which offsets count | any editor |"
    yield f"| `{METADATA}` | this crate's description (RO-Crate 1.1) with a hash for each file | rocrate |"
    yield f"| `{SUMS}` | the hashes once more | sha256sum |"
    for name, why in missing.items():
        yield f"\nLeft out: {name}. {why}."
    yield "\n## How to check it\n"
    yield "Each row and each statement carries `article_id`, `path`, `start`, `end`, `quotation` and `sha256`."
    yield f"Characters `start` to `end` (Unicode code points, end excluded) of `{ARTICLES}<article_id>.txt` are the"
    yield "quotation; `sha256` is of the bytes the article was read from.\n"
    yield f"    sha256sum -c {SUMS}"
    yield "    onrecord check STORY --export THIS.zip\n"
    yield "In CSV and XLSX a cell that begins like a formula (= + - @) has an apostrophe before it. What each column"
    yield "means is in `csv/dictionary.md`.\n"
    yield "The texts of the articles belong to their publishers."
