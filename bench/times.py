"""Time expressions on public corpora: F1 of spans, and of spans with the right value.

    python bench/times.py [--misses N]

MEANTIME (Airbus and Apple, English Wikinews, CC BY 4.0): TIMEX3 against the date of creation. Recognizers-Text
(date and time cases, MIT): cases of past news, against their reference date. The corpora lie under `VARIORUM_DATA`.
"""

import argparse
import json
import os
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.annotate.parser import SpacyParser
from variorum.annotate.times import times
from variorum.model import Annotation, Published, Report
from variorum.resolve.times import resolve_times
from variorum.text.calendar import bounds

DATA = Path(os.environ.get("VARIORUM_DATA", "../shared/data"))
LAST_SENTENCE = 5  # of an article of MEANTIME, the headline being 0
Gold = tuple[int, int, frozenset[str]]  # start, end, the values that are right


@dataclass(frozen=True)
class Case:
    """One text with its day of publication and its time expressions."""

    name: str
    text: str
    published: str
    gold: tuple[Gold, ...]


def meantime() -> Iterator[Case]:
    """The headline and first five sentences of each article: no more is annotated.

    A date of creation that stands in the text counts like any other time.
    """
    for path in sorted(DATA.glob("meantime/corpus_*/*.xml")):
        root = ET.parse(path).getroot()
        text, at, sentence = "", {}, "0"
        for token in root.iter("token"):
            if int(token.get("sentence") or 0) > LAST_SENTENCE:
                break
            text += "\n\n" if token.get("sentence") != sentence else ""
            sentence = token.get("sentence") or ""
            at[token.get("t_id")] = (len(text), len(text) + len(token.text or ""))
            text += f"{token.text} "
        gold, published = [], ""
        for timex in root.iter("TIMEX3"):
            places = [at[key] for anchor in timex.iter("token_anchor") if (key := anchor.get("t_id")) in at]
            value = timex.get("value") or ""
            if timex.get("functionInDocument") == "CREATION_TIME":
                published = value
            if places:
                gold.append((places[0][0], places[-1][1], frozenset({value})))
        yield Case(path.stem, text, published, tuple(gold))


def recognizers() -> Iterator[Case]:
    """The cases that Python recognizers support, with whole values only."""
    cases = json.loads((DATA / "recognizers" / "DateTimeModel.json").read_text("utf-8-sig"))
    for number, case in enumerate(cases):
        now = case.get("Context", {}).get("ReferenceDateTime", "")
        if not now or "python" in case.get("NotSupported", ""):
            continue
        gold = [
            (result["Start"], result["End"] + 1, _values(result))
            for result in case["Results"]
            if result.get("Resolution") and "Start" in result
        ]
        if len(gold) == len(case["Results"]):
            yield Case(f"case {number}", case["Input"], now[:10], tuple(gold))


def _values(result: dict[str, dict[str, list[dict[str, str]]]]) -> frozenset[str]:
    rows = result["Resolution"]["values"]
    return frozenset(
        value for row in rows for value in (row.get("timex", ""), row.get("value", "").replace(" ", "T")[:16]) if value
    )


def system(case: Case, parser: SpacyParser) -> list[tuple[int, int, str]]:
    """Our expressions: start, end, value."""
    report = Report(
        id="r", source=case.name, sha256="0" * 64, media_type="text/plain", text=case.text, language="en", why="bench",
        published=Published(value=case.published, why="bench"), story=((0, len(case.text)),), noise=(),
    )  # fmt: skip
    parse = parser.parse(report)
    annotation = Annotation(report, parse, times=times(report, parse))
    return [(t.span.start, t.span.end, t.value or "") for t in resolve_times(annotation, report.published)]


def normal(value: str) -> object:
    """Values that mean the same become equal; a time zone is left out."""
    value = value.upper().removesuffix("Z").replace("P10Y", "P1DE").replace("-WE", "-WE")
    return bounds(value) or value if "T" not in value else value


def score(name: str, cases: list[Case], misses: int) -> None:
    """Print span and value F1, and what was missed."""
    parser = SpacyParser()
    found = right = ours = golds = 0
    lines = []
    for case in cases:
        rest = list(case.gold)
        mine = system(case, parser)
        ours, golds = ours + len(mine), golds + len(rest)
        for start, end, value in mine:
            hit = next((g for g in rest if start < g[1] and g[0] < end), None)
            quote = case.text[start:end]
            if hit is None:
                lines.append(f"spurious {quote!r} {value}: {case.text[max(0, start - 40) : end + 30]!r}")
                continue
            rest.remove(hit)
            found += 1
            good = normal(value) in {normal(v) for v in hit[2]}
            right += good
            if not good:
                lines.append(f"wrong    {quote!r} {value}, gold {sorted(hit[2])} (published {case.published})")
        lines += [
            f"missed   {case.text[a:b]!r} {sorted(v)}: {case.text[max(0, a - 40) : b + 30]!r}" for a, b, v in rest
        ]
    f1 = [2 * hits / (ours + golds) for hits in (found, right)]
    print(f"{name}: {len(cases)} texts, {golds} times, {ours} found; span F1 {f1[0]:.3f}, value F1 {f1[1]:.3f}")
    print(*sorted(lines)[:misses], sep="\n")


def main() -> None:
    """Score both corpora."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", type=int, default=0)
    misses = arguments.parse_args().misses
    score("MEANTIME", list(meantime()), misses)
    score("Recognizers", list(recognizers()), misses)


if __name__ == "__main__":
    main()
