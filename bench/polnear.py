"""Statements against PolNeAR: sources, cues and contents by exact span and by characters, and whole attributions.

    python bench/polnear.py [--split dev] [--documents N]

Corpus: PolNeAR 1.0 under `$VARIORUM_DATA/polnear` (default `../shared/data`), first annotator of each document, all
gold spans counted, nested ones too. Spans are compared with outer quotation marks and punctuation trimmed. An
attribution is found where its content overlaps by at least half (characters, intersection over union) and its source
overlaps.
"""

import argparse
import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.annotate.actors import actors
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.reader import shipped
from variorum.annotate.statements import statements
from variorum.model import Bounds, Published, Report, Span, stable_id

DATA = Path(os.environ.get("VARIORUM_DATA", "../shared/data")) / "polnear"
PARTS = ("source", "cue", "content")
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

    def line(self, name: str) -> str:
        precision, recall = self.hits / max(1, self.system), self.hits / max(1, self.gold)
        f1 = 2 * precision * recall / (precision + recall) if self.hits else 0.0
        counts = f"({self.hits} of {self.gold}, {self.system} given)"
        return f"{name:22}P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {counts}"


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


def system_of(text: str) -> list[Attribution]:
    """The statements of a text as attributions."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(
        id=stable_id("r", digest),
        source="text",
        sha256=digest,
        media_type="text/plain",
        text=text,
        published=Published(why="not asked"),
        language="en",
        story=((0, len(text)),),
        noise=(),
        why="bench",
    )
    parse = SpacyParser().parse(report)
    rows = statements(report, parse, actors(report, parse), shipped().read_deep(parse))
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


def compare(
    ours: list[Attribution], golds: list[Attribution], exact: dict[str, Count], by_chars: dict[str, Count], whole: Count
) -> None:
    """Adds one document to the counts."""
    for name in PARTS:
        mine = {a.part(name) for a in ours if a.part(name)}
        theirs = {g.part(name) for g in golds if g.part(name)}
        exact[name].hits += len(mine & theirs)
        exact[name].system += len(mine)
        exact[name].gold += len(theirs)
        one, two = (set().union(*map(chars, side)) if side else set() for side in (mine, theirs))
        by_chars[name].hits += len(one & two)
        by_chars[name].system += len(one)
        by_chars[name].gold += len(two)
    whole.hits += len(list(_pairs(ours, golds)))
    whole.system += len(ours)
    whole.gold += len(golds)


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
    args = parser.parse_args()
    texts = sorted((DATA / args.split / "text").glob("*.txt"))
    exact, by_chars, whole = {n: Count() for n in PARTS}, {n: Count() for n in PARTS}, Count()
    for path in texts[: args.documents or None]:
        annotated = sorted((DATA / args.split / "attributions").glob(f"{path.stem}_*.ann"))
        if annotated:
            text = path.read_bytes().decode("utf-8")
            compare(system_of(text), gold_of(annotated[0], text), exact, by_chars, whole)
    print(f"PolNeAR {args.split}, {len(texts[: args.documents or None])} documents, first annotator")
    for name in PARTS:
        print(exact[name].line(f"{name}, exact span"))
    for name in PARTS:
        print(by_chars[name].line(f"{name}, characters"))
    print(whole.line("attributions"))


if __name__ == "__main__":
    main()
