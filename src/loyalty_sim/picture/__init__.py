"""Charts for the screen: pure functions from figures to ECharts options, one chart a file, the same in app and report.

Every function gives a `Chart`: the option (plain JSON, no functions inside), one sentence that says what is seen, and
the table of the same figures.
"""

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.details import details
from loyalty_sim.picture.dotplot import dotplot
from loyalty_sim.picture.heat_map import heat_map
from loyalty_sim.picture.parallel import parallel
from loyalty_sim.picture.plane import Corner, Kind, plane
from loyalty_sim.picture.response import Response, response
from loyalty_sim.picture.time_curves import Curve, time_curves
from loyalty_sim.picture.tornado import Swing, tornado

__all__ = [
    "Bar",
    "Chart",
    "Corner",
    "Curve",
    "Kind",
    "Response",
    "Swing",
    "bars",
    "details",
    "dotplot",
    "heat_map",
    "parallel",
    "plane",
    "response",
    "time_curves",
    "tornado",
]
