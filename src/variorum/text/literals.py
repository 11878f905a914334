"""The literals that a regular expression cannot match without: a quick way to tell that it does not.

    needs(r"(?:in |on )?(monday|tuesday),? \\d+")  # ({"monday", "tuesday"}, {"0"})

A text that holds none of the literals of one of the sets cannot match. Literals are in lower case; the digit zero
stands for any digit. Read are the constructs of this project's tables: literals, classes, groups, alternatives,
lookarounds, quantifiers, and escapes of one letter.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

Need = frozenset[str]  # one of these must be there

DIGIT: Final = "0"
_DIGITS: Final = re.compile(r"\[[\d-]+\]|\\d|\d")
_ANY_DIGIT: Final = re.compile(r"\d")
_ATOM: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_GROUP: Final = re.compile(r"\(\?(?:P<\w+>|:|-i:)|\((?!\?)")
_AROUND: Final = re.compile(r"\(\?(?:=|!|<=|<!)")
_TIMES: Final = re.compile(r"(?:[?*]|\{0,?\d*\})[?+]?")
_AGAIN: Final = re.compile(r"(?:\+|\{\d+,?\d*\})[?+]?")


def needs(pattern: str) -> tuple[Need, ...]:
    """What a pattern cannot match without, the most telling first. Raises `ValueError` where brackets do not close."""
    found, end = _alternatives(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"a group closes that was not opened, at {end} of {pattern!r}")
    return tuple(sorted(dict.fromkeys(found), key=_weight))


def present(text: str, literals: Iterable[str]) -> frozenset[str]:
    """The literals that stand in a text, case aside; the digit zero where there is any digit."""
    lower = text.lower()
    found = {each for each in literals if each in lower}
    return frozenset(found | {DIGIT} if _ANY_DIGIT.search(lower) else found)


def _alternatives(pattern: str, at: int) -> tuple[list[Need], int]:
    """The needs of `a|b|c` from `at` to its end or to the bracket that closes it: one of each branch, together."""
    branches, at = _branches(pattern, at)
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    return [frozenset().union(*(min(branch, key=_weight) for branch in branches))], at


def _branches(pattern: str, at: int) -> tuple[list[list[Need]], int]:
    branches = []
    while True:
        branch, at = _sequence(pattern, at)
        branches.append(branch)
        if at >= len(pattern) or pattern[at] == ")":
            return branches, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[list[Need], int]:
    """The needs of one branch: of its groups, and its runs of literal signs."""
    found: list[Need] = []
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        own, sign, at = _atom(pattern, at)
        optional, again = _TIMES.match(pattern, at), _AGAIN.match(pattern, at)
        at = (optional or again).end() if optional or again else at  # type: ignore[union-attr]
        if not optional:
            found += own
        if sign and not optional:
            run += sign
        if not sign or optional or again:
            found, run = _with(found, run), ""
    return _with(found, run), at


def _atom(pattern: str, at: int) -> tuple[list[Need], str, int]:
    """One atom: what it needs, the sign that it is, or neither; and its end."""
    if around := _AROUND.match(pattern, at):
        return [], "", _closed(pattern, _alternatives(pattern, around.end())[1])
    if group := _GROUP.match(pattern, at):
        own, end = _alternatives(pattern, group.end())
        return own, "", _closed(pattern, end)
    found = _ATOM.match(pattern, at)
    assert found is not None  # any sign is an atom
    atom = found[0]
    if _DIGITS.fullmatch(atom):
        return [frozenset({DIGIT})], "", found.end()
    if atom[0] == "[" or atom in ".^$" or (atom[0] == "\\" and atom[1].isalnum()):
        return [], "", found.end()
    return [], atom[-1].lower(), found.end()


def _closed(pattern: str, at: int) -> int:
    if pattern[at : at + 1] != ")":
        raise ValueError(f"a group does not close in {pattern!r}")
    return at + 1


def _with(found: Sequence[Need], run: str) -> list[Need]:
    return [*found, *([frozenset({run})] if len(run.strip()) > 1 else [])]


def _weight(need: Need) -> tuple[int, int]:
    """The fewer and longer the literals, the more they tell."""
    return len(need), -min(map(len, need))
