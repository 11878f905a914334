from typing import Any

import pytest

from variorum.errors import SpanError, StoreError
from variorum.ledger import check
from variorum.model import Anchor, Hop, Ledger, Noise, Others, Proof, Span


def changed(ledger: Ledger, table: str, **fields: Any) -> Ledger:
    """The ledger with fields of the first record of a table replaced."""
    first, *rest = getattr(ledger, table)
    return ledger.model_copy(update={table: (first.model_copy(update=fields), *rest)})


def test_a_sound_ledger_passes(small_ledger: Ledger) -> None:
    check(small_ledger)


def test_every_span_is_looked_at_however_deep(small_ledger: Ledger) -> None:
    wrong = Span(report=small_ledger.reports[0].id, start=0, end=5, quote="other")
    hops = (Hop(actor="a-lopes", evidence=wrong),)
    with pytest.raises(SpanError, match=r"statements s-1: .*'other'"):
        check(changed(small_ledger, "statements", chain=hops))


def test_a_span_of_a_report_that_is_not_there(small_ledger: Ledger) -> None:
    stray = Span(report="r-none", start=0, end=5, quote="Share")
    with pytest.raises(SpanError, match=r"times t-1: .*r-none"):
        check(changed(small_ledger, "times", span=stray))


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("reports", {"outlet": "a-none"}),
        ("actors", {"members": ("a-lopes", "a-none")}),
        ("statements", {"speaker": "a-none"}),
        ("statements", {"chain": (Hop(actor="a-none"),)}),
        ("figures", {"statement": "s-none"}),
        ("figure_groups", {"origins": (("f-0",), ("f-none",))}),
        ("families", {"root": "e-1"}),
        ("commitments", {"who": ("a-none",)}),
        ("wording", {"referent": "s-1"}),
        ("points", {"silent": ("r-none",)}),
    ],
)
def test_an_id_that_names_nothing(small_ledger: Ledger, table: str, fields: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match=f"{table} .* is not in "):
        check(changed(small_ledger, table, **fields))


def test_an_id_that_names_two(small_ledger: Ledger) -> None:
    twice = small_ledger.events * 2
    with pytest.raises(StoreError, match="events e-1: two records"):
        check(small_ledger.model_copy(update={"events": twice}))


def test_noise_that_leaves_the_text(small_ledger: Ledger) -> None:
    noise = (Noise(start=0, end=len(small_ledger.reports[0].text) + 1, kind="share", why="test"),)
    with pytest.raises(SpanError, match="is not inside its"):
        check(changed(small_ledger, "reports", noise=noise))


def test_a_decision_may_hold_on_to_words_that_are_gone(small_ledger: Ledger) -> None:
    gone = Span(report="r-gone", start=0, end=4, quote="gone")
    anchor = Anchor(table="events", id="e-1", places=(Proof(sha256="0" * 64, span=gone),))
    orphan = small_ledger.decisions[0].model_copy(update={"anchors": (anchor,), "orphaned": "its words are gone"})
    check(small_ledger.model_copy(update={"decisions": (orphan,)}))


def test_all_others_are_all_that_the_other_lists_leave_out(small_ledger: Ledger) -> None:
    ids = tuple(report.id for report in small_ledger.reports)
    point = {"carried_by": ids[:1], "too_early": ()}
    check(changed(small_ledger, "points", **point, silent=Others(ids, frozenset(ids[:1]))))
    for others in (Others(ids, frozenset()), Others(ids[:1], frozenset(ids[:1]))):
        with pytest.raises(StoreError, match=r"points .*one of three lists"):
            check(changed(small_ledger, "points", **point, silent=others))
