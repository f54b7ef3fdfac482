"""A page for people who know Mesa: `solara run src/loyalty_sim/app/mesa_page.py` (extra `loyalty-sim[mesa-viz]`).

Solara is pinned there: later ones need the internet, or break Mesa's page.
"""

import solara
from matplotlib.figure import Figure
from mesa.visualization import Slider, SolaraViz
from mesa.visualization.utils import update_counter

from loyalty_sim.market import ServiceMarket


class LeverMarket(ServiceMarket):
    """A small market whose levers are keywords, as Mesa's sliders want them (1 is what the trade usually spends)."""

    def __init__(self, climate: float = 1.0, training: float = 1.0, price: float = 1.0, rng: int | None = 1):
        levers = {"climate": climate, "training": training, "price": price}
        words = [f"firm.levers.{name}={value}" for name, value in levers.items()]
        super().__init__(rng=rng, overrides=["market.customers=2000", *words])


@solara.component
def Indicators(model: ServiceMarket) -> None:
    """Customers and profit of every firm, week by week."""
    update_counter.get()
    figure = Figure(figsize=(6, 5))
    panels = figure.subplots(2, 1, sharex=True)
    for panel, name in zip(panels, ("customers", "profit"), strict=True):
        if model.week:
            model.history.pivot(index="week", columns="firm", values=name).plot(ax=panel, xlabel="week", ylabel=name)
    solara.FigureMatplotlib(figure)


sliders = {name: Slider(name, 1.0, 0.3, 3.0, 0.1) for name in ("climate", "training", "price")}
page = SolaraViz(LeverMarket(), components=[Indicators], model_params=sliders, name="loyalty_sim")
