"""Numbers that count nothing: dates, ages, names, labels, and numerals that only point back (`the two leaders`)."""

import re
from typing import Final

from variorum.annotate.counted import Counted, unnamed
from variorum.model import Parse, Token
from variorum.text.counting import concepts
from variorum.text.quantities import Quantity

_NAMES: Final = frozenset("ORG PERSON GPE FAC PRODUCT EVENT LAW WORK_OF_ART NORP LOC LANGUAGE".split())
_LABELS: Final = frozenset(
    "article chapter section no number group flight route highway room page paragraph phase stage level type "
    "class grade channel unit zone block line platform gate runway pier act resolution protocol version day "
    "episode season round week tier category formula appendix annex clause rule step part volume verse figure "
    "table question item point option division league pillar schedule model series title aged age article. art "
    "law decree order case terminal reactor apartment lot".split()
)
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec".split()
)
_TIMES: Final = frozenset(
    "second minute hour day night week fortnight month year decade century anniversary weekend quarter morning "
    "evening o'clock midnight noon occasion time season term summer winter spring autumn birthday generation bst "
    "gmt utc".split()
)
_PARTIES: Final = frozenset(
    "side party country nation leader people state neighbour neighbor man woman minister president government "
    "ally team army sister brother way thing point capital delegation other chamber house region".split()
)
_POINTING: Final = frozenset("the these those both our their his her its all other last first next past".split())
_LOOSE: Final = re.compile(r"several|many|numerous|countless|a\s+few|a\s+handful\s+of", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:1[0-9]|20|21)\d\d")
_OLDEST: Final = 110


def why_not(parse: Parse, quantity: Quantity, numerals: tuple[Token, ...], counted: Counted, text: str) -> str | None:
    """Why a quantity is no figure, or null where it is one. `numerals` are the tokens of the number itself."""
    first, last = numerals[0], numerals[-1]
    before = parse.tokens[first.i - 1] if first.i > parse.sentences[first.sentence].first else None
    after = parse.tokens[last.i + 1] if last.i + 1 < parse.sentences[last.sentence].last else None
    bare = quantity.kind == "count"
    if quantity.kind == "time" or (bare and _temporal(numerals, counted, before, after)):
        return "time"
    if bare and _dated(text, quantity, counted, before):
        return "year"
    if bare and before and (_labelled(before, first) or _aged(parse, before, after, quantity)):
        return "label or age"
    capital = numerals[0].text[0].isupper() and before is not None and before.pos != "PUNCT"
    if bare and (_named(numerals, counted) or capital):
        return "part of a name"
    if bare and _singular(quantity, counted):
        return "names a kind"
    if bare and after and after.text in ("-", "–") and after.start == last.end:
        return "part of a compound"
    if bare and _pointing(text, quantity, counted, before):
        return "points back"
    if bare and _LOOSE.fullmatch(text[quantity.core[0] : quantity.core[1]]) and not _weighty(counted):
        return "too loose"
    if quantity.kind == "share" and quantity.unit is None and counted.noun is None:
        return "a share of nothing named"
    if bare and counted.noun is None and not counted.frames and not (_many(quantity) and unnamed(counted, last)):
        return "nothing counted"
    return None


def _temporal(numerals: tuple[Token, ...], counted: Counted, before: Token | None, after: Token | None) -> bool:
    if counted.noun and counted.noun.lemma in _TIMES:
        return True
    month = any(t and t.text.lower().rstrip(".") in _MONTHS and t.text[0].isupper() for t in (before, after))
    known = counted.noun is not None and counted.noun.lemma in concepts()
    return month or (all(t.ent in ("DATE", "TIME") for t in numerals) and not known and not counted.frames)


def _dated(text: str, quantity: Quantity, counted: Counted, before: Token | None) -> bool:
    """A four-figure year: no comma, no plural noun after it, or a word before it that dates."""
    if quantity.comparator == "vague" or not _YEAR.fullmatch(text[quantity.core[0] : quantity.core[1]]):
        return False
    thing = counted.noun is not None and counted.noun.tag == "NNS"
    return not thing or bool(before and before.lemma in ("in", "since", "of", "by", "the", ","))


def _labelled(before: Token, first: Token) -> bool:
    """`Article 5`, `Flight 12`, `Boeing 737`."""
    if before.lemma.rstrip(".") in _LABELS:
        return True
    return (
        before.pos == "PROPN" and before.ent not in ("GPE", "LOC", "DATE", "TIME", "NORP") and before.text[-1].isalnum()
    )


def _aged(parse: Parse, before: Token, after: Token | None, quantity: Quantity) -> bool:
    """`Ana Reyes, 45,` or `Ana Reyes (45)`."""
    enclosed = before.text in (",", "(") and after is not None and after.text in (",", ")", ".", ";")
    named = before.i > 0 and parse.tokens[before.i - 1].pos == "PROPN"
    return enclosed and named and quantity.high is not None and quantity.high < _OLDEST


def _named(numerals: tuple[Token, ...], counted: Counted) -> bool:
    inside = all(t.ent in _NAMES for t in numerals)
    return inside and not (counted.noun and counted.noun.lemma in concepts())


def _singular(quantity: Quantity, counted: Counted) -> bool:
    """A number above one before a singular noun names a kind (`the 717 programme`), unless the noun is collective."""
    noun = counted.noun
    if noun is None or noun.lemma in concepts() or counted.frames or (quantity.high or 2) <= 1:
        return False
    return noun.tag in ("NN", "NNP") and not noun.text.endswith("s")


def _pointing(text: str, quantity: Quantity, counted: Counted, before: Token | None) -> bool:
    """`one` as a pronoun or article, and a small number that only resumes (`the two sides`)."""
    words = text[quantity.core[0] : quantity.core[1]].lower()
    if words == "one":
        return not (counted.frames or _weighty(counted)) or (
            counted.noun is None and before is not None and before.lemma == "no"
        )
    small = quantity.high is not None and quantity.high <= 3 and quantity.comparator == "exact"
    resumed = before is not None and before.lemma in _POINTING
    return small and (resumed or (counted.noun is not None and counted.noun.lemma in _PARTIES and not counted.frames))


def _weighty(counted: Counted) -> bool:
    """Persons are counted, and something befalls them."""
    known = concepts().get(counted.noun.lemma) if counted.noun else None
    return bool(counted.frames) and known is not None and known.kind == "person"


def _many(quantity: Quantity) -> bool:
    """`Hundreds marched`: a vague plural without a noun means people."""
    return quantity.comparator == "vague" and quantity.low is not None
