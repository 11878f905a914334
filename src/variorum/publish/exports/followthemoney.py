"""The ledger as followthemoney entities, for Aleph, OpenAleph and what else reads them (followthemoney.tech).

Persons, bodies and organisations are entities with the forms of their names; reports are `Article`; what was said is a
`Note` about its speaker with the report for proof; events are `Event` with those involved; who stands in which report,
and by which words, is a `Mention`. Places, documents and groups without a name are left out: the schema has no word for
them that is true.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from variorum.model import Actor, Event, Ledger, Report, Statement

_SCHEMATA: Final = {
    "person": "Person",
    "state": "PublicBody",
    "state-body": "PublicBody",
    "military": "PublicBody",
    "organisation": "Organization",
    "news-agency": "Organization",
    "outlet": "Organization",
}
Properties = Mapping[str, Sequence[str | None]]


def document(ledger: Ledger) -> str:
    """One entity a line, as `ftm` reads and writes them."""
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities(ledger))


def entities(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """All entities; each is named before another points at it."""
    actors = {actor.id: actor for actor in ledger.actors if actor.kind in _SCHEMATA and _forms(actor)}
    yield from (_actor(actor) for actor in actors.values())
    yield from (_report(report, actors) for report in ledger.reports)
    for actor in actors.values():
        yield from _mentions(actor)
    names = {actor.id: actor.name for actor in ledger.actors}
    yield from (_event(event, actors, names) for event in ledger.events)
    yield from (_statement(said) for said in ledger.statements if said.speaker in actors)


def _entity(ident: str, schema: str, properties: Properties) -> dict[str, Any]:
    known = {name: [v for v in dict.fromkeys(values) if v] for name, values in properties.items()}
    return {"id": ident, "schema": schema, "properties": {name: values for name, values in known.items() if values}}


def _forms(actor: Actor) -> list[str]:
    """The forms that name it, the chosen one first."""
    forms = [" ".join(m.span.quote.split()) for m in actor.mentions if m.form == "name"]
    return list(dict.fromkeys([actor.name, *forms])) if forms else []


def _actor(actor: Actor) -> dict[str, Any]:
    name, *others = _forms(actor)
    country = [code.lower() for code in sorted(actor.trait("country"))]
    titles = sorted({" ".join(role.title.split()) for role in actor.roles})
    extra: Properties = {"position": titles, "nationality": country} if actor.kind == "person" else {"country": country}
    return _entity(actor.id, _SCHEMATA[actor.kind], {"name": [name], "alias": others, **extra})


def _report(report: Report, actors: dict[str, Actor]) -> dict[str, Any]:
    outlet = actors.get(report.outlet or "")
    properties: Properties = {
        "title": [report.title],
        "publishedAt": [report.published.value],
        "author": [report.writers],
        "publisher": [outlet.name if outlet else report.masthead.name if report.masthead else None],
        "sourceUrl": [report.url if report.url and "://" in report.url else None],
        "fileName": [report.source],
        "mimeType": [report.media_type],
        "bodyText": [report.text],
    }
    return _entity(report.id, "Article", properties)


def _mentions(actor: Actor) -> Iterator[dict[str, Any]]:
    forms: dict[str, dict[str, None]] = {}
    for mention in actor.mentions:
        if mention.form == "name":
            forms.setdefault(mention.span.report, {})[" ".join(mention.span.quote.split())] = None
    for report, names in forms.items():
        properties: Properties = {
            "document": [report],
            "resolved": [actor.id],
            "name": list(names),
            "detectedSchema": [_SCHEMATA[actor.kind]],
        }
        yield _entity(f"{actor.id}.{report}", "Mention", properties)


def _event(event: Event, actors: dict[str, Actor], names: dict[str, str]) -> dict[str, Any]:
    properties: Properties = {
        "name": [event.label],
        "startDate": [event.time.start],
        "endDate": [event.time.end],
        "summary": [" ".join(mention.quote.split()) for mention in event.mentions],
        "description": [f"{event.kind}, {event.status}"],
        "location": [names.get(event.place, event.place)] if event.place else [],
        "involved": [p.actor for p in event.participants if p.actor in actors],
        "proof": sorted({mention.report for mention in event.mentions}),
    }
    return _entity(event.id, "Event", properties)


def _statement(said: Statement) -> dict[str, Any]:
    words = " […] ".join(" ".join(span.quote.split()) for span in said.content)
    properties: Properties = {
        "name": [f"{said.act}, {said.mode}, {said.certainty}"],
        "description": [words],
        "entity": [said.speaker],
        "proof": [said.report],
        "summary": [f"said {said.date_said}" if said.date_said else None],
    }
    return _entity(said.id, "Note", properties)
