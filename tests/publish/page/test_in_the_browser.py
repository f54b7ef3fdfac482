"""The report in a real browser: no errors, no outside request, charts drawn, accessible, on a phone and on paper."""

import pytest

from chromium_page import axe_violations, browser, needs_browser, open_page
from loyalty_sim.publish.ledger_page import NO_BREAK, WORD_JOINER
from loyalty_sim.publish.page import save_report
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import compare, returns, run
from planned import PLANNED, figures

pytestmark = [
    needs_browser,
    pytest.mark.xdist_group("browser"),  # one browser for all of them
    pytest.mark.usefixtures("closed_form_market"),
]

STUDIES = {
    "run": lambda: run(Scenario(), seeds=3, workers=1),
    "compare": lambda: compare(Scenario(), Scenario(title="The same again"), seeds=4, workers=1),
    "returns": lambda: returns("climate", seeds=8, workers=1),
}


@pytest.fixture(scope="module")
def chromium():
    with browser() as opened:
        yield opened


@pytest.mark.parametrize("static", [False, True], ids=["charts", "static"])
@pytest.mark.parametrize("kind", STUDIES)
def test_a_report_opens_without_errors_or_requests_and_for_everybody(chromium, tmp_path, kind, static):
    path = save_report(STUDIES[kind](), tmp_path / "report.html", static)
    seen = open_page(chromium, path.as_uri())
    drawn = seen.page.locator("figure img" if static else ".chart svg")
    drawn.first.wait_for()
    assert drawn.count() == seen.page.locator("figure").count()
    assert axe_violations(seen.page) == []
    assert (seen.errors, seen.outside) == ([], [])
    for summary in seen.page.locator("summary").all():
        summary.focus()
        seen.page.keyboard.press("Enter")
    assert seen.page.locator("details[open] table").count() == seen.page.locator("details").count()


@pytest.mark.parametrize("kind", ["two factors", "many", "tornado", "morris", "discover", "plan in worlds"])
def test_so_does_that_of_a_planning_study_on_a_phone(chromium, tmp_path, monkeypatch, kind):
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", figures)
    seen = open_page(chromium, save_report(PLANNED[kind](), tmp_path / "report.html").as_uri(), width=360)
    drawn = seen.page.locator(".chart svg")
    drawn.first.wait_for()
    assert drawn.count() == seen.page.locator("figure").count()
    assert axe_violations(seen.page) == []
    assert (seen.errors, seen.outside) == ([], [])
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_long_command_in_a_citation_does_not_widen_a_phone(chromium, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.argv", ["loyalty-sim", "run", "-o", "a_folder_of_a_name_without_end/" * 6])
    seen = open_page(chromium, save_report(STUDIES["run"](), tmp_path / "report.html").as_uri(), width=360)
    assert "a_name_without_end" in seen.page.locator(".cite").inner_text()
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_charts_say_their_sentence_to_screen_readers(chromium, tmp_path):
    seen = open_page(chromium, save_report(STUDIES["compare"](), tmp_path / "report.html").as_uri())
    for figure in seen.page.locator("figure").all():
        said = figure.locator(".chart").get_attribute("aria-label")
        assert figure.locator("figcaption").inner_text().replace(NO_BREAK, " ").replace(WORD_JOINER, "") in said


def test_a_phone_shows_all_of_it_without_scrolling_sideways(chromium, tmp_path):
    seen = open_page(chromium, save_report(STUDIES["returns"](), tmp_path / "report.html").as_uri(), width=360)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert seen.page.locator(".chart svg").first.bounding_box()["width"] <= 360


def test_charts_fit_on_paper(chromium, tmp_path):
    seen = open_page(chromium, save_report(STUDIES["compare"](), tmp_path / "report.html").as_uri())
    width = "document.querySelector('.chart svg').getBoundingClientRect().width"
    wide = seen.page.evaluate(width)
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert seen.page.evaluate(width) <= 680
    seen.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert seen.page.evaluate(width) == pytest.approx(wide)
    assert seen.page.pdf(format="A4").startswith(b"%PDF")
