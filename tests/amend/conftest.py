"""A real story, and a desk on which decisions about it are made in order."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from decisions import Decide, example
from variorum.amend.request import Desk, Request
from variorum.annotate.parser import Parser
from variorum.model import Decision, Ledger


@pytest.fixture(scope="session")
def story(parser: Parser) -> Ledger:
    return example(parser)


@pytest.fixture
def decide() -> Decide:
    """`decide(ledger, says, *about, **more)`: a decision, each a minute later than the one before."""
    minutes = count()

    def make(ledger: Ledger, says: str, *about: str, by: str = "Ana", **more: object) -> Decision:
        at = datetime(2031, 3, 5, 10, tzinfo=UTC) + timedelta(minutes=next(minutes))
        return Desk(ledger).decide(Request.read({"says": says, "about": about, **more}), by, at)

    return make
