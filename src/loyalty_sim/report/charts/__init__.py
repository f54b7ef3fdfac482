"""Charts for the screen: pure functions from figures to ECharts options, one chart a file, the same in app and report.

Every function gives a `Chart`: the option (plain JSON, no functions inside), one sentence that says what is seen, and
the table of the same figures. `of_result` has the charts of a whole result.
"""

from loyalty_sim.report.charts.bars import Bar, bars
from loyalty_sim.report.charts.chart import Chart
from loyalty_sim.report.charts.dotplot import dotplot
from loyalty_sim.report.charts.heat_map import heat_map
from loyalty_sim.report.charts.of_result import charts_of
from loyalty_sim.report.charts.parallel import parallel
from loyalty_sim.report.charts.plane import Corner, Kind, plane
from loyalty_sim.report.charts.response import Response, response
from loyalty_sim.report.charts.returns_curve import returns_curve
from loyalty_sim.report.charts.table import details
from loyalty_sim.report.charts.time_curves import Curve, time_curves
from loyalty_sim.report.charts.tornado import Swing, tornado

__all__ = [
    "Bar",
    "Chart",
    "Corner",
    "Curve",
    "Kind",
    "Response",
    "Swing",
    "bars",
    "charts_of",
    "details",
    "dotplot",
    "heat_map",
    "parallel",
    "plane",
    "response",
    "returns_curve",
    "time_curves",
    "tornado",
]
