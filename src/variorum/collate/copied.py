"""Statements that are copies of others: the same passage, so the same origin, whatever the copy calls its source."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.model import Passage, Span, Statement


def originals(statements: Sequence[Statement], passages: Iterable[Passage]) -> Mapping[str, Statement]:
    """For the id of each statement that stands in a copied passage, the statement that it is a copy of.

    The copy is the side whose words were swapped, or that derives from the other; where neither is known, the side of
    the report with the greater id, so that the two still count once.
    """
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.report].append(statement)
    found: dict[str, Statement] = {}
    for passage in passages:
        found_sides = sides(passage)
        if found_sides is None:
            continue
        original, copy = found_sides
        told = [s for s in by_report[original.report] if _inside(s, original)]
        for statement in (s for s in by_report[copy.report] if _inside(s, copy)):
            if told:
                found.setdefault(statement.id, min(told, key=lambda s: (s.content[0].start, s.id)))
    return found


def sides(passage: Passage) -> tuple[Span, Span] | None:
    """The original and the copy; None of a passage within one report, or of a quotation that two reports cut."""
    if passage.kind == "same-quote" or passage.a.report == passage.b.report:
        return None
    swapped = sum(1 if r.span.report == passage.a.report else -1 for r in passage.restored)
    votes = swapped + (passage.direction == "a-from-b") - (passage.direction == "b-from-a")
    first_is_copy = votes > 0 or (votes == 0 and passage.a.report > passage.b.report)
    return (passage.b, passage.a) if first_is_copy else (passage.a, passage.b)


def _inside(statement: Statement, place: Span) -> bool:
    return all(place.overlaps(c) and place.start - 1 <= c.start and c.end <= place.end + 1 for c in statement.content)
