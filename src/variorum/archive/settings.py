"""The parameters of a screening; `docs/archive.md` gives the measured effect of each."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, ValidationError

from variorum.errors import RequestError
from variorum.model.record import Record

Share = Annotated[float, Field(gt=0, le=1)]


class Settings(Record):
    """What counts as a copy, and what as one story.

    Two articles are copies where they share `share` of the different five-word sequences of the shorter, and at least
    `phrase` of them; or where they share fewer, but at least `fewest`, that make up `whole` of the shorter; or where
    they have the very same. Candidates are found by the least hash of every `window` sequences in a row. Of a text, the
    first `longest` words are looked at.

    An article is joined to the likest that came out in the `days` before it, or on its day, where their likeness is
    `likeness` or more: the cosine of their rarest `kept` words and, to the part `names`, of their names. Of those
    before it, the latest `abreast` are looked at. `dates_in_text`: where neither metadata nor address date an article,
    its text is read for a date, as a build reads it.
    """

    share: Share = 0.4
    fewest: Annotated[int, Field(ge=1)] = 6
    phrase: Annotated[int, Field(ge=1)] = 24
    whole: Share = 0.7
    window: Annotated[int, Field(ge=1, le=100)] = 12
    longest: Annotated[int, Field(ge=5, le=32_000)] = 20_000
    days: Annotated[int, Field(ge=0)] = 4
    likeness: Share = 0.2
    names: Annotated[float, Field(ge=0, le=1)] = 0.7
    kept: Annotated[int, Field(ge=1)] = 80
    abreast: Annotated[int, Field(ge=1)] = 50_000
    dates_in_text: bool = True


def settings(given: Iterable[str]) -> Settings:
    """The parameters as they are, but for those that are given as `name=value`.

    Raises `RequestError` where there is no such parameter, or where it cannot have that value.
    """
    pairs = {name.strip(): value.strip() for name, _, value in (row.partition("=") for row in given)}
    try:
        return Settings.model_validate(pairs)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        raise RequestError(
            f"expected parameters as NAME=VALUE with one of {', '.join(Settings.model_fields)}, got "
            f"{name}={pairs.get(name, '')}: {first['msg']}; see docs/archive.md"
        ) from error
