"""Timelines of an entity across reports: SemEval-2015 Task 4, from raw text (track A), trial data and corpus 1.

    python bench/timelines.py [--misses]

Corpora under `$VARIORUM_DATA/timelines` (default `../shared/data`; CC BY 3.0): Wikinews articles with their date, and
for each target entity the gold timeline: lines of an order, a date, and the mentions of one event. Each corpus is built
as one story, with the articles' dates given as the task gives them. An entity's timeline holds the dated events in
which an actor of its name takes part or whose words name it, and what it says itself; on one day, events stand
together.

Scored as the task's paper tells (Minard et al. 2015), after TempEval-3 (UzZaman et al. 2013): a timeline becomes
relations (event at a date, event before event, event at the time of event; what has the order 0 is left out); precision
is the share of our reduced relations in the closure of the gold ones, recall the other way round, F1 micro-averaged
over all entities. The scorer is ours: that of the task is not at hand, and may keep other relations of those that say
the same.
"""

import argparse
import json
import os
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from variorum.annotate.parser import SpacyParser
from variorum.model import Ledger, Span, Statement
from variorum.pipeline import run
from variorum.text.names import name_words

DATA = Path(os.environ.get("VARIORUM_DATA", "../shared/data")) / "timelines"
CORPORA = {
    "trial": ("Corpus-trial-data_task4", "TimeLines_trial_data_task4_v1.2"),
    "corpus 1": ("corpus_1/corpus_trackB_CAT", "corpus_1/TimeLines_Gold_Standard"),
}
Mention = str  # document, sentence and words, as the task writes them: `4764-11-flying`
Relation = tuple[str, str, str]


@dataclass(frozen=True)
class Entry:
    """One line: the place in the order (0 is none), the date, and the mentions of one event."""

    order: int
    date: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Article:
    """An article: its number, text and day, and where each token stands, with its sentence."""

    name: str
    text: str
    published: str
    tokens: tuple[tuple[int, int, int], ...]  # start, end, sentence

    def mention(self, start: int, end: int) -> Mention:
        """The words from `start` to `end` as the task writes them."""
        inside = [(a, b, sentence) for a, b, sentence in self.tokens if start <= a and b <= end]
        return f"{self.name}-{inside[0][2]}-{'_'.join(self.text[a:b] for a, b, _ in inside)}" if inside else ""


class Silent:
    """Watches a build and says nothing."""

    def stage(self, name: str, total: int) -> None: ...

    def step(self) -> None: ...


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a corpus; tokens are joined by spaces, sentences by blank lines."""
    for path in sorted(folder.glob("*.xml")):
        tree = ET.parse(path).getroot()
        text, last, tokens = "", "0", []
        for token in tree.iter("token"):
            sentence = token.attrib["sentence"]
            text += "" if not text else "\n\n" if sentence != last else " "
            last = sentence
            tokens.append((len(text), len(text) + len(token.text or ""), int(sentence)))
            text += token.text or ""
        created = [t.get("value") or "" for t in tree.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
        name = path.name.partition("-" if "-" in path.name.partition("_")[0] else "_")[0]
        yield Article(name, text, created[0] if created else "", tuple(tokens))


def gold_timelines(folder: Path) -> Iterator[tuple[str, list[Entry]]]:
    """The target entities and their timelines."""
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        rows = [line.split() for line in lines[1:] if line[:1].isdigit()]
        yield lines[0].strip(), [Entry(int(row[0]), row[1].replace("-XX", ""), tuple(row[2:])) for row in rows]


def ledger_of(found: Sequence[Article]) -> Ledger:
    """The story of some articles."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        rows = ({"id": a.name, "text": a.text, "published": a.published} for a in found)
        source.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
        return run([source], Silent()).ledger


