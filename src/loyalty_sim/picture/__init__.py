"""Pictures and tables: pure functions from figures to charts, one chart a file, the same on screen, paper and page.

Every function gives a `Chart`: an ECharts option (plain JSON, no functions inside), one sentence that says what is
seen, and the table of the same figures. The screen draws the option, and so does `paper.figure`. What options are made
of is in `chart`, `axes`, `marks` and `lines`; colours, units and words of money in `palette`, `units` and `words`.
"""

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.columns import Case, columns
from loyalty_sim.picture.dotplot import dotplot
from loyalty_sim.picture.grid import grid
from loyalty_sim.picture.heat_map import heat_map
from loyalty_sim.picture.lines import Line, Marked, Whiskers, lines
from loyalty_sim.picture.loyalty_map import loyalty_map
from loyalty_sim.picture.parallel import parallel
from loyalty_sim.picture.plane import Corner, Ends, Kind, plane
from loyalty_sim.picture.response import Response, response
from loyalty_sim.picture.strip import strip
from loyalty_sim.picture.table.details import details
from loyalty_sim.picture.time_curves import Curve, time_curves
from loyalty_sim.picture.tornado import Swing, tornado
from loyalty_sim.picture.who_left import who_left
from loyalty_sim.picture.word_of_mouth import word_of_mouth

__all__ = [
    "Bar",
    "Case",
    "Chart",
    "Corner",
    "Curve",
    "Ends",
    "Kind",
    "Line",
    "Marked",
    "Response",
    "Swing",
    "Whiskers",
    "bars",
    "columns",
    "details",
    "dotplot",
    "grid",
    "heat_map",
    "lines",
    "loyalty_map",
    "parallel",
    "plane",
    "response",
    "strip",
    "time_curves",
    "tornado",
    "who_left",
    "word_of_mouth",
]
