"""The screenshots of the README and the docs, from the real application and real runs.

    python docs/pictures/make_screenshots.py

Needs Chromium and the packages of the `test` extra; takes a few minutes and asks nothing. Writes app_*.png beside this
file. Everything is run in a folder of its own, so that what was run before does not show.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars"]
SERVE = """from pathlib import Path
from loyalty_sim.app.server import serve
if __name__ == '__main__':
    serve(port={port}, show=False, rooms=Path("rooms.sqlite"))
"""
COMMAND = "import sys; sys.argv[0] = 'loyalty-sim'; from loyalty_sim.cli import main; main()"
SWEEP = "sweep --grid firm.levers.climate=0,1,2,3 --grid firm.levers.process=0,1,2 market.customers=3000 --seeds 5 -q"
ANSWERED = "document.querySelector('.status')?.innerText.includes('paired runs under the same luck')"
QUESTION = "/?a=baseline&b=people_first&trade=bank&seeds=20&lever=climate"
FIRM = (
    "/firm?our.name=Nine plumbers&our.trade=plumber&our.customers=2700&our.share=0.3&our.rivals=3&our.positions=9"
    "&our.revenue_per_customer=570&our.price=1&our.wage=46800&our.churn=0.09&our.satisfaction=79"
    "&our.spend.training=8000&our.spend.recovery=4000"
)
LESSON, CLASS = "/lessons/02_satisfied_loyal", "Open a class at lesson 1"
PREDICTIONS = ("ahead from the first", "falls behind", "falls behind", "never catches up", "falls behind", "ahead from")
DESKTOP, PHONE = {"width": 1400, "height": 920}, {"width": 390, "height": 844}
GAME = """title: Four banks
settings: {trade: bank, market.customers: 3000}
seed: 7
quarters: 2
budget: 9000
teams: [Red, Blue, Green, {name: Bot, bot: imitate_leader+match_price}]
story: [{quarter: 1, kind: demand_surge, size: 0.4, told: A bank outside the market closes.}]
decisions:
  Red: {1: {climate: 2, recovery: 2}, 2: {price: 0.97}}
  Green: {1: {positions: 0.9, price: 1.04}}
"""
PATIENCE = 600_000
COLOURS = 256


def main() -> None:
    """Serve, visit, and take the pictures."""
    from playwright.sync_api import sync_playwright

    chromium = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
    if not chromium:
        sys.exit("no Chromium here: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-c", COMMAND, *SWEEP.split()], cwd=folder, check=True, capture_output=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        (Path(folder) / "main.py").write_text(SERVE.format(port=port))
        server = subprocess.Popen([sys.executable, "main.py"], cwd=folder)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            wait_for(port)
            address = f"http://127.0.0.1:{port}"
            what_if(open_page(browser, address))
            my_firm(open_page(browser, address))
            lesson(open_page(browser, address))
            a_class(browser, address)
            a_game(browser, address)
            results(open_page(browser, address))
            phone(open_page(browser, address, PHONE))
        finally:
            browser.close()
            server.terminate()
            server.wait()


def what_if(page: "Page") -> None:
    """The question and its answer, why it is so, and the story of one customer."""
    page.goto(QUESTION)
    page.wait_for_function(ANSWERED)
    keep(page, "whatif")
    page.evaluate("window.scrollTo(0, document.querySelector('.fold').getBoundingClientRect().top - 60)")
    keep(page, "why")
    page.get_by_role("button", name="Kept by B").click()
    page.wait_for_function("document.querySelector('.q-dialog')?.innerText.includes('Served')")
    keep(page, "story")


def my_firm(page: "Page") -> None:
    """A firm's figures, and by which settings they are met."""
    page.goto(FIRM)
    page.get_by_role("button", name="Look for its market").click()
    page.get_by_text("Ask What-if for this firm").wait_for()
    keep(page, "my_firm")


