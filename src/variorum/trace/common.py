"""What two reports have in common: the passages that their like sentences make, worked out once for each two texts."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from variorum.model import Bounds, Passage, Report, Restored, Span
from variorum.model.passage import PassageKind, passage_id
from variorum.trace.comparison import Comparison
from variorum.trace.direction import direction, is_spun, later, lean, restored, spun_side
from variorum.trace.kinds import lifted, surely_spun
from variorum.trace.marks import marks
from variorum.trace.units import Unit, Word

Reports = tuple[str, str]
Cut = Callable[[str, int, int], Span]  # of a report by id, from a start to an end

_WHOLE = 0.6  # a region that takes up this share of both sentences stands for the sentences,
_REWORDED = 0.45  # and a reworded one, whose ends are rarely alike, at this share
_MARK = 0.5  # what a mark of spinning adds to the oddness of a side


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences with the kind of passage that they make; `pair` compares these, or two of the same traits."""

    a: Unit
    b: Unit
    pair: Comparison
    kind: PassageKind

    @property
    def reports(self) -> Reports:
        return self.a.report, self.b.report

    @property
    def regions(self) -> tuple[tuple[Unit, tuple[Word, ...]], tuple[Unit, tuple[Word, ...]]]:
        """Both sentences, each with the words of its aligned region."""
        (i, j), (k, m) = self.pair.steps[0], self.pair.steps[-1]
        return (self.a, self.a.words[i : k + 1]), (self.b, self.b.words[j : m + 1])


@dataclass(frozen=True)
class Common:
    """The passages of two reports, `a` and `b`, from which follow those of any two that are printed alike."""

    a: Report
    b: Report
    passages: tuple[Passage, ...]

    @cached_property
    def bounds(self) -> tuple[tuple[Bounds, Bounds], ...]:
        """Where both sides of each passage stand."""
        return tuple((p.a.bounds, p.b.bounds) for p in self.passages)

    @cached_property
    def joined(self) -> tuple[Passage, ...]:
        return joined(self.passages, self.a, self.b)


class Commons:
    """Looks up what two reports have in common. Of two texts that were laid side by side before in the same way, no
    more than the names of the reports is new.
    """

    def __init__(self, reports: Mapping[str, Report], cut: Cut) -> None:
        self._reports, self._cut = reports, cut
        self._known: dict[Hashable, Common] = {}
        texts: dict[Hashable, int] = {}
        self._texts = {ident: texts.setdefault((r.text, r.story), len(texts)) for ident, r in reports.items()}

    def of(self, rows: Sequence[Match]) -> Common:
        """Of the reports of these matches, which are all that they have; or of two others that are printed alike."""
        a, b = (self._reports[ident] for ident in rows[0].reports)
        laid = tuple((id(m.pair), m.a.start, m.b.start) for m in rows)  # the pairs live as long as their matches
        key = self._texts[a.id], self._texts[b.id], a.id == b.id, later(a, b), laid
        if key not in self._known:
            self._known[key] = Common(a, b, tuple(_passages(rows, a, b, self._cut)))
        return self._known[key]

    def told_of(self, reports: Reports, common: Common, passages: Sequence[Passage]) -> Iterator[Passage]:
        """These passages of what two reports have in common, as passages of two others that are printed alike."""
        names = {common.a.id: reports[0], common.b.id: reports[1]}
        for passage in passages:
            a, b = self._named(passage.a, names), self._named(passage.b, names)
            swapped = (Restored(span=self._named(r.span, names), likely=r.likely) for r in passage.restored)
            ident = passage_id(passage.kind, a, b)
            yield passage.model_copy(update={"id": ident, "a": a, "b": b, "restored": tuple(swapped)})

    def _named(self, span: Span, names: Mapping[str, str]) -> Span:
        return self._cut(names[span.report], *span.bounds)


def _passages(rows: Sequence[Match], a: Report, b: Report, cut: Cut) -> Iterator[Passage]:
    """The passages that the matches of two reports make."""
    kept = list(_kept(rows))
    sure = surely_spun([match.pair for match in kept])
    kept = _lifted(kept, sure)
    lead = _lead(kept, a, b)
    for match in kept:
        yield _passage(_settled(match, lead, sure), (a, b), lead, cut)


