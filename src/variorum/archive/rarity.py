"""How rare words are, by a sample of the archive."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from variorum.archive import tables


@dataclass(frozen=True)
class Rarity:
    """Words, by the upper halves of their numbers, ascending, and in how many of `sampled` articles each stands."""

    words: NDArray[np.uint32]
    counts: NDArray[np.int64]
    sampled: int

    @classmethod
    def load(cls, path: Path) -> "Rarity":
        """As it was kept."""
        table = tables.read(path)
        words, counts = (table[name].to_numpy() for name in ("word", "count"))
        return cls(words[1:], counts[1:], int(counts[0]))

    def keep(self, path: Path) -> None:
        """Writes it to a table whose first row has how many articles were sampled."""
        words = np.concatenate([np.zeros(1, dtype=np.uint32), self.words])
        tables.write(path, {"word": words, "count": np.concatenate([[self.sampled], self.counts])})

    def weights(self, words: NDArray[np.uint32]) -> NDArray[np.float32]:
        """What each word counts: the logarithm of how many articles there are for each that has it."""
        at = np.searchsorted(self.words, words).clip(max=max(0, len(self.words) - 1))
        counts = np.where(self.words[at] == words, self.counts[at], 0) if len(self.words) else np.zeros(len(words))
        return np.log((2 + self.sampled) / (1 + counts)).astype(np.float32)

    def rarest(
        self, rows: NDArray[np.uint32], ends: NDArray[np.int64], most: int
    ) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The rarest `most` words of each row, and where the rows end then; rows lie one behind the other."""
        of_row = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        order = np.lexsort((rows, -self.weights(rows), of_row))
        starts = np.concatenate([[0], ends[:-1]])
        kept = order[np.arange(len(rows)) - starts[of_row] < most]
        return rows[kept], np.cumsum(np.bincount(of_row[kept], minlength=len(ends)))
