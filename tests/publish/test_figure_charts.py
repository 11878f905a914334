import pytest

from variorum.model import Figure, Ledger
from variorum.publish.figures import charts, figure_words
from variorum.publish.view import View


def figure(ledger: Ledger, comparator: str, low: float | None, high: float | None) -> Figure:
    return ledger.figures[0].model_copy(update={"comparator": comparator, "low": low, "high": high})


@pytest.mark.parametrize(
    ("comparator", "low", "high", "said"),
    [
        ("exact", 40, 40, "40"),
        ("about", 1200, 1200, "about 1,200"),
        ("more-than", 40, None, "more than 40"),
        ("at-most", None, 40, "at most 40"),
        ("between", 20, 30, "from 20 to 30"),
        ("vague", 2000, None, "in words, read as 2,000 or more"),
        ("vague", None, None, "no number stated"),
        ("not-disclosed", None, None, "number not disclosed"),
        ("exact", 2.5, 2.5, "2.5"),
    ],
)
def test_a_figure_is_said_as_it_is_stated(
    small_ledger: Ledger, comparator: str, low: float | None, high: float | None, said: str
) -> None:
    assert figure_words(figure(small_ledger, comparator, low, high)) == said


def test_every_figure_stands_on_one_chart_and_has_one_address(small_ledger: Ledger) -> None:
    group = small_ledger.figure_groups[0]
    wider = group.model_copy(update={"measure": "m-all", "members": ("f-0",)})
    found = charts(View(small_ledger.model_copy(update={"figure_groups": (group, wider)})))
    assert sorted(bar.figure.id for chart in found for bar in chart.bars if bar.anchored) == ["f-0", "f-1"]
    loose = charts(View(small_ledger.model_copy(update={"figure_groups": ()})))
    assert [bar.figure.id for chart in loose for bar in chart.bars] == ["f-0", "f-1"]
