"""From a result to one HTML file: summary, pictures, figures, what was asked, and where it comes from."""

import base64
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.picture.table.details import csv_link, details
from loyalty_sim.picture.table.page import form_html
from loyalty_sim.publish.export import citation
from loyalty_sim.publish.ledger_page import environment
from loyalty_sim.publish.page.asked import asked_tables, heading
from loyalty_sim.publish.page.origin import origin_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_sim.picture.chart import Chart
    from loyalty_sim.publish.page.explorer import Explorer
    from loyalty_sim.studies.base import Result

REPORT = Path(__file__).parents[1]


def save_report(
    result: "Result", path: Path, static: bool = False, explorer: "Explorer | None" = None, folder: Path | None = None
) -> Path:
    """Write the page of a result. Raises OSError if it cannot be written; then nothing is left behind.

    >>> from tempfile import mkdtemp
    >>> from loyalty_sim import load_scenario, run
    >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
    >>> page = save_report(run(small, seeds=2, workers=1), Path(mkdtemp()) / "report.html")
    >>> page.read_text(encoding="utf-8")[:15]
    '<!doctype html>'
    """
    page = render(result, static, explorer, folder)
    return write_atomically(path, partial(Path.write_text, data=page, encoding="utf-8"))


def render(
    result: "Result", static: bool = False, explorer: "Explorer | None" = None, folder: Path | None = None,
    beside: "Sequence[Result]" = (),
) -> str:  # fmt: skip
    """The page as text.

    static: pictures for paper and no script. explorer: an `Explorer`, whose sliders then come after the summary.
    folder: where the result was saved; its name is cited, and its picture shown if the study has no charts. beside:
    results whose pictures come behind those of the result.
    """
    charts = [chart for each in (result, *beside) for chart in each.charts()]
    about = heading(result)
    page = environment(True).get_template("report.html.j2")
    return page.render(
        heading=about,
        summary=result.summary(),
        text=result.text,
        figures=[figure_of(place, chart, static) for place, chart in enumerate(charts, start=1)],
        saved=None if charts or not folder else _saved_picture(folder / "figure.svg"),
        options=(explorer.options if explorer else {})
        | {f"chart{place}": chart.without_title() for place, chart in enumerate(charts, start=1)},
        form=form_html(form := result.form()),
        note=form.note,
        csv=csv_link(result.table),
        asked=asked_tables(result),
        origin=origin_rows(result.provenance),
        citation=citation(result.provenance, folder.name if folder else about.title),
        static=static,
        explorer=explorer,
        style=source("templates", "page.css") + source("templates", "report.css"),
        scripts=[] if static else scripts_of(explorer),
        notice=source("vendor", "echarts.NOTICE").strip(),
    )


def figure_of(place: int, chart: "Chart", static: bool) -> dict[str, Any]:
    """A chart as the templates need it."""
    from loyalty_sim.picture.paper import svg_uri

    return {
        "id": f"chart{place}",
        "title": chart.title,
        "subtitle": chart.option["title"]["subtext"],
        "caption": chart.caption,
        "height": max(13, 8 + 2.2 * chart.rows) if chart.rows else 24,
        "picture": svg_uri(chart) if static else None,
        "details": details(chart.table, chart.title, f"{place}_{chart.title.lower().replace(' ', '_')}.csv"),
    }


def _saved_picture(path: Path) -> str | None:
    """The picture that was saved with the result, as an address that holds it."""
    if not path.is_file():
        return None
    return f"data:image/svg+xml;base64,{base64.b64encode(path.read_bytes()).decode()}"


def scripts_of(explorer: "Explorer | None") -> list[Markup]:
    """What draws the charts, and moves the sliders if there are some."""
    found = [source("vendor", "echarts.min.js"), source("templates", "report.js")]
    return [*found, source("templates", "explorer.js")] if explorer else found


@cache
def source(*path: str) -> Markup:
    """A file of this package, as it goes into the page."""
    return Markup(REPORT.joinpath(*path).read_text(encoding="utf-8"))
