"""`variorum remove`: a report is taken out of a story."""

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.output import note
from variorum.cli.progress import bars
from variorum.ledger import Store
from variorum.publish.reports import choose


def remove(
    story: Annotated[Path, typer.Argument(help="Folder of the story.", show_default=False)],
    reports: Annotated[
        list[str],
        typer.Argument(help="Reports: id or its beginning, file name or outlet.", show_default=False),
    ],
) -> None:
    """Take reports out of a story, as if they had never been read. Its decisions are kept.

    The last report of a story cannot be taken out.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    ledger = Store(story).view().ledger()
    chosen = [choose(ledger, name) for name in reports]
    with bars() as watch:
        growth = pipeline.remove({report.id for report in chosen}, story, watch)
    for report in chosen:
        note(f"{report.source}: taken out")
    note(f"{story}: {len(growth.after.reports)} reports left")
