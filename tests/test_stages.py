"""What the reports make together follows from the rest of the ledger alone."""

import pytest

from decisions import example
from variorum.annotate.parser import Parser
from variorum.model import Ledger
from variorum.stages import collated


@pytest.fixture(scope="module")
def ledger(parser: Parser) -> Ledger:
    return example(parser)


def test_the_collated_tables_follow_from_the_others(ledger: Ledger) -> None:
    assert ledger.points and ledger.wording and ledger.figure_groups
    assert collated(ledger.model_copy(update={"points": (), "wording": (), "figure_groups": ()})) == ledger


def test_collating_again_changes_nothing(ledger: Ledger) -> None:
    assert collated(ledger) == ledger
