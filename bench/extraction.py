"""Reading news pages: Variorum beside the extraction libraries, on the same pages, in one run.

    python bench/extraction.py [--half development|held-back|both] [--only NAME ...] [--pages] [--json]

Needs the group `bench` (`uv sync --group bench`) and the corpus of `fundus.py`. For each program: F1 of the body by
four-word shingles (a letter of a script without spaces is a word); the share of pages whose title is that of the gold
word by word (`title`), or shares three fifths of its words (`headline`: many a page prints several, and the gold takes
another of them for each publisher), and of those whose day is right; F1 of the authors' names. Each is the mean over
pages with the 95 % interval of 2,000 draws of publishers. Time is of the processor. A page that a program cannot read
counts 0; a field that it never gives is `-`. `--pages` prints the rows of single pages instead.
"""

import argparse
import json
import random
import re
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from extractors import EXTRACTORS, Extracted
from fundus import GoldPage, gold_pages
from variorum.text.shingles import shingles

_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
_DRAWS = 2_000
_SAME_HEADLINE = 0.6  # F1 of the words of two headlines of one story
FIELDS = ("body", "title", "headline", "date", "author")


@dataclass(frozen=True)
class Row:
    """What one program did on one page: scores from 0 to 1 of the fields that its gold has, seconds."""

    page: GoldPage
    scores: dict[str, float]
    seconds: float
    found: Extracted


def main() -> None:
    """Prints a row for each program, or for each page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("development", "held-back", "both"), default="development")
    parser.add_argument("--only", nargs="*", choices=sorted(EXTRACTORS), default=sorted(EXTRACTORS))
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    pages = [p for p in gold_pages() if args.half == "both" or p.held_back == (args.half == "held-back")]
    for name in args.only:
        rows = measured(EXTRACTORS[name], pages)
        if args.pages:
            _print_pages(rows)
        else:
            _print_summary(name, rows, args.json)


def measured(extract: Callable[[bytes, str], Extracted], pages: Sequence[GoldPage]) -> list[Row]:
    """One row for each page, in order; the first page is read twice, so that what is loaded once is not counted."""
    rows = []
    for page in [*pages[:1], *pages]:
        begin = time.process_time()
        found = extract(page.data, page.url)
        rows.append(Row(page, scores(page, found), time.process_time() - begin, found))
    return rows[1:]


def scores(page: GoldPage, found: Extracted) -> dict[str, float]:
    """The scores of the fields that the gold of a page has."""
    given = {
        "body": page.body,
        "title": page.title,
        "headline": page.title,
        "date": page.day,
        "author": " ".join(page.authors),
    }
    made = {
        "body": _f1(shingles(_words(page.body), 4), shingles(_words(found.body), 4)),
        "title": float(_words(page.title) == _words(found.title)),
        "headline": float(_f1(set(_words(page.title)), set(_words(found.title))) >= _SAME_HEADLINE),
        "date": float(page.day == found.day),
        "author": _f1({_name(name) for name in page.authors}, {_name(name) for name in found.authors}),
    }
    return {field: made[field] for field in FIELDS if given[field]}


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _name(name: str) -> str:
    return " ".join(_words(name))


def _f1(gold: Set[object], found: Set[object]) -> float:
    return 2 * len(gold & found) / max(1, len(gold) + len(found))


def interval(rows: Iterable[Row], field: str) -> tuple[float, float, float]:
    """The mean of a field, and the 95 % interval over draws of publishers with all their pages."""
    by_publisher: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        if field in row.scores:
            by_publisher[row.page.publisher].append(row.scores[field])
    groups = list(by_publisher.values())
    draw = random.Random(0)
    means = sorted(_mean([s for group in draw.choices(groups, k=len(groups)) for s in group]) for _ in range(_DRAWS))
    return _mean([s for group in groups for s in group]), means[_DRAWS // 40], means[-_DRAWS // 40]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _print_summary(name: str, rows: Sequence[Row], as_json: bool) -> None:
    found = {field: interval(rows, field) for field in FIELDS}
    seconds = _mean([row.seconds for row in rows])
    if as_json:
        print(json.dumps({"program": name, "pages": len(rows), **found, "seconds": seconds}))
        return
    given = {field: f"{m:.3f} [{low:.3f}, {high:.3f}]" for field, (m, low, high) in found.items() if m}
    cells = "  ".join(f"{field} {given.get(field, '-')}" for field in FIELDS)
    print(f"{name:14}{len(rows):4} pages  {cells}  {seconds * 1000:6.1f} ms a page", flush=True)


def _print_pages(rows: Sequence[Row]) -> None:
    for row in sorted(rows, key=lambda r: r.scores["body"]):
        cells = " ".join(f"{field} {score:.2f}" for field, score in row.scores.items())
        wrong = [
            f"{gold!r} got {got!r}"
            for field, gold, got in (
                ("title", row.page.title, row.found.title),
                ("date", row.page.day, row.found.day),
                ("author", row.page.authors, row.found.authors),
            )
            if row.scores.get(field, 1.0) < 1
        ]
        sys.stdout.write("\n    ".join([f"{row.page.publisher} {row.page.name}: {cells}", *wrong]) + "\n")


if __name__ == "__main__":
    main()
