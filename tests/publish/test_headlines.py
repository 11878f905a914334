from variorum.model import Ledger, Restored
from variorum.publish import headlines
from variorum.publish.view import View


def test_headlines_count_what_is_there(small_ledger: Ledger) -> None:
    view = View(small_ledger)
    assert headlines.overview(view) == "One point, and not one is known from more than one origin"
    assert headlines.overview_more(view) == "No conflict was found."
    assert headlines.timeline(view) == "One event has only a span"
    assert headlines.says(view) == "One statement by one speaker; none came through a carrier that is named"
    assert headlines.copies(view) == "Reports A and B share text"
    assert headlines.commitments(view) == "One pledge"
    assert headlines.wording(view) == "No wording praises, blames or veils"
    assert headlines.reader(view) == "Two reports, character for character"


def test_a_report_with_swapped_words_is_named(small_ledger: Ledger) -> None:
    passage = small_ledger.passages[0]
    spun = passage.model_copy(update={"kind": "spun", "restored": (Restored(span=passage.b, likely="x"),)})
    view = View(small_ledger.model_copy(update={"passages": (spun,)}))
    letter = view.letter(passage.b.report)
    said = f"Words in report {letter} were swapped for synonyms; reports A and B share text"
    assert headlines.copies(view) == said


def test_loaded_wording_is_counted_by_voice(small_ledger: Ledger) -> None:
    loaded = small_ledger.wording[0].model_copy(update={"loaded": True})
    quoted = loaded.model_copy(update={"id": "w-2", "voice": "quoted"})
    view = View(small_ledger.model_copy(update={"wording": (loaded, quoted)}))
    assert headlines.wording(view) == "Two wordings praise, blame or veil; one in a report’s own voice"


def test_an_empty_ledger_claims_nothing() -> None:
    view = View(Ledger())
    assert headlines.figures(view) == "The reports give no figures"
    assert headlines.copies(view) == "No two reports share a passage"
    assert headlines.silence(view) == "No report is silent on a point that it could have known"
    assert headlines.timeline(view) == "No event was found"
    assert headlines.overview_more(view) == ""
