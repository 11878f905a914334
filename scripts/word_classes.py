"""Write `src/variorum/data/word_classes.tsv` from the files of WordNet 3.0 (Debian package `wordnet-base`).

    python scripts/word_classes.py [/usr/share/wordnet]

One line a lexicographer file (`verb motion`): the lemmas whose most usual sense it holds. Only single words that occur
in WordNet's sense-tagged texts; of the nouns only doings and concrete things.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

_FILES = {
    "noun": "Tops act animal artifact attribute body cognition communication event feeling food group location motive "
    "object person phenomenon plant possession process quantity relation shape state substance time",
    "verb": "body change cognition communication competition consumption contact creation emotion motion perception "
    "possession social stative weather",
}  # in the order of their numbers, nouns from 3, verbs from 29; lexnames(5WN)
_FIRST = {"noun": 3, "verb": 29}
_KEPT = {"noun": set("act animal artifact event food group object person".split()), "verb": set(_FILES["verb"].split())}
_WORD = re.compile(r"[a-z]+(-[a-z]+)?")
_OUT = Path(__file__).parents[1] / "src/variorum/data/word_classes.tsv"


def classes(folder: Path, part: str) -> dict[str, list[str]]:
    """The lemmas of a part of speech by the lexicographer file of their most usual sense."""
    file_of = {
        line[:8]: int(line[9:11])
        for line in (folder / f"data.{part}").read_text("utf-8").splitlines()
        if line[0].isdigit()
    }
    names, found = _FILES[part].split(), defaultdict(list)
    for line in (folder / f"index.{part}").read_text("utf-8").splitlines():
        if line.startswith(" "):  # the licence
            continue
        fields = line.split()
        pointers = int(fields[3])
        name = names[file_of[fields[6 + pointers]] - _FIRST[part]]
        if _WORD.fullmatch(fields[0]) and int(fields[5 + pointers]) and name in _KEPT[part]:
            found[name].append(fields[0])
    return found


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    rows = [
        f"{part}\t{name}\t{' '.join(sorted(lemmas))}"
        for part in ("verb", "noun")
        for name, lemmas in sorted(classes(folder, part).items())
    ]
    _OUT.write_text("\n".join(["pos\tclass\tlemmas", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
