"""Writes `src/variorum/data/months.tsv`: the months as the languages of the world name them, from CLDR through Babel.

    uv run --group bench python scripts/months.py

A name that stands for two months in two languages (`listopada`) has both rows, and is read as no month.
"""

import re
from pathlib import Path

from babel import Locale

_LANGUAGES = (
    "af sq am ar hy az eu be bn bs bg ca zh hr cs da nl en et fi fr gl ka de el gu he hi hu is id it ja kk km kn ko ky"
    " lo lv lt mk ms ml mr mn my ne nb fa pl pt pa ro ru sr si sk sl es sw sv ta te th tr uk ur uz vi zu sr_Latn"
).split()
_TABLE = Path(__file__).parents[1] / "src" / "variorum" / "data" / "months.tsv"
_NAME = re.compile(r"[^\W\d_][^\d\s]*")
_SHORTEST = 3  # letters of a Latin abbreviation; shorter ones are words


def main() -> None:
    """Writes the table, by month and name."""
    found: dict[tuple[int, str], set[str]] = {}
    for code in _LANGUAGES:
        months = Locale.parse(code).months
        for width in ("wide", "abbreviated"):
            for number, written in [*months["format"][width].items(), *months["stand-alone"][width].items()]:
                name = written.strip().rstrip(".").lower()
                if _NAME.fullmatch(name) and (len(name) >= _SHORTEST or not name.isascii()):
                    found.setdefault((number, name), set()).add(code.split("_")[0])
    rows = [f"{number}\t{name}\t{'|'.join(sorted(codes))}" for (number, name), codes in sorted(found.items())]
    _TABLE.write_text("\n".join(["month\tname\tlanguages", *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
