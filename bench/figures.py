"""Scores of the figures: numbers, ranges, shares and money of the test cases, and the values of MEANTIME.

    python bench/figures.py [--misses N]

The corpora are read from the folder that the environment variable VARIORUM_DATA names (default `../shared/data`).
"""

import argparse
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from plain import plain_report
from variorum.annotate.figures import figures
from variorum.annotate.parser import SpacyParser
from variorum.model import Bounds, Span
from variorum.text.quantities import Quantity, quantities

LAST_CHECKED = 5  # MEANTIME annotates the title and the first sentences
DATA = Path(os.environ.get("VARIORUM_DATA", "../shared/data"))
KINDS: dict[str, tuple[str, ...]] = {
    "NumberModel": (),
    "PercentModel": ("share",),
    "CurrencyModel": ("money",),
    "DimensionModel": ("measure",),
}
BRACKETS = re.compile(r"([\[(])([^,]*),([^,]*)([\])])")


@dataclass
class Score:
    """Hits, what the system gave and what the gold has, with the misses as lines."""

    hits: int = 0
    system: int = 0
    gold: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Precision, recall and F1."""
        precision, recall = self.hits / max(1, self.system), self.hits / max(1, self.gold)
        both = precision + recall
        return (
            f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / both if both else 0:.3f} ({self.gold} gold)"
        )


def recognizers(name: str) -> Score:
    """Spans and values of one file of recognizer cases: right where the spans meet and the value is the same."""
    score = Score()
    for case in json.loads((DATA / "recognizers" / f"{name}.json").read_text("utf-8")):
        text = case["Input"]
        gold = [
            (row["Start"], row["End"] + 1, row["Resolution"]["value"])
            for row in case["Results"]
            if (row.get("Resolution") or {}).get("value") not in (None, "null")
        ]
        ours = [q for q in quantities(text) if (q.kind in KINDS[name] if KINDS.get(name) else not glued(text, q))]
        ours = [q for q in ours if q.unit != "degree"]  # temperatures have a file of their own
        if name == "NumberRangeModel":
            ours = [q for q in ours if q.comparator not in ("exact", "about", "vague")]
        tally(score, text, ours, gold, range_equal if name == "NumberRangeModel" else value_equal)
    return score


def glued(text: str, quantity: Quantity) -> bool:
    """Is the unit written onto the number (`180ml`)? The suite takes that for no number but a dimension."""
    return quantity.kind == "measure" and bool(re.search(r"\d[a-z]+$", text[slice(*quantity.core)], re.IGNORECASE))


def tally(
    score: Score,
    text: str,
    ours: Sequence[Quantity],
    gold: Sequence[tuple[int, int, str]],
    equal: Callable[[Quantity, str], bool],
) -> None:
    """Counts one case."""
    hit = [(q, g) for g in gold for q in ours if q.start < g[1] and g[0] < q.end and equal(q, g[2])]
    found = len({g for _, g in hit})
    score.hits += found
    score.system += len(ours)
    score.gold += len(gold)
    if found < max(len(gold), len(ours)):
        score.misses.append(
            f"{text[:110]!r} gold {[g[2] for g in gold]} ours {[(text[q.start : q.end], q.low, q.high) for q in ours]}"
        )


def value_equal(quantity: Quantity, value: str) -> bool:
    """The same number, however written."""
    number = quantity.low if quantity.low is not None else quantity.high
    try:
        return number is not None and abs(float(value.rstrip("%")) - number) <= 1e-6 * max(1.0, abs(number))
    except ValueError:
        return False


def range_equal(quantity: Quantity, value: str) -> bool:
    """The same ends."""
    ends = BRACKETS.fullmatch(value)
    return ends is not None and all(
        (float(told) if told else None) == ours for told, ours in ((ends[2], quantity.low), (ends[3], quantity.high))
    )


def quantity_cases() -> Score:
    """Values of the quantity cases; spans must meet."""
    score = Score()
    for case in json.loads((DATA / "quantities" / "quantities.json").read_text("utf-8")):
        text = case["req"]
        gold = [
            (at, at + len(row["surface"]), str(row["value"]))
            for row in case["res"]
            if (at := text.find(row["surface"])) >= 0 and row.get("uncertainty") is None
        ]
        tally(score, text, [q for q in quantities(text) if q.comparator != "between"], gold, value_equal)
    return score


def meantime() -> Iterator[tuple[str, list[tuple[Bounds, str]]]]:
    """Text and values (number, percentage, money; without single digits inside names) of the MEANTIME articles."""
    for path in sorted((DATA / "meantime").glob("corpus_*/*.xml")):
        root = ElementTree.parse(path).getroot()
        text, sentence, checked = "", "0", 0
        bounds: dict[str, Bounds] = {}
        for token in root.iter("token"):
            if text:
                text += (
                    " "
                    if token.get("sentence") == sentence
                    else "\n\n"
                    if int(token.get("sentence", "0")) < 3
                    else "\n"
                )
            sentence = token.get("sentence", "0")
            bounds[token.get("t_id", "")] = (len(text), len(text) + len(token.text or ""))
            text += token.text or ""
            checked = len(text) if int(sentence) <= LAST_CHECKED else checked
        values = []
        for value in root.iter("VALUE"):
            at = [bounds[anchor.get("t_id", "")] for anchor in value.iter("token_anchor")]
            if at:
                values.append(((at[0][0], at[-1][1]), value.get("type", "")))
        yield text[:checked], [value for value in values if value[0][1] <= checked]


def meet(span: Span, bounds: Bounds) -> bool:
    """Have they a character in common?"""
    return span.start < bounds[1] and bounds[0] < span.end


def articles() -> Score:
    """Figures against the values of MEANTIME: right where the spans meet."""
    score, parser = Score(), SpacyParser()
    for text, values in meantime():
        report = plain_report(text)
        found = [f.span for f in figures(report, parser.parse(report), ())]
        score.hits += sum(any(meet(span, bounds) for span in found) for bounds, _ in values)
        score.gold += len(values)
        score.system += len(found)
        score.misses += [
            f"missed {kind}: {text[max(0, a - 60) : a]}[{text[a:b]}]{text[b : b + 40]}"
            for (a, b), kind in values
            if not any(meet(s, (a, b)) for s in found)
        ]
        score.misses += [
            f"extra: {text[max(0, s.start - 60) : s.start]}[{s.quote}]{text[s.end : s.end + 40]}"
            for s in found
            if not any(meet(s, b) for b, _ in values)
        ]
    return score


def main() -> None:
    """Prints one line a corpus."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--misses", type=int, default=0)
    shown = options.parse_args().misses
    rows = [(name, recognizers(name)) for name in (*KINDS, "NumberRangeModel")]
    for name, score in (*rows, ("quantities", quantity_cases()), ("MEANTIME values", articles())):
        print(f"{name:18}{score.line()}")
        print(*(f"    {line}\n" for line in score.misses[:shown]), sep="", end="")


if __name__ == "__main__":
    main()
