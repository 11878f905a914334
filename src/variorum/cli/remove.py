"""`variorum remove`: a report is taken out of a story."""

from typing import Annotated

import typer

from variorum.cli.endpoint import EndpointOption, ModelOption, SendToOption, asker_of, missed
from variorum.cli.exits import code_of
from variorum.cli.output import note
from variorum.cli.progress import bars
from variorum.cli.story import StoryArgument
from variorum.ledger import Store
from variorum.publish.reports import choose


def remove(
    story: StoryArgument,
    reports: Annotated[
        list[str],
        typer.Argument(help="Reports: id or its beginning, file name or outlet.", show_default=False),
    ],
    endpoint: EndpointOption = None,
    model: ModelOption = None,
    send_to: SendToOption = None,
) -> None:
    """Take reports out of a story, as if they had never been read. Its decisions are kept.

    The last report of a story cannot be taken out. A story that was built with --endpoint needs it here too.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    asker = asker_of(endpoint, model, send_to)
    ledger = Store(story).view().ledger()
    chosen = [choose(ledger, name) for name in reports]
    with bars() as watch:
        growth = pipeline.remove({report.id for report in chosen}, story, watch, outside=asker)
    for report in chosen:
        note(f"{report.source}: taken out")
    note(f"{Store(story).home.name}: {len(growth.after.reports)} reports left")
    raise typer.Exit(code_of(skipped=missed(asker, growth.after)))
