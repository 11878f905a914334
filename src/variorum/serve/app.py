"""The application: the guard around the API, the pages and the forms."""

from starlette.applications import Starlette
from starlette.types import ASGIApp

from variorum.ledger import Store
from variorum.serve.api import Api
from variorum.serve.forms import Forms
from variorum.serve.guard import Guard
from variorum.serve.live import Decide, Live
from variorum.serve.options import Options
from variorum.serve.pages import Pages
from variorum.serve.problems import Problem, on_error


def application(store: Store, decide: Decide, adopt: Decide, options: Options) -> ASGIApp:
    """The story in `store` as an ASGI application; `decide` and `adopt` store decisions and give the story after them.

    Raises `StoreError` where there is no story.
    """
    live = Live(store, decide, adopt)
    parts = (Api(live, options), Forms(live, options), Pages(live, options))
    handled = (Problem, Exception, 404, 405)
    inner = Starlette(
        routes=[route for part in parts for route in part.routes()],
        exception_handlers=dict.fromkeys(handled, on_error),
    )
    return Guard(inner, options)
