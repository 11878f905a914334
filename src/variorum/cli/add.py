"""`variorum add`: a story grows."""

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.answers import FormatOption, answer
from variorum.cli.build import JobsOption, RecursiveOption, sources_in
from variorum.cli.endpoint import EndpointOption, ModelOption, SendToOption, asker_of, missed
from variorum.cli.exits import code_of
from variorum.cli.output import complain, note
from variorum.cli.progress import bars
from variorum.cli.story import StoryArgument
from variorum.cli.table import grid
from variorum.ledger import Store
from variorum.publish.changes import Came, Change, Changes, Moved, NewConflict, NewEvent, NewOrigin, changes
from variorum.publish.reports import Named


def add(  # noqa: PLR0913, PLR0917 # an option each: they are the ways of reading
    story: StoryArgument,
    files: Annotated[
        list[Path], typer.Argument(help="Reports, or folders of reports; - is standard input.", show_default=False)
    ],
    recursive: RecursiveOption = False,
    jobs: JobsOption = 1,
    endpoint: EndpointOption = None,
    model: ModelOption = None,
    send_to: SendToOption = None,
    format: FormatOption = None,
) -> None:
    """Add reports to a story that is there, and say what they change.

    The story becomes what a build of all reports at once would make; those that are stored are not read from their
    files again. A report that is there already (the same bytes, or the same words but for white space) is not added; a
    page whose text has changed under its address is added as a new version.

    Says what each report is to the story, and then what is new: events, numbers that moved, origins of points,
    conflicts. A report that cannot be read is named on stderr and skipped (exit code 3).

    With --endpoint, a large model is asked as `variorum build` does. A story that was built with one needs it here too.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    asker = asker_of(endpoint, model, send_to)
    sources = [source for path in files for source in sources_in(path, recursive)]
    with bars() as watch:
        growth = pipeline.add(sources, story, watch, jobs, asker)
    found = changes(growth.before, growth.after, growth.arrivals)
    answer(format, found.row(), found.rows(), lambda: drawn(found))
    for problem in growth.problems:
        complain(str(problem))
    unread = missed(asker, growth.after)
    added = sum(arrival.is_added for arrival in growth.arrivals)
    note(f"{Store(story).home.name}: {added} of {len(growth.arrivals)} reports added, {len(growth.problems)} skipped")
    raise typer.Exit(code_of(read=len(growth.arrivals), skipped=len(growth.problems) + unread))


def drawn(found: Changes) -> str:
    """What changed, for a person."""
    return grid(("what", "which", "how"), [_cells(row) for row in found.rows()])


def _cells(row: Change) -> list[str]:
    match row:
        case Came():
            of = f": {row.of.file}" if row.of else ""
            return [f"report: {row.standing}", row.report.file, f"{row.why}{of}"]
        case NewEvent():
            when = f", {row.time}" if row.time else ""
            return [f"new event: {row.status}{when}", row.label, _by(row.told_by, row.words.quote)]
        case Moved():
            kind = f" ({row.relation})" if row.relation else ""
            return [f"figure moved{kind}", row.label, _by(row.told_by, f"{', '.join(row.before)} → {row.now}")]
        case NewOrigin():
            return ["new origin", row.label, _by(row.told_by, f"{row.origin}; origins {row.before} → {row.now}")]
        case NewConflict():
            return ["new conflict", row.label, f"{row.field.replace('_', ' ')}: {' / '.join(row.values)}"]


def _by(reports: tuple[Named, ...], words: str) -> str:
    return f"{' '.join(words.split())}\nin {', '.join(report.file for report in reports)}"
