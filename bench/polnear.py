"""Statements against PolNeAR: sources, cues and contents by exact span and by characters, and whole attributions.

    python bench/polnear.py [--split dev] [--documents N] [--worst 20]

Corpus: PolNeAR 1.0 under `$VARIORUM_DATA/polnear` (default `../shared/data`), first annotator of each document, all
gold spans counted, nested ones too. Spans are compared with outer quotation marks and punctuation trimmed. An
attribution is found where its content overlaps by at least half (characters, intersection over union) and its source
overlaps. Measured are the statements of the program, and apart what the reading model alone and the rules alone give.
Ranges hold 95 % of 1,000 draws of the documents with replacement.
"""

import argparse
import os
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plain import plain_report
from variorum.annotate.actors import actors
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.reader import shipped
from variorum.annotate.statements import statements
from variorum.model import Bounds, Span, Statement

DATA = Path(os.environ.get("VARIORUM_DATA", "../shared/data")) / "polnear"
PARTS = ("source", "cue", "content")
LINES = (*(f"{name}, exact span" for name in PARTS), *(f"{name}, characters" for name in PARTS), "attributions")
DRAWS = 1_000
Places = frozenset[Bounds]


@dataclass(frozen=True)
class Attribution:
    """One attribution: the character bounds of each part."""

    source: Places
    cue: Places
    content: Places

    def part(self, name: str) -> Places:
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


@dataclass
class Count:
    """Hits, and how many each side has."""

    hits: int = 0
    system: int = 0
    gold: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.hits + other.hits, self.system + other.system, self.gold + other.gold)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, self.system + self.gold)

    def line(self, name: str, spread: tuple[float, float] | None = None) -> str:
        precision, recall = self.hits / max(1, self.system), self.hits / max(1, self.gold)
        between = f" ({spread[0]:.3f}-{spread[1]:.3f})" if spread else ""
        counts = f"({self.hits} of {self.gold}, {self.system} given)"
        return f"{name:22}P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}{between}  {counts}"


@dataclass
class Table:
    """Counts of one document, or of many, by line of the printed table."""

    rows: dict[str, Count]

    @classmethod
    def empty(cls) -> "Table":
        return cls({name: Count() for name in LINES})

    def __add__(self, other: "Table") -> "Table":
        return Table({name: count + other.rows[name] for name, count in self.rows.items()})


def gold_of(path: Path, text: str) -> list[Attribution]:
    """The attributions of a brat stand-off file."""
    spans: dict[str, list[Bounds]] = {}
    found = []
    for line in path.read_text("utf-8").splitlines():
        ident, _, rest = line.partition("\t")
        if ident.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[ident] = [(int(a), int(b)) for a, b in (part.split() for part in places.split(";"))]
        elif ident.startswith("E"):
            roles: dict[str, list[Bounds]] = defaultdict(list)
            for role, target in (word.split(":") for word in rest.split()):
                roles[re.sub(r"\d+$", "", role).lower()] += spans.get(target, [])
            found.append(Attribution(*(trimmed(text, roles[name]) for name in PARTS)))
    return found


def systems_of(text: str) -> dict[str, list[Attribution]]:
    """The attributions of a text: of the program, of its reading model alone, of its rules alone."""
    report = plain_report(text)
    parse = SpacyParser().parse(report)
    cast = actors(report, parse)
    seen = shipped().read(parse).attributions
    alone = [
        Attribution(
            trimmed(text, [row.source] if row.source else []), trimmed(text, [row.cue]), trimmed(text, row.content)
        )
        for row in seen
    ]
    return {
        "program": _of(text, statements(report, parse, cast, seen)),
        "reading model alone": alone,
        "rules alone": _of(text, statements(report, parse, cast, ())),
    }


def _of(text: str, rows: Iterable[Statement]) -> list[Attribution]:
    return [
        Attribution(
            trimmed(text, _bounds([s.speaker_span] if s.speaker_span else [])),
            trimmed(text, _bounds([s.cue] if s.cue else [])),
            trimmed(text, _bounds(s.content)),
        )
        for s in rows
    ]


def _bounds(spans: Iterable[Span]) -> list[Bounds]:
    return [s.bounds for s in spans]


def trimmed(text: str, places: Iterable[Bounds]) -> Places:
    return frozenset(_trim(text, a, b) for a, b in places)


def _trim(text: str, start: int, end: int) -> Bounds:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def chars(places: Places) -> set[int]:
    return {i for a, b in places for i in range(a, b)}


def compare(ours: list[Attribution], golds: list[Attribution]) -> Table:
    """The counts of one document."""
    table = Table.empty()
    for name in PARTS:
        mine = {a.part(name) for a in ours if a.part(name)}
        theirs = {g.part(name) for g in golds if g.part(name)}
        table.rows[f"{name}, exact span"] = Count(len(mine & theirs), len(mine), len(theirs))
        one, two = (set().union(*map(chars, side)) if side else set() for side in (mine, theirs))
        table.rows[f"{name}, characters"] = Count(len(one & two), len(one), len(two))
    table.rows["attributions"] = Count(len(list(_pairs(ours, golds))), len(ours), len(golds))
    return table


def spread(tables: Sequence[Table], name: str) -> tuple[float, float]:
    """What 95 % of the draws of the documents give for the F1 of a line."""
    chance = random.Random(0)
    rows = [table.rows[name] for table in tables]
    draws = sorted(sum(chance.choices(rows, k=len(rows)), Count()).f1 for _ in range(DRAWS))
    return draws[DRAWS // 40], draws[-DRAWS // 40 - 1]


def _pairs(ours: list[Attribution], golds: list[Attribution]) -> Iterator[tuple[int, int]]:
    scored = []
    for i, a in enumerate(ours):
        for j, g in enumerate(golds):
            one, two = chars(a.content), chars(g.content)
            overlap = len(one & two) / max(1, len(one | two))
            same_source = bool(chars(a.source) & chars(g.source)) or (not a.source and not g.source)
            if overlap >= 0.5 and same_source:
                scored.append((overlap, i, j))
    taken_ours: set[int] = set()
    taken_gold: set[int] = set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in taken_ours and j not in taken_gold:
            taken_ours.add(i)
            taken_gold.add(j)
            yield i, j


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--documents", type=int, default=0, help="only the first N documents")
    parser.add_argument("--worst", type=int, default=20, help="name so many of the worst documents")
    args = parser.parse_args()
    texts = sorted((DATA / args.split / "text").glob("*.txt"))
    found: dict[str, dict[str, Table]] = defaultdict(dict)
    for path in texts[: args.documents or None]:
        annotated = sorted((DATA / args.split / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotated:
            continue
        text = path.read_bytes().decode("utf-8")
        try:
            golds = gold_of(annotated[0], text)
        except (IndexError, ValueError):  # a few files of the training split are broken
            print(f"left out, not readable: {annotated[0].name}")
            continue
        for system, ours in systems_of(text).items():
            found[system][path.stem] = compare(ours, golds)
    for system, tables in found.items():
        print(f"{system}: PolNeAR {args.split}, {len(tables)} documents, first annotator")
        total = sum(tables.values(), Table.empty())
        for name, count in total.rows.items():
            print(count.line(name, spread(list(tables.values()), name)))
        print()
    worst = sorted(found["program"].items(), key=lambda row: (row[1].rows["attributions"].f1, row[0]))
    print(f"the {args.worst} worst documents of the program, by attributions:")
    for stem, table in worst[: args.worst]:
        print(table.rows["attributions"].line(stem[:60] + " "))


if __name__ == "__main__":
    main()
