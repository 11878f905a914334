"""`variorum build`: from files to a story."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.endpoint import EndpointOption, ModelOption, SendToOption, asker_of, missed
from variorum.cli.exits import ExitCode, code_of
from variorum.cli.output import complain, note
from variorum.cli.progress import bars
from variorum.cli.story import STORY
from variorum.errors import RequestError
from variorum.ledger import Store
from variorum.read import FORMATS, unread

if TYPE_CHECKING:
    from variorum.endpoint import Asker
    from variorum.pipeline import Outcome

ENDINGS = tuple(ending for known in FORMATS for ending in known.suffixes)

RecursiveOption = Annotated[bool, typer.Option("--recursive", "-r", help="Read folders inside folders too.")]

JobsOption = Annotated[int, typer.Option(min=1, help="Processes that read reports side by side, 0.6 GB each.")]


def build(  # noqa: PLR0913, PLR0917 # an option each: they are the ways of reading
    files: Annotated[
        list[Path], typer.Argument(help="Reports, or folders of reports; - is standard input.", show_default=False)
    ],
    into: Annotated[str, typer.Option(help=f"Folder {STORY}; made where it is missing.", show_default=False)],
    recursive: RecursiveOption = False,
    jobs: JobsOption = 1,
    endpoint: EndpointOption = None,
    model: ModelOption = None,
    send_to: SendToOption = None,
) -> None:
    """Read the reports of one story and store their ledger.

    A story that is there already is replaced as a whole when the build has succeeded; its decisions are kept. A
    report that cannot be read is named on stderr and skipped (exit code 3); with no report left, nothing is written
    (exit code 1). What an earlier build has read of a text is not read again.

    Of a folder, the files whose names end as those of a known format are read, README and hidden files left out. What
    lies in archives, web archives, feeds and tables is read as if it lay in the folder; what of it is no report is
    counted on stderr.

    With --endpoint, a large model is asked as well. What it says counts only where its words stand in the report; the
    rows that only it has seen name it. Where it fails, the reports are built without it (exit code 3). Its key, if it
    needs one, is read from VARIORUM_ENDPOINT_KEY.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    asker = asker_of(endpoint, model, send_to)
    sources = [source for path in files for source in sources_in(path, recursive)]
    with bars() as watch:
        outcome = pipeline.build(sources, into, watch, jobs, asker)
    raise typer.Exit(told(outcome, into, asker))


def told(outcome: "Outcome", into: str, asker: "Asker | None" = None) -> ExitCode:
    """Says on stderr what a build has made of a story, and what it could not read; the exit code of that."""
    for problem in outcome.problems:
        complain(str(problem))
    for left in outcome.ledger.left_out:
        if left.stage == "read":
            note(f"{left.source}: {left.reason}")
    unread = missed(asker, outcome.ledger)
    reports = len(outcome.ledger.reports)
    if reports:
        story = Store(into).home.name
        note(
            f"{story}: {_count(reports, 'report')} built, {len(outcome.problems)} skipped; next: variorum open {story}"
        )
    return code_of(read=reports, skipped=len(outcome.problems) + unread)


def sources_in(path: Path, recursive: bool, endings: tuple[str, ...] = ENDINGS) -> list[Path]:
    """The file, or the reports in the folder in order of name. A file that is named is read whatever its ending."""
    if not path.is_dir():
        return [path]
    files = sorted(file for file in _files(path, recursive) if file.name.lower().endswith(endings))
    if not files:
        raise RequestError(f"{path}: expected a folder with reports, found no {' '.join(endings)} file in it")
    return files


def _files(folder: Path, recursive: bool) -> Iterator[Path]:
    """The files in a folder; those in folders inside it where that is asked for. Links to folders are not followed."""
    for entry in os.scandir(folder):
        if unread(entry.name):
            continue
        if entry.is_file():
            yield Path(entry.path)
        elif recursive and entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), recursive)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
