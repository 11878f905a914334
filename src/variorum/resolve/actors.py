"""One actor of the story out of the actors of its reports: spelling, titles, acronyms, functions, countries."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.model import Actor, Annotation, Mention, Role, stable_id
from variorum.resolve.kin import Kin
from variorum.resolve.profiles import profile
from variorum.text.gazetteer import bodies, gazetteer
from variorum.text.names import best_description, name_words


@dataclass(frozen=True)
class Cast:
    """The actors of a story, and for each local actor id the id in the story."""

    actors: tuple[Actor, ...]
    ids: Mapping[str, str]

    def __getitem__(self, local: str) -> str:
        return self.ids[local]


def resolve_actors(annotations: Sequence[Annotation]) -> Cast:
    """Merge the actors of all reports. The outcome does not depend on the order of the reports.

    Actors of one report are never merged with each other: the report has told them apart. What a report and its
    reprints say of an actor counts once, and its mentions are those of all of them.
    """
    ordered = sorted(annotations, key=lambda n: n.report.id)
    again = _again(ordered)
    local = [(a, n.report.id) for n in ordered if n.report.id in again for a in n.actors]
    local.sort(key=lambda row: (-_weight(row[0]), row[1], row[0].id))
    gathering = _Gathering()
    for actor, report in (row for row in local if not row[0].members):
        gathering.add(actor, report)
    clusters = [cluster.rows for cluster in gathering.clusters]
    ids = {a.id: ident for c in clusters for ident in (_story_id([x for x, _ in c]),) for a, _ in c}
    groups: dict[str, list[tuple[Actor, str]]] = {}
    for actor, report in (row for row in local if row[0].members):
        key = stable_id("a", "group", *sorted(ids.get(m, m) for m in actor.members))
        ids[actor.id] = key
        groups.setdefault(key, []).append((actor, report))
    copies = {first.id: rows for printed in again.values() for first, *rows in zip(*printed, strict=True)}
    merged = [_merge([a for a, _ in rows], ids, copies) for rows in (*clusters, *groups.values())]
    ids |= {copy.id: ids[first] for first, rows in copies.items() for copy in rows}
    return Cast(tuple(sorted(merged, key=lambda a: a.id)), ids)


def _again(annotations: Sequence[Annotation]) -> dict[str, list[Sequence[Actor]]]:
    """By the id of the first print of each text, the actors of all its prints."""
    first: dict[str, str] = {}
    found: dict[str, list[Sequence[Actor]]] = {}
    for annotation in annotations:
        found.setdefault(first.setdefault(annotation.text_of, annotation.report.id), []).append(annotation.actors)
    return found


def _weight(actor: Actor) -> float:
    """Named actors first, fuller names first, so that short forms find what they are short for."""
    names = [m for m in actor.mentions if m.form == "name"]
    return (100 if names else 0) + 10 * len(name_words(actor.name)) + min(len(actor.mentions), 9)


class _Cluster:
    """Actors of different reports that are one."""

    def __init__(self, first: Actor) -> None:
        self.first = first
        self.rows: list[tuple[Actor, str]] = []
        self.reports: set[str] = set()


class _Gathering:
    """Gathers actors into clusters, each into the one that it is most like."""

    def __init__(self) -> None:
        self.clusters: list[_Cluster] = []
        self._kin = Kin()
        self._having: defaultdict[int, dict[int, None]] = defaultdict(dict)

    def add(self, actor: Actor, report: str) -> None:
        """Adds the actor to the cluster that it is most like, or opens one."""
        own = self._kin.number(profile(actor))
        at = self._best(own, report)
        if at is None:
            at = len(self.clusters)
            self.clusters.append(_Cluster(actor))
        cluster = self.clusters[at]
        cluster.rows.append((actor, report))
        cluster.reports.add(report)
        self._having[own][at] = None

    def _best(self, own: int, report: str) -> int | None:
        """The cluster with the likest profile that has no actor of the report; of those as like, the largest."""
        for alike in self._kin.of(own):
            near = {at for number in alike for at in self._having[number]}
            free = [at for at in near if report not in self.clusters[at].reports]
            if free:
                return max(free, key=self._rank)
        return None

    def _rank(self, at: int) -> tuple[int, str, int]:
        cluster = self.clusters[at]
        return len(cluster.rows), cluster.first.id, at


def _is_named(actor: Actor) -> bool:
    return any(m.form == "name" for m in actor.mentions)


def _story_id(actors: Sequence[Actor]) -> str:
    kind, name = _kind(actors), _name(actors)
    country = sorted({c for a in actors for c in a.trait("country")})
    if kind == "state" and country:
        return stable_id("a", kind, country[0])
    if kind in ("person", "place", "organisation", "news-agency", "outlet") and any(_is_named(a) for a in actors):
        return stable_id("a", kind, *name_words(name))
    functions = sorted({f for a in actors for f in a.trait("function")})
    return stable_id("a", kind, *country, *functions, name, min(a.id for a in actors))


def _kind(actors: Sequence[Actor]) -> str:
    return max(sorted({a.kind for a in actors}), key=lambda k: sum(a.kind == k for a in actors))


def _name(actors: Sequence[Actor]) -> str:
    named = [a.name for a in actors if _is_named(a)]
    if not named:
        described = [m.span.quote for a in actors for m in a.mentions if m.form == "description"]
        return best_description(described or [a.name for a in actors])
    often = Counter(named)
    return max(sorted(often), key=lambda n: (often[n] * (len(name_words(n)) > 1), len(name_words(n)), len(n)))


def _merge(actors: Sequence[Actor], ids: Mapping[str, str], copies: Mapping[str, Sequence[Actor]]) -> Actor:
    every = [copy for actor in actors for copy in (actor, *copies[actor.id])]
    mentions: dict[tuple[str, int, int], Mention] = {}
    for actor in every:
        for m in actor.mentions:
            mentions.setdefault((m.span.report, m.span.start, m.span.end), m)
    first = actors[0]
    return first.model_copy(
        update={
            "id": ids[first.id],
            "kind": _kind(actors),
            "name": _with_country(_name(actors), _kind(actors), first),
            "members": tuple(sorted({ids.get(m, m) for m in first.members})),
            "mentions": tuple(m for _, m in sorted(mentions.items())),
            "roles": tuple(sorted({r for a in every for r in a.roles}, key=_place)),
            "traits": tuple(sorted({t for a in actors for t in a.traits})),
            "why": first.why if len(every) == 1 else f"one actor in {len(every)} reports: {_reason(actors)}",
        }
    )


def _place(role: Role) -> tuple[str, int, int, str]:
    return role.span.report, *role.span.bounds, role.title


def _with_country(name: str, kind: str, actor: Actor) -> str:
    """`Coast Guard` of a known state as `Peruvian Coast Guard`; a name that tells its state stays as it is."""
    countries = actor.trait("country")
    generic = kind in ("state-body", "military") and name.lower() in bodies() and len(countries) == 1
    return f"{gazetteer().adjectives[next(iter(countries))]} {name}" if generic else name


def _reason(actors: Sequence[Actor]) -> str:
    forms = sorted({a.name for a in actors})
    return f"same {actors[0].kind}, named {', '.join(forms)}"
