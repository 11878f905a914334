"""`variorum build`: from files to a story."""

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.exits import code_of
from variorum.cli.output import complain, note
from variorum.cli.progress import bars
from variorum.errors import RequestError


def build(
    files: Annotated[
        list[Path], typer.Argument(help="Reports, or folders of reports; - is standard input.", show_default=False)
    ],
    into: Annotated[Path, typer.Option(help="Folder of the story; made where it is missing.", show_default=False)],
) -> None:
    """Read the reports of one story and store their ledger.

    A story that is there already is replaced as a whole when the build has succeeded; its decisions are kept. A
    report that cannot be read is named on stderr and skipped (exit code 3); with no report left, nothing is written
    (exit code 1).
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    sources = [source for path in files for source in _sources(path)]
    with bars() as watch:
        outcome = pipeline.build(sources, into, watch)
    for problem in outcome.problems:
        complain(str(problem))
    reports = len(outcome.ledger.reports)
    if reports:
        note(f"{into}: {_count(reports, 'report')} built, {len(outcome.problems)} skipped; next: variorum open {into}")
    raise typer.Exit(code_of(read=reports, skipped=len(outcome.problems)))


def _sources(path: Path) -> list[Path]:
    """The file, or the files of the folder in order of name, hidden ones left out."""
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    if not files:
        raise RequestError(f"{path}: expected a folder with reports, found no file in it")
    return files


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
