"""Who copied whom: families of reports, and the passages that reports share, as an answer on the command line."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from variorum.model import Family, Ledger, Passage, Record, Span
from variorum.model.passage import Direction, PassageKind
from variorum.publish.reports import Named, Names


class Side(Record):
    """One side of a passage: the report, and the words where they stand."""

    report: Named
    span: Span


class Swap(Record):
    """A swapped word of a spun copy, and the wording that it likely stands for."""

    span: Span
    likely: str


class Shared(Record):
    """A passage that two reports share. Where it is known which side is the copy, that is `b`."""

    entry: Literal["passage"] = "passage"
    id: str
    kind: PassageKind
    direction: Direction
    a: Side
    b: Side
    swapped: tuple[Swap, ...] = ()
    score: float
    why: str


class Part(Record):
    """The part of a report's story, 0 to 1, that a family covers."""

    report: Named
    share: float


class Descent(Record):
    """One report of a family that took passages from another, and what shows it."""

    taker: Named
    source: Named
    passages: int
    why: tuple[str, ...]


class Kin(Record):
    """A family of reports. `root` is the report or the carrier that it comes from, null where nothing shows it;
    `unseen` says of whom the text behind it is, where that is not among the reports.
    """

    entry: Literal["family"] = "family"
    id: str
    kind: PassageKind
    reports: tuple[Part, ...]
    root: str | None
    unseen: str | None
    descent: tuple[Descent, ...]
    why: str


class Kinship(Record):
    """All families, and all passages across reports, those most altered first."""

    families: tuple[Kin, ...]
    passages: tuple[Shared, ...]


_KINDS = ("spun", "rewritten", "light-edit", "verbatim", "same-quote")


def kinship(ledger: Ledger) -> Kinship:
    """Who shares text with whom, in the order of how much, and how each passage was altered."""
    names = Names(ledger)
    across = {passage.id: passage for passage in ledger.passages if passage.a.report != passage.b.report}
    places = {ident: place for place, ident in enumerate(across)}
    actors = {actor.id: actor.name for actor in ledger.actors}
    families = sorted(ledger.families, key=lambda f: (-max((s.share for s in f.share), default=0.0), f.id))
    shared = (shown(passage, names) for passage in across.values())
    held = (sorted((i for i in family.passages if i in across), key=places.__getitem__) for family in families)
    rows = ([across[ident] for ident in some] for some in held)
    return Kinship(
        families=tuple(_kin(family, some, names, actors) for family, some in zip(families, rows, strict=True)),
        passages=tuple(
            sorted(shared, key=lambda p: (_KINDS.index(p.kind), p.a.report.file, p.b.report.file, p.a.span.start, p.id))
        ),
    )


def shown(passage: Passage, names: Names, first: str | None = None) -> Shared:
    """A passage with the copy as `b`; with `first`, the side of that report as `a`."""
    turned = passage.a.report != first if first is not None else _copy_of(passage) == passage.a.report
    a, b = (passage.b, passage.a) if turned else (passage.a, passage.b)
    mirrored: dict[Direction, Direction] = {"a-from-b": "b-from-a", "b-from-a": "a-from-b"}
    return Shared(
        id=passage.id,
        kind=passage.kind,
        direction=mirrored.get(passage.direction, passage.direction) if turned else passage.direction,
        a=Side(report=names.of(a.report), span=a),
        b=Side(report=names.of(b.report), span=b),
        swapped=tuple(Swap(span=part.span, likely=part.likely) for part in passage.restored),
        score=passage.score,
        why=_turned_words(passage.why) if turned else passage.why,
    )


def _turned_words(why: str) -> str:
    """A reason that speaks of its sides by letter, with the letters exchanged."""
    return re.sub(r"(?<=\bthe words of )[ab]\b", lambda side: "b" if side[0] == "a" else "a", why)


def _copy_of(passage: Passage) -> str | None:
    """The report whose side is the copy: the one that derives from the other, else the one whose words were swapped."""
    if passage.direction == "a-from-b":
        return passage.a.report
    if passage.direction == "b-from-a":
        return passage.b.report
    return passage.restored[0].span.report if passage.restored else None


def _kin(family: Family, passages: Sequence[Passage], names: Names, actors: dict[str, str]) -> Kin:
    root = family.root
    if root is not None:
        root = actors.get(root) or names.label(names.of(root))
    return Kin(
        id=family.id,
        kind=family.kind,
        reports=tuple(Part(report=names.of(s.report), share=s.share) for s in family.share),
        root=root,
        unseen=family.unseen,
        descent=tuple(_descents(passages, names)),
        why=names.told(family.why),
    )


def _descents(passages: Sequence[Passage], names: Names) -> Iterator[Descent]:
    """Each pair of a family with these passages of which one is shown to be the copy, with every reason given for it
    once.
    """
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for passage in passages:
        pair = passage.a.report, passage.b.report
        if passage.direction in ("a-from-b", "b-from-a"):
            copy, original = pair if passage.direction == "a-from-b" else pair[::-1]
            reasons[copy, original].append(passage.why.rpartition("; ")[2])
    for (copy, original), why in sorted(reasons.items()):
        yield Descent(taker=names.of(copy), source=names.of(original), passages=len(why), why=tuple(dict.fromkeys(why)))
