"""Alignment of two sequences with soft substitution: the best local match (Smith and Waterman 1981)."""

from collections.abc import Sequence

Step = tuple[int, int]

GAP = -0.25


def align(likeness: Sequence[Sequence[float]], gap: float = GAP) -> tuple[float, tuple[Step, ...]]:
    """The best local alignment under a matrix of likenesses, and its score.

    `likeness[i][j]` is what it gains or costs to lay item i of the first sequence on item j of the second; `gap` is
    what it costs to leave one out. Returns the score and the steps `(i, j)`, both ascending; items of a pair may be
    unlike. Time and memory: rows times columns.
    """
    best, end, moves = 0.0, (0, 0), []
    above = [0.0] * (len(likeness[0]) + 1) if likeness else []
    for i, row in enumerate(likeness):
        here, trace, top = [0.0], bytearray(len(row)), 0.0
        for j, value in enumerate(row):
            left, up = top + gap, above[j + 1] + gap
            top, move = above[j] + value, 1
            if up > top:  # comparisons, not `max`: this loop takes most of the time of a comparison
                top, move = up, 2
            if left > top:
                top, move = left, 3
            if top <= 0.0:
                top, move = 0.0, 0
            elif top > best:
                best, end = top, (i, j)
            trace[j] = move
            here.append(top)
        above = here
        moves.append(trace)
    return best, _back(moves, end) if best else ()


def _back(moves: Sequence[bytearray], end: Step) -> tuple[Step, ...]:
    """The steps that lead to `end`."""
    (i, j), steps = end, []
    while i >= 0 and j >= 0 and moves[i][j]:
        if moves[i][j] == 1:
            steps.append((i, j))
            i, j = i - 1, j - 1
        elif moves[i][j] == 2:
            i -= 1
        else:
            j -= 1
    return tuple(reversed(steps))
