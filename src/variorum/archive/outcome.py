"""The last stage: the tables of what was found, by ids that follow from what the articles say.

A family and a story are called by the least id of their articles, so that neither the order of the files nor how they
are read in parts has a say in it.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.archive import tables
from variorum.archive.engine import Engine
from variorum.archive.families import components
from variorum.archive.layout import Layout

_SPAN = ("articles", "outlets", "first", "last")  # what is told of a family and of a story alike


def stories(layout: Layout, keys: NDArray[np.int64], family: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of the articles the place of the first article of its story: families, joined by what is near."""
    near = tables.read(layout.nearest)
    order = np.argsort(keys)
    a, b = (order[np.searchsorted(keys, near[name].to_numpy(), sorter=order)] for name in ("key", "near"))
    return components(len(keys), np.concatenate([np.arange(len(keys)), a]), np.concatenate([family, b]))


def write(
    engine: Engine, layout: Layout, numbers: NDArray[np.int64], family: NDArray[np.int64], story: NDArray[np.int64]
) -> None:
    """Writes the tables of members, families and stories."""
    daft, col = engine.daft, engine.daft.col
    places = {"number": numbers, "in_family": family, "in_story": story}
    rows = daft.read_parquet(f"{layout.articles}/*.parquet").join(daft.from_pydict(places), on="number")
    families = _told(rows, "family", col).where(col("articles") > 1)
    told = _told(rows, "story", col)
    members = (
        rows.join(families.select("in_family", "family"), on="in_family", how="left")
        .join(told.select("in_story", "story"), on="in_story")
        .select("number", "id", "family", "story")
    )
    _put(families.select("family", *_SPAN), layout.families)
    _put(members, layout.members)
    held = rows.groupby("in_story").agg(col("in_family").count_distinct().alias("families"))
    titles = rows.select(col("number").alias("head"), "title")
    ended = told.join(held, on="in_story").join(titles, on="head").select("story", *_SPAN, "families", "title")
    _put(ended, layout.stories)


def _put(frame: Any, folder: Path) -> None:
    tables.made(folder, lambda path: frame.write_parquet(str(path)))


def _told(rows: Any, kind: str, col: Any) -> Any:
    """A row for each family or story."""
    letter = kind[0]
    return (
        rows.groupby(f"in_{kind}")
        .agg(
            col("id").min().alias("least"),
            col("number").min().alias("head"),
            col("id").count().alias("articles"),
            col("outlet").count_distinct().alias("outlets"),
            col("published").min().alias("first"),
            col("published").max().alias("last"),
        )
        .with_column(kind, col("least").replace("r-", f"{letter}-"))
    )
