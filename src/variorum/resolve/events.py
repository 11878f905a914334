"""The events of a story: the mentions of all reports dated, and those that tell of one event joined.

Mentions are joined from the best pair down; two groups become one only where no pair between them is vetoed and the
pairs are alike on average (agglomerative clustering with vetoes).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf

from variorum.model import Actor, Difference, Event, Participant, Published, Span, Time, stable_id
from variorum.model.event import Status
from variorum.resolve.event_times import dated, is_dated, last_day, sharpest
from variorum.resolve.likeness import LINK, Comparer
from variorum.text.kinds import kinds

_SLACK = 0.6  # how far the average of two groups may lie under the bar that their best pair has to pass
_STRONGEST: tuple[Status, ...] = ("occurred", "planned", "alleged", "denied")
_TOLD = 3  # how many comparisons are written out
_Bonds = dict[int, dict[int, float]]  # summed likeness of all pairs between two groups; a veto is minus infinity


def resolve_events(
    events_by_report: Mapping[str, Sequence[Event]],
    times: Mapping[str, Sequence[Time]],
    published: Mapping[str, Published],
    actors: Mapping[str, Actor],
) -> tuple[Event, ...]:
    """Each event of the story once, in the order of report and place of first mention. `actors` are the story's, by
    id."""
    told = [
        dated(event, times.get(report, ()), published.get(report))
        for report in sorted(events_by_report)
        for event in events_by_report[report]
    ]
    days = {report: day for report, p in published.items() if (day := last_day(p)) is not None}
    comparer = Comparer(told, actors, days)
    groups = [group for members in _families(told) for group in _joined([told[i] for i in members], comparer)]
    return tuple(sorted((_merged(group, why) for group, why in groups), key=_first_place))


def _families(events: Sequence[Event]) -> Iterable[list[int]]:
    """Only events of one family can be one event: the rest need no comparison."""
    families: dict[str, list[int]] = {}
    for i, event in enumerate(events):
        families.setdefault(kinds()[event.kind].family, []).append(i)
    return families.values()


def _joined(events: Sequence[Event], comparer: Comparer) -> Iterator[tuple[list[Event], str]]:
    """Groups of mentions that tell of one event, each with the comparisons that joined it."""
    likeness = {(i, j): comparer.compare(events[i], events[j]) for i, j in combinations(range(len(events)), 2)}
    groups = {i: [i] for i in range(len(events))}
    home = list(groups)
    bonds: _Bonds = {i: {} for i in groups}
    for (i, j), found in likeness.items():
        bonds[i][j] = bonds[j][i] = -inf if found.veto else found.score
    reasons: dict[int, list[str]] = {i: [] for i in groups}
    linked = sorted((-found.score, pair) for pair, found in likeness.items() if found.score >= LINK)
    for _, pair in linked:
        left, right = sorted((home[pair[0]], home[pair[1]]))
        pairs = len(groups[left]) * len(groups[right])
        if left != right and bonds[left][right] / pairs >= LINK - _SLACK:
            reasons[left] += [*reasons.pop(right), f"{likeness[pair].score:.2f} ({likeness[pair].why})"]
            for i in groups[right]:
                home[i] = left
            groups[left] += groups.pop(right)
            _tie(bonds, left, right)
    for key, members in groups.items():
        yield [events[i] for i in members], _reason(reasons[key])


def _tie(bonds: _Bonds, left: int, right: int) -> None:
    """The group `right` becomes part of `left`: its summed likeness to the others goes over; a veto stays one."""
    taken = bonds.pop(right)
    del taken[left], bonds[left][right]
    for other, bond in taken.items():
        del bonds[other][right]
        bonds[left][other] += bond
        bonds[other][left] = bonds[left][other]


def _reason(comparisons: Sequence[str]) -> str:
    rest = len(comparisons) - _TOLD
    return "; ".join(comparisons[:_TOLD]) + (f"; and {rest} more" if rest > 0 else "")


def _merged(group: Sequence[Event], why: str) -> Event:
    """One event from its mentions: the fullest label, all participants, the sharpest time."""
    group = sorted(group, key=_first_place)
    mentions = tuple(sorted({m for e in group for m in e.mentions}, key=lambda m: (m.report, m.start, m.end)))
    lead = max(group, key=lambda e: (len(e.participants), bool(e.place)))
    kind = Counter(e.kind for e in group).most_common(1)[0][0]
    status = min((e.status for e in group), key=_STRONGEST.index)
    return Event(
        id=stable_id("e", *((m.report, m.start, m.end) for m in mentions)),
        label=lead.label,
        kind=kind,
        plover=kinds()[kind].planned if status == "planned" else kinds()[kind].plover,
        participants=_participants(group),
        time=sharpest(group),
        place=_commonest(e.place for e in group),
        status=status,
        mentions=mentions,
        differences=tuple(_differences(group)),
        words=tuple(dict.fromkeys(w for e in group for w in e.words)),
        when=tuple(dict.fromkeys(w for e in group for w in e.when)),
        why=f"{group[0].why}; joined by {why}" if why else group[0].why,
    )


def _participants(group: Sequence[Event]) -> tuple[Participant, ...]:
    """Every participant once, with the role that most mentions give it."""
    roles: dict[str, Counter[str]] = {}
    for event in group:
        for p in event.participants:
            roles.setdefault(p.actor, Counter())[p.role] += 1
    return tuple(Participant(actor=a, role=found.most_common(1)[0][0]) for a, found in roles.items())


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(v for v in values if v)
    return counted.most_common(1)[0][0] if counted else None


def _differences(group: Sequence[Event]) -> Iterator[Difference]:
    """The fields that the mentions fill in otherwise, each value with the first words that give it."""
    fields: dict[str, list[tuple[str, Span]]] = {
        "time": [(f"{e.time.start}/{e.time.end}", e.when[0]) for e in group if is_dated(e) and e.when],
        "place": [(e.place, e.mentions[0]) for e in group if e.place],
        "status": [(e.status, e.mentions[0]) for e in group],
    }
    for name, told in fields.items():
        first: dict[str, Span] = {}
        for value, span in told:
            first.setdefault(value, span)
        if len(first) > 1:
            yield Difference(field=name, values=tuple(first), spans=tuple(first.values()))


def _first_place(event: Event) -> tuple[str, int, int]:
    return event.mentions[0].report, event.mentions[0].start, event.mentions[0].end
