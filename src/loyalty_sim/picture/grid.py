"""A word in each cell of a table of two factors, each word with its colour."""

from collections.abc import Mapping, Sequence

import pandas as pd

from loyalty_sim.picture.axes import level_axis
from loyalty_sim.picture.chart import INK, Chart, base


def grid(
    words: Sequence[Sequence[str]],
    columns: Sequence[str],
    rows: Sequence[str],
    colours: Mapping[str, str],
    title: str,
    caption: str,
) -> Chart:
    """words: row by row, the first row on top. colours: of every word that may stand in a cell."""
    option = base(title, "", caption)
    option["tooltip"] = {"trigger": "item", "confine": True}
    option["xAxis"] = level_axis("", list(columns))
    option["yAxis"] = level_axis("", list(rows)) | {"inverse": True}
    option["series"] = [
        {
            "type": "heatmap", "name": title, "label": {"show": True, "color": INK, "fontSize": 10},
            "data": [
                {
                    "value": [x, y, 0],
                    "itemStyle": {"color": colours[word], "opacity": 0.7, "borderColor": "#ffffff", "borderWidth": 1},
                    "label": {"formatter": word},
                }
                for y, row in enumerate(words) for x, word in enumerate(row)
            ],
        }
    ]  # fmt: skip
    option["visualMap"] = {"show": False, "min": 0, "max": 1, "inRange": {"color": ["#ffffff"]}, "seriesIndex": []}
    table = pd.DataFrame([list(row) for row in words], columns=list(columns))
    table.insert(0, "", list(rows))
    return Chart(title, caption, option, table)
