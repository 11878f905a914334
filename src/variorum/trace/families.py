"""Families: reports that share text, and how much of each story that is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain, pairwise
from typing import TypeVar

from variorum.model import Annotation, Bounds, Family, Passage, Report, Share, stable_id
from variorum.model.passage import PassageKind
from variorum.sets import Sets
from variorum.text.shingles import overlapping
from variorum.trace.roots import root
from variorum.trace.told import Told

_Node = TypeVar("_Node", str, int)

REPRINT = 0.8  # two reports that share this part of their five-word sequences are one text
_ORDER: tuple[PassageKind, ...] = ("verbatim", "light-edit", "spun", "rewritten", "same-quote")


def families(
    reports: Sequence[Report], passages: Sequence[Passage], one_text: Sequence[tuple[str, ...]]
) -> tuple[Family, ...]:
    """First the sets of reports that are `one_text`, as `one_texts` finds them. Then, for each set of reports that have
    one and the same stretch of text in common, a family of the passages of that set.

    A family of a small `share` concerns those passages only.
    """
    by_id = {report.id: report for report in reports}
    across = [p for p in passages if p.a.report != p.b.report]
    groups: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
    for stretch in _stretches(across):
        groups[tuple(sorted({s.report for p in stretch for s in (p.a, p.b)}))].extend(stretch)
    text = {report: whole for whole in one_text for report in whole}
    rest = {ids: rows for ids, rows in groups.items() if not set(ids) <= set(text.get(ids[0], ()))}
    inside: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
    for passage in across:
        ids = text.get(passage.a.report, ())
        if ids and ids == text.get(passage.b.report):
            inside[ids].append(passage)
    made = [_family(ids, inside[ids], by_id, True) for ids in one_text]
    made += [_family(ids, rows, by_id, False) for ids, rows in rest.items()]
    return tuple(sorted(made, key=lambda f: (f.reports, f.id)))


def one_texts(annotations: Sequence[Annotation]) -> tuple[tuple[str, ...], ...]:
    """The sets of reports that are one text: joined by sharing four fifths of their five-word sequences (of the shorter
    report). Those of the very same words are compared once.
    """
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    told = Told()
    for annotation in annotations:
        alike[told.once(annotation, _words)].append(annotation.report.id)
    texts, ids = list(alike), list(alike.values())
    links = [(ids[n][0], ids[m][0]) for n, m in overlapping(texts, REPRINT)]
    links += [(first, other) for words, (first, *rest) in alike.items() if words for other in rest]
    return tuple(tuple(sorted(group)) for group in _components(links))


def _words(annotation: Annotation) -> tuple[str, ...]:
    return tuple(t.text.lower() for t in annotation.parse.tokens if t.pos not in ("PUNCT", "SPACE"))


def _stretches(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Passages grouped by the stretch of text that they share: two are together where their spans overlap by half.

    A rewriting joins no more than its two reports: what is handed on from one to the next need not be the same text.
    """
    by_report: dict[str, list[tuple[int, int, int]]] = defaultdict(list)  # start, end, number of the passage
    for n, passage in enumerate(passages):
        if passage.kind == "rewritten":
            continue
        for side in (passage.a, passage.b):
            by_report[side.report].append((side.start, side.end, n))
    links = [(n, n) for n in range(len(passages))]
    for rows in by_report.values():
        links += [(x[2], y[2]) for x, y in pairwise(sorted(rows)) if _half(x[:2], y[:2])]
    return [[passages[n] for n in sorted(group)] for group in _components(links)]


def _half(a: Bounds, b: Bounds) -> bool:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return 2 * common > min(a[1] - a[0], b[1] - b[0])


def _components(links: Sequence[tuple[_Node, _Node]]) -> list[set[_Node]]:
    """The connected components of a graph."""
    sets = Sets[_Node]()
    for a, b in links:
        sets.join(a, b)
    return sets.all()


def _family(ids: tuple[str, ...], rows: Sequence[Passage], reports: Mapping[str, Report], reprint: bool) -> Family:
    spans: dict[str, set[Bounds]] = defaultdict(set)
    for span in chain.from_iterable((p.a, p.b) for p in rows):
        spans[span.report].add(span.bounds)
    kind = "verbatim" if reprint else _kind(rows)
    shares = tuple(Share(report=r, share=share(reports[r], spans[r])) for r in ids)
    parts = [s.share for s in shares]
    found = root(ids, rows, reports)
    texts = (
        "one text"
        if reprint
        else f"{len(rows)} passage{'s' * (len(rows) > 1)} ({', '.join(sorted({p.kind for p in rows}))})"
    )
    return Family(
        id=stable_id("fam", kind, *ids, *sorted(p.id for p in rows)),
        reports=ids,
        kind=kind,
        share=shares,
        root=found.report,
        unseen=found.unseen,
        passages=tuple(sorted(p.id for p in rows)),
        why=f"{texts} in common, {min(parts):.0%} to {max(parts):.0%} of each story; {found.why}",
    )


def _kind(rows: Sequence[Passage]) -> PassageKind:
    """The kind of most passages; of two as frequent, the closer to a copy."""
    counts = Counter(p.kind for p in rows)
    return max(_ORDER, key=lambda kind: (counts[kind], -_ORDER.index(kind)))


def share(report: Report, spans: Set[Bounds]) -> float:
    """The share of the story's characters, 0 to 1, that the spans cover."""
    story = _merged(report.story)
    both = (min(x[1], y[1]) - max(x[0], y[0]) for x in story for y in _merged(spans))
    covered = sum(common for common in both if common > 0)
    return round(covered / max(1, sum(end - start for start, end in story)), 3)


def _merged(spans: Iterable[Bounds]) -> list[Bounds]:
    """The same characters in spans that do not overlap."""
    found: list[Bounds] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found
