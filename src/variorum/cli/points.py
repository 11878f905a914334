"""`variorum points`: who stands behind each point."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from variorum.cli.answers import FormatOption, answer
from variorum.cli.story import StoryArgument
from variorum.cli.table import grid
from variorum.ledger import Store
from variorum.publish.reports import Named, Names
from variorum.publish.support import Supported, count_words, supported


def points(
    story: StoryArgument,
    about: Annotated[str, typer.Option(help="Only points that have all these words.", show_default="all points")] = "",
    format: FormatOption = None,
) -> None:
    """Say who stands behind each point.

    With the verdict, the number of independent origins (`at least` where a source may be one that is counted
    already), which reports carry the point, which are silent on it or came out too early to know, and what they
    tell differently.

    A word of --about finds every word that it begins, in the point's label, the words of its places and its origins.
    """
    ledger = Store(story).view().ledger()
    found = supported(ledger, about)
    answer(format, [row.row() for row in found], found, lambda: _drawn(found, Names(ledger)))


def _drawn(found: Iterable[Supported], names: Names) -> str:
    def listed(reports: Iterable[Named]) -> str:
        return "\n".join(names.label(report) for report in reports)

    rows = [
        [
            count_words(row.independent_origins, row.at_least),
            "\n".join((row.label, row.verdict, *_differences(row))),
            listed(row.carried_by),
            "\n".join((listed(row.silent), *(f"too early: {names.label(r)}" for r in row.too_early))).strip("\n"),
        ]
        for row in found
    ]
    if not rows:
        return "The reports share no point.\n"
    return grid(("origins", "point", "carried by", "silent or too early"), rows)


def _differences(row: Supported) -> Iterator[str]:
    for difference in row.differences:
        yield f"{difference.field.replace('_', ' ')}: {' / '.join(' '.join(v.split()) for v in difference.values)}"
