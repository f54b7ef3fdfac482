"""Files go from a real browser to the page that shows how they were understood."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from real_server import RealServer

from chromium_page import PATIENCE, browser, needs_browser
from loyalty_sim.validation.calibrate.template import write_templates


@pytest.fixture
def server(tmp_path):
    found = RealServer(tmp_path)
    found.start()
    yield found
    found.stop()


@needs_browser
def test_chosen_files_are_understood_and_lead_to_a_question(server, tmp_path):
    files = write_templates(tmp_path / "mine")
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 360, "height": 700})
        page.set_default_timeout(PATIENCE)
        page.goto(f"{server.here}/data")
        page.get_by_role("button", name="Choose files").click()
        page.wait_for_selector("input[type=file]", state="attached")
        page.set_input_files("input[type=file]", [str(file) for file in files])
        page.get_by_text("columns understood: 15.").wait_for()
        assert "trade.tenure_years=8.05" in page.get_by_text("Ask What-if in this market").get_attribute("href")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
