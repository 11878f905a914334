"""What the reports make together follows from the rest of the ledger alone."""

from variorum.model import Ledger
from variorum.stages import collated


def test_collating_a_whole_ledger_again_changes_nothing(ferry_ledger: Ledger) -> None:
    bare = ferry_ledger.model_copy(update={"points": (), "wording": (), "figure_groups": ()})
    assert collated(bare) == ferry_ledger
    assert collated(ferry_ledger) == ferry_ledger
