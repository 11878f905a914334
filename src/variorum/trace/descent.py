"""Which of two reports that share text took it from the other, where credits or dates show it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.model import Passage, Report
from variorum.model.passage import Direction
from variorum.trace.credits import carried, house
from variorum.trace.direction import later
from variorum.trace.families import share

Reports = tuple[str, str]
Shown = tuple[Direction, str]

_HALF = 0.5  # of the later report's story that stands in the earlier, for the dates to show where it is from


def descended(passages: Sequence[Passage], reports: Sequence[Report]) -> tuple[Passage, ...]:
    """The passages, those of words taken over whose direction is not known with what their reports show.

    `reports` are dated. A report that credits the other's house, or whose shared words were told to it, has the text
    from it; two that are of one house, or carry its words, have it from there; and one that came out on a later day has
    it from the earlier where that is half of its story.
    """
    by_id = {report.id: report for report in reports}
    pairs: dict[Reports, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.kind != "same-quote" and passage.a.report != passage.b.report:
            pairs[passage.a.report, passage.b.report].append(passage)
    shown = {(a, b): _shown(by_id[a], by_id[b], rows) for (a, b), rows in pairs.items()}
    return tuple(_with(passage, shown.get((passage.a.report, passage.b.report))) for passage in passages)


def _shown(a: Report, b: Report, rows: Sequence[Passage]) -> Shown | None:
    """What credits show, else dates."""
    return next(_by_credit(a, b, rows), None) or _by_date(a, b, rows)


def _by_credit(a: Report, b: Report, rows: Sequence[Passage]) -> Iterator[Shown]:
    mine, theirs = carried(a, [p.a for p in rows]), carried(b, [p.b for p in rows])
    own, other = house(a), house(b)
    if own in theirs:
        yield "b-from-a", f"the taker carries {own}"
    if other in mine:
        yield "a-from-b", f"the taker carries {other}"
    for name in sorted(name for name in (mine | {own}) & (theirs | {other}) if name is not None):
        yield "common-origin", f"both carry {name}"


def _by_date(a: Report, b: Report, rows: Sequence[Passage]) -> Shown | None:
    side = later(a, b)
    if side is None:
        return None
    taker, spans = (a, [p.a for p in rows]) if side == "a" else (b, [p.b for p in rows])
    part = share(taker, {span.bounds for span in spans})
    way: Direction = "a-from-b" if side == "a" else "b-from-a"
    return (way, f"the taker is of a later day and has {part:.0%} of its story from there") if part >= _HALF else None


def _with(passage: Passage, shown: Shown | None) -> Passage:
    if shown is None or passage.direction != "unknown" or passage.kind == "same-quote":
        return passage
    way, because = shown
    why = f"{passage.why.rpartition('; ')[0]}; {because}"
    return passage.model_copy(update={"direction": way, "why": why})
