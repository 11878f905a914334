from variorum.model import Ledger
from variorum.publish.story import extent
from variorum.publish.view import View


def test_reports_that_are_equally_dated_keep_one_order(small_ledger: Ledger) -> None:
    turned = small_ledger.model_copy(update={"reports": small_ledger.reports[::-1]})
    assert [w.id for w in View(turned).witnesses] == [w.id for w in View(small_ledger).witnesses]


def test_a_report_that_can_have_come_out_at_any_time_stands_last(small_ledger: Ledger) -> None:
    harbour, coast = small_ledger.reports
    open_ended = harbour.published.model_copy(update={"value": None, "precision": None, "earliest": "2001-01-01"})
    changed = harbour.model_copy(update={"published": open_ended})
    view = View(small_ledger.model_copy(update={"reports": (changed, coast)}))
    assert [(w.id, w.date) for w in view.witnesses] == [
        (coast.id, "4 March 2031"),
        (harbour.id, "not before 1 January 2001"),
    ]
    assert extent(view) == "Two reports, 4 March 2031"
