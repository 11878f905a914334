"""A large language model on an endpoint, asked who says what: a further reader of reports, for those who want one."""

from variorum.endpoint.address import Endpoint, endpoint_of
from variorum.endpoint.asker import Asker
from variorum.endpoint.client import Client
from variorum.endpoint.limits import Limits

__all__ = ["Asker", "Client", "Endpoint", "Limits", "endpoint_of"]
