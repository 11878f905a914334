"""`variorum copies`: who copied whom."""

from collections.abc import Iterable, Iterator, Sequence

from variorum.cli.answers import FormatOption, answer
from variorum.cli.story import StoryArgument
from variorum.cli.table import grid
from variorum.ledger import Store
from variorum.model import Ledger
from variorum.publish.kinship import Kin, Kinship, Shared, kinship
from variorum.publish.reports import Names

_DIRECTIONS = {
    "a-from-b": "left from right",
    "b-from-a": "right from left",
    "common-origin": "common origin",
    "unknown": "not known",
}


def copies(
    story: StoryArgument,
    format: FormatOption = None,
) -> None:
    """Say who copied whom.

    First the families: reports that share text, how much of each, where it comes from and what shows that. Then
    every passage that two reports share, with the words of both and, where one was spun, the words that were swapped.

    As JSON lines, each line is a family or a passage, as `entry` says.
    """
    ledger = Store(story).view().ledger()
    found = kinship(ledger)
    answer(format, found.row(), (*found.families, *found.passages), lambda: _drawn(found, ledger))


def _drawn(found: Kinship, ledger: Ledger) -> str:
    if not found.families and not found.passages:
        return "No two reports share a passage.\n"
    names = Names(ledger)
    return "Families\n" + _families(found.families, names) + "\nPassages\n" + passages(found.passages, names)


def _families(families: Iterable[Kin], names: Names) -> str:
    rows = (
        [
            family.kind,
            "\n".join(f"{names.label(part.report)} {part.share:.0%}" for part in family.reports),
            f"{family.unseen} (not among the reports)" if family.unseen else family.root or "not known",
            "\n".join(_descents(family, names)) or "not known",
            family.why,
        ]
        for family in families
    )
    return grid(("kind", "reports, share of each", "root", "direction", "why"), rows)


def _descents(family: Kin, names: Names) -> Iterator[str]:
    for descent in family.descent:
        many = "1 passage" if descent.passages == 1 else f"{descent.passages} passages"
        yield f"{names.label(descent.taker)} from {names.label(descent.source)}: {many}; {', '.join(descent.why)}"


def passages(shared: Sequence[Shared], names: Names, named: bool = True) -> str:
    """Passages side by side; not `named` where every row is of the same two reports."""
    rows = (
        [
            passage.kind,
            _words(passage.a.span.quote, names.label(passage.a.report) if named else ""),
            _words(passage.b.span.quote, names.label(passage.b.report) if named else ""),
            ", ".join(f"{_flat(swap.span.quote)} for {swap.likely}" for swap in passage.swapped),
            f"{_DIRECTIONS[passage.direction]}: {passage.why.rpartition('; ')[2]}",
        ]
        for passage in shared
    )
    return grid(("kind", "left", "right", "swapped", "direction"), rows)


def _words(quote: str, name: str) -> str:
    return f"{name}:\n{_flat(quote)}" if name else _flat(quote)


def _flat(text: str) -> str:
    return " ".join(text.split())
