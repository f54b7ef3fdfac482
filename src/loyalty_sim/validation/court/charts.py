"""The pictures of a docket: the headline curves before and after."""

from itertools import pairwise

from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.response import Response, response
from loyalty_sim.validation.claims.depth import LEVELS
from loyalty_sim.validation.court.curve import Returns
from loyalty_sim.validation.court.docket import Docket
from loyalty_sim.validation.court.words import curve

SIDES = ("as shipped", "with the case")


def charts(docket: Docket) -> list[Chart]:
    """One a curve; none if the hearing had none."""
    return [_returns(found) for found in docket.returns]


def _returns(found: Returns) -> Chart:
    middle = [(low + high) / 2 for low, high in pairwise(LEVELS)]
    drawn = [
        Response(name, middle, *zip(*(getattr(shift, side) for shift in found.marginal), strict=True))
        for name, side in zip(SIDES, ("before", "after"), strict=True)
    ]
    return response(
        drawn, f"spend on {found.name} (times the usual)", "gross return of the\nnext unit of money",
        f"What the next unit of money in {found.name} returns", "90 % intervals; above 1 it pays", curve(found), 1.0,
    )  # fmt: skip
