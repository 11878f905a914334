"""Reports that are printed alike: what one of them says by itself, the others say as well."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final

from variorum.model import Annotation, Report, stable_id
from variorum.model.renamed import renamed

_LAYERS: Final = ("actors", "times", "statements", "events", "figures", "commitments")


def print_of(report: Report) -> Hashable:
    """All of a report that its annotation hangs on, but for its id; equal for reports that are printed alike."""
    return report.text, report.story, report.dateline and renamed(report.dateline, {report.id: ""})


def reprinted(found: Annotation, report: Report) -> Annotation:
    """The annotation of a report that is printed as another is, from that of the other; the parse is shared.

    The id of a row hangs on the report and on the row's place in its table.
    """
    layers = {name: getattr(found, name) for name in _LAYERS}
    ids = [row.id for rows in layers.values() for row in rows] + [figure.measure for figure in found.figures]
    own = {ident: stable_id(ident.partition("-")[0], report.id, n) for n, ident in enumerate(dict.fromkeys(ids))}
    names = {found.report.id: report.id, **own}
    rows = {name: tuple(renamed(row, names) for row in table) for name, table in layers.items()}
    left_out = tuple(renamed(row, names).model_copy(update={"source": report.source}) for row in found.left_out)
    parse = replace(found.parse, report=report.id)
    return Annotation(report=report, parse=parse, left_out=left_out, reprint_of=found.text_of, **rows)
