"""Texts as the world spoils them: all in one case, stripped of quotation marks, passed on by one more agency.

PolNeAR has clean texts of seven papers. A part of its documents is read altered every second epoch, so that the model
does not lean on what other pages lack.
"""

import random
from collections.abc import Callable, Iterable, Sequence

from variorum.model import Bounds
from variorum.text.paragraphs import paragraphs

Spans = tuple[Bounds, ...]
Annotation = tuple[Spans, Spans, Spans]  # cue, source, content in characters; the last two may be empty
Altered = tuple[str, tuple[Annotation, ...]]

_DOUBLE = '“”"„«»'
_TAILS = ("{} reported", "{} reported", "{} said", "according to {}", "according to a report by {}")
_GRAFTS = 5  # of a document


def lowered(text: str, golds: Sequence[Annotation], _: random.Random) -> Altered:
    """All in small letters."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text), tuple(golds)


def raised(text: str, golds: Sequence[Annotation], _: random.Random) -> Altered:
    """All in capitals."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text), tuple(golds)


def unmarked(text: str, golds: Sequence[Annotation], _: random.Random) -> Altered:
    """Without double quotation marks."""
    return _edited(text, golds, [(i, i + 1, "") for i, c in enumerate(text) if c in _DOUBLE])


def requoted(text: str, golds: Sequence[Annotation], _: random.Random) -> Altered:
    """With single quotation marks, as British papers have them."""
    return text.translate(str.maketrans('“”"', "‘’'")), tuple(golds)


def passed_on(agencies: Sequence[str]) -> Callable[[str, Sequence[Annotation], random.Random], Altered]:
    """Paragraphs of one sentence told by an agency (`…, Reuters reported.`): what they said is then what it says.

    The annotators of PolNeAR marked no attribution inside another's content, so those in the paragraph go.
    """

    def alter(text: str, golds: Sequence[Annotation], chance: random.Random) -> Altered:
        fitting = [p for p in paragraphs(text, [(0, len(text))]) if _is_plain(text, p)]
        chosen = set(chance.sample(fitting, min(_GRAFTS, len(fitting))))
        kept = [g for g in golds if not any(_touches(g, p) for p in chosen)]
        edits, added = [], []
        for start, end in sorted(chosen):
            agency = chance.choice(agencies)
            tail = chance.choice(_TAILS)
            edits.append((end - 1, end - 1, ", " + tail.format(agency)))
            added.append((start, end - 1, agency, tail))
        changed, moved = _edited(text, kept, edits)
        grown = 0
        for start, end, agency, tail in added:
            begin, stop = start + grown, end + grown
            words = tail.format(agency)
            source = stop + 2 + words.index(agency)
            head, _, rest = tail.partition("{}")
            cue = (
                (stop + 2, stop + 2 + len(head.strip())) if head else (source + len(agency) + 1, stop + 2 + len(words))
            )
            moved = (*moved, ((cue,), ((source, source + len(agency)),), ((begin, stop),)))
            grown += len(words) + 2
            assert not rest or changed[cue[0] : cue[1]] == rest.strip()
        return changed, moved

    return alter


def _is_plain(text: str, bounds: Bounds) -> bool:
    """One sentence, of a fair length, that ends with a full stop and not with a quotation."""
    said = text[slice(*bounds)]
    return (
        60 < len(said) < 300 and said.endswith(".") and not any(mark in said[:-1] for mark in (". ", "? ", "! ", "\n"))
    )


def _touches(gold: Annotation, bounds: Bounds) -> bool:
    return any(a < bounds[1] and bounds[0] < b for spans in gold for a, b in spans)


def _edited(text: str, golds: Sequence[Annotation], edits: Iterable[tuple[int, int, str]]) -> Altered:
    """The text with `[start, end)` replaced, in text order, and the spans where they are now."""
    pieces: list[str] = []
    starts: list[int] = []  # of each character: where it is now, or what follows it if it is gone
    ends: list[int] = []  # and where it ends now
    at = grown = 0
    for start, end, new in [*edits, (len(text), len(text), "")]:
        pieces += [text[at:start], new]
        starts += range(at + grown, start + grown)
        ends += range(at + grown + 1, start + grown + 1)
        starts += [start + grown] * (end - start)
        ends += [start + grown] * (end - start)
        grown += len(new) - (end - start)
        at = end
    shifted = []
    for gold in golds:
        cue, source, content = (
            tuple((starts[a], ends[b - 1]) for a, b in spans if a < b <= len(text) and starts[a] < ends[b - 1])
            for spans in gold
        )
        if cue and content:
            shifted.append((cue, source, content))
    return "".join(pieces), tuple(shifted)
