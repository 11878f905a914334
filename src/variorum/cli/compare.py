"""`variorum compare`: two reports side by side."""

from typing import Annotated

import typer

from variorum.cli.answers import FormatOption, answer
from variorum.cli.copies import passages
from variorum.cli.output import plain
from variorum.cli.story import StoryArgument
from variorum.cli.table import grid
from variorum.errors import RequestError
from variorum.ledger import Store
from variorum.model import Ledger
from variorum.publish.comparison import Compared, compared
from variorum.publish.reports import Named, Names, choose
from variorum.publish.support import count_words

_CHOICE = "Id or its beginning, file name or outlet"


def compare(
    story: StoryArgument,
    first: Annotated[str, typer.Argument(help=f"A report: {_CHOICE.lower()}.", show_default=False)],
    second: Annotated[str, typer.Argument(help="Another report, named in the same way.", show_default=False)],
    format: FormatOption = None,
) -> None:
    """Lay two reports side by side.

    The passages that they share, the points that only one of them tells, and what they tell differently in the
    points of both: figures, fields of events, and how they give a statement.

    As JSON lines, each line is a passage, a point that is `alone` in one, or something `differing`, as `entry` says.
    """
    ledger = Store(story).view().ledger()
    one, two = choose(ledger, first), choose(ledger, second)
    if one.id == two.id:
        raise RequestError(f"{first!r} and {second!r} are one report ({one.id}); expected two")
    found = compared(ledger, one, two)
    answer(format, found.row(), (*found.passages, *found.alone, *found.differing), lambda: _drawn(found, ledger))


def _drawn(found: Compared, ledger: Ledger) -> str:
    names = Names(ledger)
    parts = [f"left: {_told(found.a, names)}\nright: {_told(found.b, names)}\n"]
    parts.append("Passages of both\n" + passages(found.passages, names, named=False) if found.passages else "")
    parts.append("Told differently\n" + _differing(found) if found.differing else "")
    parts.append("Points of one alone\n" + _alone(found, names) if found.alone else "")
    if not any(parts[1:]):
        parts.append("They share no passage, and tell the same points in the same way.\n")
    return "\n".join(part for part in parts if part)


def _told(report: Named, names: Names) -> str:
    return plain(" ".join(f"{names.label(report)}, {report.outlet or 'outlet not known'}".split()))


def _differing(found: Compared) -> str:
    rows = (
        [row.label, row.field.replace("_", " "), row.a, row.b, ": ".join(filter(None, (row.relation, row.why)))]
        for row in found.differing
    )
    return grid(("point", "field", "left", "right", "why"), rows)


def _alone(found: Compared, names: Names) -> str:
    rows = (
        [
            names.label(row.report),
            row.label,
            " ".join(row.span.quote.split()) if row.span else "",
            count_words(row.independent_origins, row.at_least),
            row.other.replace("-", " "),
        ]
        for row in found.alone
    )
    return grid(("report", "point", "words", "origins", "the other"), rows)
