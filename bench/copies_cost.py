"""What the copy finder costs as a pile grows, and how it stands beside rensa and datasketch.

    python bench/copies_cost.py [--piles 10,100,300,1000] [--added 10]

The piles: texts of ECB+ and PolNeAR (train splits under `$VARIORUM_DATA`, default `../shared/data`) of about 2,000
characters, and copies of them: reprints, cut, edited and spun ones, a few texts copied often, most never (`texts.py`).
Seconds are of the processor, on one core; `parse` is the spaCy parse of the same reports in the same run, `all` every
passage of the pile, `families` the families, `one more` the mean of `--added` reports that are laid beside the pile,
without their parse. The ratios are to the parse: of the pile, and of those reports.

Beside others: pairs of whole near-copies, from the words of the reports on. `variorum` is the step that finds
reprints, here at two fifths of the five-word sequences of the shorter; rensa and datasketch make MinHashes of 128
permutations of the same sequences and look them up at a Jaccard likeness of one half. Wanted are the pairs of a text
and its reprints, cut and edited copies; a pair with a spun copy is neither wanted nor wrong. Those two come with
`uv sync --group bench`.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from typing import Any, TypeVar

from copies import Spinner
from texts import Planted, annotate, originals, pile
from variorum.model import Annotation
from variorum.text.shingles import Shingle, overlapping, shingles
from variorum.text.synonyms import SWAP
from variorum.trace.families import families, one_texts
from variorum.trace.passages import traced
from variorum.trace.pile import Pile
from variorum.trace.units import units

Pairs = set[tuple[int, int]]
Way = Callable[[Sequence[Sequence[str]]], Pairs]
T = TypeVar("T")
PERMUTATIONS, JACCARD = 128, 0.5
CONTAINED = 0.4  # of the shorter: what a Jaccard likeness of one half asks for at the least is two thirds


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and the seconds of the processor that it took."""
    begun = time.process_time()
    return work(), time.process_time() - begun


def spun(text: str, dice: random.Random) -> str:
    """Two fifths of the words of a text swapped for others of the text's own corpus, as far as there are any."""
    made = annotate("x", text)
    spinner = Spinner([[made]])
    return "\n".join(spinner.spin(made, unit, (0.4, SWAP), dice) for unit in units(made))


def curve(annotations: Sequence[Annotation], parsed: Sequence[float], count: int, added: int) -> str:
    """The row of the first `count` reports; the next `added` are the reports that are added."""
    some, more = annotations[:count], annotations[count : count + added]
    found, seconds = timed(lambda: traced(Pile.of(some)))
    _, of_families = timed(lambda: families([a.report for a in some], found, one_texts(some)))
    held = Pile.of(some)
    _, one_more = timed(lambda: [traced(held.plus([one]), {one.report.id}) for one in more])
    parse, parse_more = sum(parsed[:count]), sum(parsed[count : count + added])
    return (
        f"{count:5} reports  parse {parse:6.1f}  all {seconds:6.2f} ({seconds / parse:.2f})  "
        f"families {of_families:5.2f}  one more {one_more / len(more):.3f} ({one_more / parse_more:.1f})  "
        f"passages {len(found)}"
    )


def agreement(annotations: Sequence[Annotation], count: int, added: int) -> str:
    """Do reports that are added have the passages that they have in a whole trace?"""
    some, more = annotations[:count], annotations[count : count + added]
    names = {a.report.id for a in more}
    whole = {p.id for p in traced(Pile.of([*some, *more])) if {p.a.report, p.b.report} & names}
    held = {p.id for p in traced(Pile.of(some).plus(more), names)}
    same, other = len(whole & held), len(whole ^ held)
    return f"passages of {added} reports added to {count}: {same} as in a whole trace, {other} not"


