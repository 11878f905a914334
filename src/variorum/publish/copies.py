"""Shared passages, side by side and word by word."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from variorum.model import Passage
from variorum.publish.view import View, Witness

MOST_PASSAGES = 12  # of one pair that stand in one entry of a page
_KIND_ORDER = ("spun", "rewritten", "light-edit", "verbatim", "same-quote")


@dataclass(frozen=True)
class Copied:
    """A passage side by side: runs of words of each side as (text, how), how one of same, swapped, added, dropped."""

    passage: Passage
    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    changed: int


@dataclass(frozen=True)
class Pairing:
    """Passages of two reports, the copy on the right where that is known; `total` of the pair, in entries of some.

    `continued` where earlier passages of the same pair stand in the entry before.
    """

    left: Witness
    right: Witness
    passages: tuple[Copied, ...]
    total: int
    continued: bool


def pairings(view: View) -> tuple[Pairing, ...]:
    """All passages by pair of reports: those inside one report last, then by number; most altered kinds first."""
    ranked = sorted(view.ledger.passages, key=lambda p: (_KIND_ORDER.index(p.kind), -len(p.a.quote), p.id))
    copying = _copying(ranked)
    pairs: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in ranked:
        turned = _turned(passage) if copying[passage.a.report, passage.b.report] > 0 else passage
        pairs[turned.a.report, turned.b.report].append(turned)
    ordered = sorted(pairs.items(), key=lambda item: (item[0][0] == item[0][1], -len(item[1]), item[0]))
    return tuple(
        Pairing(
            left=view.witness(a),
            right=view.witness(b),
            passages=tuple(compare(passage) for passage in found[start : start + MOST_PASSAGES]),
            total=len(found),
            continued=start > 0,
        )
        for (a, b), found in ordered
        for start in range(0, len(found), MOST_PASSAGES)
    )


def swapping(view: View) -> tuple[Witness, ...]:
    """The reports in which words look swapped for synonyms."""
    swapped = {s.report for s in view.ledger.statements if s.altered}
    swapped |= {part.span.report for passage in view.ledger.passages for part in passage.restored}
    return view.in_order(swapped)


def _copying(passages: Iterable[Passage]) -> Counter[tuple[str, str]]:
    """For each pair of reports, how much speaks for the first being the copy: above zero more than against it."""
    votes: Counter[tuple[str, str]] = Counter()
    for p in passages:
        sides = sum(1 if r.span.report == p.a.report else -1 for r in p.restored)
        votes[p.a.report, p.b.report] += sides + (p.direction == "a-from-b") - (p.direction == "b-from-a")
    return votes


def _turned(passage: Passage) -> Passage:
    """The passage with its sides exchanged, so that the copy stands on the right, where swapped words are lit."""
    mirrored = {"a-from-b": "b-from-a", "b-from-a": "a-from-b"}.get(passage.direction, passage.direction)
    return passage.model_copy(update={"a": passage.b, "b": passage.a, "direction": mirrored})


def compare(passage: Passage) -> Copied:
    """The two sides word by word (Ratcliff and Obershelp's matching blocks, without regard to case or punctuation)."""
    left, right = passage.a.quote.split(), passage.b.quote.split()
    matcher = SequenceMatcher(None, _bare(left), _bare(right), autojunk=False)
    runs_left, runs_right, changed = [], [], 0
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        how = {"equal": "same", "replace": "swapped", "delete": "dropped", "insert": "added"}[tag]
        changed += tag != "equal"
        if a2 > a1:
            runs_left.append((" ".join(left[a1:a2]), how))
        if b2 > b1:
            runs_right.append((" ".join(right[b1:b2]), how))
    return Copied(passage, tuple(runs_left), tuple(runs_right), changed)


def _bare(side: list[str]) -> list[str]:
    return [word.replace("’", "'").strip(".,;:!?\"'“”‘()").lower() for word in side]
