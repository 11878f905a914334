"""Who speaks, on MEANTIME: are the speakers of statements the ones that the corpus's coreference says?

    python bench/speakers.py [--misses N]

Corpus: MEANTIME, Airbus and Apple (English Wikinews, CC BY 4.0) under `$VARIORUM_DATA/meantime` (default
`../shared/data`): the headline and first five sentences of each article. Gold are the events that introduce what is
said, thought or planned (the source of a subordination link) with their agent (Arg0). Such an event is found where a
cue of ours overlaps it. Its speaker is right where most mentions of our actor that stand on a gold mention stand on
mentions of the agent's entity. Counted by how the agent is mentioned there: by name, description or pronoun.
"""

import argparse
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from meantime import ROOT, created, laid_out, marked
from plain import plain_report
from variorum.annotate.layers import annotate
from variorum.annotate.parser import SpacyParser
from variorum.model import Actor, Annotation, Bounds

PRONOUNS = frozenset("he she it they we i you his her their".split())


@dataclass(frozen=True)
class Saying:
    """Something said: where its cue and its agent stand, and the agent's entity."""

    cue: Bounds
    agent: Bounds
    entity: str
    form: str


@dataclass(frozen=True)
class Article:
    """An article, what is said in it, and the entity of each gold mention."""

    name: str
    text: str
    published: str
    sayings: tuple[Saying, ...]
    entities: dict[Bounds, str]


def articles() -> Iterator[Article]:
    """The articles of both corpora, in the order of their names."""
    for path in sorted(ROOT.glob("corpus_*/*.xml")):
        tree = ET.parse(path).getroot()
        text, at, _ = laid_out(tree)
        places = marked(tree, at)
        entity_of = _entities(tree)
        names = {m.attrib["m_id"] for m in tree.iter("ENTITY_MENTION") if "NAM" in (m.get("syntactic_type") or "")}
        yield Article(
            path.stem,
            text,
            created(tree) or "",
            tuple(_sayings(tree, places, entity_of, text, names)),
            {places[m]: entity for m, entity in entity_of.items() if m in places},
        )


def _entities(tree: ET.Element) -> dict[str, str]:
    """The entity of each mention."""
    known = {entity.attrib["m_id"] for entity in tree.iter("ENTITY")}
    return {
        source.attrib["m_id"]: target.attrib["m_id"]
        for link in tree.iter("REFERS_TO")
        if (target := link.find("target")) is not None and target.attrib["m_id"] in known
        for source in link.iter("source")
    }


def _sayings(
    tree: ET.Element, places: dict[str, Bounds], entity_of: dict[str, str], text: str, names: set[str]
) -> Iterator[Saying]:
    agents = defaultdict(list)
    for link in tree.iter("HAS_PARTICIPANT"):
        source, target = link.find("source"), link.find("target")
        if link.get("sem_role") == "Arg0" and source is not None and target is not None:
            agents[source.attrib["m_id"]].append(target.attrib["m_id"])
    events = dict.fromkeys(s.attrib["m_id"] for link in tree.iter("SLINK") if (s := link.find("source")) is not None)
    for event in events:
        for agent in agents[event]:
            if event in places and agent in places and agent in entity_of:
                words = text[slice(*places[agent])].lower()
                form = "pronoun" if words in PRONOUNS else "name" if agent in names else "description"
                yield Saying(places[event], places[agent], entity_of[agent], form)


def entity(actor: Actor, article: Article) -> str | None:
    """The entity on whose mentions most of the actor's stand."""
    found = Counter(
        gold
        for mention in actor.mentions
        for place, gold in article.entities.items()
        if _same_head((mention.span.start, mention.span.end), place)
    )
    return found.most_common(1)[0][0] if found else None


def _same_head(ours: Bounds, gold: Bounds) -> bool:
    """Does the shorter of two mentions lie in the longer, and make up a third of it at least?"""
    shared = min(ours[1], gold[1]) - max(ours[0], gold[0])
    lengths = sorted((ours[1] - ours[0], gold[1] - gold[0]))
    return shared == lengths[0] and 3 * shared >= lengths[1]


def judged(article: Article, annotation: Annotation) -> Iterator[tuple[Saying, str, str]]:
    """Each saying with its verdict, and the name of the speaker that we give."""
    actors = {actor.id: actor for actor in annotation.actors}
    for saying in article.sayings:
        near = [s for s in annotation.statements if s.cue and s.cue.start < saying.cue[1] and saying.cue[0] < s.cue.end]
        if not near:
            yield saying, "not found", ""
            continue
        speakers = [actors[s.speaker] for s in near if s.speaker in actors]
        right = any(entity(speaker, article) == saying.entity for speaker in speakers)
        yield saying, "right" if right else "wrong", ", ".join(s.name for s in speakers) or "nobody"


def main() -> None:
    """Prints the table, and where it goes wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    spacy, counts = SpacyParser(), defaultdict[str, Counter[str]](Counter)
    misses = []
    for article in articles():
        annotation = annotate(plain_report(article.text, article.name, article.published), spacy)
        for saying, verdict, name in judged(article, annotation):
            for row in (saying.form, "all"):
                counts[row][verdict] += 1
            if verdict != "right":
                misses.append((article, saying, verdict, name))
    print(f"{'MEANTIME, agent by':22}{'sayings':>8}{'found':>8}{'right of found':>16}")
    for row in ("name", "description", "pronoun", "all"):
        count = counts[row]
        found = count["right"] + count["wrong"]
        print(f"{row:22}{count.total():8}{found:8}{count['right'] / max(1, found):16.3f}")
    for article, saying, verdict, name in misses[: args.misses]:
        cue, agent = article.text[slice(*saying.cue)], article.text[slice(*saying.agent)]
        print(f"{verdict:10} {agent!r} {cue!r} -> {name or '-'}   ({article.name})")


if __name__ == "__main__":
    main()
