"""Who rests on whom, and who puts which claim, as a graph in GraphML and GEXF."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import IO, Any

from lxml import etree

from onrecord.tell.export.citing import path_of
from onrecord.tell.export.dictionary import as_text
from onrecord.tell.export.fitting import fit_id
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.names import published_of
from onrecord.tell.story import Located
from onrecord.text import fit

_NODE = {"kind": "string", "sha256": "string", "article_id": "string", "path": "string", "day": "string",
         "origins_at_least": "int", "origins_at_most": "int"}  # fmt: skip
_EDGE = {"kind": "string", "stance": "string", "modality": "string", "assertion": "string", "article_id": "string",
         "path": "string", "start": "int", "end": "int", "quotation": "string", "sha256": "string",
         "reason": "string", "told": "boolean"}  # fmt: skip
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"


@dataclass(frozen=True, slots=True)
class Node:
    """A publisher, an article, a source or a claim."""

    id: str
    label: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """What one node has to do with another: publishes, rests on, passes on, puts, or how claims stand."""

    id: str
    source: str
    target: str
    values: dict[str, Any]


def nodes(ground: Ground) -> Iterator[Node]:
    """Every node once, publishers first."""
    for publisher in sorted({ground.story.publisher(r) for r in ground.story.articles}):
        yield Node(f"publisher:{publisher}", publisher, {"kind": "publisher"})
    for recorded in ground.story.articles:
        values = {"sha256": recorded.article.capture, "article_id": recorded.article.id, "path": path_of(recorded)}
        yield Node(
            f"article:{recorded.article.id}",
            ground.headline(recorded),
            {"kind": "article", "day": published_of(recorded), **values},
        )
    sources = dict(_source(ground, located) for located in ground.assertions if located.attribution)
    links = dict(link for located in ground.assertions for link in _links(ground, located))
    for key, name in sorted((links | sources).items()):
        yield Node(key, name, {"kind": "source"})
    for claim in ground.claims:
        counted = {"origins_at_least": claim.count.minimum, "origins_at_most": claim.count.maximum}
        yield Node(f"claim:{claim.id}", claim.wording, {"kind": "claim", **counted})


def edges(ground: Ground) -> Iterator[Edge]:
    """Every edge: for each assertion its chain from the article inwards, and the claim that it puts."""
    for recorded in ground.story.articles:
        article = recorded.article.id
        yield Edge(
            f"published:{article}",
            f"publisher:{ground.story.publisher(recorded)}",
            f"article:{article}",
            {"kind": "publishes"},
        )
    for located in ground.assertions:
        yield from _chain(ground, located)
        assertion = located.assertion
        put = {"kind": "puts", "assertion": assertion.id, "modality": assertion.modality.value}
        put["stance"] = located.attribution.stance.value if located.attribution else "asserts"
        cited = ground.cite(located).as_dict()
        yield Edge(
            f"puts:{assertion.id}",
            _source(ground, located)[0],
            f"claim:{ground.story.claim_of[assertion.id].id}",
            put | cited,
        )
    yield from _standings(ground)


def _chain(ground: Ground, located: Located) -> Iterator[Edge]:
    """From the article over whoever passes the words on to the source."""
    if located.attribution is None:
        return
    way = [f"article:{located.recorded.article.id}", *(key for key, _ in _links(ground, located))]
    way.append(_source(ground, located)[0])
    for number, (outer, inner) in enumerate(pairwise(way)):
        kind = "rests_on" if number == 0 else "passes_on"
        yield Edge(f"{kind}:{number}:{located.assertion.id}", outer, inner, {"kind": kind})


def _links(ground: Ground, located: Located) -> list[tuple[str, str]]:
    """Key and name of everybody between the article and the source; they are known by name in one article."""
    between = ground.chain(located.recorded, located.attribution)[1:-1]
    return [(f"source:{located.recorded.article.id}:{name}", name) for name in between]


def _source(ground: Ground, located: Located) -> tuple[str, str]:
    """Key and name of the source: an entity, or somebody of one article; the article for its own voice."""
    recorded, attribution = located.recorded, located.attribution
    if attribution is None:
        return f"article:{recorded.article.id}", ground.headline(recorded)
    key, name = ground.voice(located)
    return f"source:{key or f'{recorded.article.id}:{name}'}", name


def _standings(ground: Ground) -> Iterator[Edge]:
    """How claims stand to each other, by the assertions that do; what stands inside one claim is left out."""
    held = ground.story.claim_of
    for relation in ground.relations:
        one, other = held[relation.one].id, held[relation.other].id
        if one != other:
            yield Edge(
                f"{relation.standing.value}:{relation.one}:{relation.other}",
                f"claim:{one}",
                f"claim:{other}",
                {
                    "kind": relation.standing.value,
                    "assertion": relation.one,
                    "reason": relation.evidence.reason,
                    "told": as_text(ground.is_told(relation)),
                },
            )


def graphml(ground: Ground, out: IO[bytes]) -> None:
    """The graph as GraphML, for yEd, Cytoscape, Gephi and networkx."""
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: _GRAPHML}):
            xml.write("\n")
            for home, kinds in (("node", {"label": "string", **_NODE}), ("edge", _EDGE)):
                for name, kind in kinds.items():
                    key = {"id": f"{home}.{name}", "for": home, "attr.name": name, "attr.type": kind}
                    _line(xml, etree.Element("key", key))
            with xml.element("graph", id="record", edgedefault="directed"):
                xml.write("\n")
                for node in nodes(ground):
                    _line(xml, _graphml("node", {"id": fit_id(node.id)}, {"label": node.label} | node.values))
                for edge in edges(ground):
                    ends = {"id": fit_id(edge.id), "source": fit_id(edge.source), "target": fit_id(edge.target)}
                    _line(xml, _graphml("edge", ends, edge.values))


def _graphml(home: str, attributes: dict[str, str], values: dict[str, Any]) -> Any:
    made = etree.Element(home, attributes)
    for name, value in values.items():
        etree.SubElement(made, "data", key=f"{home}.{name}").text = fit(str(value))
    return made


def gexf(ground: Ground, out: IO[bytes]) -> None:
    """The graph as GEXF 1.2, for Gephi."""
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with (
            xml.element("gexf", nsmap={None: _GEXF}, version="1.2"),
            xml.element("graph", defaultedgetype="directed", mode="static"),
        ):
            for home, kinds in (("node", _NODE), ("edge", _EDGE)):
                declared = etree.Element("attributes", {"class": home, "mode": "static"})
                for name, kind in kinds.items():
                    title = {"id": name, "title": name, "type": "integer" if kind == "int" else kind}
                    etree.SubElement(declared, "attribute", title)
                _line(xml, declared)
            with xml.element("nodes"):
                for node in nodes(ground):
                    _line(xml, _gexf("node", {"id": fit_id(node.id), "label": fit(node.label)}, node.values))
            with xml.element("edges"):
                for edge in edges(ground):
                    ends = {"id": fit_id(edge.id), "source": fit_id(edge.source), "target": fit_id(edge.target)}
                    _line(xml, _gexf("edge", ends | {"label": edge.values["kind"]}, edge.values))


def _gexf(home: str, attributes: dict[str, str], values: dict[str, Any]) -> Any:
    made = etree.Element(home, attributes)
    held = etree.SubElement(made, "attvalues")
    for name, value in values.items():
        etree.SubElement(held, "attvalue", {"for": name, "value": fit(str(value))})
    return made


def _line(xml: Any, element: Any) -> None:
    xml.write(element)
    xml.write("\n")
