"""What each report calls one and the same thing, and in whose voice."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model import Wording
from variorum.publish.view import View


@dataclass(frozen=True)
class Term:
    """A wording of one report, and the further places where the report uses the same words for the same thing."""

    first: Wording
    again: tuple[Wording, ...]


MOST_TERMS = 40  # in each voice that stand in one entry of a page


@dataclass(frozen=True)
class Named:
    """What is meant, and the terms for it in the reports' own voice and in speakers' voices."""

    label: str
    own: tuple[Term, ...]
    quoted: tuple[Term, ...]

    def parts(self) -> Iterator["Named"]:
        """The same in entries of `MOST_TERMS` terms in each voice."""
        for start in range(0, max(len(self.own), len(self.quoted)), MOST_TERMS):
            end = start + MOST_TERMS
            yield Named(self.label, self.own[start:end], self.quoted[start:end])


def wordings(view: View) -> tuple[Named, ...]:
    """All wordings by what they mean, the most loaded first; terms by letter of the report."""
    order = {witness.id: place for place, witness in enumerate(view.witnesses)}
    terms: dict[str, dict[tuple[object, ...], list[Wording]]] = defaultdict(lambda: defaultdict(list))
    for wording in sorted(view.ledger.wording, key=lambda w: (order[w.span.report], w.span.start, w.id)):
        key = (wording.voice, wording.of, wording.loaded, wording.span.report, wording.span.quote.lower())
        terms[wording.referent][key].append(wording)
    named = [
        Named(view.referent(referent), _terms(found, "own"), _terms(found, "quoted"))
        for referent, found in terms.items()
    ]
    named.sort(key=lambda n: (-_loaded(n), -len(n.own) - len(n.quoted), n.label))
    return tuple(part for whole in named for part in whole.parts())


def _terms(found: dict[tuple[object, ...], list[Wording]], voice: str) -> tuple[Term, ...]:
    return tuple(Term(same[0], tuple(same[1:])) for same in found.values() if same[0].voice == voice)


def _loaded(named: Named) -> int:
    return sum(term.first.loaded for term in named.own + named.quoted)
