"""Passages: spans of two reports, or of one, that tell the same in words that are not independent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain

from variorum.model import Annotation, Passage, Report
from variorum.trace.beside import Beside
from variorum.trace.candidates import Candidate, candidates
from variorum.trace.common import Common, Commons, Match, Reports, joined, place
from variorum.trace.comparison import compare_all
from variorum.trace.kinds import kind_of, possible
from variorum.trace.pile import Pile
from variorum.trace.prints import Prints, first
from variorum.trace.provisions import same_provisions
from variorum.trace.quotes import same_quotes
from variorum.trace.units import Traits, Unit

_APART = 8  # of sentences that a report repeats word for word: how far apart in rank two may be to be paired


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
    matches: dict[Reports, list[Match]] = defaultdict(list)
    for match in _matches(pile, prints, some):
        matches[match.reports].append(match)
    commons = Commons(pile.reports, cache(lambda report, start, end: pile.reports[report].span(start, end)))
    common = {reports: commons.of(rows) for reports, rows in matches.items()}
    reprinted = prints.reprinted(pile.sentences)
    beside = Beside({reports: one.bounds for reports, one in common.items()})
    told = same_quotes(first(pile.quotes, reprinted), beside, pile.reports, some)
    told += same_provisions(first(pile.provisions, reprinted), beside.plus(told), pile.reports, some)
    return tuple(sorted(_found(commons, common, told, pile.reports), key=place))


def _found(
    commons: Commons, common: Mapping[Reports, Common], told: Iterable[Passage], reports: Mapping[str, Report]
) -> Iterator[Passage]:
    """The passages that every two reports have in common, with those `told` besides, joined."""
    besides: dict[Reports, list[Passage]] = defaultdict(list)
    for passage in told:
        besides[passage.a.report, passage.b.report].append(passage)
    for between, one in common.items():
        if between not in besides:
            yield from commons.told_of(between, one, one.joined)
        else:
            besides[between] += commons.told_of(between, one, one.passages)
    for (a, b), rows in besides.items():
        yield from joined(rows, reports[a], reports[b])


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
