"""`variorum archive`: collections of millions of articles, and the stories in them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.archive.engine import Engine, check
from variorum.archive.settings import settings
from variorum.cli.answers import FormatOption, answer
from variorum.cli.build import JobsOption, RecursiveOption, sources_in, told
from variorum.cli.exits import code_of
from variorum.cli.output import note
from variorum.cli.progress import bars
from variorum.cli.story import STORY
from variorum.cli.table import grid

if TYPE_CHECKING:
    from variorum.archive.find import Found

archive = typer.Typer(no_args_is_help=True, help="Find copies and stories in collections of millions of articles.")

ArchiveArgument = Annotated[Path, typer.Argument(help="Folder that `archive screen` has written.", show_default=False)]


@archive.command("screen")
def screen(  # noqa: PLR0913, PLR0917 # an option each
    files: Annotated[
        list[Path],
        typer.Argument(help="WARC, Parquet or JSON lines, or folders of them.", show_default=False),
    ],
    into: Annotated[Path, typer.Option(help="Folder for the tables.", show_default=False)],
    recursive: RecursiveOption = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that work side by side, 0.5 GB each.")] = 1,
    cluster: Annotated[
        str | None, typer.Option(help="Address of a Ray cluster that does the work.", show_default="this machine")
    ] = None,
    set: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="A parameter, as docs/archive.md lists them; may be given again."),
    ] = None,
) -> None:
    """Find the families of copies and the stories of an archive, and write them as Parquet tables.

    Every article is read as a build reads it, up to its text; no language model is used. A run that was broken off
    goes on where it was when it is given again. A record that cannot be read is set aside with the reason (exit code
    3); with no article at all, the exit code is 1.

    On a cluster, the files and the folder have to lie where all its nodes find them under the same path.
    """
    check(cluster)
    from variorum.archive.parts import ENDINGS  # noqa: PLC0415 # what `check` has looked for
    from variorum.archive.screen import screen as screened  # noqa: PLC0415

    given = (source.resolve() for path in files for source in sources_in(path, recursive, ENDINGS))
    sources = [source for source in dict.fromkeys(given) if into.resolve() not in source.parents]
    with bars() as watch:
        made = screened(sources, into.resolve(), Engine(jobs, cluster), watch, settings(set or ()))
    if made.left_out:
        note(f"{into}: {made.left_out} records left out, which are no articles")
    note(
        f"{into}: {made.articles} articles, {made.broken} set aside; {made.families} families of copies, "
        f"{made.stories} stories" + (f"; next: variorum archive stories {into}" if made.articles else "")
    )
    raise typer.Exit(code_of(read=made.articles, skipped=made.broken))


@archive.command("stories")
def stories(
    folder: ArchiveArgument,
    words: Annotated[str | None, typer.Argument(help="Words that stand in the title.", show_default=False)] = None,
    most: Annotated[int, typer.Option(min=1, help="How many to list.")] = 20,
    format: FormatOption = None,
) -> None:
    """List the stories of an archive, the largest first."""
    check()
    from variorum.archive.find import found  # noqa: PLC0415 # what `check` has looked for

    rows = found(folder, words, most)
    answer(format, [row.row() for row in rows], rows, lambda: _drawn(rows))


@archive.command("story")
def story(
    folder: ArchiveArgument,
    ident: Annotated[str, typer.Argument(metavar="ID", help="Id of a story, as `archive stories` lists it.")],
    into: Annotated[str, typer.Option(help=f"Folder {STORY}; made where it is missing.", show_default=False)],
    jobs: JobsOption = 1,
) -> None:
    """Build the ledger of one story of an archive.

    Its reports are cut out of the files of the archive into the folder reports/ID in it, as they are, and built as
    `variorum build` builds files.
    """
    check()
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import
    from variorum.archive.cut import cut  # noqa: PLC0415 # what `check` has looked for

    with bars() as watch:
        outcome = pipeline.build(cut(folder, ident), into, watch, jobs)
    raise typer.Exit(told(outcome, into))


def _drawn(rows: "Iterable[Found]") -> str:
    cells = (
        [row.story, str(row.articles), str(row.families), str(row.outlets), f"{row.first or '?'} to {row.last or '?'}",
         row.title or ""]
        for row in rows
    )  # fmt: skip
    return grid(("id", "articles", "families", "outlets", "published", "title"), cells, ruled=False)
