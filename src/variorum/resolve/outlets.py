"""The outlets of the reports as actors, and the agencies that each report credits."""

from collections.abc import Mapping, Sequence
from typing import Final

from variorum.model import Actor, Family, Hop, Mention, Report, Statement, stable_id
from variorum.text.gazetteer import Entry, gazetteer, plain_form
from variorum.text.names import name_words
from variorum.text.outlets import outlet_at

_MEDIA: Final = frozenset({"news-agency", "outlet"})


def with_outlets(actors: Sequence[Actor], reports: Sequence[Report]) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """The actors with those that only a masthead names, and the outlet actor of each report that has one."""
    by_name = {_key(name): a.id for a in sorted(actors, key=lambda a: a.id) if a.kind in _MEDIA for name in _forms(a)}
    cast = {a.id: a for a in actors}
    outlets: dict[str, str] = {}
    for report in sorted(reports, key=lambda r: r.id):
        if report.masthead is None:
            continue
        known = _known(report.masthead.name, report.url)
        name = known.name if known is not None else report.masthead.name
        ident = by_name.get(_key(name)) or by_name.get(_key(report.masthead.name))
        if ident is None:
            actor = _outlet(
                name,
                known.kind if known is not None else "outlet",
                known.country if known else "",
                known is not None and known.state_run,
            )
            ident = actor.id
            by_name[_key(name)] = ident
            cast[ident] = actor
        if report.masthead.span is not None:
            cast[ident] = _with_mention(cast[ident], Mention(span=report.masthead.span, form="name"))
        outlets[report.id] = ident
    return tuple(sorted(cast.values(), key=lambda a: a.id)), outlets


def _known(name: str, url: str | None) -> Entry | None:
    """What the table says of an outlet by its name, else by the domain of the report's address."""
    by_name = next((e for e in gazetteer().get(name) if e.kind in _MEDIA), None)
    at = outlet_at(url) if by_name is None and url else None
    return next((e for e in gazetteer().get(at.name) if e.kind in _MEDIA), None) if at else by_name


def _key(name: str) -> str:
    return plain_form(name).casefold()


def _forms(actor: Actor) -> list[str]:
    return [actor.name, *(m.span.quote for m in actor.mentions if m.form == "name")]


def _outlet(name: str, kind: str, country: str, state_run: bool) -> Actor:
    traits = [f"country:{country}"] if country else []
    traits += ["state-run:yes"] if state_run else []
    return Actor.model_validate(
        {
            "id": stable_id("a", kind, *name_words(name)),
            "name": name,
            "kind": kind,
            "traits": traits,
            "why": "named by a masthead",
        }
    )


def _with_mention(actor: Actor, mention: Mention) -> Actor:
    if any(m.span == mention.span for m in actor.mentions):
        return actor
    mentions = sorted((*actor.mentions, mention), key=lambda m: (m.span.report, m.span.start))
    return actor.model_copy(update={"mentions": tuple(mentions)})


def credits(
    reports: Sequence[Report], actors: Sequence[Actor], outlets: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """For the id of each report the media that it names in its story, its dateline or its credits, in order of mention;
    then its outlet, where that is an agency.
    """
    media = {actor.id: actor for actor in actors if actor.kind in _MEDIA}
    named: dict[str, list[tuple[Mention, str]]] = {report.id: [] for report in reports}
    for actor in media.values():
        for mention in actor.mentions:
            if mention.form != "pronoun" and mention.span.report in named:
                named[mention.span.report].append((mention, actor.id))
    found = {}
    for report in reports:
        places = sorted((m.span.start, ident) for m, ident in named[report.id] if _counts(report, m))
        own = outlets.get(report.id)
        agency = [own] if own in media and media[own].kind == "news-agency" else []
        found[report.id] = tuple(dict.fromkeys([*(ident for _, ident in places), *agency]))
    return found


def _counts(report: Report, mention: Mention) -> bool:
    inside_dateline = report.dateline is not None and report.dateline.span.overlaps(mention.span)
    return inside_dateline or report.in_story(mention.span.start, mention.span.end)


def through_outlet(statement: Statement, outlets: Mapping[str, str]) -> Statement:
    """The statement with its report's outlet as the last hop of the chain."""
    outlet = outlets.get(statement.report)
    if outlet is None or not statement.chain or statement.chain[-1].actor == outlet:
        return statement
    chain = [hop for hop in statement.chain if hop.actor != outlet]
    return statement.model_copy(update={"chain": (*chain, Hop(actor=outlet, inherited=True))})


def with_carriers(families: Sequence[Family], actors: Sequence[Actor]) -> tuple[Family, ...]:
    """The families, those whose text is of a house that is an actor of the story with that actor as the root."""
    media = {a.name: a.id for a in actors if a.kind in _MEDIA}
    return tuple(f.model_copy(update={"root": media[f.unseen]}) if f.unseen in media else f for f in families)
