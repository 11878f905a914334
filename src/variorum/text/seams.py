"""Where a sentence-final attribution begins: `…, the ministry said on Friday.`, `…, according to X.`

A parser that sees such a tail as a unit of its own reads the sentence before it far better.
"""

import re
from collections.abc import Sequence
from typing import Final

from variorum.model import Bounds, Quotation

_VERBS: Final = (
    "said|says|reported|reports|added|adds|claimed|claims|announced|noted|notes|explained|warned|wrote|writes|stated|states|argued|"
    "insisted|confirmed|told|mentioned|disclosed|revealed|declared|recalled|concluded|stressed|emphasised|emphasized"
)
_WORD: Final = r"[^\s,;:.!?\"“”()]+"
_TIME: Final = (
    r"(?:\s+(?:(?:late|early|earlier|on|in|at|last|this|yesterday|today|\w+day|to|reporters|local|state|media|the|a|an|his|her|its|"
    r"statement|interview|report|news|conference|press|briefing|" + _WORD + r"(?=\s*[.,]))\s*)*)?"
)
_TAIL: Final = re.compile(
    rf",[”\"’']?\s+(?P<tail>(?:(?:{_WORD}\s+){{1,9}}?(?:also\s+|later\s+|has\s+|have\s+|had\s+)?(?:{_VERBS})"
    rf"|(?:{_VERBS})\s+(?:{_WORD}\s*){{1,8}}?){_TIME}"
    r"(?:,\s+(?:citing|quoting)\s[^.]{2,120})?[.]?)\s*$",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"\b(?:that|whether|is|are|was|were|am|has|have|had|will|would|shall|should|can|could|may|might|must|did|does|do|not)\b",
    re.IGNORECASE,
)
_ACCORDING: Final = re.compile(r",[”\"’']?\s+(?P<tail>(?:according to|in accordance with)\s+[^,.;]{2,100}[.]?)\s*$")
_NO_SUBJECT: Final = re.compile(
    r"(?:who|whom|which|that|when|where|while|as|and|but|or|because|after|before|if|though|although|with|including|having|"
    r"[a-z]+ing|to|for|in|at|on|by|from|of|than|not)\b", re.IGNORECASE,
)  # fmt: skip
_LEAST: Final = 12  # characters of content before a final attribution
_LONGEST: Final = 220  # characters of an attribution


def attribution_seams(text: str, sentence: Bounds, quoted: Sequence[Quotation] = ()) -> tuple[int, ...]:
    """The offsets at which an attribution of the sentence begins, in text order.

    It follows a quotation that opens the sentence and ends in a comma, or it is the sentence's tail, or both.
    """
    start, end = sentence
    opening = next((q for q in quoted if q.outer[0] == start and q.closed and text[q.end - 1] in ",?!"), None)
    found = []
    if opening is not None and opening.outer[1] + 4 < end:
        rest = text[opening.outer[1] : end]
        start = opening.outer[1] + len(rest) - len(rest.lstrip())
        found.append(start)
    tail = _ACCORDING.search(text, start, end) or _said(text, start, end)
    if tail is not None and tail.start("tail") - start >= _LEAST:
        found.append(tail.start("tail"))
    return tuple(found)


def _said(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last part of the sentence after a comma that is nothing but an attribution."""
    for comma in reversed([m.start() for m in re.finditer(",", text[start:end])]):
        if end - (start + comma) > _LONGEST:
            return None
        found = _TAIL.match(text, start + comma, end)
        if found is not None and not _NO_SUBJECT.match(found["tail"]) and not _goes_on(found["tail"]):
            return found
    return None


def _goes_on(tail: str) -> bool:
    """`said the lake was too deep`: a verb with its own clause behind it; its subject stands before the comma."""
    first, _, rest = tail.partition(" ")
    return re.fullmatch(_VERBS, first, re.IGNORECASE) is not None and _CLAUSE.search(rest) is not None
