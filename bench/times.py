"""Time expressions on public corpora: F1 of spans, and of spans with the right value.

    python bench/times.py [--misses N]

MEANTIME (Airbus and Apple, English Wikinews, CC BY 4.0): TIMEX3 against the date of creation. Recognizers-Text (date
and time cases, MIT), against their reference date: the share of right values in the cases that make sense for reports
of past news, family by family, and what was left out (see `datecases.py`). The corpora lie under `VARIORUM_DATA`.
"""

import argparse
import os
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from datecases import DateCase, Expected, date_cases, is_right
from plain import plain_report
from variorum.annotate.parser import SpacyParser
from variorum.annotate.times import times
from variorum.model import Annotation, Time
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


def system(name: str, text: str, published: str, parser: SpacyParser) -> tuple[Time, ...]:
    """Our expressions."""
    report = plain_report(text, name, published)
    parse = parser.parse(report)
    return resolve_times(Annotation(report, parse, times=times(report, parse)), report.published)


def normal(value: str) -> object:
    """Values that mean the same become equal; a time zone is left out."""
    value = value.upper().removesuffix("Z").replace("P10Y", "P1DE")
    return bounds(value) or value if "T" not in value else value


def score(name: str, cases: list[Case], misses: int) -> None:
    """Print span and value F1, and what was missed."""
    parser = SpacyParser()
    found = right = ours = golds = 0
    lines = []
    for case in cases:
        rest = list(case.gold)
        mine = system(case.name, case.text, case.published, parser)
        ours, golds = ours + len(mine), golds + len(rest)
        for start, end, value in ((t.span.start, t.span.end, t.value or "") for t in mine):
            hit = next((g for g in rest if start < g[1] and g[0] < end), None)
            quote = case.text[start:end]
            if hit is None:
                lines.append(f"spurious {quote!r} {value}: {case.text[max(0, start - 40) : end + 30]!r}")
                continue
            rest.remove(hit)
            found += 1
            start_only = quote.lower().startswith("since ")  # TIMEX3 leaves the preposition outside
            good = normal(value.partition("/")[0] if start_only else value) in {normal(v) for v in hit[2]}
            right += good
            if not good:
                lines.append(f"wrong    {quote!r} {value}, gold {sorted(hit[2])} (published {case.published})")
        lines += [
            f"missed   {case.text[a:b]!r} {sorted(v)}: {case.text[max(0, a - 40) : b + 30]!r}" for a, b, v in rest
        ]
    f1 = [2 * hits / (ours + golds) for hits in (found, right)]
    print(f"{name}: {len(cases)} texts, {golds} times, {ours} found; span F1 {f1[0]:.3f}, value F1 {f1[1]:.3f}")
    print(*sorted(lines)[:misses], sep="\n", end="\n" if misses else "")


def answer(expected: Expected, mine: tuple[Time, ...]) -> Time | None:
    """Our expression that meets the expected one most."""
    met = [t for t in mine if t.span.start < expected.end and expected.start < t.span.end]
    return max(met, key=lambda t: min(t.span.end, expected.end) - max(t.span.start, expected.start), default=None)


def score_dates(cases: list[DateCase], misses: int) -> None:
    """Print the share of right values of each family, what is left out and why, and what was missed."""
    parser = SpacyParser()
    kept, right, left_out, nevertheless = (Counter[str]() for _ in range(4))
    spurious, lines = 0, []
    found = found_right = ours = 0
    for case in cases:
        mine = system("case", case.text, case.published, parser)
        ours += len(mine)
        if all(each.left_out is None for each in case.expected):
            extra = [t for t in mine if not any(t.span.start < e.end and e.start < t.span.end for e in case.expected)]
            spurious += len(extra)
            lines += [f"spurious {t.span.quote!r} {t.value}: {case.text!r}" for t in extra]
        for each in case.expected:
            told = answer(each, mine)
            good = told is not None and is_right(case.text, each, told.value, told.mod)
            found, found_right = found + (told is not None), found_right + good
            if each.left_out:
                left_out[each.left_out] += 1
                nevertheless[each.left_out] += good
                continue
            kept[each.family] += 1
            right[each.family] += good
            if not good:
                said = f"{told.span.quote!r} {told.value} {told.mod or ''}" if told else "nothing"
                lines.append(
                    f"{each.family}: {case.text[each.start : each.end]!r} {[*map(dict, each.rows)]}; ours {said}"
                )
    golds = kept.total() + left_out.total()
    print(
        f"Recognizers: {len(cases)} texts, {golds} times, {ours} found; "
        f"span F1 {2 * found / (ours + golds):.3f}, value F1 {2 * found_right / (ours + golds):.3f}"
    )
    print(
        f"of past news: {right.total()} of {kept.total()} values right ({right.total() / kept.total():.1%}), "
        f"{spurious} spurious"
    )
    for family, number in kept.most_common():
        print(f"    {right[family] / number:7.1%} of {number:3} {family}")
    print(f"left out: {left_out.total()}")
    for reason, number in left_out.most_common():
        print(f"    {number:3} {reason}; right nevertheless {nevertheless[reason]}")
    print(*sorted(lines)[:misses], sep="\n", end="\n" if misses else "")


def main() -> None:
    """Score both corpora."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", type=int, default=0)
    misses = arguments.parse_args().misses
    score("MEANTIME", list(meantime()), misses)
    score_dates(list(date_cases(DATA / "recognizers" / "DateTimeModel.json")), misses)


if __name__ == "__main__":
    main()
