"""What MkDocs calls while it builds the docs.

A line `<!-- insert: name words -->` becomes what `name` gives; one function a kind of content, in the modules beside
this one, so that pages cannot fall behind the code. And nothing is fetched: the one script that the theme would take
from elsewhere, so that search works without a server, comes along.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))

from generate import (
    ablation,
    calibration,
    entities,
    found,
    lessons,
    levers,
    mechanisms,
    parameters,
    posterior,
    printed,
    public,
    sources,
    staff_needs,
    theories,
    week,
)

ROOT = Path(__file__).parents[2]
MARK = re.compile(r"^<!-- insert: (\w+)(.*?) -->$", re.MULTILINE)
SECTION = re.compile(
    r'aria-labelledby="(__nav_\w+)_label"'
    r'( aria-expanded="\w+">\s*<label class="md-nav__title" for="\1">\s*<span class="md-nav__icon md-icon"></span>\s*)'
    r"([^<]+?)(?=\s*</label>)"
)
"""A part of the navigation, named by a label that has no text where the part has a page of its own."""
WORKER, OWN_WORKER = "https://unpkg.com/iframe-worker/shim", "vendor/iframe-worker.js"
FOLDERS = {"ledger": "What it found", "evidence": "What it found", "how_to": "How to", ".": "How to"}


def file(name: str) -> str:
    """A Markdown file beside the docs."""
    return (ROOT / name).read_text(encoding="utf-8")


INSERTS = {
    "file": file,
    "calibration": calibration.part,
    "columns": entities.columns,
    "purposes": entities.purposes,
    "outcomes": entities.outcomes,
    "records": entities.records,
    "week": week.plan,
    "stages": week.stages,
    "mechanisms": mechanisms.table_of,
    "ablation": ablation.part,
    "found": found.part,
    "sources": sources.part,
    "needs": staff_needs.table_of,
    "theories": theories.pages,
    "parameters": parameters.table,
    "levers": levers.levers,
    "responses": levers.responses,
    "lessons": lessons.index,
    "posterior": posterior.part,
    "printed": printed.by,
    "reference": public.reference,
}


def on_config(config: Any) -> Any:
    """Pages without a place in the navigation get one, by their folder."""
    docs, named = Path(config["docs_dir"]), set(placed(config["nav"]))
    sections = {name: pages for each in config["nav"] for name, pages in each.items()}
    for folder, section in FOLDERS.items():
        pages = sorted(path.relative_to(docs).as_posix() for path in (docs / folder).glob("*.md"))
        new = [page for page in pages if page not in named]
        sections[section].extend({Path(page).stem.capitalize().replace("_", " "): page} for page in new)
    return config


def placed(nav: Any) -> Iterator[str]:
    """Every page that the navigation names."""
    if isinstance(nav, str):
        yield nav
    else:
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from placed(each)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put in what is taken from the code."""
    return MARK.sub(lambda mark: INSERTS[mark[1]](*mark[2].split()), markdown)


def on_post_page(output: str, page: Any, **_: Any) -> str:
    """Fetch nothing, and give names to what a screen reader meets."""
    return named_for_all(output).replace(WORKER, "../" * page.url.count("/") + OWN_WORKER)


def named_for_all(output: str) -> str:
    """The search is a dialogue with a name, each part of the navigation has its own, and an empty corner is no heading.

    >>> named_for_all("<tr><th></th><th>usual</th></tr>")
    '<tr><td></td><th>usual</th></tr>'
    """
    said = output.replace('role="dialog"', 'role="dialog" aria-label="Search"').replace("<th></th>", "<td></td>")
    return SECTION.sub(r'aria-label="\3"\2\3', said)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Fetch nothing, on the page for addresses that are none either."""
    return output_content.replace(WORKER, f"/{OWN_WORKER}")
