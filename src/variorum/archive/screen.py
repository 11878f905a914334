"""The order of the stages of a screening. What a stage has written stays, so that a broken run goes on where it was."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from variorum.archive import outcome, tables, timeline
from variorum.archive.blocks import blocks
from variorum.archive.candidates import choose, lay
from variorum.archive.copies import Copies, compare
from variorum.archive.engine import Engine
from variorum.archive.extract import extract
from variorum.archive.families import families
from variorum.archive.layout import Layout
from variorum.archive.manifest import STAGES, Done, Manifest, Source, Stage, begun
from variorum.archive.nearest import nearest
from variorum.archive.pairs import pair, stretches
from variorum.archive.parts import parts
from variorum.archive.settings import Settings
from variorum.archive.timeline import UNDATED, Order, slots
from variorum.ledger.lock import held
from variorum.model.watch import Watch


class _Numbered(Protocol):
    """What is done by itself, and known by its number."""

    @property
    def number(self) -> int: ...


Task = TypeVar("Task", bound=_Numbered)


@dataclass(frozen=True)
class Screened:
    """How many articles an archive has, and how many families and stories they make; how many records are broken, and
    how many are no article.
    """

    articles: int
    families: int
    stories: int
    broken: int
    left_out: int


def screen(files: Sequence[Path], into: Path, engine: Engine, watch: Watch, settings: Settings) -> Screened:
    """Finds the families and stories of the articles in the files, and writes them as tables to the folder `into`.

    Goes on where an earlier run of the same was broken off; an archive without articles is not gone through further.
    Raises `RequestError` where the folder holds another screening, or where a file is of no kind that is taken, and
    `StoreError` where another run is writing the folder.
    """
    layout, sources = Layout(into), tuple(map(Source.of, files))
    manifest = begun(layout.manifest, settings, sources)
    if manifest is None:  # before a folder is made for what cannot be read
        manifest = Manifest(settings=settings, sources=sources, parts=parts(files))
    with held(layout.lock, f"{into}: another run is writing this archive; wait until it has ended"):
        tables.sweep(into)
        manifest = begun(layout.manifest, settings, sources) or manifest  # another run may have been here since
        manifest.keep(layout.manifest)
        return _screen(layout, engine, watch, manifest)


def _screen(layout: Layout, engine: Engine, watch: Watch, manifest: Manifest) -> Screened:
    run = _Run(layout, engine, watch, manifest)
    for stage in STAGES:
        if manifest.has(stage):
            continue
        since = time.monotonic()
        count = run.do(stage)
        if stage == "read" and not count:
            break
        done = Done(stage=stage, seconds=round(time.monotonic() - since, 1), count=count)
        manifest = manifest.model_copy(update={"done": (*manifest.done, done)})
        manifest.keep(layout.manifest)
    return screened(layout)


def screened(layout: Layout) -> Screened:
    """What stands in the tables of an archive."""
    aside = tables.read(layout.set_aside, ("broken", "count"))
    broken, count = aside["broken"].to_numpy(), aside["count"].to_numpy()
    articles, copied, told = (tables.rows(f) for f in (layout.articles, layout.families, layout.stories))
    return Screened(articles, copied, told, int(count[broken].sum()), int(count[~broken].sum()))


@dataclass
class _Run:
    """One run of the stages, each of which reads what those before it have written."""

    layout: Layout
    engine: Engine
    watch: Watch
    manifest: Manifest

    def do(self, stage: Stage) -> int:
        """Does all of a stage that is not done, and says how many things came of it."""
        work = {
            "read": self._read,
            "paired": self._pair,
            "laid": self._lay,
            "compared": self._compare,
            "ordered": self._order,
            "joined": self._join,
            "told": self._tell,
        }
        return work[stage]()

    def _read(self) -> int:
        work = partial(extract, root=self.layout.root, settings=self._settings)
        self._each("reading", work, self.manifest.parts, self.layout.articles)
        return tables.rows(self.layout.articles)

    def _pair(self) -> int:
        work = partial(pair, root=self.layout.root)
        self._each("finding copies", work, stretches(self.layout), self.layout.pairs)
        return tables.rows(self.layout.pairs)

    def _lay(self) -> int:
        some = blocks(self.layout)
        work = partial(choose, root=self.layout.root, settings=self._settings)
        self._each("choosing pairs", work, some, self.layout.candidates)
        self._each("laying pairs", partial(lay, root=self.layout.root), some, self.layout.sent)
        return tables.rows(self.layout.candidates)

    def _compare(self) -> int:
        work = partial(compare, root=self.layout.root, settings=self._settings)
        self._each("comparing", work, blocks(self.layout), self.layout.copies)
        return tables.rows(self.layout.copies)

    def _order(self) -> int:
        self._in_order.keep(self.layout)
        timeline.sample(self.layout, self._in_order).keep(self.layout.rarity / tables.name(0))
        work = partial(timeline.place, root=self.layout.root, settings=self._settings)
        self._each("ordering", work, blocks(self.layout), self.layout.timeline)
        return len(self._in_order.keys)

    def _join(self) -> int:
        work = partial(nearest, root=self.layout.root, settings=self._settings)
        self._each("finding stories", work, slots(self._in_order.days, self._settings), self.layout.nearest)
        return tables.rows(self.layout.nearest)

    def _tell(self) -> int:
        self.watch.stage("writing", 1)
        told = outcome.stories(self.layout, self._keys, self._family)
        outcome.write(self.engine, self.layout, self._numbers, self._family, told)
        self.watch.step()
        return tables.rows(self.layout.stories)

    def _each(self, said: str, work: Callable[[Task], int], tasks: Sequence[Task], folder: Path) -> None:
        """Does what of a stage is not done: each task writes the file of its number to the folder."""
        todo = [task for task in tasks if not (folder / tables.name(task.number)).exists()]
        self.watch.stage(said, len(todo))
        for _ in self.engine.each(work, todo):
            self.watch.step()

    @property
    def _settings(self) -> Settings:
        return self.manifest.settings

    @cached_property
    def _numbers(self) -> NDArray[np.int64]:
        return tables.column(self.layout.articles, "number")

    @cached_property
    def _keys(self) -> NDArray[np.int64]:
        return tables.column(self.layout.texts, "key")

    @cached_property
    def _family(self) -> NDArray[np.int64]:
        """For each article the place of the first of its family."""
        return families(self._numbers, Copies.load(self.layout), self._settings)

    @cached_property
    def _in_order(self) -> Order:
        days = tables.read(self.layout.articles, ("day",))["day"].fill_null(UNDATED).to_numpy()
        return Order.of(self._keys, days, self._family)
