"""Charts on paper: the options that ECharts draws on the screen, drawn by matplotlib.

`figure` is the one way from charts to a picture on paper: of a result, a claim, a published finding; `svg_uri` that of
a report without script. `layout` says what stands where; the other files draw what stands in a panel.
"""

from loyalty_sim.picture.paper.layout import figure, svg_uri

__all__ = ["figure", "svg_uri"]
