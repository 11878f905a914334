"""What one decision costs in a large story: `variorum decide`, from the stored story to the stored story.

    python bench/deciding.py [--reports 300,1000] [--figures 6000]

Makes stories of so many invented reports (`store.py`), and one in which so many figures are of one measure, a toll that
every report gives, and decides of each that a statement is right, that two actors are one, and that a figure is wrong.
Prints the seconds of the processor of each decision: in all, and those of replaying and collating alone.
"""

import argparse
import tempfile
from typing import Any

from cost import processor
from store import ledger
from variorum.amend.request import Desk, Request
from variorum.ledger import Store
from variorum.model import Ledger
from variorum.pipeline import decide, decided

DECIDED: tuple[dict[str, Any], ...] = (
    {"says": "right", "about": ("s-10",)},
    {"says": "same", "about": ("a-3", "a-4")},
    {"says": "wrong", "about": ("f-20",)},
)
FIGURES = 3  # of a report of `store.py`


def of_one_measure(story: Ledger) -> Ledger:
    """The story with a toll that rises by one with every tenth figure, and is told by every report."""
    counted = {"measure": "m-toll", "unit": "persons", "counted": ("person", "kill")}
    figures = (figure.model_copy(update={**counted, "low": 10.0 + n // 10}) for n, figure in enumerate(story.figures))
    return story.model_copy(update={"figures": tuple(figures)})


def cost(story: Ledger) -> None:
    """Prints what each decision costs."""
    with tempfile.TemporaryDirectory() as folder:
        with Store(folder).writer() as writer:
            writer.write(story)
        stored = Store(folder).view().ledger()
        for asked in DECIDED:
            made = Desk(stored).decide(Request.read(asked), "the bench")
            began = processor()
            decided(stored, (made,))
            replayed = processor() - began
            decide(folder, (made,))
            whole = processor() - began - replayed
            print(f"  {asked['says']:6} {whole:7.1f} s, of which {replayed:.1f} s to replay and collate", flush=True)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", default="300,1000")
    parser.add_argument("--figures", type=int, default=6_000)
    args = parser.parse_args()
    for number in map(int, args.reports.split(",")):
        print(f"{number} reports")
        cost(ledger(number))
    story = of_one_measure(ledger(-(-args.figures // FIGURES)))
    print(f"{len(story.reports)} reports, {len(story.figures)} figures of one measure")
    cost(story)


if __name__ == "__main__":
    main()
