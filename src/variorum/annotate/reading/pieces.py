"""The word pieces of an uncased BERT (Devlin et al. 2019), longest match first (Wu et al. 2016)."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

_RUN: Final = re.compile(r"\w+|[^\w\s]")
_MARKS: Final = dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("–—―", "-") | {"…": "."}
_LONGEST_RUN: Final = 40  # characters
_MOST: Final = 16  # pieces of a word; of a longer one, as of an address, the first are read


@dataclass(frozen=True)
class Pieces:
    """A vocabulary of word pieces, by number."""

    vocabulary: dict[str, int]
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, word: str) -> tuple[int, ...]:
        """The pieces of one word, never none."""
        if word not in self.known:
            runs = _RUN.findall(word) or [word]
            self.known[word] = tuple(piece for run in runs[:_MOST] for piece in self._split(run))[:_MOST]
        return self.known[word]

    def _split(self, run: str) -> tuple[int, ...]:
        folded = unicodedata.normalize("NFD", _MARKS.get(run, run).lower())
        left = "".join(c for c in folded if not unicodedata.combining(c))
        unknown = (self.vocabulary["[UNK]"],)
        if not left or len(left) > _LONGEST_RUN:
            return unknown
        found: list[int] = []
        while left:
            prefix = "##" if found else ""
            size = next((n for n in range(len(left), 0, -1) if prefix + left[:n] in self.vocabulary), 0)
            if not size:
                return unknown
            found.append(self.vocabulary[prefix + left[:size]])
            left = left[size:]
        return tuple(found)


def load_pieces(content: str) -> Pieces:
    """The pieces of a `vocab.txt`, one a line."""
    return Pieces({word: i for i, word in enumerate(content.split("\n")[:-1])})
