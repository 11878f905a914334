"""The sentence above each section: counts and names that the records give, nothing else."""

from collections import Counter
from collections.abc import Sequence

from variorum.publish import words
from variorum.publish.conflicts import clashes
from variorum.publish.copies import swapping
from variorum.publish.timeline import timeline as drawn
from variorum.publish.view import View, Witness


def overview(view: View) -> str:
    """How many points are known from how many origins."""
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


def overview_more(view: View) -> str:
    """How many points name no source, and on how many things reports conflict."""
    none = sum(point.independent_origins == 0 for point in view.ledger.points)
    conflicts = sum(clash.conflict for clash in clashes(view))
    parts = []
    if none:
        parts.append(f"{words.sentence(words.count(none, 'point names', 'points name'))} no source at all.")
    if conflicts:
        parts.append(f"Reports conflict on {words.count(conflicts, 'thing')}.")
    elif len(view.witnesses) > 1:
        parts.append("No conflict was found.")
    return " ".join(parts)


def timeline(view: View) -> str:
    """How many events have a day, how many a span, how many no date."""
    rows = drawn(view).rows
    if not rows:
        return "No event was found"
    shapes = Counter("undated" if row.mark is None else row.mark.shape for row in rows)
    spans = len(rows) - shapes["day"] - shapes["undated"]
    found = [(shapes["day"], "a day"), (spans, "only a span"), (shapes["undated"], "no date at all")]
    (first, what), *rest = [(number, what) for number, what in found if number]
    said = f"{words.count(first, 'event has', 'events have')} {what}"
    return words.sentence(", ".join([said, *(f"{words.number(number)} {what}" for number, what in rest)]))


def says(view: View) -> str:
    """How many statements by how many speakers, and how many of them came through a carrier."""
    statements = view.ledger.statements
    if not statements:
        return "Nobody is quoted or reported as saying anything"
    named = {s.speaker for s in statements if s.speaker}
    carried = sum(len(view.carriers(s)) > 1 for s in statements)
    said = f"{words.count(len(statements), 'statement')} by {words.count(len(named), 'speaker')}"
    return words.sentence(
        f"{said}; {words.number(carried) if carried else 'none'} came through a carrier that is named"
    )


def figures(view: View) -> str:
    """How many figures, and how many measures rest on one origin."""
    if not view.ledger.figures:
        return "The reports give no figures"
    said = words.count(len(view.ledger.figures), "figure")
    alone = sum(g.independent_origins == 1 and len(g.members) > 1 for g in view.ledger.figure_groups)
    if alone:
        many = words.count(alone, "measure rests", "measures rest")
        return words.sentence(f"{said}; {many} on one origin, however often repeated")
    return words.sentence(f"{said}, as they are stated")


def copies(view: View) -> str:
    """Which reports have swapped words, and how many share text."""
    shared = view.in_order(s.report for p in view.ledger.passages if p.a.report != p.b.report for s in (p.a, p.b))
    if not shared:
        return "No two reports share a passage"
    many = len(shared) > 6
    sharing = f"{words.count(len(shared), 'report')} share text" if many else f"{_reports(shared)} share text"
    swapped = swapping(view)
    if not swapped:
        return words.sentence(sharing)
    names = f"{words.count(len(swapped), 'report')}" if len(swapped) > 6 else _reports(swapped)
    return f"Words in {names} were swapped for synonyms; {sharing}"


def _reports(witnesses: Sequence[Witness]) -> str:
    """`report A`, `reports A, B and C`."""
    letters = [witness.letter for witness in witnesses]
    if len(letters) == 1:
        return f"report {letters[0]}"
    return f"reports {', '.join(letters[:-1])} and {letters[-1]}"


def wording(view: View) -> str:
    """How many wordings are loaded, and how many of them in a report's own voice."""
    loaded = [wording for wording in view.ledger.wording if wording.loaded]
    if not loaded:
        return "No wording praises, blames or veils"
    own = sum(wording.voice == "own" for wording in loaded)
    said = words.count(len(loaded), "wording praises, blames or veils", "wordings praise, blame or veil")
    return words.sentence(f"{said}; {words.number(own) if own else 'none'} in a report’s own voice")


def reader(view: View) -> str:
    """How many reports there are to read."""
    return f"{words.sentence(words.count(len(view.witnesses), 'report'))}, character for character"


def commitments(view: View) -> str:
    """How many commitments of each strength."""
    kinds = Counter(bond.strength for bond in view.ledger.commitments)
    if not kinds:
        return "No one is bound to anything"
    return words.sentence(", ".join(words.count(number, kind) for kind, number in kinds.most_common()))


def silence(view: View) -> str:
    """The report that is silent on most points that it could have known."""
    silent = Counter(report for point in view.ledger.points for report in point.silent)
    if not silent:
        return "No report is silent on a point that it could have known"
    most, number = max(silent.items(), key=lambda item: (item[1], view.letter(item[0])))
    name = view.witness(most).name
    who = f"Report {view.letter(most)}" + ("" if name == "outlet not known" else f" ({name})")
    return f"{who} is silent on {words.count(number, 'point')} that it could have known"
