"""What each section of the page shows, made from the records by plain rules."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from variorum.model import (
    Difference,
    Figure,
    FigureGroup,
    Hop,
    Passage,
    Point,
    Relation,
    Report,
    Span,
    Statement,
    Wording,
)
from variorum.publish import words
from variorum.publish.axis import Tick, round_top
from variorum.publish.view import View, Witness, counted

SHAPED_ORIGINS = 4
SIDE_BY_SIDE = 60
_KIND_ORDER = ("spun", "rewritten", "light-edit", "verbatim", "same-quote")


@dataclass(frozen=True)
class Line:
    """One origin of a point. `shape`: 1 to 4 of the legend, 0 for an origin named in words, -1 for one not counted."""

    name: str
    shape: int
    witnesses: tuple[Witness, ...]
    why: str


@dataclass(frozen=True)
class Shown:
    """A point with its lines, its first words, and its part of the matrix (report id to mark)."""

    point: Point
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    matrix: dict[str, str]


@dataclass(frozen=True)
class Pair:
    """Two values side by side that differ or look as if they did, and what stands between them."""

    says: str
    conflict: bool
    spans: tuple[Span, ...]
    why: str


@dataclass(frozen=True)
class Overview:
    """Points by number of independent origins, most first; the legend's origins; the pairs that differ."""

    groups: tuple[tuple[int, tuple[Shown, ...]], ...]
    legend: tuple[str, ...]
    conflicts: tuple[Pair, ...]
    lookalikes: tuple[Pair, ...]


def overview(view: View) -> Overview:
    """The points of the ledger, grouped by origins and never by reports."""
    tally = Counter(o.origin for p in view.ledger.points for o in p.origins if counted(o))
    legend = [origin for origin, _ in sorted(tally.items(), key=lambda item: (-item[1], item[0]))][:SHAPED_ORIGINS]
    shown = [_shown(view, point, legend) for point in view.ledger.points]
    shown.sort(key=lambda s: (-s.point.independent_origins, -len(s.point.carried_by), s.point.label))
    groups = groupby(shown, key=lambda s: s.point.independent_origins)
    pairs = _pairs(view)
    return Overview(
        tuple((number, tuple(points)) for number, points in groups),
        tuple(view.name(origin) for origin in legend),
        tuple(pair for pair in pairs if pair.conflict),
        tuple(pair for pair in pairs if not pair.conflict),
    )


def _shown(view: View, point: Point, legend: list[str]) -> Shown:
    lines = []
    for origin in point.origins:
        shape = -1 if not counted(origin) else legend.index(origin.origin) + 1 if origin.origin in legend else 0
        lines.append(Line(view.name(origin.origin), shape, view.in_order(origin.reports), origin.why))
    sourced = {report for origin in point.origins for report in origin.reports}
    if bare := view.in_order(set(point.carried_by) - sourced):
        lines.append(Line("no source named", -1, bare, "these reports name no source for it"))
    lines.sort(key=lambda line: (line.shape < 0, line.shape or SHAPED_ORIGINS + 1))
    matrix = dict.fromkeys(point.carried_by, "says") | dict.fromkeys(point.silent, "silent")
    matrix |= dict.fromkeys(point.too_early, "early")
    for difference in point.differences:
        matrix |= {span.report: "differs" for span in difference.spans if span.report in point.carried_by}
    return Shown(point, tuple(lines), view.point_spans(point), matrix)


def _pairs(view: View) -> list[Pair]:
    """Relations between figures whose numbers are not the same, and fields that reports tell differently."""
    pairs: list[Pair] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    for relation in sorted((r for group in view.ledger.figure_groups for r in group.relations), key=_weight):
        a, b = view.figures.get(relation.a), view.figures.get(relation.b)
        if a is None or b is None or relation.relation == "agree" or a.span.report == b.span.report:
            continue
        key = (relation.relation, frozenset((a.span.quote.lower(), b.span.quote.lower())))
        if key not in seen:
            seen.add(key)
            conflict = relation.relation == "conflict"
            pairs.append(Pair(_RELATIONS[relation.relation], conflict, (a.span, b.span), relation.why))
    told: list[Difference] = [d for event in view.ledger.events for d in event.differences]
    for difference in dict.fromkeys(told + [d for point in view.ledger.points for d in point.differences]):
        says = f"Told differently: {difference.field.replace('_', ' ')}"
        if any(set(pair.spans) == set(difference.spans) for pair in pairs if pair.conflict):
            continue  # the figures say it already
        pairs.append(Pair(says, True, difference.spans, "; ".join(difference.values)))
    return pairs


_RELATIONS = {
    "conflict": "They conflict",
    "updates": "The later replaces the earlier",
    "compatible": "Both can hold",
    "refines": "One is more exact",
    "agree": "They agree",
}


def _weight(relation: Relation) -> int:
    """What looks most like a conflict first."""
    return list(_RELATIONS).index(relation.relation)


