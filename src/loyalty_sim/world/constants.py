"""What a run needs to know and never changes: terms of trade, anchors and start distributions, derived from a scenario.

The anchors tie the scale of perceived quality to the survey answers the starting customers are drawn from: a customer
who meets the service of the start perceives, on average, what was answered.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.stats import gamma

from loyalty_sim.evidence.tables import start_cells

if TYPE_CHECKING:
    from loyalty_sim.scenario.schema import Scenario

QUANTILES = 2048


class Constants(NamedTuple):
    """Numbers and arrays that kernels read beside the tables and the theory's parameters.

    The start cells and the quantiles of need rates are inverse distributions: a uniform draw picks one entry.
    `usual_quality` and `usual_satisfaction` are the mean answers; `service_reference` the mean service index of the start, by segment;
    `quality_anchor` is the intercept of perceived quality and `judgement_anchor` that of judgements, set so that the
    answers the market starts from are what its service keeps up.
    """

    cell_cumulative: np.ndarray
    cell_expectation: np.ndarray
    cell_quality: np.ndarray
    cell_satisfaction: np.ndarray
    need_quantiles: np.ndarray
    service_reference: np.ndarray
    usual_quality: float
    usual_satisfaction: float
    quality_anchor: float
    judgement_anchor: float
    mean_need: float
    utilisation: float
    capacity_per_position: float
    switching_cost: float
    contract_share: float
    tariff: float
    tangibles: float
    tenure_weeks: float
    employee_tenure_weeks: float
    bonded_share: float
    weekly_exit: float
    weekly_entry: float


def base_constants(scenario: "Scenario") -> Constants:
    """Constants that follow from the scenario alone; the anchors are set once the world is populated."""
    trade, market = scenario.trade, scenario.market
    cells = start_cells(trade.evidence)
    shape = trade.need_shape
    quantiles = gamma.ppf((np.arange(QUANTILES) + 0.5) / QUANTILES, shape, scale=trade.need_rate / shape)
    need = np.minimum(quantiles, 1.0)
    share = np.diff(cells.cumulative, prepend=0.0)
    return Constants(
        cell_cumulative=cells.cumulative,
        cell_expectation=cells.expectation,
        cell_quality=cells.quality,
        cell_satisfaction=cells.satisfaction,
        need_quantiles=need,
        service_reference=np.zeros(2),
        usual_quality=float(share @ (cells.quality - 1.0) / 9.0),
        usual_satisfaction=float(share @ (cells.satisfaction - 1.0) / 9.0),
        quality_anchor=float(share @ (cells.quality - 1.0) / 9.0),
        judgement_anchor=float(share @ (cells.satisfaction - cells.quality) / 9.0),
        mean_need=float(need.mean()),
        utilisation=trade.utilisation,
        capacity_per_position=1.0,
        switching_cost=trade.switching_cost,
        contract_share=trade.contract_share,
        tariff=trade.tariff,
        tangibles=trade.tangibles,
        tenure_weeks=52.0 * trade.tenure_years,
        employee_tenure_weeks=52.0 * trade.employee_tenure_years,
        bonded_share=trade.bonded_share,
        weekly_exit=1.0 - (1.0 - market.exit_rate) ** (1.0 / 52.0),
        weekly_entry=1.0 / market.entry_weeks,
    )
