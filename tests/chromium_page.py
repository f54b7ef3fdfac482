"""A real browser for tests: Chromium of the system, every outside request refused and remembered."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    f"--{flag}"
    for flag in [
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
    ]
]
PATIENCE = 600_000
"""Milliseconds until a page is given up: so long that no busy machine needs them."""
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")


class Seen(NamedTuple):
    """A page, and what went wrong on it: console errors, and addresses that it asked for outside its own file."""

    page: object
    errors: list[str]
    outside: list[str]


@contextmanager
def browser() -> Iterator[object]:
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def open_page(chromium, address: str, width: int = 1200) -> Seen:
    """Open a page; anything but files and data is refused."""
    seen = Seen(chromium.new_page(viewport={"width": width, "height": 900}), [], [])
    seen.page.set_default_timeout(PATIENCE)

    def gate(route):
        if route.request.url.startswith(("file:", "data:")):
            route.continue_()
        else:
            seen.outside.append(route.request.url)
            route.abort()

    seen.page.route("**/*", gate)
    seen.page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.goto(address)
    return seen


def axe_violations(page) -> list[str]:
    """What axe finds wrong with the page."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
