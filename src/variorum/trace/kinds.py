"""What two aligned sentences are to each other: copy, edited copy, spun copy, rewriting, or nothing."""

from collections import Counter
from collections.abc import Sequence

from variorum.model.passage import PassageKind
from variorum.text.shingles import shingles
from variorum.trace.comparison import Comparison
from variorum.trace.units import Unit

_RUN = 4  # the shortest run of words that any kind but spinning asks for
_CONTENT = 2  # and the fewest content words
_SOLID = 3  # the fewest names, numbers and content words that a copy or spun copy has kept
_SWAPS = 3  # the fewest swapped words that show spinning
_ODD = 1.5  # summed oddness of one side that shows it where more is changed than words
_KEPT = 5  # where that rests on swaps alone: the fewest names, numbers and content words kept,
_PART = 0.15  # the least part of the content words that is swapped,
_GRAMMAR = 0.95  # and of the function words that is kept


def kind_of(pair: Comparison) -> PassageKind | None:
    """The kind of passage that a comparison shows, or None where the words may well be independent.

    Names, numbers and official terms are what independent tellers share: each kind asks for ordinary words beyond
    them, and for a stretch longer than a stock phrase.
    """
    if strangers(pair.a, pair.b):
        return None
    if _copied(pair):
        return "verbatim" if pair.identity >= 0.95 else "light-edit"
    if pair.at_odds:
        return None
    if _spun(pair):
        return "spun"
    if _edited(pair):
        return "light-edit"
    if _rewritten(pair):
        return "light-edit" if pair.identity >= 0.85 else "rewritten"
    return None


def possible(a: Unit, b: Unit) -> bool:
    """Could `kind_of` find a kind, however these sentences are aligned? Spares the alignment of those it could not."""
    if strangers(a, b):
        return False
    solid = (Counter(a.solid) & Counter(b.keys)).total()
    return solid >= _SOLID or (solid >= _CONTENT and bool(shingles(a.keys, _RUN) & shingles(b.keys, _RUN)))


def strangers(a: Unit, b: Unit) -> bool:
    """Do both sentences have names, and none in common? Then one pattern tells of different things."""
    return bool(a.names) and bool(b.names) and a.names.isdisjoint(b.names)


def lifted(pair: Comparison, kind: PassageKind) -> PassageKind:
    """The kind between two reports of which one is known to be spun: there an edit of single words is spinning too."""
    edited = kind in ("light-edit", "rewritten")
    return "spun" if edited and pair.traded and pair.density >= 0.85 and pair.grammar >= 0.8 else kind


def surely_spun(pairs: Sequence[Comparison]) -> bool:
    """Is next to nothing changed in these sentences of two reports but words swapped one for one?

    Then one side is spun even where neither looks the odder, or no one sentence has swaps enough: a writer who puts
    other words changes more than the words, and an editor cuts and adds more than he swaps.
    """
    traded = sum(len(p.traded) for p in pairs)
    kept = sum(p.solid for p in pairs)
    content = sum(x.kind == "content" for p in pairs for x, _ in p.same)
    fitting = traded + sum(len(p.same) for p in pairs)
    words = sum(len(p.a.words) + len(p.b.words) for p in pairs)
    function = [w.kind for p in pairs for w in (*p.a.words, *p.b.words)].count("function")
    grammar = 2 * sum(x.kind == y.kind == "function" for p in pairs for x, y in p.same)
    swapped = traded >= _SWAPS and traded >= _PART * (traded + content) and kept >= _KEPT
    return swapped and words - 2 * fitting <= traded and grammar >= _GRAMMAR * function


def _copied(pair: Comparison) -> bool:
    """A long stretch that is the same, word for word or nearly so."""
    return pair.identity >= 0.9 and pair.content >= 3 and (pair.cover >= 0.6 or pair.run >= 12)


def _spun(pair: Comparison) -> bool:
    """Words are swapped one for one while names, numbers, grammar and order are kept; or, where a sentence was edited
    as well, by words of like meaning that are odd on one side. A writer who says it anew changes more than the words.
    """
    if pair.solid < _SOLID or pair.swapped < 0.2 or len(pair.traded) < _SWAPS or pair.cover < 0.6:
        return False
    strict = pair.density >= 0.88 and pair.grammar >= 0.85 and (len(pair.traded) > _SWAPS or pair.density >= 0.97)
    return strict or (pair.affinity >= 0.7 and abs(pair.lean) >= max(_ODD, 0.5 * len(pair.swaps)))


def _edited(pair: Comparison) -> bool:
    """Most words are the same, in runs."""
    return pair.identity >= 0.6 and pair.run >= 5 and pair.content >= 4 and pair.cover >= 0.4


def _rewritten(pair: Comparison) -> bool:
    """The frame is shared: the same slots in the same order, with rare words of the frame in them."""
    frame = pair.affinity >= 0.6 and pair.run >= 5 and pair.cover >= 0.4 and pair.evidence >= 2.5
    clause = pair.affinity >= 0.5 and pair.content >= 5 and pair.evidence >= 2.5 and pair.run >= 4
    return pair.content >= 2 and pair.verbs >= 1 and (frame or clause)
