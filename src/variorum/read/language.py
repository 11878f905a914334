"""Which language a text is in, and which of its paragraphs are in another."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from variorum.model.report import InLanguage
from variorum.model.span import Bounds
from variorum.text.paragraphs import paragraphs

UNKNOWN = "und"
_SAMPLE = 2_000  # characters, enough for any language
_ENOUGH = 20  # letters; fewer say nothing
_SURE = 0.9  # probability
_LONGEST_SMALL = 5  # letters of a word such as every sentence has
_EVERYWHERE = 0.4  # of the paragraphs that a small word stands in which tells the language of a report
_SHARED = 2  # of such words in a paragraph show that it is in the same language
_SHORTEST = 60  # characters of a paragraph whose language is looked at
_WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # letters that each say more
_SAME = {"nb": "no", "nn": "no", "wuu": "zh", "yue": "zh"}  # ways to write one language


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - the model takes a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language(text: str) -> str:
    """The ISO 639-1 code of a text's language, or `und` where that is not sure."""
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) + 2 * len(_WIDE.findall(sample)) < _ENOUGH:
        return UNKNOWN
    likely: Counter[str] = Counter()
    for code, probability in _identifier().rank(sample):
        likely[_SAME.get(code, code)] += probability
    ((best, probability),) = likely.most_common(1)
    return best if probability >= _SURE else UNKNOWN


def other_languages(text: str, story: Sequence[Bounds], own: str) -> tuple[InLanguage, ...]:
    """The paragraphs of a story in another language than its `own`, where both are sure; neighbours are one passage."""
    found: list[InLanguage] = []
    last = -1
    for number, (start, end, code) in enumerate(_others(text, story, own) if own != UNKNOWN else ()):
        if code == own:
            continue
        if found and found[-1].language == code and last == number - 1:
            found[-1] = found[-1].model_copy(update={"end": end})
        else:
            found.append(InLanguage(start=start, end=end, language=code, why=f"language: {code}, the report is {own}"))
        last = number
    return tuple(found)


def _others(text: str, story: Sequence[Bounds], own: str) -> Iterator[tuple[int, int, str]]:
    """Each paragraph with its language. One that has the small words of the report, or is short, is in its own."""
    rows = [(start, end, _small_words(text[start:end])) for start, end in paragraphs(text, story)]
    count = Counter(word for _, _, words in rows for word in words)
    common = {word for word, number in count.items() if number >= max(2, _EVERYWHERE * len(rows))}
    for start, end, words in rows:
        if end - start < _SHORTEST or len(common & words) >= _SHARED:
            yield start, end, own
        else:
            code = language(text[start:end])
            yield start, end, own if code == UNKNOWN else code


def _small_words(text: str) -> frozenset[str]:
    """The short words that are no names."""
    words = re.findall(r"[^\W\d_]+", text)
    return frozenset(word for word in words if len(word) <= _LONGEST_SMALL and word == word.lower())
