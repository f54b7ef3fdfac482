"""The application in a real browser: no outside request, no console error, keyboard, phone, accessibility, numbers.

Skipped where there is no Chromium; `.ci/run` installs it where it can.
"""

import json
import shutil
from pathlib import Path

import pytest
from few_worlds import FEW
from real_server import RealServer
from typer.testing import CliRunner

from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import compare

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
    pytest.mark.xdist_group("browser"),  # one server and one browser for all of them
]

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SMALL = "market.customers=300&market.weeks=26&seeds=3"
ASKED = f"a=baseline&b=service_first&{SMALL}&b.firm.levers.climate=1.3"
ANSWERED = "document.querySelector('.status')?.innerText.includes('paired runs under the same luck')"
AT_REST = """document.getAnimations().every(
    each => each.playState !== "running" || each.effect.getComputedTiming().endTime === Infinity
)"""
"""Colours are on their way to those of the other mode for a while; a spinner has no end."""
PATIENCE = 600_000
"""Milliseconds until a page is given up: so long that no busy machine needs them."""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server of its own, with real worker processes, in a folder where one result has been saved."""
    folder = tmp_path_factory.mktemp("served")
    small = SMALL.split("&")[:2]
    saved = compare(load_scenario(overrides=small), load_scenario("people_first", small), 2, worlds=0, workers=1)
    saved.save(folder / "outputs" / "compare" / "mine")
    server = RealServer(folder)
    server.start()
    try:
        yield server.here
    finally:
        server.stop()


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture
def page(browser, address):
    """A page that refuses every request to elsewhere, and fails the test if there was one, or an error."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, base_url=address)
    page, wrong = context.new_page(), []

    def only_here(route):
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            wrong.append(f"outside: {route.request.url}")
            route.abort()

    page.route("**/*", only_here)
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()
    assert wrong == []


def answered(page, query):
    page.goto(f"/?{query}")
    page.wait_for_function(ANSWERED)


EDGES = """['.cards > .kpi', '.cards > .kpi .nicegui-echart', '.beside'].map(each => {
    const box = document.querySelector(each).getBoundingClientRect();
    return [box.left, box.right, box.bottom];
})"""


LOWEST_WORD = """Math.max(...[...document.querySelectorAll('.cards > .kpi .nicegui-echart text')].map(
    each => each.getBoundingClientRect().bottom))"""


@pytest.mark.parametrize("width", [1440, 390])
def test_the_first_figures_fill_their_row(page, width):
    page.set_viewport_size({"width": width, "height": 1000})
    answered(page, SMALL)
    money, dots, beside = page.evaluate(EDGES)
    assert money[2] - dots[2] < 20
    assert page.evaluate(LOWEST_WORD) <= dots[2]
    if width > 1240:
        assert abs(money[2] - beside[2]) < 2
    assert beside[1] <= width


LESSON = "/lessons/02_satisfied_loyal"
PLACES = ("/lessons", LESSON, "/join", f"{LESSON}/notes", f"{LESSON}/worksheet", "/results", "/data", "/firm")
BY_KEYBOARD = ("/", "/lessons", LESSON, "/join", "/results", "/data")


@pytest.mark.parametrize("place", ["/", *PLACES])
def test_every_page_loads_offline_leads_past_the_navigation_and_is_accessible(page, place):
    page.emulate_media(color_scheme="dark")
    page.goto(place)
    page.get_by_role("navigation").wait_for()
    if place == "/results":
        page.get_by_text("compare: mine").wait_for()
        page.get_by_role("gridcell").first.wait_for()
    if place in PLACES:
        assert_accessible_in_both_modes(page)
    if place in BY_KEYBOARD:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.innerText") == "Skip to content"


def test_every_page_of_a_class_is_accessible(page):
    page.emulate_media(color_scheme="dark")
    page.goto("/lessons")
    page.get_by_role("button", name="Open a class at lesson 2").click()
    code = page.locator(".code").inner_text()
    for place in (f"/class/{code}", f"/class/{code}/projector", f"/join/{code}", f"/class/{code}/seat"):
        if place.endswith("seat"):
            page.get_by_role("button", name="Join").click()
            page.locator("[role=status]").get_by_text("The class is predicting").wait_for()
        else:
            page.goto(place)
        page.get_by_role("navigation").wait_for()
        assert_accessible_in_both_modes(page)
    page.context.clear_cookies()
    page.goto(f"/class/{code}")
    page.get_by_label("PIN of the host").wait_for()
    assert_accessible_in_both_modes(page)


