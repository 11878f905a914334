"""A pile of reports as the copy finder holds it: sentences, an index of them, quotations, provisions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model import Annotation, Report
from variorum.trace.candidates import Index
from variorum.trace.provisions import Provision, provisions
from variorum.trace.quotes import Quote, quotes
from variorum.trace.told import Told
from variorum.trace.units import Rarity, Traits, Unit, units


@dataclass(frozen=True)
class Pile:
    """What is worked out of each report once, and kept while the pile grows.

    `sentences` has those of the same traits together, which compare alike, in report and text order; `index` has one of
    each.
    """

    reports: Mapping[str, Report] = field(default_factory=dict)
    sentences: Mapping[Traits, tuple[Unit, ...]] = field(default_factory=dict)
    index: Index = field(default_factory=Index)
    rarity: Rarity = field(default_factory=Rarity)
    quotes: tuple[Quote, ...] = ()
    provisions: tuple[Provision, ...] = ()

    @classmethod
    def of(cls, annotations: Sequence[Annotation]) -> "Pile":
        """The pile of these reports; their order does not matter."""
        return cls().plus(annotations)

    def plus(self, annotations: Sequence[Annotation]) -> "Pile":
        """The pile with more reports; what is found in it does not tell when they came."""
        ordered = sorted(annotations, key=lambda a: a.report.id)
        told = Told()
        rows = [unit for annotation in ordered for unit in told.by(annotation, units)]
        mine: dict[Traits, list[Unit]] = defaultdict(list)
        for unit in rows:
            mine[unit.traits].append(unit)
        grown = {
            traits: tuple(sorted((*self.sentences.get(traits, ()), *same), key=lambda u: u.place))
            for traits, same in mine.items()
        }
        return Pile(
            reports={**self.reports, **{a.report.id: a.report for a in ordered}},
            sentences={**self.sentences, **grown},
            index=self.index.plus([same[0] for traits, same in mine.items() if traits not in self.sentences]),
            rarity=self.rarity.plus(rows),
            quotes=(*self.quotes, *(quote for a in ordered for quote in told.by(a, quotes))),
            provisions=(*self.provisions, *(row for a in ordered for row in told.by(a, provisions))),
        )
