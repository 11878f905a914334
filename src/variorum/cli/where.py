"""`variorum where`: the bytes of the original behind a span."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.answers import FormatOption, answer
from variorum.cli.story import StoryArgument
from variorum.ledger import Store
from variorum.publish.whereabouts import Stretch, Whereabouts, whereabouts


def where(
    story: StoryArgument,
    span: Annotated[
        str,
        typer.Argument(help="REPORT:START-END in characters, or the id of a row.", show_default=False),
    ],
    root: Annotated[
        Path | None,
        typer.Option(help="Folder from which the story was built.", show_default="this folder"),
    ] = None,
    format: FormatOption = None,
) -> None:
    """Print where a span stands in the original.

    Reads the file again, checks that it is the one that was read, and prints its own bytes with their range, through
    every container that they lie in; of a document with pages, the page and the box in points.

    A report is named by its id, its path, its file or its outlet. For a row, each of its spans is printed.
    """
    found = whereabouts(Store(story).view().ledger(), span, root)
    answer(format, [place.row() for place in found], found, lambda: _drawn(found))


def _drawn(found: Iterable[Whereabouts]) -> str:
    return "\n".join("\n".join(_lines(place)) + "\n" for place in found)


def _lines(place: Whereabouts) -> list[str]:
    span = place.span
    inside = "".join(f" > {p.kind} {p.member or ''}".rstrip() for p in place.inside)
    return [
        f"{place.report.file} [{span.start}, {span.end}): {' '.join(span.quote.split())}",
        f"  in {place.document}{inside} (sha256 {place.sha256[:12]}…, {place.encoding or 'no text'})",
        *(f"  {_stretch(stretch)}" for stretch in place.stretches),
    ]


def _stretch(stretch: Stretch) -> str:
    if stretch.start is not None:
        return f"bytes {stretch.start}-{stretch.end}: {stretch.written}"
    if stretch.page is not None:
        box = f", box {' '.join(f'{edge:.1f}' for edge in stretch.box)}" if stretch.box else ""
        return f"page {stretch.page}{box}: {' '.join(stretch.words.split())}"
    return f"somewhere in it: {' '.join(stretch.words.split())}"
