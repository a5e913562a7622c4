import pytest

from bench.attributions.cost import measured
from bench.attributions.peers import PEERS, Peer

TEXT = (
    "“The dam will hold through the winter,” Ilse Brandt said on Monday.\n"
    "A stray mark ” stands here.\n"
    "“We do not believe a word of it,” Jonas Feld said."
)


def test_a_tool_that_is_not_there_is_said_not_to_be() -> None:
    missing = Peer("no_such_tool_anywhere", "bench.attributions.peers:none", "called somehow")
    assert missing.version() is None
    assert missing.title() == "no_such_tool_anywhere (not installed), called somehow"


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_tool_that_is_there_finds_quotations_in_each_paragraph(peer: Peer) -> None:
    if peer.version() is None:
        pytest.skip(f"{peer.name} is not installed")
    ((first, second),) = measured(peer.finder, [TEXT]).found
    assert [s.cut(TEXT) for s in first["content"]] == ["“The dam will hold through the winter,”"]
    assert [s.cut(TEXT) for s in first["source"]] == ["Ilse Brandt"]
    assert [s.cut(TEXT) for s in second["cue"]] == ["said"]
