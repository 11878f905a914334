"""What of a row a person may edit, and what a new value looks like."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, get_args

from variorum.model import Wording
from variorum.model.actor import ActorKind
from variorum.model.commitment import Strength
from variorum.model.event import Status
from variorum.model.figure import Comparator
from variorum.model.passage import Direction, PassageKind
from variorum.model.statement import Act, Certainty, Mode
from variorum.text.calendar import bounds

Sort = Literal["text", "choice", "word", "date", "days", "time", "number", "actor", "actors", "words"]
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_PLAIN_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True)
class Editable:
    """How a field is edited: the sort of its value, its choices where it has any, and whether it may be empty.

    `actor`, `actors` and `words` take rows or words instead of a value.
    """

    sort: Sort
    choices: tuple[str, ...] = ()
    open: bool = False

    @property
    def takes_rows(self) -> bool:
        return self.sort in ("actor", "actors", "words")

    def problem(self, value: str | None) -> str | None:
        """What is wrong with a value, as `expected …`; nothing where it is sound."""
        if value is None:
            return None if self.open else "expected a value"
        if self.sort == "choice":
            return None if value in self.choices else f"expected one of {', '.join(self.choices)}"
        fits, expected = _SORTS[self.sort]
        return None if fits(value) else f"expected {expected}"


def _is_date(value: str) -> bool:
    return _PLAIN_DATE.fullmatch(value) is not None and bounds(value) is not None


_SORTS: Final[Mapping[str, tuple[Callable[[str], bool], str]]] = {
    "text": (lambda value: bool(value.strip()) and len(value) <= 500, "some words, 500 characters at most"),
    "word": (lambda value: _WORD.fullmatch(value) is not None, "plain words in small letters, joined by hyphens"),
    "number": (lambda value: _NUMBER.fullmatch(value) is not None, "a number such as 40 or 1.5"),
    "date": (_is_date, "a day, month or year: 2031-03-04, 2031-03 or 2031"),
    "days": (
        lambda value: bounds(value) is not None,
        "a date (2031-03-04, 2031-03, 2031), a stretch (2031-03-04/2031-03-09) or a bound (../2031-03-09)",
    ),
    "time": (lambda value: bool(value.strip()) and len(value) <= 40, "a TIMEX3 value such as 2031-03-04 or P3M"),
}


def _choice(kind: object) -> Editable:
    return Editable("choice", get_args(kind))


_TEXT, _WORDS = Editable("text"), Editable("words")
FIELDS: Final[Mapping[str, Mapping[str, Editable]]] = MappingProxyType(
    {
        "reports": {"title": _TEXT, "published": Editable("date"), "outlet": Editable("actor", open=True)},
        "actors": {"name": _TEXT, "kind": _choice(ActorKind)},
        "times": {"value": Editable("time", open=True)},
        "statements": {
            "speaker": Editable("actor", open=True),
            "chain": Editable("actors", open=True),
            "content": _WORDS,
            "date_said": Editable("days", open=True),
            "mode": _choice(Mode),
            "certainty": _choice(Certainty),
            "act": _choice(Act),
        },
        "events": {
            "label": _TEXT,
            "kind": Editable("word"),
            "time": Editable("days", open=True),
            "place": Editable("actor", open=True),
            "status": _choice(Status),
            "mentions": _WORDS,
        },
        "figures": {
            "low": Editable("number", open=True),
            "high": Editable("number", open=True),
            "comparator": _choice(Comparator),
            "unit": Editable("text", open=True),
            "as_of": Editable("days", open=True),
            "span": _WORDS,
        },
        "passages": {"kind": _choice(PassageKind), "direction": _choice(Direction)},
        "commitments": {
            "who": Editable("actors"),
            "to_whom": Editable("actors", open=True),
            "strength": _choice(Strength),
            "made_when": Editable("days", open=True),
            "what": _WORDS,
        },
        "wording": {"voice": _choice(Wording.model_fields["voice"].annotation)},
        "points": {"label": _TEXT},
    }
)
