"""`variorum serve`: a story as live pages and as an API."""

from typing import Annotated

import typer

from variorum.cli.decide import account
from variorum.cli.output import note
from variorum.cli.story import StoryArgument
from variorum.ledger import Store


def serve(  # noqa: PLR0913, PLR0917 # an option each: they are the ways to be reached
    story: StoryArgument,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 is any that is free.", min=0, max=65535)] = 8765,
    token: Annotated[
        str | None,
        typer.Option(help="What visitors have to show.", envvar="VARIORUM_TOKEN", show_default="none"),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="Another name of this machine in addresses; may be given again.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="Who decides where a form does not say.", show_default="the account's")
    ] = None,
) -> None:
    """Serve a story as live pages and as JSON, and take decisions on it.

    Only this machine can reach it, unless --host names another address; then a token is needed, which visitors show
    once at /enter and programs as a bearer token. Programs that write show the token, or the one printed at the
    start, in the header X-Variorum-Token. Ends with Ctrl-C.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import
    from variorum.serve.app import application  # noqa: PLC0415 # so does the server, a little
    from variorum.serve.options import Options  # noqa: PLC0415
    from variorum.serve.run import run  # noqa: PLC0415
    from variorum.serve.signing import write_token  # noqa: PLC0415

    options = Options(host, port, token, tuple(name or ()), by or account())
    app = application(
        Store(story),
        lambda decisions: pipeline.decide(story, decisions),
        lambda decisions: pipeline.decide(story, decisions, adopted=True),
        options,
    )
    run(app, options, lambda address: _tell(Store(story).home.name, address, None if token else write_token(options)))


def _tell(story: str, address: str, writing: str | None) -> None:
    note(f"{story}: served at {address} (the API at {address}api); Ctrl-C ends it")
    if writing:
        note(f"programs that write show the header X-Variorum-Token: {writing}")
