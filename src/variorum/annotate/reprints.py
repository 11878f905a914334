"""Reports that are printed alike: what one of them says by itself, the others say as well."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from variorum.model import Annotation, Report, stable_id
from variorum.model.renamed import renamed, stencil

_LAYERS: Final = ("actors", "times", "statements", "events", "figures", "commitments")


def print_of(report: Report) -> Hashable:
    """All of a report that its annotation hangs on, but for its id; equal for reports that are printed alike."""
    return report.text, report.story, report.dateline and renamed(report.dateline, {report.id: ""})


def reprints(found: Annotation, others: Sequence[Report]) -> list[Annotation]:
    """The annotations of reports that are printed as another is, from that of the other; the parse is shared.

    The id of a row hangs on the report and on the row's place in its table.
    """
    layers = {name: getattr(found, name) for name in _LAYERS}
    ids = dict.fromkeys(row.id for rows in layers.values() for row in rows)
    ids.update((figure.measure, None) for figure in found.figures)
    made = stencil((*layers.values(), found.left_out), {found.report.id, *ids})
    return [_reprint(found, report, made(_names(found.report.id, ids, report))) for report in others]


def _names(first: str, ids: Iterable[str], report: Report) -> dict[str, str]:
    """What the ids of the first print, its own among them, are in another."""
    own = {ident: stable_id(ident.partition("-")[0], report.id, n) for n, ident in enumerate(ids)}
    return {first: report.id, **own}


def _reprint(found: Annotation, report: Report, rows: tuple[tuple[Any, ...], ...]) -> Annotation:
    *layers, left_out = rows
    told = tuple(left.model_copy(update={"source": report.source}) for left in left_out)
    parse = replace(found.parse, report=report.id)
    by_layer = dict(zip(_LAYERS, layers, strict=True))
    return Annotation(report=report, parse=parse, left_out=told, reprint_of=found.text_of, **by_layer)
