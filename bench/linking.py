"""What it costs to join the actors and events of a story as the pile grows, beside the parse of the same reports.

    python bench/linking.py [--piles 10,30,100,300,1000]

The piles: texts of ECB+ and PolNeAR (train splits under `$VARIORUM_DATA`, default `../shared/data`) of about 2,000
characters, and reprints, cut and edited copies of them (`texts.py`), all of one day. Seconds are of the processor, on
one core, from one run; a pile is the first so many reports of the largest one.
"""

import argparse
import random
import time

from plain import plain_report
from texts import originals, pile
from variorum.annotate.actors import actors
from variorum.annotate.events import events
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.reader import shipped
from variorum.annotate.times import times
from variorum.model import Annotation
from variorum.resolve import relabel
from variorum.resolve.actors import resolve_actors
from variorum.resolve.events import resolve_events
from variorum.resolve.times import resolve_times

DAY = "2024-05-08"


def unspun(text: str, _dice: random.Random) -> str:
    """A copy whose words stay as they are: what spinning does to a text is no matter here."""
    return text


def main() -> None:
    """Prints the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--piles", default="10,30,100,300,1000")
    sizes = sorted(int(size) for size in parser.parse_args().piles.split(","))
    spacy, annotations, parsed = SpacyParser(), list[Annotation](), list[float]()
    for i, planted in enumerate(pile(originals(), sizes[-1], unspun)):
        report = plain_report(planted.text, f"r{i:05}", DAY)
        begun = time.process_time()
        parse = spacy.parse(report)
        parsed.append(time.process_time() - begun)
        cast = actors(report, parse)
        told = events(report, parse, cast, shipped().read(parse))
        annotations.append(Annotation(report, parse, cast, times(report, parse), events=told))
    print(
        f"{'reports':>8}{'mentions':>10}{'events':>8}{'parse s':>9}{'actors s':>10}{'events s':>10}{'of the parse':>14}"
    )
    for size in sizes:
        print(curve(annotations[:size], sum(parsed[:size])))


def curve(annotations: list[Annotation], parsed: float) -> str:
    """One row: what joining costs in a pile."""
    published = {a.report.id: a.report.published for a in annotations}
    begun = time.process_time()
    cast = resolve_actors(annotations)
    resolved = time.process_time()
    story = {a.report.id: tuple(relabel.event(e, cast.ids) for e in a.events) for a in annotations}
    dated = {a.report.id: resolve_times(a, a.report.published) for a in annotations}
    at = time.process_time()
    joined = resolve_events(story, dated, published, {a.id: a for a in cast.actors})
    ended = time.process_time()
    mentions = sum(len(found) for found in story.values())
    cost = (resolved - begun) + (ended - at)
    return (
        f"{len(annotations):8}{mentions:10}{len(joined):8}{parsed:9.1f}{resolved - begun:10.2f}{ended - at:10.2f}"
        f"{cost / parsed:14.2f}"
    )


if __name__ == "__main__":
    main()
