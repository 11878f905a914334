"""The actors of one report: who is named, how, and with which titles."""

from variorum.annotate.cluster import Cluster
from variorum.annotate.coreference import Resolver
from variorum.annotate.mentions import candidates
from variorum.model import Actor, Mention, Parse, Report, Role, stable_id
from variorum.text.gazetteer import gazetteer
from variorum.text.names import acronym_of, name_words


def actors(report: Report, parse: Parse) -> tuple[Actor, ...]:
    """The actors of a report in order of first mention. Their ids are local to the report.

    Every actor has at least one mention that is no pronoun. Source of the salience rule for pronouns: Lappin and Leass
    (1994), reduced to nearness, grammatical role and agreement.
    """
    clusters = [
        c for c in Resolver(parse).resolve(candidates(report, parse)) if any(m.form != "pronoun" for m in c.mentions)
    ]
    ids = {id(c): _local_id(report, c) for c in clusters}
    return tuple(_actor(report, parse, c, ids) for c in clusters)


def _local_id(report: Report, cluster: Cluster) -> str:
    first = next(m for m in cluster.mentions if m.form != "pronoun")
    return stable_id("a", report.id, cluster.kind, first.start, first.end)


def _actor(report: Report, parse: Parse, cluster: Cluster, ids: dict[int, str]) -> Actor:
    mentions = tuple(Mention(span=report.span(m.start, m.end), form=m.form) for m in cluster.mentions)
    return Actor(
        id=ids[id(cluster)],
        name=_name(cluster),
        kind=cluster.kind,
        members=tuple(ids[id(m)] for m in cluster.members if id(m) in ids),
        mentions=mentions,
        roles=tuple(_roles(report, parse, cluster)),
        traits=tuple(sorted(_traits(cluster))),
        why=f"{cluster.rule or cluster.kind}: {len(mentions)} mentions",
    )


def _name(cluster: Cluster) -> str:
    names = list(cluster.names())
    if cluster.kind == "state" and cluster.country in gazetteer().countries:
        return gazetteer().countries[cluster.country].name
    return " ".join((max(names, key=lambda n: (len(name_words(n)), len(n))) if names else cluster.name).split())


def _roles(report: Report, parse: Parse, cluster: Cluster) -> list[Role]:
    """Titles: before the name, in apposition, or a description that stands for a named person."""
    if cluster.kind not in ("person", "news-agency"):
        return []
    found: dict[str, Role] = {}
    for mention in cluster.mentions:
        bounds = mention.role
        if bounds is None and mention.form == "description":
            bounds = (mention.start, mention.end)
        if bounds is not None:
            span = report.span(*bounds)
            found.setdefault(" ".join(span.quote.split()).lower(), Role(title=" ".join(span.quote.split()), span=span))
    return list(found.values())


def _traits(cluster: Cluster) -> set[str]:
    traits = {f"country:{c}" for c in {m.country for m in cluster.mentions if m.country}}
    traits |= {f"function:{m.function}" for m in cluster.mentions if m.function}
    traits |= {f"head:{m.head}" for m in cluster.mentions if m.form == "description" and m.head}
    if any(m.state_run for m in cluster.mentions):
        traits.add("state-run:yes")
    for name in cluster.names():
        words = name_words(name)
        if cluster.kind == "person" and words:
            traits.add(f"surname:{words[-1]}")
        if cluster.kind not in ("person", "place", "state") and acronym_of(name):
            traits.add(f"acronym:{acronym_of(name)}")
    return traits
