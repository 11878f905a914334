"""Passages: spans of two reports, or of one, that tell the same in words that are not independent."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.model import Annotation, Passage, Report
from variorum.model.passage import PassageKind, passage_id
from variorum.trace.candidates import candidates
from variorum.trace.comparison import Comparison, compare
from variorum.trace.direction import Side, direction, lean, restored, spun_side
from variorum.trace.kinds import kind_of, lifted
from variorum.trace.marks import marks
from variorum.trace.provisions import same_provisions
from variorum.trace.quotes import same_quotes
from variorum.trace.units import Rarity, Unit, units

Sides = Mapping[tuple[str, str], Side | None]

_WHOLE = 0.6  # a region that takes up this share of both sentences stands for the sentences,
_REWORDED = 0.45  # and a reworded one, whose ends are rarely alike, at this share
_APART = 8  # of sentences that a report repeats word for word: how far apart in rank two may be to be paired


def passages(annotations: Sequence[Annotation]) -> tuple[Passage, ...]:
    """All passages of a pile, across reports and within them; the order of the reports does not matter.

    Sentences are paired by an inverted index, aligned with soft substitution, and kept where `kind_of` finds a kind.
    In every passage `a` stands before `b`, by report id and place.
    """
    reports = {a.report.id: a.report for a in annotations}
    rows = [unit for annotation in annotations for unit in units(annotation)]
    kept = _lifted(list(_kept(_compared(rows))))
    sides = _sides(kept, reports)
    found = [_passage(pair, _sided(pair, kind, sides), reports, sides) for pair, kind in kept]
    ordered = sorted(annotations, key=lambda a: a.report.id)
    found += same_quotes(ordered, found)
    found += same_provisions(ordered, found)
    return tuple(sorted(_joined(found, reports), key=_place))


def _compared(rows: Sequence[Unit]) -> Iterator[Comparison]:
    """Every pair of sentences worth a look, compared. Sentences with the same words are compared once for all."""
    rarity = Rarity.of(rows)
    alike: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in sorted(rows, key=lambda u: (u.report, u.i)):
        alike[unit.keys].append(unit)
    pairs = [(group[0], group[0]) for group in alike.values() if len(group) > 1]
    for a, b in (*pairs, *candidates([group[0] for group in alike.values()], rarity)):
        pair = compare(a, b, rarity)
        if pair:
            yield from (pair.between(x, y) for x, y in _twins(alike[a.keys], alike[b.keys]))


def _twins(these: Sequence[Unit], those: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """The pairs of two groups of sentences, each of the same words, or of one group with itself.

    Where one report says a sentence many times, only places of like rank in their reports are paired: a sentence is
    kept as the copy of one other in each report, so that pairs far apart would be dropped later.
    """
    by_report, others = _by_report(these), _by_report(those)
    for report, rows in by_report.items():
        for other, targets in others.items():
            for rank, x in enumerate(rows):
                near = targets[max(0, rank - _APART) : rank + _APART + 1]
                yield from ((x, y) for y in near if these is not those or (report, x.i) < (other, y.i))


def _by_report(group: Sequence[Unit]) -> Mapping[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in group:
        found.setdefault(unit.report, []).append(unit)
    return found


def _kept(pairs: Iterator[Comparison]) -> Iterator[tuple[Comparison, PassageKind]]:
    """Those with a kind, best first; words that a passage has taken are not used again between the same reports."""
    taken: set[tuple[str, str, int]] = set()
    for pair in sorted(pairs, key=lambda p: (-p.score, p.a.report, p.a.i, p.b.report, p.b.i)):
        used = {
            *((pair.a.report, pair.b.report, w.start) for w in pair.a_words),
            *((pair.b.report, pair.a.report, w.start) for w in pair.b_words),
        }
        if len(used & taken) * 2 < len(used) and (kind := kind_of(pair)):
            taken |= used
            yield pair, kind


def _lifted(kept: Sequence[tuple[Comparison, PassageKind]]) -> list[tuple[Comparison, PassageKind]]:
    """The same with the kinds that follow where two reports have two or more spun passages in common."""
    spun = Counter((pair.a.report, pair.b.report) for pair, kind in kept if kind == "spun")
    known = {reports for reports, count in spun.items() if count >= 2}
    return [(pair, lifted(pair, kind) if (pair.a.report, pair.b.report) in known else kind) for pair, kind in kept]


def _sides(kept: Sequence[tuple[Comparison, PassageKind]], reports: Mapping[str, Report]) -> Sides:
    """The spun side of every two reports that have spun passages in common: what speaks for either is summed over all
    the spun passages that it has, and over its marks of spinning.
    """
    spun = [pair for pair, kind in kept if kind == "spun" and pair.a.report != pair.b.report]
    weight: dict[str, float] = {r: len({behind for _, behind in marks(reports[r])}) for r in _reports(spun)}
    for pair in spun:
        weight[pair.b.report] += lean(pair)
        weight[pair.a.report] -= lean(pair)
    pairs = {(pair.a.report, pair.b.report) for pair in spun}
    return {(a, b): spun_side(weight[b] - weight[a]) for a, b in sorted(pairs)}


def _sided(pair: Comparison, kind: PassageKind, sides: Sides) -> PassageKind:
    """The kind, where no side looks spun that of an edit: its words were swapped by a writer."""
    if kind != "spun" or sides.get((pair.a.report, pair.b.report)):
        return kind
    return "light-edit" if pair.identity >= 0.6 else "rewritten"


def _reports(pairs: Sequence[Comparison]) -> set[str]:
    return {report for pair in pairs for report in (pair.a.report, pair.b.report)}


def _passage(pair: Comparison, kind: PassageKind, reports: Mapping[str, Report], sides: Sides) -> Passage:
    a, b = reports[pair.a.report], reports[pair.b.report]
    whole = pair.cover >= (_REWORDED if kind in ("rewritten", "spun") else _WHOLE)
    spans = [
        r.span(unit.start, unit.end) if whole else r.span(words[0].start, words[-1].end)
        for r, unit, words in ((a, pair.a, pair.a_words), (b, pair.b, pair.b_words))
    ]
    spun = sides.get((a.id, b.id)) if kind == "spun" else None
    way, because = direction(pair, spun, a, b)
    return Passage(
        id=passage_id(kind, *spans),
        a=spans[0],
        b=spans[1],
        kind=kind,
        direction=way,
        restored=restored(pair, spun, (a, b)) if spun else (),
        score=round(pair.affinity, 3),
        why=_why(pair, kind, f"the words of {spun} are the odder; {because}" if spun else because),
    )


def _why(pair: Comparison, kind: PassageKind, because: str) -> str:
    return (
        f"{kind}: {pair.identity:.0%} the same, {len(pair.swaps)} words swapped ({pair.swapped:.0%}), "
        f"longest run {pair.run}, {pair.content} content words in common; {because}"
    )


def _place(passage: Passage) -> tuple[str, int, str, int, str]:
    return passage.a.report, passage.a.start, passage.b.report, passage.b.start, passage.id


def _joined(found: Sequence[Passage], reports: Mapping[str, Report]) -> Iterator[Passage]:
    """Verbatim passages that follow one another inside one paragraph on both sides, made one."""
    last: dict[tuple[str, str], Passage] = {}
    for passage in sorted(found, key=_place):
        between = passage.a.report, passage.b.report
        before = last.get(between)
        if before and _follows(before, passage, reports):
            last[between] = _sum(before, passage, reports)
            continue
        if before:
            yield before
        last[between] = passage
    yield from last.values()


def _follows(before: Passage, after: Passage, reports: Mapping[str, Report]) -> bool:
    gaps = (
        reports[x.report].text[x.end : y.start] if x.end <= y.start else "-"
        for x, y in ((before.a, after.a), (before.b, after.b))
    )
    return before.kind == after.kind == "verbatim" and all(not g.strip() and "\n" not in g for g in gaps)


def _sum(before: Passage, after: Passage, reports: Mapping[str, Report]) -> Passage:
    a, b = (reports[x.report].span(x.start, y.end) for x, y in ((before.a, after.a), (before.b, after.b)))
    return before.model_copy(
        update={
            "id": passage_id(before.kind, a, b),
            "a": a,
            "b": b,
            "score": min(before.score, after.score),
        }
    )
