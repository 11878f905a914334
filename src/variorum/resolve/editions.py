"""Reports that are printed alike and were dated alike when they were read: what the first of them tells, all tell."""

from collections.abc import Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from variorum.model import Annotation
from variorum.model.renamed import renamed

Leads = Mapping[str, str]

NO_LEADS: Final[Leads] = MappingProxyType({})  # every report stands for itself


def leads(annotations: Iterable[Annotation]) -> dict[str, str]:
    """For each report the one that stands for it: the first by id of those that say the same with the same date.

    Resolution works on these alone, so that a further print of a text costs next to nothing, and tips no balance: a
    text that a hundred sites print is one telling.
    """
    first: dict[Hashable, str] = {}
    return {
        a.report.id: first.setdefault(_said(a), a.report.id) for a in sorted(annotations, key=lambda a: a.report.id)
    }


def _said(annotation: Annotation) -> Hashable:
    """What a report says, and when it says that it came out, in whatever report that is printed; its times among it,
    as those of a spun print are read anew.
    """
    published = renamed(annotation.report.published, {annotation.report.id: ""})
    return annotation.text_of, published, tuple(time.reading for time in annotation.times)
