"""The first stage: a part of an archive to its tables."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from variorum.archive import tables
from variorum.archive.article import Article, article
from variorum.archive.keys import keys, numbers_of
from variorum.archive.layout import Layout
from variorum.archive.parts import Part
from variorum.archive.reading import read_part
from variorum.archive.settings import Settings
from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.read.raw import Raw


def extract(part: Part, root: Path, settings: Settings) -> int:
    """Writes the tables of a part, and says how many articles it has. That of the articles comes last: with it, the
    part is done.
    """
    found: list[Article] = []
    problems: list[ReadError] = []
    left_out: Counter[str] = Counter()
    for outcome in read_part(part):
        kept = _article(outcome, settings) if isinstance(outcome, Raw) else outcome
        if isinstance(kept, Article):
            found.append(kept)
        elif isinstance(kept, ReadError):
            problems.append(kept)
        else:
            left_out[kept.reason] += 1
    layout, name = Layout(root), f"{part.number:05}.parquet"
    _write_set_aside(layout.set_aside / name, part, problems, left_out)
    _write_compared(layout, name, part, found)
    _write_articles(layout.articles / name, part, found)
    return len(found)


def _article(raw: Raw, settings: Settings) -> Article | ReadError:
    try:
        return article(raw, settings)
    except ReadError as problem:
        return problem


def _write_set_aside(path: Path, part: Part, problems: Sequence[ReadError], left_out: Counter[str]) -> None:
    """What cannot be read, each by itself, and what is no article, counted by its reason."""
    tables.write(
        path,
        {
            "source": tables.strings([*(p.source for p in problems), *(part.path for _ in left_out)]),
            "reason": tables.strings([*(f"{p.problem}; {p.advice}" for p in problems), *left_out]),
            "broken": [*(True for _ in problems), *(False for _ in left_out)],
            "count": tables.integers([*(1 for _ in problems), *left_out.values()]),
        },
    )


def _write_compared(layout: Layout, name: str, part: Part, found: Sequence[Article]) -> None:
    """What articles are compared by: their sequences and words, and the prints by which copies meet, in order."""
    numbers = numbers_of(part.number, len(found))
    named = keys(numbers, np.array([len(one.sequences) for one in found], dtype=np.int64))
    counts = [len(one.prints) for one in found]
    prints = np.concatenate([np.zeros(0, dtype=np.uint64), *(one.prints for one in found)]).view(np.int64)
    order = np.argsort(prints, kind="stable")
    tables.write(
        layout.prints / name, {"print": prints[order], "key": np.repeat(named, counts)[order]}
    )
    tables.write(
        layout.texts / name,
        {
            "key": named,
            "sequences": tables.lists([one.sequences for one in found], np.uint32),
            "words": tables.lists([one.words for one in found], np.uint32),
            "names": tables.lists([one.names for one in found], np.uint32),
        },
    )


def _write_articles(path: Path, part: Part, found: Sequence[Article]) -> None:
    tables.write(
        path,
        {
            "number": numbers_of(part.number, len(found)),
            **{name: tables.strings(getattr(one, name) for one in found) for name in ("id", "source")},
            "file": tables.strings(part.path for _ in found),
            **{name: tables.strings(getattr(one, name) for one in found) for name in ("packed", "container")},
            **{name: tables.integers(getattr(one, name) for one in found) for name in ("offset", "length", "row")},
            **{
                name: tables.strings(getattr(one, name) for one in found)
                for name in ("url", "outlet", "title", "published")
            },
            "day": tables.integers(one.day for one in found),
            "words": tables.integers(one.size for one in found),
        },
    )
