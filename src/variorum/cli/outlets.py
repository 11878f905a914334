"""`variorum outlets`: the known agencies and outlets, or those of a story."""

from collections.abc import Sequence
from typing import Annotated

import typer

from variorum.cli.answers import FormatOption, answer
from variorum.cli.story import STORY
from variorum.cli.table import grid
from variorum.ledger import Store
from variorum.publish.outlets import Known, Proposed, known, of_story
from variorum.publish.reports import Names


def outlets(
    story: Annotated[str | None, typer.Argument(help=f"Folder {STORY}.", show_default="the whole table")] = None,
    format: FormatOption = None,
) -> None:
    """List the known agencies and outlets, or those of a story.

    With their country, their kind (agency, broadcaster, paper, magazine, site, aggregator, mill), and whether they are
    private, public or a state's. For the outlets of a story that the table does not have, a row is proposed, with the
    names and the domain that stand on their reports.
    """
    if story is None:
        rows: Sequence[Known | Proposed] = known()
        answer(format, [row.row() for row in rows], rows, lambda: _drawn(rows, None))
        return
    ledger = Store(story).view().ledger()
    rows = of_story(ledger)
    answer(format, [row.row() for row in rows], rows, lambda: _drawn(rows, Names(ledger)))


def _drawn(rows: Sequence[Known | Proposed], names: Names | None) -> str:
    if not rows:
        return "No report of the story says who put it out.\n"
    return grid(("outlet", "country", "kind", "owner", "domain", "reports"), [_cells(row, names) for row in rows])


def _cells(row: Known | Proposed, names: Names | None) -> list[str]:
    reports = "\n".join(names.label(report) for report in row.reports) if names else ""
    if isinstance(row, Known):
        return [row.name, row.country, row.kind, row.owner, "\n".join(row.domains), reports]
    called = " / ".join(row.names) or row.domain
    return [called, "", "not in the table", row.why, row.domain, reports]
