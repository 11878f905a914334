"""What the statement layer costs beside the parse of the same text, in one run on one core.

    python bench/reading.py [FOLDER] [--texts 40]

`FOLDER` holds text files; the default is the dev texts of `$VARIORUM_DATA/polnear` (default `../shared/data`), or the
example where there are none. Seconds are of the processor. The statement layer is the reading model and the statements
made from what it sees; actors are a layer of their own, which events and figures need as
well.
"""

import argparse
import os
import resource
import time
from pathlib import Path

from plain import plain_report
from variorum.annotate.actors import actors
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.reader import shipped
from variorum.annotate.statements import statements

CORPUS = Path(os.environ.get("VARIORUM_DATA", "../shared/data")) / "polnear" / "dev" / "text"
EXAMPLE = Path(__file__).parents[1] / "examples" / "strait-ferry"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS if CORPUS.is_dir() else EXAMPLE)
    parser.add_argument("--texts", type=int, default=40)
    args = parser.parse_args()
    reports = [
        plain_report(path.read_bytes().decode("utf-8", "replace"))
        for path in sorted(args.folder.glob("*.txt"))[: args.texts]
    ]
    spacy, reader = SpacyParser(), shipped()
    reader.read(spacy.parse(reports[0]))  # what is loaded once is not counted
    seconds = dict.fromkeys(("parse", "actors", "reading model", "statements"), 0.0)
    for report in reports:
        at = [time.process_time()]
        parse = spacy.parse(report)
        at.append(time.process_time())
        cast = actors(report, parse)
        at.append(time.process_time())
        found = reader.read(parse).attributions
        at.append(time.process_time())
        statements(report, parse, cast, found)
        at.append(time.process_time())
        for name, begin, end in zip(seconds, at, at[1:], strict=False):
            seconds[name] += end - begin
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} texts, {words} words, one core")
    for name, spent in seconds.items():
        print(f"{name:30}{words / spent:8.0f} words a second  {spent / seconds['parse']:6.2f} of the parse")
    layer = seconds["reading model"] + seconds["statements"]
    print(
        f"{'the statement layer':30}{words / layer:8.0f} words a second  {layer / seconds['parse']:6.2f} of the parse"
    )
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
