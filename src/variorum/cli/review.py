"""`variorum review`: what is worth a look."""

from collections.abc import Sequence
from typing import Annotated

import typer

from variorum.cli.answers import FormatOption, answer
from variorum.cli.story import StoryArgument
from variorum.cli.table import grid
from variorum.ledger import Store
from variorum.publish.review import Reviewed
from variorum.publish.review import review as queue


def review(
    story: StoryArgument,
    most: Annotated[int, typer.Option(help="How many rows to print.", min=1)] = 20,
    format: FormatOption = None,
) -> None:
    """List the rows that are least certain and on which most depends.

    Each with the reason, the words that it rests on, and the decision that would settle it; what `variorum decide` has
    judged is not asked again.
    """
    found = queue(Store(story).view().ledger())[:most]
    answer(format, [row.row() for row in found], found, lambda: _drawn(found))


def _drawn(found: Sequence[Reviewed]) -> str:
    if not found:
        return "Nothing is left to review.\n"
    rows = (
        [f"{row.doubt:.0%}", str(row.weight), " ".join(filter(None, (row.id, row.other))), row.label,
         "\n".join(row.why), row.asks]
        for row in found
    )  # fmt: skip
    return grid(("doubt", "weight", "row", "what", "why", "decide"), rows)
