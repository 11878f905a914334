"""What is worth a look: the rows that are least certain and on which most depends, with the reason."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from variorum.model import Actor, Ledger, Passage, Record, Span, Statement
from variorum.publish.view import View
from variorum.publish.words import clip
from variorum.resolve.likeness import scale
from variorum.text.names import name_likeness, name_words, same_person

_READ: Final = re.compile(r"reading model, (\d\.\d+)")
_JOINED: Final = re.compile(r"(?:joined by|;) (-?\d+\.\d+) \(")
_ALIKE: Final = 0.75  # names that are this much alike may be two spellings of one
_CROWD: Final = 60  # persons of one surname, above which every two of them are too many to ask about
_SURE: Final = 0.05  # the doubt below which nothing is asked


class Reviewed(Record):
    """A row to look at. `doubt` is 0 (sure) to 1; `weight` counts what depends on it: reports, and points that rest on
    it alone twice. The queue is in the order of doubt times weight.

    `asks` is the decision that would settle it best; `other` is the second row where it asks whether two are the same.
    """

    entry: Literal["review"] = "review"
    table: str
    id: str
    other: str | None = None
    label: str
    words: Span | None
    asks: Literal["same", "wrong", "edit"]
    doubt: float
    weight: int
    why: tuple[str, ...]


@dataclass(frozen=True)
class _Doubt:
    """How doubtful a row is, and why."""

    table: str
    id: str
    label: str
    words: Span | None
    reasons: tuple[tuple[float, str], ...]
    asks: Literal["same", "wrong", "edit"] = "edit"
    other: str | None = None


def review(ledger: Ledger) -> tuple[Reviewed, ...]:
    """The queue; rows that a person has judged already, by a decision that is in force, are not in it."""
    view, weights = View(ledger), _weights(ledger)
    settled = {about for d in ledger.decisions if not d.undone_by and not d.orphaned for about in d.about}
    found = [
        _reviewed(doubt, weights)
        for doubt in (*_statements(view), *_events(ledger), *_actors(ledger), *_passages(ledger), *_conflicts(view))
        if doubt.reasons and not {doubt.id, doubt.other} & settled
    ]
    found = [row for row in found if row.doubt > _SURE]
    return tuple(sorted(found, key=lambda row: (-row.doubt * row.weight, row.table, row.id, row.other or "")))


def _reviewed(doubt: _Doubt, weights: Counter[str]) -> Reviewed:
    sure = 1.0
    for degree, _ in doubt.reasons:
        sure *= 1 - degree
    weight = 1 + weights[doubt.id] + weights[doubt.other or ""]
    depends = f"reports and points that rest on it: {weight - 1}"
    told = tuple(reason for _, reason in sorted(doubt.reasons, reverse=True))
    return Reviewed(
        table=doubt.table, id=doubt.id, other=doubt.other, label=doubt.label, words=doubt.words, asks=doubt.asks,
        doubt=round(1 - sure, 2), weight=weight, why=(*told, depends) if weight > 1 else told,
    )  # fmt: skip


def _weights(ledger: Ledger) -> Counter[str]:
    """For each id, the reports that carry a point through it, and the points that would have no other origin."""
    weights, names = Counter[str](), {actor.name: actor.id for actor in ledger.actors}
    for point in ledger.points:
        for ident in (*point.about.events, *point.about.statements, *point.about.figure_groups):
            weights[ident] += len(point.carried_by) + 2 * (point.independent_origins == 1)
        for origin in point.origins:
            weights[names.get(origin.origin, origin.origin)] += 1 + (point.independent_origins == 1)
    for statement in ledger.statements:
        for actor in {statement.speaker, *(hop.actor for hop in statement.chain)} - {None}:
            weights[str(actor)] += 1
    for passage in ledger.passages:
        weights[passage.id] = 2 * (passage.a.report != passage.b.report)
    return weights


def _statements(view: View) -> Iterator[_Doubt]:
    for row in view.ledger.statements:
        reasons = []
        if (score := _READ.search(row.why)) is not None:
            reasons.append((1 - float(score[1]), f"the reading model gives it {score[1]}"))
        if row.read_by is not None:
            reasons.append((0.5, f"only {row.read_by} has seen it"))
        if row.speaker is None:
            reasons.append((0.5, "no speaker was found"))
        elif view.kind(row.speaker) == "group" or _is_pronoun(row):
            reasons.append((0.25, f"“{clip((row.speaker_span or row.content[0]).quote, 40)}” names no one person"))
        if any(hop.inherited and hop.span is not None for hop in row.chain):
            reasons.append((0.2, "a carrier is taken over from another sentence"))
        yield _Doubt(
            "statements", row.id, f"{view.name(row.speaker)}: {clip(row.content[0].quote, 90)}", row.content[0],
            tuple(reasons), "edit" if row.speaker is None else "wrong",
        )  # fmt: skip


def _is_pronoun(row: Statement) -> bool:
    words = row.speaker_span.quote.lower() if row.speaker_span else ""
    return words in {"he", "she", "they", "it", "who"}


def _events(ledger: Ledger) -> Iterator[_Doubt]:
    for row in ledger.events:
        reasons = [(0.3, f"told with different {difference.field}") for difference in row.differences]
        links = [float(found) for found in _JOINED.findall(row.why)]
        bar = scale().bar
        if links and min(links) < 2 * bar:
            weakest = min(links)
            reasons.append((min(0.6, bar / (2 * max(weakest, bar))), f"joined by a likeness of {weakest:g}"))
        if row.time.precision == "none" and row.status == "occurred":
            reasons.append((0.15, "nothing dates it"))
        yield _Doubt("events", row.id, row.label, row.mentions[0], tuple(reasons))


def _actors(ledger: Ledger) -> Iterator[_Doubt]:
    """Two persons, bodies or media whose names may be two forms of one."""
    for one, two in _namesakes(ledger.actors):
        likeness = name_likeness(one.name, two.name)
        if same_person(one.name, two.name) or _ALIKE <= likeness < 1:
            reason = f"“{one.name}” and “{two.name}” may be one {one.kind.replace('-', ' ')}"
            words = one.mentions[0].span if one.mentions else None
            yield _Doubt("actors", one.id, f"{one.name} / {two.name}", words, ((0.4, reason),), "same", two.id)


def _namesakes(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Pairs of one kind that share the first letters of a word of their names, each once."""
    shared: dict[tuple[str, str], list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.kind in ("person", "state-body", "organisation", "news-agency", "outlet") and _is_named(actor):
            for word in {word[:4] for word in name_words(actor.name)}:
                shared[actor.kind, word].append(actor)
    pairs = {
        (one.id, two.id): (one, two)
        for group in shared.values()
        if len(group) <= _CROWD
        for one, two in combinations(group, 2)
    }
    yield from pairs.values()


def _is_named(actor: Actor) -> bool:
    return any(mention.form == "name" for mention in actor.mentions)


def _passages(ledger: Ledger) -> Iterator[_Doubt]:
    for row in ledger.passages:
        if row.kind in ("spun", "rewritten"):
            yield _Doubt("passages", row.id, clip(row.a.quote, 90), row.a, _copied(row), "wrong")


def _copied(row: Passage) -> tuple[tuple[float, str], ...]:
    degree = max(0.0, min(0.6, 1 - row.score))
    unknown = ((0.1, "nothing shows who wrote first"),) if row.direction == "unknown" else ()
    return ((degree, f"held to be {row.kind} with a likeness of {row.score:.0%}"), *unknown)


def _conflicts(view: View) -> Iterator[_Doubt]:
    """Measures whose figures contradict each other: one number may be wrong, or two things may be counted."""
    for group in view.ledger.figure_groups:
        apart = [relation for relation in group.relations if relation.relation == "conflict"]
        if apart:
            figure = view.figures[apart[0].a]
            yield _Doubt("figure_groups", group.measure, group.label, figure.span, ((0.4, apart[0].why),))
