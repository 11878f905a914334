"""Forms of names: folding of spelling and transliteration, surnames, acronyms, and how alike two names are."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import OSA

# Transliterations that news agencies write in several ways, folded to one. Order matters: longer first.
_FOLDS: Final = tuple(
    tuple(pair.split(">"))
    for pair in (
        "shch>sh sch>sh tch>ch kh>h zh>j dzh>j ck>k ph>f ts>c tz>c ey>i ei>i iy>i yy>i ij>i yi>i ii>i y>i w>v "
        "ou>u oo>u "
        "ee>i q>k x>ks j>i"
    ).split()
)
_DROPPED: Final = frozenset("al el bin ibn abu de la van von der den dos da du di".split())
_WEAK_START: Final = re.compile(
    r"^(?:(?:his|her|its|their|our|my|the|an?|some|many|several|these|those|around|about|more|than|up|to|least)\s+)+",
    re.I,
)
_NUMBER: Final = re.compile(r"\d|\b(?:hundreds?|thousands?|dozens?|millions?)\b", re.I)
_SMALL: Final = frozenset("of the and for on in to de la".split())


def fold(word: str) -> str:
    """One spelling for the usual transliterations of a word: no accents, no doubled letters, no case.

    A word of several letters never folds to one, which would read as an initial.
    """
    flat = unicodedata.normalize("NFKD", word.replace("’", "").replace("'", "")).casefold()
    flat = "".join(c for c in flat if c.isalnum())
    folded = flat
    for variant, plain in _FOLDS:
        folded = folded.replace(variant, plain)
    folded = re.sub(r"(.)\1+", r"\1", folded)
    return folded if len(folded) > 1 or len(flat) == 1 else flat


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, particles and initials' points dropped; hyphens part words."""
    words = (fold(w) for w in re.split(r"[\s\-–.]+", name))
    return tuple(w for w in words if w and w not in _DROPPED)


def word_likeness(a: str, b: str) -> float:
    """0 to 1: likeness of two folded words by optimal string alignment distance."""
    if a == b:
        return 1.0
    return 1.0 - float(OSA.normalized_distance(a, b))


def same_word(a: str, b: str) -> bool:
    """Equal, an initial of the other, or one slip in a word long enough to bear it."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return min(len(a), len(b)) >= 5 and word_likeness(a, b) >= 0.8


def same_person(a: str, b: str) -> bool:
    """Can two name forms be one person? All words of the shorter are found in the longer, in order, and none differs.

    A single word must be the first or the last of the longer name: a surname stands first in some languages.
    """
    short, long = sorted((name_words(a), name_words(b)), key=len)
    if not short:
        return False
    if len(short) == 1:
        return any(
            same_word(short[0], w) for w in (long[-1], long[0]) if min(len(short[0]), len(w)) > 1 or len(long) == 1
        )
    at = 0
    for word in short:
        while at < len(long) and not same_word(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return same_word(short[-1], long[-1]) or len(short) == len(long)


def name_likeness(a: str, b: str) -> float:
    """0 to 1: how alike two full names are, word by word in order; 0 where a word has no partner at all."""
    one, two = name_words(a), name_words(b)
    if len(one) != len(two) or not one:
        return 1.0 if same_person(a, b) else 0.0
    scores = [word_likeness(x, y) for x, y in zip(one, two, strict=True)]
    return sum(scores) / len(scores) if min(scores) >= 0.55 else 0.0


def best_description(descriptions: Iterable[str]) -> str:
    """Of several descriptions of one unnamed actor the plainest: no possessive, no number, short, and often used."""
    forms = [" ".join(d.split()) for d in descriptions]
    plain = {form: _WEAK_START.sub("", form).strip(" \"“”‘’'") or form for form in forms}
    counts = Counter(plain.values())

    def rank(form: str) -> tuple[bool, bool, int, int, str]:
        capital = any(word[0].isupper() for word in form.split()[-3:] if word)
        return (not capital, bool(_NUMBER.search(form)), -counts[form], len(form), form)

    return min(counts, key=rank)


def acronym_of(name: str) -> str:
    """`World Health Organization` -> `WHO`; the empty string for fewer than two words."""
    words = [w for w in re.split(r"[\s\-]+", name) if w and w.lower() not in _SMALL]
    return "".join(w[0].upper() for w in words) if len(words) > 1 else ""
