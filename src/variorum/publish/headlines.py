"""The sentence above each section: counts and names that the records give, nothing else."""

from collections import Counter
from dataclasses import dataclass

from variorum.publish import words
from variorum.publish.timeline import timeline
from variorum.publish.view import View


@dataclass(frozen=True)
class Headlines:
    """One finding for each section."""

    story: str
    overview: str
    overview_more: str
    timeline: str
    says: str
    figures: str
    copies: str
    commitments: str
    silence: str


def headlines(view: View) -> Headlines:
    """All headlines of a page."""
    return Headlines(
        _story(view),
        _overview(view),
        _overview_more(view),
        _timeline(view),
        _says(view),
        _figures(view),
        _copies(view),
        _commitments(view),
        _silence(view),
    )


def _story(view: View) -> str:
    reports = view.witnesses
    said = words.count(len(reports), "report")
    known = [witness.report.published for witness in reports]
    first = min((d.value or d.earliest or "" for d in known if d.value or d.latest), default="")
    last = max((d.value or d.latest or "" for d in known), default="")
    if first and last:
        return words.sentence(f"{said}, {words.span_of_days(first, last)}")
    return words.sentence(said)


def _overview(view: View) -> str:
    points = view.ledger.points
    if not points:
        return words.sentence(f"{words.count(len(view.witnesses), 'report')} and no point that they share")
    many = sum(point.independent_origins > 1 for point in points)
    single = sum(point.independent_origins == 1 for point in points)
    total = words.sentence(words.count(len(points), "point"))
    if many and single:
        return (
            f"{total}: {words.number(many)} known from more than one origin, {words.number(single)} from a single one"
        )
    if many:
        return f"{total}, {'known' if len(points) == 1 else 'all known'} from more than one origin"
    return f"{total}, and not one is known from more than one origin"


def _overview_more(view: View) -> str:
    none = sum(point.independent_origins == 0 for point in view.ledger.points)
    conflicts = sum(r.relation == "conflict" for group in view.ledger.figure_groups for r in group.relations)
    differ = sum(bool(p.differences) for p in view.ledger.points) + sum(bool(e.differences) for e in view.ledger.events)
    parts = []
    if none:
        parts.append(f"{words.sentence(words.count(none, 'point names', 'points name'))} no source at all.")
    if conflicts:
        parts.append(
            f"{words.sentence(words.count(conflicts, 'pair of figures conflicts', 'pairs of figures conflict'))}."
        )
    elif view.ledger.figures:
        parts.append("No two figures conflict.")
    if differ:
        many = words.count(differ, "point or event is", "points or events are")
        parts.append(f"{words.sentence(many)} told in different ways.")
    return " ".join(parts)


def _timeline(view: View) -> str:
    events = view.ledger.events
    if not events:
        return "No event was found"
    rows = [row for _, group in timeline(view).groups for row in group]
    exact = sum(row.mark is not None and row.mark.shape == "day" for row in rows)
    undated = len(events) - len(rows)
    found = [(exact, "a day"), (len(rows) - exact, "only a span"), (undated, "no date at all")]
    (first, what), *rest = [(number, what) for number, what in found if number]
    said = f"{words.count(first, 'event has', 'events have')} {what}"
    return words.sentence(", ".join([said, *(f"{words.number(number)} {what}" for number, what in rest)]))


def _says(view: View) -> str:
    statements = view.ledger.statements
    if not statements:
        return "Nobody is quoted or reported as saying anything"
    named = {s.speaker for s in statements if s.speaker}
    carried = sum(len(view.carriers(s)) > 1 for s in statements)
    said = f"{words.count(len(statements), 'statement')} by {words.count(len(named), 'speaker')}"
    return words.sentence(
        f"{said}; {words.number(carried) if carried else 'none'} came through a carrier that is named"
    )


def _figures(view: View) -> str:
    if not view.ledger.figures:
        return "The reports give no figures"
    said = words.count(len(view.ledger.figures), "figure")
    alone = sum(g.independent_origins == 1 and len(g.members) > 1 for g in view.ledger.figure_groups)
    if alone:
        many = words.count(alone, "measure rests", "measures rest")
        return words.sentence(f"{said}; {many} on one origin, however often repeated")
    return words.sentence(f"{said}, as they are stated")


def _copies(view: View) -> str:
    sharing = {span.report for p in view.ledger.passages for span in (p.a, p.b) if p.a.report != p.b.report}
    letters = [witness.letter for witness in view.in_order(sharing)]
    if not letters:
        return "No two reports share a passage"
    if len(letters) > 6:
        return words.sentence(f"{words.count(len(letters), 'report')} share text")
    return f"Reports {', '.join(letters[:-1])} and {letters[-1]} share text"


def _commitments(view: View) -> str:
    kinds = Counter(bond.strength for bond in view.ledger.commitments)
    if not kinds:
        return "No one is bound to anything"
    return words.sentence(", ".join(words.count(number, kind) for kind, number in kinds.most_common()))


def _silence(view: View) -> str:
    silent = Counter(report for point in view.ledger.points for report in point.silent)
    if not silent:
        return "No report is silent on a point that it could have known"
    most, number = max(silent.items(), key=lambda item: (item[1], view.letter(item[0])))
    name = view.witness(most).name
    who = f"Report {view.letter(most)}" + ("" if name == "outlet not known" else f" ({name})")
    return f"{who} is silent on {words.count(number, 'point')} that it could have known"
