"""Feeds that are looked at again and again, and the story that grows by them."""

from variorum.watch.polled import Polled
from variorum.watch.state import held
from variorum.watch.watcher import Watcher

__all__ = ["Polled", "Watcher", "held"]