def _kept(rows: Sequence[Match]) -> Iterator[Match]:
    """The best first; words that a passage has taken are not used again."""
    taken: set[tuple[str, int]] = set()
    for match in sorted(rows, key=lambda m: (-m.pair.score, m.a.place, m.b.place)):
        used = {(unit.report, w.start) for unit, words in match.regions for w in words}
        if len(used & taken) * 2 < len(used):
            taken |= used
            yield match


def _lifted(kept: Sequence[Match], sure: bool) -> list[Match]:
    """The same with the kinds that follow where it is `sure` that one report is spun, or two passages or more are."""
    if sure or sum(match.kind == "spun" for match in kept) >= 2:
        return [replace(m, kind=lifted(m.pair, m.kind)) for m in kept]
    return list(kept)


def _lead(kept: Sequence[Match], a: Report, b: Report) -> float:
    """What speaks for the second to be the spun one less what speaks for the first: the words of their spun passages,
    and marks of spinning. None of that inside one report.
    """
    spun = [match.pair for match in kept if match.kind == "spun"]
    if not spun or a.id == b.id:
        return 0.0
    mine, theirs = (_MARK * len({behind for _, behind in marks(report)}) for report in (a, b))
    lead = 0.0
    for pair in spun:
        lead += lean(pair)
    return lead + theirs - mine


def _settled(match: Match, lead: float, sure: bool) -> Match:
    """The match, where neither side is clearly spun and more than words is changed as an edit: it was made by a
    writer."""
    if match.kind != "spun" or sure or is_spun(lead) or surely_spun([match.pair]):
        return match
    return replace(match, kind="light-edit" if match.pair.identity >= 0.6 else "rewritten")


def _passage(match: Match, reports: tuple[Report, Report], lead: float, cut: Cut) -> Passage:
    kind, pair = match.kind, match.pair
    whole = pair.cover >= (_REWORDED if kind in ("rewritten", "spun") else _WHOLE)
    spans = [
        cut(unit.report, unit.start, unit.end) if whole else cut(unit.report, words[0].start, words[-1].end)
        for unit, words in match.regions
    ]
    spun = spun_side(lead) if kind == "spun" else None
    if spun:
        pair = replace(pair, a=match.a, b=match.b)
    way, because = direction(pair, spun, *reports)
    because = f"the words of {spun} are the odder; {because}" if spun else because
    return Passage(
        id=passage_id(kind, *spans),
        a=spans[0],
        b=spans[1],
        kind=kind,
        direction=way,
        restored=restored(pair, spun, reports) if spun else (),
        score=round(pair.affinity, 3),
        why=f"{kind}: {match.pair.summary}; {because}",
    )


def place(passage: Passage) -> tuple[str, int, str, int, str]:
    """What passages are put in order by."""
    return passage.a.report, passage.a.start, passage.b.report, passage.b.start, passage.id


def joined(passages: Sequence[Passage], a: Report, b: Report) -> tuple[Passage, ...]:
    """The passages of two reports, those that are verbatim and follow one another inside one paragraph on both sides
    made one.
    """
    found: list[Passage] = []
    for passage in sorted(passages, key=place):
        if found and _follows(found[-1], passage, a, b):
            found[-1] = _sum(found[-1], passage, a, b)
        else:
            found.append(passage)
    return tuple(found)


def _follows(before: Passage, after: Passage, a: Report, b: Report) -> bool:
    sides = (a, before.a, after.a), (b, before.b, after.b)
    gaps = (report.text[x.end : y.start] if x.end <= y.start else "-" for report, x, y in sides)
    return before.kind == after.kind == "verbatim" and all(not g.strip() and "\n" not in g for g in gaps)


def _sum(before: Passage, after: Passage, a: Report, b: Report) -> Passage:
    one, two = a.span(before.a.start, after.a.end), b.span(before.b.start, after.b.end)
    return before.model_copy(
        update={
            "id": passage_id(before.kind, one, two),
            "a": one,
            "b": two,
            "score": min(before.score, after.score),
        }
    )
