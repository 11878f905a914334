"""From scores to spans: the best path through the labels that are allowed after one another (Viterbi 1967)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import numpy as np

from variorum.annotate.reading.labels import CUE_LABELS, PART_LABELS
from variorum.annotate.reading.words import Array
from variorum.model import Bounds

_NEVER: Final = -1e9
_Paths = tuple[list[int], Array, Array]


def _cue_paths() -> _Paths:
    after: dict[str, Iterable[str]] = {"O": "OBS", "B": "IE", "I": "IE", "E": "OBS", "S": "OBS"}
    return _paths(CUE_LABELS, list(CUE_LABELS), after, lambda name: name, set("OBS"))


def _part_paths() -> _Paths:
    """States of one attribution: at most one source (`0` before it, `1` after it), any number of content fragments."""
    states: list[str] = []
    after: dict[str, Iterable[str]] = {}
    for turn in "01":
        opened = [turn + x for x in "OBS"] + (["sB", "sS"] if turn == "0" else [])
        for label in "OBIES":
            states.append(turn + label)
            after[turn + label] = [turn + "I", turn + "E"] if label in "BI" else opened
    for label in "BIES":
        states.append("s" + label)
        after["s" + label] = ["sI", "sE"] if label in "BI" else ["1O", "1B", "1S"]
    labels = {state: ("source-" + state[1] if state[0] == "s" else state[1]) for state in states}
    return _paths(PART_LABELS, states, after, labels.__getitem__, {"0O", "0B", "0S", "sB", "sS"})


def _paths(
    names: Sequence[str],
    states: list[str],
    after: dict[str, Iterable[str]],
    label: Callable[[str], str],
    first: set[str],
) -> _Paths:
    """The label of each state, what a move from one to another costs, and what it costs to begin or end in one."""
    moves = np.full((len(states), len(states)), _NEVER, dtype=np.float32)
    for i, state in enumerate(states):
        allowed = set(after[state])
        for j, other in enumerate(states):
            if other in allowed:
                moves[i, j] = 0.0
    ends = np.full((2, len(states)), _NEVER, dtype=np.float32)
    ends[0, [i for i, state in enumerate(states) if state in first]] = 0.0
    ends[1, [i for i, state in enumerate(states) if state[-1] in "OES"]] = 0.0
    return [names.index(label(state)) for state in states], moves, ends


_CUE_PATHS: Final = _cue_paths()
_PART_PATHS: Final = _part_paths()


def best_cues(scores: Array) -> Array:
    """The best allowed labels (`CUE_LABELS`) of `scores` [rows, words, 5]."""
    return _best(scores, *_CUE_PATHS)


def best_parts(scores: Array) -> Array:
    """The best allowed labels (`PART_LABELS`) of `scores` [rows, words, 9]."""
    return _best(scores, *_PART_PATHS)


def _best(scores: Array, labels: list[int], moves: Array, ends: Array) -> Array:
    """The best path of every row: the best label of each word where these may follow one another, else a search."""
    found: Array = scores.argmax(axis=2)
    wrong = ~_allowed(found, labels, moves, ends)
    if wrong.any():
        found[wrong] = _searched(scores[wrong], labels, moves, ends)
    return found


def _allowed(found: Array, labels: list[int], moves: Array, ends: Array) -> Array:
    """Of each row of labels [rows, words]: is there a path of states that gives it?

    A label that comes again leads nowhere new, so the stretches in which every row goes on as before are passed over.
    """
    members = np.asarray(labels) == np.arange(max(labels) + 1)[:, None]  # [labels, states]
    follows = (moves == 0).astype(np.int8)
    reached = members[found[:, 0]] & (ends[0] == 0)
    turns = np.flatnonzero((found[:, 1:] != found[:, :-1]).any(axis=0)) + 1
    steps = np.unique(np.concatenate([[1], turns, turns + 1]))
    for t in steps[steps < found.shape[1]]:
        if not reached.any():
            break
        reached = (reached @ follows).astype(bool) & members[found[:, t]]
    allowed: Array = (reached & (ends[1] == 0)).any(axis=1)
    return allowed


def _searched(scores: Array, labels: list[int], moves: Array, ends: Array) -> Array:
    """The best path through `moves` [states, states], every row at once."""
    emitted = scores[:, :, labels]
    rows, length, _ = emitted.shape
    value = emitted[:, 0] + ends[0]
    back = np.zeros(emitted.shape, dtype=np.int8)
    for t in range(1, length):
        options = value[:, :, None] + moves
        back[:, t] = options.argmax(axis=1)
        value = options.max(axis=1) + emitted[:, t]
    path = np.zeros((rows, length), dtype=np.int64)
    path[:, -1] = (value + ends[1]).argmax(axis=1)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = back[np.arange(rows), t, path[:, t]]
    found: Array = np.asarray(labels)[path]
    return found


def spans_of(labels: Sequence[int] | Array, begin: int) -> list[Bounds]:
    """Spans of words in an allowed row of labels whose B, I, E, S are the numbers from `begin` on."""
    row = np.asarray(labels)
    starts = np.flatnonzero((row == begin) | (row == begin + 3)).tolist()
    ends = np.flatnonzero((row == begin + 2) | (row == begin + 3)).tolist()
    return [(start, end + 1) for start, end in zip(starts, ends, strict=True)]
