"""`variorum build`: from files to a story."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.exits import code_of
from variorum.cli.output import complain, note
from variorum.cli.progress import bars
from variorum.errors import RequestError
from variorum.read import FORMATS, unread

_ENDINGS = tuple(ending for known in FORMATS for ending in known.suffixes)


def build(
    files: Annotated[
        list[Path], typer.Argument(help="Reports, or folders of reports; - is standard input.", show_default=False)
    ],
    into: Annotated[Path, typer.Option(help="Folder of the story; made where it is missing.", show_default=False)],
    recursive: Annotated[bool, typer.Option("--recursive", "-r", help="Read folders inside folders too.")] = False,
) -> None:
    """Read the reports of one story and store their ledger.

    A story that is there already is replaced as a whole when the build has succeeded; its decisions are kept. A
    report that cannot be read is named on stderr and skipped (exit code 3); with no report left, nothing is written
    (exit code 1).

    Of a folder, the files whose names end as those of a known format are read, README and hidden files left out. What
    lies in archives, web archives, feeds and tables is read as if it lay in the folder; what of it is no report is
    counted on stderr.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    sources = [source for path in files for source in sources_in(path, recursive)]
    with bars() as watch:
        outcome = pipeline.build(sources, into, watch)
    for problem in outcome.problems:
        complain(str(problem))
    for left in outcome.ledger.left_out:
        if left.stage == "read":
            note(f"{left.source}: {left.reason}")
    reports = len(outcome.ledger.reports)
    if reports:
        note(f"{into}: {_count(reports, 'report')} built, {len(outcome.problems)} skipped; next: variorum open {into}")
    raise typer.Exit(code_of(read=reports, skipped=len(outcome.problems)))


def sources_in(path: Path, recursive: bool = False) -> list[Path]:
    """The file, or the reports in the folder in order of name. A file that is named is read whatever its ending."""
    if not path.is_dir():
        return [path]
    files = sorted(file for file in _files(path, recursive) if file.name.lower().endswith(_ENDINGS))
    if not files:
        raise RequestError(f"{path}: expected a folder with reports, found no {' '.join(_ENDINGS)} file in it")
    return files


def _files(folder: Path, recursive: bool) -> Iterator[Path]:
    """The files in a folder; those in folders inside it where that is asked for. Links to folders are not followed."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise RequestError(f"{folder}: cannot be opened ({error.strerror}); check its permissions") from error
    for entry in entries:
        if unread(entry.name):
            continue
        if entry.is_file():
            yield Path(entry.path)
        elif recursive and entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), recursive)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
