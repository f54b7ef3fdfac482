"""Charts on paper: the options that ECharts draws on the screen, drawn by matplotlib.

`figure` is the one way from charts to a picture on paper: of a result, a claim, a published finding; `svg_uri` that of
a report without script; `write_png` and `write_svg` write one to a file. `layout` says what stands where; the other
files draw what stands in a panel.
"""

from loyalty_sim.picture.paper.layout import figure, svg_uri
from loyalty_sim.picture.paper.saved import write_png, write_svg

__all__ = ["figure", "svg_uri", "write_png", "write_svg"]
