"""Hyphens at line ends: which belong to a word, and which only break it."""

from collections.abc import Collection

from variorum.text.synonyms import has_kin, spelling

SOFT = "\u00ad"
HYPHENS = frozenset("-\u2010" + SOFT)
_ENDINGS = frozenset(
    "able al als ance ant ate ated ates ation ations ed ence ent er ers es est ful ible ic ical ing ings ion ions ish"
    " ism ist ists ity ive ized izing less ly ment ments ness ous s sion sions tion tional tions ty ure ward".split()
)
_INFLECTIONS = (
    *((ending, "") for ending in ("s", "es", "ed", "d", "ing", "er", "ly")),
    *((ending, "e") for ending in ("ing", "able")),
    ("men", "man"),
    ("ies", "y"),
)
_SMALL = frozenset(
    "a all an and as at by for from half if in low mid no non of off on one or out post pre pro quasi self semi so the"
    " to two up vice well with".split()
)


def joined(first: str, second: str, seen: Collection[str]) -> bool:
    """Is the hyphen between the end of a line and the start of the next one only a break, so that it goes?

    `first` ends in the hyphen. `seen` are the words of the text that stand within lines, in lower case. A soft hyphen
    always goes. A hyphen goes where the text has the word without it elsewhere, or where it is no word, or leaves
    none, on one of its sides. It stays where the text has it elsewhere, between words, beside digits and capitals.
    """
    head, tail = first[:-1].casefold(), second.casefold().strip("'\"”’»).,;:!?")
    if first[-1] == SOFT:
        return True
    if not head or not tail or not head[-1].isalpha() or not second[0].islower() or HYPHENS & {*head}:
        return False
    head = head.lstrip("'\"“‘«([")
    if head + tail in seen or f"{head}-{tail}" in seen:
        return head + tail in seen
    if _is_word(head + tail) or tail in _ENDINGS:
        return True
    return not (_is_word(head) or head in _SMALL) or not (_is_word(tail) or tail in _SMALL)


def _is_word(word: str) -> bool:
    """Does WordNet know it, or what it is inflected from?"""
    stems = (word.removesuffix(ending) + stem for ending, stem in _INFLECTIONS if word.endswith(ending))
    return any(has_kin(spelling(form)) for form in (word, *stems))
