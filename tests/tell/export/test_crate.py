"""The bundle is read by rocrate-py, and its hashes by what Python has for them."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from rocrate.rocrate import ROCrate

from onrecord.errors import MissingPart
from onrecord.tell.export import crate
from onrecord.tell.export.crate import METADATA, SUMS, bundle
from onrecord.tell.export.formats import FORMATS
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.packing import into_zip


def zipped(ground: Ground) -> bytes:
    out = io.BytesIO()
    into_zip(bundle(ground).package, out)
    return out.getvalue()


@pytest.fixture
def unpacked(ground: Ground, tmp_path: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(zipped(ground))) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def files_of(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_rocrate_reads_it_and_knows_every_file(unpacked: Path) -> None:
    read = ROCrate(str(unpacked))
    known = {entity.id for entity in read.data_entities if entity.type == "File"}
    assert known == files_of(unpacked) - {METADATA, SUMS}
    assert read.name.startswith("Record of a story in 4 articles")
    assert str(read.root_dataset["license"].id) == "#rights"
    assert read.datePublished.date().isoformat() == "2031-05-13"


def test_every_part_is_described_and_every_reference_leads_somewhere(unpacked: Path) -> None:
    graph = json.loads((unpacked / METADATA).read_text("utf-8"))["@graph"]
    ids = {thing["@id"] for thing in graph}
    assert len(ids) == len(graph)
    for thing in graph:
        for value in thing.values():
            for pointer in value if isinstance(value, list) else [value]:
                if isinstance(pointer, dict) and not pointer["@id"].startswith("https:"):
                    assert pointer["@id"] in ids


def test_hashes_are_those_of_the_files(unpacked: Path) -> None:
    lines = (unpacked / SUMS).read_text("utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    assert set(sums) == files_of(unpacked) - {METADATA, SUMS}
    graph = {x["@id"]: x for x in json.loads((unpacked / METADATA).read_text("utf-8"))["@graph"]}
    for name, digest in sums.items():
        assert hashlib.sha256((unpacked / name).read_bytes()).hexdigest() == digest == graph[name]["sha256"]
        assert int(graph[name]["contentSize"]) == (unpacked / name).stat().st_size


def test_texts_are_those_that_offsets_count_in(ground: Ground, unpacked: Path) -> None:
    for article_id, recorded in ground.story.by_id.items():
        assert (unpacked / "articles" / f"{article_id}.txt").read_bytes().decode() == recorded.article.text


def test_it_holds_every_format_and_a_readme(unpacked: Path) -> None:
    names = files_of(unpacked)
    readme = (unpacked / "README.md").read_text("utf-8")
    for format_ in (f for f in FORMATS if not f.raw):
        assert any(n.startswith(f"{format_.name}/") or n == f"story{format_.suffix}" for n in names), format_.name
        assert format_.doc in readme


def test_what_is_not_installed_is_left_out_and_said(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingPart("Parquet needs pyarrow, which is not installed", fix="install it")

    monkeypatch.setattr(crate, "library", missing)
    made = bundle(ground)
    assert [name for name, _ in made.left_out] == ["parquet"]
    out = io.BytesIO()
    into_zip(made.package, out)
    with zipfile.ZipFile(out) as archive:
        assert not [n for n in archive.namelist() if "parquet" in n]
        assert "Left out: parquet" in archive.read("README.md").decode()
