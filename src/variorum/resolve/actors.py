"""One actor of the story out of the actors of its reports: spelling, titles, acronyms, functions, countries."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.model import Actor, Annotation, Mention, stable_id
from variorum.text.gazetteer import bodies, gazetteer, plain_form
from variorum.text.names import acronym_of, best_description, name_likeness, name_words, same_person

_SURE: Final = 0.85  # least likeness of two full names that are spelled differently
_TREATIES: Final = frozenset("treaty agreement pact accord convention protocol deal memorandum charter".split())
_MEDIA: Final = frozenset({"news-agency", "outlet"})
_BODIES: Final = frozenset({"state-body", "organisation"})
_WORDS: Final = re.compile(r"[^\W_]+")
_VAGUE: Final = frozenset("the a an of his her its their and".split())


@dataclass(frozen=True)
class Cast:
    """The actors of a story, and for each local actor id the id in the story."""

    actors: tuple[Actor, ...]
    ids: Mapping[str, str]

    def __getitem__(self, local: str) -> str:
        return self.ids[local]


def resolve_actors(annotations: Sequence[Annotation]) -> Cast:
    """Merge the actors of all reports. The outcome does not depend on the order of the reports.

    Actors of one report are never merged with each other: the report has told them apart.
    """
    local = [(a, n.report.id) for n in sorted(annotations, key=lambda n: n.report.id) for a in n.actors]
    local.sort(key=lambda row: (-_weight(row[0]), row[1], row[0].id))
    clusters: list[list[tuple[Actor, str]]] = []
    for actor, report in (row for row in local if not row[0].members):
        home = _best(clusters, actor, report)
        if home is None:
            clusters.append([(actor, report)])
        else:
            home.append((actor, report))
    ids = {a.id: _story_id([x for x, _ in c]) for c in clusters for a, _ in c}
    groups: dict[str, list[tuple[Actor, str]]] = {}
    for actor, report in (row for row in local if row[0].members):
        key = stable_id("a", "group", *sorted(ids.get(m, m) for m in actor.members))
        ids[actor.id] = key
        groups.setdefault(key, []).append((actor, report))
    merged = [_merge([a for a, _ in rows], ids) for rows in (*clusters, *groups.values())]
    return Cast(tuple(sorted(merged, key=lambda a: a.id)), ids)


def _weight(actor: Actor) -> float:
    """Named actors first, fuller names first, so that short forms find what they are short for."""
    names = [m for m in actor.mentions if m.form == "name"]
    return (100 if names else 0) + 10 * len(name_words(actor.name)) + min(len(actor.mentions), 9)


def _best(clusters: list[list[tuple[Actor, str]]], actor: Actor, report: str) -> list[tuple[Actor, str]] | None:
    scored = []
    for cluster in clusters:
        if any(r == report for _, r in cluster):
            continue
        score = max(_likeness(actor, other) for other, _ in cluster)
        if score > 0:
            scored.append((score, len(cluster), cluster[0][0].id, cluster))
    return max(scored, key=lambda row: row[:3])[3] if scored else None


def _likeness(a: Actor, b: Actor) -> float:
    """0 where they are not one; else how sure it is that they are."""
    if a.kind != b.kind and not ({a.kind, b.kind} <= _BODIES or {a.kind, b.kind} <= _MEDIA):
        return 0.0
    if not _countries_fit(a, b):
        return 0.0
    rules: dict[str, Callable[[Actor, Actor], float]] = {
        "person": _persons,
        "state": lambda x, y: float(x.trait("country") == y.trait("country") or x.name == y.name),
        "military": _forces,
        "document": _documents,
        "news-agency": _media,
        "outlet": _media,
        "group": _by_head,
        "place": _places,
    }
    return rules.get(a.kind, _named)(a, b)


def _countries_fit(a: Actor, b: Actor) -> bool:
    one, two = a.trait("country"), b.trait("country")
    return a.kind in ("place", "document") or not one or not two or bool(one & two)


def _names(actor: Actor) -> list[str]:
    return list(dict.fromkeys(" ".join(m.span.quote.split()) for m in actor.mentions if m.form == "name")) or []


def _persons(a: Actor, b: Actor) -> float:
    named_a, named_b = bool(_names(a)), bool(_names(b))
    if named_a and named_b:
        if len(name_words(a.name)) == len(name_words(b.name)) > 1:
            score = name_likeness(a.name, b.name)
            return score if score >= _SURE else 0.0
        return 0.9 if same_person(a.name, b.name) else 0.0
    titles_a, titles_b = _title_words(a), _title_words(b)
    same = len(titles_a) > 1 and len(titles_b) > 1 and (titles_a <= titles_b or titles_b <= titles_a)
    return 0.6 if same and a.trait("country") and a.trait("country") == b.trait("country") else 0.0


def _title_words(actor: Actor) -> frozenset[str]:
    """Content words of the titles, without the words of countries."""
    words = {w.strip("’'s,.").lower() for r in actor.roles for w in r.title.split()}
    countries = {w.lower() for r in actor.roles for w in r.title.split() if gazetteer().get(w)}
    return frozenset(w for w in words - countries - _VAGUE if w)


def _forces(a: Actor, b: Actor) -> float:
    if _names(a) or _names(b):
        return _named(a, b)
    return 0.8 if a.trait("country") and a.trait("country") == b.trait("country") else 0.0


def _documents(a: Actor, b: Actor) -> float:
    """Treaties of one pile are one unless their names differ; other documents go by their noun."""
    if a.trait("head") & _TREATIES or b.trait("head") & _TREATIES or _treaty_name(a) or _treaty_name(b):
        both = _is_treaty(a) and _is_treaty(b)
        return 0.7 if both else 0.0
    return 0.5 if a.trait("head") & b.trait("head") else 0.0


def _is_treaty(actor: Actor) -> bool:
    return bool(actor.trait("head") & _TREATIES) or _treaty_name(actor)


def _treaty_name(actor: Actor) -> bool:
    return any(w.lower() in _TREATIES for w in actor.name.split())


def _places(a: Actor, b: Actor) -> float:
    """By name; `the river` of one report is the river that another names."""
    if _names(a) and _names(b):
        return _named(a, b)
    plain, named = (a, b) if not _names(a) else (b, a)
    same = plain_form(a.name).casefold() == plain_form(b.name).casefold()
    return 0.5 if same else 0.3 if plain.name.lower() in named.name.lower().split()[-1:] else 0.0


def _media(a: Actor, b: Actor) -> float:
    if _names(a) and _names(b):
        forms = [{plain_form(n).casefold() for n in (*_names(x), x.name)} for x in (a, b)]
        return 1.0 if forms[0] & forms[1] else _acronyms(a, b)
    return 0.7 if not _names(a) and not _names(b) and a.trait("country") == b.trait("country") != frozenset() else 0.0


def _by_head(a: Actor, b: Actor) -> float:
    """Groups without a name: the same noun, of the same state where both have one, and no word that the other lacks."""
    if not a.trait("head") & b.trait("head"):
        return 0.0
    if a.trait("country") == b.trait("country") != frozenset():
        return 0.6
    one, two = _plain_words(a), _plain_words(b)
    return 0.4 if one <= two or two <= one else 0.0


def _plain_words(actor: Actor) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORDS.findall(actor.name) if w.lower() not in _VAGUE)


def _named(a: Actor, b: Actor) -> float:
    forms_a, forms_b = [*_names(a), a.name], [*_names(b), b.name]
    if {plain_form(x).casefold() for x in forms_a} & {plain_form(x).casefold() for x in forms_b}:
        return 1.0
    shared = a.trait("function") & b.trait("function") - {"", "ministry", "government"}
    if shared and a.trait("country") & b.trait("country") and not _differ(a, b):
        return 0.8
    return _acronyms(a, b)


def _differ(a: Actor, b: Actor) -> bool:
    """Are both organisations, each with a word in its name that the other's lacks? A state has one body of a function,
    but many airlines."""
    one, two = _plain_words(a), _plain_words(b)
    return a.kind == b.kind == "organisation" and not (one <= two or two <= one)


def _acronyms(a: Actor, b: Actor) -> float:
    short_a, short_b = a.trait("acronym"), b.trait("acronym")
    return (
        0.9 if a.name in short_b or b.name in short_a or (acronym_of(a.name) and acronym_of(a.name) == b.name) else 0.0
    )


def _story_id(actors: Sequence[Actor]) -> str:
    kind, name = _kind(actors), _name(actors)
    country = sorted({c for a in actors for c in a.trait("country")})
    if kind == "state" and country:
        return stable_id("a", kind, country[0])
    if kind in ("person", "place", "organisation", "news-agency", "outlet") and any(_names(a) for a in actors):
        return stable_id("a", kind, *name_words(name))
    functions = sorted({f for a in actors for f in a.trait("function")})
    return stable_id("a", kind, *country, *functions, name, min(a.id for a in actors))


def _kind(actors: Sequence[Actor]) -> str:
    return max(sorted({a.kind for a in actors}), key=lambda k: sum(a.kind == k for a in actors))


def _name(actors: Sequence[Actor]) -> str:
    named = [a.name for a in actors if _names(a)]
    if not named:
        described = [m.span.quote for a in actors for m in a.mentions if m.form == "description"]
        return best_description(described or [a.name for a in actors])
    return max(
        sorted(set(named)), key=lambda n: (named.count(n) * (len(name_words(n)) > 1), len(name_words(n)), len(n))
    )


def _merge(actors: Sequence[Actor], ids: Mapping[str, str]) -> Actor:
    mentions: dict[tuple[str, int, int], Mention] = {}
    for actor in actors:
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
            "roles": tuple(sorted({r for a in actors for r in a.roles}, key=lambda r: (r.span.report, r.span.start))),
            "traits": tuple(sorted({t for a in actors for t in a.traits})),
            "why": first.why if len(actors) == 1 else f"one actor in {len(actors)} reports: {_reason(actors)}",
        }
    )


def _with_country(name: str, kind: str, actor: Actor) -> str:
    """`Coast Guard` of a known state as `Peruvian Coast Guard`; a name that tells its state stays as it is."""
    countries = actor.trait("country")
    generic = kind in ("state-body", "military") and name.lower() in bodies() and len(countries) == 1
    return f"{gazetteer().adjectives[next(iter(countries))]} {name}" if generic else name


def _reason(actors: Sequence[Actor]) -> str:
    forms = sorted({a.name for a in actors})
    return f"same {actors[0].kind}, named {', '.join(forms)}"
