"""Reports in other languages, and passages in another language than the rest of their report."""

from collections.abc import Callable

import pytest

from variorum.annotate.layers import annotate
from variorum.annotate.parser import Parser
from variorum.model import Annotation, Report
from variorum.publish.view import report_says
from variorum.read import read_bytes

GERMAN = (
    "Die Regierung von Portugal will den Hafen bis Mai ausbaggern lassen, sagte Ministerin Ana Lopes am Montag.",
    "Nach Angaben von Reuters warten rund 40 Boote auf die Arbeiten, die drei Millionen Euro kosten sollen.",
)
MORE_GERMAN = "Die Gilde der Fischer nannte das einen ersten Schritt und will über ein zweites Becken verhandeln."
ENGLISH = (
    "“We will dredge the harbour by May,” minister Ana Lopes said on Monday in the port of Faro.",
    "Some 40 boats wait for the work, which costs 3 million euros, the ministry said in a statement.",
)
KOREAN = "북한 김정은 국무위원장은 15일 평양에서 열린 행사에서 군인들을 만나 위로했다고 조선중앙통신이 보도했다."


@pytest.fixture
def read(parser: Parser) -> Callable[[str], Annotation]:
    def annotation(text: str) -> Annotation:
        (report,) = read_bytes(text.encode(), "a.txt").reports
        return annotate(report, parser)

    return annotation


def lines(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(("text", "code", "language"), [(lines(*GERMAN), "de", "German"), (KOREAN, "ko", "Korean")])
def test_no_rule_for_english_runs_on_another_language(
    read: Callable[[str], Annotation], text: str, code: str, language: str
) -> None:
    found = read(text)
    assert found.report.language == code
    assert not (found.times or found.statements or found.events or found.figures or found.commitments)
    assert all(not token.pos and not token.dep for token in found.parse.tokens)
    assert found.parse.tokens
    assert [left.stage for left in found.left_out] == ["language"] * len(found.report.story)
    assert all(f"({code})" in left.reason for left in found.left_out)
    assert f"In {language}: only known names were read" in report_says(found.report)


def test_known_names_are_read_in_another_language(read: Callable[[str], Annotation]) -> None:
    assert {actor.name for actor in read(lines(*GERMAN)).actors} == {"Portugal", "Reuters"}


@pytest.mark.parametrize(
    ("said", "outlets"),
    [
        ("Die Welt hat dafür keine Zeit mehr, und das Bild ist ein anderes als im letzten Jahr.", set()),
        ("Mehr als die Krone der Stadt war auf einen Blick nicht zu sehen, hieß es dort.", set()),
        ("Das meldete die Zeitung Welt, und laut Bild wird schon im Sommer gebaut.", {"Die Welt", "Bild"}),
        ("Das sagte er der „Zeit“, bevor er am Abend in die Stadt zurück fuhr.", {"Die Zeit"}),
        ("Das sagte er in einem Gespräch, das Die Zeit am Abend veröffentlichte.", {"Die Zeit"}),
        ("Das sagte er dem Handelsblatt, bevor er am Abend in die Stadt zurück fuhr.", {"Handelsblatt"}),
    ],
)
def test_a_noun_is_no_outlet_of_that_name(read: Callable[[str], Annotation], said: str, outlets: set[str]) -> None:
    found = read(lines(*GERMAN, said))
    assert {actor.name for actor in found.actors} - {"Portugal", "Reuters"} == outlets


def test_an_english_passage_in_a_german_report_is_read(read: Callable[[str], Annotation]) -> None:
    found = read(lines(*GERMAN, ENGLISH[0], MORE_GERMAN))
    report = found.report
    assert report.language == "de"
    assert [(report.text[p.start : p.end], p.language) for p in report.other_languages] == [(ENGLISH[0], "en")]
    assert [s.content[0].quote.strip(",") for s in found.statements] == ["We will dredge the harbour by May"]
    told = [left.span.quote for left in found.left_out if left.span]
    assert len(told) == 2 and not [words for words in told if "dredge" in words]
    assert " ".join(told).split() == " ".join((*GERMAN, MORE_GERMAN)).split()


def test_a_german_passage_in_an_english_report_is_left_out(read: Callable[[str], Annotation]) -> None:
    found = read(lines(*ENGLISH, GERMAN[1], ENGLISH[0].replace("Faro", "Lagos")))
    report = found.report
    assert (report.language, [p.language for p in report.other_languages]) == ("en", ["de"])
    assert {left.span.quote for left in found.left_out if left.span and left.stage == "language"} == {GERMAN[1]}
    rows = (*found.statements, *found.figures, *found.times)
    assert rows and not [row for row in rows if "Angaben" in str(row) or "warten" in str(row)]
    assert report_says(report).endswith("Partly in German, which was not read.")


def test_an_english_report_has_no_other_languages(annotated: Callable[..., Annotation]) -> None:
    found = annotated(lines(*ENGLISH))
    assert not [left for left in found.left_out if left.stage == "language"] and found.statements


def test_what_is_of_no_known_language_is_read_as_english(harbour_report: Report) -> None:
    unknown = harbour_report.model_copy(update={"language": "und"})
    assert unknown.reads_as_english(0, 5) and not harbour_report.model_copy(update={"language": "de"}).reads_as_english(
        0, 5
    )