@dataclass(frozen=True)
class Way:
    """The chain from a speaker to one report, and all statements that took it."""

    hops: tuple[Hop, ...]
    witness: Witness
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Speaker:
    """A speaker (or nobody) and the ways by which the words came."""

    name: str
    kind: str
    ways: tuple[Way, ...]
    total: int


def speakers(view: View) -> tuple[Speaker, ...]:
    """All statements by speaker, most statements first; what nobody is named for comes last."""
    spoken: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in view.ledger.statements:
        spoken[statement.speaker].append(statement)
    ranked = sorted(spoken.items(), key=lambda item: (item[0] is None, -len(item[1]), view.name(item[0])))
    return tuple(
        Speaker(view.name(actor), view.kind(actor or ""), _ways(view, said), len(said)) for actor, said in ranked
    )


def _ways(view: View, said: list[Statement]) -> tuple[Way, ...]:
    ways: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in said:
        hops = view.carriers(statement)
        ways[(view.letter(statement.report), tuple((hop.actor, hop.inherited) for hop in hops))].append(statement)
    found = []
    for statements in ways.values():
        statements.sort(key=lambda s: s.content[0].start if s.content else 0)
        first = statements[0]
        found.append(Way(view.carriers(first), view.witness(first.report), tuple(statements)))
    order = {witness.id: place for place, witness in enumerate(view.witnesses)}
    return tuple(sorted(found, key=lambda way: (-len(way.hops), order[way.witness.id])))


@dataclass(frozen=True)
class Bar:
    """A figure on its axis: `shape` is the comparator, `x1` and `x2` percent (none where no number is stated).

    `anchored` on the first chart that shows the figure: there is its permanent address.
    """

    figure: Figure
    witness: Witness
    says: str
    shape: str
    x1: float | None
    x2: float | None
    by: str
    anchored: bool


@dataclass(frozen=True)
class Together:
    """How figures of two reports stand to each other: letters, relation, one reason, how many more such pairs."""

    letters: str
    relation: str
    why: str
    more: int


@dataclass(frozen=True)
class Chart:
    """One measure: its axis, its bars in order of the date that they hold for, and its relations in words."""

    label: str
    measure: str
    unit: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    relations: tuple[Together, ...]
    origins: int


def charts(view: View) -> tuple[Chart, ...]:
    """Every figure of the ledger under its measure; those that conflict first, then by number of figures."""
    groups = list(view.ledger.figure_groups)
    loose: dict[str, list[str]] = defaultdict(list)
    for figure in view.ledger.figures:
        if figure.id not in view.group_of:
            loose[figure.measure].append(figure.id)
    groups += [
        FigureGroup(measure=measure, label=measure.replace("-", " "), members=tuple(members), why="one measure")
        for measure, members in loose.items()
    ]
    groups.sort(key=lambda group: (all(r.relation != "conflict" for r in group.relations), -len(group.members)))
    return tuple(_chart(view, group) for group in groups)


def _chart(view: View, group: FigureGroup) -> Chart:
    members = [view.figures[member] for member in group.members if member in view.figures]
    members.sort(key=lambda figure: ((figure.as_of or "~").rpartition("/")[2], view.letter(figure.span.report)))
    numbers = [number for figure in members for number in (figure.low, figure.high) if number is not None]
    top, ticks = round_top(max(numbers)) if numbers and max(numbers) > 0 else (0.0, ())
    unit = next((figure.unit for figure in members if figure.unit), "")
    bars = tuple(_bar(view, figure, top, view.group_of.get(figure.id, group) is group) for figure in members)
    return Chart(group.label, group.measure, unit, ticks, bars, _together(view, group), group.independent_origins)


def _together(view: View, group: FigureGroup) -> tuple[Together, ...]:
    """The relations of a group, those between the same reports in one, what looks most like a conflict first."""
    found: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in sorted(group.relations, key=_weight):
        pair = [view.figures[figure].span.report for figure in (relation.a, relation.b) if figure in view.figures]
        letters = " and ".join(witness.letter for witness in view.in_order(pair))
        found[(letters, relation.relation)].append(relation)
    return tuple(Together(letters, kind, same[0].why, len(same) - 1) for (letters, kind), same in found.items())


def _bar(view: View, figure: Figure, top: float, anchored: bool) -> Bar:
    def x(number: float | None) -> float | None:
        return round(100 * number / top, 2) if number is not None and top else None

    by = view.name(figure.chain[0].actor) if figure.chain else "no source named"
    says = figure_words(figure)
    return Bar(
        figure, view.witness(figure.span.report), says, figure.comparator, x(figure.low), x(figure.high), by, anchored
    )


