"""Things that are joined one by one into sets (union-find)."""

from collections import defaultdict
from collections.abc import Hashable
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


class Sets(Generic[Node]):
    """Each thing is a set of its own until it is joined."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}

    def top(self, node: Node) -> Node:
        """The one thing that stands for the set that a thing is in."""
        parent = self._parent
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    def join(self, a: Node, b: Node) -> None:
        """Makes one set of those that two things are in."""
        self._parent[self.top(b)] = self.top(a)

    def all(self) -> list[set[Node]]:
        """The sets, in the order in which their things came."""
        groups: dict[Node, set[Node]] = defaultdict(set)
        for node in list(self._parent):
            groups[self.top(node)].add(node)
        return list(groups.values())
