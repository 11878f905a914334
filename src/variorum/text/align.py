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
        here, trace = [0.0], bytearray(len(row))
        for j, value in enumerate(row):
            diagonal, up, left = above[j] + value, above[j + 1] + gap, here[j] + gap
            top = max(0.0, diagonal, up, left)
            trace[j] = 0 if top == 0.0 else 1 if top == diagonal else 2 if top == up else 3
            here.append(top)
            if top > best:
                best, end = top, (i, j)
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
