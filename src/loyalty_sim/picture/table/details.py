"""The table of a chart, folded away under it, with its CSV file as a link that holds the file."""

import base64
from typing import TYPE_CHECKING

from markupsafe import Markup

from loyalty_sim.picture.table.form import cell

if TYPE_CHECKING:
    import pandas as pd

_PAGE = Markup(
    '<details class="figures"><summary>{summary}</summary>'
    '<div class="wide" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption>'
    "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    '<p><a download="{file}" href="{link}">CSV: {file}</a></p></details>'
)
_HEAD, _CELL, _ROW = Markup('<th scope="col">{}</th>'), Markup("<td>{}</td>"), Markup("<tr>{}</tr>")


def details(table: "pd.DataFrame", caption: str, file: str = "figures.csv", summary: str = "Show as table") -> Markup:
    """HTML: the table closed, a caption, and the unrounded figures as CSV. All text is escaped.

    >>> import pandas as pd
    >>> details(pd.DataFrame({"week": [1], "profit": [2.5]}), "Profit by week")[:9]
    Markup('<details ')
    """
    heads = Markup("").join(_HEAD.format(head) for head in table.columns)
    rows = Markup("").join(
        _ROW.format(Markup("").join(_CELL.format(cell(value)) for value in row))
        for row in table.itertuples(index=False)
    )
    return _PAGE.format(summary=summary, caption=caption, heads=heads, rows=rows, file=file, link=csv_link(table))


def csv_link(table: "pd.DataFrame") -> str:
    """A `data:` address of the whole table."""
    text = base64.b64encode(table.to_csv(index=False).encode()).decode()
    return f"data:text/csv;charset=utf-8;base64,{text}"
