"""Makes the subsets of Inter and Vollkorn that the pages carry, from Debian's packages fonts-inter and fonts-vollkorn.

uv run --group fonts python scripts/fonts.py

Kept are Latin letters with their accents, punctuation, the arrows and signs that the pages set, and of the features
those that the style asks for. Other letters fall back to the reader's own fonts. What is written goes into
src/variorum/publish/assets/fonts, beside the licence.
"""

import sys
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "variorum" / "publish" / "assets" / "fonts"
INTER, VOLLKORN = Path("/usr/share/fonts/opentype/inter"), Path("/usr/share/fonts/truetype/vollkorn")
CHARACTERS = (
    "0020-007E,00A0-017F,0192,0218-021B,02C6,02DA,02DC,1E9E,2010-2015,2018-201E,2020-2022,2026,2030,2032,2033,2039,203A,"
    "2044,20AC,2122,2190-2193,2212,2260,2264,2265"
)
COMMON = ("kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum")
FONTS = {
    "inter-regular.woff2": (INTER / "Inter-Regular.otf", COMMON),
    "inter-semibold.woff2": (INTER / "Inter-SemiBold.otf", COMMON),
    "vollkorn-regular.woff2": (VOLLKORN / "Vollkorn-Regular.ttf", (*COMMON, "liga", "smcp")),
    "vollkorn-italic.woff2": (VOLLKORN / "Vollkorn-Italic.ttf", (*COMMON, "liga")),
    "vollkorn-medium.woff2": (VOLLKORN / "Vollkorn-Medium.ttf", (*COMMON, "liga")),
    "vollkorn-bold.woff2": (VOLLKORN / "Vollkorn-Bold.ttf", (*COMMON, "liga", "smcp")),
}


def make(source: Path, features: tuple[str, ...], target: Path) -> None:
    """The subset of one font, as WOFF2 without hinting."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = list(features)
    options.hinting = False
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(CHARACTERS))
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def main() -> None:
    missing = [str(source) for source, _ in FONTS.values() if not source.exists()]
    if missing:
        sys.exit(f"fonts: expected {missing[0]}; install fonts-inter and fonts-vollkorn and run this again")
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, (source, features) in FONTS.items():
        make(source, features, TARGET / name)
        print(f"{name}: {(TARGET / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
