"""How often one host is asked."""

from dataclasses import dataclass, field

from variorum.fetch.clock import Clock


@dataclass(slots=True)
class Pace:
    """Keeps a distance between the requests to one host."""

    clock: Clock
    _free: dict[str, float] = field(default_factory=dict)

    def free(self, host: str) -> float:
        """The moment from which the host may be asked."""
        return self._free.get(host, float("-inf"))

    def wait(self, host: str) -> None:
        """Waits until the host may be asked."""
        left = self.free(host) - self.clock.now()
        if left > 0:
            self.clock.sleep(left)

    def rest(self, host: str, seconds: float) -> None:
        """Leaves the host alone for so long from now on."""
        self._free[host] = max(self.free(host), self.clock.now() + seconds)
