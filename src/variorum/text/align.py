"""Alignment of two sequences with soft substitution: the best local match (Smith and Waterman 1981)."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Step = tuple[int, int]
Likeness = NDArray[np.float64]  # [i, j]: what it gains or costs to lay item i of one sequence on item j of the other
Alignment = tuple[float, tuple[Step, ...]]

GAP = -0.25  # what it costs to leave one item out

_BATCH = 256  # alignments of like size that are worked out side by side
_OUTSIDE = -9.0  # likeness of what is no cell of a smaller matrix in a batch
_DIAGONAL, _UP, _LEFT = 1, 2, 3


def align_all(likenesses: Sequence[Likeness]) -> list[Alignment]:
    """The best local alignment under each matrix of likenesses: its score, and its steps `(i, j)`, both ascending.

    Items of a step may be unlike. Time and memory are rows times columns; matrices of like size are worked out side by
    side.
    """
    found: list[Alignment] = [(0.0, ())] * len(likenesses)
    order = sorted((n for n, m in enumerate(likenesses) if m.size), key=lambda n: likenesses[n].shape)
    for first in range(0, len(order), _BATCH):
        batch = order[first : first + _BATCH]
        for n, alignment in zip(batch, _batch([likenesses[n] for n in batch]), strict=True):
            found[n] = alignment
    return found


def align(likeness: Likeness) -> Alignment:
    """The best local alignment under one matrix; see `align_all`."""
    return align_all([likeness])[0]


def _batch(matrices: Sequence[Likeness]) -> Iterator[Alignment]:
    """Fills all tables at once, one anti-diagonal after the other: its cells hang on the two before it only.

    Tables are indexed [anti-diagonal, matrix, row], rows from 1, so that row 0 is the edge.
    """
    gains = _slanted(matrices)
    table, moves = np.zeros_like(gains), np.zeros(gains.shape, dtype=np.uint8)
    edge = np.zeros(gains.shape[1:])
    for d in range(len(gains)):
        one, two = (table[d - back] if d >= back else edge for back in (1, 2))
        best = two[:, :-1] + gains[d, :, 1:]
        move = np.full(best.shape, _DIAGONAL, dtype=np.uint8)
        for value, name in ((one[:, :-1] + GAP, _UP), (one[:, 1:] + GAP, _LEFT)):
            better = value > best
            best, move[better] = np.where(better, value, best), name
        move[best <= 0.0] = 0
        table[d, :, 1:], moves[d, :, 1:] = np.maximum(best, 0.0), move
    rows = table.max(axis=0)
    for n in range(len(matrices)):
        row = int(rows[n].argmax())  # the first of equals: the least row, then the least column
        score = float(rows[n, row])
        end = int(table[:, n, row].argmax())
        yield (score, _back(moves[:, n], row, end)) if score > 0 else (0.0, ())


def _slanted(matrices: Sequence[Likeness]) -> Likeness:
    """The matrices laid aslant: [i + j, matrix, i + 1]."""
    height, width = (max(m.shape[axis] for m in matrices) for axis in (0, 1))
    gains = np.full((height + width - 1, len(matrices), height + 1), _OUTSIDE)
    for n, matrix in enumerate(matrices):
        i, j = np.indices(matrix.shape)
        gains[i + j, n, i + 1] = matrix
    return gains


def _back(moves: NDArray[np.uint8], row: int, diagonal: int) -> tuple[Step, ...]:
    """The steps that lead to a cell of one table."""
    steps = []
    while row > 0 and diagonal >= row - 1 and (move := moves[diagonal, row]):
        if move == _DIAGONAL:
            steps.append((row - 1, diagonal - row + 1))
            row, diagonal = row - 1, diagonal - 2
        elif move == _UP:
            row, diagonal = row - 1, diagonal - 1
        else:
            diagonal -= 1
    return tuple(reversed(steps))
