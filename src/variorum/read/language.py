"""Which language a text is in, from its script and the share of its commonest words."""

import re
from collections import Counter

_ENOUGH = 8  # words; fewer say nothing
_STOP_WORDS = {
    "en": "the of and to in a is that for it on was with as he be at by his from are have has had not this but said",
    "de": "der die das und in zu den ist nicht von mit sich des auf für eine ein im dem auch als an werden hat es bei",
    "fr": "le la les de des et en un une du est que qui dans pour pas sur au avec il par ce sont plus elle ne aux été",
    "es": "el la los las de y en que un una del se por con para es su al lo como más pero sus ha fue este son no",
    "it": "il la di che e un una in per del della non con sono è le i gli dei si da nel alla anche ha più al ma",
    "pt": "o a os as de e em que um uma do da no na não para com por se dos das mais foi ao é como seu são",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar heeft maar werd uit",
}
_WORD_SETS = {code: frozenset(words.split()) for code, words in _STOP_WORDS.items()}
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u03b1-\u03c9]")),
)
_CYRILLIC = re.compile("[\u0430-\u044f]")
_UKRAINIAN = re.compile("[іїєґ]")


def language(text: str) -> str:
    """The ISO 639-1 code of a text's language, or `und` where that is not sure."""
    sample = text[:20000].lower()
    letters = sum(c.isalpha() for c in sample) or 1
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.2 * letters:
            return code
    if len(_CYRILLIC.findall(sample)) > 0.5 * letters:
        return "uk" if len(_UKRAINIAN.findall(sample)) > 0.02 * letters else "ru"
    words = Counter(re.findall(r"[^\W\d_]+", sample))
    total = words.total()
    share = {code: sum(words[w] for w in known) / max(1, total) for code, known in _WORD_SETS.items()}
    (best, first), (_, second) = sorted(share.items(), key=lambda item: -item[1])[:2]
    return best if total >= _ENOUGH and first >= 0.15 and first - second >= 0.05 else "und"
