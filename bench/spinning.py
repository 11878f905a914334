"""How well spun paragraphs are found, spun by dictionaries that the detector does not know.

    python bench/spinning.py [--methods moby,roget] [--rates 20,40,60] [--spun 100] [--hidden 5000] [--skip 300]

Takes paragraphs of the train splits of PolNeAR and ECB+ under `$VARIORUM_DATA` (default `../shared/data`), so that
those around a spun one are of its own topic. Of `--hidden` paragraphs, in the reports that they are from, `--spun` are
spun, each as a report of its own beside its source. A passage is right where its other side stands in the source, or in
text that has a five-word sequence in common with it.

The detector was developed on the first 248 reports of the order drawn here (`--skip 0`), with the methods `moby` and
`mythes`; `--skip` leaves out so many. The other methods have not been looked at but for the figures that are printed.

`found`: any passage; `spun`: one of that kind. Recall is of the spun paragraphs; precision of the passages that
they have (`found`), and of all that are called spun, those between the other reports among them (`spun`). `wrong side`:
spun passages in which the words of the source are taken for the swapped ones. `kin`: the share of the swaps that the
detector's own tables know. The methods, and how to get their dictionaries: `spinners.py`.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence

from spinners import Method, methods, spin
from texts import TRAIN, annotate, ecb, polnear
from variorum.model import Annotation, Passage, Span
from variorum.text.paragraphs import paragraphs
from variorum.text.shingles import shingles
from variorum.text.synonyms import HOP, kinship, spelling
from variorum.trace.passages import traced
from variorum.trace.pile import Pile

LEAST, MOST = 200, 700  # characters of a paragraph that is spun


def hidden(count: int, skip: int) -> list[Annotation]:
    """Reports of both corpora in an order drawn once, but for the first `skip`, until they have so many paragraphs of a
    sentence or more."""
    texts = [row for topic in TRAIN for row in ecb(topic)] + list(polnear())
    random.Random(11).shuffle(texts)
    found, paragraphs_left = [], count
    for n, (_, text) in enumerate(texts[skip:], skip):
        if paragraphs_left <= 0:
            break
        found.append(annotate(f"h{n:04}", text))
        paragraphs_left -= len(found[-1].parse.paragraphs)
    return found


def sources(pile: Sequence[Annotation], count: int) -> list[Span]:
    """Paragraphs to spin, as many reports as possible, none of quotations in the main."""
    dice = random.Random(13)
    rows = []
    for a in pile:
        blocks = [(s, e) for s, e in paragraphs(a.report.text, a.report.story) if LEAST <= e - s <= MOST]
        quoted = [sum(q.end - q.start for q in a.parse.quotations if s <= q.start < e) for s, e in blocks]
        plain = [block for block, q in zip(blocks, quoted, strict=True) if 2 * q < block[1] - block[0]]
        if plain:
            rows.append(a.report.span(*dice.choice(plain)))
    return dice.sample(rows, min(count, len(rows)))


def measure(pile: Pile, spans: Sequence[Span], method: Method, rate: float, others: Sequence[Passage]) -> str:
    """One row: recall and precision of what is found and of what is called spun."""
    dice = random.Random(f"{method.name} {rate}")
    spun, source, swaps = [], {}, []
    for n, span in enumerate(spans):
        text, swapped = spin(annotate("x", span.quote), method, rate, dice)
        name = f"s{n:03}" if n % 2 else f"a{n:03}"  # before or behind its source in the order of names
        spun.append(annotate(name, text))
        source[name] = span
        swaps += swapped
    tally: Counter[str] = Counter()
    hits: dict[str, set[str]] = {"found": set(), "spun": set()}
    for p in traced(pile.plus(spun), set(source)):
        mine, other = (p.a, p.b) if p.a.report in source else (p.b, p.a)
        if mine.report == other.report:
            continue
        right = _right(source[mine.report], other, source)
        for name in ("found", "spun") if p.kind == "spun" else ("found",):
            tally[f"{name} {'right' if right else 'wrong'}"] += 1
            if right:
                hits[name].add(mine.report)
        if p.kind == "spun" and right and any(r.span.report != mine.report for r in p.restored):
            tally["wrong side"] += 1
    tally["spun wrong"] += sum(p.kind == "spun" for p in others)
    kin = sum(kinship(spelling(a), spelling(b)) >= HOP for a, b in swaps) / max(1, len(swaps))
    told = "  ".join(
        f"{name}: recall {len(hits[name]) / len(spans):.2f} precision "
        f"{tally[name + ' right'] / max(1, tally[name + ' right'] + tally[name + ' wrong']):.2f}"
        for name in ("found", "spun")
    )
    return f"{method.name:8} {rate:.0%}  {told}  wrong side {tally['wrong side']}  kin {kin:.2f}"


def _right(source: Span, other: Span, spun: dict[str, Span]) -> bool:
    """Is this the source of a spun paragraph, or text that the source has a five-word sequence in common with?"""
    if other.report in spun:
        return source.overlaps(spun[other.report])
    return source.overlaps(other) or bool(_print(source.quote) & _print(other.quote))


def _print(text: str) -> frozenset[tuple[str, ...]]:
    return shingles(text.lower().split())


def main() -> None:
    """Prints a row for each method and rate, and what cannot be had here."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--methods", default=",".join(m.name for m in methods()))
    options.add_argument("--rates", default="20,40,60")
    options.add_argument("--spun", type=int, default=100)
    options.add_argument("--hidden", type=int, default=5000)
    options.add_argument("--skip", type=int, default=300)
    given = options.parse_args()
    reports = hidden(given.hidden, given.skip)
    spans = sources(reports, given.spun)
    pile = Pile.of(reports)
    others = [p for p in traced(pile) if p.a.report != p.b.report]
    called = sum(p.kind == "spun" for p in others)
    print(
        f"{sum(len(a.parse.paragraphs) for a in reports)} paragraphs in {len(reports)} reports, {len(spans)} spun; "
        f"{called} of {len(others)} passages between the others called spun",
        flush=True,
    )
    for method in methods():
        if method.name not in given.methods.split(","):
            continue
        if method.lookup is None:
            print(f"{method.name:8} skipped: its dictionary is not here ({method.advice})")
            continue
        for rate in given.rates.split(","):
            print(measure(pile, spans, method, int(rate) / 100, others), flush=True)


if __name__ == "__main__":
    main()
