"""A family of reports drawn as a tree: who took from whom, and what stood before that is not among the reports."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from variorum.model import Family
from variorum.publish.view import View, Witness

MOST_DRAWN = 16  # reports of a family, above which a tree cannot be read and a list stands instead
ACROSS, DOWN = 190, 92  # pixels from one box to the next
UNSEEN = "unseen"


@dataclass(frozen=True)
class Node:
    """A box at its place in pixels: a report with its share of the family in percent, or a text that is not there."""

    x: float
    y: int
    witness: Witness | None
    name: str
    share: int


@dataclass(frozen=True)
class Edge:
    """From a text to what was taken from it. Not `shown` where the reports show no direction."""

    x1: float
    y1: int
    x2: float
    y2: int
    shown: bool


@dataclass(frozen=True)
class Tree:
    """The boxes and lines of a family, and the size of the drawing in pixels; no boxes where there are too many."""

    family: Family
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int


def trees(view: View) -> tuple[Tree, ...]:
    """All families, those that cover most of a story first."""
    ranked = sorted(view.ledger.families, key=lambda f: (-max((s.share for s in f.share), default=0.0), f.id))
    return tuple(_tree(view, family) for family in ranked)


def parents(view: View, family: Family) -> dict[str, str]:
    """Report to the report that most of its passages derive from; of a circle the best supported part is kept."""
    votes: Counter[tuple[str, str]] = Counter()
    for passage in (view.passages[ident] for ident in family.passages if ident in view.passages):
        if passage.direction == "a-from-b":
            votes[passage.a.report, passage.b.report] += 1
        elif passage.direction == "b-from-a":
            votes[passage.b.report, passage.a.report] += 1
    found: dict[str, str] = {}
    for (copy, source), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if copy not in found and copy not in _line(found, source):
            found[copy] = source
    return found


def _line(above: dict[str, str], report: str) -> list[str]:
    """A report and all that it derives from."""
    line = [report]
    while line[-1] in above:
        line.append(above[line[-1]])
    return line


def _tree(view: View, family: Family) -> Tree:
    if len(family.reports) > MOST_DRAWN:
        return Tree(family, (), (), 0, 0)
    above = parents(view, family)
    tops = [witness.id for witness in view.in_order(family.reports) if witness.id not in above]
    head = family.root if family.root in tops else UNSEEN
    shown = frozenset(above)
    if len(tops) > 1:
        above |= {top: head for top in tops if top != head}
    below: dict[str, list[str]] = defaultdict(list)
    for witness in view.in_order(above):
        below[above[witness.id]].append(witness.id)
    places: dict[str, tuple[float, int]] = {}
    width = _place(head if len(tops) > 1 else tops[0], below, places, 0.0, 0)
    nodes = tuple(_node(view, family, name, *place) for name, place in places.items())
    edges = tuple(_edge(places[source], places[copy], copy in shown) for copy, source in above.items())
    return Tree(family, nodes, edges, int(width), max(y for _, y in places.values()) + DOWN)


def _place(
    name: str, below: dict[str, list[str]], places: dict[str, tuple[float, int]], left: float, depth: int
) -> float:
    """Puts a text in the middle above those below it; returns the width that they take together."""
    width = 0.0
    for child in below.get(name, ()):
        width += _place(child, below, places, left + width, depth + 1)
    width = max(width, ACROSS)
    places[name] = (left + width / 2, depth * DOWN)
    return width


def _node(view: View, family: Family, name: str, x: float, y: int) -> Node:
    if name == UNSEEN:
        known = family.root is not None and family.root not in family.reports
        return Node(x, y, None, view.name(family.root) if known else family.unseen or "first text not known", 0)
    witness = view.witness(name)
    share = next((round(100 * share.share) for share in family.share if share.report == name), 0)
    return Node(x, y, witness, witness.name, share)


def _edge(source: tuple[float, int], copy: tuple[float, int], shown: bool) -> Edge:
    return Edge(source[0], source[1], copy[0], copy[1], shown)
