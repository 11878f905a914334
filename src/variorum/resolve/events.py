"""The events of a story: the mentions of all reports dated, and those that tell of one event joined.

Mentions are joined from the best pair down; two groups become one only where no pair between them is vetoed and the
pairs are alike on average (agglomerative clustering with vetoes).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from types import MappingProxyType

from variorum.model import Actor, Event, Participant, Published, Span, Time, stable_id
from variorum.model.event import Status
from variorum.resolve.differences import differences
from variorum.resolve.editions import NO_LEADS, Leads
from variorum.resolve.event_times import all_dated, days_of, is_dated, last_days, sharpest
from variorum.resolve.likeness import Comparer, Likeness, scale
from variorum.resolve.notable import is_notable
from variorum.text.kinds import kinds

_STRONGEST: tuple[Status, ...] = ("occurred", "planned", "alleged", "denied")
_TOLD = 3  # how many comparisons are written out
_NAMED = 3  # participants in a label
_WHOLE = "war"  # what a report calls so is more than the battles that others tell of it
_NAMED_BY = 0.2  # the least share of the tellings with participants that names one
_REACH = 10  # neighbours in time that an event is compared to under one key
_BARE = 2  # words of a mention that without participants, place and date say nothing of which event it is
_SAMPLE = 6  # members of a large group that stand for it

NOT_AGAIN: Mapping[str, Sequence[Event]] = MappingProxyType({})


def resolve_events(
    events_by_report: Mapping[str, Sequence[Event]],
    times: Mapping[str, Sequence[Time]],
    published: Mapping[str, Published],
    actors: Mapping[str, Actor],
    leads: Leads = NO_LEADS,
) -> tuple[Event, ...]:
    """Each notable event of the story once, in the order of report and place of first mention. `actors` are the
    story's, by id; a report that `leads` sets behind another tells, row by row, what that one does."""
    told = all_dated({r: rows for r, rows in events_by_report.items() if leads.get(r, r) == r}, times, published)
    again: dict[str, list[Event]] = {}
    for report in sorted(events_by_report.keys() & leads.keys()):
        if leads[report] != report:
            for first, event in zip(events_by_report[leads[report]], events_by_report[report], strict=True):
                again.setdefault(first.id, []).append(event)
    comparer = Comparer(told, actors, last_days(published), scale())
    merged = (joined(group, why, actors, again) for group, why in linked(told, comparer))
    return tuple(sorted(filter(is_notable, merged), key=_first_place))


def linked(events: Sequence[Event], comparer: Comparer) -> Iterator[tuple[list[Event], str]]:
    """Groups of mentions that tell of one event, each with the comparisons that joined it.

    Mentions told alike in every respect are one from the start; the rest are compared where they share a key.
    """
    limits = comparer.scale
    twins: dict[object, list[Event]] = {}
    for event in events:
        twins.setdefault(_signature(event), []).append(event)
    nodes = list(twins.values())
    bonds = _Bonds([group[0] for group in nodes], comparer)
    groups = {i: [i] for i in range(len(nodes))}
    home = list(groups)
    reasons: dict[int, list[str]] = {i: [] for i in groups}
    found = ((bonds.between(i, j), i, j) for i, j in _pairs([group[0] for group in nodes]))
    alike = sorted((-likeness.score, i, j) for likeness, i, j in found if likeness.score >= limits.bar)
    for _, i, j in alike:
        left, right = sorted((home[i], home[j]))
        if left != right and bonds.average(groups[left], groups[right]) >= limits.bar - limits.slack:
            likeness = bonds.between(i, j)
            reasons[left] += [*reasons.pop(right), f"{likeness.score:.2f} ({likeness.why})"]
            for member in groups[right]:
                home[member] = left
            groups[left] += groups.pop(right)
    for key, members in groups.items():
        again = [f"told alike {len(nodes[i])} times" for i in members if len(nodes[i]) > 1]
        yield [event for i in members for event in nodes[i]], _reason([*reasons[key], *again])


def _signature(event: Event) -> object:
    """What two mentions must have in common to need no comparison; a bare word (*the attack*) is never enough."""
    if not (event.participants or event.place or is_dated(event) or len(event.words) > _BARE):
        return event.id
    parts = frozenset((p.actor, p.role) for p in event.participants)
    days = event.time.start, event.time.end, event.time.precision
    return event.kind, event.status, event.place, days, parts, frozenset(event.words)


