"""How well events are found, joined, dated and peopled, from raw text: ECB+ and MEANTIME.

    python bench/events.py [--topics 2,5,12] [--misses 20]

ECB+ (validation topics; `--topics` for others): each topic, with both of its seminal events, is read as one story.
MEANTIME (Airbus and Apple): each corpus, 30 articles of seven years, is read as one story; joining must not be misled
by what is alike and years apart. A mention is found where a gold action lies inside a mention of ours, trigger words
first, one to one. Precision counts against all gold actions, recall those that occur (no reporting, perceiving,
states, aspect); both for what reports tell of, and for what the story keeps (`resolve/notable.py`). Clusters are
scored over the mentions that record and story have (see `coreference.py`), beside a plain baseline that joins all of
one trigger word in the story. Of the mentions that both have in MEANTIME, a time is right where the days of our event
meet those of a gold link, and cover no more than a month more; participants, as their own report tells them, are
right by the words that stand for them. Which words tell of events was learnt on ECB+'s training topics and Airbus,
what joins them on the same topics and Apple.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from coreference import MEASURES, clusters, conll
from ecbplus import VALIDATION, Gold, Place, stories
from meantime import CORPORA, Article, articles
from variorum.annotate.actors import actors
from variorum.annotate.events import events
from variorum.annotate.parser import Parser, SpacyParser
from variorum.annotate.reading.reader import shipped
from variorum.annotate.times import times
from variorum.model import Actor, Annotation, Event, Published, Span, Time
from variorum.resolve import relabel
from variorum.resolve.actors import resolve_actors
from variorum.resolve.dating import dates
from variorum.resolve.event_times import days_of
from variorum.resolve.events import resolve_events
from variorum.resolve.times import resolve_times
from variorum.text.calendar import bounds


@dataclass(frozen=True)
class Told:
    """What joining is given, the events of each report, times and dates, and the actors by id, and what it makes."""

    events: Mapping[str, Sequence[Event]]
    times: Mapping[str, Sequence[Time]]
    published: Mapping[str, Published]
    actors: Mapping[str, Actor]

    @cached_property
    def joined(self) -> tuple[Event, ...]:
        """The story's events."""
        return resolve_events(self.events, self.times, self.published, self.actors)

    def words(self) -> dict[Span, str]:
        """The trigger word of each mention."""
        return {m: e.words[0] for found in self.events.values() for e in found for m in e.mentions}


def told(golds: Sequence[Gold], parser: Parser) -> Told:
    """The events of each report, from the same stages as a build."""
    annotations = []
    for gold in golds:
        parse = parser.parse(gold.report)
        cast = actors(gold.report, parse)
        found = events(gold.report, parse, cast, shipped().read(parse))
        annotations.append(Annotation(gold.report, parse, cast, times(gold.report, parse), events=found))
    story = resolve_actors(annotations)
    published = dates(annotations)
    return Told(
        {a.report.id: tuple(relabel.event(e, story.ids) for e in a.events) for a in annotations},
        {a.report.id: resolve_times(a, published[a.report.id]) for a in annotations},
        published,
        {a.id: a for a in story.actors},
    )


def aligned(
    ours: Sequence[Span], gold: Iterable[Place], texts: Mapping[str, str], words: Mapping[Span, str]
) -> dict[int, Place]:
    """Which mention (by index) holds which gold action, one to one: its trigger word first, then the smallest."""
    pairs: dict[int, Place] = {}
    by_report: dict[str, list[Place]] = defaultdict(list)
    for place in gold:
        by_report[place[0]].append(place)
    candidates = sorted(
        (
            words.get(span, "")[:3] != texts[report][start:end].lower()[:3],
            span.end - span.start - (end - start),
            i,
            (report, start, end),
        )
        for i, span in enumerate(ours)
        for report, start, end in by_report[span.report]
        if span.start <= start and end <= span.end
    )
    for _, _, i, place in candidates:
        if i not in pairs and place not in pairs.values():
            pairs[i] = place
    return pairs


@dataclass
class Found:
    """How many mentions we have and how many are gold actions; how many gold occurrences there are and we have."""

    ours: int = 0
    matched: int = 0
    wanted: int = 0
    found: int = 0

    def count(self, ours: Sequence[Span], pairs: Mapping[int, Place], core: Set[Place]) -> None:
        """Counts one story in."""
        self.ours, self.matched = self.ours + len(ours), self.matched + len(pairs)
        self.wanted, self.found = self.wanted + len(core), self.found + len(core & set(pairs.values()))

    def __str__(self) -> str:
        precision, recall = self.matched / max(1, self.ours), self.found / max(1, self.wanted)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self.ours} ours, {self.wanted} gold)"


@dataclass
class Tally:
    """What reports tell of, what the story keeps of it, and a (mention, gold, ours, trigger word) row for each mention
    that the record and the story have."""

    told: Found = field(default_factory=Found)
    kept: Found = field(default_factory=Found)
    rows: list[tuple[Hashable, Hashable, Hashable, Hashable]] = field(default_factory=list)


