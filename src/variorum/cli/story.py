"""How a command is told which story it is about."""

from typing import Annotated

import typer

STORY = "of the story, or postgresql://USER@HOST/DATABASE?story=NAME"

StoryArgument = Annotated[str, typer.Argument(help=f"Folder {STORY}.", show_default=False)]
