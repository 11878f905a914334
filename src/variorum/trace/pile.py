"""A pile of reports as the copy finder holds it: sentences by their words, an index of them, quotations, provisions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.model import Annotation, Report
from variorum.trace.candidates import Index
from variorum.trace.provisions import Provision, provisions
from variorum.trace.quotes import Quote, quotes
from variorum.trace.units import Rarity, Unit, units

Wording = tuple[str, ...]


@dataclass(frozen=True)
class Pile:
    """What is worked out of each report once, and kept while the pile grows.

    `sentences` has for each wording the sentences that say it, in report and text order; `index` has one of each.
    """

    reports: Mapping[str, Report]
    sentences: Mapping[Wording, tuple[Unit, ...]]
    index: Index
    rarity: Rarity
    quotes: tuple[Quote, ...]
    provisions: tuple[Provision, ...]

    @classmethod
    def of(cls, annotations: Sequence[Annotation]) -> "Pile":
        """The pile of these reports; their order does not matter."""
        ordered = sorted(annotations, key=lambda a: a.report.id)
        rows = [unit for annotation in ordered for unit in units(annotation)]
        sentences = _by_wording(rows)
        return cls(
            reports={a.report.id: a.report for a in ordered},
            sentences=sentences,
            index=Index().plus([same[0] for same in sentences.values()]),
            rarity=Rarity.of(rows),
            quotes=tuple(quote for a in ordered for quote in quotes(a)),
            provisions=tuple(provision for a in ordered for provision in provisions(a)),
        )

    def plus(self, annotations: Sequence[Annotation]) -> "Pile":
        """The pile with more reports."""
        ordered = sorted(annotations, key=lambda a: a.report.id)
        rows = [unit for annotation in ordered for unit in units(annotation)]
        mine = _by_wording(rows)
        fresh = [same[0] for wording, same in mine.items() if wording not in self.sentences]
        grown = {
            wording: tuple(sorted((*self.sentences.get(wording, ()), *same), key=lambda u: u.place))
            for wording, same in mine.items()
        }
        return Pile(
            reports={**self.reports, **{a.report.id: a.report for a in ordered}},
            sentences={**self.sentences, **grown},
            index=self.index.plus(fresh),
            rarity=self.rarity.plus(fresh, rows),
            quotes=(*self.quotes, *(quote for a in ordered for quote in quotes(a))),
            provisions=(*self.provisions, *(provision for a in ordered for provision in provisions(a))),
        )


def _by_wording(rows: Sequence[Unit]) -> dict[Wording, tuple[Unit, ...]]:
    found: dict[Wording, list[Unit]] = defaultdict(list)
    for unit in rows:
        found[unit.keys].append(unit)
    return {wording: tuple(same) for wording, same in found.items()}
