"""From claims to spans: where in the report the words of each claim stand. What does not stand there is left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.annotate.outside import Account, Answer, Claim, Excerpt, Heard
from variorum.annotate.reading.reader import Attribution
from variorum.model import Bounds, LeftOut, Parse, Report

_ALIKE: Final = ('"“”„‟«»＂', "'‘’‚‛`´", "-–—―‐‑")  # marks that programs swap for one another
_CLASSES: Final = {mark: f"[{re.escape(marks)}]" for marks in _ALIKE for mark in marks}
_UNREADABLE: Final = "they are not in the form that was asked for"
_ELSEWHERE: Final = "their words do not stand there as whole words"
_ENTWINED: Final = "their speaker, cue and content lie in one another"
_UNDECIDED: Final = "their words stand there more than once, and the sentence that they name does not"


class _Refused(Exception):  # noqa: N818 # no error: most answers have such claims
    """A claim cannot be placed; `args` says why."""


@dataclass(frozen=True, slots=True)
class Located:
    """The claims of `reader` that stand in a report, and what was left out of its account."""

    reader: str
    attributions: tuple[Attribution, ...]
    left_out: tuple[LeftOut, ...]


NOTHING: Final = Located("", (), ())


def located(report: Report, parse: Parse, account: Account) -> Located:
    """The claims as spans of the report. A claim of which a word does not stand there is no attribution."""
    attributions: list[Attribution] = []
    left_out: list[LeftOut] = []
    for heard in account.heard:
        place = _Place(report.text, parse, heard.excerpt)
        found, refused = _sorted_out(place, heard.answer)
        attributions += found
        left_out += _told(report, heard, account.reader, refused)
    unique = dict.fromkeys(sorted(attributions, key=lambda a: (a.cue, a.content, a.source or a.cue)))
    return Located(account.reader, tuple(unique), tuple(left_out))


def _sorted_out(place: "_Place", answer: Answer) -> tuple[list[Attribution], Counter[str]]:
    """The attributions of an answer, and how many of its claims were refused for which reason."""
    found: list[Attribution] = []
    refused = Counter({_UNREADABLE: answer.unreadable})
    for claim in answer.claims:
        try:
            found.append(place.attribution(claim))
        except _Refused as refusal:
            refused[str(refusal)] += 1
    return found, +refused


def _told(report: Report, heard: Heard, reader: str, refused: Counter[str]) -> Iterator[LeftOut]:
    """The words of a claim are not told: nobody vouches for them, and they may be meant to harm."""
    reasons = [("claims", f"claims of {reader} that were not taken: {count}; {why}") for why, count in refused.items()]
    if heard.problem:
        reasons.append(("endpoint", f"not read by {reader}: {heard.problem}"))
    for stage, reason in reasons:
        yield LeftOut(stage=stage, reason=reason, source=report.source, span=report.span(*heard.excerpt.bounds))


class _Place:
    """One excerpt of a report, searched for the words of claims."""

    def __init__(self, text: str, parse: Parse, excerpt: Excerpt) -> None:
        self._text = text
        self._excerpt = excerpt
        tokens = parse.within(*excerpt.bounds)
        self._starts = {token.start for token in tokens}
        self._ends = {token.end for token in tokens}

    def attribution(self, claim: Claim) -> Attribution:
        """The claim with each of its parts where it stands.

        What is said is found first, as it is the longest; then its cue, the nearest one to it, and who says it.
        """
        content: list[Bounds] = []
        for words in claim.content:
            content.append(self._choose(words, content[-1:] or self._near(claim), content))
        cue = self._choose(claim.cue, [*self._near(claim), *content], content)
        source = self._choose(claim.source, [cue], [cue, *content])
        return Attribution(cue, source, tuple(sorted(content)))

    def _near(self, claim: Claim) -> Sequence[Bounds]:
        """The sentence that the claim names; none where there is no such sentence."""
        return self._excerpt.sentences[max(0, claim.sentence - 1) : max(0, claim.sentence)]

    def _choose(self, words: str, near: Sequence[Bounds], taken: Sequence[Bounds]) -> Bounds:
        """Where the words stand, clear of what is taken: the place nearest to all that is near, of equals the first.

        Raises `_Refused` where there is none, or where nothing is near that could choose between several.
        """
        places = list(self._places(words))
        if not places:
            raise _Refused(_ELSEWHERE)
        clear = [place for place in places if all(_gap(place, other) >= 0 for other in taken)]
        if not clear:
            raise _Refused(_ENTWINED)
        if not near and len(clear) > 1:
            raise _Refused(_UNDECIDED)
        return min(clear, key=lambda place: sum(max(0, _gap(place, other)) for other in near))

    def _places(self, words: str) -> Iterator[Bounds]:
        """Every place of the words in the excerpt that cuts no word in two; none where they are only marks."""
        if not any(c.isalnum() for c in words):
            return
        pattern = re.compile(r"\s+".join("".join(_CLASSES.get(c, re.escape(c)) for c in w) for w in words.split()))
        found = pattern.search(self._text, *self._excerpt.bounds)
        while found is not None:
            if found.start() in self._starts and found.end() in self._ends:
                yield found.span()
            found = pattern.search(self._text, found.start() + 1, self._excerpt.bounds[1])


def _gap(one: Bounds, other: Bounds) -> int:
    """The characters between two stretches; negative where they share some."""
    return max(one[0], other[0]) - min(one[1], other[1])
