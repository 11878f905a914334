"""`variorum build`: from files to a story."""

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.exits import code_of
from variorum.cli.output import complain, note
from variorum.cli.progress import bars
from variorum.errors import RequestError
from variorum.read import FORMATS

_ENDINGS = tuple(ending for known in FORMATS for ending in known.suffixes)


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

    Of a folder, the files whose names end as those of a known format are read, README and hidden files left out.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    sources = [source for path in files for source in sources_in(path)]
    with bars() as watch:
        outcome = pipeline.build(sources, into, watch)
    for problem in outcome.problems:
        complain(str(problem))
    reports = len(outcome.ledger.reports)
    if reports:
        note(f"{into}: {_count(reports, 'report')} built, {len(outcome.problems)} skipped; next: variorum open {into}")
    raise typer.Exit(code_of(read=reports, skipped=len(outcome.problems)))


def sources_in(path: Path) -> list[Path]:
    """The file, or the reports in the folder in order of name. A file that is named is read whatever its ending."""
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.iterdir() if file.is_file() and _looks_like_a_report(file))
    if not files:
        raise RequestError(f"{path}: expected a folder with reports, found no {' '.join(_ENDINGS)} file in it")
    return files


def _looks_like_a_report(file: Path) -> bool:
    return file.suffix.lower() in _ENDINGS and not file.name.startswith(".") and file.stem.upper() != "README"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