def _pairs(events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Pairs of one family that share a participant, the place, the month or a word, near neighbours in time first.

    Under one key only the nearest `_REACH` neighbours are paired, so that their number grows with that of the events.
    """
    keys: dict[tuple[str, str], list[int]] = {}
    for i in sorted(range(len(events)), key=lambda i: (days_of(events[i])[1], i)):
        family = kinds()[events[i].kind].family
        for key in _keys(events[i]):
            keys.setdefault((family, key), []).append(i)
    seen: set[tuple[int, int]] = set()
    for members in keys.values():
        for at, i in enumerate(members):
            for j in members[at + 1 : at + 1 + _REACH]:
                pair = (i, j) if i < j else (j, i)
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _keys(event: Event) -> Iterator[str]:
    yield from dict.fromkeys(p.actor for p in event.participants)
    yield from (f"word:{word}" for word in event.words)
    if event.place:
        yield f"place:{event.place}"
    if is_dated(event):
        yield f"month:{(event.time.end or '')[:7]}"


class _Bonds:
    """The likeness of events by index, compared once, and its average between groups."""

    def __init__(self, events: Sequence[Event], comparer: Comparer) -> None:
        self._events, self._comparer = events, comparer
        self._known: dict[tuple[int, int], Likeness] = {}

    def between(self, i: int, j: int) -> Likeness:
        """How like two events are."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self._known:
            self._known[pair] = self._comparer.compare(self._events[pair[0]], self._events[pair[1]])
        return self._known[pair]

    def average(self, left: Sequence[int], right: Sequence[int]) -> float:
        """The mean likeness of two groups, of large ones by an even sample; minus infinity where a pair is vetoed."""
        total, pairs = 0.0, 0
        for i in _sample(left):
            for j in _sample(right):
                likeness = self.between(i, j)
                if likeness.veto:
                    return -inf
                total, pairs = total + likeness.score, pairs + 1
        return total / pairs


def _sample(members: Sequence[int]) -> Sequence[int]:
    return members[:: -(-len(members) // _SAMPLE)]


def _reason(comparisons: Sequence[str]) -> str:
    rest = len(comparisons) - _TOLD
    return "; ".join(comparisons[:_TOLD]) + (f"; and {rest} more" if rest > 0 else "")


def joined(
    group: Sequence[Event], why: str, actors: Mapping[str, Actor], again: Mapping[str, Sequence[Event]] = NOT_AGAIN
) -> Event:
    """One event from its mentions: all participants, the commonest kind and place, the sharpest time.

    `again` has, by the id of a mention, those of further prints of its report.
    """
    group = sorted(group, key=_first_place)
    every = sorted((copy for e in group for copy in (e, *again.get(e.id, ()))), key=_first_place)
    mentions = tuple(sorted({m for e in every for m in e.mentions}, key=lambda m: (m.report, m.start, m.end)))
    participants, place = _participants(group), _commonest(e.place for e in group)
    told = Counter(e.kind for e in group)
    kind = _WHOLE if _WHOLE in told else told.most_common(1)[0][0]
    status = min((e.status for e in group), key=_STRONGEST.index)
    return Event(
        id=stable_id("e", kind, *((m.report, m.start, m.end) for m in mentions)),
        label=label_of(kind, participants, place, mentions, actors),
        kind=kind,
        plover=kinds()[kind].planned if status == "planned" else kinds()[kind].plover,
        participants=participants,
        time=sharpest(group, kind),
        place=place,
        status=status,
        mentions=mentions,
        differences=tuple(differences(group, actors)),
        words=tuple(dict.fromkeys(w for e in group for w in e.words)),
        when=tuple(dict.fromkeys(w for e in every for w in e.when)),
        why=f"{group[0].why}; joined by {why}" if why else group[0].why,
    )


def label_of(
    kind: str,
    participants: Sequence[Participant],
    place: str | None,
    mentions: Sequence[Span],
    actors: Mapping[str, Actor],
) -> str:
    """`A, B: kind in PLACE`, the persons first; without participants the kind and the words that tell most."""
    told = kind.replace("-", " ")
    shown = sorted(participants, key=lambda p: actors[p.actor].kind != "person")[:_NAMED]
    if not shown:
        return f"{told.capitalize()}: {' '.join(max(mentions, key=lambda m: m.end - m.start).quote.split())}"
    where = actors[place].name if place and place in actors else place
    within = place is None or all(p.actor != place for p in shown)
    names = ", ".join(dict.fromkeys(actors[p.actor].name for p in shown))
    return f"{names}: {told}" + (f" in {where}" if where and within else "")


def _participants(group: Sequence[Event]) -> tuple[Participant, ...]:
    """Every participant that not only a few of many tellings name, with the role that most of them give it."""
    roles: dict[str, Counter[str]] = {}
    for event in group:
        for p in event.participants:
            roles.setdefault(p.actor, Counter())[p.role] += 1
    least = _NAMED_BY * sum(bool(event.participants) for event in group)
    return tuple(
        Participant(actor=a, role=found.most_common(1)[0][0]) for a, found in roles.items() if found.total() >= least
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(v for v in values if v)
    return counted.most_common(1)[0][0] if counted else None


def _first_place(event: Event) -> tuple[str, int, int]:
    return event.mentions[0].report, event.mentions[0].start, event.mentions[0].end
