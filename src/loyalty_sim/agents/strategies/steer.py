"""Steer by an indicator: what the firm watches is what it corrects (MODEL.md, F1)."""

from typing import Annotated, Any, NamedTuple

from loyalty_sim.agents.strategies.public import PublicMarket
from loyalty_sim.parameter import Parameter

WATCHED = ("none", "satisfaction", "punctuality", "cost", "innovativeness")


class Steer(NamedTuple):
    """After a quarter in which the watched indicator has slipped, correct the levers that stand for it.

    satisfaction: the firm's own survey score (which needs listening) against the first one it saw; more climate and
    process. innovativeness: the share of answers that name it the most innovative, as product leaders ask; more
    innovation. punctuality: the share of
    customers served on time; more staffing. cost: profit below that of the first quarter; less of
    every lever. Whatever is not watched drifts. Proxies in service: Reichheld 1996 Harv Bus Rev 74(2):56; the sizes
    are judgement.
    """

    watch: Annotated[str, Parameter("indicator that management watches", choices=WATCHED)] = "satisfaction"
    correction: Annotated[
        float, Parameter("extra spending when it has slipped, of the reference spend", "1 a quarter", 0.0, 5.0)
    ] = 0.25
    tolerated: Annotated[float, Parameter("slip that is not noticed, of the first figure", "1", 0.0, 1.0)] = 0.01

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Correct what has slipped."""
        if self.watch == "satisfaction":
            self._lift(firm, self._slipped(firm, firm.measured), "climate", "process")
        elif self.watch == "punctuality":
            self._lift(firm, self._slipped(firm, 100.0 * firm.on_time), "staffing")
        elif self.watch == "innovativeness":
            self._lift(firm, self._slipped(firm, 100.0 * firm.most_innovative), "innovation")
        elif self.watch == "cost" and market.profit[firm.row] < (1.0 - self.tolerated) * firm.start_profit:
            for lever, usual in firm.usual_spend.items():
                firm.spend[lever] = max(0.0, firm.spend[lever] - self.correction * usual)

    def _slipped(self, firm: Any, figure: float) -> bool:
        if firm.measured_start <= 0.0:
            firm.measured_start = figure
        return bool(0.0 < figure < (1.0 - self.tolerated) * firm.measured_start)

    def _lift(self, firm: Any, slipped: bool, *levers: str) -> None:
        for lever in levers if slipped else ():
            firm.spend[lever] += self.correction * firm.reference_spend[lever]
