"""Sliders: figures of the page equal those that were run, straight lines between them, the address keeps the place."""

import itertools

import numpy as np
import pytest

from chromium_page import axe_violations, browser, needs_browser, open_page
from html_page import check
from loyalty_sim.publish.page import render, save_report
from loyalty_sim.publish.page.explorer import STEPS, explorer
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import run
from loyalty_sim.studies.surface import surface

pytestmark = pytest.mark.usefixtures("closed_form_market")


@pytest.fixture
def found():
    return surface(["climate", "price", "training"], levels=4, seeds=3, workers=1)


@pytest.fixture
def page_file(found, tmp_path):
    return save_report(run(Scenario(), seeds=2, workers=1), tmp_path / "x.html", explorer=explorer(found))


def test_the_page_is_well_formed_and_says_that_it_interpolates(found):
    page = check(render(run(Scenario(), seeds=2, workers=1), explorer=explorer(found)))
    assert "interpolated in straight lines, and nothing is said beyond" in page.text
    assert "64 combinations were run, each under the same 3 seeds" in page.text
    assert len([1 for row in page.rows if len(row) == 3 + 3 + 4]) >= 64


@needs_browser
def test_the_page_has_the_figures_that_were_run_and_lines_between(found, page_file):
    with browser() as chromium:
        seen = open_page(chromium, page_file.as_uri())
        seen.page.evaluate("explorer.ready")
        ask = "([name, place]) => explorer.at(name, place)"
        for name, values in (("satisfaction", found.means["satisfaction"]), ("share", 100 * found.means["share"])):
            for place in itertools.product(range(4), repeat=3):
                [value] = seen.page.evaluate(ask, [name, list(place)])
                assert value == pytest.approx(values[place], abs=np.ptp(values) / STEPS + 1e-9)
        [here] = seen.page.evaluate(ask, ["satisfaction", [0.25, 2, 3]])
        values = found.means["satisfaction"]
        assert here == pytest.approx(0.75 * values[0, 2, 3] + 0.25 * values[1, 2, 3], abs=0.001)
        path = seen.page.evaluate(ask, ["path_satisfaction", [1, 1, 1]])
        assert path == pytest.approx(found.paths["satisfaction"][1, 1, 1], abs=0.001)
        assert (seen.errors, seen.outside) == ([], [])


@needs_browser
def test_sliders_work_by_keyboard_and_the_address_brings_back_the_same_figures(found, page_file):
    with browser() as chromium:
        seen = open_page(chromium, page_file.as_uri())
        page = seen.page
        page.evaluate("explorer.ready")
        assert page.locator("#tile-profit").inner_text().startswith("0 ")
        slider = page.get_by_label("Spend on climate")
        assert slider.get_attribute("aria-valuetext").endswith("a year (today)")
        slider.focus()
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
        told = page.locator("#explorer-tiles").inner_text()
        assert not page.locator("#tile-profit").inner_text().startswith("0 ")
        assert "#climate=2.9" in page.url
        assert axe_violations(page) == []
        again = open_page(chromium, page.url)
        again.page.evaluate("explorer.ready")
        assert again.page.locator("#explorer-tiles").inner_text() == told
        again.page.get_by_role("button", name="Back to today").click()
        assert again.page.locator("#tile-profit").inner_text().startswith("0 ")
        assert (seen.errors, again.errors, seen.outside, again.outside) == ([], [], [], [])


@needs_browser
def test_nonsense_in_the_address_is_put_into_the_range(page_file):
    with browser() as chromium:
        seen = open_page(chromium, page_file.as_uri() + "#climate=99&price=<b>&training=-3&other=1")
        seen.page.evaluate("explorer.ready")
        values = [seen.page.locator(f"#slider-{lever}").input_value() for lever in ("climate", "price", "training")]
        assert values == ["60", "20", "0"]
        assert seen.errors == []
