"""`variorum mcp`: a story as tools for a language model."""

from variorum.cli.story import StoryArgument
from variorum.ledger import Store


def mcp(story: StoryArgument) -> None:
    """Answer a language model's questions about a story, by the Model Context Protocol over standard input and output.

    For programs that start such servers: `{"command": "variorum", "args": ["mcp", "STORY"]}`. The tools say who said
    what, which figures are given, and how many independent origins stand behind a point, always with spans; they
    change nothing, and reach no network. Needs the extra `mcp`.
    """
    from variorum.serve.assistant import assistant  # noqa: PLC0415 # the SDK takes a second to import

    assistant(Store(story)).run("stdio")