def turn(page, mode):
    """Turn the machine dark or light, and wait until the page has followed."""
    page.emulate_media(color_scheme=mode)
    page.wait_for_function(f"document.body.classList.contains('body--dark') === {str(mode == 'dark').lower()}")
    page.wait_for_function(AT_REST)


def assert_accessible_in_both_modes(page):
    """A page that was opened in the dark has no violation, nor when the machine turns to light while it is open."""
    for mode in ("dark", "light"):
        turn(page, mode)
        assert (page.url, mode, violations(page)) == (page.url, mode, [])
    page.emulate_media(color_scheme="dark")  # as the next one is opened


def test_the_page_gives_the_numbers_of_the_command_line(page, tmp_path, monkeypatch):
    from loyalty_sim.app.visitor_request import read_query
    from loyalty_sim.cli.commands import app as command_line

    answered(page, ASKED)
    question = read_query(pair.split("=") for pair in ASKED.split("&"))
    monkeypatch.chdir(tmp_path)
    Path("b.yaml").write_text(question.file("B"))
    words = question.command().split()[1:]
    assert page.inner_text("code.line") == question.command()
    done = CliRunner().invoke(command_line, [*words, "--worlds", str(FEW), "--json", "-q", "--workers", "1"])
    profit = next(row for row in json.loads(done.stdout)["table"] if row["outcome"] == "profit")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    lines = Path(download.value.path()).read_text().splitlines()
    head, row = lines[0].split(","), next(line.split(",") for line in lines if line.startswith("profit"))
    assert float(row[head.index("difference")]) == pytest.approx(profit["difference"], rel=1e-9)
    assert float(row[head.index("low")]) == pytest.approx(profit["low"], rel=1e-9)


def test_a_shared_address_gives_the_same_numbers_and_the_page_has_no_violations(page):
    answered(page, ASKED)
    said = page.inner_text(".sentence"), page.inner_text(".kpi .value")
    assert violations(page) == []
    turn(page, "dark")
    assert violations(page) == []
    answered(page, page.url.partition("?")[2])
    assert (page.inner_text(".sentence"), page.inner_text(".kpi .value")) == said


def test_levers_move_by_keyboard_and_the_address_follows(page):
    answered(page, f"b=baseline&{SMALL}")
    assert "exactly the same" in page.inner_text(".sentence")
    page.get_by_role("slider", name="Service climate").locator("[tabindex]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("!document.querySelector('.sentence').innerText.includes('exactly the same')")
    page.wait_for_function(ANSWERED)
    assert "b.firm.levers.climate=1.1" in page.url


def test_a_story_opens_and_weeks_can_be_played(page):
    answered(page, ASKED)
    page.get_by_role("button", name="Stayed in both").click()
    page.wait_for_function("document.querySelector('.q-dialog')?.innerText.includes('Served')")
    assert "Customer" in page.inner_text(".q-dialog h2")
    page.get_by_role("button", name="Close the story").click()
    page.get_by_role("button", name="One step").click()
    page.wait_for_function("document.querySelector('.live').innerText.includes('week 4 of 26')")


def test_a_phone_shows_everything_in_one_column(page):
    page.set_viewport_size({"width": 390, "height": 800})
    answered(page, ASKED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.get_by_role("slider", name="Service climate").is_visible()
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("slider", name="Service climate").wait_for(state="visible")  # the drawer slides in


def test_no_page_is_wider_than_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 800})
    for place in (*PLACES, "/plan", "/game"):
        page.goto(place)
        page.get_by_role("navigation").wait_for()
        assert (place, page.evaluate("document.documentElement.scrollWidth")) == (place, 390)


def test_the_page_of_pilots_on_a_phone_says_what_is_wrong_and_has_no_violations(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/pilot?trade=hotel&market.customers=400")
    page.get_by_label("Levers of it, in times of the usual").fill("climat=2")
    page.get_by_role("button", name="Find the trial").press("Enter")
    page.get_by_text("did you mean climate ?").wait_for()
    for tab, button in (("Its result", "Choose the table"), ("Dashboard", "Watch it")):
        assert violations(page) == []
        page.get_by_role("tab", name=tab).click()
        page.get_by_role("button", name=button).wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


def violations(page):
    """What axe finds, as rule and first element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:160]) for each in found]