def add(tally: Tally, topic: str, golds: Sequence[Gold], story: Told, misses: int) -> None:
    """Adds one story to the counts; prints so many words that were missed or wrong."""
    checked = {(g.report.id, *b) for g in golds for b in g.checked}
    gold = {place: event for g in golds for place, event in g.actions.items()}
    core = {place for g in golds for place in g.occurrences}
    texts, words = {g.report.id: g.report.text for g in golds}, story.words()
    told = [m for m in words if _is_checked(m, checked)]
    tally.told.count(told, aligned(told, gold, texts, words), core)
    ours = [(m, e) for e in story.joined for m in e.mentions if _is_checked(m, checked)]
    pairs = aligned([m for m, _ in ours], gold, texts, words)
    tally.kept.count([m for m, _ in ours], pairs, core)
    tally.rows += [
        (place, (topic, gold[place]), (topic, ours[i][1].id), (topic, words[ours[i][0]])) for i, place in pairs.items()
    ]
    if misses:
        missed = Counter(texts[r][a:b].lower() for r, a, b in core - set(pairs.values()))
        print(topic, "missed:", dict(missed.most_common(misses)))
        wrong = Counter(m.quote for i, (m, _) in enumerate(ours) if i not in pairs)
        print("  wrong:", dict(wrong.most_common(misses)))


def _is_checked(mention: Span, checked: Set[Place]) -> bool:
    return any(mention.report == r and a <= mention.start and mention.end <= b for r, a, b in checked)


def report(tally: Tally) -> None:
    """Prints the scores."""
    print(f"mentions that reports tell      {tally.told}")
    print(f"mentions that the story keeps   {tally.kept}")
    gold = clusters((mention, event) for mention, event, _, _ in tally.rows)
    sides = {"ours": 2, "one word, one event": 3, "nothing joined": 0}
    for name, column in sides.items():
        ours = clusters((row[0], row[column]) for row in tally.rows)
        scores = {key: measure(gold, ours) for key, measure in MEASURES.items()}
        told = "  ".join(f"{key} {m.precision:.3f}/{m.recall:.3f}/{m.f1:.3f}" for key, m in scores.items())
        print(f"{name:20} CoNLL {conll(gold, ours):.3f}  {told}")
    print(f"(P/R/F1, over {len(tally.rows)} mentions)")


def add_details(details: Counter[str], corpus: Sequence[Article], story: Told) -> None:
    """Counts times and participants of the mentions that both sides have."""
    events_of = {m: e for e in story.joined for m in e.mentions}
    told_of = {m: e for found in story.events.values() for e in found for m in e.mentions}
    mentions = list(events_of)
    texts = {a.gold.report.id: a.gold.report.text for a in corpus}
    pairs = aligned(mentions, {p: e for a in corpus for p, e in a.gold.actions.items()}, texts, story.words())
    days = {place: found for a in corpus for place, found in a.days.items()}
    parts = {place: found for a in corpus for place, found in a.parts.items()}
    for i, place in pairs.items():
        event = events_of[mentions[i]]
        if place in days:
            details["timed"] += 1
            details["time right"] += any(_meets(event, value) for value in days[place])
        ours = {p.actor for p in told_of[mentions[i]].participants}
        details["gold parts"] += len(parts.get(place, ()))
        details["our parts"] += len(ours)
        stand = [any(_stands(story.actors[actor], part) for actor in ours) for part in parts.get(place, ())]
        details["parts found"] += sum(stand)
        details["parts right"] += sum(
            any(_stands(story.actors[actor], part) for part in parts.get(place, ())) for actor in ours
        )


def _meets(event: Event, value: str) -> bool:
    gold = bounds(value)
    if gold is None or not event.time.end:
        return False
    first, last = days_of(event)
    slack = timedelta(31)
    return first <= gold[1] and gold[0] <= last and gold[0] - first <= slack and last - gold[1] <= slack


def _stands(actor: Actor, part: Place) -> bool:
    """Does a mention of the actor share characters with the words of a participant?"""
    report, start, end = part
    return any(m.span.report == report and m.span.start < end and start < m.span.end for m in actor.mentions)


def report_details(details: Counter[str]) -> None:
    """Prints the share of right times, and the scores of participants."""
    precision = details["parts right"] / max(1, details["our parts"])
    recall = details["parts found"] / max(1, details["gold parts"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(f"times right {details['time right'] / max(1, details['timed']):.3f} of {details['timed']}")
    print(f"participants  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({details['gold parts']} gold)")


def main() -> None:
    """Scores both corpora."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", default=",".join(map(str, VALIDATION)))
    parser.add_argument(
        "--misses", type=int, default=0, help="print so many words of each story that were missed or wrong"
    )
    args = parser.parse_args()
    tally, spacy = Tally(), SpacyParser()
    print("ECB+, topics", args.topics)
    for topic, golds in stories(args.topics.split(",")):
        add(tally, topic, golds, told(golds, spacy), args.misses)
    report(tally)
    print("\nMEANTIME, Airbus and Apple")
    wide, details = Tally(), Counter[str]()
    for corpus in CORPORA:
        found = list(articles(corpus))
        story = told([article.gold for article in found], spacy)
        add(wide, corpus, [article.gold for article in found], story, args.misses)
        add_details(details, found, story)
    report(wide)
    report_details(details)


if __name__ == "__main__":
    main()