def alike(planted: Sequence[Planted], without: str = "") -> Pairs:
    """The pairs of copies of one text, the text among them, but for those made in one way."""
    roots: dict[int, list[int]] = {}
    for n, row in enumerate(planted):
        if row.how != without:
            roots.setdefault(n if row.source is None else row.source, []).append(n)
    return {pair for same in roots.values() for pair in combinations(sorted(same), 2)}


def ours(words: Sequence[Sequence[str]]) -> Pairs:
    return set(overlapping(words, CONTAINED))


def with_rensa(words: Sequence[Sequence[str]]) -> Pairs:
    rensa: Any = import_module("rensa")

    hashes = [rensa.RMinHash(num_perm=PERMUTATIONS, seed=42) for _ in words]
    index = rensa.RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=32)
    for n, (one, row) in enumerate(zip(hashes, words, strict=True)):
        one.update(_joined(shingles(row)))
        index.insert(n, one)
    return _near(hashes, [[int(m) for m in index.query(one)] for one in hashes])


def with_datasketch(words: Sequence[Sequence[str]]) -> Pairs:
    datasketch: Any = import_module("datasketch")

    hashes = [datasketch.MinHash(num_perm=PERMUTATIONS, seed=42) for _ in words]
    index = datasketch.MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    for n, (one, row) in enumerate(zip(hashes, words, strict=True)):
        one.update_batch([shingle.encode() for shingle in _joined(shingles(row))])
        index.insert(n, one)
    return _near(hashes, [index.query(one) for one in hashes])


def _joined(rows: frozenset[Shingle]) -> list[str]:
    return [" ".join(row) for row in rows]


def _near(hashes: Sequence[Any], asked: Sequence[Sequence[int]]) -> Pairs:
    """Of the pairs that an index gives, those of the likeness that was asked for."""
    pairs = {(min(n, m), max(n, m)) for n, row in enumerate(asked) for m in row if m != n}
    return {(n, m) for n, m in pairs if hashes[n].jaccard(hashes[m]) >= JACCARD}


def beside(planted: Sequence[Planted], annotations: Sequence[Annotation]) -> None:
    """Prints a row for each way to find near-copies."""
    words = [[t.text.lower() for t in a.parse.tokens if t.pos not in ("PUNCT", "SPACE")] for a in annotations]
    truth, right = alike(planted, without="spun"), alike(planted)
    ways: dict[str, Way] = {"variorum": ours}
    others: dict[str, Way] = {"rensa": with_rensa, "datasketch": with_datasketch}
    for name, way in others.items():
        if find_spec(name):
            ways[name] = way
        else:
            print(f"{name:10} skipped: it is not installed (uv sync --group bench)")
    ours(words[:10])
    base = 0.0
    for name, way in ways.items():
        runs = [timed(lambda way=way: way(words)) for _ in range(3)]  # type: ignore[misc]
        found, seconds = runs[0][0], min(s for _, s in runs)
        base = base or seconds
        print(
            f"{name:10} {seconds:6.2f} s ({seconds / base:.2f} of ours)  pairs {len(found)}  "
            f"recall {len(found & truth) / len(truth):.3f}  precision {len(found & right) / max(1, len(found)):.3f}",
            flush=True,
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--piles", default="10,100,300,1000")
    options.add_argument("--added", type=int, default=10)
    given = options.parse_args()
    sizes = [int(size) for size in given.piles.split(",")]
    annotate("warm", "A first sentence, which loads the parser.")
    planted = pile(originals(), max(sizes) + given.added, spun)
    annotations, parsed = [], []
    for n, row in enumerate(planted):
        one, seconds = timed(lambda n=n, row=row: annotate(f"r{n:05}", row.text))  # type: ignore[misc]
        annotations.append(one)
        parsed.append(seconds)
    for size in sizes:
        print(curve(annotations, parsed, size, given.added), flush=True)
    print(agreement(annotations, min(300, max(sizes)), given.added))
    print(f"near-copies among {max(sizes)} reports")
    beside(planted[: max(sizes)], annotations[: max(sizes)])


if __name__ == "__main__":
    main()
