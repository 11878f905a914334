"""Writes `src/variorum/data/months.tsv` and `languages.tsv` from CLDR through Babel.

    uv run --group bench python scripts/locales.py

The months as the languages of the world name them, and the English names of the languages with a code of two letters.

A name that stands for two months in two languages (`listopada`) has both rows, and is read as no month.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel import Locale

_LANGUAGES = (
    "af sq am ar hy az eu be bn bs bg ca zh hr cs da nl en et fi fr gl ka de el gu he hi hu is id it ja kk km kn ko ky"
    " lo lv lt mk ms ml mr mn my ne nb fa pl pt pa ro ru sr si sk sl es sw sv ta te th tr uk ur uz vi zu sr_Latn"
).split()
_DATA = Path(__file__).parents[1] / "src" / "variorum" / "data"
_NAME = re.compile(r"[^\W\d_][^\d\s]*")
_CODE = 2  # letters of ISO 639-1
_SHORTEST = 3  # letters of a Latin abbreviation; shorter ones are words


def main() -> None:
    """Writes both tables."""
    _write("months", ("month", "name", "languages"), _months())
    names = Locale.parse("en").languages.items()
    _write("languages", ("code", "name"), sorted((code, name) for code, name in names if len(code) == _CODE))


def _write(table: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    lines = ["\t".join(row) for row in (columns, *rows)]
    (_DATA / f"{table}.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def _months() -> Iterator[tuple[str, str, str]]:
    """Each name of a month with the languages that it belongs to, by month and name."""
    found: dict[tuple[int, str], set[str]] = {}
    for code in _LANGUAGES:
        months = Locale.parse(code).months
        for width in ("wide", "abbreviated"):
            for number, written in [*months["format"][width].items(), *months["stand-alone"][width].items()]:
                name = written.strip().rstrip(".").lower()
                if _NAME.fullmatch(name) and (len(name) >= _SHORTEST or not name.isascii()):
                    found.setdefault((number, name), set()).add(code.split("_")[0])
    for (number, name), codes in sorted(found.items()):
        yield str(number), name, "|".join(sorted(codes))


if __name__ == "__main__":
    main()
