"""The graph is read by networkx, in both of its formats."""

import io
from collections import Counter
from typing import Any

import networkx as nx
import pytest

from onrecord.tell.export.ground import Ground
from onrecord.text import fit
from tests.tell.export.making import made, rows


def graph(ground: Ground, name: str) -> Any:
    data = io.BytesIO(made(ground, name))
    return nx.read_graphml(data) if name == "graphml" else nx.read_gexf(data, version="1.2draft")


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_who_rests_on_whom(ground: Ground, name: str) -> None:
    read = graph(ground, name)
    assert read.is_directed()
    kinds = Counter(kind for _, kind in read.nodes(data="kind"))
    assert kinds["article"] == len(ground.story.articles)
    assert kinds["claim"] == len(ground.claims)
    assert kinds["publisher"] == len({ground.story.publisher(r) for r in ground.story.articles})
    assert kinds[None] == 0
    edges = Counter(kind for *_, kind in read.edges(data="kind"))
    assert edges["puts"] == len(rows(ground))
    assert {"publishes", "rests_on", "passes_on"} <= set(edges)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_an_edge_that_puts_a_claim_cites_it(ground: Ground, name: str) -> None:
    held = {row["id"]: row for row in rows(ground)}
    for source, target, values in graph(ground, name).edges(data=True):
        if values.get("kind") == "puts":
            row = held[values["assertion"]]
            assert target == f"claim:{row['claim_id']}"
            assert source.startswith(("source:", "article:"))
            assert (values["start"], values["end"]) == (row["start"], row["end"])
            assert values["quotation"] == fit(str(row["quotation"]))


def test_the_two_formats_hold_one_graph(ground: Ground) -> None:
    one, other = graph(ground, "graphml"), graph(ground, "gexf")
    assert set(one) == set(other)
    assert Counter(one.edges()) == Counter(other.edges())
