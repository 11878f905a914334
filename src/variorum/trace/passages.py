"""Passages: spans of two reports, or of one, that tell the same in words that are not independent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from variorum.model import Annotation, Passage, Report
from variorum.model.passage import PassageKind, passage_id
from variorum.trace.candidates import Candidate, candidates
from variorum.trace.comparison import Comparison, compare_all
from variorum.trace.direction import direction, is_spun, lean, restored, spun_side
from variorum.trace.kinds import kind_of, lifted, possible, surely_spun
from variorum.trace.marks import marks
from variorum.trace.pile import Pile
from variorum.trace.prints import Prints, first
from variorum.trace.provisions import same_provisions
from variorum.trace.quotes import same_quotes
from variorum.trace.units import Traits, Unit, Word

Reports = tuple[str, str]

_WHOLE = 0.6  # a region that takes up this share of both sentences stands for the sentences,
_REWORDED = 0.45  # and a reworded one, whose ends are rarely alike, at this share
_MARK = 0.5  # what a mark of spinning adds to the oddness of a side
_APART = 8  # of sentences that a report repeats word for word: how far apart in rank two may be to be paired


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


def passages(annotations: Sequence[Annotation]) -> tuple[Passage, ...]:
    """All passages of a pile, across reports and within them; the order of the reports does not matter.

    Sentences are paired by an inverted index, aligned with soft substitution, and kept where `kind_of` finds a kind.
    In every passage `a` stands before `b`, by report id and place.
    """
    return traced(Pile.of(annotations))


def traced(pile: Pile, some: Set[str] | None = None) -> tuple[Passage, ...]:
    """All passages of a pile, or those that `some` reports of it have with any, themselves included.

    Those of one report are found without looking at the others' among themselves, in a time that hardly grows with
    the pile. They are the same as in a whole trace of the same pile.
    """
    prints = Prints.of(pile.sentences, pile.reports)
    kept = list(_kept(_matches(pile, prints, some)))
    sure = _sure(kept)
    kept = _lifted(kept, sure)
    leads = _leads(kept, pile.reports)
    settled = (_settled(match, leads, sure) for match in kept)
    found = [_passage(match, pile.reports, leads.get(match.reports, 0.0)) for match in settled]
    reprinted = prints.reprinted(pile.sentences)
    found += same_quotes(first(pile.quotes, reprinted), found, pile.reports, some)
    found += same_provisions(first(pile.provisions, reprinted), found, pile.reports, some)
    return tuple(sorted(_joined(found, pile.reports), key=_place))


def _matches(pile: Pile, prints: Prints, some: Set[str] | None) -> Iterator[Match]:
    """Every two sentences that make a passage. Sentences of the same traits are compared once for all."""
    leads = {traits: prints.leading(same) for traits, same in pile.sentences.items()}
    places = _places(pile, leads, some)
    for pair in compare_all([(a, b) for a, b in places if possible(a, b)], pile.rarity):
        kind = kind_of(pair)
        if kind:
            groups, where = (leads[pair.a.traits], leads[pair.b.traits]), places[pair.a, pair.b]
            found = _twins(*groups, where, some)
            if where is None:
                further = prints.further(pile.sentences[pair.a.traits])
                mine = ((x, y) for x, y in further if some is None or not some.isdisjoint((x.report, y.report)))
                found = chain(found, mine)
            for x, y in found:
                yield Match(x, y, pair, kind) if x.place < y.place else Match(y, x, pair.turned, kind)


def _places(
    pile: Pile, leads: Mapping[Traits, Sequence[Unit]], some: Set[str] | None
) -> dict[tuple[Unit, Unit], Candidate | None]:
    """One of each two groups of sentences that are worth laying side by side, and where; everywhere, for a group with
    itself."""
    units = pile.index.units
    standing = {traits: {u.report for u in same} for traits, same in leads.items()}
    mine = {n for n, u in enumerate(units) if some is None or not standing[u.traits].isdisjoint(some)}
    found = candidates(pile.index, pile.rarity, standing, None if some is None else mine)
    again = (u for u in units if len(same := pile.sentences[u.traits]) > 1 and (some is None or _touch(same, some)))
    return {**{(u, u): None for u in again}, **{(units[c.a], units[c.b]): c for c in found}}


def _touch(same: Sequence[Unit], some: Set[str]) -> bool:
    return any(unit.report in some for unit in same)


def _twins(
    these: Sequence[Unit], those: Sequence[Unit], where: Candidate | None, some: Set[str] | None
) -> Iterator[tuple[Unit, Unit]]:
    """The pairs of two groups of sentences, each of the same traits, where they are worth laying side by side; or, with
    no `where`, of one group with itself. All, or those with a sentence of `some` reports.

    Where one report says a sentence many times, only places of like rank in their reports are paired: a sentence is
    kept as the copy of one other in each report, so that pairs far apart would be dropped later.
    """
    by_report, others = _by_report(these), _by_report(those)
    few = others if some is None else {report: others[report] for report in sorted(some & others.keys())}
    for here, rows in by_report.items():
        for there, targets in (others if some is None or here in some else few).items():
            if where is not None and not where.holds(here, there):
                continue
            for rank, x in enumerate(rows):
                near = targets[max(0, rank - _APART) : rank + _APART + 1]
                yield from ((x, y) for y in near if where is not None or x.place < y.place)


def _by_report(group: Sequence[Unit]) -> Mapping[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in group:
        found.setdefault(unit.report, []).append(unit)
    return found


def _kept(matches: Iterable[Match]) -> Iterator[Match]:
    """The best first, for every two reports; words that a passage has taken are not used again between them."""
    between: dict[Reports, list[Match]] = defaultdict(list)
    for match in matches:
        between[match.reports].append(match)
    for rows in between.values():
        taken: set[tuple[str, int]] = set()
        for match in sorted(rows, key=lambda m: (-m.pair.score, m.a.place, m.b.place)):
            used = {(unit.report, w.start) for unit, words in match.regions for w in words}
            if len(used & taken) * 2 < len(used):
                taken |= used
                yield match


def _sure(kept: Sequence[Match]) -> frozenset[Reports]:
    """The pairs of reports of which all that they have in common shows that one is spun."""
    shared: dict[Reports, list[Comparison]] = defaultdict(list)
    for match in kept:
        shared[match.reports].append(match.pair)
    return frozenset(reports for reports, pairs in shared.items() if surely_spun(pairs))


def _lifted(kept: Sequence[Match], sure: Set[Reports]) -> list[Match]:
    """The same with the kinds that follow where two reports are sure, or have two or more spun passages in common."""
    spun = Counter(match.reports for match in kept if match.kind == "spun")
    known = {reports for reports, count in spun.items() if count >= 2} | sure
    return [replace(m, kind=lifted(m.pair, m.kind)) if m.reports in known else m for m in kept]


def _leads(kept: Sequence[Match], reports: Mapping[str, Report]) -> Mapping[Reports, float]:
    """For every two reports that have spun passages in common, what speaks for the second to be the spun one less what
    speaks for the first: the words of those passages, and marks of spinning.
    """
    found: dict[Reports, float] = defaultdict(float)
    for match in kept:
        if match.kind == "spun" and match.a.report != match.b.report:
            found[match.reports] += lean(match.pair)
    weight = {r: _MARK * len({behind for _, behind in marks(reports[r])}) for pair in found for r in pair}
    return {(a, b): lead + weight[b] - weight[a] for (a, b), lead in found.items()}


def _settled(match: Match, leads: Mapping[Reports, float], sure: Set[Reports]) -> Match:
    """The match, where neither side is clearly spun and more than words is changed as an edit: it was made by a
    writer."""
    spun = match.reports in sure or is_spun(leads.get(match.reports, 0.0)) or surely_spun([match.pair])
    if match.kind != "spun" or spun:
        return match
    return replace(match, kind="light-edit" if match.pair.identity >= 0.6 else "rewritten")


def _passage(match: Match, reports: Mapping[str, Report], lead: float) -> Passage:
    kind, pair = match.kind, match.pair
    a, b = reports[match.a.report], reports[match.b.report]
    whole = pair.cover >= (_REWORDED if kind in ("rewritten", "spun") else _WHOLE)
    spans = [
        r.span(unit.start, unit.end) if whole else r.span(words[0].start, words[-1].end)
        for r, (unit, words) in zip((a, b), match.regions, strict=True)
    ]
    spun = spun_side(lead) if kind == "spun" else None
    if spun:
        pair = replace(pair, a=match.a, b=match.b)
    way, because = direction(pair, spun, a, b)
    because = f"the words of {spun} are the odder; {because}" if spun else because
    return Passage(
        id=passage_id(kind, *spans),
        a=spans[0],
        b=spans[1],
        kind=kind,
        direction=way,
        restored=restored(pair, spun, (a, b)) if spun else (),
        score=round(pair.affinity, 3),
        why=f"{kind}: {match.pair.summary}; {because}",
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
