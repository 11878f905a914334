"""Everything that Variorum raises on purpose.

    VariorumError
    ├── ReadError      a report cannot be read (missing, empty, binary, broken, encrypted, undecodable, too large)
    ├── FetchError     a page cannot be fetched (no answer, too large, too slow, an answer that is no page)
    │   ├── BusyError      it did not come this time; it may come later
    │   ├── RefusedError   its site asks programs not to fetch it
    │   └── UnsafeError    it lies where a program must not be led to (a private address, a file)
    ├── EndpointError  a large model on an endpoint gives no answer that can be used
    │   ├── SilentEndpointError   it gives none at all
    │   └── ClosedEndpointError   it will give none to whoever asks in this way
    ├── SpanError      a span does not verify against the text that it points into
    ├── StoreError     a store is missing, of another format, or locked by another build
    ├── OrphanError    a decision fits nothing in the story as it stands
    └── RequestError   a command asks for something that does not exist (a table, a format)

A message says what was expected, what came, and what to do.
"""


class VariorumError(Exception):
    """Base of all errors that are meant for the user."""


class ReadError(VariorumError):
    """One report cannot be read; the others are not harmed by it."""

    def __init__(self, source: str, problem: str, advice: str) -> None:
        super().__init__(f"{source}: {problem}; {advice}")
        self.source = source
        self.problem = problem
        self.advice = advice


class FetchError(VariorumError):
    """One page cannot be fetched; the others are not harmed by it."""

    def __init__(self, url: str, problem: str, advice: str) -> None:
        super().__init__(f"{url}: {problem}; {advice}")
        self.url = url
        self.problem = problem
        self.advice = advice


class BusyError(FetchError):
    """The page did not come, for a reason that may pass; `wait`: the seconds that its server asks for."""

    def __init__(self, url: str, problem: str, advice: str, wait: float | None = None) -> None:
        super().__init__(url, problem, advice)
        self.wait = wait


class RefusedError(FetchError):
    """The site does not want this page to be fetched by programs."""


class UnsafeError(FetchError):
    """The address leads, or was made to lead, where no page of the public web is."""


class EndpointError(VariorumError):
    """The answer to one question to a large model is missing or cannot be used; the report is built without it."""


class SilentEndpointError(EndpointError):
    """No answer came: no connection, not in time, too long, or the endpoint stays busy."""


class ClosedEndpointError(EndpointError):
    """The endpoint answers nobody who asks so: the key, the address or the model's name is not right."""


class SpanError(VariorumError):
    """A span is empty, out of bounds, or its quote is not what stands there."""


class StoreError(VariorumError):
    """The store cannot be opened, read or written."""


class OrphanError(VariorumError):
    """A decision no longer fits the text that it was made on. It is kept, and changes nothing."""


class RequestError(VariorumError):
    """What was asked for does not exist."""
