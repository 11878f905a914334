"""Write `src/variorum/data/synonyms.txt.gz` from the files of WordNet 3.0 (Debian package `wordnet-base`).

    python scripts/synonyms.py [/usr/share/wordnet]

The table has two parts. One line a word: `word id*count id …`, the synonym groups of the word, each with how often the
word stands for it in the texts that WordNet's makers tagged by hand; no count where it never does. Then an empty line,
and one line a group that has neighbours: `id id …` (hypernyms, similar adjectives, verb groups). Ids and counts are in
base 36. Names, phrases, and the names of animals and plants are left out.
"""

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}  # of cntlist.rev; 5 is an adjective under another
_WORD = re.compile(r"[a-z][a-z-]+")
_NEAR = {"@", "&", "$"}  # hypernym, similar to, verb group
_LEFT_OUT = {5, 20}  # lexicographer files of animals and plants
_OUT = Path(__file__).parents[1] / "src/variorum/data/synonyms.txt.gz"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Key = tuple[str, str]  # part of speech, offset in its file


def groups(folder: Path) -> Iterator[tuple[Key, tuple[str, ...], tuple[Key, ...]]]:
    """Every synonym group: its key, its single words, the keys of its neighbours. Format: wndb(5WN)."""
    for part, letter in _PARTS.items():
        for line in (folder / f"data.{part}").read_text("utf-8").splitlines():
            if line.startswith("  "):  # the licence
                continue
            fields = line.partition("|")[0].split()
            if int(fields[1]) in _LEFT_OUT and letter == "n":
                continue
            count = int(fields[3], 16)
            words = (re.sub(r"\(\w+\)$", "", w) for w in fields[4 : 4 + 2 * count : 2])
            links = fields[5 + 2 * count :]
            near = tuple(
                (links[i + 2], links[i + 1]) for i in range(0, 4 * int(fields[4 + 2 * count]), 4) if links[i] in _NEAR
            )
            yield (letter, fields[0]), tuple(w for w in words if _WORD.fullmatch(w)), near


def senses(folder: Path) -> Iterator[tuple[str, tuple[Key, ...]]]:
    """Every single word with the keys of its groups, most usual sense first within a part of speech."""
    for part, letter in _PARTS.items():
        for line in (folder / f"index.{part}").read_text("utf-8").splitlines():
            fields = line.split()
            if not line.startswith("  ") and _WORD.fullmatch(fields[0]):
                yield fields[0], tuple((letter, offset) for offset in fields[-int(fields[2]) :])


def counts(folder: Path) -> dict[tuple[str, str, int], int]:
    """How often a word was tagged with its n-th sense of a part of speech, from 1. Format: cntlist(5WN)."""
    rows = (line.split() for line in (folder / "cntlist.rev").read_text("utf-8").splitlines())
    return {(key.partition("%")[0], _TYPES[key.partition("%")[2][0]], int(n)): int(count) for key, n, count in rows}


def base36(number: int) -> str:
    """`number` in base 36."""
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if not number:
            return digits


def table(folder: Path) -> str:
    """The whole table as text."""
    found = {key: (words, near) for key, words, near in groups(folder)}
    ids = {key: base36(n) for n, key in enumerate(k for k, (words, _) in found.items() if words)}
    tagged = counts(folder)
    by_word: dict[str, list[str]] = defaultdict(list)
    for word, keys in senses(folder):
        for n, key in enumerate(keys, 1):
            count = tagged.get((word, key[0], n), 0)
            by_word[word] += [ids[key] + (f"*{base36(count)}" if count else "")] if key in ids else []
    lines = [f"{word} {' '.join(groups)}" for word, groups in sorted(by_word.items()) if groups]
    lines.append("")
    for key, mine in ids.items():
        near = [ids[k] for k in found[key][1] if k in ids]
        if near:
            lines.append(" ".join((mine, *near)))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    _OUT.write_bytes(
        gzip.compress(table(Path(sys.argv[1] if sys.argv[1:] else "/usr/share/wordnet")).encode(), 9, mtime=0)
    )
