"""The first stage: a part of an archive to its tables."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.archive import tables
from variorum.archive.article import Article, article
from variorum.archive.keys import keys, numbers_of
from variorum.archive.layout import Layout
from variorum.archive.parts import Part
from variorum.archive.reading import read_part
from variorum.archive.settings import Settings
from variorum.errors import ReadError
from variorum.read.raw import Raw

_GROUP = 8 * 1024  # prints that are read together, by the stretches that they lie in


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
    layout, name = Layout(root), tables.name(part.number)
    _write_set_aside(layout.set_aside / name, part, problems, left_out)
    _write_compared(layout, name, part, found)
    _write_articles(layout.articles / name, part, found)
    return len(found)


def _article(raw: Raw, settings: Settings) -> Article | ReadError:
    """The article; a defect in the program costs this one and no other."""
    try:
        return article(raw, settings)
    except ReadError as refused:
        return refused
    except Exception as error:  # noqa: BLE001 # whatever it is, it is told, and the others are read
        problem = f"a defect in Variorum: {type(error).__name__}: {error}"
        return ReadError(raw.source, problem, "please report it; the others are read")


def _write_set_aside(path: Path, part: Part, problems: Sequence[ReadError], left_out: Counter[str]) -> None:
    """What cannot be read, each by itself, and what is no article, counted by its reason."""
    tables.write(
        path,
        {
            "source": tables.strings([*(p.source for p in problems), *(part.path for _ in left_out)]),
            "reason": tables.strings([*(f"{p.problem}; {p.advice}" for p in problems), *left_out]),
            "broken": np.arange(len(problems) + len(left_out)) < len(problems),
            "count": tables.integers([*(1 for _ in problems), *left_out.values()]),
        },
    )


def _write_compared(layout: Layout, name: str, part: Part, found: Sequence[Article]) -> None:
    """What articles are compared by: their sequences and words, and the prints by which copies meet, in order."""
    numbers = numbers_of(part.number, len(found))
    named = keys(numbers, np.array([len(one.sequences) for one in found], dtype=np.int64))
    prints, ends = _joined([one.prints.view(np.int64) for one in found], np.int64)
    order = np.argsort(prints, kind="stable")
    of_print = np.repeat(named, np.diff(ends, prepend=0))
    tables.write(layout.prints / name, {"print": prints[order], "key": of_print[order]}, _GROUP)
    columns = (
        (column, tables.lists(*_joined([getattr(one, column) for one in found], np.uint32)))
        for column in ("sequences", "words", "names")
    )
    tables.write(layout.texts / name, {"key": named, **dict(columns)})


def _joined(rows: Sequence[NDArray[Any]], kind: type[np.generic]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Rows one behind the other, and where each ends."""
    ends = np.cumsum([len(row) for row in rows], dtype=np.int64)
    return np.concatenate([np.zeros(0, dtype=kind), *rows]), ends


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
