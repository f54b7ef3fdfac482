"""Several charts to a figure: where each stands, and what stands around it - heading, titles, legends, a note."""

import base64
import io
from collections.abc import Sequence
from textwrap import fill
from typing import Any, NamedTuple

import matplotlib
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

from loyalty_sim.picture.chart import INK, SOFT, Chart, Option, rows_of
from loyalty_sim.picture.palette import STYLE
from loyalty_sim.picture.paper.axes import dress, limit, lines_of, names_width, rows_height, wrapped
from loyalty_sim.picture.paper.flow import draw_flow
from loyalty_sim.picture.paper.labels import part_labels
from loyalty_sim.picture.paper.planes import draw_cells, draw_dots, draw_parallel
from loyalty_sim.picture.paper.saved import lay_out
from loyalty_sim.picture.paper.series import draw_bars, draw_line, draw_marks

NARROW, WIDE = 8.2, 12.0
"""Inches of a figure of one column of charts, and of two."""
HEIGHT, FLAT, LOW = 2.75, 2.0, 0.55
"""Inches of a panel, of one of three or more above one another, and of one whose upright axis means nothing."""
TICKS_ROOM = 1.1
"""Inches that an upright axis of numbers takes."""
TITLE_SIZE, SUBTITLE_SIZE, HEADING_SIZE, NOTE_SIZE = 10.5, 8.5, 12.5, 8
DRAW = {"line": draw_line, "scatter": draw_dots, "bar": draw_bars, "heatmap": draw_cells}


class Layout(NamedTuple):
    """How charts are laid out: columns, inches of a panel across, and whether a panel has its title.

    heading: what stands above them all; no panel repeats it. panel: inches of a panel upwards.
    """

    columns: int
    width: float
    titles: bool
    heading: str = ""
    panel: float = HEIGHT


class Words(NamedTuple):
    """What stands above a panel: title, the finding, and what is drawn."""

    title: str
    finding: str
    drawn: str


def figure(charts: Sequence[Chart], heading: str = "", note: str = "", columns: int = 0) -> Figure:
    """Charts as one matplotlib figure of its own, not registered with pyplot: nothing global is touched.

    heading: a sentence above them all. note: a small line below them all. Charts of the same lower axis stand below one
    another, others two in a row, unless columns says how many. Without charts there is the heading alone.
    """
    columns = columns or _columns([chart.option for chart in charts])
    width = (NARROW if columns == 1 else WIDE) / columns
    high = FLAT if columns == 1 and len(charts) > 2 else HEIGHT
    return _draw(charts, Layout(columns, width, True, heading, high), note)


