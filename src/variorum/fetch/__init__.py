"""Pages of the web, fetched politely and safely, kept as they came."""

from variorum.fetch.clock import Clock, SystemClock
from variorum.fetch.collect import Collector, Fetched
from variorum.fetch.exchange import Exchange
from variorum.fetch.fetcher import Fetcher, status_words
from variorum.fetch.memory import conditions
from variorum.fetch.network import Network
from variorum.fetch.notes import read_notes, write_notes
from variorum.fetch.settings import AGENT, Settings
from variorum.fetch.warc import Archive

__all__ = [
    "AGENT",
    "Archive",
    "Clock",
    "Collector",
    "Exchange",
    "Fetched",
    "Fetcher",
    "Network",
    "Settings",
    "SystemClock",
    "conditions",
    "read_notes",
    "status_words",
    "write_notes",
]
