"""All that an endpoint is asked about the reports of a story, a paragraph at a time, and what it answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Final

from pydantic import ValidationError

from variorum.annotate.memory import Memory, edition, name_of, packed, unpacked
from variorum.annotate.outside import Account, Answer, Excerpt, Heard, excerpts
from variorum.endpoint.answer import answer_of
from variorum.endpoint.client import Client
from variorum.endpoint.prompt import question
from variorum.errors import ClosedEndpointError, EndpointError, SilentEndpointError
from variorum.model import Report

_MODULES: Final = ("variorum.endpoint.prompt", "variorum.endpoint.answer", "variorum.annotate.outside")
_TOGETHER: Final = 500  # entries that a memory is asked for at a time
_NEWS: Final = 50  # answers that are kept at a time, so that a build that is killed need not ask for them again

_Outcome = Answer | str  # or in words why there is none


@dataclass(slots=True)
class _Patience:
    """Wears out where answers fail to come again and again; then nothing more is asked."""

    most: int
    worn: str = ""
    _silent: int = 0
    _lock: Lock = field(default_factory=Lock)

    def met(self, error: EndpointError | None) -> None:
        """Takes in what came of a question."""
        with self._lock:
            self._silent = self._silent + 1 if isinstance(error, SilentEndpointError) else 0
            if isinstance(error, ClosedEndpointError) or self._silent >= self.most:
                self.worn = str(error)


class Asker:
    """An outside reader that asks an endpoint. What it answered once it is not asked again."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.name = client.endpoint.name

    @property
    def formed(self) -> bool:
        """Does the endpoint hold its model to the form of the answers, as far as is known?"""
        return self._client.formed

    @cached_property
    def _edition(self) -> str:
        return edition(_MODULES, (), self.name)

    def hear(
        self, reports: Sequence[Report], memory: Memory, begin: Callable[[str, int], None], step: Callable[[], None]
    ) -> Mapping[str, Account]:
        """The account about each report, by its id. An answer that fails to come costs its paragraph."""
        asked = {report.id: [(e, question(report.text, e)) for e in excerpts(report)] for report in reports}
        names = {words: self._name(words) for pairs in asked.values() for _, words in pairs}
        known: dict[str, _Outcome] = dict(_recalled(memory, list(names.values())))
        missing = {name: words for words, name in names.items() if name not in known}
        begin(f"asking {self.name}", len(missing))
        for found in self._answers(missing, memory):
            known.update(found)
            step()
        return {
            ident: Account(self.name, tuple(_heard(excerpt, known[names[words]]) for excerpt, words in pairs))
            for ident, pairs in asked.items()
        }

    def _name(self, words: str) -> str:
        """The name under which the answer to a question is remembered."""
        return name_of(self._edition, words.encode(errors="surrogatepass"))

    def _answers(self, questions: Mapping[str, str], memory: Memory) -> Iterator[Mapping[str, _Outcome]]:
        """What comes of each question, one at a time; what is an answer is kept, what failed is not.

        They are asked in the order of their names, so that what one report does to the model falls on no other in a
        row.
        """
        patience = _Patience(self._client.limits.silent)
        order = sorted(questions)
        news: dict[str, bytes] = {}
        with ThreadPoolExecutor(self._client.limits.at_once) as pool:
            outcomes = pool.map(lambda name: self._asked(questions[name], patience), order)
            for name, outcome in zip(order, outcomes, strict=True):
                if isinstance(outcome, Answer):
                    news[name] = packed(outcome.row())
                if len(news) >= _NEWS:
                    memory.keep(news)
                    news = {}
                yield {name: outcome}
        memory.keep(news)

    def _asked(self, words: str, patience: _Patience) -> _Outcome:
        """What comes of one question."""
        if patience.worn:
            return f"no longer asked after this: {patience.worn}"
        try:
            answer = answer_of(self._client.ask(words), self._client.limits.claims)
        except EndpointError as error:
            patience.met(error)
            return str(error)
        patience.met(None)
        return answer


def _recalled(memory: Memory, names: Sequence[str]) -> Iterator[tuple[str, Answer]]:
    for at in range(0, len(names), _TOGETHER):
        for name, entry in memory.recall(names[at : at + _TOGETHER]).items():
            try:
                yield name, Answer.model_validate(unpacked(entry))
            except ValidationError:
                continue  # damaged: it is asked for anew


def _heard(excerpt: Excerpt, outcome: _Outcome) -> Heard:
    return Heard(excerpt, outcome) if isinstance(outcome, Answer) else Heard(excerpt, Answer(), outcome)
