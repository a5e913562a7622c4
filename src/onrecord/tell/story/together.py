"""Which things hang together, given pairs of them."""

from collections.abc import Iterable


def together(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each thing in a pair the smallest of those it hangs together with, over any number of pairs."""
    head: dict[str, str] = {}
    for one, other in pairs:
        small, large = sorted((_head(head, one), _head(head, other)))
        head[large] = small
    return {thing: _head(head, thing) for thing in sorted(head)}


def _head(head: dict[str, str], thing: str) -> str:
    """The head of a thing's group; the way to it is made shorter, so that long chains cost nothing."""
    head.setdefault(thing, thing)
    top = thing
    while head[top] != top:
        top = head[top]
    while head[thing] != top:
        head[thing], thing = top, head[thing]
    return top
