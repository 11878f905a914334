from variorum.model import Actor, Ledger, Mention, Report, Span
from variorum.publish.story import cast, extent, title
from variorum.publish.view import View


def actor(name: str, kind: str, *spans: Span, form: str = "name") -> Actor:
    mentions = tuple(Mention(span=span, form=form) for span in spans)
    return Actor.model_validate({"id": f"a-{name}", "name": name, "kind": kind, "mentions": mentions, "why": "test"})


def first_word(report: Report) -> Span:
    return report.span(0, report.text.index(" "))


def test_who_acts_is_who_most_reports_name_and_carriers_are_left_out(small_ledger: Ledger) -> None:
    one, two = (first_word(report) for report in small_ledger.reports)
    actors = (
        actor("The Port", "organisation", one, two),
        actor("Ana Lopes", "person", one),
        actor("he", "person", one, two),
        actor("The Post", "outlet", one, two),
        actor("The Coast", "place", one, two),
        actor("Ivo Reis", "person", one, two, form="pronoun"),
    )
    view = View(small_ledger.model_copy(update={"actors": actors}))
    assert cast(view).actors == (("The Port", 2),)
    assert cast(view).places == (("The Coast", 2),)
    assert title(view) == "The Port · Two reports, 4 March 2031"


def test_of_one_report_every_name_counts(small_ledger: Ledger) -> None:
    (report, *_) = small_ledger.reports
    view = View(Ledger(reports=(report,), actors=(actor("Ana Lopes", "person", first_word(report)),)))
    assert cast(view).actors == (("Ana Lopes", 1),)
    assert extent(view) == "One report, 4 March 2031"
