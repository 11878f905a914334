from variorum.model import Actor, Mention, Span
from variorum.model.renamed import renamed, stencil


def test_every_id_is_replaced_at_any_depth() -> None:
    assert renamed(_actor("r-1", "a-1"), {"r-1": "r-2", "a-1": "a-2"}) == _actor("r-2", "a-2")


def test_what_has_no_such_id_is_shared() -> None:
    actor = _actor("r-1", "a-1")
    assert renamed(actor, {"r-9": "r-2"}) is actor
    assert renamed(actor, {"a-1": "a-2"}).mentions is actor.mentions


def test_a_stencil_serves_for_any_names_and_leaves_its_record_as_it_is() -> None:
    actor = _actor("r-1", "a-1")
    made = stencil((actor,), {"r-1", "a-1"})
    assert made({"r-1": "r-2", "a-1": "a-2"}) == (_actor("r-2", "a-2"),)
    assert made({"r-1": "r-3", "a-1": "a-3"}) == (_actor("r-3", "a-3"),)
    assert actor == _actor("r-1", "a-1")


def _actor(report: str, ident: str) -> Actor:
    span = Span(report=report, start=0, end=3, quote="Ada")
    return Actor(
        id=ident, name="Ada", kind="person", members=(ident,), mentions=(Mention(span=span, form="name"),), why="t"
    )
