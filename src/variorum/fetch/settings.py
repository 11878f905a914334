"""How fetching behaves: what it calls itself, how patient it is, how much it takes."""

from dataclasses import dataclass

from variorum import __version__

AGENT = f"Variorum/{__version__} (reads the reports of a news story for a person; honours robots.txt)"
_MIB = 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """Times in seconds, sizes in bytes. `allow_private` lifts the checks of addresses and ports, for an intranet."""

    agent: str = AGENT
    delay: float = 1.0  # between two requests to one host, unless its robots.txt asks for more
    longest_wait: float = 120.0  # that a site may ask for before the next request; one that asks for more is left alone
    attempts: int = 3  # at a page whose server is busy or breaks off
    redirects: int = 10
    connecting: float = 10.0
    silence: float = 20.0  # without a byte from the server
    whole: float = 60.0  # one request from its first to its last byte
    wire: int = 16 * _MIB  # that come over the network for one page, its headers among them
    unpacked: int = 64 * _MIB  # of a page that was sent compressed
    allow_private: bool = False

    @property
    def token(self) -> str:
        """The name by which a robots.txt speaks to this program."""
        return self.agent.partition("/")[0].strip()
