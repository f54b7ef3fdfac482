"""What worlds may be before they are held to the given figures: all that is in doubt, and no figure used twice.

The interval that a calibration left comes from moments. Where a trade is held to the same moments here, the range that
the calibration searched is taken in its stead.
"""

from collections.abc import Iterator

from loyalty_sim.data import shipped_rows
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.vary.calibrated import SHARED
from loyalty_sim.studies.vary.doubtful import doubtful
from loyalty_sim.studies.vary.factor import Factor
from loyalty_sim.validation.calibrate.stages import STAGES
from loyalty_sim.validation.calibrate.target_moments import PUBLISHED, target_moments
from loyalty_sim.validation.posterior.given import given_of

WIDE = 4.0
"""A range whose ends are further apart than by this factor is drawn in equal ratios, so that its lower part is seen."""


def prior_factors(scenario: Scenario) -> list[Factor]:
    """All that is in doubt in business as usual of a trade, each within what is thought without the given figures.

    >>> from loyalty_sim.scenario import load_scenario
    >>> wide = {f.key: f.interval for f in prior_factors(load_scenario())}
    >>> wide["theory.failure.usual"]
    (0.01, 0.15)
    """
    wide = dict(_used_twice(scenario.trade.name))
    return [_within(factor, wide[factor.key]) if factor.key in wide else factor for factor in doubtful(scenario)]


def _within(factor: Factor, searched: tuple[float, float]) -> Factor:
    low, high = min(searched[0], factor.low), max(searched[1], factor.high)
    return Factor.between(factor.key, low, high, ratio=low > 0 and high > WIDE * low)


def _used_twice(trade: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Settings whose calibrated interval rests on figures that the trade is held to, with the range searched."""
    held_to = {(each.name, each.value) for each in given_of(trade)}
    known = {(name, moment.value) for name, moment in target_moments(trade).items()}
    known |= {(moment.name, moment.value) for moment in PUBLISHED[SHARED]}
    again = {name for name, _ in held_to & known}
    stages = {stage.name for stage in STAGES if again & set(stage.moments)}
    for row in shipped_rows("calibrated.csv"):
        if row["case"] in (SHARED, trade) and row["stage"] in stages:
            yield row["key"], (float(row["low"]), float(row["high"]))
