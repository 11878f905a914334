"""What the story is, in names: who acts in it and where, by the number of reports that name them."""

from dataclasses import dataclass

from variorum.model import Actor
from variorum.publish import words
from variorum.publish.view import View

MOST_NAMES = 5
_CARRIERS = frozenset({"outlet", "news-agency", "document"})


@dataclass(frozen=True)
class Cast:
    """Names with the number of reports that have them, most first."""

    actors: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]


def cast(view: View) -> Cast:
    """Who and where: names that at least two reports have, or that the only report has."""
    least = min(2, len(view.witnesses))
    named = [(actor, *_named_by(actor)) for actor in view.ledger.actors if _has_name(actor)]
    named = sorted((row for row in named if row[1] >= least), key=lambda row: (-row[1], -row[2], row[0].name))
    places = [(actor.name, reports) for actor, reports, _ in named if actor.kind == "place"]
    actors = [(actor.name, reports) for actor, reports, _ in named if actor.kind != "place"]
    return Cast(tuple(actors[:MOST_NAMES]), tuple(places[:MOST_NAMES]))


def title(view: View) -> str:
    """The story in one line: its most named actors, the number of its reports and their dates."""
    names = ", ".join(name for name, _ in cast(view).actors[:3])
    return " · ".join(part for part in (names, extent(view)) if part)


def extent(view: View) -> str:
    """How many reports there are, and from when to when."""
    said = words.sentence(words.count(len(view.witnesses), "report"))
    known = [witness.report.published for witness in view.witnesses]
    first = min((d.value or d.earliest or "" for d in known if d.value or d.latest), default="")
    last = max((d.value or d.latest or "" for d in known), default="")
    return f"{said}, {words.span_of_days(first, last)}" if first and last else said


def _has_name(actor: Actor) -> bool:
    """Is it one who acts or where, under a name of its own? Not several named together, and no mere description."""
    return actor.kind not in _CARRIERS and not actor.members and not actor.name[:1].islower()


def _named_by(actor: Actor) -> tuple[int, int]:
    """By how many reports an actor is named, and how often; a pronoun names nobody."""
    places = [mention.span.report for mention in actor.mentions if mention.form != "pronoun"]
    return len(set(places)), len(places)
