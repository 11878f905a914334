"""The ledger as JSON-LD: schema.org for what is told, PROV-O for where it comes from, Web Annotation for the words.

Reports are `schema:NewsArticle`, statements `schema:Quotation` spoken by their speaker, events `schema:Event`. Each row
that rests on words was `prov:wasDerivedFrom` a span: an `oa:SpecificResource` of the report with its exact words and
their positions. A copied passage is a `prov:Derivation` of its source where the direction is known, else a
`prov:Entity` of which both spans are alternates. Addresses are `urn:variorum:<id of the row>`; what none of these
vocabularies has a word for has the prefix `variorum`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from variorum.model import Actor, Event, Figure, Ledger, Passage, Point, Report, Span, Statement

CONTEXT: Final = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "variorum": "urn:variorum:term:",
    "id": "@id",
    "type": "@type",
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "alternateOf": {"@id": "prov:alternateOf", "@type": "@id"},
    "entity": {"@id": "prov:entity", "@type": "@id"},
    "copy": {"@id": "variorum:copy", "@type": "@id"},
    "attributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "name": "schema:name",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "spokenBy": {"@id": "schema:spokenByCharacter", "@type": "@id"},
    "creator": {"@id": "schema:creator", "@type": "@id"},
    "publisher": {"@id": "schema:publisher", "@type": "@id"},
    "participant": {"@id": "schema:actor", "@type": "@id"},
    "about": {"@id": "schema:about", "@type": "@id"},
    "citation": {"@id": "schema:citation", "@type": "@id"},
    "via": {"@id": "variorum:via", "@type": "@id", "@container": "@list"},
}
_TYPES: Final = {
    "person": "schema:Person",
    "state": "schema:Country",
    "state-body": "schema:GovernmentOrganization",
    "military": "schema:GovernmentOrganization",
    "organisation": "schema:Organization",
    "news-agency": "schema:NewsMediaOrganization",
    "outlet": "schema:NewsMediaOrganization",
    "place": "schema:Place",
    "document": "schema:CreativeWork",
    "group": "prov:Agent",
}
_STATUS: Final = {"planned": "schema:EventScheduled"}
Node = dict[str, Any]


def document(ledger: Ledger) -> str:
    """The graph, each node once."""
    nodes = {node["id"]: node for node in _nodes(ledger)}
    return json.dumps({"@context": CONTEXT, "@graph": list(nodes.values())}, ensure_ascii=False, indent=1) + "\n"


def _nodes(ledger: Ledger) -> Iterator[Node]:
    yield from map(_actor, ledger.actors)
    yield from map(_report, ledger.reports)
    for said in ledger.statements:
        yield from (_statement(said), *_spans(said.content))
    for event in ledger.events:
        yield from (_event(event), *_spans(event.mentions))
    for figure in ledger.figures:
        yield from (_figure(figure), *_spans([figure.span]))
    for passage in ledger.passages:
        yield from _passage(passage)
    yield from map(_point, ledger.points)


def _urn(ident: str) -> str:
    return f"urn:variorum:{ident}"


def _node(ident: str, kind: str | list[str], **fields: object) -> Node:
    return {
        "id": _urn(ident),
        "type": kind,
        **{key: value for key, value in fields.items() if value not in (None, [], "")},
    }


def _address(span: Span) -> str:
    return _urn(f"{span.report}:{span.start}-{span.end}")


def _spans(spans: Iterable[Span]) -> Iterator[Node]:
    for span in spans:
        yield {
            "id": _address(span),
            "type": ["oa:SpecificResource", "prov:Entity"],
            "source": _urn(span.report),
            "selector": [
                {"type": "oa:TextQuoteSelector", "exact": span.quote},
                {"type": "oa:TextPositionSelector", "start": span.start, "end": span.end},
            ],
        }


def _actor(actor: Actor) -> Node:
    titles = sorted({" ".join(role.title.split()) for role in actor.roles})
    kinds = list(dict.fromkeys([_TYPES[actor.kind], "prov:Agent"]))
    return _node(actor.id, kinds, name=actor.name, **{"schema:jobTitle": titles})


def _report(report: Report) -> Node:
    fields = {
        "schema:headline": report.title,
        "schema:datePublished": report.published.value,
        "schema:inLanguage": None if report.language == "und" else report.language,
        "schema:url": report.url,
        "schema:encodingFormat": report.media_type,
        "variorum:sha256": report.sha256,
        "variorum:source": report.source,
    }
    outlet = _urn(report.outlet) if report.outlet else None
    return _node(report.id, ["schema:NewsArticle", "prov:Entity"], publisher=outlet, attributedTo=outlet, **fields)


def _statement(said: Statement) -> Node:
    return _node(
        said.id,
        ["schema:Quotation", "prov:Entity"],
        spokenBy=_urn(said.speaker) if said.speaker else None,
        attributedTo=_urn(said.speaker) if said.speaker else None,
        via=[_urn(hop.actor) for hop in said.chain],
        derivedFrom=[_address(span) for span in said.content],
        **{
            "schema:text": " […] ".join(span.quote for span in said.content),
            "variorum:mode": said.mode,
            "variorum:certainty": said.certainty,
            "variorum:act": said.act,
            "variorum:dateSaid": said.date_said,
        },
    )


def _event(event: Event) -> Node:
    return _node(
        event.id,
        ["schema:Event", "prov:Entity"],
        name=event.label,
        participant=[_urn(p.actor) for p in event.participants],
        derivedFrom=[_address(span) for span in event.mentions],
        **{
            "schema:startDate": event.time.start,
            "schema:endDate": event.time.end,
            "schema:eventStatus": {"id": _STATUS[event.status]} if event.status in _STATUS else None,
            "variorum:kind": event.kind,
            "variorum:status": event.status,
        },
    )


def _figure(figure: Figure) -> Node:
    return _node(
        figure.id,
        ["schema:QuantitativeValue", "prov:Entity"],
        derivedFrom=[_address(figure.span)],
        attributedTo=[_urn(hop.actor) for hop in figure.chain],
        **{
            "schema:minValue": figure.low,
            "schema:maxValue": figure.high,
            "schema:unitText": figure.unit,
            "variorum:measure": figure.measure,
            "variorum:comparator": figure.comparator,
        },
    )


def _passage(passage: Passage) -> Iterator[Node]:
    """Two spans; where the direction is known, the one that was taken from is the `entity` of the derivation."""
    yield from _spans([passage.a, passage.b])
    fields: Node = {"variorum:kind": passage.kind, "variorum:score": passage.score}
    if passage.direction in ("a-from-b", "b-from-a"):
        copy, source = (passage.a, passage.b) if passage.direction == "a-from-b" else (passage.b, passage.a)
        yield _node(passage.id, "prov:Derivation", entity=_address(source), copy=_address(copy), **fields)
    else:
        yield _node(passage.id, "prov:Entity", alternateOf=[_address(passage.a), _address(passage.b)], **fields)


def _point(point: Point) -> Node:
    about = (*point.about.events, *point.about.statements)
    return _node(
        point.id,
        ["schema:Claim", "prov:Entity"],
        name=point.label,
        about=[_urn(ident) for ident in about],
        citation=[_urn(report) for report in point.carried_by],
        **{"variorum:independentOrigins": point.independent_origins, "variorum:verdict": point.verdict},
    )
