"""What a report was found to say is found again, and only where nothing that it hangs on has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from samples import plain_report
from variorum.annotate import layers, recollection
from variorum.annotate.layers import annotate
from variorum.annotate.outside import Account
from variorum.annotate.parser import Parser
from variorum.annotate.recollection import Recollection
from variorum.model import Annotation

TEXT = (
    "Mayor Tomas Rehn said on 4 March that 40 people had been hurt. “We will rebuild it,” Rehn told reporters.\n\n"
    "Der Bürgermeister besuchte am Dienstag die Verletzten im Krankenhaus der Stadt und sprach mit ihren Ärzten.\n"
)


class Shelf:
    """A memory that keeps all."""

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}

    def recall(self, names: Sequence[str]) -> Mapping[str, bytes]:
        return {name: self.entries[name] for name in names if name in self.entries}

    def keep(self, entries: Mapping[str, bytes]) -> None:
        self.entries.update(entries)


@pytest.fixture
def shelf(parser: Parser) -> Shelf:
    """A memory in which the report is."""
    shelf = Shelf()
    annotate(plain_report(TEXT, "r-1"), parser, shelf)
    return shelf


@pytest.fixture
def found_anew(monkeypatch: pytest.MonkeyPatch) -> list[Annotation]:
    """What the rules find from here on."""
    found: list[Annotation] = []
    rules = layers._annotated
    monkeypatch.setattr(layers, "_annotated", lambda *given: found.append(rules(*given)) or found[-1])
    return found


def test_what_is_recalled_is_what_was_found(shelf: Shelf, parser: Parser, found_anew: list[Annotation]) -> None:
    report = plain_report(TEXT, "r-1")
    recalled = annotate(report, parser, shelf)
    assert not found_anew
    assert recalled == annotate(report, parser)
    assert recalled.statements and recalled.actors and recalled.times and recalled.figures
    kept = [row.model_dump_json() for row in (*recalled.statements, *recalled.actors, *recalled.events)]
    fresh = found_anew[0]
    assert kept == [row.model_dump_json() for row in (*fresh.statements, *fresh.actors, *fresh.events)]


@pytest.mark.parametrize(
    "change",
    [{"id": "r-2"}, {"text": TEXT.replace("40", "41")}, {"story": ((0, 62),)}, {"language": "de"}, {"source": "b.txt"}],
    ids=lambda change: next(iter(change)),
)
def test_another_report_is_read_anew(
    change: dict[str, object], shelf: Shelf, parser: Parser, found_anew: list[Annotation]
) -> None:
    report = plain_report(TEXT, "r-1").model_copy(update=change)
    assert annotate(report, parser, shelf) == annotate(report, parser)
    assert len(found_anew) == 2


def test_another_parser_account_or_edition_has_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    report, shelf = plain_report(TEXT, "r-1"), Shelf()
    account = Account("a parrot", ())
    names = {Recollection.of(report, *given, shelf).name for given in (("p", None), ("q", None), ("p", account))}
    monkeypatch.setattr(recollection, "_edition", lambda: "another")
    names.add(Recollection.of(report, "p", None, shelf).name)
    assert len(names) == 4


def test_a_damaged_entry_is_found_anew_and_mended(shelf: Shelf, parser: Parser, found_anew: list[Annotation]) -> None:
    report, sound = plain_report(TEXT, "r-1"), dict(shelf.entries)
    name = Recollection.of(report, parser.name, None, shelf).name
    for damaged in (sound[name][:-3], b"", sound[name][:9] + b"?" + sound[name][10:]):
        shelf.entries[name] = damaged
        assert annotate(report, parser, shelf) == annotate(report, parser)
        assert shelf.entries == sound
    assert len(found_anew) == 6


def test_the_parse_is_the_report_s_own(shelf: Shelf, parser: Parser) -> None:
    report = plain_report(TEXT, "r-1")
    recalled = annotate(report, parser, shelf)
    assert recalled.parse == parser.parse(report)
    assert replace(recalled, parse=parser.parse(report)) == recalled
