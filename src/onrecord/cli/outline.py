"""Things within things: a drawn tree on a terminal, indented lines where output is piped or read aloud."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

_INDENT = 2
_DEEPEST = 12
"""Levels that still stand further in; what is deeper stands as far in as these."""


@dataclass(frozen=True, slots=True)
class Node:
    """A line with those that stand under it."""

    text: Text
    under: tuple["Node", ...] = ()


def is_drawn(out: Console, plain: bool) -> bool:
    """Whether lines are drawn: on a terminal that can show them, unless asked not to."""
    return out.is_terminal and not out.is_dumb_terminal and not plain


def outline(nodes: Iterable[Node], *, drawn: bool) -> RenderableType:
    """The nodes under each other. Without lines each level stands two columns further in, marked with a dash.

    An empty line parts those of which one has something under it: what is a line each stands as a list.
    """
    every = list(nodes)
    parts: list[RenderableType] = []
    for node, after in zip(every, [*every[1:], None], strict=True):
        parts += [_tree(node)] if drawn else _lines(node, 0)
        if after is None or node.under or after.under:
            parts.append(Text())
    return Group(*parts)


def _tree(node: Node) -> Tree:
    tree = Tree(node.text, guide_style="dim")
    for child in node.under:
        _grow(tree, child, 1)
    return tree


def _grow(tree: Tree, node: Node, depth: int) -> None:
    branch = tree.add(node.text) if depth < _DEEPEST else tree
    for child in node.under:
        _grow(branch, child, depth + 1)


def _lines(node: Node, depth: int) -> Iterator[RenderableType]:
    if depth == 0:
        yield node.text
    else:
        row = Table.grid(padding=(0, 1))
        row.add_column(width=1)
        row.add_column(overflow="fold")
        row.add_row("-", node.text)
        yield Padding(row, (0, 0, 0, _INDENT * (min(depth, _DEEPEST) - 1)))
    for child in node.under:
        yield from _lines(child, depth + 1)
