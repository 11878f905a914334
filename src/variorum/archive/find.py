"""The stories of an archive, as a list to choose from."""

from pathlib import Path
from typing import Literal

from variorum.archive import tables
from variorum.archive.layout import Layout
from variorum.archive.manifest import finished
from variorum.model.record import Record


class Found(Record):
    """A story: how many articles and families of copies it has, of how many outlets, from when to when; the title is
    that of its first article.
    """

    entry: Literal["story"] = "story"
    story: str
    articles: int
    families: int
    outlets: int
    first: str | None
    last: str | None
    title: str | None


def found(root: Path, words: str | None, most: int) -> tuple[Found, ...]:
    """The largest stories in whose titles all the words stand, whatever their case; at most `most`.

    Raises `RequestError` where there is no archive, or where its screening was broken off.
    """
    layout = Layout(root)
    finished(layout)
    table = tables.read(layout.stories, tuple(name for name in Found.model_fields if name != "entry"))
    for word in (words or "").split():
        table = tables.having(table, "title", word)
    rows = table.sort_by([("articles", "descending"), ("story", "ascending")]).slice(0, most).to_pylist()
    return tuple(Found(**row) for row in rows)