def lesson(page: "Page") -> None:
    """A prediction, and what came of it."""
    page.goto(LESSON)
    to_the_prediction(page)
    page.wait_for_function("document.querySelector('.result').innerText.includes('What you see is A')")
    page.get_by_text("Loyal (satisfied").click()
    keep(page, "lesson_before")
    page.get_by_role("button", name="Lock my prediction").click()
    page.get_by_role("button", name="Run", exact=True).click()
    page.wait_for_function("document.querySelector('.steps').innerText.includes('paired runs: ')")
    keep(page, "lesson_after")


def a_class(browser: "Browser", address: str) -> None:
    """The host's view, once everybody has predicted and the answer is revealed."""
    host = open_page(browser, address)
    host.goto("/lessons")
    host.get_by_role("button", name=CLASS, exact=True).click()
    code = host.locator(".code").inner_text()
    for prediction in PREDICTIONS:
        student = open_page(browser, address)
        student.goto(f"/join/{code}")
        student.get_by_role("button", name="Join").click()
        to_the_prediction(student)
        student.get_by_text(prediction).first.click()
        student.get_by_role("button", name="Lock my prediction").click()
        student.get_by_text("Wait until the answer is revealed").wait_for()
    host.get_by_role("button", name="Reveal the answer").click()
    host.get_by_text("The model:").wait_for()
    keep(host, "class")


def a_game(browser: "Browser", address: str) -> None:
    """A team's decision on a phone, and what everybody sees on the wall in the end."""
    host, team, wall = open_page(browser, address), open_page(browser, address, PHONE), open_page(browser, address)
    host.goto("/game")
    host.get_by_role("textbox", name="File of a game").fill(GAME)
    host.get_by_role("button", name="Open the file").click()
    host.get_by_text("Quarter 1 of 2").wait_for()
    code = host.locator(".code").inner_text()
    team.goto(f"/join/{code}")
    team.get_by_role("button", name="Join Blue").click()
    move(team, "Promise", 3)
    move(team, "Price", 2)
    team.get_by_text("Price × 1.02").wait_for()
    keep(team, "game_team")
    for quarter in (1, 2):
        host.get_by_role("button", name=f"Play quarter {quarter}").click()
        host.get_by_text(f"The market after quarter {quarter}").wait_for()
    host.get_by_role("button", name="Show the debrief to everybody").click()
    wall.goto(f"/game/{code}/projector")
    wall.get_by_text("What was your doing?").wait_for()
    keep(wall, "game_debrief")


def move(page: "Page", lever: str, steps: int) -> None:
    """Move a lever by keyboard, so many steps up."""
    page.get_by_role("slider", name=lever).locator("[tabindex]").focus()
    for _ in range(steps):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)


def results(page: "Page") -> None:
    """A sweep with its pictures."""
    page.goto("/results")
    page.get_by_text("All runs").wait_for()
    page.evaluate("window.scrollTo(0, document.querySelector('[aria-label=\"Where it comes from\"]').offsetTop - 66)")
    keep(page, "results")


def phone(page: "Page") -> None:
    """The question on a phone."""
    page.goto(QUESTION)
    page.wait_for_function(ANSWERED)
    keep(page, "phone")


def to_the_prediction(page: "Page") -> None:
    """From the story to the question."""
    page.get_by_role("button", name="Next").click()
    page.locator(".q-stepper__tab--active").get_by_text("Look").wait_for()
    page.get_by_role("button", name="Next").last.click()
    page.get_by_role("button", name="Lock my prediction").wait_for()


def open_page(browser: "Browser", address: str, size: dict[str, int] = DESKTOP) -> "Page":
    """A page of a visitor of its own."""
    page = browser.new_page(viewport=size, base_url=address)
    page.set_default_timeout(PATIENCE)
    return page


def keep(page: "Page", name: str) -> None:
    """Take the picture once everything has settled, in as many colours as it needs."""
    from PIL import Image

    path = HERE / f"app_{name}.png"
    page.mouse.move(0, 0)
    page.wait_for_timeout(1500)
    page.screenshot(path=path)
    Image.open(path).convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        path, optimize=True
    )
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


def wait_for(port: int) -> None:
    """Until the server answers."""
    for _ in range(3000):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    sys.exit("the server does not answer")


if __name__ == "__main__":
    main()
