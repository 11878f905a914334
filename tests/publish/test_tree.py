from samples import plain_report
from variorum.model import Family, Ledger, Passage, Published, Report, Share
from variorum.publish.tree import MOST_DRAWN, Tree, parents, trees
from variorum.publish.view import View


def reports(count: int) -> list[Report]:
    """`count` reports, one a day."""
    return [
        plain_report("The same words.", f"r-{n}", published=Published(value=f"2031-03-{n + 1:02}", why="test"))
        for n in range(count)
    ]


def taken(copy: Report, source: Report, number: int = 0) -> Passage:
    a, b = copy.span(0, 8), source.span(0, 8)
    return Passage(
        id=f"p-{copy.id}-{source.id}-{number}", a=a, b=b, kind="verbatim", direction="a-from-b", score=1, why="test"
    )


def family(found: list[Report], passages: list[Passage], root: str | None = None) -> View:
    ids = tuple(report.id for report in found)
    made = Family(
        id="g-1", reports=ids, kind="verbatim", share=tuple(Share(report=i, share=0.5) for i in ids), root=root,
        passages=tuple(passage.id for passage in passages), why="test",
    )  # fmt: skip
    return View(Ledger(reports=tuple(found), passages=tuple(passages), families=(made,)))


def drawn(view: View) -> Tree:
    (tree,) = trees(view)
    return tree


def names(tree: Tree) -> dict[str, tuple[float, int]]:
    return {node.witness.id if node.witness else node.name: (node.x, node.y) for node in tree.nodes}


def test_a_copy_stands_below_what_it_was_taken_from() -> None:
    a, b, c = reports(3)
    tree = drawn(family([a, b, c], [taken(b, a), taken(c, b)], root=a.id))
    places = names(tree)
    assert [places[report.id][1] for report in (a, b, c)] == sorted({y for _, y in places.values()})
    assert all(edge.shown for edge in tree.edges)
    assert {node.share for node in tree.nodes} == {50}


def test_what_is_not_among_the_reports_is_a_box_of_its_own_and_its_lines_are_open() -> None:
    a, b, c = reports(3)
    tree = drawn(family([a, b, c], [taken(c, b)], root="the wire"))
    assert set(names(tree)) == {"the wire", a.id, b.id, c.id}
    assert sorted(edge.shown for edge in tree.edges) == [False, False, True]
    nowhere = family([a, b, c], [taken(c, b)])
    assert "first text not known" in names(drawn(nowhere))
    of_a_wire = nowhere.ledger.families[0].model_copy(update={"unseen": "Reuters"})
    assert "Reuters" in names(drawn(View(nowhere.ledger.model_copy(update={"families": (of_a_wire,)}))))


def test_boxes_never_lie_on_one_another() -> None:
    found = reports(7)
    passages = [taken(found[n], found[(n - 1) // 2]) for n in range(1, 7)]
    tree = drawn(family(found, passages, root=found[0].id))
    boxes = [(node.x, node.y) for node in tree.nodes]
    assert len(boxes) == 7
    assert all(abs(x - u) >= 180 for i, (x, y) in enumerate(boxes) for u, v in boxes[i + 1 :] if y == v)
    assert max(x for x, _ in boxes) < tree.width


def test_a_circle_of_copies_keeps_the_better_supported_part() -> None:
    a, b = reports(2)
    view = family([a, b], [taken(b, a, 1), taken(b, a, 2), taken(a, b)])
    assert parents(view, view.ledger.families[0]) == {b.id: a.id}


def test_a_large_family_is_not_drawn() -> None:
    found = reports(MOST_DRAWN + 1)
    assert drawn(family(found, [taken(found[1], found[0])])).nodes == ()