def svg_uri(chart: Chart) -> str:
    """One chart without its title, which stands above it, as an address that holds the picture."""
    buffer = io.BytesIO()
    drawn = _draw([chart], Layout(1, NARROW, titles=False))
    with matplotlib.rc_context({"svg.hashsalt": "loyalty_sim"}):  # the same picture has the same address
        drawn.savefig(buffer, format="svg", metadata={"Date": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def _draw(charts: Sequence[Chart], layout: Layout, note: str = "") -> Figure:
    columns = [charts[at :: layout.columns] for at in range(layout.columns)]
    rooms = [layout.width - max(map(_beside, column), default=0.0) for column in columns]
    words = [_words(chart, layout, rooms[at % layout.columns]) for at, chart in enumerate(charts)]
    needed = [_height(chart, layout, told) for chart, told in zip(charts, words, strict=True)]
    heights = [max(needed[at : at + layout.columns]) for at in range(0, len(charts), layout.columns)]
    across = layout.width * layout.columns
    told, below = wrapped(layout.heading, 0.97 * across, HEADING_SIZE, "bold"), wrapped(note, 0.97 * across, NOTE_SIZE)
    high = sum(heights, 0.0 if heights else 0.4) + 0.24 * lines_of(told) + 0.15 * lines_of(below)
    with matplotlib.rc_context(STYLE):
        page = Figure(figsize=(across, high))
        frame = page.add_gridspec(max(len(heights), 1), layout.columns, height_ratios=heights or [1])
        for at, chart in enumerate(charts):
            row, column = divmod(at, layout.columns)
            alone = at == len(charts) - 1 and column == 0
            panel = page.add_subplot(frame[row, :] if alone else frame[row, column])
            below_it = charts[at + 1].option if layout.columns == 1 and at + 1 < len(charts) else None
            if layout.titles:
                _titles(panel, words[at])
            _panel(page, panel, chart.option, layout, below_it)
        if told:
            page.suptitle(told, x=0.01, ha="left", fontweight="bold", fontsize=HEADING_SIZE)
        if below:
            page.supxlabel(below, x=0.01, ha="left", fontsize=NOTE_SIZE, color=SOFT)
        part_labels(page)
        lay_out(page)
    return page


def _columns(options: Sequence[Option]) -> int:
    """One for charts that share their lower axis, and for a single one; else two."""
    shared = {str(option.get("xAxis", {}).get("name", number)) for number, option in enumerate(options)}
    return 1 if len(shared) <= 1 else 2


def _panel(page: Figure, panel: Any, option: Option, layout: Layout, below: Option | None) -> None:
    """below: the option of the panel below; the axis and the legend that it shows too are left to it."""
    if "parallel" in option:
        draw_parallel(panel, option)
        return
    flow = next((series for series in option["series"] if series["type"] == "sankey"), None)
    if flow or "graphic" in option:
        draw_flow(panel, flow, option)
        return
    dress(panel, option, layout.width)
    handles: dict[str, Any] = {}
    for series in option["series"]:
        handles |= DRAW[series["type"]](panel, series, option)
    limit(panel, option)
    for series in option["series"]:
        draw_marks(panel, series)
    limit(panel, option)
    _scale(page, panel, option)
    fixed = "min" in option["xAxis"] or option["xAxis"]["type"] == "category"
    if below and fixed and below.get("xAxis") == option["xAxis"]:
        panel.set_xlabel("")
        panel.tick_params(labelbottom=False)
    if not (below and below.get("legend") == option.get("legend")):
        _legend(page, panel, option, handles, layout)


def _beside(chart: Chart) -> float:
    """Inches that stand at the left of a panel, by its upright axis."""
    return names_width(chart.option["yAxis"]["data"]) if rows_of(chart.option) else TICKS_ROOM


def _words(chart: Chart, layout: Layout, room: float) -> Words:
    """What stands above a panel, broken into lines that fit; nothing that the heading says already."""
    said = chart.option["title"]
    title = "" if said["text"] == layout.heading else said["text"]
    finding = chart.caption.replace(layout.heading, "").strip() if layout.heading else chart.caption
    finding = "" if finding == f"{said['text']}." else finding
    return Words(
        wrapped(title, room, TITLE_SIZE, "bold"),
        wrapped(finding, 0.97 * room, SUBTITLE_SIZE),
        wrapped(said["subtext"], 0.97 * room, SUBTITLE_SIZE),
    )


def _titles(panel: Any, words: Words) -> None:
    """The title above the panel, and between the two the finding, and smaller what is drawn."""
    high = 5.0
    for text, colour in ((words.drawn, SOFT), (words.finding, INK)):
        if text:
            panel.annotate(
                text, (0, 1), xycoords="axes fraction", xytext=(0, high), textcoords="offset points", va="bottom",
                fontsize=SUBTITLE_SIZE, color=colour,
            )  # fmt: skip
            high += 11.5 * lines_of(text)
    if words.title:
        panel.set_title(words.title, fontsize=TITLE_SIZE, fontweight="bold", color=INK, pad=high + 1)


def _legend(page: Figure, panel: Any, option: Option, handles: dict[str, Any], layout: Layout) -> None:
    """Below the panel and the title of its axis, in as many columns as there is room for."""
    named = [name for name in option.get("legend", {}).get("data", ()) if name in handles]
    if not named:
        return
    columns = _in_a_row(named, layout.width)
    ticks = panel.xaxis.get_tick_params()["labelbottom"]
    drop = 8 + ticks * (14 + 13 * lines_of(panel.get_xlabel()) + 11 * _extra_tick_lines(panel))
    place = panel.transAxes + ScaledTranslation(0, -drop / 72, page.dpi_scale_trans)
    panel.legend(
        [handles[name] for name in named], [fill(name, 60) for name in named], loc="upper center",
        bbox_to_anchor=(0.5, 0), bbox_transform=place, ncols=columns, borderaxespad=0,
    )  # fmt: skip


def _in_a_row(named: Sequence[str], width: float) -> int:
    """As many columns as the longest name leaves room for."""
    longest = max(len(name) for name in named)
    return max(1, min(len(named), int(width * 72 / (5.0 * longest + 55))))


def _extra_tick_lines(panel: Any) -> int:
    """Lines of the words along the lower axis beyond the first."""
    return max((lines_of(label.get_text()) for label in panel.get_xticklabels()), default=1) - 1


def _scale(page: Figure, panel: Any, option: Option) -> None:
    """The key to the shades of a map."""
    scale = option.get("visualMap", {})
    if not scale.get("inRange") or not scale.get("show", True):
        return
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import LinearSegmentedColormap, Normalize

    colours = LinearSegmentedColormap.from_list("cells", scale["inRange"]["color"])
    shades = ScalarMappable(Normalize(scale["min"], scale["max"]), colours)
    bar = page.colorbar(shades, ax=panel, alpha=scale["inRange"].get("colorAlpha", 1))
    bar.set_label(option["series"][0]["name"], fontsize=9)
    bar.outline.set_visible(False)


def _height(chart: Chart, layout: Layout, words: Words) -> float:
    """Inches for the panel and what stands around it."""
    option, around = chart.option, 0.65 + 0.2 * bool(chart.option.get("legend"))
    if layout.titles:
        around += 0.22 * lines_of(words.title) + 0.16 * (lines_of(words.finding) + lines_of(words.drawn))
    upright = option.get("yAxis", {})
    if rows_of(option):
        return around + rows_height(upright["data"])
    if upright.get("show", True) is False and option.get("xAxis", {}).get("show", True):
        return around + LOW + 0.15 * (upright["max"] - upright["min"] - 2)
    if upright.get("type") == "category" and not upright.get("name"):
        return around + 0.34 * (len(upright["data"]) + 0.7)
    return around + layout.panel
