"""The page for people who know Mesa can be imported where its extra is installed."""

from importlib import import_module
from importlib.util import find_spec

import pytest

pytestmark = pytest.mark.skipif(
    find_spec("solara") is None, reason="the extra is not installed here: pip install -c constraints.txt '.[mesa-viz]'"
)


def test_the_page_is_there_and_its_market_takes_what_the_sliders_give():
    page = import_module("loyalty_sim.app.mesa_page")
    assert page.page is not None
    market = page.LeverMarket(climate=2.0, training=0.5, price=1.1)
    assert (market.config.firm.levers.climate, market.config.firm.levers.price) == (2.0, 1.1)
    assert set(page.sliders) == {"climate", "training", "price"}
