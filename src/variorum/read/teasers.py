"""Lists of other articles on the page of one: headings, cut-off summaries, stamps, all often printed twice."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from variorum.read.units import Unit

_REPEATED = 25  # characters; shorter lines repeat by chance
_REPEATED_WHOLE = 60  # whole sentences, such as short quotations, may well be said twice
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_SHARED = 0.15  # of the long words of a text that stand above it too; the rest of one story shares more
_LIST_HEADING = re.compile(
    r"(?:more (?:from|on|articles|stories|news)|related|recommended|you (?:may|might)|most|latest|top|trending|other"
    r"|similar)\b",
    re.IGNORECASE,
)
_HEADLINES = 3  # so many lines without a full stop at the end of a page are a list


def without_teasers(units: Sequence[Unit], marked: bool = False) -> tuple[Unit, ...]:
    """The units with repeated text, what follows a heading of related links, and a closing list of headlines marked.

    On a page whose markup has said already which of its parts are no story (`marked`), the story may go on below any
    such heading.
    """
    return _closing_list(_after_headings(_repetitions(tuple(units)), marked))


def _repetitions(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Text that stands twice on a page: both copies where it is cut off, the later ones where it is whole."""
    above = next((i for i, u in enumerate(units) if u.story and u.prose), 0)
    count = Counter(u.words for u in units if u.story and len(u.words) >= (_REPEATED_WHOLE if u.ended else _REPEATED))
    seen: set[str] = set()
    found = []
    for i, unit in enumerate(units):
        again = count[unit.words] > 1
        if again and (unit.words in seen or not (unit.ended or i < above)):
            why = f"repetition: stands {count[unit.words]} times on the page"
            found.append(unit.marked("other" if unit.ended else "teaser", why))
        else:
            found.append(unit)
        seen.add(unit.words)
    return tuple(found)


def _after_headings(units: tuple[Unit, ...], marked: bool) -> tuple[Unit, ...]:
    """What follows a heading of related links, until a paragraph that goes on with the story."""
    found: list[Unit] = []
    listing = closing = False
    for i, unit in enumerate(units):
        if unit.kind == "related-links":
            listing = not _links_itself(unit)
        elif listing and unit.story:
            closing = closing or (not marked and units[i - 1].kind == "related-links" and _closes(units, i))
            listing = closing or not _resumes(units, i)
        if listing and unit.story:
            found.append(unit.marked("teaser", "teaser: in the list under a heading of related links"))
        else:
            found.append(unit)
    return tuple(found)


def _links_itself(unit: Unit) -> bool:
    """Is it one link (`Read also: Harbour closed`) rather than the heading of a list?"""
    return ":" in unit.words[:-1]


def _resumes(units: Sequence[Unit], i: int) -> bool:
    """Does the story go on with this unit? A paragraph does, unless a date stamp stands beside it."""
    beside = [units[k].kind for k in (i - 1, i + 1) if 0 <= k < len(units)]
    return units[i].prose and units[i].ended and len(units[i].words) >= 40 and "date-stamp" not in beside


def _closes(units: Sequence[Unit], i: int) -> bool:
    """Are the paragraphs under a heading fewer than those above and about other things (other articles)?"""
    above, below = ([u.words for u in part if u.story] for part in (units[:i], units[i:]))
    if not _LIST_HEADING.match(units[i - 1].words) or sum(map(len, above)) < sum(map(len, below)):
        return False
    told = _long_words(below)
    return len(_long_words(above) & told) < _SHARED * len(told)


def _long_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _LONG_WORD.findall(text.lower())}


def _closing_list(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Headlines of other articles after the last paragraph."""
    last = max((i for i, u in enumerate(units) if u.story and u.prose), default=len(units))
    tail = [i for i in range(last + 1, len(units)) if units[i].story and len(units[i].words.split()) >= 4]
    if len(tail) < _HEADLINES:
        return units
    why = f"teaser: one of {len(tail)} lines without a full stop after the last paragraph"
    return tuple(u.marked("teaser", why) if i in tail else u for i, u in enumerate(units))
