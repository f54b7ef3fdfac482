"""The screenshots of the README and the docs, from the real application and real runs.

    python docs/pictures/make_screenshots.py

Needs Chromium and the packages of the `test` extra. Writes app_*.png beside this file.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars"]
SERVE = "from loyalty_sim.app.server import serve\nif __name__ == '__main__':\n    serve(port={port}, show=False)\n"
ANSWERED = "document.querySelector('.status')?.innerText.includes('paired runs under the same luck')"
QUESTION = "/?a=baseline&b=people_first&trade=bank&seeds=20&lever=climate"
LESSON = "/lessons/02_satisfied_loyal"
DESKTOP, PHONE = {"width": 1440, "height": 980}, {"width": 390, "height": 844}
PATIENCE = 600_000


def main() -> None:
    """Serve, visit, and take the pictures."""
    from playwright.sync_api import sync_playwright

    chromium = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
    if not chromium:
        sys.exit("no Chromium here: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        program = Path(folder) / "main.py"
        program.write_text(SERVE.format(port=port))
        server = subprocess.Popen([sys.executable, str(program)])
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            wait_for(port)
            page = browser.new_page(viewport=DESKTOP, base_url=f"http://127.0.0.1:{port}")
            page.set_default_timeout(PATIENCE)
            take(page)
        finally:
            browser.close()
            server.terminate()
            server.wait()


def take(page) -> None:  # type: ignore[no-untyped-def]
    """All pictures, one after the other."""
    page.goto(QUESTION)
    page.wait_for_function(ANSWERED)
    page.wait_for_timeout(1000)
    page.screenshot(path=HERE / "app_whatif.png")
    page.get_by_text("Why: who these customers are").scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 720)")
    page.wait_for_timeout(500)
    page.screenshot(path=HERE / "app_why.png")
    page.get_by_role("button", name="Kept by B").click()
    page.wait_for_function("document.querySelector('.q-dialog')?.innerText.includes('Served')")
    page.wait_for_timeout(800)
    page.screenshot(path=HERE / "app_story.png")
    page.goto(LESSON)
    page.get_by_role("button", name="Next").first.click()
    page.get_by_role("button", name="Next").last.click()
    page.wait_for_timeout(800)
    page.screenshot(path=HERE / "app_lesson.png")
    page.goto("/results")
    page.wait_for_function("document.body.innerText.includes('saved results')")
    page.wait_for_timeout(1200)
    page.screenshot(path=HERE / "app_results.png")
    page.set_viewport_size(PHONE)
    page.goto(QUESTION)
    page.wait_for_function(ANSWERED)
    page.wait_for_timeout(800)
    page.screenshot(path=HERE / "app_phone.png")


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