def figure_words(figure: Figure) -> str:
    """`about 600`, `more than 4,700`, `from 20 to 30`: the stated numbers and nothing more."""
    low, high = figure.low, figure.high
    if figure.comparator == "not-disclosed":
        return "number not disclosed"
    if low is None and high is None:
        return "no number stated"
    if low is not None and high is not None and low != high:
        return f"from {words.amount(low)} to {words.amount(high)}"
    number = words.amount(low if low is not None else high or 0)
    if figure.comparator == "vague":
        return f"in words, read as {number} or {'more' if high is None else 'fewer'}"
    plain = {"exact": "", "between": "", "about": "about "}
    return plain.get(figure.comparator, figure.comparator.replace("-", " ") + " ") + number


@dataclass(frozen=True)
class Copied:
    """A passage side by side: runs of words of each side as (text, how), how one of same, swapped, added, dropped."""

    passage: Passage
    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    changed: int


@dataclass(frozen=True)
class Copies:
    """Passages by pair of reports; those beyond `SIDE_BY_SIDE` by address only; reports with swapped words."""

    pairs: tuple[tuple[Witness, Witness, tuple[Copied, ...]], ...]
    by_address: tuple[Passage, ...]
    swapped: tuple[Witness, ...]


def copies(view: View) -> Copies:
    """The passages, most altered kinds first inside the limit."""
    ranked = sorted(view.ledger.passages, key=lambda p: (_KIND_ORDER.index(p.kind), -len(p.a.quote), p.id))
    pairs: dict[tuple[str, str], list[Copied]] = defaultdict(list)
    for passage in ranked[:SIDE_BY_SIDE]:
        pairs[(passage.a.report, passage.b.report)].append(compare(passage))
    shown = sorted(pairs.items(), key=lambda item: (item[0][0] == item[0][1], -len(item[1]), item[0]))
    swapped = {s.report for s in view.ledger.statements if s.altered}
    swapped |= {part.span.report for passage in view.ledger.passages for part in passage.restored}
    return Copies(
        tuple((view.witness(a), view.witness(b), tuple(found)) for (a, b), found in shown),
        tuple(ranked[SIDE_BY_SIDE:]),
        view.in_order(swapped),
    )


def compare(passage: Passage) -> Copied:
    """The two sides word by word (Ratcliff and Obershelp's matching blocks, without regard to case or punctuation)."""
    left, right = passage.a.quote.split(), passage.b.quote.split()
    matcher = SequenceMatcher(None, _bare(left), _bare(right), autojunk=False)
    runs_left, runs_right, changed = [], [], 0
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        how = {"equal": "same", "replace": "swapped", "delete": "dropped", "insert": "added"}[tag]
        changed += tag != "equal"
        if a2 > a1:
            runs_left.append((" ".join(left[a1:a2]), how))
        if b2 > b1:
            runs_right.append((" ".join(right[b1:b2]), how))
    return Copied(passage, tuple(runs_left), tuple(runs_right), changed)


def _bare(side: list[str]) -> list[str]:
    return [word.replace("’", "'").strip(".,;:!?\"'“”‘()").lower() for word in side]


@dataclass(frozen=True)
class Term:
    """A wording of one report, and the further places where the report uses the same words for the same thing."""

    first: Wording
    again: tuple[Wording, ...]


@dataclass(frozen=True)
class Named:
    """What is meant, and the terms for it in the reports' own voice and in speakers' voices."""

    label: str
    own: tuple[Term, ...]
    quoted: tuple[Term, ...]


def wordings(view: View) -> tuple[Named, ...]:
    """All wordings by what they mean, the most loaded first; terms by letter of the report."""
    order = {witness.id: place for place, witness in enumerate(view.witnesses)}
    terms: dict[str, dict[tuple[object, ...], list[Wording]]] = defaultdict(lambda: defaultdict(list))
    for wording in sorted(view.ledger.wording, key=lambda w: (order[w.span.report], w.span.start, w.id)):
        key = (wording.voice, wording.of, wording.loaded, wording.span.report, wording.span.quote.lower())
        terms[wording.referent][key].append(wording)
    named = [
        Named(view.referent(referent), _terms(found, "own"), _terms(found, "quoted"))
        for referent, found in terms.items()
    ]
    return tuple(sorted(named, key=lambda n: (-_loaded(n), -len(n.own) - len(n.quoted), n.label)))


def _terms(found: dict[tuple[object, ...], list[Wording]], voice: str) -> tuple[Term, ...]:
    return tuple(Term(same[0], tuple(same[1:])) for same in found.values() if same[0].voice == voice)


def _loaded(named: Named) -> int:
    return sum(term.first.loaded for term in named.own + named.quoted)


def report_says(report: Report) -> str:
    """What is known of a report's origin, in sentences made of its own fields."""
    parts = [_BASIS.get(report.published.basis or "", ""), report.published.questioned or ""]
    return " ".join(part for part in parts if part)


_BASIS = {
    "stated": "Date stated in the report.",
    "url": "Date from its address.",
    "dateline": "Date from the dateline.",
    "metadata": "Date from the file’s metadata.",
    "inferred": "Date inferred.",
}
