"""Who may write, and in whose name."""

import hashlib
import hmac
from collections.abc import Mapping

from variorum.serve.guard import same
from variorum.serve.options import Options
from variorum.serve.problems import Problem


def form_mark(options: Options) -> str:
    """What every form of this run of the server carries, and no other page knows."""
    return hmac.new(options.secret.encode(), (options.token or "").encode(), hashlib.sha256).hexdigest()


def require_mark(given: str, options: Options) -> None:
    """Raises `Problem` unless a form was made by this run of the server."""
    if not same(given, form_mark(options)):
        raise Problem(403, "this form was made before the server started; load its page again")


def write_token(options: Options) -> str:
    """What a program has to show that decides: the token of the server, or the one made for this run."""
    return options.token or options.secret


def may_write(headers: Mapping[str, str], options: Options) -> bool:
    return same(headers.get("x-variorum-token", ""), write_token(options))


def signature(by: object, options: Options) -> str:
    """The name under a decision; that of the one who started the server where none is given."""
    return by.strip() if isinstance(by, str) and by.strip() else options.by
