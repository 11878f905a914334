"""A real story to decide about, and what tests say of its rows."""

from collections.abc import Callable
from pathlib import Path

from variorum import pipeline
from variorum.annotate.parser import Parser
from variorum.model import Actor, Decision, Ledger, Report, Span

EXAMPLE = Path(__file__).parents[2] / "examples" / "strait-ferry"
Decide = Callable[..., Decision]


class Quiet:
    """Nobody looks on."""

    def stage(self, name: str, total: int) -> None:
        self.name = name

    def step(self) -> None:
        pass


def example(parser: Parser) -> Ledger:
    """The reports of the example, read by the real program."""
    return pipeline.run(sorted(EXAMPLE.glob("0*.txt")), Quiet(), parser).ledger


def address(span: Span) -> str:
    return f"{span.report}-{span.start}-{span.end}"


def named(ledger: Ledger, name: str) -> Actor:
    (found,) = [actor for actor in ledger.actors if actor.name == name]
    return found


def words_in(report: Report, quote: str) -> Span:
    """The first place of the words in the report."""
    start = report.text.index(quote)
    return report.span(start, start + len(quote))
