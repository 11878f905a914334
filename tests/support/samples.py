"""Reports for tests of one stage: no page around the story, and nothing read from it yet."""

from variorum.model import Published, Report

PLAIN = (
    "The ski club moved its race to the large hall because a storm broke the lift before the last day of the season.\n"
    "Inspectors found nets, hooks and several damaged radios on nine boats last week, the port of Lima said.\n"
)
SPUN = (  # the same, its words swapped by a machine
    "The ski club moved its race to the massive hall as a result of a storm broke the lift earlier than the closing "
    "day of the season.\n"
    "Inspectors discovered nets, hooks and a number of broken radios on nine vessels final week, "
    "in accordance with officials.\n"
)


def plain_report(text: str, name: str = "r0", **more: object) -> Report:
    """A report with the id `name` whose whole text is its story; `more` sets further fields."""
    row: dict[str, object] = {
        "id": name, "source": f"{name}.txt", "sha256": "0" * 64, "media_type": "text/plain", "text": text,
        "published": Published(why="test"), "language": "en", "story": ((0, len(text)),), "noise": (), "why": "test",
    }  # fmt: skip
    return Report.model_validate({**row, **more})
