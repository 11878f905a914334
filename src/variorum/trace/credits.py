"""Whose text a report carries: the houses that it credits, and those that its words show to have heard them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from variorum.model import Report, Span
from variorum.text.gazetteer import gazetteer, plain_form

_MEDIA: Final = frozenset({"news-agency", "outlet"})
_KEPT: Final = 10_000  # texts of which is kept who heard them: prints of a sentence are many
_HEARD: Final = re.compile(
    r"\b(?:told|telling|informed|(?:seen|obtained) by|(?:shown|spoke|speaking) to|interview with)\s+"
    r"(?:the\s+)?(?P<name>[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){0,4})"
)


def house(report: Report) -> str | None:
    """The agency or outlet whose report this is, by the name that the tables give it; null where none is named."""
    return (_known(report.masthead.name) or plain_form(report.masthead.name)) if report.masthead is not None else None


def carried(report: Report, shared: Iterable[Span] = ()) -> frozenset[str]:
    """The houses, its own left out, that a report credits in its dateline or around its story, or that heard what
    stands in these spans of it: words *told* a house, or *seen by* one, are of that house's text.
    """
    names = [span.quote for span in report.credit_spans]
    if report.dateline is not None and report.dateline.agency is not None:
        names.append(report.dateline.agency)
    found = {_known(name) or plain_form(name) for name in names}
    return frozenset(found | {name for span in shared for name in _heard(span.quote)}) - {house(report)}


@lru_cache(maxsize=_KEPT)
def _heard(text: str) -> frozenset[str]:
    """The houses of the tables that a text names as those who were told."""
    names = (match["name"].rstrip(".'’").split() for match in _HEARD.finditer(text))
    forms = (" ".join(words[:n]) for words in names for n in range(len(words), 0, -1))
    return frozenset(name for form in forms if (name := _known(form)) is not None)


def _known(name: str) -> str | None:
    return next((entry.name for entry in gazetteer().get(name) if entry.kind in _MEDIA), None)
