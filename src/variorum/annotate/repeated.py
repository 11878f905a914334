"""Adverbs that count how often something was done: `have met twice`, not `twice as many` or `twice a week`."""

from collections.abc import Iterator
from typing import Final

from variorum.model import Parse, Token

_TIMES: Final = {"twice": 2.0, "thrice": 3.0}
_RATES: Final = frozenset(
    "as the a an per each every daily weekly monthly yearly annually that its his her their".split()
)
_DONE: Final = frozenset({"VBD", "VBN"})


def repeated(parse: Parse) -> Iterator[tuple[Token, float, Token]]:
    """Each such adverb, the number it stands for, and the verb of what was done so often."""
    for token in parse.tokens:
        value, verb = _TIMES.get(token.text.lower()), parse.tokens[token.head]
        following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
        rate = following is not None and (following.text.lower() in _RATES or following.text == "-")
        if value and not rate and verb.pos == "VERB" and verb.tag in _DONE:
            yield token, value, verb
