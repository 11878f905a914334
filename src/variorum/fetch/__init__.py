"""Pages of the web, fetched politely and safely, kept as they came."""

from variorum.fetch.clock import Clock, SystemClock
from variorum.fetch.collect import Collector, Fetched
from variorum.fetch.fetcher import Fetcher
from variorum.fetch.network import Network
from variorum.fetch.settings import AGENT, Settings

__all__ = ["AGENT", "Clock", "Collector", "Fetched", "Fetcher", "Network", "Settings", "SystemClock"]