class Teller:
    """Tells the timelines of entities from one ledger."""

    def __init__(self, ledger: Ledger, found: Sequence[Article]) -> None:
        self.ledger = ledger
        named = {article.name: article for article in found}
        self.articles = {r.id: named[r.source.rpartition("#")[2]] for r in ledger.reports}
        parser = SpacyParser()
        self.parses = {r.id: parser.parse(r) for r in ledger.reports}

    def timeline(self, entity: str) -> list[Entry]:
        """The entity's timeline: what is dated in order, one place in the order for each date."""
        told = [(day, mentions) for day, mentions in self._told(entity) if mentions]
        order = {day: i for i, day in enumerate(sorted({day for day, _ in told}), 1)}
        return [Entry(order[day], day, mentions) for day, mentions in told]

    def _told(self, entity: str) -> Iterator[tuple[str, tuple[Mention, ...]]]:
        words = name_words(entity)
        actors = self._known_as(words)
        for event in self.ledger.events:
            if event.time.end:
                takes_part = any(p.actor in actors for p in event.participants)
                spans = [s for s in event.mentions if takes_part or _names(s.quote, words)]
                yield event.time.end, tuple(filter(None, (self._trigger(span) for span in spans)))
        for statement in self.ledger.statements:
            if statement.speaker in actors and statement.cue:
                yield from self._said(statement, statement.cue)

    def _known_as(self, words: Sequence[str]) -> set[str]:
        """The actors that a report calls by these words, and the groups that they are members of."""
        named = {
            actor.id
            for actor in self.ledger.actors
            if any(m.form == "name" and name_words(m.span.quote) == words for m in actor.mentions)
        }
        return named | {actor.id for actor in self.ledger.actors if named & set(actor.members)}

    def _said(self, statement: Statement, cue: Span) -> Iterator[tuple[str, tuple[Mention, ...]]]:
        day = (statement.date_said or "").rpartition("/")[2]
        if day:
            yield day, tuple(filter(None, [self._trigger(cue)]))

    def _trigger(self, span: Span) -> Mention:
        """The word that governs a mention, with its particle where that follows it (`roll out`)."""
        inside = self.parses[span.report].within(span.start, span.end)
        top = next((t for t in inside if t.head == t.i or not inside[0].i <= t.head <= inside[-1].i), None)
        if top is None:
            return ""
        children = self.parses[span.report].children(top)
        end = next((t.end for t in children if t.dep == "prt" and t.i == top.i + 1), top.end)
        return self.articles[span.report].mention(top.start, end)


def _names(quote: str, words: Sequence[str]) -> bool:
    """Does a text name the entity, by all its words or by the number of its model (`A380`, `787`)?"""
    inside = set(name_words(quote))
    return set(words) <= inside or any(any(c.isdigit() for c in word) and word in inside for word in words)


def renamed(timeline: Iterable[Entry], chains: Mapping[Mention, str]) -> list[tuple[int, str, str]]:
    """Order, date and name of each event, gold events by the name of their chain; those without an order left out."""
    rows: dict[str, tuple[int, str, str]] = {}
    for entry in timeline:
        if entry.order:
            name = next((chains[m] for m in entry.mentions if m in chains), entry.mentions[0])
            rows.setdefault(name, (entry.order, entry.date, name))
    return list(rows.values())


def closure(rows: Sequence[tuple[int, str, str]]) -> set[Relation]:
    """Every relation that a timeline holds."""
    found = {("at", name, date) for _, date, name in rows if not date.startswith("XXX")}
    for order, _, name in rows:
        for other, _, second in rows:
            if order < other:
                found.add(("before", name, second))
            elif order == other and name < second:
                found.add(("together", name, second))
    return found


def reduced(rows: Sequence[tuple[int, str, str]]) -> set[Relation]:
    """The relations from which all others follow: neighbours on one place, one step to the next place, and the date of
    each event, which its neighbours' would give too, so that it matters to none whether its neighbours are found."""
    places: dict[int, list[str]] = {}
    for order, _, name in sorted(rows):
        places.setdefault(order, []).append(name)
    found = {("at", name, date) for _, date, name in rows if not date.startswith("XXX")}
    for names in places.values():
        found |= {("together", a, b) for a, b in pairwise(sorted(names))}
    found |= {("before", min(a), min(b)) for a, b in pairwise(places.values())}
    return found


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print the timelines side by side")
    args = parser.parse_args()
    for corpus, (texts, golds) in CORPORA.items():
        found = list(articles(DATA / texts))
        teller, totals = Teller(ledger_of(found), found), [0, 0, 0, 0]
        print(f"{corpus}: {len(found)} articles")
        for entity, gold in gold_timelines(DATA / golds):
            ours = teller.timeline(entity)
            chains = {m: entry.mentions[0] for entry in reversed(gold) for m in entry.mentions}
            theirs, mine = renamed(gold, chains), renamed(ours, chains)
            counts = [
                len(reduced(mine) & closure(theirs)),
                len(reduced(mine)),
                len(reduced(theirs) & closure(mine)),
                len(reduced(theirs)),
            ]
            totals = [a + b for a, b in zip(totals, counts, strict=True)]
            print(f"  {entity:28}{line(counts)}")
            if args.misses:
                print("    gold:", *(f"{e.order} {e.date} {' '.join(e.mentions)};" for e in gold if e.order))
                print("    ours:", *(f"{e.order} {e.date} {' '.join(e.mentions)};" for e in ours))
        print(f"  {'all, micro-averaged':28}{line(totals)}")


def line(counts: Sequence[int]) -> str:
    """Precision, recall and F1 of four counts."""
    precision, recall = counts[0] / max(1, counts[1]), counts[2] / max(1, counts[3])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({counts[1]} ours, {counts[3]} gold)"


if __name__ == "__main__":
    main()
