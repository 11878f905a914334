"""What a page of a large story costs, in SQLite and in PostgreSQL side by side.

    python bench/store.py [--reports 1000] [--repeat 20]

Makes a story of so many invented reports, writes it into a store of each kind, and asks each the same questions. Prints
the seconds of writing and, for each question, the median and the longest of the answers in milliseconds. PostgreSQL is
started for the measure and stopped after it; where it is not installed, SQLite is measured alone.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from plain import plain_report
from postgres import binaries, cluster
from variorum.ledger import Store, View
from variorum.model import About, Actor, Event, EventTime, Figure, Ledger, Mention, Point, Report, Statement, Time
from variorum.serve.api import MOST
from variorum.serve.pages import AT_ONCE

SENTENCES = 12  # of a report
WORDS = 25  # of a sentence
VOCABULARY = 20_000
CAST = 2_000

Question = Callable[[View], object]


def text(dice: random.Random) -> str:
    """A text of words that follow Zipf's law, as those of news do."""
    ranks = [min(VOCABULARY, int(dice.paretovariate(1.0))) for _ in range(SENTENCES * WORDS)]
    words = [f"word{rank}" for rank in ranks]
    return "\n".join(" ".join(words[n : n + WORDS]) + "." for n in range(0, len(words), WORDS))


def reports(number: int) -> Iterator[Report]:
    """So many reports, each with a text of its own."""
    dice = random.Random(11)
    for n in range(number):
        yield plain_report(text(dice), f"r-{n:06}").model_copy(update={"title": f"Report {n} of the harbour"})


def ledger(number: int) -> Ledger:
    """A story with a statement, a time, a figure and an event for each sentence or so of so many reports."""
    dice = random.Random(12)
    told = tuple(reports(number))
    lines = [(report, n, line) for report in told for n, line in enumerate(_lines(report))]
    spans = [report.span(start, end) for report, _, (start, end) in lines]
    cast = tuple(
        Actor(
            id=f"a-{n}", name=f"Speaker {n}", kind="person", mentions=(Mention(span=spans[n], form="name"),), why="made"
        )
        for n in range(min(CAST, len(spans)))
    )
    when = EventTime(start="2031-03-04", end="2031-03-04", precision="day", why="made")
    return Ledger(
        reports=told,
        actors=cast,
        times=tuple(
            Time(id=f"t-{n}", span=span, type="DATE", value=f"2031-03-{n % 28 + 1:02}", why="made")
            for n, span in enumerate(spans[::3])
        ),
        statements=tuple(
            Statement(
                id=f"s-{n}", report=span.report, mode=dice.choice(("direct", "mixed", "indirect")), content=(span,),
                speaker=f"a-{min(int(dice.paretovariate(0.5)), len(cast)) - 1}", why="made",
            )
            for n, span in enumerate(spans[::2])
        ),
        events=tuple(
            Event(id=f"e-{n}", label=f"event {n % 977}", kind=f"kind{n % 17}", time=when, mentions=(span,), why="made")
            for n, span in enumerate(spans[::6])
        ),
        figures=tuple(
            Figure(
                id=f"f-{n}", span=span, measure=f"m-{n % 499}", low=float(n % 1013), comparator="exact", why="made"
            )
            for n, span in enumerate(spans[::4])
        ),
        points=tuple(
            Point(
                id=f"k-{n}", label=f"point {n}", about=About(events=(f"e-{n}",)), carried_by=(report.id,),
                verdict="", why="made",
            )
            for n, report in enumerate(told)
        ),
    )  # fmt: skip


def questions(story: Ledger) -> dict[str, Question]:
    """What a reader of pages asks, by name."""
    deep = len(story.statements) - 100
    return {
        "first page": lambda view: view.page("statements"),
        "longest page": lambda view: view.page("statements", limit=MOST),
        "last page": lambda view: view.page("statements", offset=deep),
        "one filter, most rows": lambda view: view.page("statements", where={"speaker": "a-0"}),
        "one filter, last page": lambda view: view.page("statements", where={"mode": "direct"}, offset=deep // 4),
        "two filters": lambda view: view.page("statements", where={"speaker": "a-1", "mode": "mixed"}),
        "ordered": lambda view: view.page("figures", order="-low"),
        "filtered and ordered": lambda view: view.page("events", where={"kind": "kind3"}, order="label", offset=500),
        "rows of one report": lambda view: view.page("figures", where={"report": "r-000077"}),
        "rows without a value": lambda view: view.page("statements", where={"certainty": ""}, offset=deep),
        "reports by title": lambda view: view.page("reports", order="title"),
        "longest page of reports": lambda view: view.page("reports", limit=MOST),
        "one row": lambda view: view.row("statements", "s-77"),
        "counts": View.counts,
        "time of writing": View.written,
        "search: a rare word": lambda view: view.search("word7001"),
        "search: two words": lambda view: view.search("word31 word47"),
        "search: a name": lambda view: view.search("speaker 12", tables=("actors",)),
        "search: a word of every report": lambda view: view.search("harbour"),
        "search: a word of one table": lambda view: view.search("event"),
        "search: a word of every row": lambda view: view.search("word1", limit=AT_ONCE),
        "search: its next page": lambda view: view.search("word1", offset=AT_ONCE, limit=AT_ONCE),
        "search: its page after the ranked": lambda view: view.search("word1", offset=9_000, limit=AT_ONCE),
        "search: in one table": lambda view: view.search("word1", tables=("statements",)),
        "search: a letter": lambda view: view.search("w"),
    }


def asked(view: View, question: Question, repeat: int) -> tuple[float, float]:
    """Milliseconds of an answer: the median and the longest."""
    spent = []
    for _ in range(repeat):
        began = time.perf_counter()
        question(view)
        spent.append(1000 * (time.perf_counter() - began))
    return statistics.median(spent), max(spent)


def _lines(report: Report) -> Iterator[tuple[int, int]]:
    start = 0
    for line in report.text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--repeat", type=int, default=20)
    args = parser.parse_args()
    story = ledger(args.reports)
    rows = sum(
        len(getattr(story, table)) for table in ("reports", "actors", "times", "statements", "events", "figures")
    )
    print(f"{args.reports} reports, {rows} rows; median and longest of {args.repeat} answers in ms")
    with ExitStack() as held:
        homes = {"SQLite": held.enter_context(tempfile.TemporaryDirectory())}
        if binaries():
            homes["PostgreSQL"] = f"{held.enter_context(cluster())}&story=bench"
        stores = {name: Store(home if "://" in home else Path(home)) for name, home in homes.items()}
        for name, store in stores.items():
            began = time.perf_counter()
            with store.writer() as writer:
                writer.write(story)
            print(f"{name} written in {time.perf_counter() - began:.1f} s", flush=True)
        print(f"{'':32}" + "".join(f"{name:>20}" for name in stores))
        for name, question in questions(story).items():
            answers = (asked(store.view(), question, args.repeat) for store in stores.values())
            print(f"{name:32}" + "".join(f"{median:12.1f}{longest:8.1f}" for median, longest in answers), flush=True)


if __name__ == "__main__":
    main()
